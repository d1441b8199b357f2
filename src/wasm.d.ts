/** One of the 18 entity types of OntoNotes. */
export type Label =
  | "PERSON" | "NORP" | "FAC" | "ORG" | "GPE" | "LOC" | "PRODUCT" | "EVENT" | "WORK_OF_ART"
  | "LAW" | "LANGUAGE" | "DATE" | "TIME" | "PERCENT" | "MONEY" | "QUANTITY" | "ORDINAL" | "CARDINAL";

/** A stretch of the text: `text.slice(start, end)` is its text. */
export interface Mention {
  start: number;
  end: number;
  text: string;
}

/** A named entity, number or time. */
export interface Entity extends Mention {
  id: string;
  label: Label;
  /** The estimated probability that span and label are right, 0 to 1. */
  score: number;
  /** The id of the person or speaking organisation that it names. */
  person: string | null;
  /** ISO 8601 for dates and times; an amount for money, percentages and quantities; else a number. */
  value: string | number | { amount: number; unit: string } | null;
  /** Why it is of its type, with the option `reasons`. */
  why?: Reason[];
}

/** Why something was decided: a fixed code, and the same in words. */
export interface Reason {
  code: string;
  text: string;
}

/** Who speaks a quote. */
export interface Speaker {
  /** The words nearest to the quote that name its speaker: "He". */
  mention: Mention | null;
  /** The speaker's best name in this text. */
  name: string;
  /** The speaker's id among the document's people. */
  person: string | null;
  score: number;
  /** Why this is the speaker, with the option `reasons`. */
  why?: Reason[];
}

/** A reported stretch of speech or writing, or a term in quotation marks. */
export interface Quote extends Mention {
  id: string;
  kind: "direct" | "mixed" | "indirect" | "term";
  /** The id of the mixed report in which this marked fragment stands. */
  within?: string;
  /** The words that announce it: "said". */
  cue: Mention | null;
  speaker: Speaker | null;
  /** The estimated probability that span and kind are right, 0 to 1; of an indirect report, that a reader would call it one. */
  score: number;
  /** Why it is of its kind, with the option `reasons`. */
  why?: Reason[];
}

/** Everybody who is named or speaks. */
export interface Person {
  id: string;
  /** The fullest name in the text. */
  name: string;
  label: Label;
  /** What the text says this person is: "French President". */
  role: string | null;
  /** Names, nominals and pronouns in text order. */
  mentions: Mention[];
  /** Why each of the mentions is this person's, in the same order, with the option `reasons`. */
  why?: Reason[][];
}

/** An annotated text. */
export interface Document {
  version: 1;
  offsetUnit: "utf16";
  entities: Entity[];
  quotes: Quote[];
  people: Person[];
}

/** What may be said about one text. */
export interface Options {
  /** The article's date, `2022-02-07`; else it is looked for in the text. */
  date?: string | null;
  /** Your own phrases, a line each: the phrase, a tab, its label, and if you like a tab and the name it is known by. */
  dictionary?: string | null;
  /** Whether quotes, speakers and mentions shall say why they are what they are. */
  reasons?: boolean;
}
