// What the reader takes away: the document as it stands on the page, corrections included.

import { element } from "./element.js";

/** What can be saved: the name of each format, what it is for, its file's ending and type. */
export const FORMATS = [
  { format: "csv", name: "Quotes as a table", about: "CSV, for spreadsheets", ending: "quotes.csv", type: "text/csv" },
  { format: "csv-entities", name: "Names as a table", about: "CSV, for spreadsheets", ending: "names.csv", type: "text/csv" },
  { format: "report", name: "Report", about: "HTML, one file with the article and its sources", ending: "report.html", type: "text/html" },
  { format: "json", name: "Everything", about: "JSON, can be opened here again with all corrections", ending: "whosaid.json", type: "application/json" },
  { format: "text", name: "Marked text", about: "TXT, the article with its marks and a list of quotes", ending: "txt", type: "text/plain" },
  { format: "html", name: "Marked page", about: "HTML, the article with its marks", ending: "html", type: "text/html" },
  { format: "webannotation", name: "Web Annotation", about: "JSON-LD, W3C", ending: "annotations.jsonld", type: "application/ld+json" },
  { format: "displacy", name: "displaCy", about: "JSON, names for spaCy", ending: "displacy.json", type: "application/json" },
  { format: "brat", name: "brat", about: "standoff, .ann", ending: "ann", type: "text/plain" },
  { format: "conll", name: "CoNLL", about: "a token and its tag a line", ending: "conll", type: "text/plain" },
  { format: "tei", name: "TEI", about: "XML, P5", ending: "xml", type: "application/xml" },
];

const bare = (mention) => mention && { start: mention.start, end: mention.end, text: mention.text };

/** The document in the published form: ids in text order, nothing of the page's own. */
export function published(annotated) {
  const ids = new Map();
  const number = (list, letter) => list.forEach(({ id }, at) => ids.set(id, `${letter}${at + 1}`));
  number(annotated.entities, "e");
  number(annotated.quotes, "q");
  number(annotated.people, "p");
  const renamed = (id) => (id === null || id === undefined ? null : ids.get(id) ?? null);
  return {
    ...annotated,
    entities: annotated.entities.map(({ own, ...entity }) => ({ ...entity, id: renamed(entity.id), person: renamed(entity.person) })),
    quotes: annotated.quotes.map(({ own, why, within, ...quote }) => ({
      ...quote,
      id: renamed(quote.id),
      ...(within ? { within: renamed(within) } : {}),
      speaker: quote.speaker && { mention: bare(quote.speaker.mention), name: quote.speaker.name, person: renamed(quote.speaker.person), score: quote.speaker.score },
    })),
    people: annotated.people.map((person) => ({ ...person, id: renamed(person.id), mentions: person.mentions.map(bare) })),
  };
}

/** The whole document with its text and corrections: what the page opens again. */
export function wholeDocument({ text, date, corrections, headings }, annotated, dictionary) {
  return JSON.stringify({ ...published(annotated), text, whosaid: { date, corrections, headings, dictionary } }, null, 1);
}

/** The article of a saved document, or an error that says what is wrong with it: `{ text, date, corrections, headings, dictionary }`. */
export function reopened(json) {
  let saved = null;
  try {
    saved = JSON.parse(json);
  } catch {
    throw new Error("This file is no JSON that could be read; it may be cut off.");
  }
  if (typeof saved?.text !== "string") throw new Error("This JSON holds no article: only what was saved here under “Everything” can be opened again.");
  const { date, corrections, headings, dictionary } = saved.whosaid ?? {};
  const words = (value) => (typeof value === "string" ? value : "");
  return {
    text: saved.text.replace(/\r\n?/g, "\n"),
    date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : "",
    corrections: Array.isArray(corrections) ? corrections.filter(isCorrection) : [],
    headings: Array.isArray(headings) ? headings.filter((line) => typeof line === "string") : [],
    dictionary: words(dictionary),
  };
}

const isAnchor = (at) => at && Number.isInteger(at.start) && [at.words, at.before, at.after].every((one) => typeof one === "string") && at.words !== "";

function isCorrection(one) {
  if (!one || typeof one !== "object" || typeof one.op !== "string") return false;
  if (one.op === "merge" || one.op === "rename") return typeof one.name === "string" && typeof (one.into ?? one.to) === "string";
  return isAnchor(one.at) && (one.op !== "span" || isAnchor(one.to));
}

/** Draws the list of formats into `host`; `choose` is told the one that the reader wants. */
export function drawFormats(host, choose) {
  host.replaceChildren(...FORMATS.map((format) => {
    const made = element("button", { type: "button", "data-format": format.format }, element("span", { class: "best" }, format.name), " ", element("span", { class: "about" }, format.about));
    made.addEventListener("click", () => choose(format));
    return element("li", {}, made);
  }));
}

/** A file's name made of what an article is called. */
export function fileName(title, ending) {
  const words = title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 48).replace(/-+$/, "").toLowerCase();
  return `${words || "article"}.${ending}`;
}

/** Hands a file to the browser to save. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
