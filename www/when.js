// The view "When": the dates and times that the article names, in order of time.

import { button, element } from "./element.js";

/** Draws the view; `jump` is told the entity that the reader wants to see. */
export function drawWhen(host, { annotated, hidden }, { jump }) {
  const times = annotated.entities.filter(({ label }) => (label === "DATE" || label === "TIME") && !hidden.has(label));
  const moments = momentsOf(annotated, hidden);
  const others = times.filter(({ value }) => !isMoment(value));
  const parts = [];
  if (moments.length) parts.push(element("ol", { class: "times-list" }, moments.map(([value, uses]) => moment(value, uses, jump))));
  if (others.length) {
    parts.push(element("h3", { class: "apart" }, moments.length ? "Without a date of their own" : "Times and periods"));
    parts.push(element("ul", { class: "times-list" }, others.slice(0, OTHERS).map((one) => element("li", {}, use(one, jump)))));
  }
  host.replaceChildren(...(parts.length ? parts : [element("p", { class: "none" }, "No dates are marked in this text.")]));
}

// So many uses of one date are drawn: the first ones, in the order of the article.
const USES = 20;
const OTHERS = 200;

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

function moment(value, uses, jump) {
  return element("li", {}, element("time", { class: "moment", datetime: value }, inWords(value)), uses.slice(0, USES).map((one) => use(one, jump)),
    uses.length > USES ? element("p", { class: "counts" }, `and ${(uses.length - USES).toLocaleString("en")} more times`) : null);
}

function use(entity, jump) {
  return button({ class: "use" }, () => jump(entity), entity.text.replace(/\s+/g, " "));
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A date of ISO 8601 in words: "7 February 2022", "January 2022". What is in no common form stays as it is. */
export function inWords(value) {
  if (value.includes("/")) return value.split("/").map(inWords).join(" to ");
  const day = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(.+))?$/.exec(value);
  const month = day && day[2] ? MONTHS[Number(day[2]) - 1] : "";
  if (!day || (day[2] && !month)) return value;
  return [day[3] && Number(day[3]), month, day[1]].filter(Boolean).join(" ") + (day[4] ? `, ${day[4]}` : "");
}
