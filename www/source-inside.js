// Where the program comes from in the one-file page: the file itself, compressed and as letters.

import { bytesOf } from "./letters.js";

const inside = (id) => document.getElementById(id).textContent;

/** The compiled program. */
export async function program() {
  // The page first: it can be typed into while the program is unpacked.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const unpacked = new Blob([bytesOf(inside("program"))]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}

/** The address of the worker's script. */
export function workerAddress() {
  return URL.createObjectURL(new Blob([inside("worker")], { type: "text/javascript" }));
}

/** One file needs no installing. */
export function installed() {}
