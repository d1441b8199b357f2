// What a card offers to change. Each change is `fix(words, corrections)`: what it does, and how it is kept.

import { anchorOf } from "./anchor.js";
import { alike, clip, sameName } from "./about.js";
import { button, element } from "./element.js";
import { KINDS, LABELS } from "./labels.js";
import { kindOf, wholeQuotes } from "./spans.js";

// The labels that are one click away; the others are in a list.
const USUAL = ["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "WORK_OF_ART"];
const CANDIDATES = 5;

function group(title, ...children) {
  return element("div", { class: "mend", role: "group", "aria-label": title }, element("p", { class: "mend-title" }, title), element("div", { class: "acts" }, ...children));
}

function box(words, checked) {
  const input = element("input", { type: "checkbox", checked });
  return { input, label: element("label", { class: "all" }, input, ` ${words}`) };
}

/** A field for a name that is not among those offered. */
export function otherName(label, people, chosen) {
  const id = `names-${label.toLowerCase().replace(/\W+/g, "-")}`;
  const name = element("input", { type: "text", list: id, autocomplete: "off", "aria-label": label, placeholder: "Another name" });
  // The key and the change that follows it say the same: the first of them counts.
  let said = false;
  const set = () => {
    const value = name.value.replace(/\s+/g, " ").trim();
    if (said || !value) return;
    said = true;
    chosen(value);
  };
  name.addEventListener("change", set);
  name.addEventListener("keydown", (event) => {
    if (event.key === "Enter") set();
  });
  return [name, element("datalist", { id }, [...new Set(people.map((one) => one.name))].map((value) => element("option", { value })))];
}

/** The people who might be meant at a place: the nearest by their mentions, and those who speak first. */
export function candidates(annotated, place, without) {
  const speaks = new Set(annotated.quotes.map(({ speaker }) => speaker?.person));
  const distance = ({ id, mentions }) => Math.min(...mentions.map(({ start }) => Math.abs(start - place.start)), Infinity) - (speaks.has(id) ? 300 : 0);
  return annotated.people.filter(({ id, label, name }) => id !== without && name && (label === "PERSON" || speaks.has(id)))
    .map((person) => ({ person, far: distance(person) })).sort((a, b) => a.far - b.far).slice(0, CANDIDATES).map(({ person }) => person);
}

/** What can be changed about a quote. */
export function mendQuote(quote, annotated, text, { fix }) {
  const short = clip(quote.text, 40);
  const { speaker } = quote;
  const fixed = (words, ...corrections) => fix(words, corrections);
  const theirs = wholeQuotes(annotated, new Set()).filter((other) => speaker && other.speaker?.name === speaker.name);
  const all = box(`all ${theirs.length} quotes of ${speaker?.name}`, false);
  const says = (name) => {
    const quotes = all.input.checked ? theirs.map((one) => one.parts?.[0] ?? one) : [quote];
    fix(quotes.length > 1 ? `${quotes.length} quotes are by ${name ?? "nobody known"}` : `“${short}” is by ${name ?? "nobody known"}`,
      quotes.map((one) => ({ op: "quote", at: anchorOf(text, one), speaker: name ? { name } : null, ...(one.kind === "term" ? { kind: "direct" } : {}) })));
  };
  const at = anchorOf(text, quote);
  return [
    group(speaker ? "Somebody else?" : "Who says this?",
      candidates(annotated, quote, speaker?.person).map(({ name }) => button({ class: "choice" }, () => says(name), clip(name, 40))),
      otherName("Another speaker", annotated.people, says),
      speaker ? button({ class: "choice plain" }, () => says(null), "Nobody known") : null,
      theirs.length > 1 ? all.label : null),
    group("Something else?",
      Object.keys(KINDS).filter((kind) => kind !== kindOf(quote) && kind !== "loose").map((kind) => (
        button({ class: "choice" }, () => fixed(`“${short}” is: ${KINDS[kind].one.toLowerCase()}`, { op: "quote", at, kind }), KINDS[kind].short))),
      button({ class: "choice plain" }, () => fixed(`“${short}” is no quote`, { op: "none", of: "quote", at }), "Not a quote")),
  ];
}

/** What can be changed about a name. */
export function mendName(entity, annotated, text, { fix }) {
  const short = clip(entity.text, 40);
  const same = annotated.entities.filter((one) => alike(one, entity));
  const all = box(`all ${same.length} like this`, true);
  const each = (make) => (all.input.checked ? same : [entity]).map((one) => ({ at: anchorOf(text, one), ...make }));
  const number = () => (all.input.checked && same.length > 1 ? `, ${same.length} times` : "");
  const is = (label) => fix(`“${short}” is: ${LABELS[label].one.toLowerCase()}${number()}`, each({ op: "name", label }));
  const rest = element("select", { "aria-label": "Change to" }, element("option", { value: "" }, "Other…"),
    Object.entries(LABELS).filter(([label]) => label !== entity.label && !USUAL.includes(label)).map(([label, { one }]) => element("option", { value: label }, one)));
  rest.addEventListener("change", () => rest.value && is(rest.value));
  return [
    group("Something else?",
      USUAL.filter((label) => label !== entity.label).map((label) => button({ class: "choice" }, () => is(label), LABELS[label].one)),
      rest,
      button({ class: "choice plain" }, () => fix(`“${short}” is no name${number()}`, each({ op: "none", of: "name" })), "Not a name"),
      same.length > 1 ? all.label : null),
    entity.person ? mendPerson(entity, annotated, text, fix, sameName(entity, annotated).length) : null,
  ].filter(Boolean);
}

/** What can be changed about who is meant by some words: these alone, or all that mean the same person. */
export function mendPerson(mention, annotated, text, fix) {
  const person = annotated.people.find(({ mentions }) => mentions.some(({ start, end }) => start === mention.start && end === mention.end));
  if (!person) return null;
  const short = clip(mention.text, 40);
  const all = box(`all ${person.mentions.length} mentions of ${clip(person.name, 40)}`, false);
  const is = (name) => (all.input.checked
    ? fix(`${person.name} is ${name}`, [annotated.people.some((one) => one.name === name) ? { op: "merge", name: person.name, into: name } : { op: "rename", name: person.name, to: name }])
    : fix(`“${short}” here is ${name}`, [{ op: "who", at: anchorOf(text, mention), name }]));
  return group("Somebody else?",
    candidates(annotated, mention, person.id).map(({ name }) => button({ class: "choice" }, () => is(name), clip(name, 40))),
    otherName("Another person", annotated.people, is),
    person.mentions.length > 1 ? all.label : null);
}

/** Moving where a mark begins and ends, a word at a time; `settle(range)` keeps what was chosen. */
export function mendSpan(mark, text, of, settle) {
  const move = (side, step) => {
    const range = { start: mark.start, end: mark.end };
    range[side] = wordEdge(text, mark[side], side, step);
    if (range.start < range.end && range[side] !== mark[side]) settle(range, { op: "span", of, at: anchorOf(text, mark), to: anchorOf(text, range) });
  };
  const pair = (side, title) => element("span", { class: "pair" }, `${title} `,
    button({ "aria-label": `${title}: one word back`, "data-move": `${side}-` }, () => move(side, -1), "←"),
    button({ "aria-label": `${title}: one word on`, "data-move": `${side}+` }, () => move(side, 1), "→"));
  return element("div", { class: "mend span", role: "group", "aria-label": "Where it begins and ends" }, pair("start", "Begins"), pair("end", "Ends"));
}

/** The nearest place, back or on, where a word begins or ends, or a mark stands. */
export function wordEdge(text, from, side, step) {
  const edges = side === "start" ? /(?<![\p{L}\p{N}\p{M}'’-])(?=[\p{L}\p{N}\p{M}$€£“"‘„«])/gu : /(?<=[\p{L}\p{N}\p{M}%”"’»])(?![\p{L}\p{N}\p{M}'’-]*[\p{L}\p{N}\p{M}])/gu;
  const begin = Math.max(0, from - 120);
  const places = [...text.slice(begin, from + 120).matchAll(edges)].map(({ index }) => begin + index);
  return (step > 0 ? places.find((place) => place > from) : places.findLast((place) => place < from)) ?? from;
}
