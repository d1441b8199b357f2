// The page as it looks: pictures taken and compared, with those that were looked at and kept, and with each other.

import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import path from "node:path";
import { assertQuiet, BROWSER, launch, open, read } from "./browser.mjs";
import { button, pageTests } from "./on-page.mjs";
import { difference, readPng, shrunk, writePng } from "./picture.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
const onPage = pageTests(() => browser);

// Who is who here is beyond doubt, so that another model changes no picture.
const ARTICLE = `Ferry to Norway will sail again in May

“We are ready,” said Ada Marsh. “The engines were repaired in March, and every one of our sailors has come back to work.”

Tomas Lindqvist said that the fare would rise to $48 from Monday, May 5, 2025. He has sold tickets for the ferry since 1998.

Ruth Adeyemi told reporters in Oslo that 48 people were in the queue. “Nobody wants to wait,” Adeyemi said.
`;

const KEPT = path.join(import.meta.dirname, "pictures", BROWSER);
const FACTOR = 6;
// So much may differ: the edges of letters, not a line or a card.
const LEAST = 24;
const SHARE = 0.004;

/** A picture of a page or of a part of it. */
async function shot(of) {
  const bytes = await of.screenshot({ animations: "allow", caret: "initial" });
  // In Firefox Playwright brings a style sheet of its own for it, which the page's policy refuses.
  const page = of.page?.() ?? of;
  page.strays = page.strays.filter((stray) => !stray.includes("style-src-elem"));
  return readPng(bytes);
}

/** How far a page is from what it should look like, once it does: a shade may still be fading, on a busy machine for long. */
async function settled(differs, enough) {
  const end = Date.now() + 5000;
  let far = await differs();
  while (far > enough && Date.now() < end) far = await differs();
  return far;
}

/** How wide some letters are in the page's two faces: other fonts set other lines. */
const faces = (page) => page.evaluate(() => {
  const widths = ["article", ".counts"].map((one) => {
    const span = document.createElement("span");
    span.textContent = "Hamburgefonstiv “1998”";
    document.querySelector(one).append(span);
    const { fontFamily } = getComputedStyle(span);
    span.style.cssText = `position:absolute;white-space:nowrap;font:100px ${fontFamily}`;
    const { width } = span.getBoundingClientRect();
    span.remove();
    return width.toFixed(1);
  });
  return widths.join(" ");
});

/** Compares what is seen with the picture that is kept; with UPDATE_PICTURES it becomes that picture. */
async function seen(page, name, fonts) {
  // What another model or day changes is left out.
  await page.evaluate(() => {
    document.getElementById("version").textContent = "";
    for (const why of document.querySelectorAll(".why")) why.hidden = true;
  });
  let now = shrunk(await shot(page), FACTOR);
  const [file, faced] = [path.join(KEPT, `${name}.png`), path.join(KEPT, "fonts.txt")];
  if (process.env.UPDATE_PICTURES) {
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(file, writePng(now));
    writeFileSync(faced, `${fonts}\n`);
    return;
  }
  assert.ok(existsSync(file), `no picture is kept of ${name}: UPDATE_PICTURES=1 keeps one; look at it`);
  if (readFileSync(faced, "utf8").trim() !== fonts) {
    console.log(`   ${name}: other fonts than those of the kept pictures, so not compared`);
    return;
  }
  const kept = readPng(readFileSync(file));
  const share = await settled(async () => {
    now = shrunk(await shot(page), FACTOR);
    return difference(now, kept, LEAST);
  }, SHARE);
  if (share > SHARE) {
    const at = path.join(process.env.TMPDIR ?? "/tmp", `whosaid-${BROWSER}-${name}.png`);
    writeFileSync(at, writePng(now));
    assert.fail(`${name} looks otherwise than the picture that is kept (${(share * 100).toFixed(2)}% of it): ${at}`);
  }
}

/** Opens the article in a window of this size, and takes pictures of it. */
function looks(name, options, body) {
  test(name, async () => {
    const page = await open(browser, undefined, options);
    try {
      await read(page, ARTICLE);
      await page.evaluate(() => scrollTo(0, 0));
      const fonts = await faces(page);
      await body(page, (state) => seen(page, state, fonts));
      assertQuiet(page);
    } finally {
      await page.context().close();
    }
  });
}

looks("in a wide window: an article, its cards, its lists, light and dark", { viewport: { width: 1440, height: 900 } }, async (page, look) => {
  await look("wide");
  await page.locator("mark[data-kind=direct]", { hasText: "We are ready" }).click();
  await page.locator("#card .why li").first().waitFor();
  await look("wide-card");
  await page.keyboard.press("Escape");
  await page.mouse.move(5, 5);
  await page.getByRole("tab", { name: "Names" }).click();
  await page.mouse.move(5, 5);
  await look("wide-names");
  await page.getByRole("tab", { name: "When" }).click();
  await page.mouse.move(5, 5);
  await look("wide-when");
  await button(page, "Dark").click();
  await page.mouse.move(5, 5);
  await look("wide-dark");
  await button(page, "Save").click();
  await look("wide-save");
  await page.keyboard.press("Escape");
  await button(page, "New").click();
  await page.mouse.move(5, 5);
  await look("wide-empty");
});

looks("on a tablet and on a telephone", { viewport: { width: 900, height: 900 } }, async (page, look) => {
  await look("tablet");
  await page.setViewportSize({ width: 390, height: 780 });
  await page.evaluate(() => {
    document.getElementById("legend").open = false;
  });
  await look("telephone");
  await page.locator("mark[data-kind=direct]", { hasText: "We are ready" }).click();
  await page.locator("#card .why li").first().waitFor();
  await look("telephone-card");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => scrollTo(0, 0));
  await look("small");
});

looks("on paper, and in the system's colours", { viewport: { width: 794, height: 1123 } }, async (page, look) => {
  // Playwright can set neither in the Firefox that Debian ships.
  if (BROWSER !== "chromium") return;
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await look("paper");
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  await look("forced");
});

looks("nothing moves under the reader's eyes, and what is taken back is as it was", { viewport: { width: 1440, height: 900 } }, async (page) => {
  const before = await shot(page);
  await page.locator("mark[data-label=PERSON]", { hasText: "Tomas Lindqvist" }).hover();
  let lit;
  await settled(async () => {
    lit = difference(before, await shot(page), 3);
    return lit > 0.0005 && lit < 0.03 ? 0 : 1;
  }, 0);
  assert.ok(lit > 0.0005 && lit < 0.03, `${lit}`);
  await page.mouse.move(5, 5);
  const away = async () => difference(before, await shot(page), 3);
  assert.equal(await settled(away, 0), 0, "after a look at a name");
  await page.locator("mark[data-kind=direct]", { hasText: "We are ready" }).click();
  await button(page, "Ruth Adeyemi").click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.waitForFunction(() => document.getElementById("redo-button").hidden === false);
  // The button to do it again is there now, and the message that it was taken back; the article and its lists are the same.
  await page.evaluate(() => {
    document.getElementById("redo-button").hidden = true;
    document.getElementById("notice").classList.remove("shown");
    document.querySelector("#speakers [aria-current]")?.removeAttribute("aria-current");
    document.activeElement.blur();
  });
  await page.mouse.move(5, 5);
  const back = await settled(away, 0.0005);
  assert.ok(back <= 0.0005, `after a correction was taken back ${back}`);
});

onPage("in grey the families of names are still told apart, and their words can be read", async (page) => {
  await read(page, `${ARTICLE}\nThe Safe Crossings Act was passed by the European Investment Bank.\n`);
  for (const theme of ["light", "dark"]) {
    const samples = page.locator("#legend .sample[data-family]");
    // Letters that reach below the line would hide what is drawn there.
    await page.evaluate(() => document.querySelectorAll("#legend .sample").forEach((sample) => {
      sample.textContent = "nnnnn";
    }));
    const shapes = [];
    for (const sample of await samples.all()) {
      const family = await sample.getAttribute("data-family");
      const drawn = await shot(sample);
      const count = new Map();
      for (const value of drawn.grey) count.set(value, (count.get(value) ?? 0) + 1);
      const [ground] = [...count].sort((a, b) => b[1] - a[1])[0];
      const ink = drawn.grey.reduce((far, value) => (Math.abs(value - ground) > Math.abs(far - ground) ? value : far), ground);
      const light = (value) => ((value / 255 + 0.055) / 1.055) ** 2.4 + 0.05;
      const contrast = Math.max(light(ink), light(ground)) / Math.min(light(ink), light(ground));
      assert.ok(contrast >= 4.5, `${family}, ${theme}: ${contrast.toFixed(1)}`);
      // Which share of each line of dots is drawn.
      const rows = Array.from({ length: drawn.height }, (_, y) => drawn.grey.subarray(y * drawn.width, (y + 1) * drawn.width).filter((value) => Math.abs(value - ground) > 40).length / drawn.width);
      shapes.push([family, [...rows.slice(0, 3), ...rows.slice(-8)]]);
    }
    assert.ok(shapes.length >= 5, shapes.map(([family]) => family).join());
    for (const [at, [family, rows]] of shapes.entries()) {
      for (const [other, others] of shapes.slice(at + 1)) {
        const apart = rows.reduce((sum, share, row) => sum + Math.abs(share - others[row]), 0);
        assert.ok(apart > 0.3, `${family} and ${other} in ${theme}: ${apart.toFixed(2)}`);
      }
    }
    await page.locator("#theme-button").click();
  }
});
