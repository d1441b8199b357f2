// The front door for browsers and bundlers. `glue.js` is what wasm-bindgen wrote; nothing else need know it.

import start, { annotateAsNumbers, initSync as startSync } from "./glue.js";
import { documentOf } from "./document.js";

export { annotateAsJson, exportAs, exportDocument, version } from "./glue.js";

export function annotate(text, options) {
  return documentOf(text, ...annotateAsNumbers(text, options));
}

export default async function init(source) {
  // Bundlers find the program by these very words.
  await start({ module_or_path: source ?? new URL("./whosaid_bg.wasm", import.meta.url) });
}

export function initSync(source) {
  startSync({ module: source?.module ?? source });
}
