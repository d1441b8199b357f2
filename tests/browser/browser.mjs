// Real browsers for the tests: the page from dist/, on which any request to elsewhere is a failure.

import { chromium, firefox } from "playwright-core";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const dist = process.env.DIST ?? path.join(root, "dist");

/** The browser under test, by the name of its command. */
export const BROWSER = process.env.BROWSER ?? "chromium";

/** The page in one file, as a reader opens it from a folder. */
export const FILE = pathToFileURL(path.join(dist, "whosaid.html")).href;

/** Starts the browser under test, or the one of this name. */
export function launch(name = BROWSER) {
  if (name === "firefox-esr") return firefox.launch({ channel: "moz-firefox", executablePath: "/usr/bin/firefox-esr" });
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
  });
}

/**
 * Opens the page. `page.strays` collects requests to anywhere but the page itself and its blobs, and errors;
 * a test ends with `assertQuiet`.
 */
export async function open(browser, address = FILE, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.strays = [];
  const own = (url) => url.startsWith("blob:") || url.startsWith("data:") || (address.startsWith("file:") ? url.split("#")[0] === address : url.startsWith(address));
  page.on("request", (request) => {
    if (!own(request.url())) page.strays.push(`request: ${request.url()}`);
  });
  page.on("pageerror", (error) => page.strays.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.strays.push(`console: ${message.text()}`);
  });
  await page.goto(address);
  return page;
}

/** Fails when the page asked anybody for anything, or stumbled. */
export function assertQuiet(page) {
  if (page.strays.length) throw new Error(`the page was not quiet:\n${page.strays.join("\n")}`);
}

/** The paste area. */
export const field = (page) => page.getByRole("textbox", { name: "Article text" });

/** Fills in a text and waits until it is marked. */
export async function read(page, text) {
  await field(page).fill(text);
  await marked(page);
}

/** Waits until the engine is done with what the page holds. */
export function marked(page) {
  return page.waitForFunction(() => {
    const article = document.getElementById("article");
    return !article.hidden && article.getAttribute("aria-busy") === "false";
  }, undefined, { timeout: 60_000 });
}

/** What the article says, character for character. */
export function articleText(page) {
  return page.evaluate(() => document.getElementById("article").textContent);
}

/** axe's findings in the page as it stands, in words. */
export async function axe(page) {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  // Contrast is the same in every browser, and takes Firefox ten times as long to measure.
  const { violations } = await page.evaluate((contrast) => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: contrast } },
  }), BROWSER === "chromium");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n  ${failureSummary}`).join("\n")}`);
}
