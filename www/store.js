// What the page knows, in one place; views are told of each change and draw themselves.

/** Makes a store; `change` merges new values in and tells every listener what it was before. */
export function makeStore(state) {
  const listeners = [];
  return {
    get: () => state,
    listen(listener) {
      listeners.push(listener);
    },
    change(values) {
      const before = state;
      state = { ...state, ...values };
      for (const listener of listeners) listener(state, before);
    },
  };
}
