// How the first worker of the one-file page comes by its program: as letters, piece by piece, which become bytes, which
// are unpacked and compiled while the next pieces are still on their way. The build puts this before worker.js.

import { bytesOf } from "./letters.js";

let pieces = null;

self.addEventListener("message", ({ data }) => {
  if (data.type !== "letters") return;
  pieces ??= unpacker();
  // What goes wrong here is heard of where the program is compiled.
  pieces.write(bytesOf(data.letters, data.length, data.groups)).catch(() => {});
  if (data.last) pieces.close().catch(() => {});
});

/** Where the packed bytes go. */
function unpacker() {
  const { writable, readable } = new DecompressionStream("gzip");
  WebAssembly.compileStreaming(new Response(readable, { headers: { "Content-Type": "application/wasm" } })).then((module) => {
    begin(module);
    self.postMessage({ type: "program", module });
  }).catch(({ message }) => self.postMessage({ type: "spoilt", why: message }));
  return writable.getWriter();
}
