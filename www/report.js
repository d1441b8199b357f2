// The report: one page of HTML with the article, who said what, the names and the dates; it loads and runs nothing.
// The same marks, plain, are what is copied for a word processor.

import { FAMILIES, LABELS, KINDS, count } from "./labels.js";
import { namesOf } from "./names.js";
import { announcement, leadInto, speakersOf } from "./people.js";
import { blocksOf, isHeading, isSure, kindOf, nest, spansOf, spread, wholeQuotes } from "./spans.js";
import { inWords, momentsOf } from "./when.js";

const NOTHING = new Set();

/** Text as HTML. */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" })[sign]);
}

const STYLE = `:root{color-scheme:light dark}body{font:1.05rem/1.6 Georgia,"Noto Serif",serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1,h2{line-height:1.25}section{margin-top:2.5rem;border-top:1px solid #8886}h3{margin:1.4rem 0 .2rem}q,blockquote{quotes:none}blockquote{margin:.4rem 0 .4rem;padding-left:.8rem;border-left:3px solid #b8862f}blockquote[data-kind=indirect]{border-left-style:dotted}blockquote[data-kind=mixed]{border-left-style:dashed}mark{background:none;color:inherit}mark[data-kind=direct]{background:#b8862f22}mark[data-kind=mixed]{text-decoration:underline 1px #b8862f;text-underline-offset:.3em}mark[data-kind=indirect]{text-decoration:underline dotted 1.5px #b8862f;text-underline-offset:.3em}mark[data-family]{border-bottom:2px solid #3864ca}mark[data-family=organisations]{border-bottom:3px double #cb0c2b}mark[data-family=places]{border-bottom:2px dashed #24745d}mark[data-family=works]{border-bottom:1px solid #74115f;border-top:1px solid #74115f}mark[data-family=times]{border-bottom:1px solid #6d8a1c}mark[data-family=numbers]{border-bottom:1px dotted}.note{font:.8125rem/1.4 system-ui,sans-serif;opacity:.75}sup{font:.65em system-ui,sans-serif;margin-left:.2em}td,th{text-align:left;padding:.15rem 1rem .15rem 0;vertical-align:top}@media print{body{margin:0;max-width:none}h3,blockquote{break-inside:avoid}}`;

/** The report of a text. */
export function report(text, annotated, title, headings) {
  const speakers = speakersOf(annotated, NOTHING);
  const numbers = new Map(speakers.flatMap(({ quotes }) => quotes).sort((a, b) => a.start - b.start).map(({ id }, at) => [id, at + 1]));
  // A report in parts has its address at the first, and its number behind the last.
  const marks = new Map(speakers.flatMap(({ quotes }) => quotes).flatMap(({ id, parts = [{ id }] }) => parts.map((part, at) => (
    [part.id, { number: numbers.get(id), first: at === 0, last: at === parts.length - 1 }]))));
  const said = speakers.map(({ name, person, quotes, words }) => `<h3>${escaped(name ?? "Speaker not known")}</h3>
<p class="note">${[person?.role && escaped(person.role), count(quotes.length, "quote", "quotes"), count(words, "word", "words")].filter(Boolean).join(" · ")}</p>
${quotes.map((quote) => `<blockquote data-kind="${quote.kind}" id="s${numbers.get(quote.id)}">${escaped(leadInto(quote) + flat(quote.text))}<br><span class="note"><a href="#q${numbers.get(quote.id)}">${numbers.get(quote.id)}</a> · ${[KINDS[kindOf(quote)].one, leadInto(quote) ? "" : escaped(announcement(quote)), quote.speaker && !isSure(quote.speaker.score) ? "not sure who speaks" : ""].filter(Boolean).join(" · ")}</span></blockquote>`).join("\n")}`);
  const groups = namesOf(annotated);
  const names = FAMILIES.flatMap(({ labels }) => labels).filter((label) => groups.has(label) && !["DATE", "TIME"].includes(label)).map((label) => (
    `<tr><th>${escaped(LABELS[label].many)}</th><td>${[...groups.get(label).values()].map(({ name, mentions, variants }) => `${escaped(name)}${variants.size ? ` (${escaped([...variants].join(", "))})` : ""}${mentions.length > 1 ? ` ${mentions.length}` : ""}`).join("; ")}</td></tr>`));
  const dates = momentsOf(annotated, NOTHING).map(([value, uses]) => `<tr><th>${escaped(inWords(value))}</th><td>${[...new Set(uses.map((one) => escaped(flat(one.text))))].join("; ")}</td></tr>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<article>
${article(text, annotated, headings, (node, inner) => {
    if (node.type === "quote" && marks.has(node.of.id)) {
      const { number, first, last } = marks.get(node.of.id);
      return `<mark data-kind="${node.of.kind}"${node.goesOn || !first ? "" : ` id="q${number}"`}>${inner}</mark>${node.last && last ? `<sup><a href="#s${number}">${number}</a></sup>` : ""}`;
    }
    return node.type === "entity" ? `<mark data-label="${node.of.label}" data-family="${FAMILY[node.of.label]}" title="${escaped(LABELS[node.of.label].one)}">${inner}</mark>` : inner;
  })}
</article>
<section>
<h2>Who said what</h2>
${said.join("\n") || "<p>Nobody is quoted.</p>"}
</section>
${names.length ? `<section>\n<h2>Names</h2>\n<table>${names.join("\n")}</table>\n</section>` : ""}
${dates.length ? `<section>\n<h2>When</h2>\n<table>${dates.join("\n")}</table>\n</section>` : ""}
<p class="note">Made with Whosaid on the reader’s own machine. A machine’s reading: check what you quote against the article.</p>
</body>
</html>
`;
}

const flat = (text) => text.replace(/\s+/g, " ").trim();

/** The article's blocks as HTML; `wrap(node, inner)` draws each mark. */
function article(text, annotated, headings, wrap) {
  const blocks = blocksOf(text);
  const shares = spread(spansOf(annotated, NOTHING), blocks);
  const draw = (nodes, start, end) => {
    let [out, at] = ["", start];
    for (const node of nodes) {
      out += escaped(text.slice(at, node.start)) + wrap({ ...node, last: node.end === node.of.end }, draw(node.children, node.start, node.end));
      at = node.end;
    }
    return out + escaped(text.slice(at, end));
  };
  return blocks.map((block, at) => {
    const inner = draw(nest(shares[at]), block.start, block.end);
    if (!inner.trim()) return "";
    const name = at === 0 && isHeading(text, blocks, 0) ? "h1" : isHeading(text, blocks, at, headings) ? "h2" : "p";
    return `<${name}>${inner}</${name}>`;
  }).filter(Boolean).join("\n");
}

const HUES = { people: "#dfe6f7", organisations: "#f8dbe0", places: "#dcebe7", works: "#eedce9", times: "#e9ecdc", numbers: "#e8e7e8" };
const FAMILY = Object.fromEntries(FAMILIES.flatMap(({ id, labels }) => labels.map((label) => [label, id])));

/** The annotated article for a word processor: colours and underlines that it keeps, and the speaker behind each quote. */
export function forWordProcessor(text, annotated, headings) {
  const ends = new Set(wholeQuotes(annotated, NOTHING).map(({ id, parts }) => parts?.at(-1).id ?? id));
  return article(text, annotated, headings, (node, inner) => {
    if (node.type === "entity") return `<span style="background-color:${HUES[FAMILY[node.of.label]]};text-decoration:underline">${inner}</span>`;
    if (node.type !== "quote" || node.of.kind === "term") return inner;
    const speaker = node.last && ends.has(node.of.id) && node.of.speaker ? ` <b>[${escaped(node.of.speaker.name)}]</b>` : "";
    return node.of.kind === "direct" ? `<i>${inner}</i>${speaker}` : `<span style="text-decoration:underline">${inner}</span>${speaker}`;
  });
}

/** The same as plain text: the speaker in brackets behind each quote. */
export function withSpeakers(text, annotated) {
  const notes = wholeQuotes(annotated, NOTHING).filter(({ kind, speaker }) => kind !== "term" && speaker).sort((a, b) => a.end - b.end);
  let [out, at] = ["", 0];
  for (const { end, speaker } of notes) {
    out += `${text.slice(at, end)} [${speaker.name}]`;
    at = end;
  }
  return out + text.slice(at);
}
