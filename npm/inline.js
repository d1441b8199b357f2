#!/usr/bin/env node
// Writes the package as one file with the program inside, for pages that are a single file and for places without files:
// npx whosaid-inline whosaid.inline.js
//
// The package itself holds the program once; who wants it inside asks for it here.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [target] = process.argv.slice(2);
if (!target || target.startsWith("-")) {
  console.error("Usage: whosaid-inline FILE.js\n\nWrites an ES module with the program inside: import init, { annotate } from \"./FILE.js\"; await init();");
  process.exit(2);
}
const own = (name) => readFileSync(new URL(name, import.meta.url));
// What the program's JavaScript half exports is written once more below, in terms of the program inside.
const objects = own("./document.js").toString();
const glue = own("./glue.js").toString();
const program = gzipSync(own("./whosaid_bg.wasm"), { level: 9 }).toString("base64");
const end = glue.lastIndexOf("export {");
if (end < 0 || !/export \{ initSync, __wbg_init as default \};?\s*$/u.test(glue)) throw new Error("glue.js ends in a way that this script does not know");

writeFileSync(target, `${glue.slice(0, end)}
${objects}
export function annotate(text, options) {
  return documentOf(text, ...annotateAsNumbers(text, options));
}

const PROGRAM = "${program}";

let ready = null;

export default function init() {
  ready ??= (async () => {
    const bytes = Uint8Array.from(atob(PROGRAM), (character) => character.charCodeAt(0));
    const unpacked = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
    initSync({ module: await WebAssembly.compile(await unpacked.arrayBuffer()) });
  })();
  return ready;
}

export { initSync };
`);
