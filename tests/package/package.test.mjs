// The published package, packed and installed as others install it: in Node, through Vite, and from a plain page.
// PACKAGE is the folder that `cargo xtask dist` wrote.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { launch } from "../browser/browser.mjs";

const { PACKAGE } = process.env;
const TEXT = "“We are ready,” Ada Marsh said on Monday. 😀 “Nobody knows,” she added.";
const BUDGET = 2_200_000;

const folder = mkdtempSync(path.join(tmpdir(), "whosaid-package-"));
const installed = path.join(folder, "node_modules/whosaid");

function run(program, words, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8", ...options });
  assert.equal(status, 0, `${program} ${words.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

let tarball;
let server;
let browser;
let address;

before(async () => {
  const [packed] = JSON.parse(run("npm", ["pack", PACKAGE, "--json"]));
  tarball = path.join(folder, packed.filename);
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--no-audit", "--no-fund", "--offline", tarball]);
  const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };
  server = createServer((request, response) => {
    const file = path.join(folder, new URL(request.url, "http://localhost").pathname);
    if (!existsSync(file) || !statSync(file).isFile()) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "text/plain" }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of the folder and gives what it left in `window.answer`. */
async function answer(file) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address + file);
  await page.waitForFunction(() => globalThis.answer !== undefined, undefined, { timeout: 60_000 }).catch((error) => errors.push(error.message));
  const found = await page.evaluate(() => globalThis.answer);
  await page.close();
  assert.deepEqual(errors, []);
  return found;
}

const SCRIPT = (from) => `
  import init, { annotate } from "${from}";
  init().then(() => {
    const text = ${JSON.stringify(TEXT)};
    const { quotes, offsetUnit } = annotate(text, { date: "2025-03-04" });
    globalThis.answer = { offsetUnit, quotes: quotes.map(({ start, end, speaker }) => [text.slice(start, end), speaker.name]) };
  });`;
const EXPECTED = { offsetUnit: "utf16", quotes: [["“We are ready,”", "Ada Marsh"], ["“Nobody knows,”", "Ada Marsh"]] };

test("the package is small, holds the program once, and its parts are named", () => {
  assert.ok(statSync(tarball).size < BUDGET, `${statSync(tarball).size} bytes`);
  console.log(`   the tarball weighs ${statSync(tarball).size} bytes, of at most ${BUDGET}`);
  const { exports } = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));
  for (const target of Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)))) {
    assert.ok(existsSync(path.join(installed, target)), target);
  }
  assert.equal(run("tar", ["-tzf", tarball]).split("\n").filter((name) => name.endsWith(".wasm")).length, 1);
});

test("Node", () => {
  writeFileSync(path.join(folder, "node.mjs"), `${SCRIPT("whosaid")}
    import { exportAs, exportDocument, annotateAsJson, version } from "whosaid";
    await init();
    const text = ${JSON.stringify(TEXT)};
    const [utf16, points] = ["utf16", "codepoint"].map((offsetUnit) => exportAs(text, "csv", { name: "=a", offsetUnit }).split("\\r\\n")[2]);
    let refused;
    try { exportAs(text, "csv", { offsetUnit: "bytes" }); } catch (error) { refused = error.message; }
    const again = exportDocument(text, annotateAsJson(text), "footnotes", "");
    const stance = "Ada Marsh backs the plan to close the harbour.";
    const loose = [{}, { loose: true }].flatMap((options) => [exportAs(stance, "html", options), exportDocument(stance, annotateAsJson(stance), "html", "", options)]);
    console.log(JSON.stringify({ ...globalThis.answer, utf16, points, refused, again: again.includes("[2] Ada Marsh"), loose: loose.map((page) => page.includes('id="q1"')), version: version() }));`);
  const { utf16, points, refused, again, loose, version, ...said } = JSON.parse(run("node", ["node.mjs"]));
  assert.deepEqual(said, EXPECTED);
  assert.match(refused, /utf16/);
  assert.ok(again);
  assert.deepEqual(loose, [false, false, true, true]);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.match(points, /^'=a,q2,“Nobody knows,”|^'=a,q2,"“Nobody/);
  // The emoji before the second quote is two units and one code point.
  const start = (row) => Number(/”"?,(\d+),/.exec(row)[1]);
  assert.equal(start(utf16), start(points) + 1);
});

test("Node, bytes in hand", () => {
  writeFileSync(path.join(folder, "sync.mjs"), `
    import { readFileSync } from "node:fs";
    import { fileURLToPath } from "node:url";
    import { initSync, annotate } from "whosaid";
    initSync(readFileSync(fileURLToPath(import.meta.resolve("whosaid/whosaid_bg.wasm"))));
    console.log(annotate("Ada Marsh spoke.").entities[0].text);`);
  assert.equal(run("node", ["sync.mjs"]).trim(), "Ada Marsh");
});

test("a plain page", async () => {
  writeFileSync(path.join(folder, "plain.html"), `<!doctype html><script type="module">${SCRIPT("./node_modules/whosaid/whosaid.js")}</script>`);
  assert.deepEqual(await answer("plain.html"), EXPECTED);
});

test("the same bytes as in Node for every article", async () => {
  const tests = path.resolve(import.meta.dirname, "..");
  const texts = ["golden", "speakers"].flatMap((name) => readdirSync(path.join(tests, name)).filter((file) => file.endsWith(".txt"))
    .map((file) => readFileSync(path.join(tests, name, file), "utf8")));
  assert.ok(texts.length > 40);
  writeFileSync(path.join(folder, "texts.json"), JSON.stringify(texts));
  writeFileSync(path.join(folder, "bytes.mjs"), `
    import { readFileSync } from "node:fs";
    import init, { annotateAsJson } from "whosaid";
    await init();
    console.log(JSON.stringify(JSON.parse(readFileSync("texts.json", "utf8")).map((text) => annotateAsJson(text))));`);
  const expected = JSON.parse(run("node", ["bytes.mjs"], { maxBuffer: 1 << 28 }));
  writeFileSync(path.join(folder, "bytes.html"), `<!doctype html><script type="module">
    import init, { annotateAsJson } from "./node_modules/whosaid/whosaid.js";
    await init();
    const texts = await (await fetch("texts.json")).json();
    globalThis.answer = texts.map((text) => annotateAsJson(text));
  </script>`);
  assert.ok((await answer("bytes.html")).every((document, at) => document === expected[at]));
});

test("a worker", async () => {
  writeFileSync(path.join(folder, "worker.html"), `<!doctype html><script type="module">
    import { createWorker } from "./node_modules/whosaid/worker.js";
    const stages = [];
    const worker = createWorker({ onProgress: (stage) => stages.push(stage) });
    const text = ${JSON.stringify(TEXT)};
    const [{ quotes, offsetUnit }, page, refused] = await Promise.all([
      worker.annotate(text), worker.exportAs(text, "markdown"), worker.annotate(text, { date: "never" }).catch((error) => error.message)]);
    await worker.annotate("Ada Marsh spoke in Riga. ".repeat(4000));
    worker.terminate();
    const ended = await worker.annotate(text).catch((error) => error.message);
    globalThis.answer = { offsetUnit, quotes: quotes.map(({ start, end, speaker }) => [text.slice(start, end), speaker.name]), page, refused, stages, ended };
  </script>`);
  const { page, refused, stages, ended, ...said } = await answer("worker.html");
  assert.deepEqual(said, EXPECTED);
  assert.match(page, /\[\^2\]: Ada Marsh/);
  assert.match(refused, /never/);
  assert.deepEqual(stages, ["reading", "names", "quotes", "people"]);
  assert.match(ended, /ended/);
});

test("one file with the program inside", async () => {
  run("npx", ["--no-install", "whosaid-inline", "inside.js"]);
  writeFileSync(path.join(folder, "inside.html"), `<!doctype html><script type="module">${SCRIPT("./inside.js")}</script>`);
  rmSync(path.join(folder, "alone"), { recursive: true, force: true });
  assert.deepEqual(await answer("inside.html"), EXPECTED);
});

test("the element", async () => {
  const hostile = "<img src=x onerror=alert(1)> “Yes,” Ada Marsh said.";
  writeFileSync(path.join(folder, "element.html"), `<!doctype html>
    <whosaid-article date="2025-03-04">“We are ready,” Ada Marsh said on Monday.</whosaid-article>
    <script type="module">
      import "./node_modules/whosaid/element.js";
      const element = document.querySelector("whosaid-article");
      const next = () => new Promise((resolve) => element.addEventListener("whosaid-annotated", ({ detail }) => resolve(detail), { once: true }));
      const marks = () => [...element.shadowRoot.querySelectorAll("mark")].map((mark) => [mark.dataset.label ?? mark.dataset.kind, mark.textContent, mark.dataset.speaker ?? null]);
      const first = element.document ?? await next();
      const before = { value: first.entities.at(-1).value, marks: marks() };
      element.text = ${JSON.stringify(hostile)};
      await next();
      globalThis.answer = { ...before, text: element.shadowRoot.textContent, images: element.shadowRoot.querySelectorAll("img").length };
    </script>`);
  assert.deepEqual(await answer("element.html"), {
    value: "2025-03-03",
    marks: [["direct", "“We are ready,”", "Ada Marsh"], ["PERSON", "Ada Marsh", null], ["DATE", "Monday", null]],
    text: hostile,
    images: 0,
  });
});

test("Vite", async (context) => {
  const require = createRequire(import.meta.url);
  let vite;
  try {
    vite = require.resolve("vite/package.json");
  } catch {
    context.skip("Vite is not installed beside these tests: npm install in tests/package");
    return;
  }
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><script type="module" src="/main.js"></script>`);
  writeFileSync(path.join(folder, "main.js"), `${SCRIPT("whosaid")}
    import { createWorker } from "whosaid/worker";
    import "whosaid/element";
    globalThis.work = () => createWorker().annotate("Ada Marsh spoke.").then(({ entities }) => entities[0].text);`);
  run("node", [path.join(path.dirname(vite), "bin/vite.js"), "build", "--base", "./", "--outDir", "built", "--logLevel", "error"]);
  assert.deepEqual(await answer("built/index.html"), EXPECTED);
  const page = await browser.newPage();
  await page.goto(`${address}built/index.html`);
  await page.waitForFunction(() => globalThis.answer !== undefined);
  assert.equal(await page.evaluate(() => globalThis.work()), "Ada Marsh");
  await page.close();
});

test("the types", (context) => {
  const require = createRequire(import.meta.url);
  let tsc;
  try {
    tsc = require.resolve("typescript/bin/tsc");
  } catch {
    context.skip("TypeScript is not installed beside these tests: npm install in tests/package");
    return;
  }
  writeFileSync(path.join(folder, "typed.ts"), `
    import init, { annotate, exportAs, exportDocument, type Document } from "whosaid";
    import { createWorker } from "whosaid/worker";
    import { WhosaidArticle } from "whosaid/element";
    await init();
    const { quotes, people }: Document = annotate("Ada Marsh spoke.", { date: "2025-03-04" });
    const name: string | undefined = quotes[0]?.speaker?.name ?? people[0]?.name;
    const page: string = exportAs("Ada Marsh spoke.", "webannotation", { offsetUnit: "utf16" });
    const readers: string = exportDocument("Ada Marsh spoke.", page, "html", "", { loose: true });
    const later: Promise<Document> = createWorker().annotate(page);
    const element: WhosaidArticle = document.createElement("whosaid-article");
    // @ts-expect-error There is no such format.
    exportAs("", "docx");
    export { name, readers, later, element };`);
  run("node", [tsc, "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "typed.ts"]);
});
