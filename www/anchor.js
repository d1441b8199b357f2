// Where something stands, in words and by position: it is found again when the text has changed elsewhere.

// So many characters on either side tell one place from another with the same words.
const CONTEXT = 32;

/** The anchor of a stretch of a text. */
export function anchorOf(text, { start, end }) {
  return { start, words: text.slice(start, end), before: text.slice(Math.max(0, start - CONTEXT), start), after: text.slice(end, end + CONTEXT) };
}

/** Where an anchor stands in a text: `{ start, end }`; null where its words are gone. */
export function locate(text, { start, words, before, after }) {
  const at = (place) => ({ start: place, end: place + words.length });
  const fits = (place) => alikeBack(text, place, before) + alikeOn(text, place + words.length, after);
  const all = before.length + after.length;
  if (text.startsWith(words, start) && fits(start) === all) return at(start);
  // Its words may stand anywhere now: the best context wins, then the nearest place. The same words with nothing of
  // what stood around them are other words.
  let best = null;
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) {
    const found = { place, context: fits(place), far: Math.abs(place - start) };
    if (!best || found.context > best.context || (found.context === best.context && found.far < best.far)) best = found;
  }
  return best && best.context * 4 >= all ? at(best.place) : null;
}

function alikeBack(text, end, words) {
  let length = 0;
  while (length < words.length && end > length && text[end - 1 - length] === words[words.length - 1 - length]) length += 1;
  return length;
}

function alikeOn(text, start, words) {
  let length = 0;
  while (length < words.length && start + length < text.length && text[start + length] === words[length]) length += 1;
  return length;
}

/** What is different between two texts: `{ start, removed, added }`, all between their common beginning and end. */
export function editOf(before, after) {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { start, removed: before.length - start - end, added: after.length - start - end };
}

/** An anchor after an edit that gave `text`; one whose words were edited stays as it was. */
export function moved(anchor, edit, text) {
  const end = anchor.start + anchor.words.length;
  const start = end <= edit.start ? anchor.start : anchor.start >= edit.start + edit.removed ? anchor.start + edit.added - edit.removed : -1;
  if (start < 0 || !text.startsWith(anchor.words, start)) return anchor;
  return anchorOf(text, { start, end: start + anchor.words.length });
}
