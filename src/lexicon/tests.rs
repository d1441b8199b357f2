//! Table tests of lookup, and the scan against a plain search.

use proptest::collection::vec;
use proptest::prelude::*;

use super::fold::{self, shape};
use super::{Classes, Lexicon, compile};
use crate::text::Text;

fn lexicon(list: &str) -> Lexicon {
    Lexicon::load(&compile::compile(&[("test.tsv", list)]).unwrap()).unwrap()
}

const LIST: &str = "\
# A test.
Paris\tcity\tFR
French\tgroup\tFR
US\tcountry\tUS
us\tcommon
White House\tmetonym\tUS
White House Correspondents' Dinner\tevent
Côte d'Ivoire\tcountry\tCI
Guinea-Bissau\tcountry\tGW
Marks & Spencer\tcompany\tGB
AT&T\tcompany
president\ttitle role
Mr.\ttitle male
will\tcommon
Will\tgiven male
iPhone\tproduct
Bank of England\torg\tGB
according to\tcue
May\tcalendar
Dr\ttitle
São Paulo\tcity\tBR
";

#[test]
fn words_and_phrases_by_their_spelling() {
    let lexicon = lexicon(LIST);
    for (phrase, classes, country) in [
        ("Paris", "city", "FR"),
        ("PARIS", "city", "FR"),
        ("paris", "", ""),
        ("French", "group", "FR"),
        ("US", "country", "US"),
        ("U.S.", "country", "US"),
        ("us", "common", ""),
        ("Us", "common", ""),
        ("White House", "metonym", "US"),
        ("WHITE HOUSE", "metonym", "US"),
        ("White house", "", ""),
        ("White", "", ""),
        ("White House Correspondents' Dinner", "event", ""),
        ("White House Correspondents’ Dinner", "event", ""),
        ("Cote d’Ivoire", "country", "CI"),
        ("COTE D'IVOIRE", "country", "CI"),
        ("Guinea-Bissau", "country", "GW"),
        ("Guinea–Bissau", "country", "GW"),
        ("Guinea", "", ""),
        ("Marks and Spencer", "company", "GB"),
        ("Marks &amp; Spencer", "company", "GB"),
        ("AT&T", "company", ""),
        ("AT&amp;T", "company", ""),
        ("president", "title role", ""),
        ("President", "title role", ""),
        ("PRESIDENT", "title role", ""),
        ("Mr.", "male title", ""),
        ("Mr", "", ""),
        ("Will", "given male common", ""),
        ("will", "common", ""),
        ("iPhone", "product", ""),
        ("IPHONE", "product", ""),
        ("Iphone", "product", ""),
        ("iphone", "", ""),
        ("Bank Of England", "org", "GB"),
        ("bank of England", "", ""),
        ("According to", "cue", ""),
        ("Sao Paulo", "city", "BR"),
        ("SÃO PAULO", "city", "BR"),
        ("Sa\u{303}o Paulo", "city", "BR"),
        ("", "", ""),
        ("?", "", ""),
    ] {
        assert_eq!(lexicon.phrase(phrase).to_string(), classes, "{phrase}");
        assert_eq!(lexicon.country(phrase).unwrap_or_default(), country, "{phrase}");
        if Text::new(phrase).tokens().len() == 1 && !phrase.contains(';') {
            assert_eq!(lexicon.word(phrase).to_string(), classes, "{phrase}");
        }
    }
}

#[test]
fn the_longest_phrase_within_the_sentence() {
    let lexicon = lexicon(LIST);
    for (source, at, expected) in [
        ("the White House Correspondents' Dinner", 1, Some("White House Correspondents' Dinner")),
        ("the White House Correspondents left", 1, Some("White House")),
        ("the White House", 1, Some("White House")),
        ("the White House", 2, None),
        ("It is white. White. House of cards.", 2, None),
        ("White\n\nHouse", 0, None),
        ("Paris", 0, Some("Paris")),
        ("Paris", 9, None),
    ] {
        let text = Text::new(source);
        let found = lexicon.longest(&text, at).map(|hit| text.span(hit.tokens).of(source));
        assert_eq!(found, expected, "{source}");
        assert_eq!(lexicon.scan(&text).longest(at), lexicon.longest(&text, at), "{source}");
    }
}

#[test]
fn a_list_out_of_form_is_refused_with_its_line() {
    for (list, why) in [
        ("Paris\tcity\nLyon\ttown\n", "the lexicon's lists: places.tsv, line 2: \"town\" is no class"),
        ("Paris\n", "the lexicon's lists: places.tsv, line 1: a phrase without a class"),
        ("Paris\tcity\tFrance\n", "the lexicon's lists: places.tsv, line 1: \"France\" is no country"),
        (" \tcity\n", "the lexicon's lists: places.tsv, line 1: \" \" has 0 words, not 1 to 16"),
    ] {
        assert_eq!(compile::compile(&[("places.tsv", list)]).unwrap_err().to_string(), why);
    }
}

#[test]
fn damaged_files_are_refused() {
    let good = compile::compile(&[("test.tsv", LIST)]).unwrap();
    assert_eq!(Lexicon::load(&good).unwrap().phrases(), 18);
    for length in 0..good.len() {
        assert!(Lexicon::load(&good[..length]).is_err(), "cut at {length}");
    }
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        assert!(Lexicon::load(&bad).is_err(), "damaged at {at}");
    }
    assert!(Lexicon::load(b"").unwrap_err().to_string().contains("not a compiled lexicon"));
    assert!(Lexicon::load(b"WSLX\x7f").unwrap_err().to_string().contains("another version"));
}

/// A file whose checksum is right and whose content is not: refused, or at least read without a panic.
#[test]
fn hostile_files_do_no_harm() {
    let good = compile::compile(&[("test.tsv", LIST)]).unwrap();
    let head = super::table::MAGIC.len() + 8;
    let seal = |payload: &[u8]| {
        let mut file = super::table::MAGIC.to_vec();
        file.extend(super::table::checksum(payload).to_le_bytes());
        file.extend(payload);
        file
    };
    let text = Text::new("the White House in Paris, US, will say May");
    for at in head..good.len() {
        for bits in [0x01, 0x80, 0xff] {
            let mut bad = good.clone();
            bad[at] ^= bits;
            if let Ok(lexicon) = Lexicon::load(&seal(&bad[head..])) {
                lexicon.scan(&text);
            }
        }
        assert!(Lexicon::load(&seal(&good[head..at])).is_err(), "cut at {at}");
    }
}

#[test]
fn words_hash_as_their_folded_form() {
    for word in
        ["Paris", "SÃO", "U.S.", "U.S", "&", "AT&T", "Straße", "–", "Amazon.com", "O'Brien", "Ħal", "verylongwordindeed", "20"]
    {
        assert_eq!(fold::word(word).hash, fold::hash(fold::folded(word).as_bytes()), "{word}");
    }
    for (word, shape) in [
        ("us", shape::LOWER),
        ("Us", shape::CAPITAL),
        ("US", shape::UPPER),
        ("iPad", shape::CAPITAL),
        ("É", shape::UPPER),
        ("7", shape::UPPER),
    ] {
        assert_eq!(fold::word(word).shape, shape, "{word}");
    }
}

/// Looks for every phrase of a list at every token, one after the other.
fn naive(list: &[(String, u32)], text: &Text<'_>, at: usize) -> Option<(usize, Classes)> {
    let end = text.sentences()[text.sentence_of(at)].end;
    (at + 1..=end).rev().find_map(|end| {
        let words: Vec<String> = (at..end).map(|index| fold::folded(text.word(index))).collect();
        let fits = |spelling: &str| {
            let phrase = Text::new(spelling);
            phrase.tokens().len() == end - at
                && (0..end - at).all(|index| {
                    let asked = fold::asked(phrase.word(index));
                    fold::folded(phrase.word(index)) == words[index] && fold::word(text.word(at + index)).shape & asked == asked
                })
        };
        let is_acronym = |spelling: &str| {
            let phrase = Text::new(spelling);
            (0..phrase.tokens().len()).any(|index| fold::asked(phrase.word(index)) == shape::UPPER)
        };
        let fitting: Vec<&(String, u32)> = list.iter().filter(|(spelling, _)| fits(spelling)).collect();
        let acronym = fitting.iter().any(|(spelling, _)| is_acronym(spelling));
        let classes = fitting
            .iter()
            .filter(|(spelling, _)| !acronym || is_acronym(spelling))
            .fold(Classes::NONE, |all, (_, class)| all | Classes(1 << class));
        (!classes.is_empty()).then_some((end, classes))
    })
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["us", "Us", "white", "White", "house", "House", "of", "Of", "é", "-", "&", "and", "U.S.", "."])
}

proptest! {
    #[test]
    fn the_scan_finds_what_a_plain_search_finds(
        phrases in vec((vec(word(), 1..4), 0u32..4), 1..12),
        words in vec(word(), 1..30),
    ) {
        // Acronyms of one phrase that ask for different capitals are a matter of order; one spelling is enough here.
        let list: Vec<(String, u32)> = phrases.iter().map(|(words, class)| (words.join(" ").replace("U.S.", "us"), *class)).collect();
        let lines: String = list.iter().map(|(phrase, class)| format!("{phrase}\t{}\n", Classes::NAMES[*class as usize])).collect();
        let lexicon = lexicon(&lines);
        let source = words.join(" ");
        let text = Text::new(&source);
        let scan = lexicon.scan(&text);
        for at in 0..text.tokens().len() {
            let expected = naive(&list, &text, at);
            let found = scan.longest(at).map(|hit| (hit.tokens.end, hit.classes));
            prop_assert_eq!(&found, &expected, "{} at {} of {}", lines, at, source);
            prop_assert_eq!(scan.longest(at), lexicon.longest(&text, at));
            prop_assert_eq!(scan.word(at), lexicon.word(text.word(at)));
        }
    }

    #[test]
    fn any_text_is_scanned(source in ".{0,200}") {
        let lexicon = lexicon(LIST);
        let text = Text::new(&source);
        let scan = lexicon.scan(&text);
        for at in 0..text.tokens().len() {
            prop_assert_eq!(scan.longest(at), lexicon.longest(&text, at));
        }
    }
}
