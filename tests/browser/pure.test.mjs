// The page's pure parts, without a browser.

import { strict as assert } from "node:assert";
import { test } from "node:test";
import { anchorOf, correct } from "../../www/corrections.js";
import { blocksOf, nest, spread } from "../../www/spans.js";
import { bytesOf } from "../../www/letters.js";
import { quotesTable } from "../../www/takeaway.js";
import { inWords } from "../../www/when.js";

test("blocks cover the text, whatever its line breaks", () => {
  for (const text of ["", "a", "\n\na", "a\n", "a\n\n\nb\nc\n\n", "\n"]) {
    assert.equal(blocksOf(text).map(({ start, end, next }) => text.slice(start, end) + text.slice(end, next)).join(""), text);
  }
});

test("spans that cross are cut, and nothing is lost or doubled", () => {
  const drawn = (nodes) => nodes.map(({ of, start, end, children }) => `${of}${start}-${end}${children.length ? `(${drawn(children)})` : ""}`).join(" ");
  const span = (of, start, end, type = "quote") => ({ of, start, end, type });
  for (const [spans, expected] of [
    [[span("a", 0, 9), span("b", 2, 4)], "a0-9(b2-4)"],
    [[span("a", 0, 5), span("b", 3, 9)], "a0-5(b3-5) b5-9"],
    [[span("a", 0, 5), span("b", 0, 5, "entity")], "a0-5(b0-5)"],
    [[span("a", 0, 9), span("b", 1, 5), span("c", 4, 7)], "a0-9(b1-5(c4-5) c5-7)"],
  ]) assert.equal(drawn(nest(spans)), expected);
  const shares = spread([span("a", 0, 5)], blocksOf("ab\n\ncd"));
  assert.deepEqual(shares.map((share) => share.map(({ start, end, goesOn }) => [start, end, goesOn])), [[[0, 2, false]], [[4, 5, true]]]);
});

test("the table of quotes holds what stands in them, and no formula", () => {
  const quote = { id: "q1", start: 0, end: 9, text: "=1+\"a\"\nb", kind: "direct", cue: null, speaker: { name: "@Ada", person: null, score: 0.9, mention: null }, score: 1 };
  assert.equal(quotesTable({ people: [], quotes: [quote, { ...quote, kind: "term" }] }).split("\r\n")[1], `"'@Ada",,"direct","'=1+""a""\nb",,0.9,0,9`);
});

test("a correction is for its mark, not for the same words elsewhere", () => {
  const text = "Paris won. Then Paris sang about Paris.";
  const at = (start) => ({ id: `e${start}`, start, end: start + 5, text: "Paris", label: "GPE", score: 0.9, person: null, value: null });
  const found = { entities: [at(0), at(16), at(33)], quotes: [], people: [] };
  const corrected = correct(text, found, [{ anchor: anchorOf(text, at(16)), label: "PERSON" }]);
  assert.deepEqual(corrected.entities.map(({ label }) => label), ["GPE", "PERSON", "GPE"]);
  assert.equal(correct(text, found, [{ anchor: anchorOf(text, at(0)), removed: true }]).entities.length, 2);
});

test("dates are told in words", () => {
  for (const [value, words] of [["2022-02-07", "7 February 2022"], ["2022-02", "February 2022"], ["2022", "2022"], ["2025-04/2025-06", "April 2025 to June 2025"], ["2022-02-07T16:00Z", "7 February 2022, 16:00Z"], ["2022-W05", "2022-W05"]]) {
    assert.equal(inWords(value), words);
  }
});

test("the letters of the build are read back", () => {
  for (const [letters, bytes] of [
    ["", []],
    ["(\"", [97]],
    ["M9?qShn:(", [87, 104, 111, 115, 97, 105, 100]],
    ["!!!!!!!!!!", [0, 0, 0, 0, 0, 0, 0, 0]],
    ["\"~\"~\"~\"~!P", [255, 255, 255, 255, 255, 255, 255, 255]],
  ]) assert.deepEqual([...bytesOf(letters)], bytes);
});
