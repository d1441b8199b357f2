// Loose quotes, which nobody sees who does not ask for them, and reports that their own cue cuts in two.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { axe, launch, read } from "./browser.mjs";
import { button, pageTests, saved } from "./on-page.mjs";

const TEXT = "The bridge over the river, Ada Marsh said on Tuesday, would open for two weeks in May. Marsh backs the plan to close the harbour.\n\nRuth Adeyemi said that the port was full.\n";
const LOOSE = "the plan to close the harbour";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

const loose = (page) => page.getByRole("switch", { name: "Loose quotes" });
/** The entries of "Who said what", in one line each. */
const said = (page) => page.locator("#speakers .words").allTextContents();
const counts = (page) => page.locator("#speakers .counts").allTextContents();

/** How often the loose report's words stand in each file that the page saves. */
async function times(page) {
  const found = {};
  for (const format of ["report", "text", "html", "csv", "json"]) {
    await button(page, "Save").click();
    const { text } = await saved(page, () => page.locator(`[data-format="${format}"]`).click());
    found[format] = text.split(LOOSE).length - 1;
  }
  return found;
}

onPage("a loose report is hidden until its switch is set, wherever quotes are shown", async (page) => {
  await read(page, TEXT);
  const mark = page.locator("mark[data-kind=indirect]", { hasText: LOOSE });
  assert.equal(await mark.count(), 0);
  assert.deepEqual(await said(page), ["The bridge over the river … would open for two weeks in May", "said that the port was full"]);
  assert.equal(await page.locator("#summary").textContent(), "2 quotes by 2 speakers");
  assert.equal(await loose(page).isChecked(), false);
  // Once where it stands, and once more where it is listed; what other programs read lists everything.
  assert.deepEqual(await times(page), { report: 1, text: 1, html: 1, csv: 1, json: 2 });
  assert.deepEqual(await axe(page), []);

  await loose(page).focus();
  await page.keyboard.press("Space");
  await mark.waitFor();
  assert.deepEqual(await said(page), ["The bridge over the river … would open for two weeks in May", "Marsh backs the plan to close the harbour", "said that the port was full"]);
  assert.deepEqual(await counts(page), ["1 reported, 1 loose · 18 words", "1 reported · 5 words"]);
  assert.equal(await page.locator("#summary").textContent(), "3 quotes by 2 speakers");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.switch), "loose");
  assert.deepEqual(await times(page), { report: 2, text: 2, html: 2, csv: 1, json: 2 });
  assert.deepEqual(await axe(page), []);

  await mark.click();
  await page.getByRole("dialog").getByText("Loose quote", { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");

  // The next article is shown as this one is.
  await read(page, `Once more. ${TEXT}`);
  await mark.waitFor();
});

onPage("a loose report that the reader calls reported speech is one", async (page) => {
  await read(page, TEXT);
  await loose(page).check({ force: true });
  await page.locator("mark.loose", { hasText: LOOSE }).click();
  await page.getByRole("group", { name: "Something else?" }).getByRole("button", { name: "Reported" }).click();
  await page.locator("mark[data-kind=indirect]:not(.loose)", { hasText: LOOSE }).waitFor();
  assert.equal(await loose(page).count(), 0);
  assert.equal(await page.locator("#summary").textContent(), "3 quotes by 2 speakers");
});

onPage("a report in two parts is one entry, is copied as one and has one speaker", async (page) => {
  await read(page, TEXT);
  await page.evaluate(() => {
    globalThis.copies = [];
    const put = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function setData(type, words) {
      globalThis.copies.push(words);
      return put.call(this, type, words);
    };
  });
  const part = page.locator("mark[data-kind=indirect]", { hasText: "would open" });
  await part.click();
  assert.match(await page.locator("#speakers [aria-current]").textContent(), /^The bridge over the river … would open for two weeks in May/);
  await button(page, "Copy with its speaker").click();
  assert.deepEqual(await page.evaluate(() => globalThis.copies), ["Ada Marsh: The bridge over the river … would open for two weeks in May"]);
  await part.click();
  await page.getByRole("group", { name: "Somebody else?" }).getByRole("button", { name: "Ruth Adeyemi" }).click();
  await page.waitForFunction(() => document.querySelector("#summary").textContent === "2 quotes by 1 speaker");
  assert.deepEqual(await said(page), ["The bridge over the river … would open for two weeks in May", "said that the port was full"]);
});
