// The articles of this session: one is on the desk, the others wait in the list.

import { anchorOf, editOf } from "./anchor.js";
import { carried } from "./corrections.js";

// An article that was pasted over is kept in the list if somebody might miss it, and so many of them.
const WORTH = 40;
const MOST = 30;

export const BLANK = { text: "", date: "", corrections: [], headings: [] };

/** What an article is called: its first line. */
export function titleOf({ text, name }) {
  const line = /\S[^\n]*/.exec(text.slice(0, 2000))?.[0].trim() ?? "";
  return line ? (line.length > 80 ? `${line.slice(0, 78).trimEnd()}…` : line) : name || "Empty";
}

/** The articles; `store` holds them as `articles` and `at`, `history` keeps what changes them. */
export function makeArticles(store, history) {
  let made = 0;
  const fresh = (fields) => {
    made += 1;
    return { ...BLANK, ...fields, id: `${Date.now()}-${made}` };
  };
  const list = () => store.get().articles;
  const current = () => list().find(({ id }) => id === store.get().at);
  const put = (id, fields) => {
    if (!list().some((one) => one.id === id)) return;
    store.change({ at: id, articles: list().map((one) => (one.id === id ? { ...one, ...fields } : one)) });
  };

  /** Changes the article on the desk; with `words` it is a step that can be taken back. */
  function change(fields, words = null, kind = null) {
    const { id, ...before } = current();
    put(id, fields);
    const was = Object.fromEntries(Object.keys(fields).map((key) => [key, before[key]]));
    if (words) history.keep({ words, kind, undo: () => put(id, was), redo: () => put(id, fields) });
  }

  return {
    current,
    change,

    /** Puts an article on the desk, in the place of one that nobody will miss. */
    begin(fields = {}) {
      const { id, text, corrections, name } = current() ?? {};
      const missed = text && (text.length >= WORTH || corrections.length > 0 || name);
      const kept = list().filter((one) => one.id !== id || missed);
      const article = fresh(fields);
      // The oldest without corrections goes first.
      while (kept.length >= MOST) kept.splice(Math.max(0, kept.findIndex((one) => !one.corrections.length)), 1);
      store.change({ articles: [...kept, article], at: article.id, editing: false });
    },

    /** The text was edited: corrections go with it. */
    edit(text) {
      const { text: before, corrections } = current();
      const edit = editOf(before, text);
      change({ text, corrections: carried(corrections, edit, text) }, "typing", "typing");
    },

    open(id) {
      const { text } = current();
      const at = store.get().at;
      store.change({ at: id, articles: list().filter((one) => one.id !== at || text || one.id === id), editing: false });
    },

    close(id) {
      const at = list().findIndex((one) => one.id === id);
      const gone = list()[at];
      const remove = () => {
        const left = list().filter((one) => one.id !== id);
        if (!left.length) left.push(fresh({}));
        store.change({ articles: left, at: store.get().at === id ? left[Math.min(at, left.length - 1)].id : store.get().at, editing: false });
      };
      remove();
      history.keep({
        words: `close “${titleOf(gone)}”`,
        undo: () => store.change({ articles: [...list().slice(0, at), gone, ...list().slice(at)].filter((one) => one.text), at: id, editing: false }),
        redo: remove,
      });
    },

    /** Corrections of marks, laid over the others. */
    correct(words, corrections, kind = null) {
      change({ corrections: [...current().corrections, ...corrections] }, words, kind);
    },

    anchor: (range) => anchorOf(current().text, range),
  };
}
