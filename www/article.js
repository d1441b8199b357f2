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
  let blocks = [];
  let shares = [];
  let names = new Map();
  let elements = [];
  let waiting = new Set();
  // The blocks whose names in the margin keep clear of each other.
  let stacked = new Set();
  let timer = 0;

  function layBlocks() {
    const titled = isHeading(text, blocks, 0);
    elements = blocks.map((block, at) => {
      const heading = at === 0 ? titled : isHeading(text, blocks, at);
      const name = !heading ? "p" : at > 0 && titled ? "h3" : "h2";
      const words = text.slice(block.start, block.end);
      const line = element(name, { class: "block" });
      line.classList.toggle("title", heading && at === 0);
      line.classList.toggle("tight", block.gap === 1 && at < blocks.length - 1);
      // Where every space counts all are kept; elsewhere one at a line's end may go, as in any book.
      line.classList.toggle("spaced", /^\s|\s\s|[^\S ]|\s$/.test(words));
      line.textContent = words;
      line.append(breaks(block));
      return line;
    });
    host.classList.toggle("long", text.length > AT_ONCE);
    host.replaceChildren(...elements);
  }

  // The line breaks are in the page, so that its text is the pasted text, but not to be seen: blocks stand apart by themselves.
  function breaks(block) {
    return block.gap ? element("span", { class: "breaks", "aria-hidden": "true" }, text.slice(block.end, block.next)) : "";
  }

  function fill(at) {
    if (!waiting.delete(at)) return;
    const block = blocks[at];
    const inner = draw(nest(shares[at]), block.start, block.end);
    elements[at].replaceChildren(...inner, breaks(block));
  }

  function draw(nodes, start, end) {
    const drawn = [];
    let at = start;
    for (const node of nodes) {
      if (at < node.start) drawn.push(text.slice(at, node.start));
      drawn.push(mark(node));
      at = node.end;
    }
    if (at < end) drawn.push(text.slice(at, end));
    return drawn;
  }

  function mark(node) {
    const { of, type } = node;
    const inner = draw(node.children, node.start, node.end);
    if (type === "quote") {
      return element("mark", {
        "data-kind": of.kind,
        "data-id": of.id,
        "data-person": of.speaker?.person,
        "data-speaker": node.goesOn ? null : names.get(of.id),
        "data-goes-on": node.goesOn,
        class: of.score < SURE ? "doubt" : null,
        tabindex: "-1",
      }, ...inner);
    }
    if (type === "entity") {
      return element("mark", {
        "data-label": of.label,
        "data-id": of.id,
        "data-person": of.person,
        class: of.score < SURE ? "doubt" : null,
        tabindex: "-1",
      }, ...inner);
    }
    if (type === "mention") return element("span", { class: "mention", "data-person": of.id }, ...inner);
    return element("span", { class: "cue", "data-cue": of.id }, ...inner);
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
    const line = elements.find((one) => one.contains(node));
    if (!line) {
      const follows = host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      return follows ? text.length : 0;
    }
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, offset);
    return blocks[elements.indexOf(line)].start + range.toString().length;
  }

  return {
    /** Shows a text without marks; the one shown already stays. */
    showText(shown) {
      if (shown === text && elements.length) return;
      clearTimeout(timer);
      text = shown;
      blocks = blocksOf(text);
      waiting = new Set();
      shares = [];
      layBlocks();
    },

    /** Shows a text with the marks of its document. */
    show(shown, annotated, hidden) {
      this.showText(shown);
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

    /** The pasted characters that a selection covers; nothing where it does not touch the article. */
    selected(selection) {
      if (!selection.rangeCount || selection.isCollapsed) return "";
      const range = selection.getRangeAt(0);
      if (!range.intersectsNode(host)) return "";
      return text.slice(positionOf(range.startContainer, range.startOffset), positionOf(range.endContainer, range.endOffset));
    },

    /** Clears the page's article. */
    clear() {
      this.showText("");
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
