//! dist/whosaid.html: the whole page in one file, which nothing may leave.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::Result;
use crate::ascii;
use crate::letters::{self, Letters};
use crate::manifest::{self, Manifest};
use crate::site::Parts;
use crate::slim;

/// So many bytes of the program are handed over at a time.
const PIECE: usize = 64_000;

/// Hands a piece of the program to the worker, where it stands behind the piece.
const HAND_OVER: &str = "module_boot.handOver()";

/// Writes the file: style and scripts inside, and a policy that allows these by their hashes and no connection at all.
pub(crate) fn write(manifest: &Manifest, parts: &Parts) -> Result<()> {
    // `</script` inside a script would end it; in a string or a comment the backslash changes nothing.
    let inside = |script: &str| ascii::script(&script.replace("</script", "<\\/script"));
    let [boot, script] = parts.scripts.each_ref().map(|script| inside(script));
    let style = ascii::style(&slim::style(&parts.style));
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; worker-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types whosaid",
        hash(&boot),
        hash(&script),
        hash(HAND_OVER),
        hash(&style)
    );
    let mut html = Template(parts.html.clone());
    html.replace(between(&parts.html, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">")?, &policy)?;
    html.replace("<link rel=\"icon\" href=\"icon.svg\">\n", "")?;
    html.replace("<link rel=\"manifest\" href=\"whosaid.webmanifest\">\n", "")?;
    // The worker starts while the rest of the file is read.
    html.replace(
        "<link rel=\"stylesheet\" href=\"style.css\">",
        &format!(
            "<script type=\"text/plain\" id=\"worker\">{}</script>\n<script>{boot}</script>\n<style>{style}</style>",
            inside(&parts.unpacker)
        ),
    )?;
    html.replace("<script type=\"module\" src=\"main.js\"></script>\n", "")?;
    // The page's own script stands before the program: it need not wait until a megabyte has been read.
    let mut end = format!("<script>{script}</script>\n");
    let Letters { groups, pieces } = letters::encode(&parts.packed, PIECE);
    for (at, (length, letters)) in pieces.iter().enumerate() {
        let last = if at + 1 == pieces.len() { " data-last" } else { "" };
        end.push_str(&format!(
            "<script type=\"text/plain\" data-length=\"{length}\" data-groups=\"{groups}\"{last}>{letters}</script>\
             <script>{HAND_OVER}</script>\n"
        ));
    }
    html.replace("</body>", &(end + "</body>"))?;
    // One character beyond ASCII, and browsers keep all of the page in two bytes a character.
    let html = ascii::markup(&html.0);
    manifest::write(&manifest.path(&manifest.output.page), html)?;
    println!("   wrote {}", manifest.output.page);
    Ok(())
}

/// A source as a Content-Security-Policy names it.
fn hash(source: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(source)))
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Result<&'t str> {
    let missing = || format!("www/index.html lacks {before}…{after}");
    let start = text.find(before).ok_or_else(missing)? + before.len();
    let end = text[start..].find(after).ok_or_else(missing)? + start;
    Ok(&text[start..end])
}

/// A source in which the build fills something in.
pub(crate) struct Template(pub(crate) String);

impl Template {
    /// Replaces what stands in the source exactly once.
    pub(crate) fn replace(&mut self, from: &str, to: &str) -> Result<()> {
        if self.0.matches(from).count() != 1 {
            return Err(format!("www must have this once: {from}"));
        }
        self.0 = self.0.replacen(from, to, 1);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_as_browsers_name_it() {
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn only_what_stands_once_is_replaced() {
        let mut page = Template("a b a".to_owned());
        assert!(page.replace("a", "c").is_err());
        assert!(page.replace("d", "c").is_err());
        page.replace("b", "c").unwrap();
        assert_eq!(page.0, "a c a");
    }
}
