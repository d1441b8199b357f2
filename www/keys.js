// The keyboard: the article is one stop for Tab; inside it, arrows go from mark to mark.

import { byId } from "./element.js";
import { recalled, remember } from "./keep.js";

/**
 * Listens for keys; `walk(marks, step)` moves, `stretch(step)` selects words, `mark()` offers to mark them,
 * `explain(mark)` opens a card, `help()` opens the help; `undo()` and `redo()`.
 */
export function listenForKeys({ walk, stretch, mark: enter, explain, undo, redo, help }) {
  const article = byId("article");
  const allowed = byId("keys-switch");
  allowed.checked = recalled("keys") !== "off";
  allowed.addEventListener("change", () => remember("keys", allowed.checked ? "on" : "off"));

  article.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target.closest("mark, .mention");
    if (event.key === "ArrowRight" && event.shiftKey) stretch(1);
    else if (event.key === "ArrowLeft" && event.shiftKey) stretch(-1);
    else if (event.key === "ArrowRight") walk("mark, .mention", 1);
    else if (event.key === "ArrowLeft") walk("mark, .mention", -1);
    else if (event.key === "Enter" && !getSelection().isCollapsed && enter()) event.stopPropagation();
    else if (event.key === "Enter" && mark) explain(mark);
    else if (event.key === "Escape" && mark) article.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !allowed.checked) return;
    if (event.target.closest("textarea, input, dialog")) return;
    if (event.key === "]") walk("mark[data-kind]", 1);
    else if (event.key === "[") walk("mark[data-kind]", -1);
    else if (event.key === "?") help();
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.target.closest("textarea, input, dialog")) return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  });

  // "Select all" means the article, not the page around it.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "a" || !(event.ctrlKey || event.metaKey) || article.hidden) return;
    if (event.target.closest("textarea, input, dialog")) return;
    event.preventDefault();
    getSelection().selectAllChildren(article);
  });
}
