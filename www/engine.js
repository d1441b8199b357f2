// The workers that read texts: one reads whole texts, always the latest one; another, hired when a long text is being
// typed in, reads the part around an edit, so that nobody waits for the whole.

import { program, workerAddress } from "./source.js";
import { spliced, windowOf } from "./splice.js";
import { trusted } from "./trusted.js";

// From this many characters on an edit is first read by itself, and the whole after a pause.
const LONG_TO_EDIT = 12_000;
const PAUSE_MS = 350;

/** A worker with the program in it; `tell` hears its messages, and `{ type: "broken" }` where it stopped. */
function hire(address, compiled, tell) {
  let ended = false;
  const hired = Promise.all([address, compiled]).then(([script, module]) => {
    if (ended) return null;
    const worker = new Worker(trusted(script));
    worker.onmessage = ({ data }) => tell(data);
    worker.onerror = (event) => {
      event.preventDefault();
      tell({ type: "broken", why: event.message || "the reading program stopped" });
    };
    worker.postMessage({ type: "program", module });
    return worker;
  });
  hired.catch((error) => tell({ type: "broken", why: error.message, final: true }));
  return {
    post: (message) => hired.then((worker) => worker?.postMessage(message), () => {}),
    end: () => {
      ended = true;
      hired.then((worker) => worker?.terminate(), () => {});
    },
  };
}

/**
 * Starts the engine; `tell` hears `{ type: "ready" | "progress" | "preview" | "done" | "refused" | "broken", … }`.
 * `sample` is a text to warm up with.
 */
export function startEngine(tell, sample) {
  const address = workerAddress();
  const compiled = program();
  let serial = 0;
  let parting = 0;
  let reading = null;
  let due = 0;
  let whole = null;
  let quick = null;
  const writing = new Map();
  const parts = new Map();

  function begin() {
    const mine = hire(address, compiled, (message) => {
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
      // Without a program there is nobody to hire.
      if (!message.final) restart();
      tell(message);
    } else if (message.serial === undefined || message.serial === reading?.serial) {
      const { json, ...rest } = message;
      const { text, slices } = reading ?? {};
      if (message.type === "slice") {
        slices[message.key].push(...JSON.parse(json));
        return;
      }
      if (message.type === "done" || message.type === "refused") reading = null;
      const annotated = json && JSON.parse(json);
      tell({ ...rest, text, annotated: annotated && message.type === "done" && slices.entities.length ? { ...annotated, ...slices } : annotated });
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
    readPart(text.slice(part.start, part.end), options).then((json) => {
      if (reading?.serial === mine) tell({ type: "preview", text, annotated: spliced(was, text, part, JSON.parse(json)) });
    }, () => {});
    return true;
  }

  function hireQuick() {
    quick ??= hire(address, compiled, hearPart);
  }

  function hearPart({ serial: of, type, json, why }) {
    const asked = parts.get(of);
    parts.delete(of);
    if (type === "part") asked?.resolve(json);
    else asked?.reject(new Error(why));
  }

  /** A part of a text by itself, as JSON: read by whoever has nothing to do. */
  function readPart(text, options) {
    if (reading) hireQuick();
    parting += 1;
    const mine = `part ${parting}`;
    return new Promise((resolve, reject) => {
      parts.set(mine, { resolve, reject });
      (reading ? quick : whole).post({ type: "part", serial: mine, text, options });
    });
  }

  begin();

  return {
    /** Reads a text; `was` is `{ text, found }` where much of it was read before. */
    read(text, options, was = null) {
      serial += 1;
      clearTimeout(due);
      reading = { serial, text, slices: { entities: [], quotes: [], people: [] } };
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
