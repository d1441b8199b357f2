// A test on a page of its own, and what readers do there.

import { test } from "node:test";
import { assertQuiet, BROWSER, marked, open } from "./browser.mjs";

/** Declares a test of one page of `browser()`, which must have asked nobody for anything by the end. */
export function pageTests(browser) {
  return (name, body, options) => test(name, async () => {
    const page = await open(browser(), undefined, options);
    try {
      await body(page);
      assertQuiet(page);
    } finally {
      await page.context().close();
    }
  });
}

/** The button with this name. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Reads the sample. */
export async function sample(page) {
  await button(page, "Try a sample").click();
  await marked(page);
}

/** Pastes into what has the keyboard, as another program would have copied it: `{ plain, html }`. */
export function paste(page, { plain = "", html = "" }) {
  return page.evaluate(([text, markup]) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", text);
    if (markup) carried.setData("text/html", markup);
    const target = document.activeElement;
    const event = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
    // Firefox makes events without what they were given.
    if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", { value: carried });
    target.dispatchEvent(event);
  }, [plain, html]);
}

/** Selects these words in the article. */
export function select(page, words) {
  return page.evaluate((wanted) => {
    const host = document.getElementById("article");
    const place = (at) => {
      const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
      let left = at;
      while (walker.nextNode() && left > walker.currentNode.data.length) left -= walker.currentNode.data.length;
      return [walker.currentNode, left];
    };
    const start = host.textContent.indexOf(wanted);
    if (start < 0) throw new Error(`no “${wanted}” in the article`);
    getSelection().setBaseAndExtent(...place(start), ...place(start + wanted.length));
  }, words);
}

/** Does something that saves a file, and gives its name and text. */
export async function saved(page, act) {
  if (BROWSER === "chromium") {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString("utf8") };
  }
  // Playwright is not told of downloads by the Firefox that Debian ships: what the page hands to the browser is taken.
  await page.evaluate(() => {
    globalThis.handed = new Promise((resolve) => {
      HTMLAnchorElement.prototype.click = function click() {
        resolve({ name: this.download });
      };
      URL.createObjectURL = (blob) => {
        globalThis.blob = blob;
        return "blob:taken";
      };
    });
  });
  await act();
  return page.evaluate(async () => ({ name: (await globalThis.handed).name, text: await globalThis.blob.text() }));
}
