// What compromise marks. Usage: node with_compromise.mjs FOLDER names|full
//
// It is helped where its spans follow another convention: titles before names, prepositions before dates and stops
// at the edges are taken off, and numbers inside a date or an amount do not count again.

import { answer, load } from "./answers.mjs";

const [folder, work] = process.argv.slice(2);
const nlp = load(folder, "compromise");
if (work === "full") nlp.plugin(load(folder, "compromise-dates"));

const EDGE = /[\s.,;:!?()[\]{}"“”‘’'«»…–—-]/u;

/** The stretch of a match, without the terms at its beginning that `skip` names, and without marks at its edges. */
function stretch(text, match, skip) {
  const terms = [...match.terms];
  while (terms.length && terms[0].tags.some((tag) => skip.includes(tag))) terms.shift();
  if (!terms.length) return null;
  let start = terms[0].offset.start;
  const last = terms.at(-1).offset;
  let end = last.start + last.length;
  while (start < end && EDGE.test(text[start])) start += 1;
  while (end > start && EDGE.test(text[end - 1]) && !/\b[A-Z]\.$/u.test(text.slice(start, end))) end -= 1;
  return start < end ? { start, end } : null;
}

function mark(text) {
  const document = nlp(text);
  const found = [];
  const add = (view, label, skip = [], alone = false) => {
    for (const match of view.json({ offset: true, terms: { offset: true, tags: true } })) {
      const range = stretch(text, match, skip);
      const inside = (other) => range.start >= other.start && range.end <= other.end;
      if (!range || (alone && found.some(inside))) continue;
      found.push({ ...range, label: typeof label === "string" ? label : label(match) });
    }
  };
  add(document.people(), "PERSON", ["Honorific", "Actor"]);
  add(document.organizations(), "ORG", ["Determiner"]);
  add(document.places(), "GPE", ["Determiner"]);
  if (work === "full") {
    const timely = (match) => (match.terms.every(({ tags }) => tags.includes("Time") || tags.includes("Preposition")) ? "TIME" : "DATE");
    // A plain view: to read the dates' values, which nobody asks for here, ends in an exception for some articles.
    add(document.dates().toView(), timely, ["Preposition", "Conjunction"]);
    add(document.money(), "MONEY");
    add(document.percentages(), "PERCENT");
    const numbers = document.numbers().not("#Date").not("#Money").not("#Percent");
    add(numbers, (match) => (match.terms.some(({ tags }) => tags.includes("Ordinal")) ? "ORDINAL" : "CARDINAL"), [], true);
  }
  return found;
}

answer(`compromise ${nlp.version}${work === "full" ? " with compromise-dates" : ""}`, mark);
