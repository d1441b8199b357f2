// The names in the margin: drawn by the style sheet at each quote's first line, and kept clear of each other here.

const LINE = 16.25;
const GAP = 3;

const ruler = document.createElement("canvas").getContext("2d");

/** Moves down the names that would stand on the one above them, in these blocks. */
export function stackNames(blocks) {
  const quotes = blocks.flatMap((block) => [...block.querySelectorAll("[data-speaker]")]);
  if (!quotes.length) return;
  const drawn = getComputedStyle(quotes[0], "::before");
  // Where there is no margin the names stand in the line.
  const width = drawn.position === "absolute" ? Number.parseFloat(drawn.width) : 0;
  ruler.font = drawn.font || "500 13px sans-serif";
  const tops = quotes.map((quote) => quote.getClientRects()[0]?.top ?? 0);
  let free = -Infinity;
  for (const [at, quote] of quotes.entries()) {
    const drop = width ? Math.max(0, Math.round(free - tops[at])) : 0;
    if (drop) quote.style.setProperty("--drop", `${drop}px`);
    else quote.style.removeProperty("--drop");
    free = tops[at] + drop + linesOf(quote.dataset.speaker, width || 1) * LINE + GAP;
  }
}

/** How many lines a name takes. */
function linesOf(name, width) {
  let lines = 1;
  let line = "";
  for (const word of name.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && ruler.measureText(longer).width > width) {
      lines += 1;
      line = word;
    } else {
      line = longer;
    }
  }
  return lines;
}
