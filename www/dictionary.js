// The reader's own dictionary: a line a name, applied as it is typed.

import { byId, element } from "./element.js";
import { LABELS, count } from "./labels.js";
import { save } from "./takeaway.js";

const PAUSE_MS = 600;

/** The dictionary as the program reads it: a tab between the name and what it is. */
export function compiled(dictionary) {
  if (!dictionary.trim()) return null;
  // A comma is easier to type than a tab; the last one of a line parts the name from what it is.
  return dictionary.split("\n").map((line) => (line.includes("\t") ? line : line.replace(/,\s*([A-Z_]+)\s*$/i, (_, label) => `\t${label.toUpperCase()}`))).join("\n");
}

/** A dictionary with more lines; those for names that it has already take their place. */
export function joined(dictionary, lines) {
  const nameOf = (line) => line.split(/\t|,(?=[^,]*$)/)[0].trim();
  const added = lines.split("\n").map((line) => line.trim()).filter(Boolean);
  const names = new Set(added.map(nameOf));
  const kept = dictionary.split("\n").filter((line) => line.trim() && (line.startsWith("#") || !names.has(nameOf(line))));
  return `${[...kept, ...added].join("\n")}\n`;
}

/** The panel; the store holds `dictionary`. */
export function makeDictionary({ store, history, say }) {
  const field = byId("dictionary");
  let due = 0;

  function set(dictionary, words, kind = null) {
    const before = store.get().dictionary;
    if (dictionary === before) return;
    store.change({ dictionary });
    history.keep({ words, kind, undo: () => store.change({ dictionary: before }), redo: () => store.change({ dictionary }) });
  }

  for (const event of ["input", "change"]) {
    field.addEventListener(event, () => {
      clearTimeout(due);
      // Half a line is no entry yet: the reader's pause, or leaving the field, says that it is one.
      due = setTimeout(() => set(field.value, "your dictionary", "dictionary"), event === "change" ? 0 : PAUSE_MS);
    });
  }

  const [name, label] = [byId("dictionary-name"), byId("dictionary-label")];
  label.replaceChildren(...Object.entries(LABELS).map(([value, { one }]) => element("option", { value }, one)));
  function add() {
    const words = name.value.replace(/\s+/g, " ").trim();
    if (!words) return name.focus();
    learn(words, label.value);
    name.value = "";
  }
  byId("dictionary-add").addEventListener("click", add);
  name.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add();
  });

  function learn(words, of) {
    set(joined(store.get().dictionary, `${words.replace(/\s+/g, " ")}\t${of}`), `“${words}” in your dictionary`);
    say(`“${words}” is in your dictionary: ${LABELS[of].one.toLowerCase()}.`);
  }

  byId("dictionary-export").addEventListener("click", () => save("dictionary.txt", "text/plain", compiled(store.get().dictionary) ?? ""));
  byId("dictionary-import").addEventListener("click", () => byId("dictionary-file").click());
  byId("dictionary-file").addEventListener("change", async ({ target }) => {
    const lines = target.files[0] ? await target.files[0].text() : "";
    target.value = "";
    learnAll(lines);
  });

  function learnAll(lines) {
    const number = lines.split("\n").filter((line) => line.trim() && !line.startsWith("#")).length;
    if (!number) return;
    const whole = joined(store.get().dictionary, compiled(lines.replace(/\r\n?/g, "\n")));
    if (whole.trim() === (compiled(store.get().dictionary) ?? "").trim()) return;
    set(whole, `${count(number, "line", "lines")} in your dictionary`);
    say(`${count(number, "line", "lines")} read into your dictionary.`);
  }

  store.listen((now, before) => {
    if (now.dictionary === before.dictionary) return;
    if (compiled(field.value) !== compiled(now.dictionary)) field.value = now.dictionary;
    const lines = now.dictionary.split("\n").filter((line) => line.trim() && !line.startsWith("#")).length;
    byId("dictionary-count").textContent = lines ? `(${lines.toLocaleString("en")})` : "";
  });

  return {
    learn,
    learnAll,
    /** What is wrong with the dictionary, or "". */
    fault(words) {
      byId("dictionary-fault").textContent = words;
      byId("dictionary-fault").hidden = words === "";
    },
  };
}
