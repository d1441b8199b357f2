// The command and the WebAssembly package must give the same documents: COMMAND and PACKAGE say where they are.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { news, odd } from "./generated.mjs";
import { SAMPLE } from "../../www/sample.js";

const { COMMAND, PACKAGE } = process.env;

/** Every article of the repository's tests, with the page's sample and the generated texts. */
function texts() {
  const tests = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(tests, { recursive: true }).filter((name) => name.endsWith(".txt") && !name.includes("node_modules"));
  const found = files.sort().map((name) => ({ id: name, text: readFileSync(path.join(tests, name), "utf8") }));
  found.push({ id: "the sample", text: SAMPLE }, { id: "nothing", text: "" });
  for (let seed = 1; seed <= 20; seed += 1) found.push({ id: `news ${seed}`, text: news(4000, seed) });
  for (let seed = 1; seed <= 200; seed += 1) found.push({ id: `odd ${seed}`, text: odd(20 + seed * 3, seed) });
  found.push({ id: "long news", text: news(300_000, 99) });
  return found;
}

const { initSync, annotate, annotateAsJson } = await import(pathToFileURL(path.join(PACKAGE, "whosaid.js")).href);
initSync({ module: readFileSync(path.join(PACKAGE, "whosaid_bg.wasm")) });

const all = texts();
if (!existsSync(COMMAND)) throw new Error(`${COMMAND} is missing: cargo build --release makes it`);
const native = spawnSync(COMMAND, ["annotate", "--jsonl", "--offsets", "utf16"], {
  input: all.map((one) => `${JSON.stringify(one)}\n`).join(""),
  maxBuffer: 1 << 30,
  encoding: "utf8",
});
if (native.status !== 0) throw new Error(`the command failed (${native.status}): ${native.stderr}\n${native.stdout.slice(0, 500)}`);
const lines = native.stdout.trimEnd().split("\n");
if (lines.length !== all.length) throw new Error(`${all.length} texts gave ${lines.length} lines`);

let differences = 0;
for (const [at, { id, text }] of all.entries()) {
  const got = annotate(text);
  for (const { start, end, text: slice } of [...got.entities, ...got.quotes]) {
    if (text.slice(start, end) !== slice) throw new Error(`${id}: ${start}..${end} is not “${slice}”`);
  }
  // Byte for byte: the id stands first, as it was given.
  const expected = lines[at];
  const found = `{"id":${JSON.stringify(id)},${annotateAsJson(text).slice(1)}`;
  if (found === expected) continue;
  differences += 1;
  console.log(`   differs: ${id}\n     command: ${firstDifference(expected, found)}\n     package: ${firstDifference(found, expected)}`);
}
console.log(`   ${all.length} texts, ${differences} differ`);
process.exit(differences ? 1 : 0);

function firstDifference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.slice(Math.max(0, at - 40), at + 80);
}
