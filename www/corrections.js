// What the reader knows better: corrections, kept apart from what was found, and laid over it each time.
//
// Each is `{ op, at, … }`, `at` an anchor; a later one wins:
//   name   { label }            these words are a name
//   quote  { kind?, speaker? }  these words are a quote; `speaker` is `{ name }` or null
//   none   { of }               they are no name, or no quote
//   span   { of, to }           the name or quote stands there instead
//   who    { name }             these words mean the person of this name
//   merge  { name, into }       one person is another
//   rename { name, to }         a person's best name

import { locate, moved } from "./anchor.js";
import { reportOf } from "./spans.js";

/** A document as the reader has corrected it. */
export function correct(text, found, corrections) {
  if (!corrections.length) return found;
  const draft = {
    ...found,
    entities: [...found.entities],
    quotes: [...found.quotes],
    people: found.people.map((person) => ({ ...person, mentions: [...person.mentions] })),
    made: 0,
  };
  for (const correction of corrections) {
    const place = correction.at && locate(text, correction.at);
    if (correction.at && !place) continue;
    OPERATIONS[correction.op]?.(draft, correction, place, text);
  }
  const { made, ...corrected } = draft;
  corrected.entities.sort(byPlace);
  corrected.quotes.sort(byPlace);
  const spoken = new Set(corrected.quotes.map(({ speaker }) => speaker?.person));
  corrected.people = corrected.people.filter(({ id, mentions }) => mentions.length || spoken.has(id));
  for (const { mentions } of corrected.people) mentions.sort(byPlace);
  return corrected;
}

/** The corrections of a text after an edit that gave `text`. */
export function carried(corrections, edit, text) {
  return corrections.map((correction) => ({
    ...correction,
    at: correction.at && moved(correction.at, edit, text),
    ...(correction.to?.words === undefined ? {} : { to: moved(correction.to, edit, text) }),
  }));
}

const OPERATIONS = {
  name(draft, { label }, place, text) {
    const was = draft.entities.find((entity) => same(entity, place));
    if (was) return replace(draft.entities, was, relabelled(draft, was, label));
    for (const entity of draft.entities.filter((entity) => overlap(entity, place))) dropName(draft, entity);
    draft.entities.push({ id: madeId(draft, "e"), ...stretch(text, place), label, score: 1, person: null, value: null, own: true });
  },

  none(draft, { of }, place) {
    if (of === "name") for (const entity of draft.entities.filter((entity) => within(entity, place))) dropName(draft, entity);
    else for (const quote of draft.quotes.filter((quote) => same(quote, place)).flatMap((quote) => partsOf(draft, quote))) dropQuote(draft, quote);
  },

  span(draft, { of, to }, place, text) {
    const target = locate(text, to);
    const list = of === "name" ? draft.entities : draft.quotes;
    const was = list.find((one) => same(one, place));
    if (!was || !target) return;
    const now = { ...was, ...stretch(text, target), score: 1, own: true };
    for (const other of [...list]) {
      if (other === was) continue;
      if (of === "name" && overlap(other, target)) dropName(draft, other);
      if (of === "quote" && (crosses(other, target) || same(other, target))) dropQuote(draft, other);
    }
    replace(list, was, now);
    if (was.person) swapMention(draft, was, now);
  },

  quote(draft, { kind, speaker }, place, text) {
    let was = draft.quotes.find((quote) => same(quote, place));
    if (!was) {
      const near = draft.quotes.find((quote) => overlap(quote, place) && !within(place, quote));
      for (const other of draft.quotes.filter((quote) => crosses(quote, place))) dropQuote(draft, other);
      was = { id: madeId(draft, "q"), ...stretch(text, place), kind: near?.kind ?? kindOf(text, place), cue: near?.cue ?? null, speaker: near?.speaker ?? null, score: 1 };
      draft.quotes.push(was);
    }
    const now = { ...was, kind: kind ?? was.kind, score: 1, own: true };
    if (speaker !== undefined) now.speaker = speaker && speakerNamed(draft, speaker.name, was);
    if (now.kind === "term") now.speaker = null;
    else if (was.kind === "term" && was.speaker === undefined) now.speaker = null;
    const parts = partsOf(draft, was);
    for (const part of parts) replace(draft.quotes, part, part === was ? now : { ...part, kind: kind ?? part.kind, speaker: now.speaker, score: 1, own: true });
    if (speaker === undefined) return;
    // A report, its parts and its marked fragments have one speaker.
    const report = draft.quotes.find(({ id }) => id === now.within);
    const whole = new Set([...parts, ...(report ? partsOf(draft, report) : [])].map(({ id }) => id));
    for (const quote of [...draft.quotes]) {
      if (quote !== now && (whole.has(quote.id) || whole.has(quote.within))) replace(draft.quotes, quote, { ...quote, speaker: now.speaker });
    }
  },

  who(draft, { name }, place, text) {
    const entity = draft.entities.find((one) => same(one, place));
    const before = draft.people.find(({ mentions }) => mentions.some((mention) => same(mention, place)));
    const person = personNamed(draft, name, entity?.label);
    if (before === person) return;
    if (before) before.mentions = before.mentions.filter((mention) => !same(mention, place));
    person.mentions.push(stretch(text, place));
    if (entity) replace(draft.entities, entity, { ...entity, person: person.id, score: 1, own: true });
    // Whoever spoke by these words is now that person.
    for (const quote of [...draft.quotes]) {
      if (quote.speaker?.mention && same(quote.speaker.mention, place)) replace(draft.quotes, quote, { ...quote, speaker: { ...quote.speaker, name: person.name, person: person.id, score: 1 } });
    }
  },

  merge(draft, { name, into }) {
    const [gone, stays] = [draft.people.find((one) => one.name === name), draft.people.find((one) => one.name === into)];
    if (!gone || !stays || gone === stays) return;
    stays.mentions.push(...gone.mentions);
    stays.role ??= gone.role;
    draft.people = draft.people.filter((one) => one !== gone);
    draft.entities = draft.entities.map((entity) => (entity.person === gone.id ? { ...entity, person: stays.id } : entity));
    draft.quotes = draft.quotes.map((quote) => (quote.speaker?.person === gone.id ? { ...quote, speaker: { ...quote.speaker, name: stays.name, person: stays.id } } : quote));
  },

  rename(draft, { name, to }) {
    const person = draft.people.find((one) => one.name === name);
    if (!person) return;
    if (draft.people.some((one) => one.name === to)) {
      OPERATIONS.merge(draft, { name, into: to });
      return;
    }
    person.name = to;
    draft.quotes = draft.quotes.map((quote) => (quote.speaker?.person === person.id ? { ...quote, speaker: { ...quote.speaker, name: to } } : quote));
  },
};

function stretch(text, { start, end }) {
  return { start, end, text: text.slice(start, end) };
}

const same = (one, other) => one.start === other.start && one.end === other.end;
const overlap = (one, other) => one.start < other.end && other.start < one.end;
const within = (one, other) => other.start <= one.start && one.end <= other.end;
const crosses = (one, other) => overlap(one, other) && !within(one, other) && !within(other, one);
const byPlace = (one, other) => one.start - other.start || other.end - one.end;

function replace(list, was, now) {
  list[list.indexOf(was)] = now;
}

function madeId(draft, letter) {
  draft.made += 1;
  return `${letter}+${draft.made}`;
}

function relabelled(draft, was, label) {
  const keeps = was.person && ["PERSON", "ORG", "GPE", "NORP"].includes(label);
  if (was.person && !keeps) loseMention(draft, was);
  return { ...was, label, score: 1, own: true, person: keeps ? was.person : null, value: label === was.label ? was.value : null };
}

function dropName(draft, entity) {
  draft.entities.splice(draft.entities.indexOf(entity), 1);
  if (entity.person) loseMention(draft, entity);
}

function loseMention(draft, entity) {
  const person = draft.people.find(({ id }) => id === entity.person);
  if (person) person.mentions = person.mentions.filter((mention) => !same(mention, entity));
}

function swapMention(draft, was, now) {
  const person = draft.people.find(({ id }) => id === was.person);
  if (person) person.mentions = person.mentions.map((mention) => (same(mention, was) ? { start: now.start, end: now.end, text: now.text } : mention));
}

function dropQuote(draft, quote) {
  draft.quotes.splice(draft.quotes.indexOf(quote), 1);
  for (const other of [...draft.quotes]) {
    if (other.within !== quote.id) continue;
    const { within: _, ...alone } = other;
    replace(draft.quotes, other, alone);
  }
}

/** The parts of the report that this quote is one of; most have one part. */
function partsOf(draft, quote) {
  const report = reportOf(quote);
  return report ? draft.quotes.filter((other) => other === quote || reportOf(other) === report && other.speaker?.name === quote.speaker?.name && !overlap(other, quote)) : [quote];
}

/** Words that begin with a mark are a quote; others are reported. */
function kindOf(text, { start, end }) {
  return /^[\p{Pi}\p{Pf}"'‘’“”„`]/u.test(text.slice(start, end)) ? "direct" : "indirect";
}

function personNamed(draft, name, label = "PERSON") {
  const known = draft.people.find((one) => one.name === name);
  if (known) return known;
  const person = { id: madeId(draft, "p"), name, label, role: null, mentions: [] };
  draft.people.push(person);
  return person;
}

/** The speaker that a reader names, with the words in the text that come nearest to the quote, where it has some. */
function speakerNamed(draft, name, quote) {
  const person = personNamed(draft, name);
  const distance = ({ start, end }) => (end <= quote.start ? quote.start - end : Math.max(0, start - quote.end));
  const near = person.mentions.filter((mention) => !within(mention, quote)).sort((a, b) => distance(a) - distance(b))[0];
  return { mention: near && distance(near) < 400 ? near : null, name: person.name, person: person.id, score: 1 };
}
