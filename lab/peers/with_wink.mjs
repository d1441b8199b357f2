// What wink-nlp marks with its web model: numbers and times, no names. Usage: node with_wink.mjs FOLDER

import path from "node:path";
import { readFileSync } from "node:fs";
import { answer, load } from "./answers.mjs";

const folder = process.argv[2];
const wink = load(folder, "wink-nlp");
const nlp = wink(load(folder, "wink-eng-lite-web-model"), ["sbd", "ner"]);
const { its } = nlp;
const { version } = JSON.parse(readFileSync(path.resolve(folder, "node_modules/wink-nlp/package.json"), "utf8"));

const LABELS = { DATE: "DATE", TIME: "TIME", MONEY: "MONEY", PERCENT: "PERCENT", ORDINAL: "ORDINAL", CARDINAL: "CARDINAL" };

/** A duration is a time where it is shorter than a day. */
function label({ type, value }) {
  if (type === "DURATION") return /hour|minute|second/iu.test(value) ? "TIME" : "DATE";
  return LABELS[type];
}

function mark(text) {
  const document = nlp.readDoc(text);
  const words = document.tokens().out();
  const starts = [];
  let at = 0;
  for (const word of words) {
    const place = text.indexOf(word, at);
    starts.push(place < 0 ? at : place);
    at = starts.at(-1) + word.length;
  }
  const spans = document.entities().out(its.span);
  return document.entities().out(its.detail).flatMap((entity, index) => {
    const [first, last] = spans[index];
    const found = label(entity);
    return found ? [{ start: starts[first], end: starts[last] + words[last].length, label: found }] : [];
  });
}

answer(`wink-nlp ${version} with its web model`, mark);
