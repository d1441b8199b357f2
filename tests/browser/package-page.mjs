// A page of a real browser that can import the package, from a server of its own.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";
import { launch } from "./browser.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
// With these a browser tells the time to some microseconds.
const ALONE = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** A page that can import the package in `folder` as `/whosaid.js`, its browser, and what ends both. */
export async function packagePage(folder, name = undefined) {
  const server = createServer((request, response) => {
    const file = path.basename(new URL(request.url, "http://localhost").pathname);
    let body = "<!doctype html><title>The package</title>";
    try {
      if (file && file !== "favicon.ico") body = readFileSync(path.join(folder, file));
      response.writeHead(200, { "Content-Type": file ? TYPES[path.extname(file)] ?? "text/plain" : "text/html", ...ALONE });
    } catch {
      response.writeHead(404);
    }
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch(name);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { page, browser, close };
}
