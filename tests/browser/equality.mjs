// The command and the WebAssembly package, in Node and in browsers, must give the same documents: COMMAND and PACKAGE say
// where they are, BROWSERS which browsers are asked, and CORPORA, if it is given, where articles are to be had.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { news, odd } from "./generated.mjs";
import { packagePage } from "./package-page.mjs";
import { SAMPLE } from "../../www/sample.js";

const { COMMAND, PACKAGE, BROWSERS = "", CORPORA } = process.env;

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

// Files of articles on which nothing is trained.
const DEV = ["entities/worldwide.dev", "entities/nne.dev", "entities/timex_timebank.all", "quotes/polnear.dev", "entities/uner_ewt.dev"];

/** The first 500 articles of them. */
function articles(folder) {
  const read = (name) => {
    const lines = readFileSync(path.join(folder, `${name}.jsonl`), "utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line)).map(({ id, text }) => ({ id: `${name} ${id}`, text }));
  };
  return DEV.flatMap(read).slice(0, 500);
}

const { initSync, annotate, annotateAsJson } = await import(pathToFileURL(path.join(PACKAGE, "whosaid.js")).href);
initSync({ module: readFileSync(path.join(PACKAGE, "whosaid_bg.wasm")) });

const all = CORPORA ? articles(CORPORA) : texts();
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

/** Compares what was found where with what the command said, byte for byte: the id stands first, as it was given. */
function compare(where, documents) {
  for (const [at, { id }] of all.entries()) {
    const found = `{"id":${JSON.stringify(id)},${documents[at].slice(1)}`;
    if (found === lines[at]) continue;
    differences += 1;
    console.log(`   differs: ${id}\n     command: ${firstDifference(lines[at], found)}\n     ${where}: ${firstDifference(found, lines[at])}`);
  }
}

for (const { id, text } of all) {
  const got = annotate(text);
  for (const { start, end, text: slice } of [...got.entities, ...got.quotes]) {
    if (text.slice(start, end) !== slice) throw new Error(`${id}: ${start}..${end} is not “${slice}”`);
  }
}
compare("Node", all.map(({ text }) => annotateAsJson(text)));
const asked = BROWSERS.split(" ").filter(Boolean);
for (const name of asked) {
  const { page, close } = await packagePage(PACKAGE, name);
  const documents = await page.evaluate(async (given) => {
    const engine = await import("/whosaid.js");
    await engine.default();
    return given.map((text) => engine.annotateAsJson(text));
  }, all.map(({ text }) => text));
  await close();
  compare(name, documents);
}
const bytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
console.log(`   ${all.length} texts, ${(bytes / 1e6).toFixed(2)} MB: native, Node${asked.map((name) => `, ${name}`).join("")}: ${differences} differ`);
process.exit(differences ? 1 : 0);

function firstDifference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.slice(Math.max(0, at - 40), at + 80);
}
