// <whosaid-article>: a text with its names and quotes marked where they stand.

import init, { annotate } from "./whosaid.js";
import { nest, seenOf, spansOf, USUALLY_HIDDEN } from "./spans.js";

const STYLE = `
:host { display: block; white-space: pre-wrap; overflow-wrap: break-word; }
:host([hidden]) { display: none; }
mark { color: inherit; background: none; text-decoration: underline; text-decoration-thickness: .1em; text-underline-offset: .2em; }
mark[data-label] { text-decoration-color: var(--whosaid-other, #74115f); }
mark[data-label="PERSON"], mark[data-label="NORP"] { text-decoration-color: var(--whosaid-person, #3864ca); }
mark[data-label="ORG"] { text-decoration-color: var(--whosaid-organisation, #cb0c2b); text-decoration-style: double; }
mark[data-label="GPE"], mark[data-label="LOC"], mark[data-label="FAC"] { text-decoration-color: var(--whosaid-place, #24745d); text-decoration-style: dashed; }
mark[data-label="DATE"], mark[data-label="TIME"] { text-decoration-color: var(--whosaid-time, #486000); text-decoration-style: dotted; }
mark[data-label="PERCENT"], mark[data-label="MONEY"], mark[data-label="QUANTITY"], mark[data-label="ORDINAL"], mark[data-label="CARDINAL"] { text-decoration-color: var(--whosaid-number, #453a40); text-decoration-style: dotted; }
mark[data-kind] { text-decoration: none; background: var(--whosaid-quote, rgb(128 128 128 / .16)); }
mark[data-kind="term"] { background: none; font-style: italic; }
`;

export class WhosaidArticle extends HTMLElement {
  static observedAttributes = ["date"];

  #text = null;
  #document = null;
  #turn = 0;

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    }
    // While the page is being parsed, what the element holds has not come yet.
    if (this.#text === null && document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  attributeChangedCallback() {
    if (this.#text !== null && this.shadowRoot) this.#read();
  }

  #begin() {
    this.#text ??= this.textContent;
    this.#read();
  }

  get text() {
    return this.#text ?? this.textContent;
  }

  set text(text) {
    this.#text = String(text);
    if (this.shadowRoot) this.#read();
  }

  get document() {
    return this.#document;
  }

  /** Reads the text; of several turns only the last one is shown. */
  async #read() {
    this.#turn += 1;
    const turn = this.#turn;
    const text = this.#text;
    this.shadowRoot.textContent = text;
    this.#document = null;
    try {
      await init();
      if (turn !== this.#turn) return;
      this.#document = annotate(text, { date: this.getAttribute("date") });
      const marks = spansOf(seenOf(this.#document, USUALLY_HIDDEN), USUALLY_HIDDEN).filter(({ type }) => type === "entity" || type === "quote");
      this.shadowRoot.replaceChildren(...drawn(text, 0, text.length, nest(marks)));
      this.dispatchEvent(new CustomEvent("whosaid-annotated", { bubbles: true, composed: true, detail: this.#document }));
    } catch (error) {
      // The text stands there as it is.
      this.dispatchEvent(new CustomEvent("whosaid-failed", { bubbles: true, composed: true, detail: error }));
    }
  }
}

/** The text from `start` to `end` with its marks: text nodes and marks only, whatever it says. */
function drawn(text, start, end, marks) {
  const nodes = [];
  let at = start;
  for (const { type, of, start: from, end: to, children } of marks) {
    if (at < from) nodes.push(text.slice(at, from));
    const mark = document.createElement("mark");
    if (type === "entity") {
      mark.dataset.label = of.label;
      mark.title = of.label;
      mark.part.add("entity");
    } else {
      mark.dataset.kind = of.kind;
      mark.part.add("quote");
      if (of.speaker) {
        mark.dataset.speaker = of.speaker.name;
        mark.title = of.speaker.name;
      }
    }
    mark.append(...drawn(text, from, to, children));
    nodes.push(mark);
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

if (!customElements.get("whosaid-article")) customElements.define("whosaid-article", WhosaidArticle);
