// The view "Who said what": a card for each speaker, with the quotes in order.

import { cited } from "./about.js";
import { button, element, svg } from "./element.js";
import { count } from "./labels.js";
import { announcement, leadInto, speakersOf } from "./people.js";
import { isSure, kindOf, numbersOf, wholeQuotes } from "./spans.js";

// So many cards, and so many quotes in each, are drawn before the reader asks for the others.
const CARDS = 60;
const QUOTES = 30;

// What was left out of each list: drawn when it is asked for.
const more = new WeakMap();

const ORDERS = {
  article: () => 0,
  quotes: (a, b) => b.quotes.length - a.quotes.length,
  words: (a, b) => b.words - a.words,
  name: (a, b) => (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff", "en"),
};

/**
 * Draws the view. `to.jump` is told the quote that the reader wants to see, `to.light` the person to light up, `to.copy`
 * what to copy, `to.person(quote)` gives its speaker, `to.length` is the text's, `to.about` is told the person whom the reader wants to know or change, with the button that asked.
 */
export function drawSaid(host, { annotated, hidden, sort, search }, to) {
  const found = matching(search);
  to.numbers = numbersOf(annotated, hidden);
  const speakers = speakersOf(annotated, hidden)
    .map((speaker) => (found(`${speaker.name} ${speaker.person?.role ?? ""}`) ? speaker : { ...speaker, quotes: speaker.quotes.filter(({ text }) => found(text)) }))
    .filter(({ quotes }) => quotes.length).sort(ORDERS[sort]);
  const terms = wholeQuotes(annotated, hidden).filter(({ kind, text }) => kind === "term" && found(text));
  host.replaceChildren();
  if (!speakers.length && !terms.length) host.append(element("p", { class: "none" }, search ? `No speaker and no quote has “${search}”.` : "Nobody is quoted in this text."));
  const draw = (speaker) => (speaker.terms ? termsCard(speaker.terms, to) : card(speaker, to));
  append(host, terms.length ? [...speakers, { terms, quotes: terms }] : speakers, CARDS, draw, "speakers");
}

/** Whether a text has all the words that are looked for, case and accents aside. */
export function matching(search) {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (text) => {
    const here = words.length ? plain(text) : "";
    return words.every((word) => here.includes(word));
  };
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

function card({ name, person, quotes, words }, to) {
  const kinds = Object.keys(HOW).map((kind) => [kind, quotes.filter((quote) => kindOf(quote) === kind).length]).filter(([, number]) => number);
  const section = element("section", { class: "person", "data-person": person?.id }, element(
    "header", {}, element("h3", { class: "speaker" }, name ?? "Speaker not known"),
    person ? button({ class: "choice plain change", "aria-label": `Change ${name}` }, ({ currentTarget }) => to.about(person, currentTarget), "Change") : null,
    person?.role ? element("p", { class: "role" }, person.role) : null,
    element("p", { class: "counts" }, [
      kinds.length === 1 && quotes.every(({ kind }) => kind === "direct") ? count(quotes.length, "quote", "quotes") : kinds.map(([kind, number]) => `${number} ${HOW[kind]}`).join(", "),
      count(words, "word", "words"),
    ].join(" · ")),
  ), track(quotes, to), list(quotes, to));
  if (person) {
    section.addEventListener("pointerenter", () => to.light(person.id));
    section.addEventListener("pointerleave", () => to.light(null));
    section.addEventListener("focusin", () => to.light(person.id));
    section.addEventListener("focusout", () => to.light(null));
  }
  return section;
}

/** Where in the article somebody speaks; a click goes to the nearest quote. Who cannot see it has the list. */
function track(quotes, { jump, length }) {
  const host = element("div", { class: "track", "aria-hidden": "true", title: "Where in the article" });
  const picture = svg("svg", { viewBox: "0 0 1000 8", preserveAspectRatio: "none" });
  picture.append(svg("path", { class: "bar", d: quotes.map(({ start, end }) => `M${((start / length) * 1000).toFixed(1)} 0h${Math.max(4, ((end - start) / length) * 1000).toFixed(1)}v8H${((start / length) * 1000).toFixed(1)}z`).join("") }));
  host.append(picture);
  host.addEventListener("click", ({ clientX }) => {
    const { left, width } = host.getBoundingClientRect();
    const place = ((clientX - left) / width) * length;
    const far = ({ start, end }) => Math.max(start - place, place - end);
    jump(quotes.reduce((best, quote) => (far(quote) < far(best) ? quote : best)));
  });
  return host;
}

const HOW = { direct: "direct", mixed: "partly quoted", indirect: "reported", loose: "loose" };

function list(quotes, to) {
  const made = element("ol", { class: "quotes" });
  append(made, quotes, QUOTES, (quote) => line(quote, to), "quotes");
  return made;
}

function line(quote, to) {
  const lead = leadInto(quote);
  const note = noteOf(quote, lead);
  const words = quote.text.replace(/\s+/g, " ");
  return element("li", { "data-quote": quote.id, "data-kind-of": kindOf(quote) }, button(
    { class: "quote" }, () => to.jump(quote),
    element("span", { class: "words", "data-number": to.numbers.get(quote.id) }, lead && element("span", { class: "lead-in" }, lead), words),
    note ? element("span", { class: "cue-note" }, note) : null,
  ), quote.kind === "term" ? null : button({ class: "copy", "aria-label": `Copy quote ${to.numbers.get(quote.id)} with its speaker`, title: "Copy with its speaker" }, () => to.copy(cited(quote, to.person(quote))), "Copy"));
}

/** How it is reported: the kind, where it is no plain quote, and the words that announce it, where they do not lead into it. */
function noteOf(quote, lead) {
  return [
    quote.kind === "direct" ? null : HOW[kindOf(quote)],
    lead ? null : announcement(quote, false),
    quote.speaker && !isSure(quote.speaker.score) ? "not sure who speaks" : null,
  ].filter(Boolean).join(" · ");
}

function termsCard(terms, to) {
  return element("section", { class: "person terms" },
    element("header", {},
      element("h3", { class: "speaker" }, "Terms in quotation marks"),
      element("p", { class: "counts" }, "Marked words that quote nobody")),
    list(terms, to));
}
