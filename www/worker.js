// Reads texts beside the page, so that the page never waits. The build puts the program's JavaScript half,
// `wasm_bindgen`, before this line.

self.onmessage = ({ data }) => {
  if (data.type === "program") {
    wasm_bindgen.initSync({ module: data.module });
    self.postMessage({ type: "ready", version: wasm_bindgen.version() });
    return;
  }
  try {
    const begin = performance.now();
    const annotated = wasm_bindgen.annotate(data.text, data.options);
    self.postMessage({ type: "done", annotated, took: performance.now() - begin });
  } catch (error) {
    self.postMessage({ type: "refused", why: error instanceof Error ? error.message : String(error) });
  }
};
