// Where a card stands: near what it is about, and not on it.

import { byId } from "./element.js";

/**
 * Places a card under the last of these lines where there is room, else beside the text, so that the text can still be
 * read; in a narrow window it is a sheet at the window's foot, and what it is about is kept in view above it.
 */
export function placeNear(host, lines) {
  host.style.removeProperty("left");
  host.style.removeProperty("top");
  host.scrollTop = 0;
  if (!lines.length) return;
  const [first, line] = [lines[0], lines[lines.length - 1]];
  if (getComputedStyle(host).position === "fixed") {
    const covered = Math.min(line.bottom + 12 - host.getBoundingClientRect().top, first.top - 12);
    if (covered > 0) scrollBy(0, covered);
    return;
  }
  const { offsetWidth: width, offsetHeight: height } = host;
  const under = line.bottom + 8;
  const fits = under + height < innerHeight;
  const left = fits ? line.left : byId("article").getBoundingClientRect().right + 12;
  const top = fits ? under : Math.min(line.top - 8, innerHeight - height - 8);
  host.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
  host.style.top = `${Math.max(8, top) + scrollY}px`;
}
