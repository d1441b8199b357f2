// A page of a real browser with the package of this repository in it, and how long its thread works.
//
// The browser is the one that BROWSER names, as for the tests of the page; what starts it is theirs too.

import { readdirSync, readFileSync } from "node:fs";

export { packagePage } from "../../tests/browser/package-page.mjs";

/** Runs `act` and gives what it gave, with the seconds that the busiest thread of the browser worked meanwhile. */
export async function worked(act) {
  const before = threads();
  const begun = performance.now();
  const value = await act();
  const wall = (performance.now() - begun) / 1000;
  const after = threads();
  const took = [...after].map(([id, seconds]) => seconds - (before.get(id) ?? 0));
  // Where the system does not tell, the clock must do.
  return { value, seconds: took.length ? Math.max(...took) : wall };
}

/** The seconds that the first thread of each process below this one has worked: a page runs in the first of its process. */
function threads() {
  const parents = new Map();
  const seconds = new Map();
  try {
    for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
      try {
        const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").pop().split(" ");
        parents.set(Number(name), Number(parent));
        seconds.set(Number(name), Number(readFileSync(`/proc/${name}/schedstat`, "utf8").split(" ")[0]) / 1e9);
      } catch {
        // It ended while it was looked at.
      }
    }
  } catch {
    return seconds;
  }
  const below = (id) => id === process.pid || (parents.has(id) && below(parents.get(id)));
  return new Map([...seconds].filter(([id]) => id !== process.pid && below(id)));
}
