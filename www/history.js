// Every step can be taken back, and taken again.

const STEPS = 300;

/** A history; `changed` is told the words of the step that would be undone and of the one that would be redone, or null. */
export function makeHistory(changed) {
  let done = [];
  let undone = [];
  const tell = () => changed(done.at(-1)?.words ?? null, undone.at(-1)?.words ?? null);

  return {
    /**
     * Keeps a step that was taken: `words` say what it did, `undo()` and `redo()` do so. A step of the same `kind` as
     * the last, where it has one, becomes one with it: typing is one step until something else is done.
     */
    keep({ words, undo, redo, kind = null }) {
      const last = done.at(-1);
      const joined = kind && last?.kind === kind;
      done = [...(joined ? done.slice(0, -1) : done.slice(1 - STEPS)), { words, kind, redo, undo: joined ? last.undo : undo }];
      undone = [];
      tell();
    },
    /** What comes next is a step of its own. */
    rest() {
      if (done.length) done = [...done.slice(0, -1), { ...done.at(-1), kind: null }];
    },
    undo() {
      const step = done.at(-1);
      if (!step) return null;
      done = done.slice(0, -1);
      undone = [...undone, step];
      step.undo();
      tell();
      return step.words;
    },
    redo() {
      const step = undone.at(-1);
      if (!step) return null;
      undone = undone.slice(0, -1);
      done = [...done, step];
      step.redo();
      tell();
      return step.words;
    },
    clear() {
      done = [];
      undone = [];
      tell();
    },
  };
}
