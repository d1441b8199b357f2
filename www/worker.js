// Reads texts beside the page, so that the page never waits. The build puts the program's JavaScript half,
// `wasm_bindgen`, before this line.

const WARM = 12;
const HEAD = 16_000;
const LARGE = 2_000_000;
const SLICE = 2_000;
const WITH_REASONS = { reasons: true };

let wanted = null;
let due = 0;

self.onmessage = ({ data }) => {
  if (data.type === "program") {
    wasm_bindgen.initSync({ module: data.module });
    self.postMessage({ type: "ready", version: wasm_bindgen.version() });
  } else if (data.type === "warm") {
    warm(data.text, WARM);
  } else if (data.type === "write") {
    answer(data, () => ({ type: "written", words: wasm_bindgen.exportDocument(data.text, data.json, data.format, data.name, data.options) }));
  } else if (data.type === "part") {
    answer(data, () => ({ type: "part", json: wasm_bindgen.annotateAsJson(data.text, data.options) }));
  } else if (data.type === "annotate") {
    // Of texts that came while another was read only the last one counts.
    wanted = data;
    clearTimeout(due);
    due = setTimeout(read, 0);
  }
};

// The first text pays for loading the model, and the next ones for the browser to see which code is hot: better before
// they come. Each time is a task of its own, so that nothing waits long.
function warm(text, times) {
  if (wanted || !times) return;
  wasm_bindgen.annotateAsJson(text, WITH_REASONS);
  setTimeout(warm, 0, text, times - 1);
}

function read() {
  const { serial, text, options } = wanted;
  // One string goes over to the page much faster than a tree of objects.
  answer(wanted, () => {
    const head = headOf(text);
    if (head < text.length) self.postMessage({ type: "preview", serial, json: wasm_bindgen.annotateAsJson(text.slice(0, head), options) });
    return { type: "done", json: inSlices(wasm_bindgen.annotateAsJson(text, options), serial) };
  });
}

/** A large document goes over in slices, so that to open it never holds up the page for long. */
function inSlices(json, serial) {
  if (json.length < LARGE) return json;
  const document = JSON.parse(json);
  for (const key of ["entities", "quotes", "people"]) {
    for (let at = 0; at < document[key].length; at += SLICE) self.postMessage({ type: "slice", serial, key, json: JSON.stringify(document[key].slice(at, at + SLICE)) });
    document[key] = [];
  }
  return JSON.stringify(document);
}

function answer({ serial }, act) {
  try {
    self.postMessage({ serial, ...act() });
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
