//! brat standoff: the `.ann` beside the article's `.txt`, positions in code points.
//!
//! Entities, quotes (`Direct`, `Mixed`, `Indirect`, `Term`), their cues and speakers' mentions are text-bound;
//! relations lead from a quote to its `Speaker` and its `Cue`; the mentions of one person are equivalent.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::document::{Document, Mention};
use crate::offsets::OffsetUnit;
use crate::quote::Kind;
use crate::span::Span;

pub fn write(text: &str, document: &Document<'_>) -> String {
    let converted = document.clone().in_units(text, OffsetUnit::Codepoint);
    let mut ann = Standoff::default();
    let mut of_entity: BTreeMap<Span, usize> = BTreeMap::new();
    for entity in &converted.entities {
        let bound = ann.bind(entity.label.name(), entity.mention);
        of_entity.insert(entity.mention.span, bound);
        if let Some(value) = &entity.value {
            ann.note(bound, &value.to_string());
        }
    }
    let (mut mentions, mut cues) = (BTreeMap::<Span, usize>::new(), BTreeMap::<Span, usize>::new());
    for quote in &converted.quotes {
        let name = match quote.kind {
            Kind::Direct => "Direct",
            Kind::Mixed => "Mixed",
            Kind::Indirect => "Indirect",
            Kind::Term => "Term",
        };
        let bound = ann.bind(name, quote.mention);
        if let Some(speaker) = &quote.speaker {
            ann.note(bound, speaker.name);
            if let Some(mention) = speaker.mention {
                let place = of_entity.get(&mention.span).or_else(|| mentions.get(&mention.span)).copied();
                let place = place.unwrap_or_else(|| ann.bind("Mention", mention));
                mentions.insert(mention.span, place);
                ann.relate("Speaker", bound, place);
            }
        }
        if let Some(cue) = quote.cue {
            let place = cues.get(&cue.span).copied().unwrap_or_else(|| ann.bind("Cue", cue));
            cues.insert(cue.span, place);
            ann.relate("Cue", bound, place);
        }
    }
    for person in &converted.people {
        let mut same: Vec<String> = Vec::new();
        for mention in &person.mentions {
            let place = of_entity.get(&mention.span).or_else(|| mentions.get(&mention.span)).copied();
            same.push(format!("T{}", place.unwrap_or_else(|| ann.bind("Mention", *mention))));
        }
        if same.len() > 1 {
            ann.put(format_args!("*\tEquiv {}\n", same.join(" ")));
        }
    }
    ann.out
}

#[derive(Default)]
struct Standoff {
    out: String,
    bound: usize,
    relations: usize,
    notes: usize,
}

impl Standoff {
    /// Writing to a string cannot fail.
    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(arguments);
    }

    /// A text-bound annotation; of words over a line end each line's part is a fragment of its own, as brat wants it.
    fn bind(&mut self, label: &str, mention: Mention<'_>) -> usize {
        self.bound += 1;
        let mut fragments: Vec<(Span, &str)> = Vec::new();
        let mut at = mention.span.start;
        for line in mention.text.split_inclusive(['\n', '\r']) {
            let words = line.trim_end_matches(['\n', '\r']);
            if !words.is_empty() {
                fragments.push((Span::new(at, at + words.chars().count()), words));
            }
            at += line.chars().count();
        }
        let spans: Vec<String> = fragments.iter().map(|(span, _)| format!("{} {}", span.start, span.end)).collect();
        let words: Vec<&str> = fragments.iter().map(|&(_, words)| words).collect();
        let bound = self.bound;
        self.put(format_args!("T{bound}\t{label} {}\t{}\n", spans.join(";"), words.join(" ")));
        self.bound
    }

    fn relate(&mut self, label: &str, from: usize, to: usize) {
        self.relations += 1;
        let number = self.relations;
        self.put(format_args!("R{number}\t{label} Arg1:T{from} Arg2:T{to}\n"));
    }

    fn note(&mut self, bound: usize, note: &str) {
        self.notes += 1;
        let note: Vec<&str> = note.split_whitespace().collect();
        let number = self.notes;
        self.put(format_args!("#{number}\tAnnotatorNotes T{bound}\t{}\n", note.join(" ")));
    }
}
