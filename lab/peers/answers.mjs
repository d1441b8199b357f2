// How a peer in JavaScript answers: JSON lines in (id, text), JSON lines out, as lab/src/peer.rs reads them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Ends the process as one that cannot be compared, and says why. */
export function missing(why) {
  console.error(why);
  process.exit(3);
}

/** A package of the folder in which packages were installed, or the end. */
export function load(folder, name) {
  const require = createRequire(path.resolve(folder, "from-here.js"));
  try {
    return require(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    return missing(`the npm package ${name} is not installed in ${folder} (--npm says where it is)`);
  }
}

/**
 * Answers every line; `mark` gives a text's entities, positions in UTF-16 units.
 *
 * All is read before and written after: the system counts work in steps of some milliseconds, which would fall on the
 * wrong side of so many short stretches.
 */
export function answer(version, mark) {
  mark("Ada Marsh of the Ferry Board spoke in Riga on Monday.");
  const articles = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const answers = [];
  let begun = worked();
  for (const { text } of articles) {
    const found = mark(text);
    const now = worked();
    answers.push({ found, seconds: now - begun });
    begun = now;
  }
  console.log(JSON.stringify({ version }));
  for (const [at, { found, seconds }] of answers.entries()) {
    const points = codePoints(articles[at].text);
    const entities = found.map(({ start, end, label }) => ({ start: points[start], end: points[end], label }));
    console.log(JSON.stringify({ id: articles[at].id, entities, seconds }));
  }
}

/** How many seconds this thread has worked: the compiler's own threads left out, where the system tells them apart. */
function worked() {
  try {
    return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[0]) / 1e9;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
}

/** How many code points stand before each UTF-16 unit. */
function codePoints(text) {
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    points[at] = count;
    const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000;
    const next = text.charCodeAt(at + 1);
    const paired = text.charCodeAt(at) >= 0xd800 && !low && text.charCodeAt(at) < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (!paired) count += 1;
  }
  points[text.length] = count;
  return points;
}
