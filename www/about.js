// What a card says about a mark: what it is, who or what is meant, how sure that is, and why.

import { element } from "./element.js";
import { FAMILY_OF, KINDS, LABELS, count } from "./labels.js";
import { announcement, leadInto } from "./people.js";
import { isSure, kindOf, wholeQuotes } from "./spans.js";
import { inWords } from "./when.js";

/** A text short enough for a line or two, its white space made plain. */
export function clip(text, length = 90) {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, length - 2).trimEnd()}…` : flat;
}

/** How sure a score is, in words. */
export function sureness(score) {
  const words = score >= 0.9 ? "very sure" : score >= 0.7 ? "fairly sure" : isSure(score) ? "not quite sure" : "a guess";
  return `${words}, ${Math.round(score * 100)}%`;
}

function heading(kind, title, family, aside) {
  return [
    element("p", { class: "kind", "data-family": family }, kind),
    element("h2", { id: "card-title" }, title),
    aside ? element("p", { class: "role" }, aside) : null,
  ];
}

/** The reasons for something, a line each; folded where they are asked for less often. */
function reasons(title, list, folded = false) {
  if (!title) return null;
  const lines = list.length ? element("ul", {}, list.slice(0, 4).map((words) => element("li", {}, words))) : null;
  if (folded && lines) return element("details", { class: "why" }, element("summary", {}, title), lines);
  return element("section", { class: "why" }, element("h3", {}, title), lines);
}

/** What the program says why it decided so. */
function told(why) {
  return (why ?? []).map(({ text }) => clip(text, 160)).map((words) => words[0].toUpperCase() + words.slice(1));
}

/** What is to be said about a quote. */
export function aboutQuote(quote, annotated) {
  const { speaker } = quote;
  const kind = kindOf(quote);
  const person = annotated.people.find(({ id }) => id === speaker?.person);
  const { one } = KINDS[kind];
  const ofKind = quote.own ? ["You said so"] : told(quote.why);
  const kindTitle = `Why a ${one.toLowerCase().replace(/ in quotation marks$/, "")}: ${quote.own ? "corrected" : kind === "loose" ? "rather a deed than words, or in doubt whose" : sureness(quote.score)}`.replace("a reported", "reported");
  if (kind === "term") return [heading(one, clip(quote.text), null, "These words are not somebody’s speech."), reasons(kindTitle, ofKind)];
  const ofSpeaker = quote.own ? [] : told(speaker?.why);
  const { mention } = speaker ?? {};
  if (!quote.own && person && mention && mention.text !== person.name) ofSpeaker.push(...told(speaker.mentionWhy).slice(0, 1).map((words) => `“${clip(mention.text, 40)}” is ${person.name}: ${words[0].toLowerCase()}${words.slice(1)}`));
  if (!ofSpeaker.length && !quote.own) ofSpeaker.push(...beside(quote, person));
  return [
    heading(one, speaker?.name ?? "Speaker not known", null, person?.role),
    speaker ? reasons(`Why ${clip(speaker.name, 40)}: ${quote.own ? "corrected" : sureness(speaker.score)}`, quote.own ? ["You said so"] : ofSpeaker) : null,
    speaker && quote.own ? null : reasons(kindTitle, ofKind, speaker !== null),
  ];
}

/** What can be seen beside a quote, where the program told no reasons. */
function beside(quote, person) {
  const announced = announcement(quote);
  return [
    announced ? `“${clip(announced)}” stands beside it` : null,
    person && quote.speaker.mention && quote.speaker.mention.text !== person.name ? `“${clip(quote.speaker.mention.text)}” here is ${person.name}` : null,
  ].filter(Boolean);
}

/** What is to be said about a name, number or time. */
export function aboutName(entity, annotated) {
  const person = annotated.people.find(({ id }) => id === entity.person);
  const { label, value } = entity;
  const others = sameName(entity, annotated);
  const quotes = wholeQuotes(annotated, new Set()).filter(({ speaker }) => entity.person && speaker?.person === entity.person).length;
  const { one } = LABELS[label];
  const is = label === "DATE" || label === "TIME" ? (typeof value === "string" ? inWords(value) : null) : amount(value);
  const facts = [
    person && person.name !== entity.text ? `“${clip(entity.text)}” here` : null,
    others.length > 1 ? `named ${count(others.length, "time", "times")}` : "named once",
    quotes ? count(quotes, "quote", "quotes") : null,
  ].filter(Boolean).join(", ");
  const [why, whom] = entity.own ? [["You said so"], []] : [told(entity.why), person && person.name !== entity.text ? told(entity.mentionWhy) : []];
  return [
    heading(one, clip(person?.name ?? entity.text), FAMILY_OF[label], person?.role ?? is),
    element("p", { class: "facts" }, facts),
    reasons(`Why ${/^[aeo]/i.test(one) ? "an" : "a"} ${one.toLowerCase()}: ${entity.own ? "corrected" : sureness(entity.score)}`, why),
    reasons(whom.length ? `Why ${clip(person.name, 40)}` : null, whom),
  ];
}

/** What is to be said about a pronoun or other words for somebody. */
export function aboutMention(mention, person) {
  const why = told(mention.why);
  return [heading(`“${clip(mention.text)}” is`, person.name, null, person.role), reasons(why.length ? "Why" : null, why)];
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

/** A quote as one cites it: its words, in marks where they are somebody's own, and who spoke. */
export function cited(quote, person) {
  const { text, kind, speaker } = quote;
  const who = [speaker?.name, person?.role].filter(Boolean).join(", ");
  const words = (kind === "indirect" && who ? leadInto(quote) : "") + text.replace(/\s+/g, " ").trim();
  return kind === "indirect" || !who ? [who, words].filter(Boolean).join(": ") : `${words} — ${who}`;
}
