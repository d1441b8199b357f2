// A document as plain objects, made of the numbers in which it comes from the program: see src/packed.rs.

const LABELS = ["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"];
const KINDS = ["direct", "mixed", "indirect", "term"];

/** The document of `text` from its `numbers`, and from `rest`, a JSON array of what is no number. */
export function documentOf(text, numbers, rest) {
  // The program reads a lone surrogate as U+FFFD.
  const words = text.isWellFormed?.() ? text : text.replace(/\p{Surrogate}/gu, "\ufffd");
  const others = JSON.parse(rest);
  let at = 0;
  const next = () => {
    at += 1;
    return numbers[at - 1];
  };
  const list = (count, make) => {
    const all = [];
    for (let number = 1; number <= count; number += 1) all.push(make(number));
    return all;
  };
  const other = () => {
    const place = next();
    return place ? others[place - 1] : null;
  };
  const person = () => {
    const number = next();
    return number ? `p${number}` : null;
  };
  const mention = () => {
    const start = next();
    const end = next();
    return end ? { start, end, text: words.slice(start, end) } : null;
  };
  const explained = (thing, why) => {
    if (why) thing.why = why;
    return thing;
  };
  const entity = (number) => {
    const start = next();
    const end = next();
    return explained({ id: `e${number}`, start, end, text: words.slice(start, end), label: LABELS[next()], score: next() / 100, person: person(), value: other() }, other());
  };
  const speaker = () => explained({ mention: mention(), name: other(), person: person(), score: next() / 100 }, other());
  const quote = (number) => {
    const start = next();
    const end = next();
    const made = { id: `q${number}`, start, end, text: words.slice(start, end), kind: KINDS[next()] };
    const within = next();
    if (within) made.within = `q${within}`;
    made.cue = mention();
    const score = next() / 100;
    const why = other();
    made.speaker = next() ? speaker() : null;
    made.score = score;
    return explained(made, why);
  };
  const somebody = (number) => {
    const made = { id: `p${number}`, name: other(), label: LABELS[next()], role: other(), mentions: null };
    const why = other();
    made.mentions = list(next(), mention);
    return explained(made, why);
  };
  const [entities, quotes, people] = [next(), next(), next()];
  return { version: 1, offsetUnit: "utf16", entities: list(entities, entity), quotes: list(quotes, quote), people: list(people, somebody) };
}
