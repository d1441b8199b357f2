// The worker's side of `worker.js`.

import init, { annotate, exportAs } from "./whosaid.js";

const TASKS = { annotate, exportAs };

self.addEventListener("message", async ({ data }) => {
  if (data.source !== undefined) {
    init(data.source).catch(() => undefined);
    return;
  }
  try {
    await init();
    self.postMessage({ serial: data.serial, result: TASKS[data.task](...data.words) });
  } catch (error) {
    self.postMessage({ serial: data.serial, error: String(error?.message ?? error) });
  }
});
