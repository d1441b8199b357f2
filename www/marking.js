// Marks: what is drawn in a block of the article, and what each mark stands for.

import { LABELS } from "./labels.js";
import { nest, isSure, kindOf } from "./spans.js";

/** Draws the marks of `text()`; `nameOf(quote)` is what stands in the margin beside it, `numberOf(quote)` its number. */
export function makeMarker(text, nameOf, numberOf) {
  const things = new WeakMap();
  // What is drawn in each block: what has not changed is not drawn again.
  const drawn = new WeakMap();

  /** All of a span that is to be seen. */
  function lookOf({ type, of, start, end, goesOn }, block) {
    return `${type[0]}${start - block.start}-${end - block.start}${goesOn ? "+" : ""}${of.label ?? ""}${of.kind ? kindOf(of) : ""}${!isSure(of.score) ? "?" : ""}${type === "quote" ? nameOf(of) ?? "" : ""}`;
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
      if (at < node.start) parts.push(text().slice(at, node.start));
      parts.push(mark(node, marks));
      at = node.end;
    }
    if (at < end) parts.push(text().slice(at, end));
    return parts;
  }

  function mark(node, marks) {
    const { of, type } = node;
    const made = document.createElement(type === "quote" || type === "entity" ? "mark" : "span");
    marks.push(made);
    if (type === "quote") {
      made.dataset.kind = of.kind;
      made.classList.toggle("loose", kindOf(of) === "loose");
      const name = node.goesOn ? null : nameOf(of);
      if (name) made.dataset.speaker = name;
    } else {
      if (type === "entity") {
        made.dataset.label = of.label;
        made.dataset.tag = LABELS[of.label].tag;
      } else {
        made.className = type;
      }
    }
    if (type !== "cue") made.tabIndex = -1;
    if (made.tagName === "MARK" && !isSure(of.score)) made.classList.add("doubt");
    if (node.goesOn) made.setAttribute("data-goes-on", "");
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
      things.set(made, { mention: { start, end, text: text().slice(start, end) }, person: of });
      set("person", of.id);
    } else if (type === "cue") {
      set("cue", of.id);
    } else {
      things.set(made, of);
      set("id", of.id);
      set("person", type === "quote" ? of.speaker?.person : of.person);
      // On paper a quote bears its number in the list, behind its last word.
      if (type === "quote") set("number", end === of.end ? numberOf(of) : null);
    }
  }

  return {
    /** Draws the spans of a block into its element, with `behind` after them. */
    fill(line, block, share, behind) {
      const look = share.map((span) => lookOf(span, block)).join(" ");
      const was = drawn.get(line);
      if (was?.look === look) {
        refresh(was.marks, share);
        return;
      }
      if (!was && !share.length) return;
      const marks = [];
      line.replaceChildren(...draw(nest(share), block.start, block.end, marks), behind);
      drawn.set(line, { look, marks });
    },
    /** What a mark, or a mention, stands for. */
    thingOf: (made) => things.get(made) ?? null,
  };
}
