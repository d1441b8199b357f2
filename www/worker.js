// Reads texts beside the page, so that the page never waits. The build puts the program's JavaScript half,
// `wasm_bindgen`, before this line.

const WARM = 12;
const HEAD = 16_000;
const WITH_REASONS = { reasons: true };

let wanted = null;
let due = 0;
// What is asked before the program is here waits for it.
let early = [];

self.addEventListener("message", ({ data }) => {
  if (data.type === "program") begin(data.module);
  else if (data.type !== "letters") early ? early.push(data) : hear(data);
});

function begin(module) {
  wasm_bindgen.initSync({ module });
  self.postMessage({ type: "ready", version: wasm_bindgen.version() });
  const waiting = early;
  early = null;
  waiting.forEach(hear);
}

function hear(data) {
  if (data.type === "warm") {
    // A text that is there already is read first.
    setTimeout(warm, 0, data.text, WARM);
  } else if (data.type === "write") {
    answer(data, () => ({ type: "written", words: wasm_bindgen.exportDocument(data.text, data.json, data.format, data.name, data.options) }));
  } else if (data.type === "part") {
    answer(data, () => ({ type: "part", ...annotated(data.text, data.options) }));
  } else if (data.type === "annotate") {
    // Of texts that came while another was read only the last one counts.
    wanted = data;
    clearTimeout(due);
    due = setTimeout(read, 0);
  }
}

// The first text pays for loading the model, and the next ones for the browser to see which code is hot: better before
// they come. Each time is a task of its own, so that nothing waits long.
function warm(text, times) {
  if (wanted || !times) return;
  annotated(text, WITH_REASONS);
  setTimeout(warm, 0, text, times - 1);
}

function read() {
  const { serial, text, options } = wanted;
  answer(wanted, () => {
    const head = headOf(text);
    if (head < text.length) post({ type: "preview", serial, ...annotated(text.slice(0, head), options) });
    return { type: "done", ...annotated(text, options) };
  });
}

/** A document as it goes over to the page, which has its text: numbers are handed over without being copied. */
function annotated(text, options) {
  const [numbers, rest] = wasm_bindgen.annotateAsNumbers(text, options);
  return { numbers, rest };
}

function post(message) {
  self.postMessage(message, message.numbers ? [message.numbers.buffer] : []);
}

function answer({ serial }, act) {
  try {
    post({ serial, ...act() });
  } catch (error) {
    self.postMessage({ type: "refused", serial, why: error instanceof Error ? error.message : String(error) });
  }
}

/** Where the part of a long text ends that is read ahead of the whole, so that its reader can begin. */
function headOf(text) {
  if (text.length < 200_000) return text.length;
  const end = text.lastIndexOf("\n", HEAD);
  return end > 0 ? end : text.length;
}
