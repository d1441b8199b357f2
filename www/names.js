// The view "Names": every name once, by family, with how often and in which words it stands in the article.

import { button, element } from "./element.js";
import { FAMILIES, LABELS, count } from "./labels.js";
import { switchOf } from "./legend.js";

/** Draws the view; `jump` is told the entity that the reader wants to see, `flip` which label to show or hide. */
export function drawNames(host, { annotated, hidden }, { jump, flip }) {
  const groups = namesOf(annotated);
  const families = FAMILIES.map((family) => {
    const labels = family.labels.filter((label) => groups.has(label));
    const lists = labels.map((label) => {
      const shown = [label].filter((one) => !hidden.has(one));
      const title = label === labels[0] && LABELS[label].many === family.name ? null : element("span", {}, LABELS[label].many);
      return element("section", { class: "names", "data-hidden": shown.length ? null : "" },
        element("h4", {}, title, element("label", { class: "shown" }, "marked ", element("span", { class: "unseen" }, LABELS[label].many), switchOf(label, [label], shown, flip))),
        shown.length ? list([...groups.get(label).values()].sort(byCount), jump) : null);
    });
    return lists.length ? element("section", { class: "family", "data-family": family.id }, element("h3", {}, family.name), lists) : null;
  }).filter(Boolean);
  host.replaceChildren(...(families.length ? families : [element("p", { class: "none" }, "No names are marked in this text.")]));
}

/** By label, the names: `{ name, mentions, variants }`. */
export function namesOf(annotated) {
  const people = new Map(annotated.people.map((person) => [person.id, person]));
  const groups = new Map();
  for (const entity of annotated.entities) {
    if (!groups.has(entity.label)) groups.set(entity.label, new Map());
    const group = groups.get(entity.label);
    const words = entity.text.replace(/\s+/g, " ");
    const key = entity.person ?? words.toLowerCase();
    if (!group.has(key)) group.set(key, { name: people.get(entity.person)?.name ?? words, mentions: [], variants: new Set() });
    const name = group.get(key);
    name.mentions.push(entity);
    if (words !== name.name) name.variants.add(words);
  }
  return groups;
}

// So many names of a label are drawn before the reader asks for the others.
const NAMES = 100;

function list(names, jump) {
  const made = element("ul", {}, names.slice(0, NAMES).map((name) => item(name, jump)));
  if (names.length > NAMES) {
    const ask = element("li", {}, button({ class: "more" }, () => ask.replaceWith(...names.slice(NAMES).map((name) => item(name, jump))),
      `Show all ${names.length.toLocaleString("en")}`));
    made.append(ask);
  }
  return made;
}

function byCount(a, b) {
  return b.mentions.length - a.mentions.length || a.mentions[0].start - b.mentions[0].start;
}

function item({ name, mentions, variants }, jump) {
  let next = 0;
  const go = () => {
    jump(mentions[next % mentions.length]);
    next += 1;
  };
  return element("li", {}, button(
    { class: "name", title: mentions.length > 1 ? "Each click goes to the next mention" : null }, go,
    element("span", { class: "best" }, name),
    variants.size ? element("span", { class: "variants" }, [...variants].join(", ")) : null,
    element("span", { class: "times", "aria-label": count(mentions.length, "mention", "mentions") }, String(mentions.length)),
  ));
}
