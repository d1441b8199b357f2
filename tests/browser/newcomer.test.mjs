// What somebody does who has never seen the page: each task in at most three actions, counted.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { field, launch, marked } from "./browser.mjs";
import { button, pageTests, paste, saved, select } from "./on-page.mjs";
import { SAMPLE } from "../../www/sample.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

onPage("a newcomer pastes, finds who said it, puts a speaker right, fills the dictionary and takes a table away", async (page) => {
  const tasks = [];
  const task = async (name, ...actions) => {
    for (const [, act] of actions) await act();
    tasks.push(`${name}: ${actions.map(([words]) => words).join(", ")}`);
    assert.ok(actions.length <= 3, name);
  };
  // The field has the keyboard from the start: a paste is one action.
  assert.equal(await page.evaluate(() => document.activeElement.id), "source");
  await task("paste an article", ["paste", () => paste(page, { plain: SAMPLE })]);
  // A paste by script is no paste to the browser: what it would put into the field is put there.
  if (!(await field(page).inputValue())) await field(page).fill(SAMPLE);
  await marked(page);

  await task("find who said “my contract was not renewed”",
    ["type “renewed” into Search", () => page.getByLabel("Search speakers and quotes").fill("renewed")]);
  assert.deepEqual(await page.locator("#speakers .speaker").allTextContents(), ["Daniel Osei"]);
  await page.getByLabel("Search speakers and quotes").fill("");

  await task("fix a wrong speaker",
    ["click the quote", () => page.locator("mark[data-kind=direct]", { hasText: "Nobody asked us" }).click()],
    ["click the right person", () => page.locator("#card").getByRole("button", { name: "Ruth Adeyemi", exact: true }).click()]);
  await page.locator("#speakers .person", { has: page.getByRole("heading", { name: "Ruth Adeyemi" }) }).getByText("Nobody asked us").waitFor();

  await task("add a marked name to the dictionary",
    ["click the name", () => page.locator("mark[data-label]", { hasText: "Calder Courier" }).click()],
    ["click “Add to my dictionary”", () => button(page, "Add to my dictionary").click()]);
  await page.getByRole("tab", { name: "Names" }).click();
  await page.getByText("Your dictionary (1)").waitFor();
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await page.locator("#card").getByText("It is in your dictionary").waitFor();
  await page.keyboard.press("Escape");

  await task("mark words that were missed",
    ["select them", () => select(page, "sea floor")],
    ["click what they are", () => page.locator("#selection").getByRole("button", { name: "Place" }).click()]);
  await page.locator("mark[data-label=LOC]", { hasText: "sea floor" }).waitFor();

  await task("add a name that is not marked to the dictionary",
    ["select it", () => select(page, "repair bill")],
    ["tick “in my dictionary”", () => page.locator("#selection").getByLabel("in my dictionary").check()],
    ["click what it is", () => page.locator("#selection").getByRole("button", { name: "Event" }).click()]);
  await page.locator("mark[data-label=EVENT]", { hasText: "repair bill" }).waitFor();
  await page.getByText("Your dictionary (2)").waitFor();

  let table = null;
  await task("export CSV",
    ["click “Save”", () => button(page, "Save").click()],
    ["click “Quotes as a table”", async () => {
      table = await saved(page, () => page.getByRole("button", { name: /^Quotes as a table/ }).click());
    }]);
  assert.match(table.text, /Nobody asked us[^\n]*Ruth Adeyemi/);
  for (const line of tasks) console.log(`   ${line}`);
});
