// The whole article at once: where quotes stand, a lane for each speaker. It is also a scrollbar.

import { byId, svg } from "./element.js";
import { speakersOf } from "./people.js";

const LANES = 6;
const HEIGHT = 1000;

/** The strip; `go` is told the position in the text that was pointed at, `view` says what part is in view. */
export function makeStrip(go, view) {
  const host = byId("strip");
  const frame = svg("rect", { class: "frame", x: 0, width: "100%", y: 0, height: 0 });
  let length = 0;

  const seek = (event) => {
    const box = host.getBoundingClientRect();
    go(Math.max(0, Math.min(1, (event.clientY - box.top) / box.height)) * length);
  };
  host.addEventListener("pointerdown", (event) => {
    seek(event);
    host.setPointerCapture(event.pointerId);
  });
  host.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) seek(event);
  });

  function follow() {
    const part = length ? view() : null;
    if (!part) return;
    frame.setAttribute("y", (part.start / length) * HEIGHT);
    frame.setAttribute("height", Math.max(8, ((part.end - part.start) / length) * HEIGHT));
  }

  return {
    follow,
    /** Draws the quotes of a text. */
    draw(text, { annotated, hidden }) {
      length = text.length;
      const speakers = speakersOf(annotated, hidden);
      const ranked = [...speakers].sort((a, b) => b.words - a.words).slice(0, LANES).map(({ key }) => key);
      const lanes = Math.min(LANES, Math.max(1, speakers.length));
      const picture = svg("svg", { viewBox: `0 0 ${lanes * 6} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
      picture.append(frame);
      const scale = HEIGHT / length;
      for (const speaker of speakers) {
        const lane = ranked.includes(speaker.key) ? ranked.indexOf(speaker.key) : lanes - 1;
        for (const kind of ["direct", "mixed", "indirect"]) {
          // One path for all, however many there are.
          const bars = speaker.quotes.filter((quote) => quote.kind === kind)
            .map(({ start, end }) => `M${lane * 6 + 1} ${(start * scale).toFixed(1)}h4v${Math.max(3, (end - start) * scale).toFixed(1)}h-4z`);
          if (!bars.length) continue;
          const path = svg("path", { class: `bar ${kind}`, "data-person": speaker.key, d: bars.join("") });
          const title = svg("title", {});
          title.textContent = speaker.name ?? "Speaker not known";
          path.append(title);
          picture.append(path);
        }
      }
      host.replaceChildren(picture);
      follow();
    },
  };
}
