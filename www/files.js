// Text files, opened or dropped.

const LARGEST = 50_000_000;

/** The text of a file, in UTF-8, UTF-16 with its mark, or else as Windows writes Western languages. */
export async function readText(file) {
  if (file.size > LARGEST) throw new Error(`“${file.name}” is larger than 50 MB.`);
  if (file.type && !file.type.startsWith("text/")) throw new Error(`“${file.name}” is not a text file.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.slice(0, 10_000).includes("\0")) throw new Error(`“${file.name}” is not a text file.`);
  return text;
}

function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Lets text files be dropped anywhere on the page; `veil` is shown meanwhile. */
export function acceptDrops(veil, open) {
  const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    veil.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open(file);
  });
}
