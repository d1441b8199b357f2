// The page: what arrives is read by the engine, and every view draws what it found.

import { makeArticle } from "./article.js";
import { makeArticles, titleOf } from "./articles.js";
import { makeCard } from "./card.js";
import { copyOut, listenForCopies } from "./copy.js";
import { makeDictionary } from "./dictionary.js";
import { button, byId } from "./element.js";
import { makeWays } from "./going.js";
import { makeHistory } from "./history.js";
import { listenForTexts } from "./intake.js";
import { listenForKeys } from "./keys.js";
import { count } from "./labels.js";
import { drawLegend, drawMeanings } from "./legend.js";
import { drawNames } from "./names.js";
import { makePersonCard } from "./person.js";
import { speakersOf } from "./people.js";
import { makeReading } from "./reading.js";
import { forWordProcessor, report, withSpeakers } from "./report.js";
import { drawSaid, findEntry } from "./said.js";
import { makeSelectionBar } from "./selection.js";
import { makeShelf } from "./shelf.js";
import { installed } from "./source.js";
import { seenOf, setSure, USUAL_SURE, USUALLY_HIDDEN, wholeOf, wholeQuotes } from "./spans.js";
import { makeStore } from "./store.js";
import { makeStrip } from "./strip.js";
import { drawFormats, fileName, published, save, wholeDocument } from "./takeaway.js";
import { makeTabs } from "./tabs.js";
import { listenForTheme } from "./theme.js";
import { drawWhen } from "./when.js";

const source = byId("source");
const host = byId("article");
const article = makeArticle(host);
const store = makeStore({ articles: [], at: "", dictionary: "", found: null, all: null, annotated: null, of: "", sureOnly: false, sureFrom: USUAL_SURE, hidden: USUALLY_HIDDEN, sort: "article", search: "", busy: false, stopped: false, editing: false });
const history = makeHistory(drawHistory);
const articles = makeArticles(store, history);
const strip = makeStrip((position) => article.reveal(position), () => ({ start: article.positionAt(0), end: article.positionAt(innerHeight) }));
const tabs = makeTabs(drawRail);
const dictionary = makeDictionary({ store, history, say });
const ways = makeWays(article, explain);
const card = makeCard({ jump, copy, fix, learn: dictionary.learn, find: reopen, explain: explained });
const personCard = makePersonCard({ jump, fix });
const selection = makeSelectionBar({
  selected: () => article.selected(getSelection()),
  state: store.get,
  fix,
  learn: dictionary.learn,
});
let railDue = 0;
// Lists inside lists that were cut short.
const MORE = 3;

// ── What the reader knows better ────────────────────────────────────────────

function fix(words, corrections, kind = null) {
  const here = corrections[0]?.to?.words === undefined ? corrections[0]?.at : corrections[0].to;
  articles.correct(words, corrections, kind);
  say(`Changed: ${words}.`);
  // The keyboard stays where the change was made.
  const mark = here ? markAt({ start: here.start, end: here.start + here.words.length }) : null;
  (mark ?? host).focus({ preventScroll: true });
}

function drawHistory(last, undone) {
  for (const [id, verb, words] of [["undo-button", "Undo", last], ["redo-button", "Redo", undone]]) {
    byId(id).hidden = words === null;
    byId(id).title = byId(id).ariaLabel = words ? `${verb}: ${words}` : verb;
  }
}

function step(verb) {
  card.close(false);
  const words = verb === "Undo" ? history.undo() : history.redo();
  if (words) say(verb === "Undo" ? `Taken back: ${words}.` : `Done again: ${words}.`);
}
byId("undo-button").addEventListener("click", () => step("Undo"));
byId("redo-button").addEventListener("click", () => step("Redo"));

// ── What is drawn ───────────────────────────────────────────────────────────

store.listen((now, before) => {
  const here = articles.current();
  document.body.dataset.state = !here?.text ? "empty" : now.editing ? "editing" : "reading";
  byId("edit-button").setAttribute("aria-expanded", String(now.editing));
  byId("edit-button").textContent = now.editing ? "Done" : "Edit";
  if (now.editing && !before.editing) reading.expectEdits();
  if (now.articles !== before.articles || now.at !== before.at) {
    const text = here?.text ?? "";
    host.hidden = text === "";
    if (text === "") article.clear();
    if (byId("date").value !== (here?.date ?? "")) byId("date").value = here?.date ?? "";
    if (now.at !== before.at) {
      card.close(false);
      personCard.close();
      selection.close();
    }
  }
  if (now.annotated !== before.annotated || now.hidden !== before.hidden || now.sureFrom !== before.sureFrom) drawAll(now, before);
  else if (now.sort !== before.sort || now.search !== before.search) tabs.draw();
  if (now.annotated !== before.annotated || now.busy !== before.busy) summarise(now);
});

function drawAll(now, before) {
  // The text that the document belongs to: a newer one may be being read.
  const { of: text, annotated, hidden } = now;
  for (const id of ["strip", "rail", "to-rail", "doubts", "save-button"]) byId(id).hidden = annotated === null;
  clearTimeout(railDue);
  if (annotated === null) {
    byId("legend").hidden = true;
    return;
  }
  article.show(text, annotated, hidden, articles.current().headings);
  // The article first: what stands beside it follows a moment later, and where somebody types, when they pause.
  const rest = () => {
    drawLegend(store.get(), flip);
    strip.draw(text, store.get());
    tabs.draw();
  };
  if (before.annotated === null || !now.busy) rest();
  else railDue = setTimeout(rest, 120);
}

// On paper all views follow the article.
addEventListener("beforeprint", () => {
  ["said", "names", "when"].forEach(drawRail);
  // What waits to be asked for is asked for: a list of sources has them all.
  for (let depth = 0; depth < MORE; depth += 1) {
    const waiting = document.querySelectorAll("#speakers .more, #names .more");
    if (!waiting.length) break;
    for (const more of waiting) more.click();
  }
});

function drawRail(view) {
  const now = store.get();
  if (!now.annotated) return;
  if (view === "said") drawSaid(byId("speakers"), now, {
    jump, light: ways.light, copy, length: now.of.length,
    person: ({ speaker }) => now.annotated.people.find(({ id }) => id === speaker?.person),
    about: (person, opener) => personCard.open(person, opener, now.annotated, now.of),
  });
  else if (view === "names") drawNames(byId("names"), now, { jump, flip });
  else drawWhen(byId("times"), now, { jump });
}

function summarise({ annotated, hidden, busy, stopped }) {
  const summary = byId("summary");
  byId("again-button").hidden = !stopped || busy;
  if (busy) return;
  if (!annotated || stopped) {
    summary.textContent = !stopped ? "" : annotated ? "Stopped: only the beginning is marked." : "Stopped: nothing is marked.";
    return;
  }
  const quotes = wholeQuotes(annotated, hidden).filter(({ kind }) => kind !== "term");
  const speakers = speakersOf(annotated, hidden).filter(({ key }) => key);
  summary.textContent = quotes.length
    ? `${count(quotes.length, "quote", "quotes")} by ${count(speakers.length, "speaker", "speakers")}`
    : annotated.entities.length ? `No quotes, ${count(annotated.entities.length, "name or number", "names and numbers")}` : "No quotes and no names found";
}

/** Says something short to everybody, those who listen included. */
function say(words) {
  byId("notice").textContent = words;
  byId("notice").classList.remove("shown");
  requestAnimationFrame(() => byId("notice").classList.add("shown"));
}

function fault(words) {
  byId("fault").replaceChildren(words, button({ class: "close", "aria-label": "Close this message" }, () => fault(""), "×"));
  byId("fault").hidden = words === "";
}

/** Shows or hides labels and kinds; `name` is the switch that was used, which keeps the keyboard. */
function flip(keys, shown, name) {
  const hidden = new Set(store.get().hidden);
  for (const key of keys) shown ? hidden.delete(key) : hidden.add(key);
  store.change({ hidden, annotated: seenOf(store.get().all, hidden) });
  document.querySelector(`[data-switch="${name}"]`)?.focus();
}
byId("sure-switch").addEventListener("change", ({ target }) => store.change({ sureOnly: target.checked }));
byId("threshold").addEventListener("change", ({ target }) => {
  setSure(Number(target.value));
  store.change({ sureFrom: Number(target.value) });
});
byId("search").addEventListener("input", ({ target }) => store.change({ search: target.value }));
byId("sort").addEventListener("change", ({ target }) => store.change({ sort: target.value }));

// ── Going about ─────────────────────────────────────────────────────────────

function jump(place) {
  card.close(false);
  personCard.close();
  ways.jump(place);
}

/** The mark of a stretch of the text. */
function markAt({ start, end }) {
  const { entities = [], quotes = [] } = store.get().annotated ?? {};
  const of = entities.find((one) => one.start === start && one.end === end) ?? quotes.find((one) => one.start === start && one.end === end);
  return of ? article.find(of.id, start) : null;
}

function reopen(of, range) {
  const mark = markAt(range);
  if (mark) explain(mark);
}

/** A mark's thing with the reasons for it. */
async function explained(thing) {
  if (thing.own) return null;
  const place = thing.mention ?? thing;
  const { start: offset, part } = await reading.explain(place);
  const same = (one) => one && one.start + offset === place.start && one.end + offset === place.end;
  const whyOf = (mention) => part.people.flatMap(({ mentions }) => mentions).find((one) => one.start + offset === mention?.start)?.why;
  if (thing.mention) return { ...thing, mention: { ...place, why: whyOf(place) } };
  if (thing.label) return { ...thing, why: part.entities.find((one) => same(one) && one.label === thing.label)?.why, mentionWhy: whyOf(place) };
  const quote = part.quotes.find(same);
  if (!quote) return null;
  const { speaker } = thing;
  // A speaker that the reader changed, or that the part alone does not give, has no reasons of the program's.
  const agreed = speaker && quote.speaker?.mention?.text === speaker.mention?.text;
  return { ...thing, why: quote.why, speaker: speaker && { ...speaker, why: agreed ? quote.speaker.why : null, mentionWhy: whyOf(speaker.mention) } };
}

function explain(mark) {
  const thing = article.thingOf(mark);
  const { annotated, of } = store.get();
  if (!thing) return;
  personCard.close();
  card.open(mark, thing, annotated, of);
  const quote = mark.closest("mark[data-kind]");
  if (quote) showInRail(quote.dataset.id);
}

/** From the article to the list: the quote's entry comes into view there. */
function showInRail(id) {
  const quote = store.get().annotated.quotes.find((one) => one.id === id);
  if (!quote) return;
  tabs.show("said");
  const entry = findEntry(byId("speakers"), quote.id) ?? findEntry(byId("speakers"), wholeOf(quote, store.get().annotated).id);
  if (!entry) return;
  for (const one of document.querySelectorAll("[data-quote][aria-current]")) one.removeAttribute("aria-current");
  entry.setAttribute("aria-current", "true");
  const panel = entry.closest("[role=tabpanel]");
  // Only the list moves, where it scrolls by itself and the entry is not to be seen: nothing moves under the reader's eyes.
  const [here, around] = [entry.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (panel.scrollHeight > panel.clientHeight && (here.top < around.top || here.bottom > around.bottom)) panel.scrollTop += here.top - around.top - 60;
}

let due = 0;
let looking = 0;
for (const event of ["scroll", "resize"]) {
  addEventListener(event, () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => {
      article.drawInView(event === "resize");
      strip.follow();
    });
    clearTimeout(looking);
    if (store.get().busy) looking = setTimeout(() => reading.look({ start: Math.floor(article.positionAt(0)), end: Math.ceil(article.positionAt(innerHeight)) }).catch(() => {}), 80);
  }, { passive: true });
}

// ── Taking away ─────────────────────────────────────────────────────────────

async function copy(plain, html = null) {
  say((await copyOut(plain, html)) ? "Copied." : "The browser did not allow the copy.");
}

listenForCopies(() => {
  const range = article.selected(getSelection());
  return range ? store.get().of.slice(range.start, range.end) || source.value.slice(range.start, range.end) : "";
});

byId("copy-marked").addEventListener("click", () => {
  const { of, annotated } = store.get();
  byId("save-menu").hidePopover();
  copy(withSpeakers(of, annotated), forWordProcessor(of, annotated, articles.current().headings));
});
byId("tags-switch").addEventListener("change", ({ target }) => document.body.classList.toggle("untagged", !target.checked));
byId("print-button").addEventListener("click", () => {
  byId("save-menu").hidePopover();
  print();
});
drawFormats(byId("formats"), async ({ format, ending, type }) => {
  byId("save-menu").hidePopover();
  const { of, all, annotated, hidden, dictionary: lines } = store.get();
  const here = articles.current();
  const title = titleOf(here);
  const name = fileName(title, ending);
  try {
    save(name, type, format === "json" ? wholeDocument(here, all, lines)
      : format === "report" ? report(of, annotated, title, here.headings)
        : await reading.write(of, JSON.stringify(published(all)), format, fileName(title, "txt"), { loose: !hidden.has("loose") }));
    say(`Saved as ${name}.`);
  } catch (error) {
    fault(`This could not be saved: ${error.message}.`);
  }
});

// ── All together ────────────────────────────────────────────────────────────

const reading = makeReading({ store, articles, dictionary, fault, view: { showText: ({ text, headings }) => article.showText(text, headings) } });
articles.begin();

/** After an article has arrived the reader reads: the article has the keyboard, from its top. */
function settle() {
  host.hidden = false;
  host.focus({ preventScroll: true });
  source.scrollTop = 0;
  source.setSelectionRange(0, 0);
  scrollTo(0, 0);
}
const { bring } = listenForTexts({ store, articles, history, settle, learnAll: dictionary.learnAll, fault });

byId("stop-button").addEventListener("click", () => {
  reading.stop();
  host.focus({ preventScroll: true });
});
byId("again-button").addEventListener("click", () => {
  reading.again();
  host.focus({ preventScroll: true });
});
byId("date").addEventListener("change", ({ target }) => articles.change({ date: target.value }, "date of the article"));

const help = byId("help");
drawMeanings(byId("meanings"));
byId("help-button").addEventListener("click", () => help.showModal());
byId("help-close").addEventListener("click", () => help.close());
listenForKeys({ walk: ways.walk, stretch: ways.stretch, mark: selection.enter, explain, undo: () => step("Undo"), redo: () => step("Redo"), help: () => help.showModal() });
listenForTheme(byId("theme-button"));

// Where there is little room the legend waits to be asked for.
byId("legend").open = !matchMedia("(max-width: 52rem)").matches;

const shelf = makeShelf({ store, articles, say, fault });
shelf.restore();
installed();

// What a browser kept in the field over a reload is read again.
if (source.value) bring({ text: source.value });
