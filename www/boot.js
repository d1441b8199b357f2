// The first that the one-file page runs: it hires the first worker before the rest of the file is read, and hands it the
// program piece by piece as the letters come.

import { trusted } from "./trusted.js";

const script = URL.createObjectURL(new Blob([document.getElementById("worker").textContent], { type: "text/javascript" }));

/** Another worker, which waits for its program. */
export function idleWorker() {
  return new Worker(trusted(script));
}

/** The worker that unpacks the program. */
export const first = idleWorker();

/** The compiled program, when the first worker has it. */
export const unpacked = new Promise((resolve, reject) => {
  first.addEventListener("message", ({ data }) => {
    if (data.type === "program") resolve(data.module);
    else if (data.type === "spoilt") reject(new Error(data.why));
  });
  first.addEventListener("error", ({ message }) => reject(new Error(message || "the worker cannot be started")));
});
// Whoever waits for it is told; before that nobody listens.
unpacked.catch(() => {});

/** Hands over the piece of the program before the script that is running. */
export function handOver() {
  const piece = document.currentScript.previousElementSibling;
  const { length, groups, last } = piece.dataset;
  first.postMessage({ type: "letters", letters: piece.textContent, length: Number(length), groups: Number(groups), last: last !== undefined });
}
