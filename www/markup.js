// Text out of markup: what was pasted or opened as HTML or Markdown becomes paragraphs, headings and nothing else.
// Tags are read here and never given to the browser.

const SKIPPED = new Set("head script style noscript template svg math canvas iframe object embed video audio picture map nav aside footer form button select textarea input dialog menu".split(" "));
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const PARAGRAPHS = new Set("p ul ol dl blockquote article section main header figure figcaption table pre hr address details summary h1 h2 h3 h4 h5 h6".split(" "));
const LINES = new Set("div li tr dt dd caption legend".split(" "));
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const RAW = new Set(["script", "style", "textarea", "title", "noscript", "template", "iframe"]);

// The names from U+00A0 on, in their order; and those that prose has.
const LATIN = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(" ");
const NAMED = new Map([
  ...LATIN.map((name, at) => [name, String.fromCharCode(0xa0 + at)]),
  ..."amp & lt < gt > quot \" apos ' ldquo “ rdquo ” lsquo ‘ rsquo ’ sbquo ‚ bdquo „ lsaquo ‹ rsaquo › ndash – mdash — horbar ― hellip … bull • trade ™ euro € dagger † prime ′ Prime ″ minus − OElig Œ oelig œ Scaron Š scaron š Zcaron Ž zcaron ž Ccaron Č ccaron č Cacute Ć cacute ć Lstrok Ł lstrok ł inodot ı Scedil Ş scedil ş Gbreve Ğ gbreve ğ zwj \u200d zwnj \u200c".split(" ").reduce((pairs, word, at, all) => (at % 2 ? [...pairs, [all[at - 1], word]] : pairs), []),
  ["ensp", "\u2002"], ["emsp", "\u2003"], ["thinsp", "\u2009"],
]);
// What numbers from 128 to 159 mean in the wild: the letters of Windows.
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The characters that HTML writes as names and numbers. */
export function decoded(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));?/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    if (code >= 128 && code < 160) return WINDOWS[code - 128];
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : "\ufffd";
  });
}

/** Whether markup has paragraphs of its own; what a code editor copies has none, and its plain text is the better one. */
export function hasParagraphs(html) {
  return /<(?:p|h[1-6]|li|blockquote|article|td)[\s>]/i.test(html);
}

/** Markup as text: `{ text, headings }`, paragraphs parted by an empty line, `headings` the lines that were headings. */
export function textOfHtml(html) {
  const words = new Words();
  const open = [];
  let skipping = 0;
  const close = (at) => {
    for (const { skips } of open.splice(at)) skipping -= Number(skips);
  };
  for (const { tag, closes, text, hidden } of pieces(bodyOf(html))) {
    if (tag === undefined) {
      if (!skipping) words.add(decoded(text), open.some((one) => one.tag === "pre"));
      continue;
    }
    if (closes) {
      const at = open.findLastIndex((one) => one.tag === tag);
      if (at >= 0) close(at);
      if (!skipping) words.part(tag, HEADINGS.has(tag));
      continue;
    }
    // A paragraph need not be closed: the next one does it.
    if (PARAGRAPHS.has(tag) && open.at(-1)?.tag === "p") close(open.length - 1);
    if (!skipping) words.part(tag);
    if (VOID.has(tag)) continue;
    const skips = SKIPPED.has(tag) || hidden;
    skipping += Number(skips);
    open.push({ tag, skips });
  }
  return words.whole();
}

/** Tags and text, in order. */
function* pieces(html) {
  const tags = /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<(\/?)([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
  let at = 0;
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    if (found.index > at) yield { text: html.slice(at, found.index) };
    at = tags.lastIndex;
    if (!found[2]) continue;
    const tag = found[2].toLowerCase();
    const hidden = /(?:^|\s)(?:hidden(?=[\s=/]|$)|aria-hidden\s*=\s*["']?true)|display\s*:\s*none/i.test(found[3]);
    yield { tag, closes: found[1] === "/", hidden };
    if (found[1] || !RAW.has(tag)) continue;
    const end = html.slice(at).search(new RegExp(`</${tag}[\\s>]`, "i"));
    at = end < 0 ? html.length : at + end;
    tags.lastIndex = at;
  }
  if (at < html.length) yield { text: html.slice(at) };
}

/** The part of a page that is its article: what a browser copied, else the longest article, else the main part. */
function bodyOf(html) {
  const copied = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html);
  if (copied) return copied[1];
  for (const tag of ["article", "main", "body"]) {
    const found = [...html.matchAll(new RegExp(`<${tag}[\\s>][\\s\\S]*?</${tag}\\s*>`, "gi"))].map(([whole]) => whole).sort((a, b) => b.length - a.length)[0];
    if (found && (tag === "body" || found.length > 600)) return found;
  }
  return html;
}

/** Collects words into paragraphs and lines. */
class Words {
  paragraphs = [];
  line = "";
  lines = [];
  headings = [];

  add(text, kept) {
    if (kept) {
      const [first, ...rest] = text.split("\n");
      this.line += first;
      for (const line of rest) {
        this.endLine();
        this.line = line;
      }
      return;
    }
    const plain = text.replace(/[ \t\r\n\f]+/g, " ");
    this.line += this.line === "" || this.line.endsWith(" ") ? plain.trimStart() : plain;
  }

  endLine() {
    const line = this.line.replace(/[ \t]+$/, "");
    if (line.trim() || this.lines.length) this.lines.push(line);
    this.line = "";
  }

  part(tag, heading = false) {
    if (PARAGRAPHS.has(tag)) {
      this.endLine();
      const paragraph = this.lines.join("\n").replace(/\n+$/, "");
      if (paragraph.trim()) {
        this.paragraphs.push(paragraph);
        if (heading) this.headings.push(paragraph.replace(/\s*\n\s*/g, " "));
        if (heading) this.paragraphs[this.paragraphs.length - 1] = this.headings.at(-1);
      }
      this.lines = [];
    } else if (tag === "br") {
      this.endLine();
    } else if (LINES.has(tag)) {
      if (this.line.trim()) this.endLine();
    } else if (tag === "td" || tag === "th") {
      if (this.line && !this.line.endsWith(" ")) this.line += "\t";
    }
  }

  whole() {
    this.part("p");
    return { text: this.paragraphs.length ? this.paragraphs.join("\n\n") : "", headings: this.headings };
  }
}

/** Markdown as text: its signs for headings, emphasis, links and pictures are taken away, its words stay. */
export function textOfMarkdown(source) {
  const headings = [];
  const lines = source.replace(/\r\n?/g, "\n").replace(/^---\n[\s\S]*?\n---\n/, "").replace(/<!--[\s\S]*?-->/g, "").split("\n");
  const plain = lines.flatMap((line, at) => {
    if (/^\s{0,3}(?:=+|-{2,})\s*$/.test(line) && lines[at - 1]?.trim()) {
      headings.push(inline(lines[at - 1]).trim());
      return [];
    }
    if (/^\s{0,3}(?:[-*_]\s*){3,}$/.test(line) || /^\s{0,3}\[[^\]]+\]:\s/.test(line)) return [""];
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading) {
      headings.push(inline(heading[1]));
      return [inline(heading[1])];
    }
    return [inline(line.replace(/^(\s*>)+\s?/, ""))];
  });
  return { text: plain.join("\n"), headings };
}

function inline(line) {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)/g, "$1")
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, "$1")
    .replace(/<(https?:[^>\s]+)>/g, "$1")
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]*?\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]*?\S)_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, "$1");
}
