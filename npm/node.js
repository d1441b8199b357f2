// The front door for Node, Deno and Bun: the program is read from the package's own folder.

import { readFile } from "node:fs/promises";
import start from "./whosaid.js";

export { annotate, annotateAsJson, exportAs, exportDocument, initSync, version } from "./whosaid.js";

export default function init(source) {
  return start(source ?? readFile(new URL("./whosaid_bg.wasm", import.meta.url)));
}
