// The page as its readers use it: from a folder, with no network.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { articleText, BROWSER, field, launch, marked, open, read } from "./browser.mjs";
import { news } from "./generated.mjs";
import { button, pageTests, sample } from "./on-page.mjs";
import { SAMPLE } from "../../www/sample.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const onPage = pageTests(() => browser);
const article = (page) => page.getByRole("article", { name: "Article" });

/** Copies the whole article by keyboard and gives what a paste elsewhere brings. */
async function copyAll(page) {
  await article(page).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.evaluate(() => {
    const elsewhere = document.createElement("textarea");
    elsewhere.id = "elsewhere";
    document.body.append(elsewhere);
    elsewhere.focus();
  });
  await page.keyboard.press("Control+v");
  return page.evaluate(() => {
    const { value } = document.getElementById("elsewhere");
    document.getElementById("elsewhere").remove();
    return value;
  });
}

onPage("a text that a script fills in is marked, and the next one after it", async (page) => {
  await read(page, "Ada Marsh met Tomas Lindqvist in Paris on Monday.");
  assert.equal(await articleText(page), "Ada Marsh met Tomas Lindqvist in Paris on Monday.");
  await page.locator("mark[data-label]", { hasText: "Tomas Lindqvist" }).waitFor();
  await read(page, "Ruth Adeyemi went to Norway.");
  assert.equal(await articleText(page), "Ruth Adeyemi went to Norway.");
  await field(page).fill("");
  await page.locator("body[data-state=empty]").waitFor();
});

onPage("typing marks the text while it is typed, and the field keeps the keyboard", async (page) => {
  await field(page).click();
  await page.keyboard.type("“We are ready,” said Ada Marsh.");
  await page.locator("mark[data-label]", { hasText: "Ada Marsh" }).waitFor();
  assert.equal(await articleText(page), "“We are ready,” said Ada Marsh.");
  assert.equal(await page.evaluate(() => document.activeElement.id), "source");
  await page.keyboard.type(" Then she left.");
  await page.waitForFunction(() => document.getElementById("article").textContent.endsWith("Then she left."));
});

onPage("a paste marks the text, and the reader is at its top", async (page) => {
  await page.evaluate((text) => {
    const elsewhere = document.createElement("textarea");
    elsewhere.value = text;
    document.body.append(elsewhere);
    elsewhere.select();
  }, SAMPLE);
  await page.keyboard.press("Control+x");
  await page.evaluate(() => document.querySelector("body > textarea").remove());
  await field(page).focus();
  await page.keyboard.press("Control+v");
  await marked(page);
  assert.equal(await articleText(page), SAMPLE);
  assert.equal(await page.evaluate(() => document.activeElement.id), "article");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

onPage("a file is opened, whatever its encoding and line ends", async (page) => {
  for (const [name, bytes, expected] of [
    ["utf8.txt", Buffer.from("\ufeffZoë said: “Yes.”\r\n\r\nThat was all.\n"), "Zoë said: “Yes.”\n\nThat was all.\n"],
    ["windows.txt", Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0x93, 0x59, 0x65, 0x73, 0x94]), "Zoë said “Yes”"],
    ["utf16.txt", Buffer.from("\ufeffZoë said “Yes”", "utf16le"), "Zoë said “Yes”"],
  ]) {
    await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: bytes });
    await page.waitForFunction((text) => document.getElementById("article").textContent === text, expected);
    await marked(page);
  }
  await page.locator("#file").setInputFiles({ name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from([1, 0, 2, 0, 3]) });
  await page.getByRole("alert").getByText("“photo.txt” is not a text file.").waitFor();
});

onPage("a dropped file is read", async (page) => {
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["Ada Marsh went to Norway."], "a.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: carried, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  });
  await marked(page);
  assert.equal(await articleText(page), "Ada Marsh went to Norway.");
});

onPage("the copy of the article is the pasted text", async (page) => {
  for (const text of [
    SAMPLE,
    "\n\n  Two  spaces,\ta tab\u00a0and a no-break space.\n\n\n\nFour lines on.\nNext line.\n\n",
    "“One.\n\n“Two,” said Ada Marsh.\n",
  ]) {
    await read(page, text);
    assert.equal(await articleText(page), text);
    assert.equal(await copyAll(page), text);
  }
});

onPage("a part of the article is copied as it stands, without the names in the margin", async (page) => {
  await sample(page);
  const copied = await page.evaluate(() => {
    const host = document.getElementById("article");
    const find = (words) => {
      let left = host.textContent.indexOf(words);
      const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && left >= walker.currentNode.data.length) left -= walker.currentNode.data.length;
      return [walker.currentNode, left];
    };
    const [from, to] = [find("engineers found"), find("bad morning")];
    getSelection().setBaseAndExtent(...from, ...to);
    const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    document.getElementById("article").dispatchEvent(event);
    return event.clipboardData.getData("text/plain");
  });
  assert.equal(copied, SAMPLE.slice(SAMPLE.indexOf("engineers found"), SAMPLE.indexOf("bad morning")));
});

onPage("the list and the article lead to each other", async (page) => {
  await sample(page);
  const list = page.getByRole("tabpanel", { name: "Who said what" });
  const entry = list.getByRole("button", { name: /Ask me again in December/ });
  await entry.click();
  const focused = () => page.evaluate(() => document.activeElement.closest("mark")?.textContent ?? "");
  assert.match(await focused(), /Ask me again in December/);
  await page.locator("mark[data-kind]", { hasText: "Nobody asked us" }).click();
  await list.locator("[aria-current=true]", { hasText: "Nobody asked us" }).waitFor();
  const card = page.getByRole("dialog");
  await card.getByText("Tomas Lindqvist").first().waitFor();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  assert.match(await focused(), /Nobody asked us/);
});

onPage("any mark says why, in words of the article", async (page) => {
  await sample(page);
  const why = async (mark) => {
    await mark.click();
    await page.locator("#card .why li").first().waitFor();
    const words = await page.locator("#card").textContent();
    await page.keyboard.press("Escape");
    return words;
  };
  assert.match(await why(page.locator("mark[data-kind=direct]", { hasText: "Nobody asked us" })), /Why Tomas Lindqvist.*“said”/);
  assert.match(await why(page.locator(".mention", { hasText: /^She$/ }).first()), /“She” is.*Why/);
  // A name says why it is of its type, and whom it means.
  const osei = await why(page.locator("mark[data-label=PERSON]", { hasText: /^Osei$/ }).first());
  assert.match(osei, /Why a person.*“Daniel Osei” is named in full elsewhere/);
  assert.match(osei, /Why Daniel Osei.*It ends “Daniel Osei”/);
  assert.match(await why(page.locator("mark[data-label=GPE]", { hasText: /^Norway$/ })), /Why a country or city.*“Norway” is in the list of countries/);
  assert.match(await why(page.locator("mark[data-label=DATE]", { hasText: "Tuesday" })), /Why a date.*It is counted from the article's date, 2025-03-04/);
});

onPage("each speaker has a card with the quotes", async (page) => {
  await sample(page);
  const cards = page.locator("#view-said .person");
  const adeyemi = cards.filter({ has: page.getByRole("heading", { name: "Ruth Adeyemi" }) });
  await adeyemi.getByText("I would rather explain nine hard months").waitFor();
});

onPage("names and dates have their own views", async (page) => {
  await sample(page);
  await page.getByRole("tab", { name: "Names" }).click();
  await page.getByRole("tabpanel", { name: "Names" }).getByRole("button", { name: /Daniel Osei/ }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Osei/);
  await page.getByRole("tab", { name: "Names" }).press("ArrowRight");
  await page.getByRole("tabpanel", { name: "When" }).getByText("June 2019").first().waitFor();
});

onPage("a switch hides its marks and brings them back", async (page) => {
  await sample(page);
  const marks = page.locator("mark[data-label=PERSON]");
  const before = await marks.count();
  assert.ok(before > 3, `${before} people`);
  const people = page.getByRole("switch", { name: /^People/ });
  await people.focus();
  await page.keyboard.press("Space");
  assert.equal(await marks.count(), 0);
  assert.equal(await articleText(page), SAMPLE);
  await page.keyboard.press("Space");
  assert.equal(await marks.count(), before);
  await page.getByText("Quotes", { exact: true }).click();
  assert.equal(await page.locator("mark[data-kind=direct]").count(), 0);
  // In the index of names each label has a switch of its own, which stays there.
  await page.getByRole("tab", { name: "Names" }).click();
  const dates = page.getByRole("tabpanel", { name: "Names" }).getByRole("switch", { name: "marked Dates" });
  await dates.uncheck();
  assert.equal(await page.locator("mark[data-label=DATE]").count(), 0);
  assert.ok((await page.locator("mark[data-label=TIME]").count()) > 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.switch), "DATE");
  await dates.check();
  assert.ok((await page.locator("mark[data-label=DATE]").count()) > 0);
});

onPage("doubt begins where the reader says, and can be hidden", async (page) => {
  await sample(page);
  const doubts = () => page.locator("#article .doubt").count();
  const [usual, all] = [await doubts(), await page.locator("#article mark").count()];
  await page.getByLabel("Doubt below").selectOption("0.9");
  assert.ok((await doubts()) > usual);
  await page.getByText("Only what is sure").click();
  assert.equal(await doubts(), 0);
  assert.ok((await page.locator("#article mark").count()) < all);
  await page.getByLabel("Doubt below").selectOption("0.5");
  await page.getByText("Only what is sure").click();
  assert.equal(await page.locator("#article mark").count(), all);
});

onPage("a speaker's card shows where in the article they speak, and leads there", async (page) => {
  await sample(page);
  const tracks = page.locator("#view-said .person").filter({ has: page.getByRole("heading", { name: "Tomas Lindqvist" }) }).locator(".track");
  await tracks.click();
  assert.match(await page.evaluate(() => document.activeElement.closest("mark[data-kind]")?.dataset.person ?? ""), /^p/);
  const { y, height, x } = await page.locator("#strip").boundingBox();
  await page.mouse.click(x + 8, y + height - 3);
  await page.waitForFunction(() => scrollY > 100);
  assert.match(await page.locator("#version").textContent(), /^Whosaid \d+\.\d+\.\d+/);
});

onPage("everything can be done by keyboard", async (page) => {
  await sample(page);
  const here = () => page.evaluate(() => ({ kind: document.activeElement.dataset.kind, label: document.activeElement.dataset.label, id: document.activeElement.dataset.id ?? document.activeElement.id }));
  assert.equal((await here()).id, "article");
  await page.keyboard.press("ArrowRight");
  const first = await here();
  await page.keyboard.press("ArrowRight");
  assert.notEqual((await here()).id, first.id);
  await page.keyboard.press("ArrowLeft");
  assert.equal((await here()).id, first.id);
  await page.keyboard.press("]");
  const quote = await here();
  assert.ok(quote.kind);
  await page.keyboard.press("]");
  assert.notEqual((await here()).id, quote.id);
  await page.keyboard.press("[");
  assert.equal((await here()).id, quote.id);
  await page.keyboard.press("Enter");
  await page.locator("#card").waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await here()).id, quote.id);
  // Pronouns and other words for somebody are stops too: each can be explained and is come back to.
  const words = () => page.evaluate(() => document.activeElement.matches(".mention") ? document.activeElement.textContent : "");
  for (let step = 0; step < 200 && !/^She$/.test(await words()); step += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await words(), "She");
  assert.ok((await page.locator("#article .lit").count()) > 1);
  await page.keyboard.press("Enter");
  await page.locator("#card h2", { hasText: "Ruth Adeyemi" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await words(), "She");
  await page.keyboard.press("[");
  assert.ok((await here()).kind);
  const left = await here();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Help" }).waitFor();
  await page.getByRole("switch", { name: "Single-key shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("]");
  assert.equal((await here()).id, left.id);
});

const HOSTILE = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>
{{7*7}} \${7*7} <b>Ada Marsh</b> said “<a href='javascript:alert(1)'>Yes</a>,” &lt;i&gt; &quot;No&quot;

\u202eRuth Adeyemi\u202c told \u2066Tomas Lindqvist\u2069: “</textarea></article><style>*{display:none}</style>”
<mark data-label="PERSON" data-id="e1">Nobody</mark> '"><svg/onload=document.title='owned'>`;

onPage("a hostile article is plain text", async (page) => {
  await read(page, HOSTILE);
  assert.equal(await articleText(page), HOSTILE);
  assert.equal(await copyAll(page), HOSTILE);
  assert.equal(await page.title(), "Whosaid");
  assert.equal(await page.locator("#article :is(img, script, b, a, svg, style)").count(), 0);
  for (const view of ["Names", "When", "Who said what"]) {
    await page.getByRole("tab", { name: view }).click();
    assert.equal(await page.locator("#rail :is(img, script, b, a:not(.back), style, svg:not(.track > svg))").count(), 0);
  }
});

onPage("a lone surrogate breaks nothing", async (page) => {
  await page.evaluate(() => {
    const source = document.getElementById("source");
    source.value = "Ada Marsh \ud83d said “Yes \udc00,” in Paris, and Tomas Lindqvist \ud800";
    source.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await marked(page);
  await page.locator("mark[data-label]", { hasText: /^Tomas Lindqvist$/ }).waitFor();
});

onPage("the page's policy allows no connection and no markup from strings", async (page) => {
  const refusals = await page.evaluate(async () => {
    const refused = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
    await fetch("https://example.org/").catch(() => refused.push("fetch"));
    try {
      new WebSocket("wss://example.org/");
    } catch {
      refused.push("socket");
    }
    const image = new Image();
    image.src = "https://example.org/x.png";
    await new Promise((resolve) => setTimeout(resolve, 300));
    return refused;
  });
  assert.ok(refusals.includes("fetch") && refusals.includes("connect-src") && refusals.includes("img-src"), refusals.join(", "));
  if (BROWSER === "chromium") {
    assert.ok(await page.evaluate(() => {
      try {
        document.body.innerHTML = "<b>x</b>";
        return false;
      } catch {
        return true;
      }
    }));
  }
  // These refusals were asked for.
  page.strays.length = 0;
});

onPage("a megabyte of news is marked, can be copied, and can be stopped", async (page) => {
  const text = news(1_000_000, 7);
  const put = (words) => page.evaluate((value) => {
    const source = document.getElementById("source");
    source.value = value;
    globalThis.began = performance.now();
    globalThis.firstMark = 0;
    const look = () => {
      if (document.querySelector("#article mark")) globalThis.firstMark = performance.now() - globalThis.began;
      else requestAnimationFrame(look);
    };
    look();
    source.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, words);
  await put(text);
  await marked(page);
  const whole = await page.evaluate(() => performance.now() - globalThis.began);
  await page.locator("#article mark").first().waitFor();
  const first = await page.evaluate(() => globalThis.firstMark);
  await page.waitForFunction(() => document.querySelector("#article .page:last-child .block:last-child mark"), undefined, { timeout: 60_000 });
  const all = await page.evaluate(() => performance.now() - globalThis.began);
  console.log(`   ${BROWSER}: 1 MB: first marks after ${first.toFixed()} ms, document after ${whole.toFixed()} ms, the last mark drawn after ${all.toFixed()} ms`);
  assert.equal((await articleText(page)).length, text.length);
  assert.equal(await articleText(page), text);
  // The last quote of the list is reached in one step.
  await page.locator("#view-said .quote").last().click();
  assert.ok(await page.evaluate(() => document.activeElement.matches("mark")));

  // By their ids: to look for a button among a megabyte's elements by its role takes Playwright longer than the test.
  await page.locator("#new-button").click();
  await put(news(6_000_000, 8));
  await page.locator("#stop-button").click();
  await page.locator("#summary", { hasText: /^Stopped/ }).waitFor();
  await page.locator("#new-button").click();
  await read(page, "Ada Marsh went to Norway.");
  await page.locator("mark[data-label]", { hasText: "Ada Marsh" }).waitFor();
});

onPage("a name in the reader's dictionary is marked, and a fault in the dictionary is told", async (page) => {
  await read(page, "The blue heron vote came late, said Ada Marsh.");
  await page.getByRole("tab", { name: "Names" }).click();
  await page.getByText("Your dictionary").click();
  const dictionary = page.getByLabel(/^Names you know/);
  await dictionary.fill("Blue Heron, nonsense");
  await dictionary.blur();
  await page.locator("#dictionary-fault", { hasText: /nonsense/i }).waitFor();
  await dictionary.fill("blue heron, law");
  await dictionary.blur();
  await page.locator("mark[data-label=LAW]", { hasText: "blue heron" }).waitFor();
  await page.locator("#dictionary-fault").waitFor({ state: "hidden" });
});

onPage("the article's date tells which day Tuesday was", async (page) => {
  await read(page, "Ada Marsh left on Tuesday.");
  await page.getByRole("tab", { name: "When" }).click();
  await page.getByLabel("The article’s date").fill("2025-03-06");
  await page.getByLabel("The article’s date").blur();
  await page.locator("#times").getByText("4 March 2025").waitFor();
});
