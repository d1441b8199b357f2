//! Texts larger and stranger than anybody prints: they are annotated, soundly, and each export writes them.
//!
//! `cargo test` takes them small, `cargo test --release --test scale` at full size: ten million of one character, a
//! million marks.

use std::sync::LazyLock;

use whosaid::export::Format;
use whosaid::{Annotator, OffsetUnit, Options, Span};

/// How many of a million: an unoptimised build is some forty times as slow.
const SHARE: usize = if cfg!(debug_assertions) { 100 } else { 1 };

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::default);

/// What must hold of the annotation of `text`, in time linear in it.
fn check(name: &str, text: &str) {
    let document = ANNOTATOR.annotate(text, &Options::default());
    let mut end = 0;
    for entity in &document.entities {
        let span = entity.mention.span;
        assert!(span.start >= end && span.start < span.end, "{name}: {span:?} overlaps");
        assert_eq!(span.of(text), entity.mention.text, "{name}");
        end = span.end;
    }
    let mut open: Vec<Span> = Vec::new();
    for quote in &document.quotes {
        let span = quote.mention.span;
        assert_eq!(span.of(text), quote.mention.text, "{name}");
        while open.pop_if(|outer| outer.end <= span.start).is_some() {}
        assert!(open.last().is_none_or(|outer| outer.contains(span)), "{name}: {span:?} crosses");
        open.push(span);
    }
    for format in Format::ALL {
        let written = format.write(text, &document);
        assert!(!written.is_empty() || text.is_empty() || format == Format::Brat, "{name}: {}", format.name());
    }
    let converted = document.in_units(text, OffsetUnit::Utf16);
    let length = text.encode_utf16().count();
    assert!(converted.entities.iter().all(|entity| entity.mention.span.end <= length), "{name}");
}

#[test]
fn ten_megabytes_of_one_character() {
    for character in ["a", " ", "\n", "\u{301}", "\u{200d}", "\u{ad}", "\u{202e}", "한"] {
        check(&format!("{character:?}"), &character.repeat(10_000_000 / SHARE / character.len()));
    }
}

#[test]
fn a_million_marks() {
    for mark in ["\"", "“", "”", "'", "‘", "’", "''", "``", "«", "„", "&quot;"] {
        check(mark, &mark.repeat(1_000_000 / SHARE));
    }
}

#[test]
fn deep_nesting() {
    let deep = 300_000 / SHARE;
    for (open, close) in [("“", "”"), ("(", ")"), ("[", "]"), ("“‘", "’”"), ("« ", " »"), ("\"(", ")\""), ("“A ‘", "’ b”")]
    {
        check(open, &format!("{}Yes{}", open.repeat(deep), close.repeat(deep)));
    }
    check("reports", &"Ada Marsh said that ".repeat(deep / 4));
    check("chains", &format!("the {}Ada Marsh said.", "mayor of the ".repeat(deep / 4)));
}

#[test]
fn a_document_of_only_names() {
    let same = "Ada Marsh ".repeat(100_000 / SHARE);
    let mut other = String::new();
    for number in 0..200_000 / SHARE {
        // Names of which no two are the same: letters for digits.
        let name: String = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        other += &format!("Ada {}{} ", name[..1].to_uppercase(), &name[1..]);
    }
    for (name, text) in [("one name", &same), ("names", &other), ("names in a list", &other.replace(" Ada", ", Ada"))] {
        check(name, text);
    }
    check("names that speak", &other.replace(" Ada", " said. Ada"));
}

#[test]
fn zalgo_and_both_directions() {
    let zalgo = |word: &str| {
        word.chars().flat_map(|letter| [letter, '\u{351}', '\u{36b}', '\u{489}', '\u{302}', '\u{35a}']).collect::<String>()
    };
    let pieces = [
        format!("“{},” said {} {}. ", zalgo("We are ready"), zalgo("Ada"), zalgo("Marsh")),
        "\u{202e}“Yes,”\u{202c} said \u{2067}Ada Marsh\u{2069} on \u{200f}Monday. ".to_owned(),
        "“שלום,” said Ada Marsh. «مرحبا» she said: “नमस्ते”. ".to_owned(),
        format!("A{} said. ", "\u{301}".repeat(2000)),
        "👩‍👩‍👧‍👦🇫🇷🇩🇪🏳️‍🌈 said “👍🏽”. ".to_owned(),
    ];
    for piece in &pieces {
        check(&piece.chars().take(12).collect::<String>(), &piece.repeat(1_000_000 / SHARE / piece.len()));
    }
    check("all of it", &pieces.concat().repeat(500_000 / SHARE / pieces.concat().len()));
}
