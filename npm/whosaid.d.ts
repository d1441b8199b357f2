
/** What may be said about a text that is written in a format. */
export interface ExportOptions extends Options {
  /** What the text is called where a format names it: a file's name, an address. */
  name?: string | null;
  /** What positions count in `csv` and `webannotation`: code points unless this says otherwise. */
  offsetUnit?: "codepoint" | "utf16" | null;
  /** Whether the formats for people keep loose quotes: rather deeds than words, or in doubt whose. The others have them all. */
  loose?: boolean;
}

/** The formats of `exportAs`: for people `text`, `footnotes`, `markdown`, `html`, for other programs the others. */
export type Format =
  | "text" | "footnotes" | "markdown" | "html" | "csv" | "csv-entities"
  | "webannotation" | "displacy" | "brat" | "conll" | "tei";

/** The program: its bytes, its address, the answer of a fetch, or what it was compiled to. */
export type Program = BufferSource | WebAssembly.Module | URL | Request | Response | string;

/**
 * Loads the program, once: call it before anything else and await it. Without an argument the program is taken from
 * beside this module.
 */
export default function init(source?: Program | Promise<Program>): Promise<void>;

/** Loads the program from its bytes, or from a compiled module, without waiting. */
export function initSync(source: BufferSource | WebAssembly.Module | { module: BufferSource | WebAssembly.Module }): void;

/**
 * Marks the names and the quotes of a text, and says who said what. The document is plain objects.
 *
 * Every string can be annotated. Throws an `Error` only for options that make no sense.
 *
 * @example
 * const text = "“We are ready,” Ada Marsh said.";
 * const { quotes } = annotate(text);
 * quotes[0].speaker.name; // "Ada Marsh"
 * text.slice(quotes[0].start, quotes[0].end); // "“We are ready,”"
 */
export function annotate(text: string, options?: Options): Document;

/** Does what `annotate` does and gives the document as JSON: to send or to store it is then a matter of one string. */
export function annotateAsJson(text: string, options?: Options): string;

/**
 * Annotates a text and writes it as a file for other programs or for people.
 *
 * @example
 * const page = exportAs(text, "html");
 * const table = exportAs(text, "csv", { name: "article-7", offsetUnit: "utf16" });
 */
export function exportAs(text: string, format: Format, options?: ExportOptions): string;

/**
 * Writes a document that came from `annotate`, and may have been changed since, in one of the formats of `exportAs`.
 * Throws an `Error` when it does not fit its text.
 *
 * @param json The document as JSON.
 * @param name What the text is called, or nothing.
 */
export function exportDocument(text: string, json: string, format: Format, name: string, options?: Pick<ExportOptions, "loose">): string;

/** The version of this package. */
export function version(): string;
