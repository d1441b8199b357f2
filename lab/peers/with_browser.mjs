// What Whosaid's own package marks in a page of a real browser. Usage: BROWSER=chromium node with_browser.mjs FOLDER

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { missing } from "./answers.mjs";

const folder = path.resolve(process.argv[2]);
if (!existsSync(path.join(folder, "whosaid.js"))) missing(`there is no package in ${folder}: cargo xtask dist makes it`);
const browsers = await import("../web/page.mjs").catch((error) => missing(`${error.message}: cargo xtask test installs what drives the browsers`));
const opened = await browsers.packagePage(folder).catch((error) => missing(error.message.split("\n")[0]));
const { page, browser, close } = opened;

const articles = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const version = await page.evaluate(async (texts) => {
  const engine = await import("/whosaid.js");
  await engine.default();
  globalThis.engine = engine;
  globalThis.texts = texts;
  engine.annotate("Ada Marsh of the Ferry Board spoke in Riga on Monday.");
  return engine.version();
}, articles.map(({ text }) => text));
// The page tells how long each article took by the clock, the system how long its thread was at work in all. What was
// found is fetched afterwards: to hand it over takes the page longer than to find it.
const { seconds } = await browsers.worked(() => page.evaluate(() => {
  globalThis.answers = globalThis.texts.map((text) => {
    const begun = performance.now();
    const { entities } = globalThis.engine.annotate(text);
    return { clock: performance.now() - begun, entities };
  });
}));
const answers = await page.evaluate(() => globalThis.answers.map(({ clock, entities }) => ({
  clock,
  entities: entities.map(({ start, end, label }) => ({ start, end, label })),
})));
const all = answers.reduce((sum, { clock }) => sum + clock, 0);
console.log(JSON.stringify({ version: `whosaid ${version} in ${browser.browserType().name()} ${browser.version()}` }));
for (const [at, { clock, entities }] of answers.entries()) {
  console.log(JSON.stringify({ id: articles[at].id, entities, seconds: (clock / all) * seconds }));
}
await close();
