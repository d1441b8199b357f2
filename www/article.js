// The article as it is read: the pasted characters in blocks, with marks around them and nothing between them.
//
// A long text is laid out in pages: runs of blocks, each bare text until it comes into view.

import { element } from "./element.js";
import { stackNames } from "./margin.js";
import { makeMarker } from "./marking.js";
import { blocksOf, isHeading, numbersOf, spansOf, spread, wholeQuotes, isSure } from "./spans.js";

// Up to this many characters everything is drawn at once; beyond, what is in view first.
const AT_ONCE = 150_000;
// Up to this many the rest follows while nothing else is to be done; beyond, only what somebody has seen is drawn.
const IN_THE_END = 1_500_000;
const PAGE = 8_000;
const SLICE_MS = 12;
const AHEAD = 60;

/** Draws articles into `host`. */
export function makeArticle(host) {
  let text = "";
  let titles = [];
  let titled = false;
  let blocks = [];
  let shares = [];
  let names = new Map();
  let numbers = new Map();
  let elements = [];
  // What each block of a short text says and how it is set: what has not changed is not laid out again.
  let keys = [];
  // The pages of a long text: `{ first, end, start, node, laid }`, blocks from `first` up to `end`.
  let pages = [];
  let waiting = new Set();
  // The blocks whose names in the margin keep clear of each other.
  let stacked = new Set();
  let timer = 0;
  let frame = 0;
  const marker = makeMarker(() => text, ({ id }) => names.get(id), ({ id }) => numbers.get(id));

  function keyOf(at) {
    const block = blocks[at];
    const heading = at === 0 ? titled : isHeading(text, blocks, at, titles);
    const name = !heading ? "p" : at > 0 && titled ? "h3" : "h2";
    const look = heading && at === 0 ? "title" : block.gap === 1 && at < blocks.length - 1 ? "tight" : "";
    return `${name} ${look} ${block.gap} ${text.slice(block.start, block.next)}`;
  }

  function layBlocks() {
    titled = isHeading(text, blocks, 0, titles);
    host.classList.toggle("long", text.length > AT_ONCE);
    if (text.length > AT_ONCE) return layPages();
    const [before, was] = pages.length ? [[], []] : [keys, elements];
    pages = [];
    keys = blocks.map((_, at) => keyOf(at));
    let head = 0;
    while (head < keys.length && keys[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < keys.length - head && tail < before.length - head && keys[keys.length - 1 - tail] === before[before.length - 1 - tail]) tail += 1;
    const fresh = blocks.slice(head, keys.length - tail).map((block, at) => layBlock(block, keys[head + at]));
    elements = [...was.slice(0, head), ...fresh, ...(tail ? was.slice(-tail) : [])];
    if (!head && !tail) {
      host.replaceChildren(...elements);
      return;
    }
    for (const gone of was.slice(head, was.length - tail)) gone.remove();
    if (head) was[head - 1].after(...fresh);
    else host.prepend(...fresh);
  }

  function layPages() {
    keys = [];
    elements = [];
    pages = [];
    let first = 0;
    let height = 0;
    for (const [at, { start, end, next }] of blocks.entries()) {
      // About what it will take: lines of 68 characters, and the space behind.
      height += Math.ceil((end - start + 1) / 68) * 32 + 20;
      if (next - blocks[first].start < PAGE && at < blocks.length - 1) continue;
      const node = element("div", { class: "page" }, text.slice(blocks[first].start, next));
      node.style.setProperty("contain-intrinsic-size", `auto ${height}px`);
      pages.push({ first, end: at + 1, start: blocks[first].start, node, laid: false });
      [first, height] = [at + 1, 0];
    }
    host.replaceChildren(...pages.map(({ node }) => node));
  }

  function layPage(page) {
    if (page.laid) return;
    page.laid = true;
    for (let at = page.first; at < page.end; at += 1) elements[at] = layBlock(blocks[at], keyOf(at));
    page.node.replaceChildren(...elements.slice(page.first, page.end));
  }

  /** The element of a block, laid out now if it was not yet. */
  function lineOf(at) {
    if (pages.length && !elements[at]) layPage(pages[last(pages.length, (page) => pages[page].first <= at)]);
    return elements[at];
  }

  function layBlock(block, key) {
    const [name, look] = key.split(" ", 2);
    const words = text.slice(block.start, block.end);
    const line = element(name, { class: "block" });
    if (look) line.classList.add(look);
    // Where every space counts all are kept; elsewhere one at a line's end may go, as in any book.
    line.classList.toggle("spaced", /^\s|\s\s|[^\S ]|\s$/.test(words));
    line.textContent = words;
    line.append(breaks(block));
    return line;
  }

  // The line breaks are in the page, so that its text is the pasted text, but not to be seen: blocks stand apart by themselves.
  function breaks(block) {
    return block.gap ? element("span", { class: "breaks", "aria-hidden": "true" }, text.slice(block.end, block.next)) : "";
  }

  function fill(at) {
    if (waiting.delete(at)) marker.fill(lineOf(at), blocks[at], shares[at], breaks(blocks[at]));
  }

  function fillAll() {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    waiting = new Set(blocks.keys());
    stacked = new Set();
    if (!pages.length) {
      for (const at of blocks.keys()) fill(at);
      // Where names stand is measured when the browser lays the page out anyway.
      frame = requestAnimationFrame(drawInView);
      return;
    }
    drawInView();
    if (text.length > IN_THE_END) return;
    const slice = () => {
      const begin = performance.now();
      for (const at of waiting) {
        fill(at);
        if (performance.now() - begin > SLICE_MS) break;
      }
      if (waiting.size) timer = setTimeout(slice, 0);
    };
    timer = setTimeout(slice, 0);
  }

  /** Draws what the reader sees before everything else. */
  function drawInView() {
    if (!shares.length || !blocks.length) return;
    const [from, to] = [lineAt(-400), lineAt(innerHeight + 400)];
    for (let at = from; at <= to; at += 1) fill(at);
    if (pages.length && text.length > IN_THE_END) drawAhead(to);
    if (stacked.has(from) && stacked.has(to)) return;
    for (let at = from; at <= to; at += 1) stacked.add(at);
    stackNames(elements.slice(from, to + 1));
  }

  /** What comes next is ready before somebody scrolls there. */
  function drawAhead(from) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (let at = from; at < Math.min(blocks.length, from + AHEAD); at += 1) fill(at);
    }, 30);
  }

  /** The first block that ends below this height of the window, else the last one. */
  function lineAt(y) {
    let [low, high] = [0, blocks.length - 1];
    if (pages.length) {
      // Only a page that is in view is measured inside: to measure others would lay them out.
      const at = Math.min(pages.length - 1, last(pages.length, (page) => page === 0 || pages[page - 1].node.getBoundingClientRect().bottom <= y));
      layPage(pages[at]);
      [low, high] = [pages[at].first, pages[at].end - 1];
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elements[middle].getBoundingClientRect().bottom > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The block that holds this position. */
  function blockAt(position) {
    return last(blocks.length, (at) => blocks[at].start <= position);
  }

  /** The position in the text of a point in the page; outside the article the nearer end of it. */
  function positionOf(node, offset) {
    if (node === host) return offset < host.children.length ? (pages[offset] ?? blocks[offset]).start : text.length;
    const line = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".block, .page");
    if (!line || !host.contains(line)) {
      const follows = host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      return follows ? text.length : 0;
    }
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    const { start } = line.classList.contains("page") ? pages.find((page) => page.node === line) : blocks[elements.indexOf(line)];
    return start + range.toString().length;
  }

  // On paper everything is seen.
  addEventListener("beforeprint", () => {
    for (const at of [...waiting]) fill(at);
  });

  return {
    /** Shows a text; the marks of what is new in it are still to come. `headings` are the lines that are headings by their markup. */
    showText(shown, headings = titles) {
      if (shown === text && headings === titles && blocks.length) return;
      clearTimeout(timer);
      text = shown;
      titles = headings;
      blocks = blocksOf(text);
      waiting = new Set();
      shares = [];
      layBlocks();
    },

    /** Shows a text with the marks of its document. */
    show(shown, annotated, hidden, headings) {
      this.showText(shown, headings);
      names = marginNames(annotated, hidden, blockAt);
      numbers = paperNumbers(annotated, hidden);
      shares = spread(spansOf(annotated, hidden), blocks);
      fillAll();
    },

    /** The first element of the mark with this id at this position, drawn now if it was not yet. */
    find(id, position) {
      if (!blocks.length) return null;
      const at = blockAt(position);
      fill(at);
      return lineOf(at)?.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? null;
    },

    /** Brings a position into view. */
    reveal(position) {
      if (!blocks.length) return;
      const line = lineOf(blockAt(position));
      line.scrollIntoView({ block: "center" });
      // What is laid out on the way moves it; once more, and it stays.
      if (pages.length) line.scrollIntoView({ block: "center" });
    },

    /** The position in the text of a height of the window. */
    positionAt(y) {
      if (!blocks.length) return 0;
      const at = lineAt(y);
      const { top, height } = elements[at].getBoundingClientRect();
      const { start, next } = blocks[at];
      return start + Math.max(0, Math.min(1, (y - top) / (height || 1))) * (next - start);
    },

    /** Draws what is in view; `anew` where its measures have changed. */
    drawInView(anew) {
      if (anew) stacked = new Set();
      drawInView();
    },

    /** The stretch of the text that a selection covers; null where it does not touch the article. */
    selected(selection) {
      if (!selection.rangeCount || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0);
      if (!range.intersectsNode(host)) return null;
      return { start: positionOf(range.startContainer, range.startOffset), end: positionOf(range.endContainer, range.endOffset) };
    },

    thingOf: marker.thingOf,

    /** Clears the page's article. */
    clear() {
      clearTimeout(timer);
      [text, blocks, keys, elements, pages, shares, waiting] = ["", [], [], [], [], [], new Set()];
      host.replaceChildren();
    },
  };
}

/** The last of so many for which something holds that holds for all before it. */
function last(length, holds) {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The names for the margin: at each quote whose speaker is not that of the quote before it in the same block. */
function marginNames(annotated, hidden, blockAt) {
  const names = new Map();
  let last = null;
  for (const quote of wholeQuotes(annotated, hidden)) {
    if (quote.kind === "term" || !quote.speaker) continue;
    const { name, person, score } = quote.speaker;
    const here = `${blockAt(quote.start)} ${person ?? name}`;
    if (here !== last) names.set(quote.id, !isSure(score) ? `${name}?` : name);
    last = here;
  }
  return names;
}

/** The numbers that quotes bear on paper: those that end at the same place bear theirs together. */
function paperNumbers(annotated, hidden) {
  const numbers = numbersOf(annotated, hidden);
  const atEnd = new Map();
  const borne = new Map();
  for (const { id, end, parts } of wholeQuotes(annotated, hidden)) {
    if (!numbers.has(id)) continue;
    const bearer = atEnd.get(end) ?? parts?.at(-1).id ?? id;
    atEnd.set(end, bearer);
    borne.set(bearer, [borne.get(bearer), numbers.get(id)].filter(Boolean).join(", "));
  }
  return borne;
}
