// The view "Who said what": a card for each speaker, with the quotes in order.

import { button, element } from "./element.js";
import { count } from "./labels.js";
import { announcement, speakersOf } from "./people.js";
import { SURE, wholeQuotes } from "./spans.js";

// So many cards, and so many quotes in each, are drawn before the reader asks for the others.
const CARDS = 60;
const QUOTES = 30;

// What was left out of each list: drawn when it is asked for.
const more = new WeakMap();

/** Draws the view; `jump` is told the quote that the reader wants to see, `light` the person to light up. */
export function drawSaid(host, { annotated, hidden }, { jump, light }) {
  const speakers = speakersOf(annotated, hidden);
  const terms = wholeQuotes(annotated, hidden).filter(({ kind }) => kind === "term");
  host.replaceChildren();
  if (!speakers.length && !terms.length) host.append(element("p", { class: "none" }, "Nobody is quoted in this text."));
  const draw = (speaker) => (speaker.terms ? termsCard(speaker.terms, jump) : card(speaker, jump, light));
  append(host, terms.length ? [...speakers, { terms, quotes: terms }] : speakers, CARDS, draw, "speakers");
}

/** The entry of a quote, drawn now if it was not yet. */
export function findEntry(host, id) {
  const find = () => host.querySelector(`[data-quote="${CSS.escape(id)}"]`);
  if (!id || find()) return id ? find() : null;
  for (const list of [host, ...host.querySelectorAll("ol")]) {
    more.get(list)?.(id);
    if (find()) return find();
  }
  return null;
}

/** Appends the first of many things to a list, and a button that draws the rest. */
function append(list, things, limit, draw, name) {
  list.append(...things.slice(0, limit).map(draw));
  const rest = things.slice(limit);
  if (!rest.length) return;
  const show = (id) => {
    // Somebody who looks for one quote gets this list only if it is in it.
    if (id && !rest.some((thing) => thing.id === id || thing.quotes?.some((quote) => quote.id === id))) return;
    more.delete(list);
    asking.replaceWith(...rest.map(draw));
  };
  const ask = button({ class: "more" }, () => show(), `Show all ${things.length.toLocaleString("en")} ${name}`);
  const asking = list.matches("ol") ? element("li", {}, ask) : ask;
  list.append(asking);
  more.set(list, show);
}

function card({ name, person, quotes, words }, jump, light) {
  const section = element("section", { class: "person", "data-person": person?.id }, element(
    "header", {}, element("h3", { class: "speaker" }, name ?? "Speaker not known"),
    person?.role ? element("p", { class: "role" }, person.role) : null,
    element("p", { class: "counts" }, `${count(quotes.length, "quote", "quotes")}, ${count(words, "word", "words")}`),
  ), list(quotes, jump));
  if (person) {
    section.addEventListener("pointerenter", () => light(person.id));
    section.addEventListener("pointerleave", () => light(null));
  }
  return section;
}

function list(quotes, jump) {
  const made = element("ol", { class: "quotes" });
  append(made, quotes, QUOTES, (quote) => line(quote, jump), "quotes");
  return made;
}

function line(quote, jump) {
  const note = noteOf(quote);
  return element("li", { "data-quote": quote.id, "data-kind-of": quote.kind }, button(
    { class: "quote" }, () => jump(quote),
    element("span", { class: "words" }, quote.text.replace(/\s+/g, " ")),
    note ? element("span", { class: "cue-note" }, note) : null,
  ));
}

/** How it is reported: the kind, where it is no plain quote, and the words that announce it. */
function noteOf(quote) {
  return [
    { mixed: "partly quoted", indirect: "reported" }[quote.kind],
    announcement(quote, false),
    quote.speaker && quote.speaker.score < SURE ? "not sure who speaks" : null,
  ].filter(Boolean).join(" · ");
}

function termsCard(terms, jump) {
  return element("section", { class: "person terms" },
    element("header", {},
      element("h3", { class: "speaker" }, "Terms in quotation marks"),
      element("p", { class: "counts" }, "Marked words that quote nobody")),
    list(terms, jump));
}
