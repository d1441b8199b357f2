// What Whosaid's own package marks, in Node: to see what WebAssembly costs. Usage: node with_whosaid.mjs FOLDER

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { answer, missing } from "./answers.mjs";

const folder = path.resolve(process.argv[2]);
if (!existsSync(path.join(folder, "whosaid.js"))) missing(`there is no package in ${folder}: cargo xtask dist makes it`);
const { initSync, annotate, version } = await import(pathToFileURL(path.join(folder, "whosaid.js")).href);
initSync({ module: readFileSync(path.join(folder, "whosaid_bg.wasm")) });
answer(`whosaid ${version()} as WebAssembly`, (text) => annotate(text).entities);
