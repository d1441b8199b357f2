// Any string of JavaScript is annotated, those included that are no text: positions fit `text.slice`.

import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { PACKAGE } = process.env;
const { initSync, annotate, annotateAsJson, exportAs, exportDocument } = await import(pathToFileURL(path.join(PACKAGE, "whosaid.js")).href);
initSync(readFileSync(path.join(PACKAGE, "whosaid_bg.wasm")));

// What a lone surrogate is read as: one UTF-16 unit as well.
const read = (text) => text.toWellFormed();

/** Every stretch of a document with the words that it is said to be. */
function* stretches({ entities, quotes, people }) {
  yield* entities;
  yield* quotes;
  for (const { cue, speaker } of quotes) {
    if (cue) yield cue;
    if (speaker?.mention) yield speaker.mention;
  }
  for (const { mentions } of people) yield* mentions;
}

/** Annotates, and fails where a stretch is not where it says. */
function check(text) {
  const document = annotate(text);
  let count = 0;
  for (const { start, end, text: words } of stretches(document)) {
    assert.ok(start < end && end <= text.length, JSON.stringify(text));
    assert.equal(read(text.slice(start, end)), words, JSON.stringify(text));
    count += 1;
  }
  assert.deepEqual(document, JSON.parse(annotateAsJson(text)));
  // The same text well-formed is the same document.
  assert.equal(annotateAsJson(text), annotateAsJson(read(text)));
  return count;
}

test("lone surrogates are one unit each, wherever they stand", () => {
  for (const [text, name] of [
    ["Ada Marsh \ud83d said “Yes \udc00,” in Paris, and Tomas Lindqvist \ud800", "Tomas Lindqvist"],
    ["\ud83d\ud83d\ude00 “Yes,” said Ada Marsh.", "Ada Marsh"],
    ["\udc00\ud800“No\ud800,” said Ada Marsh.\udfff", "Ada Marsh"],
  ]) {
    assert.ok(check(text) > 3);
    const found = annotate(text).entities.find((entity) => entity.text === name);
    assert.equal(text.slice(found.start, found.end), name);
    const json = annotateAsJson(text);
    for (const format of ["html", "csv", "tei", "markdown"]) assert.equal(exportDocument(text, json, format, "\ud800"), exportAs(text, format, { name: "\ud800" }));
  }
});

test("strings of every kind of unit, by the thousand", () => {
  const PIECES = ["\ud800", "\udbff", "\udc00", "\udfff", "\ud83d\ude00", "👩‍👩‍👧", "Z\u0351\u036b\u0343\u036a\u0302a\u0321\u034el\u0489\u035ag\u0315o", "\u202e", "\u2067", "\u2069", "“", "”", "\"", "'", " ", "\n\n", "Ada Marsh", "said", "Paris", "$3bn", "שלום", "مرحبا", "\u200f", "\0", "&quot;", "é", "e\u0301", "\ufffd", "\ufeff"];
  let state = 7;
  const roll = (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * sides);
  };
  let found = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    found += check(Array.from({ length: roll(60) }, () => PIECES[roll(PIECES.length)] + (roll(2) ? " " : "")).join(""));
  }
  assert.ok(found > 1000);
});

test("the objects are what the JSON says, key by key", () => {
  const golden = path.resolve(import.meta.dirname, "../golden");
  for (const name of readdirSync(golden).filter((one) => one.endsWith(".txt"))) {
    const text = readFileSync(path.join(golden, name), "utf8");
    for (const options of [undefined, { reasons: true, date: "2022-02-07" }]) {
      assert.equal(JSON.stringify(annotate(text, options)), JSON.stringify(JSON.parse(annotateAsJson(text, options))), name);
    }
  }
});
