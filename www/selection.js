// Selecting words in the article offers to mark them.

import { anchorOf } from "./anchor.js";
import { clip } from "./about.js";
import { button, byId, element } from "./element.js";
import { LABELS } from "./labels.js";
import { candidates, otherName } from "./mend.js";
import { placeNear } from "./placing.js";

const USUAL = ["PERSON", "ORG", "GPE", "LOC", "EVENT"];
const LONGEST = 4000;

/**
 * The bar beside a selection. `selected()` gives its stretch of the text or null, `state()` the document and text,
 * `fix(words, corrections)` keeps a change, `learn(words, label)` a name for the dictionary.
 */
export function makeSelectionBar({ selected, state, fix, learn }) {
  const host = byId("selection");
  let pointed = false;
  let due = 0;
  let offered = "";

  function close() {
    host.hidden = true;
  }

  function open(again = false) {
    const range = trimmed(selected(), state().of);
    const { annotated, of: text } = state();
    if (!range || !annotated) return close();
    // A bar that was closed stays closed until something else is selected.
    const key = `${range.start}-${range.end}`;
    if (key === offered && !again) return;
    offered = key;
    const words = text.slice(range.start, range.end);
    const done = (act) => (...values) => {
      close();
      getSelection().removeAllRanges();
      act(...values);
    };
    host.replaceChildren(element("p", { class: "kind" }, `“${clip(words, 60)}” is`), ...(words.length < 120 && !words.includes("\n") ? names(range, words, text, done) : []), ...quotes(range, words, annotated, text, done),
      button({ class: "close", "aria-label": "Close" }, close, "×"));
    host.hidden = false;
    placeNear(host, getSelection().rangeCount ? getSelection().getRangeAt(0).getClientRects() : []);
  }

  function names(range, words, text, done) {
    const places = occurrences(text, words);
    const all = element("input", { type: "checkbox", checked: true });
    const listed = element("input", { type: "checkbox" });
    // What the dictionary has is marked wherever it stands.
    const mark = (label) => (listed.checked ? done(learn)(words, label) : done(fix)(`“${clip(words, 40)}” is: ${LABELS[label].one.toLowerCase()}`,
      (places.length > 1 && all.checked ? places : [range]).map((place) => ({ op: "name", at: anchorOf(text, place), label }))));
    const rest = element("select", { "aria-label": "Another kind of name" }, element("option", { value: "" }, "Other…"),
      Object.entries(LABELS).filter(([label]) => !USUAL.includes(label)).map(([label, { one }]) => element("option", { value: label }, one)));
    rest.addEventListener("change", () => rest.value && mark(rest.value));
    return [element("div", { class: "mend", role: "group", "aria-label": "A name" }, element("p", { class: "mend-title" }, "A name"), element("div", { class: "acts" },
      USUAL.map((label) => button({ class: "choice" }, () => mark(label), LABELS[label].one)), rest,
      places.length > 1 ? element("label", { class: "all" }, all, ` all ${places.length} like this`) : null,
      element("label", { class: "all" }, listed, " in my dictionary, for every article")))];
  }

  function quotes(range, words, annotated, text, done) {
    const at = anchorOf(text, range);
    const says = (name) => done(fix)(`“${clip(words, 40)}” is by ${name}`, [{ op: "quote", at, speaker: { name } }]);
    return [element("div", { class: "mend", role: "group", "aria-label": "A quote by" }, element("p", { class: "mend-title" }, "A quote by"), element("div", { class: "acts" },
      candidates(annotated, range, null).slice(0, 4).map(({ name }) => button({ class: "choice" }, () => says(name), clip(name, 40))), otherName("Quoted: another speaker", annotated.people, says),
      button({ class: "choice plain" }, () => done(fix)(`“${clip(words, 40)}” is a quote`, [{ op: "quote", at }]), "Not known")))];
  }

  // While a pointer draws the selection the bar waits.
  document.addEventListener("pointerdown", ({ target }) => {
    pointed = true;
    if (!host.contains(target)) close();
  });
  for (const event of ["pointerup", "pointercancel"]) {
    document.addEventListener(event, ({ target }) => {
      pointed = false;
      if (!host.contains(target)) soon();
    });
  }
  document.addEventListener("selectionchange", () => {
    if (!pointed && !host.contains(document.activeElement)) soon();
  });
  function soon() {
    clearTimeout(due);
    due = setTimeout(() => {
      if (!getSelection().isCollapsed) {
        open();
      } else if (!host.contains(document.activeElement)) {
        offered = "";
        close();
      }
    }, 120);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || host.hidden || event.target.closest("dialog, [popover]")) return;
    close();
    byId("article").focus({ preventScroll: true });
  });

  return {
    close,
    /** Gives the bar the keyboard, where words are selected. */
    enter() {
      open(true);
      host.querySelector("button")?.focus({ preventScroll: true });
      return !host.hidden;
    },
  };
}

/** A stretch without the white space at its ends and with whole words, or nothing where it has no words or too many. */
export function trimmed(range, text) {
  if (!range) return null;
  let { start, end } = range;
  const inner = (at) => /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? "");
  while (start < end && /\s/.test(text[start])) start += 1;
  while (start < end && /\s/.test(text[end - 1])) end -= 1;
  if (start >= end || end - start > LONGEST || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return null;
  // A pointer seldom hits the end of a word.
  while (inner(start) && inner(start - 1)) start -= 1;
  while (inner(end - 1) && inner(end)) end += 1;
  return { start, end };
}

/** Where the same words stand, as whole words. */
export function occurrences(text, words) {
  const places = [];
  const inner = (at) => at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]);
  for (let start = text.indexOf(words); start >= 0 && places.length < 2000; start = text.indexOf(words, start + words.length)) {
    if (!inner(start - 1) && !inner(start + words.length)) places.push({ start, end: start + words.length });
  }
  return places;
}
