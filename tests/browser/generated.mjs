// Texts made by a seeded generator: invented news, and text that nobody would print.

/** A small generator of even numbers below one (Mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const GIVEN = ["Ada", "Tomas", "Ines", "Ruth", "Daniel", "Mei-Ling", "Olu", "Petra", "Ken", "Zoë"];
const FAMILY = ["Marsh", "Okafor", "Lindqvist", "Adeyemi", "Castellano", "Osei", "Brandt", "O’Neill", "van der Berg", "Şahin"];
const ROLES = ["Transport Minister", "Mayor", "Professor", "the chief executive of Northgate Engineering,", "a spokeswoman for the bank,", ""];
const PLACES = ["Norway", "Port Calder", "Paris", "the Old Town", "Washington", "Lagos", "the North Sea"];
const WORDS = ["the bridge will stay closed", "nobody asked us", "we have heard nothing new", "prices rose by 3.5 percent", "it cost $48 million", "the vote is on Monday, March 17", "talks failed in the second round", "they were warned at least twice"];
const VERBS = ["said", "told reporters", "added", "warned", "insisted", "recalled"];

/** About `length` characters of news, the same for the same seed. */
export function news(length, seed = 1) {
  const roll = dice(seed);
  const one = (list) => list[Math.floor(roll() * list.length)];
  const capital = (words) => words[0].toUpperCase() + words.slice(1);
  const sentences = [
    () => `“${capital(one(WORDS))},” ${one(ROLES)} ${one(GIVEN)} ${one(FAMILY)} ${one(VERBS)} in ${one(PLACES)}.`.replace(/ {2,}/g, " "),
    () => `${one(FAMILY)} ${one(VERBS)} that ${one(WORDS)}.`,
    () => `According to ${one(GIVEN)} ${one(FAMILY)}, ${one(WORDS)} and “${one(WORDS)}”.`,
    () => `${capital(one(WORDS))} in ${one(PLACES)}, after ${one(WORDS)}.`,
    () => `"${capital(one(WORDS))}." He ${one(VERBS)}: "${capital(one(WORDS))}."`,
  ];
  const parts = [];
  for (let size = 0; size < length;) {
    const paragraph = Array.from({ length: 2 + Math.floor(roll() * 4) }, () => one(sentences)()).join(" ");
    parts.push(paragraph);
    size += paragraph.length + 2;
  }
  return `${parts.join("\n\n")}\n`;
}

const ODD = ["“", "”", "\"", "'", "‘", "’", "``", "''", "«", "»", "\n", "\n\n", "\t", " ", "\u00a0", "\u200b", "\u00ad", "\u202e", "\u2066", "\0", "\u0301", "👩‍👩‍👧", "🇫🇷", "é", "Ünal", "said", "Mr.", "$3bn", "7 Feb", "&quot;", "&#8220;", "<b>", "5'10\"", "—", "…", "Macron", "U.S.", "100,000"];

/** A text of odd pieces, the same for the same seed. */
export function odd(pieces, seed) {
  const roll = dice(seed);
  return Array.from({ length: pieces }, () => ODD[Math.floor(roll() * ODD.length)] + (roll() < 0.6 ? " " : "")).join("");
}
