// Reads texts beside the page, so that the page never waits. The build puts the program's JavaScript half,
// `wasm_bindgen`, before this line.

self.onmessage = ({ data }) => {
  if (data.type === "program") {
    wasm_bindgen.initSync({ module: data.module });
    self.postMessage({ type: "ready", version: wasm_bindgen.version() });
    return;
  }
  // One string goes over to the page much faster than a tree of objects.
  try {
    const { text, options } = data;
    const head = headOf(text);
    if (head < text.length) self.postMessage({ type: "preview", json: wasm_bindgen.annotateAsJson(text.slice(0, head), options) });
    self.postMessage({ type: "done", json: wasm_bindgen.annotateAsJson(text, options) });
  } catch (error) {
    self.postMessage({ type: "refused", why: error instanceof Error ? error.message : String(error) });
  }
};

/** Where the part of a long text ends that is read ahead of the whole, so that its reader can begin. */
function headOf(text) {
  if (text.length < 200_000) return text.length;
  const end = text.lastIndexOf("\n", 40_000);
  return end > 0 ? end : text.length;
}
