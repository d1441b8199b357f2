// The page: what arrives is read by the engine, and every view draws what it found.

import { makeArticle } from "./article.js";
import { makeCard } from "./card.js";
import { anchorOf, correct, makeHistory } from "./corrections.js";
import { byId } from "./element.js";
import { startEngine } from "./engine.js";
import { acceptDrops, readText } from "./files.js";
import { listenForKeys } from "./keys.js";
import { count } from "./labels.js";
import { drawLegend } from "./legend.js";
import { drawNames } from "./names.js";
import { speakersOf } from "./people.js";
import { drawSaid, findEntry } from "./said.js";
import { SAMPLE } from "./sample.js";
import { sureOf, wholeQuotes } from "./spans.js";
import { makeStore } from "./store.js";
import { makeStrip } from "./strip.js";
import { quotesTable, save, wholeDocument } from "./takeaway.js";
import { makeTabs } from "./tabs.js";
import { listenForTheme } from "./theme.js";
import { drawWhen } from "./when.js";

const STAGES = { reading: ["Reading", 0.1], names: ["Finding names", 0.2], quotes: ["Finding quotes", 0.6], people: ["Telling who is who", 0.8] };
// An input that brings this many characters at once is an article arriving, not somebody typing.
const ARRIVAL = 60;
const PATIENCE_MS = 200;
const DICTIONARY_PAUSE_MS = 600;
// A text of this many characters takes long enough that its reader sees it at once, and the marks after.
const LONG = 200_000;

const source = byId("source");
const host = byId("article");
const article = makeArticle(host);
const store = makeStore({ text: "", found: null, annotated: null, of: "", sureOnly: false, date: "", dictionary: "", corrections: [], hidden: new Set(), busy: false, stopped: false, editing: false });
const card = makeCard({ jump: (where) => jump(where), say, fix, learn });
const history = makeHistory(corrected);
const strip = makeStrip((position) => article.reveal(position), () => ({ start: article.positionAt(0), end: article.positionAt(innerHeight) }));
const tabs = makeTabs(drawRail);
const engine = startEngine(hear);
let patience = 0;
let dictionaryDue = 0;

// ── What arrives ────────────────────────────────────────────────────────────

source.addEventListener("input", () => {
  const { text } = store.get();
  // Whoever fills the field by script may say so twice.
  if (source.value === text) return;
  const { value } = source;
  const another = !value.startsWith(text.slice(0, 20)) && !value.endsWith(text.slice(-20));
  if (!text || another) forget();
  const arrived = value.length - text.length >= ARRIVAL || (another && value.length >= ARRIVAL);
  take(value, { editing: !arrived && value !== "" });
  if (arrived) settle();
});

function bring(text) {
  forget();
  source.value = text;
  // The browser has its own idea of line ends; what it keeps is the article.
  take(source.value, { editing: false });
  settle();
}

/** A new text: the views follow when it has been read. */
function take(text, { editing }) {
  fault("");
  card.close(false);
  if (text === "") {
    engine.stop();
    article.clear();
    store.change({ text, found: null, annotated: null, busy: false, stopped: false, editing: false });
    return;
  }
  store.change({ text, busy: true, stopped: false, editing });
  engine.read(text, optionsOf(store.get()));
}

/** After an article has arrived the reader reads: the article has the keyboard, from its top. */
function settle() {
  source.scrollTop = 0;
  source.setSelectionRange(0, 0);
  scrollTo(0, 0);
  host.hidden = false;
  host.focus({ preventScroll: true });
}

/** The next article has a date and corrections of its own. */
function forget() {
  byId("date").value = "";
  store.change({ date: "", found: null });
  history.forget();
}

async function openFile(file) {
  try {
    bring(await readText(file));
  } catch (error) {
    fault(error.message);
  }
}

byId("open-button").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) openFile(target.files[0]);
  target.value = "";
});
byId("sample-button").addEventListener("click", () => bring(SAMPLE));
byId("edit-button").addEventListener("click", () => {
  const editing = !store.get().editing;
  store.change({ editing });
  if (editing) source.focus();
});
byId("new-button").addEventListener("click", () => {
  forget();
  source.value = "";
  take("", { editing: false });
  source.focus();
});
acceptDrops(byId("drop"), openFile);

byId("date").addEventListener("change", ({ target }) => again({ date: target.value }));
for (const event of ["input", "change"]) {
  byId("dictionary").addEventListener(event, ({ target }) => {
    clearTimeout(dictionaryDue);
    // Half a line is no entry yet: the reader's pause, or leaving the field, says that it is one.
    dictionaryDue = setTimeout(() => {
      if (target.value !== store.get().dictionary) again({ dictionary: target.value });
    }, event === "change" ? 0 : DICTIONARY_PAUSE_MS);
  });
}

/** Reads the same text under other options. */
function again(options) {
  store.change({ ...options, busy: store.get().text !== "", stopped: false });
  if (store.get().text) engine.read(store.get().text, optionsOf(store.get()));
}

function optionsOf({ date, dictionary }) {
  // A comma is easier to type than a tab; the last one of a line parts the name from what it is.
  const lines = dictionary.split("\n").map((line) => (line.includes("\t") ? line : line.replace(/,\s*([A-Z_]+)\s*$/i, (_, label) => `\t${label.toUpperCase()}`)));
  return { date: date || null, dictionary: dictionary.trim() ? lines.join("\n") : null };
}

/** Puts a name into the reader's dictionary, and reads the article with it. */
function learn(words, label) {
  const field = byId("dictionary");
  field.value = `${field.value.trimEnd()}\n${words.replace(/\s+/g, " ")}\t${label}\n`.trimStart();
  again({ dictionary: field.value });
  say(`“${words}” is in your dictionary.`);
}

byId("save-table").addEventListener("click", () => save("quotes.csv", "text/csv", quotesTable(store.get().annotated)));
byId("save-document").addEventListener("click", () => save("whosaid.json", "application/json", wholeDocument(store.get().of, store.get().annotated)));

// Folded, the text field works as an address bar does: a click selects everything, so that a paste replaces it.
source.addEventListener("pointerup", () => {
  const { annotated, editing } = store.get();
  if (annotated && !editing && source.selectionStart === source.selectionEnd) source.select();
});

// ── What the engine says ────────────────────────────────────────────────────

function hear(message) {
  const { text } = store.get();
  if (message.type === "ready") byId("version").textContent = `Whosaid ${message.version}`;
  else if (message.type === "progress") showStage(message.stage);
  else if (message.type === "preview" && message.text === text) show(message.annotated, {});
  else if (message.type === "done" && message.text === text) show(message.annotated, { busy: false });
  else if (message.type === "refused" || message.type === "broken") {
    store.change({ busy: false });
    const ours = message.why.startsWith("the dictionary");
    byId("dictionary-fault").textContent = ours ? message.why : "";
    byId("dictionary-fault").hidden = !ours;
    if (!ours) fault(`This text could not be read: ${message.why}.`);
  }
}

/** What the engine found, as the reader has corrected it, or as much of it as the reader wants to see. */
function show(found, values) {
  const { text, sureOnly, corrections } = store.get();
  byId("dictionary-fault").hidden = true;
  const right = found && correct(text, found, corrections);
  store.change({ found, annotated: right && (sureOnly ? sureOf(right) : right), of: text, ...values });
}

byId("sure-switch").addEventListener("change", ({ target }) => {
  store.change({ sureOnly: target.checked });
  show(store.get().found, {});
});

// ── What the reader knows better ────────────────────────────────────────────

function fix(words, marks, values) {
  const { of } = store.get();
  history.take(words, marks.map((mark) => ({ anchor: anchorOf(of, mark), ...values })));
  host.focus({ preventScroll: true });
  say(`Changed: ${words}.`);
}

/** The corrections have changed: the article shows them, and the buttons say what they would undo and redo. */
function corrected(corrections, last, undone) {
  store.change({ corrections });
  for (const [id, verb, words] of [["undo-button", "Undo", last], ["redo-button", "Redo", undone]]) {
    byId(id).hidden = words === null;
    byId(id).textContent = verb;
    byId(id).title = byId(id).ariaLabel = words ? `${verb}: ${words}` : verb;
  }
  const { found, of, text } = store.get();
  if (found && of === text) show(found, {});
}

byId("undo-button").addEventListener("click", () => history.undo());
byId("redo-button").addEventListener("click", () => history.redo());

byId("stop-button").addEventListener("click", () => {
  engine.stop();
  const { text, annotated, of } = store.get();
  store.change({ busy: false, stopped: true, annotated: of === text ? annotated : null });
  article.showText(text);
  host.focus({ preventScroll: true });
});

function showStage(stage) {
  const [words, share] = STAGES[stage];
  byId("stage").textContent = words;
  byId("bar").value = share;
}

function fault(words) {
  byId("fault").textContent = words;
  byId("fault").hidden = words === "";
}

// ── What is drawn ───────────────────────────────────────────────────────────

store.listen((now, before) => {
  document.body.dataset.state = now.text === "" ? "empty" : now.editing ? "editing" : "reading";
  byId("edit-button").setAttribute("aria-expanded", String(now.editing));
  byId("edit-button").textContent = now.editing ? "Done" : "Edit";
  if (now.busy !== before.busy || now.text !== before.text) awaitResult(now);
  if (now.annotated !== before.annotated || now.hidden !== before.hidden) drawAll(now);
  if (now.annotated !== before.annotated || now.busy !== before.busy) summarise(now);
});

/** Shows the bare text and the progress where reading takes longer than a reader would notice. */
function awaitResult({ busy, text }) {
  clearTimeout(patience);
  byId("progress").hidden = true;
  host.setAttribute("aria-busy", String(busy));
  host.hidden = text === "";
  if (!busy) return;
  showStage("reading");
  patience = setTimeout(() => {
    byId("progress").hidden = false;
    article.showText(text);
  }, text.length > LONG ? 0 : PATIENCE_MS);
}

function drawAll(now) {
  // The text that the document belongs to: a newer one may be being read.
  const { of: text, annotated, hidden } = now;
  const marked = annotated !== null;
  for (const id of ["strip", "rail", "to-rail"]) byId(id).hidden = !marked;
  if (!marked) {
    byId("legend").hidden = true;
    return;
  }
  article.show(text, annotated, hidden);
  drawLegend(now, flip);
  strip.draw(text, now);
  tabs.draw();
}

function drawRail(view) {
  const now = store.get();
  if (!now.annotated) return;
  if (view === "said") drawSaid(byId("speakers"), now, { jump, light });
  else if (view === "names") drawNames(byId("names"), now, { jump });
  else drawWhen(byId("times"), now, { jump });
}

function summarise({ annotated, hidden, busy, stopped }) {
  const summary = byId("summary");
  if (busy) return;
  if (!annotated || stopped) {
    summary.textContent = !stopped ? "" : annotated ? "Stopped: only the beginning is marked." : "Stopped: nothing is marked.";
    return;
  }
  const quotes = wholeQuotes(annotated, hidden).filter(({ kind }) => kind !== "term");
  const speakers = speakersOf(annotated, hidden).filter(({ key }) => key);
  summary.textContent = quotes.length
    ? `${count(quotes.length, "quote", "quotes")} by ${count(speakers.length, "speaker", "speakers")}, ${count(annotated.entities.length, "name and number", "names and numbers")}.`
    : `No quotes; ${count(annotated.entities.length, "name or number", "names and numbers")}.`;
}

/** Says something short to everybody, those who listen included. */
function say(words) {
  byId("summary").textContent = words;
}

function flip(key) {
  const hidden = new Set(store.get().hidden);
  if (!hidden.delete(key)) hidden.add(key);
  store.change({ hidden });
  document.querySelector(`[data-switch="${key}"]`)?.focus();
}

// ── Going about ─────────────────────────────────────────────────────────────

/** Shows a quote, entity or other stretch of the text. */
function jump({ id, start }) {
  card.close(false);
  article.reveal(start);
  const mark = id ? article.find(id, start) : null;
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
  flash(mark);
}

function flash(mark) {
  for (const one of document.querySelectorAll(".flash")) one.classList.remove("flash");
  mark.classList.add("flash");
  setTimeout(() => mark.classList.remove("flash"), 1600);
}

/** Lights up every mention of a person; null puts the lights out. */
function light(person) {
  for (const one of host.querySelectorAll(".lit")) one.classList.remove("lit");
  if (person) for (const one of host.querySelectorAll(`[data-person="${CSS.escape(person)}"]:not([data-kind])`)) one.classList.add("lit");
}

for (const event of ["pointerover", "focusin"]) {
  host.addEventListener(event, ({ target }) => light(target.closest?.("mark[data-label], .mention")?.dataset.person ?? null));
}
host.addEventListener("pointerleave", () => light(null));

host.addEventListener("click", ({ target }) => {
  const mark = target.closest("mark");
  if (!mark || !getSelection().isCollapsed) return;
  explain(mark);
});

function explain(mark) {
  card.open(mark, store.get().annotated);
  showInRail(mark.closest("mark[data-kind]") ?? mark);
}

/** From the article to the list: the quote's entry comes into view there. */
function showInRail(mark) {
  const { annotated } = store.get();
  const quote = annotated.quotes.find(({ id }) => id === mark.dataset.id);
  if (!quote) return;
  tabs.show("said");
  const entry = findEntry(byId("speakers"), quote.id) ?? findEntry(byId("speakers"), quote.within);
  if (!entry) return;
  for (const one of document.querySelectorAll("[data-quote][aria-current]")) one.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
  const panel = entry.closest("[role=tabpanel]");
  // Only the list moves, and only where it scrolls by itself: nothing moves under the reader's eyes.
  if (panel.scrollHeight > panel.clientHeight) panel.scrollTop += entry.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
}

/** Goes to the next or previous mark of a kind, from the one that has the focus. */
function walk(selector, step) {
  const marks = [...host.querySelectorAll(selector)].filter((mark) => !mark.hasAttribute("data-goes-on"));
  if (!marks.length) return;
  const here = document.activeElement.closest("#article mark");
  let at = step > 0 ? 0 : marks.length - 1;
  if (here) {
    const follows = (mark) => here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
    const precedes = (mark) => here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING;
    at = step > 0 ? marks.findIndex((mark) => mark !== here && follows(mark)) : marks.findLastIndex((mark) => mark !== here && precedes(mark));
  }
  if (at < 0) return;
  marks[at].focus({ preventScroll: true });
  marks[at].scrollIntoView({ block: "nearest" });
}

let due = 0;
for (const event of ["scroll", "resize"]) {
  addEventListener(event, () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => {
      article.drawInView(event === "resize");
      strip.follow();
    });
  }, { passive: true });
}

// The copy of the article is the pasted text, whatever is drawn around it.
document.addEventListener("copy", (event) => {
  if (event.target.closest?.("textarea, input")) return;
  const copied = article.selected(getSelection());
  if (!copied) return;
  event.clipboardData.setData("text/plain", copied);
  event.preventDefault();
});

const help = byId("help");
byId("help-button").addEventListener("click", () => help.showModal());
byId("help-close").addEventListener("click", () => help.close());
listenForKeys({ walk, explain, undo: history.undo, redo: history.redo, help: () => help.showModal() });
listenForTheme(byId("theme-button"));

// Where there is little room the legend waits to be asked for.
byId("legend").open = !matchMedia("(max-width: 52rem)").matches;

// What a browser kept in the field over a reload is read again.
if (source.value) bring(source.value);
