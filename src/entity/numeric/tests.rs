//! Table tests of numbers and times: one row a case.

use proptest::prelude::*;

use super::find;
use crate::annotator::Options;
use crate::entity::Value;
use crate::text::Text;

/// What is found in `source`: `span|LABEL|value` each, in an article of Monday, 7 February 2022.
fn found(source: &str) -> Vec<String> {
    let text = Text::new(source);
    find(&text, &Options { date: Some((2022, 2, 7)), ..Options::default() })
        .iter()
        .map(|entity| {
            let value = match &entity.value {
                None => String::new(),
                Some(Value::Iso(iso)) => iso.clone(),
                Some(Value::Amount(amount)) => format!("{} {}", amount.amount, amount.unit),
                Some(Value::Number(number)) => number.to_string(),
            };
            format!("{}|{}|{value}", entity.span.of(source), entity.label)
        })
        .collect()
}

#[test]
fn dates() {
    for (source, expected) in [
        ("on Monday, Feb. 7, he", vec!["Monday, Feb. 7|DATE|2022-02-07"]),
        ("at the end of January it", vec!["the end of January|DATE|2022-01"]),
        ("over the past three weeks", vec!["the past three weeks|DATE|P3W"]),
    ] {
        assert_eq!(found(source), expected, "{source}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_sorted_disjoint_spans(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "$", "€", "5", "1,000", "2022", "1/2", "10:30", "21st", "1990s", "R92", "#4", "3m", "-", " - ", "–", ",", ".", "%",
                "a", "the", "of", "and", "to", "or", "between", "from", "more than", "one", "twenty", "hundred", "million", "dozens",
                "half", "third", "quarter", "year", "years", "weeks", "ago", "earlier", "old", "last", "next", "this", "past", "early",
                "mid", "end", "Monday", "May", "Feb.", "morning", "p.m.", "GMT", "noon", "summer", "Christmas", "New", "Year", "'s",
                "fiscal", "dollars", "cents", "miles", "degrees", "C", "ended", "No.", "Q3", "nineties", "yesterday", "each",
            ]),
            0..40,
        ),
        spaced in any::<bool>(),
    ) {
        let source = words.join(if spaced { " " } else { "" });
        let text = Text::new(&source);
        let mut end = 0;
        for entity in find(&text, &Options { date: Some((2022, 2, 7)), ..Options::default() }) {
            prop_assert!(entity.span.start >= end && !entity.span.is_empty());
            prop_assert_eq!(text.span(entity.tokens.clone()), entity.span);
            end = entity.span.end;
        }
    }

    #[test]
    fn any_characters_are_read(source in "\\PC*") {
        find(&Text::new(&source), &Options::default());
    }

    #[test]
    fn any_numbers_are_read(source in "[0-9.,:/ $%€a-m-]{0,40}") {
        find(&Text::new(&source), &Options { date: Some((i32::MAX, 1, 1)), ..Options::default() });
    }
}

#[test]
#[ignore]
fn print_rows() {
    for line in std::fs::read_to_string("/tmp/rows/rows.txt").unwrap().lines() {
        println!("ROW\t{line}\t{}", if line.starts_with('#') { String::new() } else { found(line).join("; ") });
    }
}
