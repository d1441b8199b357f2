//! Scripts, style sheets and markup with ASCII alone: what is beyond it stands there by its number.
//!
//! In scripts and style sheets that means the same in strings, templates and regular expressions, and nowhere else do ours
//! have such characters (the comments are gone by then).

/// A script.
pub(crate) fn script(source: &str) -> String {
    escaped(source, |letter, out| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    })
}

/// A style sheet.
pub(crate) fn style(source: &str) -> String {
    escaped(source, |letter, out| out.push_str(&format!("\\{:x} ", u32::from(letter))))
}

/// Markup; its scripts and style sheets must be in ASCII already.
pub(crate) fn markup(source: &str) -> String {
    escaped(source, |letter, out| out.push_str(&format!("&#{};", u32::from(letter))))
}

fn escaped(source: &str, escape: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(source.len());
    for letter in source.chars() {
        if letter.is_ascii() { out.push(letter) } else { escape(letter, &mut out) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_own_way() {
        let source = "a“é😀”";
        assert_eq!(script(source), "a\\u201c\\u00e9\\ud83d\\ude00\\u201d");
        assert_eq!(style(source), "a\\201c \\e9 \\1f600 \\201d ");
        assert_eq!(markup(source), "a&#8220;&#233;&#128512;&#8221;");
    }
}
