// An edit in a long text: what was read around it is put into what was found before. Pure.

import { editOf } from "./anchor.js";

// So much text around the edited paragraphs is read with them, for the names and speakers that they refer to.
const AROUND = 2500;
const LARGEST_EDIT = 4000;

/**
 * The part of `text` to read after an edit of `before`: `{ start, end }`, in it the paragraphs that were edited,
 * `{ from, to }`, and how far all behind them has moved; null where the edit is too large to be told from a new text.
 */
export function windowOf(before, text) {
  const { start, removed, added } = editOf(before, text);
  if (Math.max(removed, added) > LARGEST_EDIT) return null;
  const breakBefore = (at) => (at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);
  const breakBehind = (at) => {
    const found = text.indexOf("\n", at);
    return found < 0 ? text.length : found + 1;
  };
  const [from, to] = [breakBefore(start), breakBehind(start + added)];
  return { from, to, start: breakBefore(Math.max(0, from - AROUND)), end: breakBehind(Math.min(text.length, to + AROUND / 2)), shift: added - removed };
}

/** The part of `text` around a stretch that nobody has read yet. */
export function partAround(text, start, end) {
  const from = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
  const behind = text.indexOf("\n", end);
  const to = behind < 0 ? text.length : behind + 1;
  return { from, to, start: text.lastIndexOf("\n", Math.max(0, from - AROUND)) + 1, end: Math.min(text.length, to + AROUND / 2), shift: 0 };
}

/** The document of `text`: of `was` what lies outside the edited paragraphs, of `part` what lies inside. */
export function spliced(was, text, { from, to, start, shift }, part) {
  const { found } = was;
  const oldTo = to - shift;
  const moved = (one) => (one && one.start >= oldTo ? { ...one, start: one.start + shift, end: one.end + shift } : one);
  const stays = ({ start: s, end: e }) => e <= from || s >= oldTo;
  const inside = ({ start: s, end: e }) => s >= from && e <= to;
  const placed = (one) => one && { ...one, start: one.start + start, end: one.end + start };
  const mentionStays = (one) => (one && stays(one) ? moved(one) : null);

  const people = found.people.map((person) => ({ ...person, mentions: person.mentions.filter(stays).map(moved) }));
  const byName = new Map();
  const byPlace = new Map();
  for (const person of people) {
    for (const mention of person.mentions) {
      byPlace.set(mention.start, person);
      if (/\p{Lu}/u.test(mention.text) && !byName.has(mention.text)) byName.set(mention.text, person);
    }
    byName.set(person.name, person);
  }
  // Who is who in the part: whoever is named at the same place, or by the same name, as before.
  const same = new Map();
  for (const person of part.people) {
    const mentions = person.mentions.map(placed);
    const known = mentions.map((mention) => byPlace.get(mention.start)).find(Boolean)
      ?? byName.get(person.name) ?? mentions.map(({ text: words }) => byName.get(words)).find(Boolean);
    if (known) {
      same.set(person.id, known);
      known.mentions = [...known.mentions, ...mentions.filter(inside)];
    } else if (mentions.some(inside)) {
      const fresh = { ...person, id: `${person.id}:${from}`, mentions: mentions.filter(inside) };
      people.push(fresh);
      same.set(person.id, fresh);
    }
  }
  const ids = new Map();
  const renamed = (one, letter) => {
    ids.set(one.id, `${letter}:${from}:${one.id}`);
    return ids.get(one.id);
  };
  const entities = part.entities.map(placed).filter(inside)
    .map((entity) => ({ ...entity, id: renamed(entity, "e"), person: same.get(entity.person)?.id ?? null }));
  const quotes = part.quotes.map(placed).filter(inside).map((quote) => ({
    ...quote,
    id: renamed(quote, "q"),
    cue: placed(quote.cue),
    speaker: quote.speaker && {
      ...quote.speaker,
      mention: placed(quote.speaker.mention),
      person: same.get(quote.speaker.person)?.id ?? null,
      name: same.get(quote.speaker.person)?.name ?? quote.speaker.name,
    },
  })).map(({ within, ...quote }) => (within && ids.has(within) ? { ...quote, within: ids.get(within) } : quote));
  const kept = found.quotes.filter(stays).map((quote) => ({
    ...moved(quote),
    cue: mentionStays(quote.cue),
    speaker: quote.speaker && { ...quote.speaker, mention: mentionStays(quote.speaker.mention) },
  }));
  const order = (a, b) => a.start - b.start || b.end - a.end;
  for (const person of people) person.mentions.sort(order);
  return {
    ...found,
    entities: [...found.entities.filter(stays).map(moved), ...entities].sort(order),
    quotes: [...kept, ...quotes].sort(order),
    people: people.filter(({ mentions }) => mentions.length),
  };
}
