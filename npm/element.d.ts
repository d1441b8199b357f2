import type { Document } from "./whosaid.js";

/**
 * `<whosaid-article date="2022-02-07">…</whosaid-article>`: a text with its names and quotes marked where they stand.
 *
 * Importing this module defines the element. The text is its own content, or what `text` was set to. When it is marked,
 * the element sends `whosaid-annotated` with the document as its detail; where the program cannot be loaded, it sends
 * `whosaid-failed` with the error, and shows the text as it is.
 *
 * Colours are the custom properties `--whosaid-person`, `-organisation`, `-place`, `-time`, `-number`, `-other` and
 * `-quote`; marks are the parts `entity` and `quote`.
 */
export class WhosaidArticle extends HTMLElement {
  /** The text; setting it reads it anew. */
  text: string;
  /** The annotated text, or null while it is being read. */
  readonly document: Document | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "whosaid-article": WhosaidArticle;
  }
}
