// The worker that reads texts: one text at a time, always the latest one.

import { program, workerAddress } from "./source.js";

// Browsers that know trusted types want every script's address vouched for; these two are the page's own.
const policy = globalThis.trustedTypes?.createPolicy("whosaid", { createScriptURL: (address) => address });
const trusted = (address) => (policy ? policy.createScriptURL(address) : address);

/** Starts the engine; `tell` hears `{ type: "ready" | "progress" | "preview" | "done" | "refused" | "broken", … }`. */
export function startEngine(tell) {
  const address = trusted(workerAddress());
  const compiled = program();
  let worker = null;
  let reading = null;
  let next = null;

  const broken = (error) => {
    reading = null;
    tell({ type: "broken", why: error?.message || "the reading program stopped" });
  };

  async function hire() {
    const hired = new Worker(address);
    worker = hired;
    hired.onmessage = ({ data }) => {
      if (hired === worker) hear(data);
    };
    hired.onerror = (event) => {
      if (hired !== worker) return;
      event.preventDefault();
      restart();
      broken(event);
    };
    const module = await compiled;
    hired.postMessage({ type: "program", module });
  }

  function restart() {
    worker?.terminate();
    reading = null;
    hire().catch(broken);
  }

  function send() {
    reading = next;
    next = null;
    compiled.then(() => worker.postMessage(reading), () => {});
  }

  function hear(message) {
    if (message.type === "done" || message.type === "refused") {
      const { text } = reading;
      reading = null;
      // A text that has changed meanwhile is read again; what was found in the old one is of no use.
      if (next) send();
      else tell(opened(message, text));
    } else if (message.type === "ready" || !next) {
      tell(opened(message, reading?.text));
    }
  }

  const opened = ({ json, ...message }, text) => ({ ...message, text, annotated: json && JSON.parse(json) });

  hire().catch(broken);

  return {
    /** Reads a text, after the one being read. */
    read(text, options) {
      next = { type: "annotate", text, options };
      if (!reading) send();
    },
    /** Gives up the text being read. */
    stop() {
      next = null;
      if (reading) restart();
    },
  };
}
