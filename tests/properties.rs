//! What holds for the annotation of any text whatever: arbitrary Unicode, and a soup of what news is made of.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use unicode_segmentation::UnicodeSegmentation;
use whosaid::document::Quote;
use whosaid::entity::Label;
use whosaid::export::Format;
use whosaid::quote::Kind;
use whosaid::{Annotator, Document, OffsetUnit, Options, Span};

/// What real articles are made of, and what goes wrong in them.
const SOUP: &[&str] = &[
    "Ada Marsh",
    "Marsh",
    "Mr. Okoro",
    "President",
    "the French leader",
    "The governor",
    "he",
    "She",
    "they",
    "I",
    "Kremlin",
    "Russia",
    "Russia’s",
    "U.S.",
    "Bank of Ghana",
    "Reuters",
    "said",
    "says",
    "told",
    "told reporters",
    "according to",
    "added:",
    "asked",
    "that",
    "who",
    "when",
    "will not",
    "and",
    "the",
    "of",
    "in",
    "to",
    "war",
    "peace",
    "bridge",
    "on Monday, Feb. 7",
    "4 pm GMT",
    "2022-02-07",
    "$1.5 billion",
    "5'10\"",
    "6' 2''",
    "20%",
    "more than 100,000",
    "three",
    "\"",
    "\"",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "`",
    "&quot;",
    "&#8220;",
    "&amp;",
    "&#x201d;",
    "&#39;",
    ",",
    ",",
    ".",
    ".",
    "?",
    "!",
    ":",
    "—",
    "–",
    "-",
    "…",
    "...",
    "(",
    ")",
    "[",
    "]",
    ";",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "👩‍👩‍👧",
    "🇫🇷",
    "é",
    "e\u{301}",
    "\u{301}",
    "नमस्ते",
    "한국",
    "日本",
    "شكرا",
    "n't",
    "'s",
    "’s",
    "s'",
    "O'Brien",
    "Jean-Luc",
    "http://a.example/?q=\"x\"",
    "@ada",
    "#vote",
    "a.m.",
    "No. 10",
    "J.K.",
    "LONDON (Reuters) -",
    "1.",
    "•",
    "<b>",
    "</p>",
    "ﬁ",
    "ı",
    "İ",
    "ß",
    "ǅ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = (0..SOUP.len(), prop_oneof![4 => Just(" "), 1 => Just("")]);
    prop::collection::vec(piece, 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(at, gap)| format!("{}{gap}", SOUP[at])).collect())
}

thread_local! {
    static ANNOTATOR: Annotator = Annotator::default();
}

fn annotate(text: &str) -> Document<'_> {
    ANNOTATOR.with(|annotator| annotator.annotate(text, &Options::default()))
}

/// All that must hold of the annotation of `text`.
fn check(text: &str) -> Result<(), TestCaseError> {
    let document = annotate(text);
    let edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let sound = |what: &str, span: Span, slice: &str| {
        prop_assert!(span.start < span.end && span.end <= text.len(), "{what} {span:?} of {}", text.len());
        prop_assert!(edges.binary_search(&span.start).is_ok(), "{what} {span:?} begins inside a grapheme");
        prop_assert!(edges.binary_search(&span.end).is_ok(), "{what} {span:?} ends inside a grapheme");
        prop_assert_eq!(&text[span.start..span.end], slice, "{}", what);
        Ok(())
    };
    let share = |what: &str, score: f32| {
        prop_assert!((0.0..=1.0).contains(&score), "{what} scored {score}");
        Ok(())
    };
    prop_assert_eq!((document.version, document.offset_unit), (1, OffsetUnit::Byte));
    let people = document.people.len();

    let mut end = 0;
    for (at, entity) in document.entities.iter().enumerate() {
        sound("entity", entity.mention.span, entity.mention.text)?;
        share("entity", entity.score)?;
        prop_assert_eq!(entity.id.index(), at);
        prop_assert!(entity.mention.span.start >= end, "entities overlap or are out of order: {:?}", entity);
        end = entity.mention.span.end;
        prop_assert!(entity.person.is_none_or(|person| person.index() < people), "{:?}", entity);
    }

    let mut open: Vec<Span> = Vec::new();
    let mut last = Span::new(0, usize::MAX);
    for (at, quote) in document.quotes.iter().enumerate() {
        let span = quote.mention.span;
        sound("quote", span, quote.mention.text)?;
        share("quote", quote.score)?;
        prop_assert_eq!(quote.id.index(), at);
        prop_assert!((last.start, usize::MAX - last.end) <= (span.start, usize::MAX - span.end), "quotes are out of order");
        last = span;
        open.retain(|outer| outer.end > span.start);
        for outer in &open {
            prop_assert!(outer.contains(span), "quotes {outer:?} and {span:?} cross");
        }
        open.push(span);
        if let Some(within) = quote.within {
            let report = document.quotes.get(within.index());
            let holds = report.is_some_and(|report| report.kind == Kind::Mixed && report.mention.span.contains(span));
            prop_assert!(holds && quote.kind == Kind::Direct, "{:?} is not within {:?}", quote, report);
        }
        if let Some(cue) = quote.cue {
            sound("cue", cue.span, cue.text)?;
        }
        if let Some(speaker) = &quote.speaker {
            share("speaker", speaker.score)?;
            prop_assert!(quote.kind != Kind::Term, "a term has a speaker: {:?}", quote);
            prop_assert!(!speaker.name.is_empty() && text.contains(speaker.name), "{:?}", speaker);
            if let Some(mention) = speaker.mention {
                sound("speaker", mention.span, mention.text)?;
            }
            if let Some(person) = speaker.person {
                prop_assert_eq!(document.people.get(person.index()).map(|person| person.name), Some(speaker.name));
            }
        }
    }

    let mut first = 0;
    for (at, person) in document.people.iter().enumerate() {
        prop_assert_eq!(person.id.index(), at);
        prop_assert!(!person.name.is_empty() && text.contains(person.name), "{:?}", person);
        prop_assert!(!person.label.is_numeric() && person.label != Label::Language, "{:?}", person);
        prop_assert!(!person.mentions.is_empty(), "{:?} is nowhere", person);
        for mention in &person.mentions {
            sound("mention", mention.span, mention.text)?;
        }
        prop_assert!(person.mentions.is_sorted_by_key(|mention| mention.span), "{:?}", person);
        let begin = person.mentions[0].span.start;
        prop_assert!(begin >= first, "people are not in the order of their first mentions: {:?}", document.people);
        first = begin;
    }
    prop_assert_eq!(&annotate(text), &document, "the same text is annotated in two ways");
    units(text, &document)
}

/// Every unit counts the same places, one by one.
fn units(text: &str, document: &Document<'_>) -> Result<(), TestCaseError> {
    for (unit, count) in [
        (OffsetUnit::Codepoint, (|text| text.chars().count()) as fn(&str) -> usize),
        (OffsetUnit::Utf16, |text| text.encode_utf16().count()),
        (OffsetUnit::Byte, str::len),
    ] {
        let converted = document.clone().in_units(text, unit);
        let same = |bytes: Span, span: Span| {
            let expected = Span::new(count(&text[..bytes.start]), count(&text[..bytes.end]));
            prop_assert_eq!(span, expected, "{:?} in {:?}", bytes, unit);
            Ok(())
        };
        for (one, other) in document.entities.iter().zip(&converted.entities) {
            same(one.mention.span, other.mention.span)?;
        }
        for (one, other) in document.quotes.iter().zip(&converted.quotes) {
            same(one.mention.span, other.mention.span)?;
            if let (Some(one), Some(other)) = (one.cue, other.cue) {
                same(one.span, other.span)?;
            }
            let mention =
                |quote: &Quote<'_>| quote.speaker.as_ref().and_then(|speaker| speaker.mention.map(|mention| mention.span));
            if let (Some(one), Some(other)) = (mention(one), mention(other)) {
                same(one, other)?;
            }
        }
        for (one, other) in document.people.iter().zip(&converted.people) {
            for (one, other) in one.mentions.iter().zip(&other.mentions) {
                same(one.span, other.span)?;
            }
        }
    }
    Ok(())
}

/// The characters that a browser shows for the article of an exported page.
fn shown(page: &str) -> String {
    let article =
        page.split_once("<article>").and_then(|(_, rest)| rest.split_once("</article>")).map_or("", |(article, _)| article);
    let pieces = article.split('<').enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('>').map_or("", |(_, text)| text),
    });
    let mut shown: String = pieces.collect();
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")] {
        shown = shown.replace(entity, character);
    }
    shown
}

fn config(cases: u32) -> ProptestConfig {
    // A fixed seed: a test that fails for somebody fails for everybody. More cases, of other seeds, by
    // PROPTEST_CASES and PROPTEST_RNG_SEED.
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_220_207);
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_text_is_annotated_soundly(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_news_is_annotated_soundly(text in soup()) {
        check(&text)?;
    }

    #[test]
    fn reasons_change_nothing_and_none_is_missing(text in soup()) {
        let mut document = ANNOTATOR.with(|annotator| annotator.annotate(&text, &Options { reasons: true, ..Options::default() }));
        for entity in &mut document.entities {
            prop_assert!(!entity.why.is_empty(), "{}", entity.mention.text);
            entity.why.clear();
        }
        prop_assert_eq!(document.entities, annotate(&text).entities);
    }

    #[test]
    fn exports_keep_the_text(text in soup()) {
        let document = annotate(&text);
        prop_assert_eq!(shown(&Format::Html.write(&text, &document)), text.replace('\0', "\u{FFFD}"));
        for format in Format::ALL {
            let written = format.write(&text, &document);
            // Of a text without marks brat has nothing to say.
            prop_assert!(!written.is_empty() || format == Format::Brat);
        }
    }
}

#[test]
fn texts_of_a_word_or_two_are_annotated_soundly() {
    for first in ["4", "4S", "The", "said", "by", "who", "“"] {
        for second in SOUP {
            for text in [format!("{first}{second}"), format!("{first} {second}"), format!("{second} {first}")] {
                check(&text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            }
        }
    }
}

#[test]
fn odd_texts_are_annotated_soundly() {
    for text in [
        "",
        " ",
        "\0",
        "\"",
        "“",
        "\u{feff}",
        "\r\n",
        "e\u{301}\u{301}\u{301} said “e\u{301}”",
        "“\u{301}Yes,” Ada Marsh said.",
        "\"\u{200d}Yes\"\u{fe0f} she said",
        "&quot;&quot;&quot;",
        "Ada\u{ad}Marsh\u{200b}said, “Yes.”\u{200b}",
    ] {
        check(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    }
    for piece in [
        "\"",
        "“",
        "”",
        "'",
        "‘",
        "(",
        "“‘",
        "'' ``",
        "A",
        "Ada Marsh ",
        "said ",
        "1 ",
        "1,",
        "\n",
        "\u{301}",
        "&amp;",
        "“A,” he said. ",
    ] {
        let text = piece.repeat(3000 / piece.len());
        check(&text).unwrap_or_else(|error| panic!("{piece:?} many times: {error}"));
    }
}
