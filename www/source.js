// Where the program comes from when the page is hosted: its own folder.
// In the one-file page source-inside.js stands in for this file.

import { trusted } from "./trusted.js";

async function fetched() {
  const answer = await fetch("whosaid.wasm");
  if (!answer.ok) throw new Error(`whosaid.wasm did not come: ${answer.status} ${answer.statusText}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** The compiled program. */
export const program = fetched();

/** A worker that has the program, or will have it. */
export function newWorker() {
  const worker = new Worker(trusted("worker.js"));
  program.then((module) => worker.postMessage({ type: "program", module }), () => {});
  return worker;
}

/** Ends a worker. */
export function dismiss(worker) {
  worker.terminate();
}

/** Lets the hosted page be installed, and opened without a network: its own files are kept by its service worker. */
export function installed() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  // A page that cannot be kept works all the same.
  addEventListener("load", () => navigator.serviceWorker.register(trusted("service-worker.js")).catch(() => {}));
}
