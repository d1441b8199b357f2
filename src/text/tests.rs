//! Table tests of reading: one row a case.

use proptest::prelude::*;

use super::lines::Lines;
use super::{Text, TokenKind, scan};

fn words(source: &str) -> String {
    let text = Text::new(source);
    (0..text.tokens().len()).map(|index| text.word(index)).collect::<Vec<_>>().join("|")
}

fn sentences(source: &str) -> Vec<&str> {
    let text = Text::new(source);
    text.sentences().iter().map(|sentence| text.span(sentence.clone()).of(source)).collect()
}

#[test]
fn tokens_of_messy_paste() {
    for (source, expected) in [
        ("Mr. Marsh won't go.", "Mr.|Marsh|won't|go|."),
        ("the U.S. and the U.N.", "the|U.S.|and|the|U.N."),
        ("Russia’s Peskov", "Russia|'s|Peskov"),
        ("they’re O’Brien’s", "they|'re|O'Brien|'s"),
        ("J. K. Adeyemi of AT&T", "J.|K.|Adeyemi|of|AT&T"),
        ("AT&amp;T &quot;yes&quot; don&#39;t", "AT&T|\"|yes|\"|don't"),
        ("Ukrai\u{ad}ne and\u{200b} Po\u{200b}land", "Ukraine|and|Poland"),
        ("$1.2bn, 100,000 at 10:30", "$|1.2bn|,|100,000|at|10:30"),
        ("on 2022-02-07, aged 18-year-old", "on|2022-02-07|,|aged|18|-|year|-|old"),
        ("``so'' he said", "``|so|''|he|said"),
        ("No. 10 said no. Then", "No.|10|said|no|.|Then"),
        ("see www.example.org/a?b=1. Or a@b.example, yes", "see|www.example.org/a?b=1|.|Or|a@b.example|,|yes"),
        ("Amazon.com rose.Next", "Amazon.com|rose|.|Next"),
        ("US-backed — “go”...", "US|-|backed|—|“|go|”|..."),
        ("Jan. 5 at 4 p.m. in", "Jan.|5|at|4|p.m.|in"),
        ("@marsh #vote2024 email", "@marsh|#vote2024|email"),
        ("São Paulo, Cote d’Ivoire", "São|Paulo|,|Cote|d'Ivoire"),
        ("a\u{301}b e\u{301}", "a\u{301}b|e\u{301}"),
        ("the workers' pay", "the|workers|'|pay"),
        ("word\u{a0}word\r\nline", "word|word|line"),
    ] {
        assert_eq!(words(source), expected, "{source}");
    }
}

#[test]
fn sentences_end_where_a_reader_stops() {
    for (source, expected) in [
        ("He left. She stayed.", vec!["He left.", "She stayed."]),
        ("Mr. Marsh left. Dr. Okoye stayed.", vec!["Mr. Marsh left.", "Dr. Okoye stayed."]),
        ("He lives in the U.S. The war ended.", vec!["He lives in the U.S.", "The war ended."]),
        ("The U.S. Senate voted.", vec!["The U.S. Senate voted."]),
        ("“Why?” he asked. “No.” She left.", vec!["“Why?” he asked.", "“No.”", "She left."]),
        ("It rose 3.5 percent. Then it fell.", vec!["It rose 3.5 percent.", "Then it fell."]),
        ("J. K. Adeyemi spoke. Nobody heard.", vec!["J. K. Adeyemi spoke.", "Nobody heard."]),
        ("Wait... what? Go!", vec!["Wait... what?", "Go!"]),
        ("“We won,” he said. “We won.”", vec!["“We won,” he said.", "“We won.”"]),
        ("At 5 p.m. Monday it rained.", vec!["At 5 p.m. Monday it rained."]),
        ("A heading\n\nA text.", vec!["A heading", "A text."]),
    ] {
        assert_eq!(sentences(source), expected, "{source}");
    }
}

#[test]
fn the_head_of_a_text_splits_no_grapheme() {
    let source = "Zoë 👩\u{200d}👧 “a\u{301}b”\r\n";
    for (most, head) in [
        (100, source),
        (source.len() - 2, "Zoë 👩\u{200d}👧 “a\u{301}b”"),
        (24, "Zoë 👩\u{200d}👧 “a\u{301}b"),
        (23, "Zoë 👩\u{200d}👧 “a\u{301}"),
        (22, "Zoë 👩\u{200d}👧 “"),
        (12, "Zoë"),
        (3, "Z"),
        (0, ""),
    ] {
        assert_eq!(super::head(source, most), head, "{most}");
    }
}

#[test]
fn only_white_space_and_hidden_characters_lie_between_tokens() {
    let source = "\u{feff} “Flags 🇫🇷🇩🇪, 👩\u{200d}👩\u{200d}👧!”\r\n\r\nNext\u{2028}line\u{0}x";
    let text = Text::new(source);
    let mut end = 0;
    for token in text.tokens() {
        assert!(
            source[end..token.span().start].chars().all(|c| c.is_whitespace() || c.is_control() || super::cursor::is_hidden(c))
        );
        end = token.span().end;
    }
    assert_eq!(text.tokens()[0].kind, TokenKind::Mark);
    assert!(words(source).contains("🇫🇷|🇩🇪"));
}

#[test]
fn words_of_one_kind_and_reading_have_one_number() {
    let text = Text::new("The bus, the bus\u{ad} and “The” bus’s.");
    let numbered: Vec<(usize, &str)> = (0..text.tokens().len()).map(|at| (text.word_id(at), text.word(at))).collect();
    let expected = [
        (0, "The"),
        (1, "bus"),
        (2, ","),
        (3, "the"),
        (1, "bus"),
        (4, "and"),
        (5, "“"),
        (0, "The"),
        (6, "”"),
        (1, "bus"),
        (7, "'s"),
        (8, "."),
    ];
    assert_eq!(numbered, expected);
    let words: Vec<&str> = text.words().map(|(_, word)| word).collect();
    assert_eq!(words, ["The", "bus", ",", "the", "and", "“", "”", "'s", "."]);
}

#[test]
fn every_token_knows_its_sentence_and_paragraph() {
    let text = Text::new("Bridge to close\n\nIt shuts on Monday. Nobody objected.\n\n“Good,” she said.");
    for (number, sentence) in text.sentences().iter().enumerate() {
        assert!(sentence.clone().all(|at| text.sentence_of(at) == number));
    }
    for (number, paragraph) in text.paragraphs().iter().enumerate() {
        assert!(paragraph.tokens().all(|at| text.paragraph_of(at) == number));
    }
    let end = text.tokens().len();
    assert_eq!((text.sentence_of(end), text.paragraph_of(end)), (text.sentences().len(), text.paragraphs().len()));
}

/// What news is made of, and what may stand in the way of the short way through it.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "I",
        "Mr",
        "No",
        "www",
        "WWW",
        "Inc",
        "etc",
        "was",
        "Ph",
        "D",
        "http",
        "x1",
        "7",
        "1.5",
        " ",
        "  ",
        "\n",
        "\r",
        "\r\n",
        ".",
        "..",
        ",",
        ";",
        ":",
        "!",
        "?",
        "(",
        ")",
        "$",
        "%",
        "\"",
        "'",
        "’",
        "‘",
        "“",
        "”",
        "–",
        "—",
        "…",
        "-",
        "@",
        "&",
        "&amp;",
        "#",
        "/",
        "_",
        "+",
        "é",
        "\u{301}",
        "\u{200d}",
        "\u{ad}",
        "\u{a0}",
        "\u{2028}",
        "\u{2019}s",
        "s",
        "中",
        "🇫🇷",
        "👩",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn the_short_way_through_a_text_finds_the_same_tokens(source in pieces()) {
        prop_assert_eq!(scan::tokens(&source), scan::tokens_one_by_one(&source));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_text_has_the_tokens_of_a_new_one(versions in prop::collection::vec((pieces(), pieces(), pieces()), 1..4)) {
        let mut before = Lines::default();
        let mut text = "Mr. Marsh’s bridge,\nclosed.\r\n“Yes,” he said.\n\nOn 7 May J.\nReed left. It was shut, and that was that.".to_owned();
        for (first, middle, last) in versions {
            // Something is typed at the start, at the end, or behind a line end.
            let line = text.find('\n').map_or(0, |end| end + 1);
            text = format!("{first}{}{middle}{}{last}", &text[..line], &text[line..]);
            let cut = before.cut(&text);
            prop_assert_eq!(&cut, &scan::tokens(&text), "{:?}", text);
            before.keep(&text, &cut);
        }
    }
}
