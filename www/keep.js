// What the reader asked to be kept, in this browser and nowhere else. Without that wish nothing is ever written.

const FLAG = "whosaid-keeps";
const STORE = "session";
const PAUSE_MS = 400;

function request(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("another window of this page is in the way"));
  });
}

async function database() {
  const asked = indexedDB.open("whosaid", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return request(asked);
}

async function within(mode, act) {
  const opened = await database();
  try {
    return await request(act(opened.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    opened.close();
  }
}

/** Whether the reader asked for it, in this session or an earlier one. */
export function keeps() {
  try {
    return localStorage.getItem(FLAG) === "yes";
  } catch {
    return false;
  }
}

/** What was kept; null where nothing was. */
export async function kept() {
  if (!keeps()) return null;
  return (await within("readonly", (store) => store.get("session"))) ?? null;
}

/** Begins to keep. Throws where the browser does not let it. */
export async function beginToKeep(session) {
  await within("readwrite", (store) => store.put(session, "session"));
  localStorage.setItem(FLAG, "yes");
}

/** Clears all that was kept, and keeps no more. */
export async function forgetAll() {
  clearTimeout(due);
  due = 0;
  for (const key of Object.keys(localStorage)) if (key.startsWith("whosaid-")) localStorage.removeItem(key);
  await request(indexedDB.deleteDatabase("whosaid"));
}

let due = 0;

/** Keeps the session as it is now, a moment later; `failed` is told why where that could not be done. */
export function keepSoon(session, failed) {
  clearTimeout(due);
  due = setTimeout(() => {
    if (keeps()) within("readwrite", (store) => store.put(session(), "session")).catch(failed);
  }, PAUSE_MS);
}

/** Keeps a wish of the reader's, as "dark", where they asked for things to be kept. */
export function remember(key, value) {
  if (keeps()) localStorage.setItem(`whosaid-${key}`, value);
}

/** A wish that was kept, or null. */
export function recalled(key) {
  return keeps() ? localStorage.getItem(`whosaid-${key}`) : null;
}
