// Files, opened or dropped: text, Markdown and HTML as text, and what was saved here.

import { textOfHtml, textOfMarkdown } from "./markup.js";
import { reopened } from "./takeaway.js";

const LARGEST = 50_000_000;

/** What a file holds: `{ text, name }`, and what else its kind tells. Throws an error that says why it cannot be read. */
export async function readFile(file) {
  const { name } = file;
  if (file.size > LARGEST) throw new Error(`“${name}” is larger than 50 MB. Open a part of it.`);
  if (file.type && !/^text\/|json|xml|octet-stream/.test(file.type)) throw new Error(notText(name));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.slice(0, 10_000).includes("\0")) throw new Error(notText(name));
  if (/\.json$/i.test(name)) return { name, ...reopened(text) };
  if (/\.x?html?$/i.test(name)) return { name, ...textOfHtml(text) };
  if (/\.(?:md|markdown)$/i.test(name)) return { name, ...textOfMarkdown(text) };
  return { name, text };
}

function notText(name) {
  return `“${name}” is not a text file. Text, Markdown, HTML and what was saved here can be opened; of anything else, copy the text and paste it.`;
}

function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Lets files, or text, be dropped anywhere on the page; `veil` is shown meanwhile. */
export function acceptDrops(veil, open, bring) {
  // What is dragged from the page itself is not new, and a field takes text by itself.
  let own = false;
  document.addEventListener("dragstart", () => {
    own = true;
  });
  document.addEventListener("dragend", () => {
    own = false;
  });
  const carries = ({ dataTransfer, target }) => {
    const types = dataTransfer?.types ?? [];
    return !own && (types.includes("Files") || (types.includes("text/plain") && !target.closest?.("textarea, input")));
  };
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    veil.hidden = !event.dataTransfer.types.includes("Files");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carries(event)) return;
    const files = [...event.dataTransfer.files];
    event.preventDefault();
    if (files.length) open(files);
    else bring(event.dataTransfer);
  });
}
