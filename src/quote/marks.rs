//! Which quotation mark closes which: the regions between marks.
//!
//! One pass a paragraph with a stack of open marks. A mark's glyph, the white
//! space around it and what is open decide whether it opens or closes; marks
//! of different conventions may close each other. What stays open when its
//! paragraph ends is repaired there, so that a stray mark never costs more
//! than its paragraph.

use std::ops::Range;

use crate::extent::Extent;
use crate::growth;
use crate::index::Index;
use crate::order;
use crate::text::{Text, TokenKind};

/// A region between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Region {
    tokens: Extent,
    parent: Option<Index>,
    /// Whether its closing mark stands in the text.
    pub(super) closed: bool,
    /// Whether its opening mark stands in the text.
    pub(super) opened: bool,
    /// Whether single marks enclose it.
    pub(super) single: bool,
}

impl Region {
    /// Its tokens, marks included.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }

    /// The index of the region around it.
    pub(super) fn parent(&self) -> Option<usize> {
        self.parent.map(Index::get)
    }

    /// The tokens between the marks.
    pub(super) fn inner(&self) -> Range<usize> {
        let Range { start, end } = self.tokens();
        start + usize::from(self.opened)..end - usize::from(self.closed)
    }
}

/// Deeper nesting than this is not followed: nobody writes it, and the bound keeps hostile input linear.
const DEPTH: usize = 16;

/// What a mark looks like, before its surroundings are seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Glyph {
    /// Can open and close: `"`, `''`.
    Straight,
    /// Made to open: `“`, `«`, ` `` `.
    Opening,
    /// Made to close: `”`, `»`.
    Closing,
    /// Made to open below the line; closed by any other: `„`.
    Low,
}

/// The marks that can belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Single,
    Guillemet,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    family: Family,
    glyph: Glyph,
    /// White space, an opening bracket, a dash or another mark before it, and a word after it.
    opens: bool,
    /// A word or a stop before it, and white space or a stop after it.
    closes: bool,
    /// A mark touches it whose own part is not known yet.
    touches: bool,
}

/// An open mark on the stack.
struct Open {
    mark: Mark,
    /// How many regions had been found when it opened; regions after that lie inside it.
    found: usize,
}

/// Finds the regions between quotation marks, sorted by start, outer before inner.
pub(super) fn pair(text: &Text<'_>) -> Vec<Region> {
    let mut regions = Vec::new();
    for paragraph in text.paragraphs() {
        pair_paragraph(text, paragraph.tokens(), &mut regions);
    }
    nest(&mut regions);
    regions
}

fn pair_paragraph(text: &Text<'_>, tokens: Range<usize>, regions: &mut Vec<Region>) {
    let mut stack: Vec<Open> = Vec::new();
    let first = regions.len();
    for token in tokens.clone() {
        if text.tokens()[token].kind != TokenKind::Mark {
            continue;
        }
        let Some(mark) = read(text, token, &tokens, &stack) else { continue };
        if closes_now(text, &mark, &stack, &tokens) {
            close(text, mark, &mut stack, regions, first, &tokens);
        } else if opens_now(&mark) {
            if stack.len() < DEPTH {
                stack.push(Open { mark, found: regions.len() });
            }
        } else if mark.family != Family::Single && mark.glyph == Glyph::Closing {
            close(text, mark, &mut stack, regions, first, &tokens);
        }
    }
    for open in stack {
        repair_open(text, open, regions, &tokens);
    }
}

/// What the mark at `token` can be; none where it is no quotation mark at all.
fn read(text: &Text<'_>, token: usize, paragraph: &Range<usize>, stack: &[Open]) -> Option<Mark> {
    let tokens = text.tokens();
    let word = text.word(token);
    let raw = tokens[token].span().of(text.source());
    let before = (token > paragraph.start).then(|| token - 1);
    let after = (token + 1 < paragraph.end).then_some(token + 1);
    let spaced_before = tokens[token].spaced || before.is_none();
    let spaced_after = after.is_none_or(|after| tokens[after].spaced);
    let (family, glyph) = match word {
        "\"" | "''" | "\u{ff02}" | "\u{201f}" => (Family::Double, Glyph::Straight),
        "\u{201c}" | "``" | "\u{301d}" | "\u{300c}" | "\u{300e}" => (Family::Double, Glyph::Opening),
        "\u{201d}" | "\u{301e}" | "\u{301f}" | "\u{300d}" | "\u{300f}" => (Family::Double, Glyph::Closing),
        "\u{201e}" => (Family::Double, Glyph::Low),
        "\u{ab}" | "\u{2039}" => (Family::Guillemet, Glyph::Opening),
        "\u{bb}" | "\u{203a}" => (Family::Guillemet, Glyph::Closing),
        "\u{2018}" | "`" => (Family::Single, Glyph::Opening),
        "\u{201a}" => (Family::Single, Glyph::Low),
        _ if raw == "'" || raw.starts_with("&#39") || raw.starts_with("&apos") || raw == "\u{201b}" => {
            (Family::Single, Glyph::Straight)
        }
        _ => (Family::Single, Glyph::Closing),
    };
    let touching = |other: Option<usize>| other.is_some_and(|other| tokens[other].kind == TokenKind::Mark);
    let before_sign = |signs: &[&str]| before.is_some_and(|before| signs.contains(&text.word(before)));
    let after_is_word = after.is_some_and(|after| {
        matches!(tokens[after].kind, TokenKind::Word | TokenKind::Number | TokenKind::Address | TokenKind::Mark)
            || matches!(text.word(after), "[" | "(" | "$" | "..." | "\u{2026}" | "#" | "@" | "£" | "€" | "¿" | "¡" | "*")
    });
    let dash_before = before.is_some_and(|before| tokens[before].kind == TokenKind::Dash);
    let touches = !spaced_before && touching(before) || !spaced_after && touching(after);
    let opens = !spaced_after
        && after_is_word
        && (spaced_before || before_sign(&["(", "[", "=", ":", "/", ">", "{"]) || dash_before || touching(before));
    let closes = !spaced_before
        && before.is_some()
        && (spaced_after
            || touching(after)
            || after.is_some_and(|after| matches!(tokens[after].kind, TokenKind::Sign | TokenKind::Dash)));
    if family == Family::Single {
        if is_apostrophe(text, before, after, spaced_before, spaced_after) {
            return None;
        }
    } else if word == "\"" || word == "''" || word == "\u{201d}" {
        // Inches: 5'10", or 6" with nothing open to close.
        let digit_before = !spaced_before && before.is_some_and(|before| tokens[before].kind == TokenKind::Number);
        if digit_before {
            let feet = token >= paragraph.start + 2
                && tokens[token - 2].kind == TokenKind::Mark
                && !tokens[token - 1].spaced
                && text.word(token - 2) == "'"
                && token >= paragraph.start + 3
                && tokens[token - 3].kind == TokenKind::Number;
            let open = stack.iter().any(|open| open.mark.family == Family::Double);
            if feet || !open && glyph == Glyph::Straight {
                return None;
            }
        }
    }
    Some(Mark { token, family, glyph, opens, closes, touches })
}

/// Whether a single mark is an apostrophe, or a foot sign.
fn is_apostrophe(text: &Text<'_>, before: Option<usize>, after: Option<usize>, spaced_before: bool, spaced_after: bool) -> bool {
    let tokens = text.tokens();
    let letters = |at: usize| matches!(tokens[at].kind, TokenKind::Word | TokenKind::Number);
    if !spaced_before && !spaced_after && before.is_some_and(letters) && after.is_some_and(letters) {
        return true;
    }
    // A foot sign: 6' tall, 5' 10".
    if !spaced_before && before.is_some_and(|before| tokens[before].kind == TokenKind::Number) {
        return after.is_some_and(|after| tokens[after].kind == TokenKind::Number);
    }
    if spaced_after {
        return false;
    }
    let Some(after) = after else { return false };
    let word = text.word(after);
    // '90s, 'em, 'til: the apostrophe stands for what is left out.
    match tokens[after].kind {
        TokenKind::Number => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            digits == 2 && matches!(&word[digits..], "" | "s") && !is_closed_after(text, after)
        }
        TokenKind::Word => {
            let lower = word.to_ascii_lowercase();
            if lower == "n" {
                return true;
            }
            // After a closing mark: “Frontline”'s.
            if lower == "s" && !spaced_before {
                return true;
            }
            matches!(lower.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "bout" | "round" | "cuz" | "nuff" | "tude")
                && !is_closed_after(text, after)
        }
        _ => false,
    }
}

/// Whether a mark follows the token without white space.
fn is_closed_after(text: &Text<'_>, token: usize) -> bool {
    text.tokens().get(token + 1).is_some_and(|next| next.kind == TokenKind::Mark && !next.spaced)
}

/// Whether the mark closes something that is open.
fn closes_now(text: &Text<'_>, mark: &Mark, stack: &[Open], paragraph: &Range<usize>) -> bool {
    let Some(at) = opener_of(mark, stack) else { return false };
    let opener = &stack[at].mark;
    if mark.token == opener.token + 1 && mark.glyph != Glyph::Closing && mark.opens {
        return false;
    }
    match (mark.family, mark.glyph) {
        (_, Glyph::Low) => false,
        (Family::Guillemet, _) => opener.glyph != mark.glyph,
        (Family::Single, Glyph::Closing | Glyph::Straight) => {
            if mark.glyph == Glyph::Straight && mark.opens && !mark.closes {
                return false;
            }
            !is_possessive(text, mark, paragraph)
        }
        (Family::Single, _) => false,
        (Family::Double, Glyph::Closing) => true,
        (Family::Double, Glyph::Opening) => opener.glyph == Glyph::Low || mark.closes && !mark.opens,
        (Family::Double, Glyph::Straight) => {
            if mark.closes != mark.opens {
                mark.closes
            } else if mark.touches {
                // A nested quote that begins at once, or two that end together.
                !mark.opens || opener.token + 1 != mark.token
            } else {
                true
            }
        }
    }
}

fn opens_now(mark: &Mark) -> bool {
    match (mark.family, mark.glyph) {
        (Family::Single, Glyph::Closing) => false,
        (Family::Single, Glyph::Straight) => mark.opens,
        (_, Glyph::Closing) => mark.opens && !mark.closes,
        (Family::Double, Glyph::Opening | Glyph::Straight) => !mark.closes || mark.opens,
        _ => true,
    }
}

/// The place in the stack of the mark that `mark` would close.
///
/// A single mark closes only the innermost; a double one reaches over single
/// marks that were left open.
fn opener_of(mark: &Mark, stack: &[Open]) -> Option<usize> {
    match mark.family {
        Family::Single => stack.len().checked_sub(1).filter(|at| stack[*at].mark.family == Family::Single),
        family => stack.iter().rposition(|open| open.mark.family == family),
    }
}

/// Whether a single mark after an s is a possessive inside a single-marked region: 'the workers' pay'.
fn is_possessive(text: &Text<'_>, mark: &Mark, paragraph: &Range<usize>) -> bool {
    let tokens = text.tokens();
    let (before, after) = (mark.token - 1, mark.token + 1);
    if after >= paragraph.end || tokens[mark.token].spaced || !tokens[after].spaced {
        return false;
    }
    let is_noun = tokens[after].kind == TokenKind::Word && !super::words::is_function_word(text.word(after));
    if !is_noun || tokens[before].kind != TokenKind::Word || !text.word(before).ends_with(['s', 'S', 'z']) {
        return false;
    }
    // Only if another mark can close the region soon.
    (after..paragraph.end.min(after + 40)).any(|at| {
        tokens[at].kind == TokenKind::Mark
            && text.word(at) == "'"
            && !tokens[at].spaced
            && tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind != TokenKind::Word)
    })
}

fn close(text: &Text<'_>, mark: Mark, stack: &mut Vec<Open>, regions: &mut Vec<Region>, first: usize, paragraph: &Range<usize>) {
    let Some(at) = opener_of(&mark, stack) else {
        repair_close(text, mark, regions, first, paragraph);
        return;
    };
    // Single marks left open above it were apostrophes.
    stack.truncate(at + 1);
    if let Some(open) = stack.pop() {
        let start = open.mark.token;
        if mark.token > start + 1 {
            growth::room(regions, 1);
            let single = mark.family == Family::Single;
            regions.push(Region { tokens: Extent::new(start..mark.token + 1), parent: None, closed: true, opened: true, single });
        }
    }
}

/// Gives an end to a mark that was left open when its paragraph ended.
fn repair_open(text: &Text<'_>, open: Open, regions: &mut Vec<Region>, paragraph: &Range<usize>) {
    if open.mark.family == Family::Single {
        return;
    }
    let start = open.mark.token;
    // What was found after it lies behind it or inside it: it ends before the first of them, else with the paragraph.
    let next = regions[open.found..].iter().filter(|region| !region.single).map(|region| region.tokens().start).min();
    let end = match next {
        None => end_of_report(text, start, paragraph),
        Some(next) => {
            // The last stop before the next region.
            let stop = (start + 1..next).rev().find(|at| super::words::ends_sentence(text.word(*at)));
            match stop {
                Some(stop) => (stop + 1).min(end_of_report(text, start, paragraph)),
                None => return,
            }
        }
    };
    if end > start + 1 {
        regions.push(Region { tokens: Extent::new(start..end), parent: None, closed: false, opened: true, single: false });
    }
}

/// Where an unclosed region ends: before ", he said", else with its paragraph.
fn end_of_report(text: &Text<'_>, start: usize, paragraph: &Range<usize>) -> usize {
    for at in start + 2..paragraph.end.saturating_sub(2) {
        if matches!(text.word(at), "," | "?" | "!") {
            let (next, after) = (text.word(at + 1), text.word(at + 2));
            let is_name = next.starts_with(char::is_uppercase) || super::words::is_pronoun(next);
            // ", the 61-year-old said": a few words between two commas.
            let phrase = super::words::is_determiner(next)
                && (at + 2..paragraph.end.min(at + 9))
                    .take_while(|token| !matches!(text.word(*token), "," | "." | "?" | "!"))
                    .any(|token| super::words::is_said(text.word(token)));
            let says = super::words::is_said;
            if says(next) || is_name && says(after) && next != "I" || phrase {
                return at + 1;
            }
        }
    }
    paragraph.end
}

/// A closing mark with nothing open: its quote began with the paragraph, if nothing else says where.
fn repair_close(text: &Text<'_>, mark: Mark, regions: &mut Vec<Region>, first: usize, paragraph: &Range<usize>) {
    if mark.family != Family::Double || mark.token < paragraph.start + 4 || !mark.closes {
        return;
    }
    // Only a closing mark that says so, or one behind a stop.
    let stop = matches!(text.word(mark.token - 1), "," | "." | "?" | "!");
    if !stop {
        return;
    }
    if regions[first..].iter().any(|region| region.tokens().end > paragraph.start) {
        return;
    }
    let tokens = Extent::new(paragraph.start..mark.token + 1);
    regions.push(Region { tokens, parent: None, closed: true, opened: false, single: false });
}

/// Sorts the regions, drops what crosses another, and fills in the parents.
fn nest(regions: &mut Vec<Region>) {
    order::by(regions, |region| (region.tokens().start, usize::MAX - region.tokens().end));
    let mut stack: Vec<usize> = Vec::new();
    let mut kept: Vec<Region> = Vec::with_capacity(regions.len());
    for mut region in regions.drain(..) {
        while stack.last().is_some_and(|last| kept[*last].tokens().end <= region.tokens().start) {
            stack.pop();
        }
        let parent = stack.last().copied();
        region.parent = parent.map(Index::new);
        if let Some(parent) = parent
            && (region.tokens().end > kept[parent].tokens().end || region.tokens == kept[parent].tokens)
        {
            continue;
        }
        stack.push(kept.len());
        kept.push(region);
    }
    *regions = kept;
}
