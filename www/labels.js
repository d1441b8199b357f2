// The names of things, as readers know them.

/** The families of labels: each has one ink and one underline. */
export const FAMILIES = [
  { id: "people", name: "People", labels: ["PERSON", "NORP"] },
  { id: "organisations", name: "Organisations", labels: ["ORG"] },
  { id: "places", name: "Places", labels: ["GPE", "LOC", "FAC"] },
  { id: "works", name: "Works and events", labels: ["EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"] },
  { id: "times", name: "Times", labels: ["DATE", "TIME"] },
  { id: "numbers", name: "Numbers", labels: ["MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"] },
];

/** Each label: its name for many, for one, the tag that it has on paper, and what it takes in. */
export const LABELS = {
  PERSON: { many: "People", one: "Person", tag: "person", about: "people, invented ones too" },
  NORP: { many: "Groups", one: "Group", tag: "group", about: "nationalities, religious and political groups" },
  ORG: { many: "Organisations", one: "Organisation", tag: "org.", about: "companies, agencies, institutions, teams" },
  GPE: { many: "Countries and cities", one: "Country or city", tag: "place", about: "countries, states, cities" },
  LOC: { many: "Other places", one: "Place", tag: "region", about: "mountains, waters, continents, regions" },
  FAC: { many: "Buildings", one: "Building", tag: "building", about: "buildings, airports, roads, bridges" },
  EVENT: { many: "Events", one: "Event", tag: "event", about: "storms, battles, wars, games, elections" },
  WORK_OF_ART: { many: "Works", one: "Work", tag: "work", about: "titles of books, songs, films, awards" },
  LAW: { many: "Laws", one: "Law", tag: "law", about: "laws, treaties, court cases" },
  PRODUCT: { many: "Products", one: "Product", tag: "product", about: "vehicles, devices, weapons, foods" },
  LANGUAGE: { many: "Languages", one: "Language", tag: "language", about: "named languages" },
  DATE: { many: "Dates", one: "Date", tag: "date", about: "days, months, years, and periods of a day or longer" },
  TIME: { many: "Times", one: "Time", tag: "time", about: "times and periods shorter than a day" },
  MONEY: { many: "Money", one: "Sum of money", tag: "money", about: "sums with their currency" },
  PERCENT: { many: "Percentages", one: "Percentage", tag: "percent", about: "percentages, with the sign" },
  QUANTITY: { many: "Measures", one: "Measure", tag: "measure", about: "weights, distances, areas, temperatures" },
  ORDINAL: { many: "Ranks", one: "Rank", tag: "rank", about: "first, second, third" },
  CARDINAL: { many: "Numbers", one: "Number", tag: "number", about: "all other numbers" },
};

/** Each kind of quote. */
export const KINDS = {
  direct: { short: "A quote", many: "Quotes", one: "Quote", about: "someone's words between quotation marks" },
  mixed: { short: "Partly quoted", many: "Partly quoted", one: "Partly quoted report", about: "a report with quoted words inside" },
  indirect: { short: "Reported", many: "Reported", one: "Reported speech", about: "what someone said, without quotation marks" },
  loose: { short: "Loose", many: "Loose quotes", one: "Loose quote", about: "rather a deed than words (“backs the plan”), or in doubt whose" },
  term: { short: "Only a term", many: "Terms", one: "Term in quotation marks", about: "a title, nickname or word in marks that nobody is quoted with" },
};

/** The family of each label. */
export const FAMILY_OF = Object.fromEntries(FAMILIES.flatMap(({ id, labels }) => labels.map((label) => [label, id])));

/** "1 quote", "2 quotes". */
export function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
