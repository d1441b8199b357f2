// How the page looks, to everybody: no accessibility fault in any state, light and dark, forced colours, small, on paper.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { articleText, axe, BROWSER, launch, read } from "./browser.mjs";
import { button, pageTests, sample, select } from "./on-page.mjs";
import { SAMPLE } from "../../www/sample.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

onPage("no state of the page has an accessibility fault", async (page) => {
  assert.deepEqual(await axe(page), [], "empty");
  await sample(page);
  assert.deepEqual(await axe(page), [], "reading");
  for (const view of ["Names", "When"]) {
    await page.getByRole("tab", { name: view }).click();
    assert.deepEqual(await axe(page), [], view);
  }
  await page.locator("mark[data-kind=direct]").first().click();
  assert.deepEqual(await axe(page), [], "card");
  await page.keyboard.press("Escape");
  await select(page, "harbour bridge will close");
  await page.getByRole("dialog", { name: "Mark the selected words" }).waitFor();
  assert.deepEqual(await axe(page), [], "selection");
  await page.keyboard.press("Escape");
  await button(page, "Edit").click();
  assert.deepEqual(await axe(page), [], "editing");
  await button(page, "Done").click();
  await page.getByRole("switch", { name: /^People/ }).focus();
  await page.keyboard.press("Space");
  await button(page, "Dark").click();
  assert.deepEqual(await axe(page), [], "dark");
  await button(page, "Help").click();
  assert.deepEqual(await axe(page), [], "help");
});

onPage("dark is dark, by the system's wish or the reader's", async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await button(page, "Dark").click();
  assert.notEqual(await ground(), light);
  await button(page, "Light").click();
  assert.equal(await ground(), light);
  // Playwright cannot set the system's wish in the Firefox that Debian ships.
  if (BROWSER !== "chromium") return;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload();
  assert.notEqual(await ground(), light);
});

onPage("with colours forced by the system marks are still told apart, and nothing moves for who asked for that", async (page) => {
  await sample(page);
  // Playwright cannot set either wish in the Firefox that Debian ships.
  if (BROWSER !== "chromium") return;
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  // No colour of the page's own is left on a mark, and none of the system's for highlighted text.
  const colours = await page.evaluate(() => [...document.querySelectorAll("#article mark")].flatMap((mark) => {
    const { backgroundColor, borderBottomColor, borderBottomStyle } = getComputedStyle(mark);
    return borderBottomStyle === "none" ? [backgroundColor] : [backgroundColor, borderBottomColor];
  }));
  assert.ok([...new Set(colours)].length <= 2, [...new Set(colours)].join());
  const looks = await page.evaluate(() => ["mark[data-label=PERSON]", "mark[data-label=ORG]", "mark[data-label=GPE]"].map((one) => getComputedStyle(document.querySelector(one)).borderBottomStyle));
  assert.equal(new Set(looks).size, 3, looks.join());
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("mark[data-kind=direct]")).borderLeftStyle), "none");
  await page.locator("#view-said .quote").last().click();
  assert.ok(Number.parseFloat(await page.evaluate(() => getComputedStyle(document.querySelector(".flash")).animationDuration)) < 0.001);
  assert.deepEqual(await axe(page), []);
});

onPage("on a telephone a card is a sheet, and the mark stays in view above it", async (page) => {
  await sample(page);
  const mark = page.locator("mark[data-kind=direct]", { hasText: "Nobody asked us" });
  await mark.click();
  const [sheet, box] = [await page.locator("#card").boundingBox(), await mark.boundingBox()];
  assert.ok(box.y >= 0 && box.y + box.height <= sheet.y, `${JSON.stringify(box)} ${JSON.stringify(sheet)}`);
  assert.ok(sheet.x === 0 && Math.abs(sheet.y + sheet.height - 640) < 2);
  for (const target of await page.locator("#card :is(button, select, input[type=text])").all()) assert.ok((await target.boundingBox()).height >= 24);
  assert.deepEqual(await axe(page), []);
}, { viewport: { width: 360, height: 640 } });

onPage("at 320 pixels nothing is cut off or scrolls sideways", async (page) => {
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await sideways(), 0);
  await sample(page);
  assert.equal(await sideways(), 0);
  assert.deepEqual(await axe(page), []);
  for (const view of ["Names", "When", "Who said what"]) {
    await page.getByRole("tab", { name: view }).click();
    assert.equal(await sideways(), 0, view);
  }
  await read(page, `${"unbreakable".repeat(60)} said “${"x".repeat(500)}”`);
  assert.equal(await sideways(), 0, "long words");
}, { viewport: { width: 320, height: 640 } });

onPage("printed, the article is its text, with tags and numbers between its lines and its sources behind it", async (page) => {
  await sample(page);
  // Playwright cannot print to the screen in the Firefox that Debian ships.
  if (BROWSER !== "chromium") return;
  const lines = () => page.evaluate(() => [...document.querySelectorAll("#article .block")].map((block) => block.getBoundingClientRect().height));
  await page.emulateMedia({ media: "print" });
  const drawn = await page.evaluate(() => {
    const content = (one, part) => getComputedStyle(one, part).content;
    const all = (marks, part) => [...document.querySelectorAll(marks)].map((one) => content(one, part));
    return {
      speakers: all("[data-speaker]", "::before"),
      tags: all("#article mark[data-label]:not([data-goes-on])", "::after"),
      numbers: all("#article mark[data-number]", "::after"),
      listed: all("#speakers .words[data-number]", "::before"),
    };
  });
  assert.ok(drawn.speakers.length > 3 && drawn.speakers.every((content) => content === "none"), drawn.speakers.join());
  // Every name has its type in words, every quote the number that it has in the list.
  assert.ok(drawn.tags.length > 20 && drawn.tags.every((tag) => /^"[a-z.]+"$/.test(tag)), drawn.tags.join());
  const numbers = (contents) => contents.flatMap((content) => content.match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b);
  assert.deepEqual(numbers(drawn.numbers), numbers(drawn.listed));
  assert.deepEqual(numbers(drawn.listed), drawn.listed.map((_, at) => at + 1));
  // They take no room: without them every line breaks where it does with them.
  const tagged = await lines();
  await page.evaluate(() => document.body.classList.add("untagged"));
  assert.deepEqual(await lines(), tagged);
  assert.equal(await page.evaluate(() => document.getElementById("article").innerText.replace(/\n+/g, "\n").trim()), SAMPLE.replace(/\n+/g, "\n").trim());
  // The key, who said what, the names and the dates are on the paper, and no control is.
  assert.ok(await page.locator("#legend").getByText("Organisations").isVisible());
  for (const control of ["#save-button", "#search", "#strip", "#sure-switch", ".change", ".track"]) assert.ok(!(await page.locator(control).first().isVisible()), control);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const [view, words] of [["said", "Nobody asked us"], ["names", "Calder Courier"], ["when", "17 March 2025"]]) {
    await page.locator(`#view-${view}`).getByText(words).first().waitFor();
  }
  assert.equal(await articleText(page), SAMPLE);
});
