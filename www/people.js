// Who said what: the document's quotes by speaker.

import { wholeQuotes } from "./spans.js";

/**
 * One entry for each speaker, in the order of the article: `{ key, name, person, quotes, words }`.
 * `person` is the document's, where it is known who it is. Terms are not among them.
 */
export function speakersOf(annotated, hidden) {
  // Several views ask for the same.
  if (latest.annotated !== annotated || latest.hidden !== hidden) latest = { annotated, hidden, speakers: bySpeaker(annotated, hidden) };
  return latest.speakers;
}
let latest = {};

function bySpeaker(annotated, hidden) {
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

/** The words that announce a quote, as they stand in the text: "she told", "said … Ruth Adeyemi"; nothing where none do. */
export function announcement({ cue, speaker }, withName = true) {
  const mention = withName || speaker?.mention?.text !== speaker?.name ? speaker?.mention : null;
  const [first, second] = [mention, cue].filter(Boolean).sort((a, b) => a.start - b.start);
  const between = second && second.start - first.end > 1 ? " … " : " ";
  return [first?.text, second?.text].filter((words) => words && /\p{L}/u.test(words)).join(between).replace(/\s+/g, " ");
}

/** The words that lead into a report, where they stand before it: "Marsh hopes " of "to open the school"; else nothing. */
export function leadInto(quote) {
  const { kind, cue, speaker, start } = quote;
  const end = Math.max(cue?.end ?? Infinity, speaker?.mention?.end ?? 0);
  const words = (kind === "indirect" || kind === "mixed") && end <= start ? announcement(quote, speaker?.mention?.start > cue.start) : "";
  return words && `${words} ${start - end > 2 ? "… " : ""}`;
}
