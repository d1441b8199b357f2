// From a document to what is drawn: blocks of text, and marks nested inside them. Pure, and linear in the text.

/** Below this a mark or a speaker is shown as a guess, until the reader says otherwise. */
export const USUAL_SURE = 0.5;
let threshold = USUAL_SURE;

/** Sets from what score on something is sure. */
export function setSure(score) {
  threshold = score;
}

/** Whether a score is more than a guess. */
export function isSure(score) {
  return score >= threshold;
}

/** The kinds that are hidden until the reader asks for them. */
export const USUALLY_HIDDEN = new Set(["loose"]);
// What a reader would print is so with this probability at least, in hundredths, whatever the reader is sure from.
const PRINTED = 75;
const hundredths = (score) => Math.round(100 * score);

/** Whether a quote would hardly be printed as it stands, and the reader has not put it right; a fragment stays while its report does. */
function isLoose({ kind, within, score, speaker, own }) {
  return kind !== "term" && !within && !own && hundredths(score) * hundredths(speaker?.score ?? 1) < 100 * PRINTED;
}

/** The kind of a quote as readers know it: what is hardly speech, or whose speaker or ends are in doubt, is "loose". */
export function kindOf(quote) {
  return isLoose(quote) ? "loose" : quote.kind;
}

/**
 * A document without its loose quotes, and without who is in it for their sake alone, where `hidden` holds "loose". A fragment
 * in one that is not loose by itself is a quote of its own.
 */
export function seenOf(all, hidden) {
  const doubted = new Set(hidden.has("loose") ? all.quotes.filter(isLoose).map(({ id }) => id) : []);
  if (doubted.size === 0) return all;
  const freed = all.quotes.map((quote) => (doubted.has(quote.within) ? { ...quote, within: undefined } : quote));
  const quotes = freed.filter((quote) => !isLoose(quote));
  const speaking = ({ speaker }) => speaker?.person;
  const known = new Set([...quotes.map(speaking), ...all.entities.map(({ person }) => person)]);
  const loose = new Set(all.quotes.map(speaking));
  return { ...all, quotes, people: all.people.filter(({ id }) => known.has(id) || !loose.has(id)) };
}

/**
 * The lines of a text as blocks `{ start, end, next, gap }`: content from `start` to `end`, its line breaks up to `next`.
 * `gap` counts these. Breaks before the first line are a block without content.
 */
export function blocksOf(text) {
  const blocks = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    let next = end;
    while (next < text.length && text[next] === "\n") next += 1;
    blocks.push({ start, end, next, gap: next - end });
    start = next;
  }
  return blocks;
}

const RANK = { quote: 0, mention: 1, entity: 2, cue: 3 };

/** A document with only what is sure: names, quotes and speakers below the threshold are left out. */
export function sureOf(annotated) {
  return {
    ...annotated,
    entities: annotated.entities.filter(({ score }) => isSure(score)),
    quotes: annotated.quotes.filter(({ score }) => isSure(score))
      .map((quote) => (quote.speaker && !isSure(quote.speaker.score) ? { ...quote, speaker: null } : quote)),
  };
}

/** Everything to be marked, sorted so that what contains comes before what it contains. `hidden` holds labels and kinds. */
export function spansOf(annotated, hidden) {
  const spans = [];
  const taken = new Set();
  for (const entity of annotated.entities) {
    taken.add(`${entity.start}-${entity.end}`);
    if (!hidden.has(entity.label)) spans.push({ type: "entity", start: entity.start, end: entity.end, of: entity });
  }
  for (const quote of annotated.quotes) {
    if (hidden.has(kindOf(quote))) continue;
    spans.push({ type: "quote", start: quote.start, end: quote.end, of: quote });
    if (quote.cue) spans.push({ type: "cue", start: quote.cue.start, end: quote.cue.end, of: quote });
  }
  for (const person of annotated.people) {
    for (const { start, end } of person.mentions) {
      if (!taken.has(`${start}-${end}`)) spans.push({ type: "mention", start, end, of: person });
    }
  }
  return spans.filter(({ start, end }) => start < end).sort(inside);
}

function inside(a, b) {
  return a.start - b.start || b.end - a.end || RANK[a.type] - RANK[b.type];
}

const NONE = Object.freeze([]);
const NOTHING = new Set();

/** For each block the spans that reach into it, cut to it. */
export function spread(spans, blocks) {
  const shares = blocks.map(() => NONE);
  let first = 0;
  for (const span of spans) {
    while (first < blocks.length && blocks[first].next <= span.start) first += 1;
    for (let at = first; at < blocks.length && blocks[at].start < span.end; at += 1) {
      const start = Math.max(span.start, blocks[at].start);
      const end = Math.min(span.end, blocks[at].end);
      if (start >= end) continue;
      if (shares[at] === NONE) shares[at] = [];
      shares[at].push({ ...span, start, end, goesOn: start > span.start });
    }
  }
  return shares;
}

/** Nests the sorted spans of one block; one that crosses the end of another is cut there. */
export function nest(spans) {
  const roots = [];
  const open = [];
  const queue = [...spans].sort(inside);
  for (let at = 0; at < queue.length; at += 1) {
    let span = queue[at];
    while (open.length && open.at(-1).end <= span.start) open.pop();
    const parent = open.at(-1);
    if (parent && span.end > parent.end) {
      const rest = { ...span, start: parent.end, goesOn: true };
      let place = at + 1;
      while (place < queue.length && inside(queue[place], rest) < 0) place += 1;
      queue.splice(place, 0, rest);
      span = { ...span, end: parent.end };
    }
    const node = { ...span, children: [] };
    (parent ? parent.children : roots).push(node);
    open.push(node);
  }
  return roots;
}

/**
 * The quotes that the reader sees as one: fragments inside a shown report belong to it, and a report that its own cue
 * interrupts ("The bridge, Marsh said, would open") is one from its first part to its last, with these as `parts`.
 */
export function wholeQuotes(annotated, hidden) {
  const shown = annotated.quotes.filter((quote) => !hidden.has(kindOf(quote)));
  const ids = new Set(shown.map((quote) => quote.id));
  const wholes = [];
  const reports = new Map();
  for (const quote of shown) {
    if (quote.within && ids.has(quote.within)) continue;
    const key = reportOf(quote) && `${reportOf(quote)} ${quote.speaker?.person ?? quote.speaker?.name}`;
    const at = reports.get(key);
    if (at === undefined || quote.start < wholes[at].end) {
      if (key) reports.set(key, wholes.length);
      wholes.push(quote);
    } else {
      const { parts = [wholes[at]], ...first } = wholes[at];
      const kind = quote.kind === "mixed" ? "mixed" : first.kind;
      wholes[at] = { ...first, kind, end: quote.end, text: `${first.text} … ${quote.text}`, parts: [...parts, quote] };
    }
  }
  return wholes;
}

/** What the parts of one report share: where its cue stands. Null for what has no parts. */
export function reportOf({ kind, within, cue }) {
  return cue && !within && (kind === "indirect" || kind === "mixed") ? `${cue.start}-${cue.end}` : null;
}

/** The quote as the reader sees it in which this one is all, a part or a fragment. */
export function wholeOf(quote, annotated) {
  return wholeQuotes(annotated, NOTHING).find(({ id, parts = [] }) => [id, ...parts.map((part) => part.id)].some((one) => one === quote.id || one === quote.within)) ?? quote;
}

/** The numbers of the quotes, in the order of the article: what is nobody's speech has none. */
export function numbersOf(annotated, hidden) {
  return new Map(wholeQuotes(annotated, hidden).filter(({ kind }) => kind !== "term").map(({ id }, at) => [id, String(at + 1)]));
}

/** Whether this block is a heading, as the markup it came from said, or looks like one: it is only set larger. */
export function isHeading(text, blocks, at, headings = []) {
  const block = blocks[at];
  if (!block) return false;
  const line = text.slice(block.start, block.end).trim();
  if (headings.includes(line)) return true;
  const after = blocks[at + 1];
  if (!after || block.gap < 2 && at > 0 || line.length < 3 || line.length > 110) return false;
  if (!/^[\p{Lu}\p{N}"“‘']/u.test(line) || /[.!?:;,…]["”’')]?$/.test(line) || /^By\s|[@|]|https?:/.test(line)) return false;
  return after.end - after.start > 80 || at === 0;
}
