//! Table tests of custom dictionaries.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// What a dictionary finds: `words=LABEL`, or `words=LABEL (name)`.
fn found(dictionary: &str, source: &str) -> String {
    let dictionary = Dictionary::parse(dictionary).unwrap();
    let text = Text::new(source);
    let hits = dictionary.find(&text).into_iter().map(|Found { tokens, label, name }| {
        let words = text.span(tokens).of(source);
        name.map_or(format!("{words}={label}"), |name| format!("{words}={label} ({name})"))
    });
    hits.collect::<Vec<_>>().join("; ")
}

#[test]
fn phrases_are_found_by_case_on_whole_words() {
    for (dictionary, source, expected) in [
        ("Harbour Watch\tORG", "The Harbour Watch said", "Harbour Watch=ORG"),
        ("Harbour Watch\tORG", "HARBOUR WATCH SAYS", "HARBOUR WATCH=ORG"),
        ("Harbour Watch\tORG", "a harbour watch, Harbour watch, HARBOUR Watch", ""),
        (
            "harbour watch\tORG",
            "a harbour watch, Harbour Watch, HARBOUR WATCH",
            "harbour watch=ORG; Harbour Watch=ORG; HARBOUR WATCH=ORG",
        ),
        ("Ann\tPERSON", "Annual Ann, Ann's, Joann and Ann-Marie", "Ann=PERSON; Ann=PERSON; Ann=PERSON"),
        ("Ann-Marie\tPERSON", "Ann‑Marie and Ann–Marie and Ann Marie", "Ann‑Marie=PERSON; Ann–Marie=PERSON"),
        ("the Ferry Desk\tORG\tHarbour Watch", "The Ferry Desk", "Ferry Desk=ORG (Harbour Watch)"),
        ("D'Arcy\tPERSON", "D’Arcy and D&#39;Arcy", "D’Arcy=PERSON; D&#39;Arcy=PERSON"),
        ("Peña Nieto\tPERSON", "Pena Nieto, PEÑA NIETO", "Pena Nieto=PERSON; PEÑA NIETO=PERSON"),
        ("Straße\tFAC", "STRASSE, Strasse", "STRASSE=FAC; Strasse=FAC"),
        ("iPlayer\tPRODUCT", "iPlayer, IPLAYER, Iplayer", "iPlayer=PRODUCT; IPLAYER=PRODUCT"),
        ("U.S. Steel\tORG", "US Steel and U.S. Steel", "US Steel=ORG; U.S. Steel=ORG"),
        ("A & B\tORG", "A & B, A and B, A &amp; B", "A & B=ORG; A and B=ORG; A &amp; B=ORG"),
        ("Har\u{ad}bour\tGPE", "Harbour, Har\u{ad}bour", "Harbour=GPE; Har\u{ad}bour=GPE"),
        ("7-Eleven\tORG", "a 7-Eleven shop", "7-Eleven=ORG"),
        ("sea\u{a0}wall\tFAC", "the sea\nwall", "sea\nwall=FAC"),
        ("", "nothing", ""),
        ("x\tORG", "", ""),
    ] {
        assert_eq!(found(dictionary, source), expected, "{dictionary:?} in {source:?}");
    }
}

#[test]
fn of_overlapping_phrases_the_first_and_longest() {
    for (dictionary, source, expected) in [
        ("New Port\tGPE\nNew Port Times\tORG", "New Port Times in New Port", "New Port Times=ORG; New Port=GPE"),
        // The longer phrase fits but for its case, and hides nothing.
        ("Port Times Group\tORG\nPort\tGPE", "Port Times group", "Port=GPE"),
        ("a b c x\tORG\nb c\tGPE", "a b c d", "b c=GPE"),
        ("a b\tORG\nb c\tGPE", "a b c", "a b=ORG"),
        ("Will\tPERSON\nwill\tLAW", "Will will. WILL", "Will=PERSON; will=LAW; WILL=PERSON"),
    ] {
        assert_eq!(found(dictionary, source), expected, "{dictionary:?} in {source:?}");
    }
}

#[test]
fn a_line_out_of_form_is_named() {
    for (source, expected) in [
        ("Harbour Watch", "the dictionary: line 1: no label; a line is a phrase, a tab and a label"),
        ("# x\n\nHarbour Watch\tCLUB", "the dictionary: line 3: entity label: \"CLUB\" is none of the 18 types"),
        ("\tORG", "the dictionary: line 1: no phrase before the label"),
        ("a\tORG\tb\tc", "the dictionary: line 1: more than three fields"),
        ("Ann\tPERSON\nANN\tORG", "the dictionary: line 2: \"ANN\" stands in line 1 with another label or name"),
    ] {
        assert_eq!(Dictionary::parse(source).unwrap_err().to_string(), expected, "{source:?}");
    }
    for good in ["", "\u{feff}# only a remark\r\n", "Ann\tPERSON\r\nAnn\tPERSON\r\n", "  \t \nx\tORG\t\n"] {
        assert!(Dictionary::parse(good).is_ok(), "{good:?}");
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "A", "b", "B", "é", "E", "-", "x's", "of"])
}

proptest! {
    #[test]
    fn it_finds_what_a_plain_search_finds(phrases in vec(vec(word(), 1..4), 1..8), words in vec(word(), 0..25)) {
        let phrases: Vec<String> = phrases.iter().map(|words| words.join(" ")).collect();
        let source = words.join(" ");
        let lines: String = phrases.iter().map(|phrase| format!("{phrase}\tORG\n")).collect();
        let dictionary = Dictionary::parse(&lines).unwrap();
        let text = Text::new(&source);
        let plain = |text: &Text<'_>, range: Range<usize>| -> Vec<String> {
            range.map(|index| { let mut word = String::new(); fold::plain(text.word(index), |c| word.push(c)); word }).collect()
        };
        let count = text.tokens().len();
        let mut expected = Vec::new();
        let mut at = 0;
        while at < count {
            let fits = |end: usize| phrases.iter().any(|phrase| {
                let phrase = Text::new(phrase);
                let wanted = plain(&phrase, 0..phrase.tokens().len());
                let words = plain(&text, at..end);
                if phrase.source().chars().any(char::is_uppercase) {
                    words == wanted || words == wanted.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>()
                } else {
                    words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>() == wanted
                }
            });
            match (at + 1..=count).rev().find(|end| fits(*end)) {
                Some(end) => { expected.push(at..end); at = end; }
                None => at += 1,
            }
        }
        let found: Vec<Range<usize>> = dictionary.find(&text).into_iter().map(|hit| hit.tokens).collect();
        prop_assert_eq!(found, expected, "{:?} in {:?}", phrases, source);
    }
}

#[test]
fn the_signs_between_words_may_stand_in_texts_and_phrases() {
    let pieces = ["\u{1}", "\u{2}", "\u{1}\u{2}", "\u{2}\u{1}", "\u{ad}", "\u{ad} \u{ad}", "a\u{1}", "\u{2}a", "\u{200b}", "a"];
    for phrase in pieces {
        for other in pieces {
            let Ok(dictionary) = Dictionary::parse(&format!("{phrase}{other}\tORG\n")) else { continue };
            for text in pieces {
                let source = format!("{text}{other}{text} {phrase}");
                let text = Text::new(&source);
                for found in dictionary.find(&text) {
                    assert!(found.tokens.end <= text.tokens().len(), "{source:?}");
                }
            }
        }
    }
}

#[test]
fn phrases_that_begin_with_each_other_take_no_more_than_the_text() {
    let lines: String = (1..400).map(|words| format!("{}\tORG\n", "go ".repeat(words))).collect();
    let dictionary = Dictionary::parse(&lines).unwrap();
    let source = "go ".repeat(1000);
    let text = Text::new(&source);
    let found: Vec<_> = dictionary.find(&text).into_iter().map(|found| found.tokens).collect();
    assert_eq!(found, [0..399, 399..798, 798..1000]);
}
