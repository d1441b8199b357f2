// Where the program comes from in the one-file page: the file itself, compressed and as letters. The worker's script is
// packed with it, before it: its length comes first.

import { bytesOf } from "./letters.js";

// What is inside stands behind this script.
const whole = document.readyState === "loading" ? new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true })) : Promise.resolve();

const unpacked = whole.then(async () => {
  const packed = document.getElementById("program");
  const stream = new Blob([bytesOf(packed.textContent, Number(packed.dataset.length))]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(stream).arrayBuffer();
  const length = new DataView(bytes).getUint32(0, true);
  return { script: bytes.slice(4, 4 + length), program: bytes.slice(4 + length) };
});

/** The compiled program. */
export async function program() {
  return WebAssembly.compile((await unpacked).program);
}

/** The address of the worker's script. */
export async function workerAddress() {
  return URL.createObjectURL(new Blob([(await unpacked).script], { type: "text/javascript" }));
}

/** One file needs no installing. */
export function installed() {}
