// Correcting: every mistake in two clicks, and every step taken back.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { articleText, axe, launch, marked, read } from "./browser.mjs";
import { button, pageTests, sample, select } from "./on-page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

const speaker = (page, name) => page.locator("#view-said").getByRole("heading", { name, exact: true });
const undo = (page) => page.getByRole("button", { name: /^Undo/ });

onPage("a wrong name, a wrong speaker and a quote that is none are put right, and taken back", async (page) => {
  const text = "“We are ready,” said Ada Marsh.\n\nTomas Lindqvist met Ada Marsh in Paris. “They asked us twice,” he said.\n";
  await read(page, text);
  const marsh = page.locator("mark[data-label]", { hasText: "Ada Marsh" });
  await marsh.first().click();
  await page.getByRole("group", { name: "Something else?" }).getByRole("button", { name: "Organisation" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("mark[data-label=ORG]")].filter((mark) => mark.textContent === "Ada Marsh").length === 2);
  const undo = page.getByRole("button", { name: /^Undo: “Ada Marsh” is: organisation, 2 times/ });
  await undo.click();
  assert.equal(await page.locator("mark[data-label=ORG]", { hasText: "Ada Marsh" }).count(), 0);
  await page.getByRole("button", { name: /^Redo/ }).click();
  assert.equal(await page.locator("mark[data-label=ORG]", { hasText: "Ada Marsh" }).count(), 2);

  const quote = page.locator("mark[data-kind=direct]", { hasText: "We are ready" });
  await quote.click();
  await page.getByLabel("Another speaker").fill("Ines Okafor");
  await page.keyboard.press("Enter");
  await page.locator("#view-said").getByRole("heading", { name: "Ines Okafor" }).waitFor();
  // A correction stays with its quote when the text changes elsewhere.
  await button(page, "Edit").click();
  await page.evaluate(() => document.getElementById("source").setSelectionRange(33, 33));
  await page.keyboard.type("At noon ");
  await page.waitForFunction(() => document.getElementById("article").textContent.includes("At noon"));
  await marked(page);
  await page.locator("#view-said").getByRole("heading", { name: "Ines Okafor" }).waitFor();
  await button(page, "Done").click();

  await quote.click();
  await page.getByRole("button", { name: "Not a quote" }).click();
  assert.equal(await quote.count(), 0);
  await page.keyboard.press("Control+z");
  assert.equal(await quote.count(), 1);
  assert.deepEqual(await axe(page), []);
  // The next article begins without them.
  await button(page, "New").click();
  await read(page, text);
  assert.equal(await page.locator("mark[data-label=ORG]", { hasText: "Ada Marsh" }).count(), 0);
});

onPage("a wrong speaker is put right in two clicks, for one quote or for all", async (page) => {
  await read(page, "“We are ready,” said Ada Marsh. “We were warned,” said Ada Marsh.\n\nTomas Lindqvist met Ada Marsh in Paris. Lindqvist left.\n");
  await page.locator("mark[data-kind=direct]", { hasText: "We are ready" }).click();
  await button(page, "Tomas Lindqvist").click();
  await speaker(page, "Tomas Lindqvist").waitFor();
  assert.equal(await page.locator("#view-said .person").count(), 2);
  await undo(page).click();
  assert.equal(await speaker(page, "Tomas Lindqvist").count(), 0);
  await page.locator("mark[data-kind=direct]", { hasText: "We were warned" }).click();
  await page.getByLabel("all 2 quotes of Ada Marsh").check();
  await button(page, "Tomas Lindqvist").click();
  await speaker(page, "Tomas Lindqvist").waitFor();
  assert.equal(await speaker(page, "Ada Marsh").count(), 0);
  await page.keyboard.press("Control+z");
  assert.equal(await speaker(page, "Tomas Lindqvist").count(), 0);
});

onPage("words that were missed are marked by selecting them, all that are alike at once", async (page) => {
  const text = "the grey harbour lay still. Nobody at the grey harbour spoke: this we all knew well, as somebody put it.\n";
  await read(page, text);
  await select(page, "grey harbour");
  const bar = page.getByRole("dialog", { name: "Mark the selected words" });
  await bar.getByRole("group", { name: "A name" }).getByRole("button", { name: "Place" }).click();
  await page.waitForFunction(() => document.querySelectorAll("mark[data-label=LOC]").length === 2);
  await select(page, "this we all knew well");
  await bar.getByLabel("Quoted: another speaker").fill("Ines Okafor");
  await page.keyboard.press("Enter");
  await page.locator("mark[data-kind=indirect]", { hasText: "this we all knew well" }).waitFor();
  await speaker(page, "Ines Okafor").waitFor();
  await undo(page).click();
  assert.equal(await speaker(page, "Ines Okafor").count(), 0);
  assert.equal(await articleText(page), text);
  // Closed, it stays closed until other words are selected.
  await select(page, "Nobody at");
  await bar.waitFor();
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "hidden" });
  await page.getByRole("tab", { name: "Names" }).click();
  await page.waitForTimeout(300);
  assert.ok(await bar.isHidden());
  // By keyboard: from the mark on, a word more, and what it is.
  await page.getByRole("article", { name: "Article" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await bar.waitFor();
  await page.waitForFunction(() => document.getElementById("selection").contains(document.activeElement));
  await page.keyboard.press("Escape");
  await bar.waitFor({ state: "hidden" });
});

onPage("where a mark begins and ends is moved word by word", async (page) => {
  await read(page, "Yesterday Ada Marsh spoke in Paris. Tomas Lindqvist listened.\n");
  await page.locator("mark[data-label=PERSON]", { hasText: "Ada Marsh" }).click();
  await button(page, "Ends: one word on").click();
  await page.locator("mark[data-label=PERSON]", { hasText: /^Ada Marsh spoke$/ }).waitFor();
  await button(page, "Ends: one word back").click();
  await button(page, "Begins: one word on").click();
  await page.locator("mark[data-label=PERSON]", { hasText: /^Marsh$/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await undo(page).click();
  await page.locator("mark[data-label=PERSON]", { hasText: /^Ada Marsh$/ }).waitFor();
});

onPage("two that are one person are merged, one that is two is split", async (page) => {
  await read(page, "“We are ready,” said Ada Marsh.\n\n“They were warned,” said Tomas Lindqvist. Lindqvist left for Paris. Marsh stayed.\n");
  await button(page, "Change Tomas Lindqvist").click();
  const card = page.getByRole("dialog", { name: "Tomas Lindqvist" });
  await card.waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Is the same as").selectOption("Ada Marsh");
  await speaker(page, "Tomas Lindqvist").waitFor({ state: "detached" });
  assert.equal(await page.locator("#view-said .person").count(), 1);
  await undo(page).click();
  await speaker(page, "Tomas Lindqvist").waitFor();
  await button(page, "Change Tomas Lindqvist").click();
  await page.getByLabel("Better name").fill("Tomas van Lindqvist");
  await page.keyboard.press("Enter");
  await speaker(page, "Tomas van Lindqvist").waitFor();
  await button(page, "Change Tomas van Lindqvist").click();
  await page.locator("#person-card li", { hasText: /^Lindqvist/ }).getByRole("button", { name: "Not them" }).click();
  await page.getByRole("tab", { name: "Names" }).click();
  await page.locator("#names").getByRole("button", { name: /^Lindqvist/ }).waitFor();
});

onPage("corrections stay with their marks when the text changes elsewhere, and every step is taken back", async (page) => {
  await sample(page);
  const before = await page.locator("#article").evaluate((host) => host.innerHTML.replace(/ style="[^"]*"/g, ""));
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await page.getByRole("group", { name: "Something else?" }).getByRole("button", { name: "Work", exact: true }).click();
  await page.locator("mark[data-kind=direct]", { hasText: "I said no" }).click();
  await page.getByLabel("Another speaker").fill("Petra Brandt");
  await page.keyboard.press("Enter");
  await button(page, "Edit").click();
  await page.evaluate(() => document.getElementById("source").setSelectionRange(0, 0));
  await page.keyboard.type("Update. ");
  await page.waitForFunction(() => document.getElementById("article").textContent.startsWith("Update. "));
  await marked(page);
  await page.locator("mark[data-label=WORK_OF_ART]", { hasText: "Calder Courier" }).waitFor();
  await speaker(page, "Petra Brandt").waitFor();
  await button(page, "Done").click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
  await marked(page);
  await page.waitForFunction((html) => document.getElementById("article").innerHTML.replace(/ style="[^"]*"/g, "") === html, before);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+z");
  await marked(page);
  await speaker(page, "Petra Brandt").waitFor();
});
