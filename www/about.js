// What a card says about a mark: what it is, who or what is meant, how sure that is, and why.

import { element } from "./element.js";
import { FAMILY_OF, KINDS, LABELS, count } from "./labels.js";
import { announcement } from "./people.js";
import { SURE } from "./spans.js";
import { inWords } from "./when.js";

/** A text short enough for a line or two, its white space made plain. */
export function clip(text, length = 90) {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, length - 2).trimEnd()}…` : flat;
}

/** How sure a score is, in words. */
export function sureness(score) {
  const words = score >= 0.9 ? "very sure" : score >= 0.7 ? "fairly sure" : score >= SURE ? "not quite sure" : "a guess";
  return `${words}, ${Math.round(score * 100)}%`;
}

function heading(kind, title, family, aside) {
  return [
    element("p", { class: "kind", "data-family": family }, kind),
    element("h2", { id: "card-title" }, title),
    aside ? element("p", { class: "role" }, aside) : null,
  ];
}

/** The reasons, a line each: those that the program gives, in words. */
function reasons(list) {
  return list.length ? element("ul", { class: "why", "aria-label": "Why" }, list.map((reason) => element("li", {}, reason))) : null;
}

/** What is to be said about a quote. */
export function aboutQuote(quote, annotated) {
  const { speaker } = quote;
  const person = annotated.people.find(({ id }) => id === speaker?.person);
  const { one } = KINDS[quote.kind];
  if (quote.kind === "term") {
    return [heading(`${one}, ${quote.own ? "you said so" : sureness(quote.score)}`, clip(quote.text), null, "These words are not somebody’s speech."), reasons(told(quote))];
  }
  const kind = quote.own ? `${one}, corrected by you` : `${one}, ${sureness(quote.score)}`;
  const why = told(quote);
  if (!why.length && !quote.own) {
    const announced = announcement(quote);
    if (announced) why.push(`“${clip(announced)}” stands beside it`);
    if (person && speaker.mention && speaker.mention.text !== person.name) why.push(`“${clip(speaker.mention.text)}” here is ${person.name}`);
  }
  if (speaker && !quote.own) why.push(`That ${speaker.name} says this is ${sureness(speaker.score)}.`);
  return [heading(kind, speaker?.name ?? "Speaker not known", null, person?.role), reasons(why)];
}

/** What is to be said about a name, number or time. */
export function aboutName(entity, annotated) {
  const person = annotated.people.find(({ id }) => id === entity.person);
  const { label, value } = entity;
  const others = sameName(entity, annotated);
  const quotes = annotated.quotes.filter(({ speaker, within }) => !within && entity.person && speaker?.person === entity.person).length;
  const { one } = LABELS[label];
  const is = label === "DATE" || label === "TIME" ? (typeof value === "string" ? inWords(value) : null) : amount(value);
  const facts = [
    person && person.name !== entity.text ? `“${clip(entity.text)}” here` : null,
    others.length > 1 ? `named ${count(others.length, "time", "times")}` : "named once",
    quotes ? count(quotes, "quote", "quotes") : null,
  ].filter(Boolean).join(", ");
  return [
    heading(`${one}, ${entity.own ? "corrected by you" : sureness(entity.score)}`, clip(person?.name ?? entity.text), FAMILY_OF[label], person?.role ?? is),
    element("p", { class: "facts" }, facts),
    reasons(told(entity)),
  ];
}

/** What is to be said about a pronoun or other words for somebody. */
export function aboutMention(mention, person) {
  return [heading(`“${clip(mention.text)}” is`, person.name, null, person.role), reasons(told(mention))];
}

/** The names that are the same as this one: the same person's, else the same words. */
export function sameName(entity, annotated) {
  return annotated.entities.filter((one) => (entity.person ? one.person === entity.person : alike(one, entity)));
}

/** Whether two names have the same words and label. */
export function alike(one, other) {
  return one.text === other.text && one.label === other.label;
}

function amount(value) {
  if (typeof value === "number") return value.toLocaleString("en");
  if (value && typeof value === "object") return `${value.amount.toLocaleString("en")} ${value.unit}`;
  return null;
}

/** The evidence that the program gives for a mark. */
function told({ evidence }) {
  return (evidence ?? []).map((one) => (typeof one === "string" ? one : one.words ?? one.text)).filter(Boolean).map((words) => clip(words, 160));
}

/** A quote as one cites it: its words, in marks where they are somebody's own, and who spoke. */
export function cited({ text, kind, speaker }, person) {
  const who = [speaker?.name, person?.role].filter(Boolean).join(", ");
  const words = text.replace(/\s+/g, " ").trim();
  return kind === "indirect" || !who ? [who, words].filter(Boolean).join(": ") : `${words} — ${who}`;
}
