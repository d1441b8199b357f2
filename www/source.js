// Where the program comes from when the page is hosted: its own folder.
// In the one-file page source-inside.js stands in for this file.

import { trusted } from "./trusted.js";

/** The compiled program. */
export async function program() {
  const answer = await fetch("whosaid.wasm");
  if (!answer.ok) throw new Error(`whosaid.wasm did not come: ${answer.status} ${answer.statusText}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** The address of the worker's script. */
export async function workerAddress() {
  return "worker.js";
}

/** Lets the hosted page be installed, and opened without a network: its own files are kept by its service worker. */
export function installed() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  // A page that cannot be kept works all the same.
  addEventListener("load", () => navigator.serviceWorker.register(trusted("service-worker.js")).catch(() => {}));
}
