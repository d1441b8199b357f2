// The hosted page: the same, from a server of static files.

import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { spawn } from "node:child_process";
import { articleText, assertQuiet, axe, BROWSER, launch, marked, open } from "./browser.mjs";

let browser;
let server;
let address;

before(async () => {
  // The folder was just built: this serves it as `cargo xtask serve` does.
  server = spawn(process.env.XTASK, ["serve-built", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (words) => {
      said += words;
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error(`the server stopped: ${said}`)));
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.kill();
});

test("the hosted page asks only its own folder, and marks the sample", async () => {
  const page = await open(browser, address);
  await page.getByRole("button", { name: "Try a sample" }).click();
  await marked(page);
  assert.match(await articleText(page), /^Harbour bridge/);
  assert.ok((await page.locator("mark[data-label]").count()) > 5);
  assert.deepEqual(await axe(page), []);
  assertQuiet(page);
  await page.context().close();
});

test("the hosted page opens without a server once it was there", async () => {
  const page = await open(browser, address);
  assert.equal(await page.evaluate(async () => (await (await fetch(document.querySelector("link[rel=manifest]").href)).json()).start_url), "./");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  // Playwright takes the network away from Chromium and its workers; in Firefox a test without it would prove nothing.
  if (BROWSER === "chromium") {
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: "Try a sample" }).click();
    await marked(page);
    assert.ok((await page.locator("mark[data-label]").count()) > 5);
  }
  assertQuiet(page);
  await page.context().close();
});

test("the server gives types, and nothing from outside its folder", async () => {
  for (const [path, status, type] of [
    ["", 200, "text/html; charset=utf-8"],
    ["whosaid.wasm", 200, "application/wasm"],
    ["main.js", 200, "text/javascript; charset=utf-8"],
    ["none.html", 404, "text/plain; charset=utf-8"],
    ["..%2f..%2fCargo.toml", 404, "text/plain; charset=utf-8"],
  ]) {
    const answer = await fetch(address + path);
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get("content-type"), type, path);
    await answer.arrayBuffer();
  }
});
