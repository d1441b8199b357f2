//! Table tests of numbers and times: one row a case.

mod amounts;
mod times;

use proptest::prelude::*;

use super::Memory;
use crate::annotator::Options;
use crate::entity::{Entity, Value};
use crate::text::{Revision, Text, own_numbers};

/// Options for an article of Monday, 7 February 2022.
fn dated() -> Options {
    Options { date: Some((2022, 2, 7)), ..Options::default() }
}

fn find(text: &Text<'_>, options: &Options) -> Vec<Entity> {
    super::find(text, &own_numbers(text), options, &Revision::default(), &mut Memory::default())
}

/// What is found in `source`: `span|LABEL|value` each, separated by "; ".
fn found(source: &str, options: &Options) -> String {
    let text = Text::new(source);
    let rows = find(&text, options).into_iter().map(|entity| {
        let value = match &entity.value {
            None => String::new(),
            Some(Value::Iso(iso)) => iso.clone(),
            Some(Value::Amount(amount)) => format!("{} {}", amount.amount, amount.unit),
            Some(Value::Number(number)) => number.to_string(),
        };
        format!("{}|{}|{value}", entity.span.of(source), entity.label)
    });
    rows.collect::<Vec<_>>().join("; ")
}

/// Checks `text => expected`, a row a line; all rows that differ are told at once.
fn check(rows: &str) {
    let mut wrong = String::new();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let (source, expected) = row.split_once(" => ").unwrap_or((row.trim_end_matches(" =>"), ""));
        let found = found(source, &dated());
        if found != expected {
            wrong += &format!("{source}\n  expected {expected}\n     found {found}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The values of the dates in `source`, whose article's date is not told to the reader.
fn values(source: &str) -> Vec<Option<String>> {
    let text = Text::new(source);
    find(&text, &Options::default())
        .into_iter()
        .map(|entity| match entity.value {
            Some(Value::Iso(iso)) => Some(iso),
            _ => None,
        })
        .collect()
}

#[test]
fn the_article_tells_its_own_date() {
    for (source, expected) in [
        ("PARIS, Feb. 7, 2022 (Wire) — It rained yesterday.", vec![Some("2022-02-07"), Some("2022-02-06")]),
        ("Mill burns\n\n7 February 2022\n\nIt burned on Sunday.", vec![Some("2022-02-07"), Some("2022-02-06")]),
        ("Published on 7 February 2022 by Ada Marsh\n\nIt burned on Sunday.", vec![Some("2022-02-07"), Some("2022-02-06")]),
        ("2022-02-07 | Mill burns\n\nIt burned on Sunday.", vec![Some("2022-02-07"), Some("2022-02-06")]),
        // A date inside a sentence is not the article's.
        ("The war began on Feb. 7, 2002. It ended on Sunday.", vec![Some("2002-02-07"), None]),
        ("It rained yesterday.", vec![None]),
    ] {
        assert_eq!(values(source), expected.into_iter().map(|value| value.map(str::to_owned)).collect::<Vec<_>>(), "{source}");
    }
}

#[test]
fn a_day_that_is_none_is_not_the_articles() {
    let text = Text::new("It rained yesterday.");
    for date in [(2022, 2, 30), (i32::MIN, 1, 1), (0, 0, 0), (10_000, 1, 1)] {
        let entities = find(&text, &Options { date: Some(date), ..Options::default() });
        assert_eq!(entities[0].value, None, "{date:?}");
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
fn long_runs_take_linear_time() {
    for word in [
        "about ",
        "thousand ",
        "1h 1h ",
        "one-",
        "000 ",
        "of dozens ",
        "the end of ",
        "between ",
        "early ",
        "$",
        "5 to ",
        "1-",
        "'s ",
        "last ",
    ] {
        find(&Text::new(&word.repeat(4_000)), &dated());
    }
}
