//! The lines by which an article says what is expected of its annotation.
//!
//! ```text
//! quote | WORDS | direct | SPEAKER | CUE     a quote on exactly these words, of this kind
//! term | WORDS                               marks around nobody's words
//! nothing | WORDS                            neither quote nor term touches these words
//! entity | WORDS | LABEL                     an entity on exactly these words
//! value | WORDS | VALUE                      the entity on these words has this value: 2022-02-07, or 12 km
//! same | WORDS | WORDS | …                   all name one person
//! apart | WORDS | WORDS | …                  each names another person, or none that is known
//! ```
//!
//! WORDS are where they first stand as whole words; `he @ he told a crowd` are those in a context, and
//! `“We … go”` are from the first beginning to the next end. SPEAKER is the resolved name, or `nobody`; `?` leaves it
//! open, as does leaving it out. A quote's CUE must hold the words given. An indirect or mixed quote may begin with or
//! without "that", and none is asked for the stop at its end.

use whosaid::document::{Entity, PersonId, Quote};
use whosaid::quote::Kind;
use whosaid::{Document, Span};

/// One line.
#[derive(Debug)]
pub enum Expectation<'e> {
    Quote { span: Span, kind: &'e str, speaker: Option<&'e str>, cue: Option<&'e str> },
    Nothing { span: Span },
    Entity { span: Span, label: &'e str },
    Value { span: Span, value: &'e str },
    Same { spans: Vec<Span> },
    Apart { spans: Vec<Span> },
}

impl<'e> Expectation<'e> {
    /// Reads a line about `text`.
    pub fn read(line: &'e str, text: &str) -> Result<Expectation<'e>, String> {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let open = |at: usize| parts.get(at).copied().filter(|part| *part != "?");
        let span = place(parts.get(1).copied().unwrap_or_default(), text)?;
        let all = || parts[1..].iter().map(|words| place(words, text)).collect::<Result<Vec<Span>, String>>();
        match (parts[0], parts.len()) {
            ("quote", 3..=5) => Ok(Expectation::Quote { span, kind: parts[2], speaker: open(3), cue: open(4) }),
            ("term", 2) => Ok(Expectation::Quote { span, kind: "term", speaker: None, cue: None }),
            ("nothing", 2) => Ok(Expectation::Nothing { span }),
            ("entity", 3) => Ok(Expectation::Entity { span, label: parts[2] }),
            ("value", 3) => Ok(Expectation::Value { span, value: parts[2] }),
            ("same", 3..) => Ok(Expectation::Same { spans: all()? }),
            ("apart", 3..) => Ok(Expectation::Apart { spans: all()? }),
            _ => Err(format!("no such line: {line}")),
        }
    }

    /// Whether it is so; else what is instead.
    pub fn check(&self, text: &str, document: &Document<'_>) -> Result<(), String> {
        match self {
            Expectation::Quote { span, kind, speaker, cue } => {
                let quote = quote(text, document, *span, kind)?;
                if let Some(speaker) = speaker {
                    let name = quote.speaker.as_ref().map_or("nobody", |speaker| speaker.name);
                    said(plain(name) == plain(speaker), || format!("the speaker is {name}"))?;
                }
                if let Some(cue) = cue {
                    let words = quote.cue.map_or("nothing", |cue| cue.text);
                    said(words.contains(cue), || format!("the cue is {words}"))?;
                }
                Ok(())
            }
            Expectation::Nothing { span } => {
                let touches = |quote: &&Quote<'_>| {
                    let inside = quote.mention.span.contains(*span) && quote.mention.span != *span;
                    !inside && quote.mention.span.overlaps(*span)
                };
                let quote = document.quotes.iter().filter(|quote| quote.kind != Kind::Indirect).find(touches);
                quote.map_or(Ok(()), |quote| Err(format!("there is a {} {}", quote.kind.name(), quote.mention.text)))
            }
            Expectation::Entity { span, label } => {
                let entity = entity(document, *span)?;
                said(entity.label.name() == *label, || format!("its label is {}", entity.label))
            }
            Expectation::Value { span, value } => {
                let entity = entity(document, *span)?;
                let written = entity.value.as_ref().map_or("none".to_owned(), ToString::to_string);
                said(written == *value, || format!("its value is {written}"))
            }
            Expectation::Same { spans } => {
                let people: Vec<Option<PersonId>> = spans.iter().map(|span| person(document, *span)).collect();
                let same = people[0].is_some() && people.iter().all(|person| *person == people[0]);
                said(same, || names(text, document, spans))
            }
            Expectation::Apart { spans } => {
                let mut people: Vec<PersonId> = spans.iter().filter_map(|span| person(document, *span)).collect();
                let count = people.len();
                people.sort_unstable();
                people.dedup();
                said(people.len() == count, || names(text, document, spans))
            }
        }
    }
}

fn said(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}

/// Where `words` stand in `text`.
fn place(words: &str, text: &str) -> Result<Span, String> {
    if let Some((words, context)) = words.split_once(" @ ") {
        let around = find(context, text, 0)?;
        let inside = find(words, &text[around.start..around.end], 0)?;
        return Ok(Span::new(around.start + inside.start, around.start + inside.end));
    }
    match words.split_once(" … ").filter(|_| !text.contains(words)) {
        Some((first, last)) => {
            let first = find(first, text, 0)?;
            Ok(first.join(find(last, text, first.end)?))
        }
        None => find(words, text, 0),
    }
}

/// The first place of `words` as whole words at or after `from`.
fn find(words: &str, text: &str, from: usize) -> Result<Span, String> {
    let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let whole = |&at: &usize| {
        let end = at + words.len();
        let starts = letter(words.chars().next()) && letter(text[..at].chars().next_back());
        let goes_on = letter(words.chars().next_back()) && letter(text[end..].chars().next());
        !starts && !goes_on
    };
    let places = text[from..].match_indices(words).map(|(at, _)| from + at);
    let at = places.clone().find(whole).or_else(|| places.clone().next());
    at.filter(|_| !words.is_empty())
        .map(|at| Span::new(at, at + words.len()))
        .ok_or_else(|| format!("“{words}” is not in the article"))
}

fn quote<'d, 't>(text: &str, document: &'d Document<'t>, span: Span, kind: &str) -> Result<&'d Quote<'t>, String> {
    let trimmed = |span: Span| {
        if !matches!(kind, "indirect" | "mixed") {
            return span;
        }
        let words = span.of(text);
        let start = if words.starts_with("that ") { span.start + 5 } else { span.start };
        Span::new(start, start + text[start..span.end].trim_end_matches([',', '.', ';', ' ']).len())
    };
    let places = document.quotes.iter().filter(|quote| trimmed(quote.mention.span) == trimmed(span));
    let quotes: Vec<&Quote<'_>> = places.collect();
    if let Some(quote) = quotes.iter().find(|quote| quote.kind.name() == kind) {
        return Ok(quote);
    }
    if let Some(quote) = quotes.first() {
        return Err(format!("it is {}", quote.kind.name()));
    }
    let touching = document.quotes.iter().filter(|quote| quote.mention.span.overlaps(span));
    let touching: Vec<String> =
        touching.map(|quote| format!("{} {}", quote.kind.name(), quote.mention.text.escape_debug())).collect();
    Err(if touching.is_empty() { "there is no quote".to_owned() } else { format!("there is {}", touching.join(" and ")) })
}

fn entity<'d, 't>(document: &'d Document<'t>, span: Span) -> Result<&'d Entity<'t>, String> {
    let touching: Vec<&Entity<'_>> = document.entities.iter().filter(|entity| entity.mention.span.overlaps(span)).collect();
    match touching[..] {
        [] => Err("there is no entity".to_owned()),
        [entity] if entity.mention.span == span => Ok(entity),
        [first, ..] => Err(format!("there is {} {}", first.label, first.mention.text)),
    }
}

/// The person of whom the words at `span` are a mention: exactly, or from where their title ends.
fn person(document: &Document<'_>, span: Span) -> Option<PersonId> {
    let named = |mention: Span| mention.end == span.end && mention.overlaps(span);
    let holds = |person: &&whosaid::document::Person<'_>| person.mentions.iter().any(|mention| named(mention.span));
    document.people.iter().find(holds).map(|person| person.id)
}

fn names(text: &str, document: &Document<'_>, spans: &[Span]) -> String {
    let told = spans.iter().map(|span| match person(document, *span) {
        Some(id) => format!("{} is {id} {}", span.of(text), document.people[id.index()].name),
        None => format!("{} is nobody", span.of(text)),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A name without its article and case.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").or(name.strip_prefix("a ")).unwrap_or(&name).to_owned()
}
