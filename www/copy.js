// Copying: what goes to the clipboard is made here and never read off the page.

/** Copies text, and HTML where there is some; gives whether the browser let it. Called from a click or a key. */
export async function copyOut(plain, html = null) {
  let done = false;
  const put = (event) => {
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", put, { capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  if (done) return true;
  try {
    if (html) await navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) })]);
    else await navigator.clipboard.writeText(plain);
    return true;
  } catch {
    return false;
  }
}

/** The copy of the article is the pasted text, whatever is drawn around it; `selected()` gives it, or "". */
export function listenForCopies(selected) {
  document.addEventListener("copy", (event) => {
    if (event.target.closest?.("textarea, input")) return;
    const copied = selected();
    if (!copied) return;
    event.clipboardData.setData("text/plain", copied);
    event.preventDefault();
  });
}
