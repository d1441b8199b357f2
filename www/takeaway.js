// What the reader takes away: the document as it stands on the page, corrections included.

/** The quotes as a table for spreadsheets. */
export function quotesTable(annotated) {
  const people = new Map(annotated.people.map((person) => [person.id, person]));
  const rows = annotated.quotes.filter(({ kind }) => kind !== "term").map((quote) => [
    quote.speaker?.name, people.get(quote.speaker?.person)?.role, quote.kind, quote.text, quote.cue?.text,
    quote.speaker?.score, quote.start, quote.end,
  ]);
  return [["speaker", "role", "kind", "quote", "cue", "sure", "start", "end"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

// A spreadsheet takes a cell that begins so for a formula; the mark before it says that it is none.
const FORMULA = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  return `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}

/** The whole document, with its text, so that it can be read again elsewhere. */
export function wholeDocument(text, annotated) {
  return JSON.stringify({ ...annotated, text }, null, 1);
}

/** Hands a file to the browser to save. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
