//! Quote or term: whether a marked region reports someone's words.

use super::view::View;
use crate::text::TokenKind;

/// The estimated probability that the region reports someone's words, `attributed` telling whether a speaker stands beside it.
pub(super) fn reports(view: &View<'_, '_>, region: usize, attributed: bool) -> f32 {
    let region = &view.regions[region];
    let inner = region.inner();
    let words =
        inner.clone().filter(|token| matches!(view.text.tokens()[*token].kind, TokenKind::Word | TokenKind::Number)).count();
    if words == 0 || region.tokens.start > 0 && view.word(region.tokens.start - 1) == "=" {
        return 0.0;
    }
    let nested = region.parent.is_some();
    match words {
        1..=3 => {
            let title = inner.clone().all(|token| !view.word(token).starts_with(char::is_lowercase));
            match (attributed, title) {
                (_, _) if nested => 0.3,
                (true, false) => 0.8,
                (true, true) => 0.45,
                (false, false) => 0.45,
                (false, true) => 0.2,
            }
        }
        4..=6 if nested => 0.4,
        4..=6 => 0.85,
        _ => 0.95,
    }
}
