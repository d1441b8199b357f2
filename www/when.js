// The view "When": the dates and times that the article names, in order of time.

import { button, element } from "./element.js";

// So many uses of one date are drawn: the first ones, in the order of the article.
const USES = 20;
const OTHERS = 200;
// So many characters on either side show what a time is about.
const AROUND = 52;
const REACH = 300;

/** Draws the view; `jump` is told the entity that the reader wants to see. */
export function drawWhen(host, { annotated, hidden, of: text }, { jump }) {
  const moments = momentsOf(annotated, hidden);
  const others = alike(annotated.entities.filter(({ label, value }) => (label === "DATE" || label === "TIME") && !hidden.has(label) && !isMoment(value)));
  const parts = [];
  if (moments.length) parts.push(element("ol", { class: "times-list" }, moments.map(([value, uses]) => moment(value, uses, text, jump))));
  if (others.length) {
    parts.push(element("h3", { class: "apart" }, moments.length ? "Without a date of their own" : "Times and periods"));
    parts.push(element("ul", { class: "times-list plain" }, others.slice(0, OTHERS).map((uses) => element("li", {}, without(uses, jump)))));
  }
  host.replaceChildren(...(parts.length ? parts : [element("p", { class: "none" }, "No dates are marked in this text.")]));
}

function isMoment(value) {
  return typeof value === "string" && /^\d{4}/.test(value);
}

/** The dates that the article names, in order of time: pairs of a value and the entities that have it. */
export function momentsOf(annotated, hidden) {
  const groups = new Map();
  for (const time of annotated.entities) {
    if ((time.label !== "DATE" && time.label !== "TIME") || hidden.has(time.label) || !isMoment(time.value)) continue;
    groups.set(time.value, [...(groups.get(time.value) ?? []), time]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Times of the same words, together. */
function alike(times) {
  const groups = new Map();
  for (const time of times) {
    const words = flat(time.text);
    groups.set(words, [...(groups.get(words) ?? []), time]);
  }
  return [...groups.values()];
}

function moment(value, uses, text, jump) {
  return element("li", {}, element("time", { class: "moment", datetime: value }, inWords(value)), uses.slice(0, USES).map((one) => use(one, text, jump)),
    uses.length > USES ? element("p", { class: "counts" }, `and ${(uses.length - USES).toLocaleString("en")} more times`) : null);
}

/** A time with the words of its sentence around it, which tell what happened. */
function use(entity, text, jump) {
  const { start, end } = entity;
  const near = (from, to) => text.slice(Math.max(0, from), to);
  const before = near(start - REACH, start).replace(/^[^]*\n/, "").replace(/^.*[.!?]["”’)]*\s+(?=\S)/, "").replace(/\s+/g, " ");
  const after = near(end, end + REACH).replace(/\n[^]*$/, "").replace(/(?<=[.!?]["”’)]*)\s.*$/, "").replace(/\s+/g, " ");
  const head = before.length > AROUND ? `…${before.slice(-AROUND).replace(/^\S*\s/, "")}` : before;
  const tail = after.length > AROUND ? `${after.slice(0, AROUND).replace(/\s\S*$/, "")}…` : after;
  return button({ class: "use" }, () => jump(entity), head, element("span", { class: "time" }, flat(entity.text)), tail);
}

/** Words for times that have no date; each click goes to the next place. */
function without(uses, jump) {
  let next = 0;
  return button({ class: "use", title: uses.length > 1 ? "Each click goes to the next place" : null }, () => {
    jump(uses[next % uses.length]);
    next += 1;
  }, flat(uses[0].text), uses.length > 1 ? element("span", { class: "counts" }, ` ${uses.length} times`) : null);
}

const flat = (words) => words.replace(/\s+/g, " ").trim();

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A date of ISO 8601 in words: "7 February 2022", "January 2022". What is in no common form stays as it is. */
export function inWords(value) {
  if (value.includes("/")) return value.split("/").map(inWords).join(" to ");
  const day = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(.+))?$/.exec(value);
  const month = day && day[2] ? MONTHS[Number(day[2]) - 1] : "";
  if (!day || (day[2] && !month)) return value;
  return [day[3] && Number(day[3]), month, day[1]].filter(Boolean).join(" ") + (day[4] ? `, ${day[4]}` : "");
}
