// The rail's three views.

import { byId } from "./element.js";

const VIEWS = ["said", "names", "when"];

/** The tabs; `draw(view)` draws one view when it is first seen after a change. */
export function makeTabs(draw) {
  let shown = "said";
  let fresh = new Set();
  const tab = (view) => byId(`tab-${view}`);

  function show(view) {
    shown = view;
    for (const one of VIEWS) {
      tab(one).setAttribute("aria-selected", String(one === view));
      tab(one).tabIndex = one === view ? 0 : -1;
      byId(`view-${one}`).hidden = one !== view;
    }
    if (fresh.has(view)) return;
    fresh.add(view);
    draw(view);
  }

  for (const view of VIEWS) {
    tab(view).addEventListener("click", () => show(view));
    tab(view).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
      show(next);
      tab(next).focus();
      event.preventDefault();
    });
  }

  return {
    show,
    /** What the views show has changed. */
    draw() {
      fresh = new Set();
      show(shown);
    },
  };
}
