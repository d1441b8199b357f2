// What arrives: a paste, typing, a script, files, the sample.

import { byId } from "./element.js";
import { acceptDrops, readFile } from "./files.js";
import { hasParagraphs, textOfHtml } from "./markup.js";
import { SAMPLE } from "./sample.js";

// An input that brings this many characters at once is an article arriving, not somebody typing.
const ARRIVAL = 60;
const LONG = 200_000;
const LINE = 300;

/**
 * Listens for texts. `settle()` is called when an article has arrived, `learnAll(lines)` with the dictionary of a saved
 * one, `fault(words)` with what went wrong or "".
 */
export function listenForTexts({ store, articles, history, settle, learnAll, fault }) {
  const source = byId("source");

  // A text that is too long for a line at the top is in the field only while somebody is there: a browser lays out all
  // of it, seen or not.
  let shown = "";
  function show() {
    const { text } = articles.current() ?? { text: "" };
    const short = text.length > LONG && !store.get().editing && document.activeElement !== source;
    shown = short ? text.slice(0, LINE) : text;
    if (source.value !== shown) source.value = shown;
  }
  store.listen((now, before) => {
    if (now.articles !== before.articles || now.at !== before.at || now.editing !== before.editing) show();
  });
  source.addEventListener("focus", show);
  source.addEventListener("blur", show);

  source.addEventListener("input", () => {
    const { value } = source;
    const { text } = articles.current();
    // Whoever fills the field by script may say so twice.
    if (value === text || value === shown) return;
    fault("");
    const another = text !== "" && value !== "" && !value.startsWith(text.slice(0, 20)) && !value.endsWith(text.slice(-20));
    const arrived = value.length - text.length >= ARRIVAL || (another && value.length >= ARRIVAL);
    if (another || (arrived && text === "")) articles.begin({ text: value });
    else articles.edit(value);
    store.change({ editing: !arrived && value !== "" });
    if (arrived) settle();
  });
  source.addEventListener("blur", history.rest);

  source.addEventListener("paste", (event) => {
    const { text, headings } = rich(event.clipboardData);
    const { selectionStart, selectionEnd, value } = source;
    const whole = selectionEnd - selectionStart === value.length;
    if (!text && whole && carryLong(event.clipboardData)) event.preventDefault();
    if (!text) return;
    event.preventDefault();
    if (whole) {
      bring({ text, headings });
      return;
    }
    source.setRangeText(text, selectionStart, selectionEnd, "end");
    articles.change({ headings: [...articles.current().headings, ...headings] });
    source.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });

  // A paste anywhere else brings an article of its own.
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("textarea, input, dialog")) return;
    carry(event.clipboardData);
    event.preventDefault();
  });

  function rich(data) {
    const html = data?.getData("text/html") ?? "";
    return html && hasParagraphs(html) ? textOfHtml(html) : { text: "", headings: [] };
  }

  /** A very long text does not go through the field at all. */
  function carryLong(data) {
    const text = data?.getData("text/plain") ?? "";
    if (text.length <= LONG) return false;
    bring({ text });
    return true;
  }

  function carry(data) {
    const { text, headings } = rich(data);
    const plain = text || (data?.getData("text/plain") ?? "");
    if (plain.trim()) bring({ text: plain, headings });
  }

  /** Puts an article on the desk. */
  function bring({ dictionary = "", ...fields }) {
    fault("");
    articles.begin({ ...fields, text: fields.text.replace(/\r\n?/g, "\n") });
    if (dictionary) learnAll(dictionary);
    settle();
  }

  async function openFiles(files) {
    const faults = [];
    for (const file of files) {
      try {
        bring(await readFile(file));
      } catch (error) {
        faults.push(error.message);
      }
    }
    if (faults.length) fault(faults.join(" "));
  }

  byId("open-button").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async ({ target }) => {
    await openFiles([...target.files]);
    target.value = "";
  });
  byId("sample-button").addEventListener("click", () => bring({ text: SAMPLE }));
  byId("edit-button").addEventListener("click", () => {
    const editing = !store.get().editing;
    store.change({ editing });
    if (editing) source.focus();
  });
  byId("new-button").addEventListener("click", () => {
    fault("");
    articles.begin();
    source.focus();
  });
  acceptDrops(byId("drop"), openFiles, carry);

  // Folded, the text field works as an address bar does: a click selects everything, so that a paste replaces it.
  source.addEventListener("pointerup", () => {
    const { annotated, editing } = store.get();
    if (annotated && !editing && source.selectionStart === source.selectionEnd) source.select();
  });

  return { bring };
}
