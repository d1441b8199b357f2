//! Why a name, a number or a time is of its type: facts of the article and of the lists that anybody can check.
//!
//! The tagger weighs thousands of features that have no words. What is told here is therefore not its sum but what
//! holds at this place and speaks for the type that was decided: what the lists know, what stands beside the name, its
//! own words, and the same name elsewhere. Where nothing of that holds, that is what is said.

use std::collections::HashMap;

use super::numeric::Told;
use super::refine;
use super::{Entity, Label};
use crate::annotator::Options;
use crate::lexicon::{Classes, Lexicon, Scan};
use crate::reason::{Reason, counted, quoted};
use crate::text::{Text, TokenKind};

/// How many reasons are told of one entity.
const MOST: usize = 4;

/// How many words a role or title before a name has at most.
const TITLE: usize = 4;

/// The lists that speak for a type, the narrower first, and what they are lists of.
const LISTS: &[(Label, Classes, &str)] = &[
    (Label::Person, Classes::PERSON, "known people"),
    (Label::Norp, Classes::GROUP, "nationalities, religions and other groups"),
    (Label::Norp, Classes::PARTY, "parties"),
    (Label::Fac, Classes::FACILITY, "buildings, roads and airports"),
    (Label::Fac, Classes::METONYM, "buildings that speak for a government"),
    (Label::Org, Classes::OUTLET, "news outlets"),
    (Label::Org, Classes::COMPANY, "companies"),
    (Label::Org, Classes::PARTY, "parties and armed groups"),
    (Label::Org, Classes::TEAM, "teams"),
    (Label::Org, Classes::ORG, "organisations"),
    (Label::Org, Classes::METONYM, "places that speak for a government"),
    (Label::Gpe, Classes::COUNTRY, "countries"),
    (Label::Gpe, Classes::SUBDIVISION, "states and provinces"),
    (Label::Gpe, Classes::CITY, "cities and towns"),
    (Label::Loc, Classes::NATURAL, "mountains, waters and regions"),
    (Label::Product, Classes::PRODUCT, "products"),
    (Label::Event, Classes::EVENT, "events"),
    (Label::WorkOfArt, Classes::WORK, "works"),
    (Label::Law, Classes::LAW, "laws"),
    (Label::Language, Classes::LANGUAGE, "languages"),
];

/// Words behind which places stand.
const WHERE: &[&str] = &["in", "near", "from", "at", "across", "outside", "inside", "throughout", "into", "toward", "towards"];

/// Why every entity is of its type, in the order of `entities`.
pub(crate) fn of_entities(text: &Text<'_>, lexicon: &Lexicon, entities: &[Entity], options: &Options) -> Vec<Vec<Reason>> {
    let names = Names { text, scan: lexicon.scan(text), entities };
    let numbers = Told::new(text, options);
    let mut given =
        options.dictionary.as_deref().map(|dictionary| dictionary.find(text)).unwrap_or_default().into_iter().peekable();
    let mut facts: Vec<Vec<Reason>> = entities
        .iter()
        .enumerate()
        .map(|(index, entity)| {
            while given.next_if(|hit| hit.tokens.end <= entity.tokens.start).is_some() {}
            if given.peek().is_some_and(|hit| hit.tokens == entity.tokens && hit.label == entity.label) {
                return vec![Reason::new("dictionary", "it is in your dictionary")];
            }
            if entity.label.is_numeric() {
                numbers.of(&entity.tokens, entity.label, entity.value.as_ref())
            } else {
                names.of(index)
            }
        })
        .collect();
    names.compare(&mut facts);
    facts.iter_mut().for_each(|why| why.truncate(MOST));
    facts
}

struct Names<'a, 't> {
    text: &'a Text<'t>,
    scan: Scan<'a, 't>,
    entities: &'a [Entity],
}

/// Whether a reason is of what stands beside a name, which may be otherwise at its other places.
fn is_beside(reason: &Reason) -> bool {
    matches!(reason.code, "title" | "said" | "who" | "age" | "role" | "where" | "country")
}

impl Names<'_, '_> {
    /// What holds at the place of one name.
    fn of(&self, index: usize) -> Vec<Reason> {
        let Entity { tokens, label, .. } = &self.entities[index];
        let mut why = Vec::new();
        match label {
            Label::Person => self.of_person(index, &mut why),
            Label::Org | Label::Norp => self.of_body(index, &mut why),
            Label::Gpe | Label::Loc | Label::Fac => self.of_place(index, &mut why),
            _ => {}
        }
        let lists = self.scan.exactly(tokens);
        if let Some((.., list)) = LISTS.iter().find(|(of, class, _)| of == label && lists.any(*class)) {
            why.push(Reason::new("list", format!("{} is in the list of {list}", self.words(tokens))));
        }
        self.of_words(tokens, *label, &mut why);
        why
    }

    fn of_person(&self, index: usize, why: &mut Vec<Reason>) {
        let tokens = &self.entities[index].tokens;
        let sentence = self.sentence(tokens.start);
        let said = |at: usize| self.text.tokens()[at].kind == TokenKind::Word && self.scan.word(at).any(Classes::CUE);
        let comma = |at: usize| at < sentence.end && self.text.word(at) == ",";
        if let Some(title) = self.title_before(tokens.start, sentence.start) {
            why.push(Reason::new("title", format!("{} stands before it", self.words(&title))));
        } else if tokens.start > sentence.start
            && comma(tokens.start - 1)
            && let Some(title) = self.title_before(tokens.start - 1, sentence.start)
        {
            why.push(Reason::new("title", format!("{} stands before its comma", self.words(&title))));
        }
        if tokens.end < sentence.end && said(tokens.end) {
            why.push(Reason::new("said", format!("{} stands right behind it", self.word(tokens.end))));
        } else if tokens.start > sentence.start && said(tokens.start - 1) {
            why.push(Reason::new("said", format!("{} stands right before it", self.word(tokens.start - 1))));
        }
        let behind = tokens.end + 1;
        if comma(tokens.end) && behind < sentence.end {
            let word = self.text.word(behind);
            if matches!(word, "who" | "whose" | "whom") {
                why.push(Reason::new("who", format!("{} stands behind its comma", self.word(behind))));
            } else if word.len() <= 2
                && word.bytes().all(|byte| byte.is_ascii_digit())
                && (behind + 1 >= sentence.end || comma(behind + 1))
            {
                why.push(Reason::new("age", format!("an age, {}, stands behind it", self.word(behind))));
            }
        }
        let (first, last) = (tokens.start, tokens.end - 1);
        if self.scan.word(first).any(Classes::GIVEN) {
            why.push(Reason::new("given", format!("{} is in the list of given names", self.word(first))));
        }
        if (last > first || why.is_empty()) && self.scan.word(last).any(Classes::SURNAME) {
            why.push(Reason::new("surname", format!("{} is in the list of surnames", self.word(last))));
        }
        if tokens.len() > 2 && self.is_initial(first + 1) || tokens.len() > 1 && self.is_initial(first) {
            why.push(Reason::new("initial", "it has an initial"));
        }
    }

    fn of_body(&self, index: usize, why: &mut Vec<Reason>) {
        let Entity { tokens, label, .. } = &self.entities[index];
        let sentence = self.sentence(tokens.start);
        let role = |at: usize| self.scan.longest(at).filter(|hit| hit.classes.any(Classes::ROLE));
        if let Some(hit) =
            (tokens.end < sentence.end).then(|| role(tokens.end)).flatten().filter(|hit| hit.tokens.end <= sentence.end)
        {
            why.push(Reason::new("role", format!("{} stands behind it", self.words(&hit.tokens))));
        }
        if *label != Label::Org {
            return;
        }
        let start = self.past_article(tokens.start, sentence.start);
        if start >= sentence.start + 2
            && matches!(self.text.word(start - 1), "for" | "of" | "at" | "with" | "from")
            && let Some(title) = self.title_before(start - 1, sentence.start)
        {
            why.push(Reason::new("role", format!("{} stands before it", self.words(&(title.start..start)))));
        }
        if tokens.end < sentence.end && self.scan.word(tokens.end).any(Classes::CUE) {
            why.push(Reason::new("said", format!("{} stands right behind it", self.word(tokens.end))));
        }
    }

    fn of_place(&self, index: usize, why: &mut Vec<Reason>) {
        let Entity { tokens, label, .. } = &self.entities[index];
        let sentence = self.sentence(tokens.start);
        let start = self.past_article(tokens.start, sentence.start);
        if start > sentence.start && WHERE.contains(&self.text.word(start - 1).to_lowercase().as_str()) {
            why.push(Reason::new("where", format!("{} stands before it", self.word(start - 1))));
        }
        let behind = self
            .entities
            .get(index + 1)
            .filter(|next| *label == Label::Gpe && next.tokens.start == tokens.end + 1 && self.text.word(tokens.end) == ",");
        let countries = Classes::COUNTRY | Classes::SUBDIVISION;
        if let Some(next) = behind.filter(|next| next.label == Label::Gpe && self.scan.exactly(&next.tokens).any(countries)) {
            why.push(Reason::new("country", format!("{} stands behind its comma", self.words(&next.tokens))));
        }
    }

    /// What a name's own words say.
    fn of_words(&self, tokens: &std::ops::Range<usize>, label: Label, why: &mut Vec<Reason>) {
        let (class, words): (Classes, &[&[&str]]) = match label {
            Label::Org => (Classes::ORG_HEAD, &[]),
            Label::Fac => (Classes::FAC_HEAD, &[]),
            Label::Loc => (Classes::LOC_HEAD, &[refine::NATURE, refine::REGIONS]),
            Label::Law => (Classes::NONE, &[refine::LAWS]),
            Label::Event => (Classes::NONE, &[refine::EVENTS]),
            Label::WorkOfArt => (Classes::NONE, &[refine::WORKS]),
            _ => (Classes::NONE, &[]),
        };
        let is_head =
            |at: &usize| self.scan.word(*at).any(class) || words.iter().any(|words| words.contains(&self.text.word(*at)));
        // A head by itself is the list's whole entry, and told there.
        let head = (tokens.len() > 1).then(|| tokens.clone().rev().find(is_head)).flatten();
        if let Some(head) = head {
            why.push(Reason::new("head", format!("{} is usual in names of {}", self.word(head), many(label))));
        }
        if label == Label::WorkOfArt && tokens.start > 0 && self.text.tokens()[tokens.start - 1].kind == TokenKind::Mark {
            why.push(Reason::new("marks", "a quotation mark stands before it"));
        }
        if label == Label::Org && tokens.len() == 1 && self.is_acronym(tokens.start) {
            why.push(Reason::new("capitals", "it is written in capitals, as short names of organisations are"));
        }
    }

    /// What the same name, or a longer form of it, says at other places.
    fn compare(&self, facts: &mut [Vec<Reason>]) {
        let key = |tokens: &std::ops::Range<usize>| {
            tokens.clone().map(|at| self.text.word(at).to_lowercase()).collect::<Vec<_>>().join(" ")
        };
        // By name and type: how often, and the first place that has something beside it.
        let mut groups: HashMap<(String, Label), (usize, Option<usize>)> = HashMap::new();
        // By type, and by the last and the first word of a longer name: the first such name.
        let mut longer: HashMap<(String, Label), usize> = HashMap::new();
        let mut shortened: HashMap<(String, Label), usize> = HashMap::new();
        for (index, entity) in self.entities.iter().enumerate().filter(|(_, entity)| !entity.label.is_numeric()) {
            let (count, beside) = groups.entry((key(&entity.tokens), entity.label)).or_default();
            *count += 1;
            if beside.is_none() && facts[index].iter().any(is_beside) {
                *beside = Some(index);
            }
            if entity.tokens.len() < 2 {
                continue;
            }
            shortened.entry((self.initials(&entity.tokens), entity.label)).or_insert(index);
            if entity.label == Label::Person {
                for at in [entity.tokens.end - 1, entity.tokens.start] {
                    longer.entry((self.text.word(at).to_lowercase(), entity.label)).or_insert(index);
                }
            }
        }
        for (index, entity) in self.entities.iter().enumerate().filter(|(_, entity)| !entity.label.is_numeric()) {
            let why = &mut facts[index];
            if why.iter().any(|reason| reason.code == "dictionary") {
                continue;
            }
            let name = key(&entity.tokens);
            let alone = entity.tokens.len() == 1;
            let whole = alone.then(|| longer.get(&(name.clone(), entity.label))).flatten().map(|whole| &self.entities[*whole]);
            let spelt = (alone && self.is_acronym(entity.tokens.start))
                .then(|| shortened.get(&(name.clone(), entity.label)))
                .flatten()
                .map(|whole| &self.entities[*whole]);
            if let Some(whole) = whole {
                // What ends a full name is no given name here, whatever the lists say.
                let ends = self.text.word(whole.tokens.end - 1).to_lowercase() == name;
                why.retain(|reason| !(ends && reason.code == "given"));
                why.insert(0, Reason::new("longer", format!("{} is named in full elsewhere", self.words(&whole.tokens))));
            } else if let Some(whole) = spelt {
                why.insert(0, Reason::new("longer", format!("it is short for {}", self.words(&whole.tokens))));
            }
            let (count, beside) = groups[&(name, entity.label)];
            // Nothing is added in this loop that counts as beside a name: the other place has the facts that were found there.
            if let Some(other) = beside.filter(|other| *other != index)
                && !facts[index].iter().any(is_beside)
                && let Some(fact) = facts[other].iter().find(|reason| is_beside(reason))
            {
                let told = format!("elsewhere in the article {}", fact.text);
                facts[index].push(Reason::new("elsewhere", told));
            }
            if facts[index].is_empty() {
                facts[index].push(Reason::new(
                    "context",
                    "it was judged by its look and the words around it: no list and nothing right beside it tells",
                ));
                if count > 1 {
                    let told = format!("it is named {}, and its places were judged together", counted(count, "time"));
                    facts[index].push(Reason::new("repeated", told));
                }
            }
        }
    }

    /// The longest title, role or relation that ends before token `end`.
    fn title_before(&self, end: usize, least: usize) -> Option<std::ops::Range<usize>> {
        let titles = Classes::TITLE | Classes::ROLE | Classes::KIN;
        (end.saturating_sub(TITLE).max(least)..end)
            .filter_map(|at| self.scan.longest(at))
            .find(|hit| hit.tokens.end == end && hit.classes.any(titles))
            .map(|hit| hit.tokens)
    }

    /// Where a name begins with the article before it.
    fn past_article(&self, start: usize, least: usize) -> usize {
        if start > least && matches!(self.text.word(start - 1), "the" | "The" | "a" | "an") { start - 1 } else { start }
    }

    fn is_initial(&self, at: usize) -> bool {
        let word = self.text.word(at);
        word.len() == 2 && word.ends_with('.') && word.starts_with(|letter: char| letter.is_ascii_uppercase())
    }

    /// Whether a word is all capitals among words that are not.
    fn is_acronym(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let capitals = |word: &str| {
            word.chars().filter(|letter| letter.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
        };
        let sentence = self.sentence(at);
        capitals(word) && sentence.clone().any(|other| self.text.word(other).starts_with(char::is_lowercase))
    }

    /// The initials of a name, small: those of its words with a capital.
    fn initials(&self, tokens: &std::ops::Range<usize>) -> String {
        tokens
            .clone()
            .filter_map(|at| self.text.word(at).chars().next().filter(|letter| letter.is_uppercase()))
            .flat_map(char::to_lowercase)
            .collect()
    }

    fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        self.text.sentences()[self.text.sentence_of(at)].clone()
    }

    fn word(&self, at: usize) -> String {
        self.words(&(at..at + 1))
    }

    fn words(&self, tokens: &std::ops::Range<usize>) -> String {
        quoted(self.text.span(tokens.clone()).of(self.text.source()))
    }
}

/// What things of a type are, for those types whose names have usual words.
fn many(label: Label) -> &'static str {
    match label {
        Label::Org => "organisations",
        Label::Fac => "buildings, roads and the like",
        Label::Loc => "mountains, waters and regions",
        Label::Law => "laws and treaties",
        Label::Event => "events",
        _ => "works",
    }
}
