// The page's pure parts, without a browser.

import { strict as assert } from "node:assert";
import { test } from "node:test";
import { anchorOf, editOf, locate, moved } from "../../www/anchor.js";
import { correct } from "../../www/corrections.js";
import { compiled, joined } from "../../www/dictionary.js";
import { cited } from "../../www/about.js";
import { leadInto } from "../../www/people.js";
import { blocksOf, kindOf, nest, numbersOf, seenOf, setSure, spread, USUAL_SURE, USUALLY_HIDDEN, wholeOf, wholeQuotes } from "../../www/spans.js";
import { bytesOf } from "../../www/letters.js";
import { makeHistory } from "../../www/history.js";
import { textOfHtml, textOfMarkdown } from "../../www/markup.js";
import { wordEdge } from "../../www/mend.js";
import { trimmed } from "../../www/selection.js";
import { spliced, windowOf } from "../../www/splice.js";
import { fileName, reopened } from "../../www/takeaway.js";
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

const at = (text, words, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

test("a correction is for its mark, not for the same words elsewhere", () => {
  const text = "Paris won. Then Paris sang about Paris.";
  const name = (start) => ({ id: `e${start}`, start, end: start + 5, text: "Paris", label: "GPE", score: 0.9, person: null, value: null });
  const found = { entities: [name(0), name(16), name(33)], quotes: [], people: [] };
  const labels = (corrections) => correct(text, found, corrections).entities.map(({ label }) => label).join(" ");
  const anchor = (start) => anchorOf(text, { start, end: start + 5 });
  for (const [corrections, expected] of [
    [[{ op: "name", at: anchor(16), label: "PERSON" }], "GPE PERSON GPE"],
    [[{ op: "none", of: "name", at: anchor(0) }], "GPE GPE"],
    [[{ op: "none", of: "name", at: anchor(0) }, { op: "name", at: anchor(0), label: "ORG" }], "ORG GPE GPE"],
    [[{ op: "name", at: anchorOf(text, at(text, "Then Paris")), label: "ORG" }], "GPE ORG GPE"],
    [[{ op: "span", of: "name", at: anchor(16), to: anchorOf(text, at(text, "Paris sang")) }], "GPE GPE GPE"],
    [[{ op: "name", at: { ...anchor(0), words: "Rome" }, label: "ORG" }], "GPE GPE GPE"],
    [[{ op: "no such thing", at: anchor(0) }], "GPE GPE GPE"],
  ]) assert.equal(labels(corrections), expected);
});

test("an anchor is found again when the text has changed around it", () => {
  const text = "The dog ran home. The dog slept. The dog ate.";
  const anchor = anchorOf(text, at(text, "The dog", 5));
  for (const [now, expected] of [
    [text, 18],
    [`Yesterday. ${text}`, 29],
    [text.replace("ran home", "went for a long walk"), 30],
    [text.replace("slept", "dozed"), 18],
    [text.replace("The dog slept.", "It slept."), null],
    ["Nothing of it.", null],
  ]) assert.equal(locate(now, anchor)?.start ?? null, expected, now);
  const edited = text.replace("The dog ran", "The dog, who was old, ran");
  assert.equal(moved(anchor, editOf(text, edited), edited).start, edited.indexOf("The dog slept"));
});

test("people are merged, split and renamed, with their quotes", () => {
  const text = "“Yes,” said Ada. “No,” said Bo. Bo left.";
  const person = (id, name, ...mentions) => ({ id, name, label: "PERSON", role: null, mentions });
  const mention = (words, from) => ({ ...at(text, words, from), text: words });
  const quote = (id, words, name, of) => ({ id, ...at(text, words), text: words, kind: "direct", cue: null, score: 0.9, speaker: { mention: null, name, person: of, score: 0.9 } });
  const found = {
    entities: [], quotes: [quote("q1", "“Yes,”", "Ada", "p1"), quote("q2", "“No,”", "Bo", "p2")],
    people: [person("p1", "Ada", mention("Ada")), person("p2", "Bo", mention("Bo"), mention("Bo", 30))],
  };
  const said = (...corrections) => {
    const { people, quotes } = correct(text, found, corrections);
    return `${people.map(({ name, mentions }) => `${name} ${mentions.length}`).join(", ")}; ${quotes.map(({ speaker }) => speaker?.name ?? "?").join(", ")}`;
  };
  for (const [corrections, expected] of [
    [[], "Ada 1, Bo 2; Ada, Bo"],
    [[{ op: "merge", name: "Bo", into: "Ada" }], "Ada 3; Ada, Ada"],
    [[{ op: "rename", name: "Bo", to: "Bo Quay" }], "Ada 1, Bo Quay 2; Ada, Bo Quay"],
    [[{ op: "rename", name: "Bo", to: "Ada" }], "Ada 3; Ada, Ada"],
    [[{ op: "who", at: anchorOf(text, at(text, "Bo", 30)), name: "Ben" }], "Ada 1, Bo 1, Ben 1; Ada, Bo"],
    [[{ op: "quote", at: anchorOf(text, at(text, "“No,”")), speaker: { name: "Ada" } }], "Ada 1, Bo 2; Ada, Ada"],
    [[{ op: "quote", at: anchorOf(text, at(text, "“No,”")), speaker: null }], "Ada 1, Bo 2; Ada, ?"],
    [[{ op: "quote", at: anchorOf(text, at(text, "“No,”")), kind: "term" }], "Ada 1, Bo 2; Ada, ?"],
    [[{ op: "none", of: "quote", at: anchorOf(text, at(text, "“No,”")) }], "Ada 1, Bo 2; Ada"],
    [[{ op: "quote", at: anchorOf(text, at(text, "Bo left")), speaker: { name: "Cy" } }], "Ada 1, Bo 2, Cy 0; Ada, Bo, Cy"],
  ]) assert.equal(said(...corrections), expected);
});

const REPORTS = 'The bridge, Ada said, would be "a ruin". Bo backs the plan. A clerk hopes to go. Ada told Bo that it rained.';
const reports = () => {
  const mention = (words, from) => ({ ...at(REPORTS, words, from), text: words });
  const quote = (id, words, kind, cue, name, from, score = 0.9) => ({
    id, ...mention(words), kind, score, cue: cue && mention(cue),
    speaker: { mention: mention(name, from), name, person: name, score: 0.9 },
  });
  return {
    entities: [{ id: "e1", ...mention("Ada"), label: "PERSON", score: 0.9, person: "Ada" }, { id: "e2", ...mention("Bo"), label: "PERSON", score: 0.9, person: "Bo" }],
    quotes: [
      quote("q1", "The bridge", "indirect", "said", "Ada"), quote("q2", 'would be "a ruin"', "mixed", "said", "Ada"),
      { ...quote("q3", '"a ruin"', "direct", "said", "Ada"), within: "q2" },
      quote("q4", "the plan", "indirect", "backs", "Bo", 0, 0.3), quote("q5", "to go", "indirect", "hopes", "A clerk", 0, 0.69),
      quote("q6", "that it rained", "indirect", "told", "Ada", 80),
    ],
    people: ["Ada", "Bo", "A clerk"].map((name) => ({ id: name, name, label: "PERSON", role: null, mentions: [mention(name)] })),
  };
};

test("a loose quote is one by its score and its speaker's, and not once the reader has put it right", () => {
  for (const [quote, kind] of [
    [{ kind: "indirect", score: 0.74 }, "loose"], [{ kind: "indirect", score: 0.75 }, "indirect"], [{ kind: "indirect", score: 0.1, own: true }, "indirect"],
    [{ kind: "direct", score: 0.9, speaker: { score: 0.83 } }, "loose"], [{ kind: "direct", score: 0.9, speaker: { score: 0.84 } }, "direct"],
    [{ kind: "direct", score: 0.2, within: "q1" }, "direct"], [{ kind: "mixed", score: 0.6 }, "loose"],
    [{ kind: "term", score: 0.1 }, "term"],
  ]) assert.equal(kindOf(quote), kind);
  setSure(0.9);
  assert.equal(kindOf({ kind: "indirect", score: 0.75 }), "indirect");
  setSure(USUAL_SURE);
  const all = reports();
  const seen = seenOf(all, USUALLY_HIDDEN);
  assert.equal(seen.quotes.map(({ id }) => id).join(" "), "q1 q2 q3 q6");
  // Who has a name stays; who is there for a loose quote alone does not.
  assert.equal(seen.people.map(({ name }) => name).join(", "), "Ada, Bo");
  assert.equal(seenOf(all, new Set()), all);
  assert.equal(seenOf(seen, USUALLY_HIDDEN), seen);
});

test("a report that its cue interrupts is one, with one number and one speaker", () => {
  const all = reports();
  const [whole, ...others] = wholeQuotes(all, USUALLY_HIDDEN);
  assert.deepEqual([whole.id, whole.kind, whole.text, whole.start, whole.end, whole.parts.length], ["q1", "mixed", 'The bridge … would be "a ruin"', 0, 39, 2]);
  assert.equal(others.map(({ id, parts }) => `${id}${parts ? " in parts" : ""}`).join(", "), "q6");
  assert.deepEqual([...numbersOf(all, USUALLY_HIDDEN)], [["q1", "1"], ["q6", "2"]]);
  assert.equal(wholeQuotes(all, new Set()).length, 4);
  // Of a fragment alone what is shown of its report is the whole.
  assert.equal(wholeOf(all.quotes[1], all).id, "q1");
  assert.equal(wholeOf(all.quotes[2], all).id, "q1");
  assert.equal(wholeQuotes(all, new Set(["mixed", "loose"])).map(({ id }) => id).join(" "), "q1 q3 q6");
  const changed = (...corrections) => correct(REPORTS, all, corrections).quotes.map(({ id, kind, own, speaker }) => `${id} ${kind} ${speaker?.name}${own ? "!" : ""}`).slice(0, 3).join(", ");
  const part = anchorOf(REPORTS, at(REPORTS, "The bridge"));
  assert.equal(changed({ op: "quote", at: part, speaker: { name: "Bo" } }), "q1 indirect Bo!, q2 mixed Bo!, q3 direct Bo");
  assert.equal(changed({ op: "quote", at: anchorOf(REPORTS, at(REPORTS, '"a ruin"')), speaker: { name: "Bo" } }), "q1 indirect Bo, q2 mixed Bo, q3 direct Bo!");
  assert.equal(changed({ op: "none", of: "quote", at: part }), "q3 direct Ada, q4 indirect Bo, q5 indirect A clerk");
  // Words of another speaker by the same cue are another report.
  const other = { ...all, quotes: all.quotes.map((quote) => (quote.id === "q2" ? { ...quote, speaker: { ...quote.speaker, person: "Bo" } } : quote)) };
  assert.equal(wholeQuotes(other, USUALLY_HIDDEN).length, 3);
});

test("a report is led into by the words before it", () => {
  const [first, second, fragment, plan, , rain] = reports().quotes;
  assert.deepEqual([first, second, fragment, plan, rain].map(leadInto), ["", "said ", "", "backs ", "told … "]);
  assert.equal(cited(plan, null), "Bo: backs the plan");
  assert.equal(cited(rain, { role: "mayor" }), "Ada, mayor: told … that it rained");
  assert.equal(cited(fragment, null), '"a ruin" — Ada');
});

test("steps are taken back and taken again; typing is one step", () => {
  const state = { value: 0, words: [] };
  const history = makeHistory((last, undone) => state.words.push([last, undone]));
  const put = (value, kind) => {
    const before = state.value;
    state.value = value;
    history.keep({ words: `to ${value}`, kind, undo: () => { state.value = before; }, redo: () => { state.value = value; } });
  };
  put(1);
  put(2, "typing");
  put(3, "typing");
  history.undo();
  assert.equal(state.value, 1);
  history.redo();
  assert.equal(state.value, 3);
  history.rest();
  put(4, "typing");
  history.undo();
  assert.equal(state.value, 3);
  assert.deepEqual(state.words.at(-1), ["to 3", "to 4"]);
});

test("what is read around an edit takes its place in what was found", () => {
  const before = "Ada Marsh won.\nBo spoke.\nCy left.\n";
  const text = before.replace("Bo spoke.", "Bo and Di spoke.");
  const name = (source, words, id) => ({ id, ...at(source, words), text: words, label: "PERSON", score: 0.9, person: `p${id}`, value: null });
  const people = (entities) => entities.map(({ person, start, end, text: words }) => ({ id: person, name: words, label: "PERSON", role: null, mentions: [{ start, end, text: words }] }));
  const was = [name(before, "Ada Marsh", 1), name(before, "Bo", 2), name(before, "Cy", 3)];
  const part = windowOf(before, text);
  const now = [name(text, "Ada Marsh", 11), name(text, "Bo", 12), name(text, "Di", 13)].map((one) => ({ ...one, start: one.start - part.start, end: one.end - part.start }));
  const { entities, people: who } = spliced({ found: { entities: was, quotes: [], people: people(was) } }, text, part, { entities: now, quotes: [], people: people(now) });
  for (const one of entities) assert.equal(text.slice(one.start, one.end), one.text);
  assert.equal(entities.map((one) => one.text).join(", "), "Ada Marsh, Bo, Di, Cy");
  assert.equal(who.map((one) => one.name).sort().join(", "), "Ada Marsh, Bo, Cy, Di");
  assert.equal(windowOf("", "x".repeat(9000)), null);
});

test("markup becomes text", () => {
  for (const [html, expected] of [
    ["<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["<p>One<p>Two", "One\n\nTwo"],
    ["<div>One</div><div>Two</div>", "One\nTwo"],
    ["<p>A&nbsp;b &amp; c &#8220;d&#8221; &#x201c;e&rdquo; &unknown; &#147;f&#148;</p>", "A\u00a0b & c “d” “e” &unknown; “f”"],
    ["<p>One <a href='x'>two</a>,\n three</p>", "One two, three"],
    ["<p>One</p><p hidden>Not <b>this</b></p><p>Two</p><p style='display: none'>nor this</p>", "One\n\nTwo"],
    ["<p>One</p><script>var a = '<p>no</p>';</script><style>p{}</style><p>Two</p>", "One\n\nTwo"],
    ["<ul><li>One</li><li>Two</li></ul><p>Three</p>", "One\nTwo\n\nThree"],
    ["<p>1 < 2 and 3 > 2</p>", "1 < 2 and 3 > 2"],
    ["<pre>a\n  b</pre>", "a\n  b"],
    ["<p title='a > b'>One</p><!-- <p>no</p> -->", "One"],
    ["", ""],
  ]) assert.equal(textOfHtml(html).text, expected, html);
  assert.deepEqual(textOfHtml("<h1>A  <i>b</i></h1><p>c</p><h2>d</h2>").headings, ["A b", "d"]);
  assert.deepEqual(textOfMarkdown("# A\n\nB *c* __d__ 2*3*4 [e](f) ![g](h) snake_case_name\n\nHead\n---\n"), { text: "A\n\nB c d 2*3*4 e  snake_case_name\n\nHead\n", headings: ["A", "Head"] });
});

test("a saved document is opened with what fits, and refused with a reason", () => {
  assert.throws(() => reopened("{"), /cut off/);
  assert.throws(() => reopened("[1]"), /no article/);
  const anchor = { start: 0, words: "a", before: "", after: "" };
  const { corrections, date } = reopened(JSON.stringify({ text: "a", whosaid: { date: "soon", corrections: [{ op: "name", at: anchor, label: "ORG" }, { op: "name" }, null, { op: "merge", name: "a" }] } }));
  assert.equal(corrections.length, 1);
  assert.equal(date, "");
  assert.equal(fileName("Ünal’s “Rust”: 3/4?", "txt"), "unal-s-rust-3-4.txt");
});

test("a dictionary is written as people write, and lines for the same name take each other's place", () => {
  assert.equal(compiled("Harbour Watch, org\nA, B & C\tORG"), "Harbour Watch\tORG\nA, B & C\tORG");
  assert.equal(compiled("  \n"), null);
  assert.equal(joined("# mine\nAda\tPERSON\nBo, ORG\n", "Bo\tPERSON\nCy\tLAW"), "# mine\nAda\tPERSON\nBo\tPERSON\nCy\tLAW\n");
});

test("the edges of a mark go from word to word", () => {
  const text = "The “grey harbour-master” of U.N. Street’s $5 end.";
  const on = (from, side, step) => text.slice(...(side === "start" ? [wordEdge(text, from, side, step), text.length] : [0, wordEdge(text, from, side, step)]));
  assert.ok(on(0, "start", 1).startsWith("“grey"));
  assert.ok(on(10, "end", 1).endsWith("harbour-master"));
  assert.ok(on(25, "end", -1).endsWith("harbour-master"));
  assert.equal(wordEdge(text, 0, "start", -1), 0);
});

test("dates are told in words", () => {
  for (const [value, words] of [["2022-02-07", "7 February 2022"], ["2022-02", "February 2022"], ["2022", "2022"], ["2025-04/2025-06", "April 2025 to June 2025"], ["2022-02-07T16:00Z", "7 February 2022, 16:00Z"], ["2022-W05", "2022-W05"]]) {
    assert.equal(inWords(value), words);
  }
});

test("the letters of the build are read back", () => {
  for (const [letters, groups, bytes] of [
    ["", 1, []],
    ["\x01`\x01\x01\x01\x01\x01\x01\x01", 1, [97]],
    ["\x02UR?\x19\x15.\x180", 1, [87, 104, 111, 115, 97, 105, 100]],
    ["\x01".repeat(18), 1, [0, 0, 0, 0, 0, 0, 0, 0]],
    ["\x02}}}}}}}}}\x03\x02\x02\x02\x02\x02\x02", 2, [255, 255, 255, 255, 255, 255, 255, 255]],
  ]) assert.deepEqual([...bytesOf(letters, bytes.length, groups)], bytes);
});

test("a selection is of whole words", () => {
  const text = "  Ada Marsh’s well-known café, 12 km on. ";
  for (const [start, end, words] of [[4, 8, "Ada Marsh"], [0, 6, "Ada"], [15, 17, "well"], [15, 21, "well-known"], [24, 27, "café"], [34, 35, "km"], [29, 31, null], [0, 2, null]]) {
    const found = trimmed({ start, end }, text);
    assert.equal(found && text.slice(found.start, found.end), words, `${start}–${end}`);
  }
});
