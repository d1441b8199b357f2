// Taking away, and bringing back: every format, with the reader's corrections in it.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { articleText, axe, BROWSER, launch, marked, read } from "./browser.mjs";
import { button, pageTests, sample, saved } from "./on-page.mjs";
import { SAMPLE } from "../../www/sample.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

async function save(page, format) {
  await button(page, "Save").click();
  return saved(page, () => page.locator(`[data-format="${format}"]`).click());
}

async function correct(page) {
  await page.locator("mark[data-kind=direct]", { hasText: "Nobody asked us" }).click();
  await page.getByLabel("Another speaker").fill("Petra Brandt");
  await page.keyboard.press("Enter");
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await page.getByRole("group", { name: "Something else?" }).getByRole("button", { name: "Work", exact: true }).click();
  await page.locator("mark[data-label=WORK_OF_ART]", { hasText: "Calder Courier" }).waitFor();
}

onPage("every format is saved, with the corrections in it", async (page) => {
  await sample(page);
  await correct(page);
  for (const [format, ending, expected] of [
    ["csv", ".quotes.csv", /Nobody asked us[^\n]*Petra Brandt/],
    ["csv-entities", ".names.csv", /Calder Courier,\d+,\d+,WORK_OF_ART/],
    ["report", ".report.html", /Petra Brandt<\/h3>/],
    ["text", ".txt", /Petra Brandt/],
    ["html", ".html", /Petra Brandt/],
    ["webannotation", ".jsonld", /Petra Brandt/],
    ["displacy", ".displacy.json", /WORK_OF_ART/],
    ["brat", ".ann", /WORK_OF_ART \d+ \d+\tCalder Courier/],
    ["conll", ".conll", /Calder\S*\s+.*B-WORK_OF_ART/],
    ["tei", ".xml", /Petra Brandt/],
  ]) {
    const { name, text } = await save(page, format);
    assert.ok(name.startsWith("harbour-bridge-to-close") && name.endsWith(ending), name);
    assert.match(text, expected, format);
  }
});

onPage("what was saved is opened again with all corrections", async (page) => {
  await sample(page);
  await correct(page);
  const look = () => page.evaluate(() => ({ article: document.getElementById("article").innerHTML.replace(/ style="[^"]*"/g, ""), said: document.getElementById("speakers").textContent }));
  const before = await look();
  const { text } = await save(page, "json");
  const document = JSON.parse(text);
  assert.equal(document.version, 1);
  assert.equal(document.offsetUnit, "utf16");
  assert.equal(document.text, SAMPLE);
  for (const { start, end, text: words } of [...document.entities, ...document.quotes]) assert.equal(SAMPLE.slice(start, end), words);
  assert.deepEqual(document.quotes.map(({ id }) => id), document.quotes.map((_, at) => `q${at + 1}`));
  await page.reload();
  await page.locator("#file").setInputFiles({ name: "again.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await marked(page);
  await page.waitForFunction(() => document.querySelector("#speakers").textContent.includes("Petra Brandt"));
  const after = await look();
  assert.ok(after.article === before.article);
  assert.equal(after.said, before.said);
  for (const [content, why] of [["{", "cut off"], ["{\"entities\": []}", "holds no article"]]) {
    await page.locator("#file").setInputFiles({ name: "bad.json", mimeType: "application/json", buffer: Buffer.from(content) });
    await page.getByRole("alert").getByText(why).waitFor();
  }
});

onPage("a quote is copied with its speaker, and the article with its marks", async (page) => {
  await page.evaluate(() => {
    globalThis.copies = [];
    document.addEventListener("copy", ({ clipboardData }) => globalThis.copies.push([clipboardData.getData("text/plain"), clipboardData.getData("text/html")]), true);
  });
  await sample(page);
  // Listens behind the page's own listener of the moment, which stops the event: so before it.
  await page.evaluate(() => {
    const put = DataTransfer.prototype.setData;
    DataTransfer.prototype.setData = function setData(type, words) {
      globalThis.copies.push([type, words]);
      return put.call(this, type, words);
    };
  });
  await page.locator("mark[data-kind=direct]", { hasText: "Nobody asked us" }).click();
  await button(page, "Copy with its speaker").click();
  const copies = () => page.evaluate(() => globalThis.copies.splice(0));
  assert.deepEqual((await copies()).find(([type]) => type === "text/plain"), ["text/plain", "“Nobody asked us,” — Tomas Lindqvist"]);
  await page.keyboard.press("Escape");
  await button(page, "Save").click();
  await button(page, "Copy for a word processor").click();
  const made = Object.fromEntries(await copies());
  assert.match(made["text/plain"], /“Nobody asked us,” \[Tomas Lindqvist\] said Tomas Lindqvist/);
  assert.match(made["text/html"], /<i>“Nobody asked us,”<\/i> <b>\[Tomas Lindqvist\]<\/b>/);
  assert.match(made["text/html"], /^<h1>/);
});

onPage("the report is one page that loads and runs nothing, whatever the article says", async (page) => {
  await read(page, "“<script>document.title='owned'</script> & “yes”,” said Ada <b>Marsh</b>.\n\n“<img src=x onerror=alert(1)>,” Ada Marsh added on March 4, 2025.\n");
  const { text } = await save(page, "report");
  assert.doesNotMatch(text, /<(?:script|img|b>)/);
  assert.match(text, /default-src 'none'/);
  assert.match(text, /&lt;script&gt;/);
});

onPage("the menus have no accessibility fault", async (page) => {
  await sample(page);
  for (const name of ["Save", "Articles"]) {
    await button(page, name).click();
    assert.deepEqual(await axe(page), [], name);
    await page.keyboard.press("Escape");
  }
  await page.getByLabel("Search speakers and quotes").fill("tunnel");
  assert.equal(await page.locator("#speakers .quote").count(), 1);
  await page.getByLabel("Search speakers and quotes").fill("");
  await page.getByLabel("Order of speakers").selectOption("name");
  const names = await page.locator("#speakers .speaker").allTextContents();
  assert.ok(names.indexOf("Daniel Osei") < names.indexOf("Ruth Adeyemi"));
});
