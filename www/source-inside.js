// Where the program comes from in the one-file page: the file itself, compressed and as letters.

import { bytesOf } from "./letters.js";

const inside = (id) => document.getElementById(id).textContent;

// What is inside stands behind this script.
const whole = document.readyState === "loading" ? new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true })) : Promise.resolve();

/** The compiled program. */
export async function program() {
  await whole;
  const unpacked = new Blob([bytesOf(inside("program"))]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}

/** The address of the worker's script. */
export async function workerAddress() {
  await whole;
  return URL.createObjectURL(new Blob([inside("worker")], { type: "text/javascript" }));
}

/** One file needs no installing. */
export function installed() {}
