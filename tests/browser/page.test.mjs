// The page as its readers use it: from a folder, with no network.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { articleText, assertQuiet, axe, field, launch, marked, open, read } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A test on a page of its own, which must have asked nobody for anything by the end. */
function onPage(name, body, options) {
  test(name, async () => {
    const page = await open(browser, undefined, options);
    await body(page);
    assertQuiet(page);
    await page.context().close();
  });
}

onPage("a text that a script fills in is marked", async (page) => {
  await read(page, "Ada Marsh met Tomas Lindqvist in Port Calder.");
  assert.equal(await articleText(page), "Ada Marsh met Tomas Lindqvist in Port Calder.");
  assert.ok((await page.locator("mark[data-label]").count()) > 0);
});

onPage("the sample is one click away", async (page) => {
  await page.getByRole("button", { name: "Try a sample" }).click();
  await marked(page);
  assert.match(await articleText(page), /^Harbour bridge/);
});

onPage("no page state has an accessibility fault", async (page) => {
  assert.deepEqual(await axe(page), [], "empty");
  await page.getByRole("button", { name: "Try a sample" }).click();
  await marked(page);
  assert.deepEqual(await axe(page), [], "reading");
});
