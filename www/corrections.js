// What the reader knows better: corrections, kept apart from what was found, and laid over it each time.

// So many characters on either side tell one mention from another of the same words.
const CONTEXT = 24;

/** Where a mark stands, in words: it is found again when the text has changed elsewhere. */
export function anchorOf(text, { start, end, label, kind }) {
  return {
    words: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
    quote: kind !== undefined && label === undefined,
  };
}

/** A document as the reader has corrected it; later corrections of a mark win. */
export function correct(text, found, corrections) {
  if (!corrections.length) return found;
  const byWords = new Map();
  for (const correction of corrections) {
    const { words } = correction.anchor;
    byWords.set(words, [...(byWords.get(words) ?? []), correction]);
  }
  const of = (mark, quote) => byWords.get(mark.text)?.findLast(({ anchor }) => anchor.quote === quote && standsAt(text, mark, anchor));
  const entities = found.entities.flatMap((entity) => {
    const { removed, label } = of(entity, false) ?? {};
    if (removed) return [];
    return [label ? { ...entity, label, score: 1, person: label === entity.label ? entity.person : null, value: null } : entity];
  });
  const quotes = found.quotes.flatMap((quote) => {
    const correction = of(quote, true);
    if (!correction) return [quote];
    if (correction.removed) return [];
    return [{ ...quote, score: 1, ...correction.values, speaker: speakerOf(found, correction) }];
  });
  return { ...found, entities, quotes };
}

function standsAt(text, { start, end }, { before, after }) {
  return text.slice(Math.max(0, start - CONTEXT), start) === before || text.slice(end, end + CONTEXT) === after;
}

function speakerOf(found, { name, values }) {
  if (!name || values?.kind === "term") return null;
  const person = found.people.find((one) => one.name === name);
  return { mention: null, name, person: person?.id ?? null, score: 1 };
}

/** Every step can be taken back, and taken again. */
export function makeHistory(changed) {
  let steps = [];
  let undone = [];
  const now = () => steps.flatMap(({ corrections }) => corrections);
  const tell = () => changed(now(), steps.at(-1)?.words ?? null, undone.at(-1)?.words ?? null);
  return {
    /** Takes a step: `words` say what it does. */
    take(words, corrections) {
      steps = [...steps, { words, corrections }];
      undone = [];
      tell();
    },
    undo() {
      if (!steps.length) return;
      undone = [...undone, steps.at(-1)];
      steps = steps.slice(0, -1);
      tell();
    },
    redo() {
      if (!undone.length) return;
      steps = [...steps, undone.at(-1)];
      undone = undone.slice(0, -1);
      tell();
    },
    /** Another article has its own corrections. */
    forget() {
      steps = [];
      undone = [];
      tell();
    },
  };
}
