//! Entity corpora as sentences of feature ids with the tag paths that the gold allows.

use std::path::Path;

use serde::Deserialize;
use whosaid::Span;
use whosaid::entity::tags::{STATES, State, Type};
use whosaid::text::Text;

/// A gold or silver document: text and typed spans, offsets in code points.
#[derive(Clone, Deserialize)]
pub struct Annotated {
    #[serde(default)]
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub entities: Vec<Labelled>,
}

/// A typed span, offsets in code points.
#[derive(Clone, Deserialize)]
pub struct Labelled {
    pub start: usize,
    pub end: usize,
    pub label: String,
}

/// The documents of a JSONL file, gzipped or not.
pub fn read(path: &Path) -> Result<Vec<Annotated>, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| named(&error))?;
    let text = if path.extension().is_some_and(|extension| extension == "gz") {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text).map_err(|error| named(&error))?;
        text
    } else {
        String::from_utf8(bytes).map_err(|error| named(&error))?
    };
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str(line).map_err(|error| named(&error)))
        .collect()
}

/// What a corpus' label says: a set of types, or that nothing is known there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// One of these types (bits by type), and outside too when the last field says so.
    Types(u8),
    /// No name for us: a date, a number.
    Outside,
    /// Anything may be true.
    Unknown,
}

/// A corpus' own labels in our types.
pub fn meaning(corpus: &str, label: &str) -> Meaning {
    use Type::*;
    let types = |types: &[Type]| Meaning::Types(types.iter().map(|kind| 1 << *kind as u8).sum());
    if corpus == "nne" {
        return nne(label);
    }
    match (corpus, label) {
        (_, "Person" | "PER" | "person" | "politician" | "per" | "Peop" | "PERSON") => types(&[Person]),
        (_, "Organization" | "ORG" | "organisation" | "politicalparty" | "org" | "Org") => types(&[Org]),
        ("worldwide", "Location") | ("peer", "GPE" | "LOC") => types(&[Place]),
        ("redocred", "LOC") => types(&[Place, Fac, Norp]),
        (_, "LOC" | "location" | "country" | "geo" | "Loc") => types(&[Place, Fac]),
        (_, "Facility" | "FAC") => types(&[Fac]),
        ("gmb", "gpe") => types(&[Norp, Place]),
        (_, "NORP") => types(&[Norp]),
        ("worldwide", "Misc") | ("peer", "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE") => types(&[Misc]),
        (_, "Product" | "PRODUCT") => types(&[Product]),
        (_, "MISC" | "election" | "event" | "misc" | "art" | "eve" | "nat") => types(&[Misc, Norp, Product]),
        (_, "Other") => Meaning::Unknown,
        _ => Meaning::Outside,
    }
}

/// For every token of `text`, the set of tag states that the gold allows, as bits.
pub fn allowed(text: &Text<'_>, document: &Annotated, corpus: &str) -> Vec<u32> {
    let outside = 1 << State::OUTSIDE.index();
    let any = (1u32 << STATES) - 1;
    let mut allowed = vec![outside; text.tokens().len()];
    let starts: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    for entity in &document.entities {
        let Some(span) = starts.get(entity.start).zip(starts.get(entity.end)).map(|(start, end)| Span::new(*start, *end)) else {
            continue;
        };
        let mut first = text.token_at(span.start);
        let mut end = text.tokens().partition_point(|token| token.start() < span.end);
        if end > first + 1 && matches!(text.word(first), "the" | "The" | "a" | "A" | "an" | "An") {
            first += 1;
        }
        if end > first + 1 && text.word(end - 1) == "'s" {
            end -= 1;
        }
        if first >= end || allowed[first..end].iter().any(|states| *states != outside) {
            continue;
        }
        // A name across a sentence end is the splitter's fault, or the gold's: nothing is learnt there.
        let crosses = text.sentence_of(first) != text.sentence_of(end - 1);
        match meaning(corpus, &entity.label) {
            Meaning::Outside => {}
            Meaning::Types(_) if crosses => allowed[first..end].fill(any),
            Meaning::Unknown => allowed[first..end].fill(any),
            Meaning::Types(types) => {
                // A place and the place around it, "Kigali, Rwanda", are two names, as most of the gold has it.
                let is_place = types >> Type::Place as u8 & 1 == 1;
                let parts_at = |at: &usize| is_place && text.word(*at) == ",";
                let mut start = first;
                for part in (first..end).filter(parts_at).chain([end]) {
                    for (at, states) in allowed.iter_mut().enumerate().take(part).skip(start) {
                        *states = (0..Type::COUNT)
                            .filter(|kind| types >> kind & 1 == 1)
                            .map(|kind| 1 << State::at(Type::ALL[kind], at == start, at + 1 == part).index())
                            .sum();
                    }
                    start = part + 1;
                }
            }
        }
    }
    allowed
}

/// The labels of NNE, for judging only.
fn nne(label: &str) -> Meaning {
    let kind = match label {
        "PER" | "GRPPER" | "GOD" => Type::Person,
        "NATIONALITY" | "NORPOTHER" | "NORPPOLITICAL" | "RELIGION" => Type::Norp,
        "CITY" | "COUNTRY" | "STATE" | "CITYSTATE" | "GPE" | "SUBURB" | "REGION" | "CONTINENT" | "OCEAN" | "RIVER"
        | "LOCATIONOTHER" | "GRPLOC" => Type::Place,
        "FACILITY" | "BUILDING" | "BRIDGE" | "STREET" | "STADIUM" | "ATTRACTION" | "HOTEL" => Type::Fac,
        "GOVERNMENT" | "MEDIA" | "FUND" | "ARMY" | "SPORTSTEAM" | "BAND" | "HOSPITAL" | "GRPORG" => Type::Org,
        _ if label.starts_with("ORG") => Type::Org,
        _ => return Meaning::Outside,
    };
    Meaning::Types(1 << kind as u8)
}
