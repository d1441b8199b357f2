//! Why a number or time is of its type: the words in it that have a part in such expressions.

use std::ops::Range;

use super::calendar::Day;
use super::lexeme::{self, Class, Lexeme};
use super::{Label, Value, article};
use crate::annotator::Options;
use crate::reason::{Reason, quoted};
use crate::text::Text;

/// How many words are told of one expression.
const WORDS: usize = 3;

/// What can be told of the numbers and times of a text.
pub(crate) struct Told<'a, 't> {
    text: &'a Text<'t>,
    /// The article's date, by which relative times were resolved.
    article: Option<Day>,
}

impl<'a, 't> Told<'a, 't> {
    /// Reads what belongs to the whole text.
    pub(crate) fn new(text: &'a Text<'t>, options: &Options) -> Told<'a, 't> {
        let article = match options.date {
            Some((year, month, day)) => Day::new(year, month, day),
            None => {
                let lexemes: Vec<Lexeme> =
                    text.tokens().iter().enumerate().map(|(index, token)| lexeme::of(token.kind, text.word(index))).collect();
                article::date(text, &lexemes)
            }
        };
        Told { text, article }
    }

    /// Why the expression at `tokens` is of the type `label`.
    pub(crate) fn of(&self, tokens: &Range<usize>, label: Label, value: Option<&Value>) -> Vec<Reason> {
        let class = |at: usize| lexeme::of(self.text.tokens()[at].kind, self.text.word(at)).class;
        let mut why: Vec<Reason> = tokens
            .clone()
            .filter_map(|at| Some(Reason::new("part", format!("{} {}", self.word(at), self.part(at, class(at), label)?))))
            .take(WORDS)
            .collect();
        let iso = matches!(value, Some(Value::Iso(iso)) if iso.starts_with(|first: char| first.is_ascii_digit()));
        let counted = tokens.clone().any(|at| {
            matches!(
                class(at),
                Class::Month
                    | Class::Weekday
                    | Class::Relative
                    | Class::Deictic
                    | Class::Tonight
                    | Class::Ago
                    | Class::Season
                    | Class::Holiday
            )
        });
        if let Some(article) = self.article
            && iso
            && counted
            && !tokens.clone().any(|at| self.is_year(at))
        {
            let (year, month, day) = article.date();
            why.push(Reason::new(
                "article-date",
                format!("it is counted from the article's date, {year:04}-{month:02}-{day:02}"),
            ));
        }
        if why.is_empty() {
            why.push(match label {
                Label::Cardinal => Reason::new("number", "it is a number, with no unit or sign that makes it something else"),
                Label::Ordinal => Reason::new("number", "it says which in an order"),
                _ => Reason::new("number", "it is written as such things are"),
            });
        }
        why
    }

    /// What a word says for the type of its expression.
    fn part(&self, at: usize, class: Class, label: Label) -> Option<&'static str> {
        Some(match (label, class) {
            (Label::Date | Label::Time, Class::Month) => "is a month",
            (Label::Date | Label::Time, Class::Weekday | Class::Weekdays) => "is a day of the week",
            (Label::Date, Class::Season) => "is a season",
            (Label::Date, Class::Holiday | Class::HolidayWord) => "tells a holiday",
            (Label::Date, Class::QuarterCode) => "is a part of a year",
            (Label::Date, Class::Decades) => "is a decade",
            (Label::Date | Label::Time, Class::DayPart) => "is a part of a day",
            (Label::Date | Label::Time, Class::Deictic | Class::Tonight) => "is told from the article's day",
            (Label::Date | Label::Time, Class::Ago) => "counts back in time",
            (Label::Date | Label::Time, Class::Unit | Class::Units) => "is a unit of time",
            (Label::Date, Class::Old) => "tells an age",
            (Label::Date, Class::Figure) if self.is_year(at) => "is written as a year is",
            (Label::Time, Class::Noon) => "is a time of day",
            (Label::Time, Class::Meridiem) => "tells a time of day",
            (Label::Time, Class::Zone) => "is a time zone",
            (Label::Time, Class::Figure) if self.text.word(at).contains(':') => "is written as a time of day is",
            (Label::Percent, Class::Percent | Class::PercentSign) => "means percent",
            (Label::Money, Class::CurrencySign | Class::Currency | Class::CurrencyCode) => "is a currency",
            (Label::Quantity, Class::Measure) => "is a measure",
            (Label::Ordinal, Class::Ordinal) => "says which in an order",
            _ => return None,
        })
    }

    /// Whether a word spells a year, by itself or in a date of figures.
    fn is_year(&self, at: usize) -> bool {
        self.text
            .word(at)
            .split(|sign: char| !sign.is_ascii_digit())
            .any(|digits| digits.len() == 4 && matches!(&digits[..2], "17" | "18" | "19" | "20"))
    }

    fn word(&self, at: usize) -> String {
        quoted(self.text.span(at..at + 1).of(self.text.source()))
    }
}
