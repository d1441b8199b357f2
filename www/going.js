// Going about in the article: from mark to mark, from the lists to the text, and who is who at a glance.

import { byId } from "./element.js";

/** Ways about the article that `article` draws; `explain(mark)` opens a card. */
export function makeWays(article, explain) {
  const host = byId("article");

  function flash(mark) {
    for (const one of document.querySelectorAll(".flash")) one.classList.remove("flash");
    mark.classList.add("flash");
    setTimeout(() => mark.classList.remove("flash"), 1600);
  }

  /** Lights up every mention of a person, and their quotes in the picture of the article; null puts the lights out. */
  function light(person) {
    for (const one of document.querySelectorAll("#article .lit, #strip .lit")) one.classList.remove("lit");
    if (!person) return;
    const of = `[data-person="${CSS.escape(person)}"]`;
    for (const one of document.querySelectorAll(`#article ${of}:not([data-kind]), #strip ${of}`)) one.classList.add("lit");
  }

  for (const event of ["pointerover", "focusin"]) {
    host.addEventListener(event, ({ target }) => light(target.closest?.("mark[data-label], .mention")?.dataset.person ?? null));
  }
  host.addEventListener("pointerleave", () => light(null));

  host.addEventListener("click", ({ target }) => {
    const mark = target.closest("mark, .mention");
    if (mark && getSelection().isCollapsed) explain(mark);
  });

  return {
    light,

    /** Shows a quote, entity or other stretch of the text. */
    jump({ id, start }) {
      article.reveal(start);
      const mark = id ? article.find(id, start) : null;
      if (!mark) return;
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
      flash(mark);
    },

    /** Goes to the next or previous mark of a kind, from the one that has the focus. */
    walk(selector, step) {
      const marks = [...host.querySelectorAll(selector)].filter((mark) => !mark.hasAttribute("data-goes-on"));
      if (!marks.length) return;
      const here = document.activeElement.closest("#article :is(mark, .mention)");
      let at = step > 0 ? 0 : marks.length - 1;
      if (here) {
        const follows = (mark) => here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
        const precedes = (mark) => here.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING;
        at = step > 0 ? marks.findIndex((mark) => mark !== here && follows(mark)) : marks.findLastIndex((mark) => mark !== here && precedes(mark));
      }
      if (at < 0) return;
      marks[at].focus({ preventScroll: true });
      marks[at].scrollIntoView({ block: "nearest" });
    },

    /** Selects words by keyboard, from the mark that has the focus. */
    stretch(step) {
      const selection = getSelection();
      const mark = document.activeElement.closest("#article :is(mark, .mention)");
      if (selection.isCollapsed || !host.contains(selection.anchorNode)) {
        if (mark) selection.selectAllChildren(mark);
        else selection.collapse(host, 0);
      }
      selection.modify("extend", step > 0 ? "forward" : "backward", "word");
    },
  };
}
