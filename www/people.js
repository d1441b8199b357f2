// Who said what: the document's quotes by speaker.

import { wholeQuotes } from "./spans.js";

/**
 * One entry for each speaker, in the order of the article: `{ key, name, person, quotes, words }`.
 * `person` is the document's, where it is known who it is. Terms are not among them.
 */
export function speakersOf(annotated, hidden) {
  const people = new Map(annotated.people.map((person) => [person.id, person]));
  const speakers = new Map();
  for (const quote of wholeQuotes(annotated, hidden)) {
    if (quote.kind === "term") continue;
    const key = quote.speaker ? quote.speaker.person ?? `name ${quote.speaker.name}` : "";
    if (!speakers.has(key)) {
      const person = people.get(quote.speaker?.person) ?? null;
      speakers.set(key, { key, name: person?.name ?? quote.speaker?.name ?? null, person, quotes: [], words: 0 });
    }
    const speaker = speakers.get(key);
    speaker.quotes.push(quote);
    speaker.words += wordsIn(quote.text);
  }
  const known = [...speakers.values()].filter(({ key }) => key);
  return speakers.has("") ? [...known, speakers.get("")] : known;
}

/** How many words a text has. */
export function wordsIn(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
}
