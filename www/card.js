// The small card that explains a mark.

import { button, byId, element } from "./element.js";
import { FAMILY_OF, KINDS, LABELS, count } from "./labels.js";
import { announcement } from "./people.js";
import { inWords } from "./when.js";

/**
 * The card; `jump` is told what the reader wants to see next, `say` what there is to say, `fix` each correction,
 * `learn` a name for the reader's dictionary.
 */
export function makeCard({ jump, say, fix, learn }) {
  const host = byId("card");
  let opener = null;

  function close(back = true) {
    if (host.hidden) return false;
    host.hidden = true;
    opener?.removeAttribute("data-open");
    if (back && opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
    return true;
  }

  function open(mark, annotated) {
    close(false);
    const of = thing(mark.dataset.id, annotated);
    if (!of) return;
    opener = mark;
    mark.setAttribute("data-open", "");
    const mend = (words, marks, values) => {
      close(false);
      fix(words, marks, values);
    };
    host.replaceChildren(...(of.kind ? aboutQuote(of, annotated, jump, say) : aboutName(of, annotated, jump)),
      of.kind ? mendQuote(of, annotated, mend) : mendName(of, annotated, mend, (words, label) => {
        close(false);
        learn(words, label);
      }),
      button({ class: "close", "aria-label": "Close" }, () => close(), "×"));
    host.hidden = false;
    place(mark);
    host.focus({ preventScroll: true });
  }

  // Under the mark's last line, inside the window.
  function place(mark) {
    const lines = mark.getClientRects();
    const line = lines[lines.length - 1] ?? mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = host;
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
    const below = line.bottom + 8;
    const top = below + height < innerHeight || line.top < height + 8 ? below : lines[0].top - height - 8;
    host.style.left = `${left + scrollX}px`;
    host.style.top = `${Math.max(0, top + scrollY)}px`;
  }

  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!host.hidden && !host.contains(event.target)) close(false);
  });

  return { open, close };
}

function thing(id, annotated) {
  return annotated.entities.find((one) => one.id === id) ?? annotated.quotes.find((one) => one.id === id);
}

function sureness(score) {
  const words = score >= 0.9 ? "Very sure" : score >= 0.7 ? "Fairly sure" : score >= 0.5 ? "Not quite sure" : "A guess";
  return `${words} (${Math.round(score * 100)}%)`;
}

function rows(pairs) {
  return element("dl", {}, pairs.filter(([, value]) => value).map(([name, value]) => (
    element("div", {}, element("dt", {}, name), element("dd", {}, value)))));
}

function title(words, kind, family) {
  return [element("p", { class: "kind", "data-family": family }, kind), element("h2", { id: "card-title" }, words)];
}

function clip(text) {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 90 ? `${flat.slice(0, 88).trimEnd()}…` : flat;
}

function aboutQuote(quote, annotated, jump, say) {
  const { speaker } = quote;
  const person = annotated.people.find(({ id }) => id === speaker?.person);
  const announced = announcement(quote);
  const why = [];
  if (announced) why.push(`“${clip(announced)}” stands beside it`);
  if (person && speaker.mention && speaker.mention.text !== person.name) why.push(`“${clip(speaker.mention.text)}” here is ${person.name}`);
  return [
    ...title(clip(quote.text), KINDS[quote.kind].one),
    rows([
      ["Who", quote.kind === "term" ? "Nobody: these words are not speech" : speaker ? [speaker.name, person?.role].filter(Boolean).join(", ") : "Not known"],
      ["Why", why.join("; ")],
      ["Speaker", speaker ? sureness(speaker.score) : null],
      ["Quote", sureness(quote.score)],
    ]),
    element("p", { class: "acts" },
      speaker?.mention ? button({}, () => jump({ ...speaker.mention, id: null }), "Go to the speaker’s words") : null,
      button({}, () => copy(cited(quote, person), say), "Copy with its speaker")),
  ].filter(Boolean);
}

/** A quote as one cites it: its words, in marks where they are somebody's own, and who spoke. */
function cited({ text, kind, speaker }, person) {
  const who = [speaker?.name, person?.role].filter(Boolean).join(", ");
  const words = text.replace(/\s+/g, " ").trim();
  return kind === "indirect" || !who ? [who, words].filter(Boolean).join(": ") : `${words} — ${who}`;
}

async function copy(words, say) {
  try {
    await navigator.clipboard.writeText(words);
    say("Copied.");
  } catch {
    say("The browser did not allow the copy.");
  }
}

function aboutName(entity, annotated, jump) {
  const person = annotated.people.find(({ id }) => id === entity.person);
  const { label, value } = entity;
  const same = annotated.entities.filter((one) => (entity.person ? one.person === entity.person : alike(one, entity)));
  const next = same[(same.indexOf(entity) + 1) % same.length];
  const quotes = annotated.quotes.filter(({ speaker }) => entity.person && speaker?.person === entity.person).length;
  return [
    ...title(clip(person?.name ?? entity.text), LABELS[label].one, FAMILY_OF[label]),
    rows([
      ["Who", person?.role],
      ["Is", label === "DATE" || label === "TIME" ? (typeof value === "string" ? inWords(value) : null) : amount(value)],
      ["Here", person && person.name !== entity.text ? `“${clip(entity.text)}”` : null],
      ["Named", count(same.length, "time", "times")],
      ["Says", quotes ? count(quotes, "quote", "quotes") : null],
      ["Sure", sureness(entity.score)],
    ]),
    next !== entity ? element("p", {}, button({}, () => jump(next), "Next mention")) : null,
  ].filter(Boolean);
}

function amount(value) {
  if (typeof value === "number") return value.toLocaleString("en");
  if (value && typeof value === "object") return `${value.amount.toLocaleString("en")} ${value.unit}`;
  return null;
}

const alike = (one, other) => one.text === other.text && one.label === other.label;

/** What can be changed about a name: what it is, or that it is none; this one, or all like it. */
function mendName(entity, annotated, mend, learn) {
  const same = annotated.entities.filter((one) => alike(one, entity));
  const all = element("input", { type: "checkbox", checked: same.length > 1 });
  const marks = () => (all.checked ? same : [entity]);
  const choice = element("select", { id: "mend-label" }, Object.entries(LABELS).map(([label, { one }]) => (
    element("option", { value: label, selected: label === entity.label }, one))));
  choice.addEventListener("change", () => mend(`“${clip(entity.text)}” is: ${LABELS[choice.value].one.toLowerCase()}`, marks(), { label: choice.value }));
  return element("div", { class: "mend" },
    element("label", { for: "mend-label" }, "Change to"), choice,
    button({}, () => mend(`“${clip(entity.text)}” is no name`, marks(), { removed: true }), "Not a name"),
    button({}, () => learn(entity.text, choice.value), "Add to my dictionary"),
    same.length > 1 ? element("label", { class: "all" }, all, ` all ${same.length} like this`) : null);
}

/** What can be changed about a quote: who speaks, and whether it is one. */
function mendQuote(quote, annotated, mend) {
  const short = clip(quote.text);
  const people = new Set(annotated.people.map(({ name }) => name));
  const name = element("input", { id: "mend-speaker", list: "mend-people", autocomplete: "off", placeholder: quote.speaker?.name ?? "Name" });
  // The key and the change that follows it say the same: the first of them counts.
  let said = false;
  const set = () => {
    if (said || !name.value.trim()) return;
    said = true;
    mend(`speaker of ${short}`, [quote], { name: name.value.trim(), values: quote.kind === "term" ? { kind: "direct" } : {} });
  };
  name.addEventListener("change", set);
  name.addEventListener("keydown", (event) => {
    if (event.key === "Enter") set();
  });
  return element("div", { class: "mend" },
    element("label", { for: "mend-speaker" }, "Speaker is"), name,
    element("datalist", { id: "mend-people" }, [...people].map((one) => element("option", { value: one }))),
    quote.kind === "direct" ? button({}, () => mend(`${short} is a term`, [quote], { values: { kind: "term" } }), "Only a term") : null,
    button({}, () => mend(`${short} is no quote`, [quote], { removed: true }), "Not a quote"));
}
