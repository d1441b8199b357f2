// The workers that read texts: one reads whole texts, always the latest one; another, hired when a long text is being
// typed in, reads the part around an edit, so that nobody waits for the whole.

import { documentOf } from "./document.js";
import { dismiss, newWorker, program } from "./source.js";
import { spliced, windowOf } from "./splice.js";

// From this many characters on an edit is first read by itself, and the whole after a pause.
const LONG_TO_EDIT = 12_000;
const PAUSE_MS = 350;

/** A worker whose messages `tell` hears, and `{ type: "broken" }` where it stopped. */
function hire(tell) {
  const worker = newWorker();
  worker.onmessage = ({ data }) => tell(data);
  worker.onerror = (event) => {
    event.preventDefault();
    tell({ type: "broken", why: event.message || "the reading program stopped" });
  };
  return {
    post: (message) => worker.postMessage(message),
    end: () => dismiss(worker),
  };
}

/**
 * Starts the engine; `tell` hears `{ type: "ready" | "progress" | "preview" | "done" | "refused" | "broken", … }`.
 * `sample` is a text to warm up with.
 */
export function startEngine(tell, sample) {
  let serial = 0;
  let parting = 0;
  let reading = null;
  let due = 0;
  let whole = null;
  let quick = null;
  const writing = new Map();
  const parts = new Map();

  function begin() {
    const mine = hire((message) => {
      if (mine === whole) hear(message);
    });
    whole = mine;
    mine.post({ type: "warm", text: sample });
  }

  function hear(message) {
    const written = writing.get(message.serial);
    if (parts.has(message.serial)) {
      hearPart(message);
    } else if (written) {
      writing.delete(message.serial);
      if (message.type === "written") written.resolve(message.words);
      else written.reject(new Error(message.why));
    } else if (message.type === "broken") {
      restart();
      tell(message);
    } else if (message.serial === undefined || message.serial === reading?.serial) {
      const { text } = reading ?? {};
      if (message.type === "done" || message.type === "refused") reading = null;
      const { numbers, rest, ...said } = message;
      tell({ ...said, text, annotated: numbers && documentOf(text, numbers, rest) });
    }
  }

  function restart() {
    for (const waiting of [writing, parts]) {
      for (const { reject } of waiting.values()) reject(new Error("the reading program stopped"));
      waiting.clear();
    }
    whole.end();
    reading = null;
    begin();
  }

  /** Reads what is around an edit, and puts it into what was found before. */
  function glance(text, options, was) {
    const part = windowOf(was.text, text);
    if (!part) return false;
    const mine = serial;
    readPart(text.slice(part.start, part.end), options).then((found) => {
      if (reading?.serial === mine) tell({ type: "preview", text, annotated: spliced(was, text, part, found) });
    }, () => {});
    return true;
  }

  function hireQuick() {
    quick ??= hire(hearPart);
  }

  function hearPart({ serial: of, type, numbers, rest, why }) {
    const asked = parts.get(of);
    parts.delete(of);
    if (type === "part") asked?.resolve(documentOf(asked.text, numbers, rest));
    else asked?.reject(new Error(why));
  }

  /** A part of a text by itself: read by whoever has nothing to do. */
  function readPart(text, options) {
    if (reading) hireQuick();
    parting += 1;
    const mine = `part ${parting}`;
    return new Promise((resolve, reject) => {
      parts.set(mine, { resolve, reject, text });
      (reading ? quick : whole).post({ type: "part", serial: mine, text, options });
    });
  }

  // Without a program nobody can read.
  program.catch(({ message }) => tell({ type: "broken", why: message }));
  begin();

  return {
    /** Reads a text; `was` is `{ text, found }` where much of it was read before. */
    read(text, options, was = null) {
      serial += 1;
      clearTimeout(due);
      reading = { serial, text };
      const order = { type: "annotate", serial, text, options };
      if (was && text.length > LONG_TO_EDIT && glance(text, options, was)) due = setTimeout(() => whole.post(order), PAUSE_MS);
      else whole.post(order);
    },
    /** Makes ready for typing in a long text. */
    expectEdits() {
      if (quick) return;
      hireQuick();
      quick.post({ type: "warm", text: sample });
    },
    readPart,
    /** Gives up the text being read; what takes long is ended, with its worker. */
    stop(atOnce) {
      clearTimeout(due);
      if (atOnce && reading && reading.text.length > LONG_TO_EDIT) restart();
      reading = null;
    },
    /** A document in one of the formats that the program writes. */
    write(text, json, format, name, options) {
      serial += 1;
      const mine = serial;
      return new Promise((resolve, reject) => {
        writing.set(mine, { resolve, reject });
        whole.post({ type: "write", serial: mine, text, json, format, name, options });
      });
    },
  };
}
