// The small card that explains a mark and offers to change it.

import { aboutMention, aboutName, aboutQuote, cited, sameName } from "./about.js";
import { button, byId, element } from "./element.js";
import { mendName, mendPerson, mendQuote, mendSpan } from "./mend.js";
import { placeNear } from "./placing.js";
import { wholeOf } from "./spans.js";

/**
 * The card. `jump` is told what the reader wants to see next, `copy` what to copy, `fix(words, corrections)` each
 * change, `learn(words, label)` a name for the dictionary, `find(of, range)` opens the mark of a stretch of the text, and
 * `explain(thing)` gives the same thing with its reasons, or null where it has them or none can be had.
 */
export function makeCard({ jump, copy, fix, learn, find, explain }) {
  const host = byId("card");
  let opener = null;

  function close(back = true) {
    if (host.hidden) return false;
    host.hidden = true;
    opener?.removeAttribute("data-open");
    if (back && opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
    return true;
  }

  /** Explains the thing that a mark in the article stands for. */
  function open(mark, thing, annotated, text) {
    close(false);
    opener = mark;
    mark.setAttribute("data-open", "");
    const done = (act) => (...values) => {
      close(false);
      act(...values);
    };
    const changes = { fix: done(fix), learn: done(learn) };
    const reach = (of) => mendSpan(thing, text, of, (range, correction) => {
      const moved = document.activeElement.dataset.move;
      done(fix)("where it begins and ends", [correction], "span");
      // The card stays with the mark, and the keyboard with the button.
      find(of, range);
      host.querySelector(`[data-move="${moved}"]`)?.focus({ preventScroll: true });
    });
    const about = element("div", { class: "about" });
    const say = (one) => about.replaceChildren(...(one.kind ? aboutQuote(one, annotated) : one.label ? aboutName(one, annotated) : aboutMention(one.mention, one.person)).flat(2).filter(Boolean));
    say(thing);
    explain(thing).then((explained) => {
      if (!explained || !about.isConnected) return;
      say(explained);
      placeNear(host, mark.getClientRects());
    }, () => {});
    const content = thing.kind ? quoteCard(thing, annotated, text, changes, reach) : thing.label ? nameCard(thing, annotated, text, changes, reach) : mentionCard(thing, annotated, text, changes);
    host.replaceChildren(about, ...content.flat(2).filter(Boolean), button({ class: "close", "aria-label": "Close" }, () => close(), "×"));
    host.hidden = false;
    placeNear(host, mark.getClientRects());
    host.focus({ preventScroll: true });
  }

  function quoteCard(quote, annotated, text, changes, reach) {
    const person = annotated.people.find(({ id }) => id === quote.speaker?.person);
    return [
      element("p", { class: "acts" },
        button({ class: "choice" }, () => copy(cited(quote.within ? quote : wholeOf(quote, annotated), person)), "Copy with its speaker"),
        quote.speaker?.mention ? button({ class: "choice" }, () => jump({ ...quote.speaker.mention, id: null }), "Show who speaks") : null),
      mendQuote(quote, annotated, text, changes),
      reach("quote"),
    ];
  }

  function nameCard(entity, annotated, text, changes, reach) {
    const same = sameName(entity, annotated);
    const next = same[(same.indexOf(entity) + 1) % same.length];
    return [
      element("p", { class: "acts" },
        next && next !== entity ? button({ class: "choice" }, () => jump(next), "Next mention") : null,
        button({ class: "choice" }, () => changes.learn(entity.text, entity.label), "Add to my dictionary")),
      mendName(entity, annotated, text, changes),
      reach("name"),
    ];
  }

  function mentionCard({ mention }, annotated, text, { fix: change }) {
    return [mendPerson(mention, annotated, text, change)];
  }

  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!host.hidden && !host.contains(event.target)) close(false);
  });

  return { open, close };
}
