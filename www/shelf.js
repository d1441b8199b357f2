// The list of this session's articles, and whether they are kept in this browser.

import { titleOf } from "./articles.js";
import { button, byId, element } from "./element.js";
import { count } from "./labels.js";
import { beginToKeep, forgetAll, keeps, keepSoon, kept } from "./keep.js";
import { wordsIn } from "./people.js";

/** The list; `say` tells the reader, `fault` what went wrong. */
export function makeShelf({ store, articles, say, fault }) {
  const host = byId("shelf-list");
  const keep = byId("keep-switch");
  const session = () => {
    const { articles: all, at, dictionary } = store.get();
    return { articles: all.filter(({ text }) => text), at, dictionary };
  };
  const failed = (error) => fault(`This browser could not keep your articles: ${error?.message ?? error}.`);

  function draw() {
    const { articles: all, at } = store.get();
    const shown = all.filter(({ text }) => text);
    byId("shelf-button").textContent = shown.length > 1 ? `Articles (${shown.length})` : "Articles";
    // Nobody sees the list: it is drawn when it is opened.
    if (!byId("shelf").matches(":popover-open")) return;
    host.replaceChildren(...shown.map((one) => element("li", { class: one.id === at ? "here" : null },
      button({ class: "article-title", "aria-current": one.id === at ? "true" : null }, () => {
        byId("shelf").hidePopover();
        articles.open(one.id);
      }, element("span", { class: "best" }, titleOf(one)),
      element("span", { class: "about" }, [count(wordsIn(one.text.slice(0, 200_000)), "word", "words"), one.corrections.length ? count(one.corrections.length, "correction", "corrections") : ""].filter(Boolean).join(", "))),
      button({ class: "close", "aria-label": `Close “${titleOf(one)}”` }, () => {
        articles.close(one.id);
        host.querySelector("button")?.focus();
      }, "×"))));
    byId("shelf-empty").hidden = shown.length > 0;
  }

  byId("shelf").addEventListener("toggle", ({ newState }) => {
    if (newState === "open") draw();
  });

  keep.addEventListener("change", async () => {
    try {
      if (keep.checked) await beginToKeep(session());
      else await forgetAll();
      say(keep.checked ? "Your articles, corrections and dictionary are kept in this browser." : "Nothing is kept in this browser any more.");
    } catch (error) {
      keep.checked = false;
      failed(error);
    }
    byId("forget-button").hidden = !keep.checked;
  });
  byId("forget-button").addEventListener("click", async () => {
    try {
      await forgetAll();
      keep.checked = false;
      byId("forget-button").hidden = true;
      say("All that was kept in this browser is cleared. What you see is gone when you close the page.");
    } catch (error) {
      failed(error);
    }
  });

  store.listen((now, before) => {
    if (now.articles === before.articles && now.at === before.at && now.dictionary === before.dictionary) return;
    draw();
    if (keeps()) keepSoon(session, failed);
  });

  return {
    /** Brings back what was kept. */
    async restore() {
      keep.checked = keeps();
      byId("forget-button").hidden = !keep.checked;
      if (!keep.checked) return;
      try {
        const was = await kept();
        const here = store.get();
        if (!was?.articles?.length && !was?.dictionary) return;
        const own = here.articles.filter(({ text }) => text);
        const all = [...was.articles, ...own];
        if (all.length) store.change({ articles: all, at: own.length ? here.at : was.articles.some(({ id }) => id === was.at) ? was.at : all[0].id });
        if (was.dictionary && !here.dictionary) store.change({ dictionary: was.dictionary });
      } catch (error) {
        failed(error);
      }
    },
  };
}
