// Where the program comes from in the one-file page: the file itself, unpacked by its first worker.

import { first, idleWorker, unpacked } from "./boot.js";

let unhired = first;

/** The compiled program. */
export const program = unpacked;

/** A worker that has the program, or will have it. */
export function newWorker() {
  if (unhired) {
    unhired = null;
    return first;
  }
  const worker = idleWorker();
  unpacked.then((module) => worker.postMessage({ type: "program", module }), () => {});
  return worker;
}

/** Ends a worker; the first one not before it has unpacked the program for the others. */
export function dismiss(worker) {
  const end = () => worker.terminate();
  if (worker === first) unpacked.then(end, end);
  else end();
}

/** One file needs no installing. */
export function installed() {}
