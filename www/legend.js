// What is marked, how it looks and how often; each is a switch.

import { byId, element } from "./element.js";
import { FAMILIES, FAMILY_OF, KINDS, LABELS } from "./labels.js";
import { kindOf, wholeQuotes } from "./spans.js";

/** Draws the switches of all kinds and families that the document has; `flip(keys, shown, name)` is told which was used. */
export function drawLegend({ all, hidden }, flip) {
  const counts = new Map();
  const wholes = new Set(wholeQuotes(all, new Set()));
  const fragments = all.quotes.filter((quote) => quote.within && !wholes.has(quote));
  for (const key of [...all.entities.map(({ label }) => label), ...[...wholes, ...fragments].map(kindOf)]) counts.set(key, (counts.get(key) ?? 0) + 1);
  const chip = (name, keys, { many, about }, sample) => {
    const here = keys.filter((key) => counts.has(key));
    if (!here.length) return null;
    const shown = here.filter((key) => !hidden.has(key));
    return element("label", { class: "chip", title: about }, switchOf(name, here, shown, flip), element("span", { class: "sample", ...sample }, many), " ",
      element("span", { class: "number" }, here.reduce((sum, key) => sum + counts.get(key), 0).toLocaleString("en")));
  };
  byId("legend-quotes").replaceChildren(...Object.entries(KINDS).map(([kind, names]) => chip(kind, [kind], names, { "data-quote-kind": kind })).filter(Boolean));
  byId("legend-names").replaceChildren(...FAMILIES.map(({ id, name, labels }) => (
    chip(id, labels, { many: name, about: labels.map((label) => LABELS[label].about).join("; ") }, { "data-family": id }))).filter(Boolean));
  byId("legend").hidden = counts.size === 0;
}

/** The switch of some labels or kinds, of which some are shown. */
export function switchOf(name, keys, shown, flip) {
  const made = element("input", { type: "checkbox", role: "switch", "data-switch": name, checked: shown.length > 0 });
  made.addEventListener("change", () => flip(keys, made.checked, name));
  return made;
}

/** What each mark means, in words. */
export function drawMeanings(host) {
  const row = (names, sample) => element("div", {}, element("dt", {}, element("span", { class: "sample", ...sample }, names.one)), element("dd", {}, names.about));
  host.replaceChildren(...Object.entries(KINDS).map(([kind, names]) => row(names, { "data-quote-kind": kind })),
    ...FAMILIES.flatMap(({ labels }) => labels).map((label) => row(LABELS[label], { "data-family": FAMILY_OF[label] })));
}
