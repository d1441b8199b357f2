// The article as it is read: the pasted characters in blocks, with marks around them and nothing between them.

import { element } from "./element.js";
import { stackNames } from "./margin.js";
import { blocksOf, isHeading, nest, spansOf, spread, wholeQuotes, SURE } from "./spans.js";

// Up to this many characters everything is drawn at once; beyond, what is in view first.
const AT_ONCE = 150_000;
const SLICE_MS = 12;

/** Draws articles into `host`. */
export function makeArticle(host) {
  let text = "";
  let titles = [];
  let blocks = [];
  let shares = [];
  let names = new Map();
  let elements = [];
  // What each block says and how it is set, and what is drawn in it: what has not changed is not drawn again.
  let keys = [];
  let drawn = new WeakMap();
  let waiting = new Set();
  // The blocks whose names in the margin keep clear of each other.
  let stacked = new Set();
  let timer = 0;
  // What each mark stands for.
  const things = new WeakMap();

  function layBlocks() {
    const titled = isHeading(text, blocks, 0, titles);
    const [before, was] = [keys, elements];
    keys = blocks.map((block, at) => {
      const heading = at === 0 ? titled : isHeading(text, blocks, at, titles);
      const name = !heading ? "p" : at > 0 && titled ? "h3" : "h2";
      const look = heading && at === 0 ? "title" : block.gap === 1 && at < blocks.length - 1 ? "tight" : "";
      return `${name} ${look} ${block.gap} ${text.slice(block.start, block.next)}`;
    });
    let head = 0;
    while (head < keys.length && keys[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < keys.length - head && tail < before.length - head && keys[keys.length - 1 - tail] === before[before.length - 1 - tail]) tail += 1;
    const fresh = blocks.slice(head, keys.length - tail).map((block, at) => layBlock(block, keys[head + at]));
    elements = [...was.slice(0, head), ...fresh, ...(tail ? was.slice(-tail) : [])];
    host.classList.toggle("long", text.length > AT_ONCE);
    if (!head && !tail) {
      host.replaceChildren(...elements);
      return;
    }
    for (const gone of was.slice(head, was.length - tail)) gone.remove();
    if (head) was[head - 1].after(...fresh);
    else host.prepend(...fresh);
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
    if (!waiting.delete(at)) return;
    const [block, share, line] = [blocks[at], shares[at], elements[at]];
    const look = share.map((span) => lookOf(span, block)).join(" ");
    const was = drawn.get(line);
    if (was?.look === look) {
      refresh(was.marks, share);
      return;
    }
    if (!was && !share.length) return;
    const marks = [];
    line.replaceChildren(...draw(nest(share), block.start, block.end, marks), breaks(block));
    drawn.set(line, { look, marks });
  }

  /** All of a span that is to be seen. */
  function lookOf({ type, of, start, end, goesOn }, block) {
    return `${type[0]}${start - block.start}-${end - block.start}${goesOn ? "+" : ""}${of.label ?? ""}${of.kind ?? ""}${of.score < SURE ? "?" : ""}${type === "quote" ? names.get(of.id) ?? "" : ""}`;
  }

  /** The same marks for the things of a newer document, which may have other ids. */
  function refresh(marks, share) {
    const roots = [];
    const walk = (nodes) => {
      for (const node of nodes) {
        roots.push(node);
        walk(node.children);
      }
    };
    walk(nest(share));
    for (const [at, node] of roots.entries()) bind(marks[at], node);
  }

  function draw(nodes, start, end, marks) {
    const parts = [];
    let at = start;
    for (const node of nodes) {
      if (at < node.start) parts.push(text.slice(at, node.start));
      parts.push(mark(node, marks));
      at = node.end;
    }
    if (at < end) parts.push(text.slice(at, end));
    return parts;
  }

  function mark(node, marks) {
    const { of, type } = node;
    const made = document.createElement(type === "quote" || type === "entity" ? "mark" : "span");
    marks.push(made);
    if (type === "quote") {
      made.dataset.kind = of.kind;
      const name = node.goesOn ? null : names.get(of.id);
      if (name) made.dataset.speaker = name;
      if (node.goesOn) made.setAttribute("data-goes-on", "");
    } else {
      if (type === "entity") made.dataset.label = of.label;
      else made.className = type;
    }
    if (made.tagName === "MARK") {
      made.tabIndex = -1;
      if (of.score < SURE) made.className = "doubt";
    }
    bind(made, node);
    made.append(...draw(node.children, node.start, node.end, marks));
    return made;
  }

  function bind(made, { type, of, start, end }) {
    const set = (key, value) => {
      if (value === null || value === undefined) delete made.dataset[key];
      else if (made.dataset[key] !== value) made.dataset[key] = value;
    };
    if (type === "mention") {
      things.set(made, { mention: { start, end, text: text.slice(start, end), why: of.mentions.find((one) => one.start === start)?.why }, person: of });
      set("person", of.id);
    } else if (type === "cue") {
      set("cue", of.id);
    } else {
      things.set(made, of);
      set("id", of.id);
      set("person", type === "quote" ? of.speaker?.person : of.person);
    }
  }

  function fillAll() {
    clearTimeout(timer);
    waiting = new Set(blocks.keys());
    stacked = new Set();
    if (text.length <= AT_ONCE) for (const at of blocks.keys()) fill(at);
    drawInView();
    if (!waiting.size) return;
    const slice = () => {
      const begin = performance.now();
      for (const at of waiting) {
        fill(at);
        if (performance.now() - begin > SLICE_MS) break;
      }
      if (waiting.size) timer = setTimeout(slice, 0);
    };
    slice();
  }

  /** Draws what the reader sees before everything else. */
  function drawInView() {
    if (!shares.length || !elements.length) return;
    const [first, last] = [lineAt(-400), lineAt(innerHeight + 400)];
    for (let at = first; at <= last; at += 1) fill(at);
    if (stacked.has(first) && stacked.has(last)) return;
    for (let at = first; at <= last; at += 1) stacked.add(at);
    stackNames(elements.slice(first, last + 1));
  }

  /** The first block that ends below this height of the window, else the last one. */
  function lineAt(y) {
    let [low, high] = [0, elements.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elements[middle].getBoundingClientRect().bottom > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The block that holds this position. */
  function blockAt(position) {
    let [low, high] = [0, blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle].start <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The position in the text of a point in the page; outside the article the nearer end of it. */
  function positionOf(node, offset) {
    if (node === host) return offset < blocks.length ? blocks[offset].start : text.length;
    const line = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".block");
    if (!line || !host.contains(line)) {
      const follows = host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      return follows ? text.length : 0;
    }
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    return blocks[elements.indexOf(line)].start + range.toString().length;
  }

  return {
    /** Shows a text; the marks of what is new in it are still to come. `headings` are the lines that are headings by their markup. */
    showText(shown, headings = titles) {
      if (shown === text && headings === titles && elements.length) return;
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
      shares = spread(spansOf(annotated, hidden), blocks);
      fillAll();
    },

    /** The first element of the mark with this id at this position, drawn now if it was not yet. */
    find(id, position) {
      const at = blockAt(position);
      fill(at);
      return elements[at]?.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? null;
    },

    /** Brings a position into view. */
    reveal(position) {
      elements[blockAt(position)]?.scrollIntoView({ block: "center" });
    },

    /** The position in the text of a height of the window. */
    positionAt(y) {
      if (!elements.length) return 0;
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

    /** What a mark, or a mention, stands for. */
    thingOf: (made) => things.get(made) ?? null,

    /** Clears the page's article. */
    clear() {
      clearTimeout(timer);
      [text, blocks, keys, elements, shares, waiting] = ["", [], [], [], [], new Set()];
      host.replaceChildren();
    },
  };
}

/** The names for the margin: at each quote whose speaker is not that of the quote before it in the same block. */
function marginNames(annotated, hidden, blockAt) {
  const names = new Map();
  let last = null;
  for (const quote of wholeQuotes(annotated, hidden)) {
    if (quote.kind === "term" || !quote.speaker) continue;
    const { name, person, score } = quote.speaker;
    const here = `${blockAt(quote.start)} ${person ?? name}`;
    if (here !== last) names.set(quote.id, score < SURE ? `${name}?` : name);
    last = here;
  }
  return names;
}
