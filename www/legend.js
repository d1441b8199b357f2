// What is marked, how it looks and how often; each is a switch.

import { byId, element } from "./element.js";
import { FAMILIES, FAMILY_OF, KINDS, LABELS } from "./labels.js";

/** Draws the switches of all labels and kinds that the document has; `flip` is told which one was used. */
export function drawLegend({ annotated, hidden }, flip) {
  const counts = new Map();
  for (const { label } of annotated.entities) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const { kind } of annotated.quotes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const chip = (key, names, family) => element("label", { class: "chip", title: names.about }, input(key, !hidden.has(key), flip),
    element("span", { class: "sample", [family ? "data-family" : "data-quote-kind"]: family ?? key }, names.many), " ",
    element("span", { class: "number" }, counts.get(key).toLocaleString("en")));
  const has = (key) => counts.has(key);
  byId("legend-quotes").replaceChildren(...Object.keys(KINDS).filter(has).map((kind) => chip(kind, KINDS[kind])));
  byId("legend-names").replaceChildren(...FAMILIES.flatMap(({ labels }) => labels).filter(has)
    .map((label) => chip(label, LABELS[label], FAMILY_OF[label])));
  byId("legend").hidden = counts.size === 0;
}

function input(key, checked, flip) {
  const made = element("input", { type: "checkbox", role: "switch", "data-switch": key, checked });
  made.addEventListener("change", () => flip(key));
  return made;
}

/** What each mark means, in words. */
export function drawMeanings(host) {
  const row = (names, sample) => element("div", {}, element("dt", {}, element("span", { class: "sample", ...sample }, names.one)), element("dd", {}, names.about));
  host.replaceChildren(...Object.entries(KINDS).map(([kind, names]) => row(names, { "data-quote-kind": kind })),
    ...FAMILIES.flatMap(({ labels }) => labels).map((label) => row(LABELS[label], { "data-family": FAMILY_OF[label] })));
}
