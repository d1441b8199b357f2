// The view "Who said what": a card for each speaker, with the quotes in order.

import { button, element } from "./element.js";
import { KINDS, count } from "./labels.js";
import { speakersOf } from "./people.js";
import { SURE, wholeQuotes } from "./spans.js";

/** Draws the view; `jump` is told the quote that the reader wants to see, `light` the person to light up. */
export function drawSaid(host, { annotated, hidden }, { jump, light }) {
  const cards = speakersOf(annotated, hidden).map((speaker) => card(speaker, jump, light));
  const terms = wholeQuotes(annotated, hidden).filter(({ kind }) => kind === "term");
  if (terms.length) cards.push(termsCard(terms, jump));
  host.replaceChildren(...(cards.length ? cards : [element("p", { class: "none" }, "Nobody is quoted in this text.")]));
}

function card({ name, person, quotes, words }, jump, light) {
  const heading = element("h3", { class: "speaker" }, name ?? "Speaker not known");
  const section = element("section", { class: "person", "data-person": person?.id }, element(
    "header", {}, heading,
    person?.role ? element("p", { class: "role" }, person.role) : null,
    element("p", { class: "counts" }, `${count(quotes.length, "quote", "quotes")}, ${count(words, "word", "words")}`),
  ), element("ol", { class: "quotes" }, quotes.map((quote) => line(quote, jump))));
  if (person) {
    section.addEventListener("pointerenter", () => light(person.id));
    section.addEventListener("pointerleave", () => light(null));
  }
  return section;
}

function line(quote, jump) {
  const { cue, speaker, kind } = quote;
  const mention = speaker?.mention?.text;
  const notes = [
    kind === "direct" ? null : KINDS[kind].one,
    [mention, cue?.text].filter(Boolean).join(" · ") || null,
    speaker && speaker.score < SURE ? "speaker not sure" : null,
  ].filter(Boolean);
  return element("li", { "data-quote": quote.id, "data-kind-of": kind }, button(
    { class: "quote" }, () => jump(quote),
    element("span", { class: "words" }, quote.text.replace(/\s+/g, " ")),
    notes.length ? element("span", { class: "cue-note" }, notes.join(" — ")) : null,
  ));
}

function termsCard(terms, jump) {
  return element("section", { class: "person terms" },
    element("header", {},
      element("h3", { class: "speaker" }, "Terms in quotation marks"),
      element("p", { class: "counts" }, "Marked words that quote nobody")),
    element("ol", { class: "quotes" }, terms.map((term) => line(term, jump))));
}
