// What arrives in other forms, the list of articles, and what is kept.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { articleText, field, launch, marked, read } from "./browser.mjs";
import { button, pageTests, paste, sample } from "./on-page.mjs";
import { SAMPLE } from "../../www/sample.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

const HTML = `<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1>Ferry runs aground</h1>
<p>By <a href="https://example.org/x" onclick="alert(1)">Ines&nbsp;Okafor</a></p><nav>Home | News</nav>
<p>“We felt a <b>jolt</b>,” said <i>Ada Marsh</i>.<br>Nobody was hurt&hellip;</p>
<h2>What next</h2><p>She spoke in Paris.</p><script>document.title = "owned"</script><img src="x.png" alt="A ferry"><button>Share</button><!--EndFragment--></body></html>`;
const TEXT = "Ferry runs aground\n\nBy Ines\u00a0Okafor\n\n“We felt a jolt,” said Ada Marsh.\nNobody was hurt…\n\nWhat next\n\nShe spoke in Paris.";

onPage("of a rich paste the paragraphs, headings and links' words stay, and nothing else", async (page) => {
  await field(page).focus();
  await paste(page, { plain: "not this", html: HTML });
  await marked(page);
  assert.equal(await articleText(page), TEXT);
  assert.deepEqual(await page.locator("#article :is(h2, h3)").allInnerTexts(), ["Ferry runs aground", "What next"]);
  // Somewhere else on the page: an article of its own. What a code editor copies is taken as plain text.
  await page.getByRole("article", { name: "Article" }).focus();
  await paste(page, { plain: "Ada Marsh\n  went to Norway.", html: "<div><span>Ada Marsh</span></div><div>went</div>" });
  await page.waitForFunction(() => document.getElementById("article").textContent === "Ada Marsh\n  went to Norway.");
});

onPage("HTML and Markdown files are read as text", async (page) => {
  for (const [name, mimeType, content, expected] of [
    ["a.html", "text/html", HTML.replaceAll(/<!--\w+-->/g, ""), TEXT],
    ["b.md", "text/markdown", "# Ferry *aground*\n\nSaid [Ada Marsh](https://example.org): **no**.\n", "Ferry aground\n\nSaid Ada Marsh: no.\n"],
  ]) {
    await page.locator("#file").setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
    await page.waitForFunction((text) => document.getElementById("article").textContent === text, expected);
  }
});

onPage("several articles wait in a list, and one that was closed comes back", async (page) => {
  await sample(page);
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await button(page, "Not a name").click();
  const other = "“We are ready,” said Ada Marsh in Paris. ".repeat(8);
  await button(page, "New").click();
  await read(page, other);
  await button(page, "Articles (2)").click();
  await page.locator("#shelf-list").getByRole("button", { name: /^Harbour bridge/ }).click();
  await marked(page);
  assert.equal(await articleText(page), SAMPLE);
  assert.equal(await field(page).inputValue(), SAMPLE);
  assert.equal(await page.locator("mark[data-label]", { hasText: "Calder Courier" }).count(), 0);
  await button(page, "Articles (2)").click();
  await page.getByRole("button", { name: /^Close “Harbour/ }).click();
  await page.keyboard.press("Escape");
  await page.waitForFunction((text) => document.getElementById("article").textContent === text, other);
  await page.getByRole("button", { name: /^Undo: close/ }).click();
  await page.waitForFunction((text) => document.getElementById("article").textContent === text, SAMPLE);
});

onPage("nothing is kept unless the reader asks, all of it then, and it is cleared in one click", async (page) => {
  await sample(page);
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await button(page, "Not a name").click();
  await page.reload();
  await field(page).fill("");
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
  await sample(page);
  await page.locator("mark[data-label]", { hasText: "Calder Courier" }).click();
  await button(page, "Not a name").click();
  await button(page, "Articles").click();
  await page.getByRole("switch", { name: /^Keep my articles/ }).check();
  await page.getByText("are kept in this browser.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Names" }).click();
  await page.getByText("Your dictionary").click();
  await page.getByLabel("A name you know").fill("former inspector");
  await page.getByLabel("is", { exact: true }).selectOption("NORP");
  await button(page, "Add").click();
  await page.locator("mark[data-label=NORP]", { hasText: "former inspector" }).waitFor();
  await page.waitForTimeout(900);
  await page.reload();
  await marked(page);
  assert.equal(await articleText(page), SAMPLE);
  await page.locator("mark[data-label=NORP]", { hasText: "former inspector" }).waitFor();
  assert.equal(await page.locator("mark[data-label]", { hasText: "Calder Courier" }).count(), 0);
  await button(page, "Articles").click();
  await button(page, "Clear what is kept").click();
  await page.getByText("is cleared").waitFor();
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
});
