//! A file of elements being written: markup of our own making, and characters of somebody else's.

use std::fmt::Write;

/// Whose rules say which characters can be held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// HTML: every character but the null character.
    Html,
    /// XML 1.0: not the control characters, nor two that are none.
    Xml,
}

/// What is written so far.
pub struct Markup {
    out: String,
    language: Language,
}

impl Markup {
    /// An empty file that will be about `size` bytes long.
    pub fn new(language: Language, size: usize) -> Markup {
        Markup { out: String::with_capacity(size), language }
    }

    /// Markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Markup as it is, put together. Writing to a string cannot fail.
    pub fn put(&mut self, markup: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(markup);
    }

    /// Text or an attribute's value. What the language cannot hold becomes U+FFFD; a carriage return is written by
    /// number, since a parser would read it as a line feed.
    pub fn characters(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\r' => self.raw("&#13;"),
                '\t' | '\n' => self.out.push(character),
                '\0' => self.raw("\u{FFFD}"),
                '\u{1}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' if self.language == Language::Xml => self.raw("\u{FFFD}"),
                other => self.out.push(other),
            }
        }
    }

    /// An attribute of the tag that is open.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.put(format_args!(" {name}=\""));
        self.characters(value);
        self.raw("\"");
    }

    /// An element that holds nothing but characters.
    pub fn element(&mut self, name: &str, text: &str) {
        self.put(format_args!("<{name}>"));
        self.characters(text);
        self.put(format_args!("</{name}>"));
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.out
    }
}
