//! A document as the published JSON, written by hand.
//!
//! It says byte for byte what `serde_json` makes of a [`Document`], in a quarter of the time: keys and punctuation are
//! copied as they stand, and no number goes through the machinery of formatting.

use std::fmt::Write as _;

use crate::document::{Document, Entity, Mention, Person, Quote, Speaker};
use crate::entity::Value;
use crate::offsets::OffsetUnit;
use crate::reason::Reason;
use crate::score::hundredths;

impl Document<'_> {
    /// The document as the published JSON: what `serde_json::to_string` gives, sooner.
    pub fn to_json(&self) -> String {
        // Mostly keys: a mention takes some fifty bytes beside its words.
        let mut json = Json(Vec::with_capacity(256 * (self.entities.len() + self.quotes.len() + self.people.len())));
        json.raw("{\"version\":");
        json.number(u64::from(self.version));
        json.raw(match self.offset_unit {
            OffsetUnit::Byte => ",\"offsetUnit\":\"byte\",\"entities\":",
            OffsetUnit::Codepoint => ",\"offsetUnit\":\"codepoint\",\"entities\":",
            OffsetUnit::Utf16 => ",\"offsetUnit\":\"utf16\",\"entities\":",
        });
        json.list(&self.entities, Json::entity);
        json.raw(",\"quotes\":");
        json.list(&self.quotes, Json::quote);
        json.raw(",\"people\":");
        json.list(&self.people, Json::person);
        json.raw("}");
        json.finish()
    }
}

/// What has been written so far.
pub(crate) struct Json(pub(crate) Vec<u8>);

impl Json {
    /// The text. Only whole strings were written, so it is one.
    pub(crate) fn finish(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }

    /// Writes what is JSON already.
    pub(crate) fn raw(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    pub(crate) fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Json, &T)) {
        self.raw("[");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            each(self, item);
        }
        self.raw("]");
    }

    pub(crate) fn number(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.0.extend_from_slice(&digits[at..]);
    }

    /// A string in quotation marks. What must be escaped is rare, and what is between goes over at once.
    pub(crate) fn text(&mut self, text: &str) {
        self.0.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(at) = rest.iter().position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\') {
            self.0.extend_from_slice(&rest[..at]);
            let short = match rest[at] {
                b'"' => b'"',
                b'\\' => b'\\',
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0x8 => b'b',
                0xc => b'f',
                other => {
                    self.raw(if other < 0x10 { "\\u000" } else { "\\u001" });
                    self.0.push(b"0123456789abcdef"[usize::from(other & 0xf)]);
                    rest = &rest[at + 1..];
                    continue;
                }
            };
            self.0.extend_from_slice(&[b'\\', short]);
            rest = &rest[at + 1..];
        }
        self.0.extend_from_slice(rest);
        self.0.push(b'"');
    }

    /// `{"code":…,"text":…}` of each.
    pub(crate) fn reasons(&mut self, reasons: &[Reason]) {
        self.list(reasons, |json, reason| {
            json.raw("{\"code\":");
            json.text(reason.code);
            json.raw(",\"text\":");
            json.text(&reason.text);
            json.raw("}");
        });
    }

    pub(crate) fn value(&mut self, value: &Value) {
        match value {
            Value::Iso(iso) => self.text(iso),
            Value::Number(number) => self.float(*number),
            Value::Amount(amount) => {
                self.raw("{\"amount\":");
                self.float(amount.amount);
                self.raw(",\"unit\":");
                self.text(&amount.unit);
                self.raw("}");
            }
        }
    }

    /// A number with the fewest digits that tell it from its neighbours.
    fn float(&mut self, number: f64) {
        if !number.is_finite() {
            return self.raw("null");
        }
        if number.is_sign_negative() {
            self.raw("-");
        }
        let number = number.abs();
        if number < 1e15 && number.trunc() == number {
            self.number(number as u64);
            return self.raw(".0");
        }
        // The digits come from the standard library, which writes them out however many zeros that takes; the rest is as
        // other writers of JSON do it.
        let mut plain = String::new();
        let _ = write!(plain, "{number}");
        if (1e-5..1e16).contains(&number) {
            self.raw(&plain);
            if !plain.contains('.') {
                self.raw(".0");
            }
            return;
        }
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = format!("{whole}{part}");
        let from = digits.len() - digits.trim_start_matches('0').len();
        let digits = digits.trim_matches('0');
        let exponent = whole.len() as i32 - 1 - from as i32;
        let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
        self.raw(first);
        if !rest.is_empty() {
            self.raw(".");
            self.raw(rest);
        }
        self.raw(if exponent > 0 { "e+" } else { "e-" });
        self.number(u64::from(exponent.unsigned_abs()));
    }

    /// A score in hundredths; see [`hundredths`].
    fn score(&mut self, score: f32) {
        let hundredths = hundredths(score);
        self.number(u64::from(hundredths / 100));
        self.0.extend_from_slice(&[b'.', b'0' + (hundredths / 10 % 10) as u8]);
        if !hundredths.is_multiple_of(10) {
            self.0.push(b'0' + (hundredths % 10) as u8);
        }
    }

    fn id(&mut self, letter: u8, id: u32) {
        self.0.extend_from_slice(&[b'"', letter]);
        self.number(u64::from(id));
        self.0.push(b'"');
    }

    fn place(&mut self, mention: &Mention<'_>) {
        self.raw("\"start\":");
        self.number(mention.span.start as u64);
        self.raw(",\"end\":");
        self.number(mention.span.end as u64);
        self.raw(",\"text\":");
        self.text(mention.text);
    }

    fn mention(&mut self, mention: &Mention<'_>) {
        self.raw("{");
        self.place(mention);
        self.raw("}");
    }

    fn or_null<T>(&mut self, some: Option<T>, write: impl FnOnce(&mut Json, T)) {
        match some {
            Some(some) => write(self, some),
            None => self.raw("null"),
        }
    }

    fn why(&mut self, reasons: &[Reason]) {
        if !reasons.is_empty() {
            self.raw(",\"why\":");
            self.reasons(reasons);
        }
    }

    fn entity(&mut self, entity: &Entity<'_>) {
        self.raw("{\"id\":");
        self.id(b'e', entity.id.0);
        self.raw(",");
        self.place(&entity.mention);
        self.raw(",\"label\":\"");
        self.raw(entity.label.name());
        self.raw("\",\"score\":");
        self.score(entity.score);
        self.raw(",\"person\":");
        self.or_null(entity.person, |json, person| json.id(b'p', person.0));
        self.raw(",\"value\":");
        self.or_null(entity.value.as_ref(), Json::value);
        self.why(&entity.why);
        self.raw("}");
    }

    fn quote(&mut self, quote: &Quote<'_>) {
        self.raw("{\"id\":");
        self.id(b'q', quote.id.0);
        self.raw(",");
        self.place(&quote.mention);
        self.raw(",\"kind\":\"");
        self.raw(quote.kind.name());
        self.raw("\"");
        if let Some(within) = quote.within {
            self.raw(",\"within\":");
            self.id(b'q', within.0);
        }
        self.raw(",\"cue\":");
        self.or_null(quote.cue.as_ref(), Json::mention);
        self.raw(",\"speaker\":");
        self.or_null(quote.speaker.as_ref(), Json::speaker);
        self.raw(",\"score\":");
        self.score(quote.score);
        self.why(&quote.why);
        self.raw("}");
    }

    fn speaker(&mut self, speaker: &Speaker<'_>) {
        self.raw("{\"mention\":");
        self.or_null(speaker.mention.as_ref(), Json::mention);
        self.raw(",\"name\":");
        self.text(speaker.name);
        self.raw(",\"person\":");
        self.or_null(speaker.person, |json, person| json.id(b'p', person.0));
        self.raw(",\"score\":");
        self.score(speaker.score);
        self.why(&speaker.why);
        self.raw("}");
    }

    fn person(&mut self, person: &Person<'_>) {
        self.raw("{\"id\":");
        self.id(b'p', person.id.0);
        self.raw(",\"name\":");
        self.text(person.name);
        self.raw(",\"label\":\"");
        self.raw(person.label.name());
        self.raw("\",\"role\":");
        self.or_null(person.role, Json::text);
        self.raw(",\"mentions\":");
        self.list(&person.mentions, Json::mention);
        if !person.why.is_empty() {
            self.raw(",\"why\":");
            self.list(&person.why, |json, reasons| json.reasons(reasons));
        }
        self.raw("}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Amount;
    use crate::{Annotator, Options};

    #[test]
    fn it_is_what_serde_writes() {
        let text = "LEEDS, Feb. 7, 2022 — “Wír are\tready 😀,” Ada Marsh, the “ferry\\queen”, said on Monday.\r\n\r\n\
                    She added that “nobody” paid $1.25 million or 7%, after 3.5 miles\u{0}\u{7f}\u{1f}\u{b}.";
        for (text, reasons) in [(text, false), (text, true), ("", true), ("nobody here", false)] {
            let options = Options { reasons, ..Options::default() };
            let document = Annotator::default().annotate(text, &options);
            for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint, OffsetUnit::Byte] {
                let document = document.clone().in_units(text, unit);
                assert_eq!(document.to_json(), serde_json::to_string(&document).unwrap());
            }
        }
    }

    #[test]
    fn numbers_and_strings_are_written_as_elsewhere() {
        let exact = |value: Value| {
            let mut json = Json(Vec::new());
            json.value(&value);
            assert_eq!(json.finish(), serde_json::to_string(&value).unwrap(), "{value:?}");
        };
        let mut bits = 1_u64;
        for power in -330..330 {
            for digits in ["1", "1.5", "2.25", "9.999999999999999", "1.2345678901234567"] {
                exact(Value::Number(format!("{digits}e{power}").parse().unwrap()));
            }
            bits = crate::hash::pair(bits, 7);
            exact(Value::Number(f64::from_bits(bits)));
            exact(Value::Number((bits >> 40) as f64));
            exact(Value::Number((bits >> 40) as f64 / 100.0));
        }
        for number in [0.0, -0.0, -7.0, -1.5, 1e15, 1e16, 123_456_789_012_345_680.0, f64::INFINITY, f64::NAN] {
            exact(Value::Number(number));
        }
        exact(Value::Amount(Amount { amount: 1.25e6, unit: "USD".to_owned() }));
        exact(Value::Iso((0..=0xff).map(char::from).collect()));
        for score in 0..=1000 {
            let score = score as f32 / 1000.0;
            let mut json = Json(Vec::new());
            json.score(score);
            assert_eq!(json.finish(), serde_json::to_string(&((f64::from(score) * 100.0).round() / 100.0)).unwrap());
        }
    }
}
