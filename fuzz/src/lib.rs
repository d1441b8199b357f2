//! What every target needs: the annotator, made once, and what must hold of whatever it says.

use std::sync::LazyLock;

use whosaid::{Annotator, Document, OffsetUnit, Span};

/// The annotator with the models that are shipped.
pub static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::default);

/// The first byte, which chooses between a few ways, and the rest as text: bytes that are none are replaced.
pub fn choice(input: &[u8]) -> (u8, String) {
    let (first, rest) = input.split_first().unwrap_or((&0, &[]));
    (*first, String::from_utf8_lossy(rest).into_owned())
}

/// Fails where a document does not fit its text.
pub fn check(text: &str, document: &Document<'_>) {
    let mut end = 0;
    for entity in &document.entities {
        let span = entity.mention.span;
        slices(text, span, entity.mention.text);
        assert!(span.start >= end && !span.is_empty(), "{span:?} overlaps");
        end = span.end;
    }
    let mut open: Vec<Span> = Vec::new();
    for quote in &document.quotes {
        let span = quote.mention.span;
        slices(text, span, quote.mention.text);
        open.retain(|outer| outer.end > span.start);
        assert!(open.last().is_none_or(|outer| outer.contains(span)), "{span:?} crosses");
        open.push(span);
        assert!((0.0..=1.0).contains(&quote.score));
        if let Some(cue) = &quote.cue {
            slices(text, cue.span, cue.text);
        }
        if let Some(mention) = quote.speaker.as_ref().and_then(|speaker| speaker.mention) {
            slices(text, mention.span, mention.text);
        }
    }
    for person in &document.people {
        person.mentions.iter().for_each(|mention| slices(text, mention.span, mention.text));
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    for entity in document.clone().in_units(text, OffsetUnit::Utf16).entities {
        let span = entity.mention.span;
        assert!(units[span.start..span.end].iter().copied().eq(entity.mention.text.encode_utf16()));
    }
}

fn slices(text: &str, span: Span, slice: &str) {
    assert_eq!(text.get(span.start..span.end), Some(slice));
}
