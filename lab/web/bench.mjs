// Measures the shipped program in the browser that BROWSER names. Usage: node bench.mjs PACKAGE PAGE < texts.json > figures.json
//
// In: `{ articles, one, article, long, runs }`. Out: seconds and bytes as `lab/src/web.rs` reads them, a list for each
// thing that was done several times.

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { packagePage, worked } from "./page.mjs";

const [folder, file] = process.argv.slice(2);
const { articles, one, article, long, runs } = JSON.parse(readFileSync(0, "utf8"));
const figures = { page: [], start: [], articles: [], one: [], again: [], keys: [], memory: {} };

const { page, browser, close } = await packagePage(path.resolve(folder));
figures.version = `${browser.browserType().name() === "chromium" ? "Chromium" : "Firefox"} ${browser.version()}`;

// The package in a page that knows nothing of it yet: each part of the start by itself.
for (let run = 0; run < runs; run += 1) {
  await page.reload();
  figures.start.push(await page.evaluate(async () => {
    const times = {};
    let before = performance.now();
    const lap = (name) => {
      const now = performance.now();
      times[name] = (now - before) / 1000;
      before = now;
    };
    const engine = await import("/whosaid.js");
    lap("script");
    const bytes = await (await fetch("/whosaid_bg.wasm")).arrayBuffer();
    lap("fetch");
    const module = await WebAssembly.compile(bytes);
    lap("compile");
    engine.initSync({ module });
    lap("instance");
    engine.annotate("Yes.");
    lap("model");
    return times;
  }));
}

// Then a page in which all the rest happens.
await page.reload();
await page.evaluate(async (texts) => {
  globalThis.engine = await import("/whosaid.js");
  const glue = await import("/glue.js");
  globalThis.memory = (await glue.default({ module_or_path: "/whosaid_bg.wasm" })).memory;
  globalThis.texts = texts;
  globalThis.heap = () => performance.memory?.usedJSHeapSize ?? null;
  globalThis.read = (list) => list.reduce((sum, text) => sum + globalThis.engine.annotate(text).entities.length, 0);
  globalThis.engine.annotate("Yes.");
}, { articles, one: [one], article: [article], long: [long] });
const holds = () => page.evaluate(() => ({ wasm: globalThis.memory.buffer.byteLength, heap: globalThis.heap() }));
const reading = async (name) => (await worked(() => page.evaluate((list) => globalThis.read(globalThis.texts[list]), name))).seconds;

figures.memory.ready = await holds();
figures.first = await reading("article");
// A compiler that works while the program runs needs to see some work first: all is read once before, as by the other
// programs that are compared.
await page.evaluate(() => globalThis.read(globalThis.texts.articles));
figures.memory.articles = await holds();
for (let run = 0; run < Math.min(runs, 3); run += 1) figures.articles.push(await reading("articles"));
for (let run = 0; run < runs; run += 1) figures.again.push(await reading("long"));
figures.memory.articles = await holds();
for (let run = 0; run < Math.min(runs, 3); run += 1) figures.one.push(await reading("one"));
figures.memory.one = await holds();

// The page in one file, opened from its folder.
const address = pathToFileURL(path.resolve(file)).href;
for (let run = 0; run < runs; run += 1) {
  const opened = await browser.newPage();
  await opened.addInitScript((text) => {
    addEventListener("DOMContentLoaded", () => {
      const source = document.getElementById("source");
      const shown = document.getElementById("article");
      new MutationObserver((_, observer) => {
        if (!shown.querySelector("mark") || shown.getAttribute("aria-busy") !== "false") return;
        observer.disconnect();
        performance.mark("marked");
      }).observe(shown, { subtree: true, childList: true, attributes: true });
      // As one who pastes as soon as there is a field.
      const put = () => {
        performance.mark("field");
        source.value = text;
        source.dispatchEvent(new InputEvent("input", { bubbles: true }));
      };
      setTimeout(put, 0);
    }, { once: true });
  }, article);
  await opened.goto(address);
  await opened.waitForFunction(() => performance.getEntriesByName("marked").length > 0, undefined, { timeout: 60_000 });
  figures.page.push(await opened.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0].startTime / 1000;
    return { field: at("field"), ready: at("ready"), marked: at("marked") };
  }));
  await opened.close();
}

// A key in a long article: how long until what was typed is marked.
const opened = await browser.newPage();
await opened.goto(address);
await opened.waitForFunction(() => performance.getEntriesByName("ready").length > 0);
await opened.evaluate(async (text) => {
  const source = document.getElementById("source");
  source.value = text;
  source.dispatchEvent(new InputEvent("input", { bubbles: true }));
}, long);
const still = () => opened.waitForFunction(() => {
  const shown = document.getElementById("article");
  return !shown.hidden && shown.getAttribute("aria-busy") === "false";
}, undefined, { timeout: 60_000 });
await still();
await opened.locator("#edit-button").click();
await opened.waitForTimeout(1000);
const middle = long.indexOf("\n", long.length / 2);
for (let run = 0; run < runs + 2; run += 1) {
  const name = `Ruth Adeyem${"aeiou"[run % 5]}`;
  const key = await opened.evaluate(async ([before, typed, after]) => {
    const source = document.getElementById("source");
    const shown = document.getElementById("article");
    const begun = performance.now();
    source.value = `${before} Later ${typed} left.${after}`;
    source.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const holds = () => [...shown.querySelectorAll("mark[data-label]")].some((mark) => mark.textContent === typed);
    const channel = new MessageChannel();
    while (!holds()) {
      await new Promise((resolve) => {
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
    }
    return (performance.now() - begun) / 1000;
  }, [long.slice(0, middle), name, long.slice(middle)]);
  // The first ones wake a second worker.
  if (run >= 2) figures.keys.push(key);
  await opened.waitForTimeout(700);
  await still();
}
await close();
console.log(JSON.stringify(figures));
