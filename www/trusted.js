// Browsers that know trusted types want every script's address vouched for; those given here are the page's own.

const policy = globalThis.trustedTypes?.createPolicy("whosaid", { createScriptURL: (address) => address });

/** An address of the page's own script, vouched for. */
export function trusted(address) {
  return policy ? policy.createScriptURL(address) : address;
}
