// W3C Web Annotations anchored by Apache Annotator: COMMAND names the command, NPM the folder where the packages are.

import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { COMMAND, NPM = import.meta.dirname } = process.env;
let selector;
try {
  const require = createRequire(path.resolve(NPM, "from-here.js"));
  selector = await import(pathToFileURL(require.resolve("@apache-annotator/selector")).href);
} catch (error) {
  console.log(`   passed over: Web Annotation by Apache Annotator (@apache-annotator/selector is not installed: ${error.code ?? error.message})`);
  process.exit(0);
}

/** A text as Apache Annotator reads it: one chunk. */
class Chunker {
  constructor(data) {
    this.currentChunk = { data, equals: (other) => other === this.currentChunk };
  }

  nextChunk() { return null; }
  previousChunk() { return null; }
  precedesCurrentChunk() { return false; }
  readTo() {}
}

const golden = path.resolve(import.meta.dirname, "../golden");
let count = 0;
for (const name of readdirSync(golden).filter((file) => file.endsWith(".txt"))) {
  const file = path.join(golden, name);
  const text = readFileSync(file, "utf8");
  const { stdout } = spawnSync(COMMAND, ["annotate", "--format", "webannotation", "--offsets", "utf16", file], { encoding: "utf8", maxBuffer: 1 << 28 });
  for (const { id, target } of JSON.parse(stdout).items) {
    const [quote, position] = target.selector;
    const matches = [];
    for await (const match of selector.textQuoteSelectorMatcher(quote)(new Chunker(text))) matches.push([match.startIndex, match.endIndex]);
    // Words that stand several times in the same context cannot be told apart by it.
    if (!matches.some(([start, end]) => start === position.start && end === position.end)) {
      throw new Error(`${name}: ${id} is not found by its words: ${JSON.stringify(matches)} against ${position.start}–${position.end}`);
    }
    for await (const match of selector.textPositionSelectorMatcher({ ...position })(new Chunker(text))) {
      if (text.slice(match.startIndex, match.endIndex) !== quote.exact) throw new Error(`${name}: ${id} is not found by its position`);
    }
    count += 1;
  }
}
console.log(`   opened by others: Web Annotation by Apache Annotator, ${count} annotations`);
