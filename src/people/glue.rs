//! What headings, credit lines and paste glue to a personal name.
//!
//! "ROME - Ada Marsh", "WATCH Ada", "Getty Images Marsh", "Prize for Marsh", "Ada Marsh Ada Jane MarshDem": the tagger takes the
//! neighbours of a name for parts of it where nothing but a capital tells them apart. A name is read without them.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon};
use crate::text::{Text, TokenKind};

/// The tokens of a name without what is glued to it; never empty.
pub(super) fn without(text: &Text<'_>, tokens: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let mut name = tokens;
    name.start += (name.clone().take(name.len() - 1)).take_while(|at| text.tokens()[*at].kind == TokenKind::Sign).count();
    if name.len() < 2 {
        return name;
    }
    name = up_to_repetition(text, name);
    name.start = behind_break(text, &name);
    while name.len() > 1 && is_foreign(text, &name, lexicon) {
        name.start += 1;
    }
    name.start = behind_body(text, &name, lexicon);
    if is_in_country(text, &name, lexicon) {
        name.start += 1;
    }
    name.end = before_verb(text, &name, lexicon);
    name
}

fn is_name(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.word(word).any(Classes::GIVEN | Classes::SURNAME)
}

/// "Ada Marsh Ada Jane MarshDem senators …": a link's full name and the next link's first word. The name ends where its last
/// word stands for the first time.
fn up_to_repetition(text: &Text<'_>, name: Range<usize>) -> Range<usize> {
    /// No name has more words.
    const LONGEST: usize = 8;
    let last = text.word(name.end - 1);
    let first = name.clone().take(LONGEST).take_while(|at| at + 1 < name.end).find(|at| {
        let rest = last.strip_prefix(text.word(*at)).filter(|_| text.word(*at).len() > 2);
        rest.and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
    });
    name.start..first.map_or(name.end, |first| first + 1)
}

/// The token behind a spaced dash or a preposition: "ROME - Ada Marsh", "Prize for Marsh", "Photo by Ada Marsh".
fn behind_break(text: &Text<'_>, name: &Range<usize>) -> usize {
    let is_break = |at: &usize| {
        let token = &text.tokens()[*at];
        token.kind == TokenKind::Dash && token.spaced
            || matches!(text.word(*at), "for" | "by" | "with" | "from" | "at" | "against" | "about")
    };
    name.clone().take(name.len() - 1).skip(1).rfind(is_break).map_or(name.start, |at| at + 1)
}

/// Whether the first word is none of a name's: shouted before a name that is not, the participle of a heading, a team.
fn is_foreign(text: &Text<'_>, name: &Range<usize>, lexicon: &Lexicon) -> bool {
    let (word, next) = (text.word(name.start), text.word(name.start + 1));
    if text.tokens()[name.start].kind != TokenKind::Word || is_name(word, lexicon) {
        return false;
    }
    let shouts = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let shouted = shouts(word) && name.clone().skip(1).any(|at| text.word(at).chars().any(char::is_lowercase));
    let participle = word.len() > 6 && word.ends_with("ing") && is_name(next, lexicon);
    // "Navy SEAL Ada Marsh"
    let before_shout = name.len() > 3 && shouts(next) && !is_name(next, lexicon) && word.chars().any(char::is_lowercase);
    shouted || participle || before_shout && is_name(text.word(name.start + 2), lexicon) || word == "Team"
}

/// The token behind the body or place that a name begins with and that is nobody's given name: "Getty Images Marsh",
/// "Michigan Marsh".
fn behind_body(text: &Text<'_>, name: &Range<usize>, lexicon: &Lexicon) -> usize {
    let other = Classes::COUNTRY | Classes::SUBDIVISION | Classes::ORG | Classes::COMPANY | Classes::OUTLET;
    let is_other = |end: usize| {
        let phrase = text.span(name.start..end).of(text.source());
        let classes = lexicon.phrase(phrase);
        classes.any(other) && !classes.any(Classes::GIVEN | Classes::SURNAME | Classes::TITLE | Classes::PERSON)
    };
    (name.start + 1..name.end).take(3).rfind(|end| is_other(*end) && is_name(text.word(*end), lexicon)).unwrap_or(name.start)
}

/// Whether the first word is the country in "the ambassador to Israel Ada Marsh", though some are called so.
fn is_in_country(text: &Text<'_>, name: &Range<usize>, lexicon: &Lexicon) -> bool {
    name.len() > 2
        && name.start > 0
        && matches!(text.word(name.start - 1), "to" | "of" | "in" | "for" | "from")
        && lexicon.word(text.word(name.start)).any(Classes::COUNTRY)
        && lexicon.word(text.word(name.start + 1)).any(Classes::GIVEN)
}

/// The end of a name of two words or more before the verb of its heading: "Ada Marsh Slams Critics".
fn before_verb(text: &Text<'_>, name: &Range<usize>, lexicon: &Lexicon) -> usize {
    (name.start + 2..name.end)
        .find(|at| {
            let word = text.word(*at);
            text.tokens()[*at].kind == TokenKind::Word
                && word.len() > 4
                && word.ends_with('s')
                && lexicon.word(&word.to_lowercase()).any(Classes::CUE | Classes::WEAK_CUE)
                && !is_name(word, lexicon)
        })
        .unwrap_or(name.end)
}
