// A worker that is ready to use, so that long texts do not hold up a page.

export function createWorker({ source, onProgress } = {}) {
  const worker = new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let serial = 0;
  let failed = null;
  const fail = (error) => {
    failed = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }) => {
    if (data.type === "progress") {
      onProgress?.(data.stage);
      return;
    }
    const { resolve, reject } = waiting.get(data.serial) ?? {};
    waiting.delete(data.serial);
    if (data.error === undefined) resolve?.(data.result);
    else reject?.(new Error(data.error));
  });
  worker.addEventListener("error", (event) => fail(new Error(event.message || "the worker cannot be started")));
  const ask = (task, words) => new Promise((resolve, reject) => {
    if (failed) {
      reject(failed);
      return;
    }
    serial += 1;
    waiting.set(serial, { resolve, reject });
    worker.postMessage({ serial, task, words });
  });
  if (source !== undefined) worker.postMessage({ source });
  return {
    annotate: (text, options) => ask("annotate", [text, options]),
    exportAs: (text, format, options) => ask("exportAs", [text, format, options]),
    terminate() {
      worker.terminate();
      fail(new Error("the worker was ended"));
    },
  };
}
