//! What holds of a region between marks whoever speaks it: how it sits in its
//! text, and who spoke before.

use super::view::View;
use super::weigh::join;

/// A region's place in the conversation.
#[derive(Clone, Copy, Default)]
pub(super) struct Turn {
    /// How the region sits in its text: one number for each way.
    pub(super) shape: u32,
    /// The noun phrase that spoke the region before.
    pub(super) last: Option<usize>,
    /// Where that region lies: 0 where there is none.
    pub(super) last_place: u32,
}

impl Turn {
    /// Looks at a region; `last` is the region before that somebody spoke, and the noun phrase that did.
    pub(super) fn of(view: &View<'_, '_>, region: usize, last: Option<(usize, usize)>) -> Turn {
        Turn {
            shape: shape(view, region),
            last: last.map(|(_, noun)| noun),
            last_place: last.map_or(0, |(last, _)| place(view, region, last)),
        }
    }
}

/// Where the region before lies: in this sentence, this paragraph, or before.
fn place(view: &View<'_, '_>, region: usize, last: usize) -> u32 {
    let (this, last) = (&view.regions[region].tokens(), &view.regions[last].tokens());
    let paragraphs = view.text.paragraph_of(this.start) - view.text.paragraph_of(last.start);
    if paragraphs > 0 {
        return 3 + paragraphs.min(3) as u32;
    }
    if view.text.sentence_of(this.start) == view.text.sentence_of(last.end - 1) { 1 } else { 2 }
}

/// What stands before the region, how it begins and ends, and whether it is short.
fn shape(view: &View<'_, '_>, region: usize) -> u32 {
    let tokens = &view.regions[region].tokens();
    let inner = view.regions[region].inner();
    let paragraph = view.paragraph(tokens.start);
    let begins = if tokens.start == paragraph.start {
        0
    } else if view.sentence(tokens.start).start == tokens.start {
        1
    } else {
        match view.word(tokens.start - 1) {
            ":" => 2,
            "," => 3,
            "that" => 4,
            _ => 5,
        }
    };
    let ends = match view.word(inner.end.saturating_sub(1)) {
        "," => 0,
        "." | "!" | "?" | "..." | "\u{2026}" => 1,
        _ if tokens.end >= paragraph.end => 2,
        _ => match view.word(tokens.end) {
            "," => 0,
            "." => 1,
            _ => 3,
        },
    };
    let alone = u32::from(tokens.end >= paragraph.end);
    let lower = u32::from(view.word(inner.start).starts_with(char::is_lowercase));
    let short = u32::from(inner.len() < 5);
    join(&[begins, ends, alone, lower, short])
}
