//! What the closed classes of English say about a sentence's shape.
//!
//! There is no parser here. The function words of English are few and tell
//! where noun phrases begin and clauses turn; everything that is in no list
//! is an open-class word, and its neighbours say the rest.

use super::vocabulary::{self, Class};
use crate::text::{Text, TokenKind};

/// What a token does in its sentence, as far as the word alone tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tag {
    /// "the", "a", "this", "some": a noun phrase begins.
    Determiner,
    /// "of", "in", "with": its noun phrase is no subject.
    Preposition,
    /// "and", "or", "&".
    And,
    /// "but", "yet", "so", "then", "nor".
    But,
    /// "that", "when", "because", "if": a clause begins.
    Subordinator,
    /// "who", "whom", "whose", "which".
    Relative,
    /// "is", "has", "will", "did": a finite auxiliary.
    Auxiliary,
    /// A form that is nearly always a verb: "said", "went", "-ed" words.
    Verb,
    /// "also", "never", "-ly" words.
    Adverb,
    /// A personal pronoun.
    Pronoun,
    /// A comma.
    Comma,
    /// "(" or "[".
    Open,
    /// ")" or "]".
    Close,
    /// A dash that is not a hyphen, or a colon or semicolon.
    Break,
    /// A hyphen inside a compound.
    Hyphen,
    /// A quotation mark.
    Mark,
    /// ".", "!", "?", "...".
    Stop,
    /// "'s" and other clitics.
    Clitic,
    /// A number.
    Number,
    /// An open-class word with a capital.
    Capital,
    /// Any other open-class word.
    Lower,
    /// Any other sign.
    Sign,
}

impl Tag {
    /// Whether it is a finite verb by itself.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Tag::Auxiliary | Tag::Verb)
    }

    /// Whether a noun phrase cannot go on across it.
    pub(super) fn ends_phrase(self) -> bool {
        !matches!(self, Tag::Capital | Tag::Lower | Tag::Hyphen | Tag::Clitic | Tag::Number)
    }

    /// Whether a clause may end or begin at it.
    pub(super) fn turns_clause(self) -> bool {
        matches!(
            self,
            Tag::Comma | Tag::And | Tag::But | Tag::Subordinator | Tag::Relative | Tag::Break | Tag::Mark | Tag::Open | Tag::Stop
        )
    }
}

/// The classes of a word of this kind.
pub(super) fn class(kind: TokenKind, word: &str) -> Class {
    if kind == TokenKind::Word { vocabulary::class(word) } else { Class::NONE }
}

/// The tag of every token, and the classes of its word; `of_words` are those of the distinct words.
pub(super) fn tags(text: &Text<'_>, of_words: &[Class]) -> (Vec<Tag>, Vec<Class>) {
    (0..text.tokens().len())
        .map(|at| {
            let class = of_words[text.word_id(at)];
            (tag(text, at, class), class)
        })
        .unzip()
}

fn tag(text: &Text<'_>, at: usize, class: Class) -> Tag {
    let token = &text.tokens()[at];
    let word = text.word(at);
    match token.kind {
        TokenKind::Word => {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            if let Some(tag) = class.tag() {
                // "May" and "Will" inside a sentence are names; "US" is no pronoun.
                let is_name = capital && tag.is_verb() && !is_shouted(word) && !starts_sentence(text, at);
                if !is_name && word != "US" {
                    return tag;
                }
            }
            if capital {
                Tag::Capital
            } else if word.ends_with("ly") && word.len() > 4 && !matches!(word, "family" | "ally" | "rally" | "reply" | "supply")
            {
                Tag::Adverb
            } else if word.ends_with("ed") && word.len() > 4 {
                Tag::Verb
            } else {
                Tag::Lower
            }
        }
        TokenKind::Clitic => Tag::Clitic,
        TokenKind::Number => Tag::Number,
        TokenKind::Mark => Tag::Mark,
        TokenKind::Dash if word.len() == 1 && !token.spaced => Tag::Hyphen,
        TokenKind::Dash => Tag::Break,
        TokenKind::Address => Tag::Lower,
        TokenKind::Sign => match word.as_bytes()[0] {
            b',' => Tag::Comma,
            b'(' | b'[' => Tag::Open,
            b')' | b']' => Tag::Close,
            b';' | b':' => Tag::Break,
            b'.' | b'!' | b'?' => Tag::Stop,
            b'&' => Tag::And,
            _ if word.starts_with('\u{2026}') => Tag::Stop,
            _ => Tag::Sign,
        },
    }
}

fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a capital at `at` may be the sentence's own.
fn starts_sentence(text: &Text<'_>, at: usize) -> bool {
    at == 0 || text.tokens()[at].lines > 0 || matches!(text.tokens()[at - 1].kind, TokenKind::Mark | TokenKind::Sign)
}
