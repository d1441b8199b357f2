// Reading: the article on the desk goes to the engine, and what it finds comes back corrected.

import { byId } from "./element.js";
import { correct } from "./corrections.js";
import { compiled } from "./dictionary.js";
import { startEngine } from "./engine.js";
import { SAMPLE } from "./sample.js";
import { seenOf, sureOf } from "./spans.js";
import { partAround, spliced } from "./splice.js";

const STAGES = { reading: ["Reading", 0.1], names: ["Finding names", 0.2], quotes: ["Finding quotes", 0.6], people: ["Telling who is who", 0.8] };
const PATIENCE_MS = 200;
// A text of this many characters takes long enough that its reader sees it at once, and the marks after.
const LONG = 200_000;
// What was found in so many articles is kept for when the reader comes back to them.
const REMEMBERED = 12;

// Up to this many characters the reasons are read when the marks are there; in a longer text when somebody asks.
const REASONED = 30_000;
const REASONS_PAUSE_MS = 200;

/** A document with its reasons where the page looks for them: each mention's with the mention. */
function withReasons(found) {
  return { ...found, people: found.people.map(({ why, ...person }) => (why ? { ...person, mentions: person.mentions.map((mention, at) => ({ ...mention, why: why[at] })) } : person)) };
}

/** Starts to read what the store has on the desk; `view.showText(article)` shows it bare where that takes long. */
export function makeReading({ store, articles, dictionary, fault, view }) {
  const engine = startEngine(hear, SAMPLE);
  const remembered = new Map();
  let patience = 0;
  let ahead = {};
  let reasoned = {};
  let reasonsDue = 0;

  store.listen((now, before) => {
    const article = now.articles.find(({ id }) => id === now.at);
    const was = before.articles.find(({ id }) => id === before.at);
    if (!article) return;
    if (article.id !== was?.id || article.text !== was.text || article.date !== was.date || now.dictionary !== before.dictionary) {
      read(article, now, article.id === was?.id && article.date === was.date && now.dictionary === before.dictionary);
    } else if (article.corrections !== was.corrections || now.sureFrom !== before.sureFrom || now.sureOnly !== before.sureOnly) {
      if (now.found && now.of === article.text) show(now.found, {});
    }
  });

  function read(article, now, edited) {
    const { id, text, date } = article;
    engine.stop(!edited);
    if (text === "") {
      store.change({ found: null, annotated: null, of: "", busy: false, stopped: false, editing: false });
      return;
    }
    const known = remembered.get(id);
    if (known && known.text === text && known.date === date && known.dictionary === now.dictionary) {
      show(known.found, { busy: false, stopped: false });
      return;
    }
    store.change({ busy: true, stopped: false, ...(edited ? {} : { found: null }) });
    engine.read(text, optionsOf(article, now, text.length <= REASONED), edited && now.found ? { text: now.of, found: now.found } : null);
    clearTimeout(patience);
    showStage("reading");
    patience = setTimeout(() => {
      if (!store.get().busy) return;
      byId("progress").hidden = false;
      view.showText(articles.current());
    }, text.length > LONG ? 0 : PATIENCE_MS);
  }

  function hear({ annotated: found, ...message }) {
    const { text } = articles.current();
    if (message.type === "ready") performance.mark("ready");
    if (message.type === "ready") byId("version").textContent = [`Whosaid ${message.version}`, document.querySelector("meta[name=model-date]")?.content].filter(Boolean).join(", model of ");
    else if (message.type === "progress") showStage(message.stage);
    else if (message.type === "preview" && message.text === text) show(found, {});
    else if (message.type === "done" && message.text === text) {
      const { at, dictionary: lines } = store.get();
      remembered.delete(at);
      remembered.set(at, { text, date: articles.current().date, dictionary: lines, found });
      if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value);
      dictionary.fault("");
      show(found, { busy: false });
      // Before somebody asks, and after everything else.
      clearTimeout(reasonsDue);
      if (text.length <= REASONED) reasonsDue = setTimeout(() => !store.get().busy && reasons(), REASONS_PAUSE_MS);
    } else if (message.type === "refused" || message.type === "broken") {
      store.change({ busy: false });
      const ours = message.why.startsWith("the dictionary");
      dictionary.fault(ours ? message.why : "");
      if (!ours) fault(`This text could not be read: ${message.why}.`);
    }
  }

  /** What the engine found, as the reader has corrected it, or as much of it as the reader wants to see. */
  function show(found, values) {
    const { sureOnly, hidden } = store.get();
    const { text, corrections } = articles.current();
    const right = correct(text, found, corrections);
    const all = sureOnly ? sureOf(right) : right;
    store.change({ found, all, annotated: seenOf(all, hidden), of: text, ...values });
  }

  // Progress shows where reading takes longer than a reader would notice.
  store.listen((now, before) => {
    byId("article").setAttribute("aria-busy", String(now.busy));
    if (now.busy === before.busy || now.busy) return;
    clearTimeout(patience);
    byId("progress").hidden = true;
  });

  function showStage(stage) {
    const [words, share] = STAGES[stage];
    byId("stage").textContent = words;
    byId("bar").value = share;
  }

  /** The document on the desk with its reasons; read once. */
  function reasons() {
    const { text, date } = articles.current();
    const { dictionary: lines } = store.get();
    if (reasoned.text !== text || reasoned.date !== date || reasoned.lines !== lines) {
      const found = engine.readPart(text, optionsOf(articles.current(), store.get(), true));
      reasoned = { text, date, lines, found: found.then(withReasons) };
      reasoned.found.catch(() => {
        reasoned = {};
      });
    }
    return reasoned.found;
  }

  function optionsOf({ date }, { dictionary: lines }, reasons) {
    return { date: date || null, dictionary: compiled(lines), reasons };
  }

  return {
    /** The document with its reasons, or of a long text the part around a place, and where that begins. */
    async explain(place) {
      const { text } = articles.current();
      if (text.length <= REASONED) return { start: 0, part: await reasons() };
      const start = text.lastIndexOf("\n", Math.max(0, place.start - 6000)) + 1;
      const part = await engine.readPart(text.slice(start, place.end + 3000), optionsOf(articles.current(), store.get(), true));
      return { start, part: withReasons(part) };
    },
    /** The reader looks at this part of a long text: it is read ahead, where the whole is not done with. */
    async look({ start, end }) {
      const { text, id } = articles.current();
      const now = store.get();
      if (!now.busy || !now.found || text.length <= LONG || now.editing) return;
      if (ahead.id !== id || ahead.text !== text) ahead = { id, text, parts: [[0, 12_000]] };
      if (ahead.parts.some(([from, to]) => from <= start && end <= to)) return;
      const part = partAround(text, start - 2000, end + 6000);
      ahead.parts.push([part.from, part.to]);
      const read = await engine.readPart(text.slice(part.start, part.end), optionsOf(articles.current(), now, false));
      const { busy, found } = store.get();
      if (busy && found && articles.current().text === text) show(spliced({ found }, text, part, read), {});
    },
    write: engine.write,
    expectEdits: engine.expectEdits,
    /** Reads again what was given up. */
    again() {
      read(articles.current(), store.get(), false);
    },
    /** Gives up the text being read. */
    stop() {
      engine.stop(true);
      const { annotated, of } = store.get();
      const { text } = articles.current();
      store.change({ busy: false, stopped: true, annotated: of === text ? annotated : null });
      view.showText(articles.current());
    },
  };
}
