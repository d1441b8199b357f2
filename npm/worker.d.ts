import type { Document, ExportOptions, Format, Options } from "./whosaid.js";

/** A worker that annotates. Texts are read one after the other. */
export interface Annotator {
  /** Does what `annotate` of the package does. */
  annotate(text: string, options?: Options): Promise<Document>;
  /** Does what `exportAs` of the package does. */
  exportAs(text: string, format: Format, options?: ExportOptions): Promise<string>;
  /** Ends the worker; what was asked and is not yet answered is refused. */
  terminate(): void;
}

/** How a worker is made. */
export interface WorkerOptions {
  /** Where the program is, or what it was compiled to, if not beside this module. */
  source?: string | WebAssembly.Module;
  /** Hears of each stage of a long text as it begins. */
  onProgress?: (stage: "reading" | "names" | "quotes" | "people") => void;
}

/**
 * Starts a worker with the program in it.
 *
 * @example
 * const worker = createWorker();
 * const { quotes } = await worker.annotate(text);
 */
export function createWorker(options?: WorkerOptions): Annotator;
