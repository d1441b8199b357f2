//! The figures of an article: each person and body, before its pronouns are known.

use std::cmp::Ordering;
use std::ops::Range;

use super::gender::{self, Gender};
use super::names::{self, Name, Part};
use super::scene::Scene;
use super::spelling::{Word, Words, are_variants};
use crate::entity::Label;
use crate::extent::Extent;
use crate::growth;
use crate::hash::Map;
use crate::lexicon::Classes;
use crate::order;

/// Someone or some body in the article. Every few words may be one, so each takes little room.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// PERSON, or what the body is.
    pub(super) label: Label,
    best: Extent,
    /// The fullest name of a person.
    pub(super) name: Option<Box<Name>>,
    /// How many words of evidence speak for "he" and for "she".
    pub(super) male: i32,
    pub(super) female: i32,
    /// What the text says it is, in text order.
    pub(super) roles: Vec<super::roles::Role>,
    /// "44" in "Alvarez, 44,".
    pub(super) age: Option<Word>,
    /// How many names of two parts or more, and how many short ones, name it in all.
    pub(super) full: u32,
    pub(super) short: u32,
    /// The token and the paragraph of the latest name on the walk through the text.
    latest: (u32, u32),
    /// How many name mentions the walk has met.
    met: u32,
    /// Whether a name names it; otherwise only its speech made it a figure.
    pub(super) named: bool,
    /// Whether "they" fits: several people, or a body.
    pub(super) many: bool,
    /// Whether it is something written: "the report".
    pub(super) written: bool,
    /// Whether no list knows its name, so that it may be a person in spite of its label.
    pub(super) disguised: bool,
}

impl Figure {
    pub(super) fn new(label: Label, best: Range<usize>) -> Figure {
        let latest = (best.start as u32, 0);
        Figure {
            label,
            best: Extent::new(best),
            name: None,
            male: 0,
            female: 0,
            roles: Vec::new(),
            age: None,
            full: 0,
            short: 0,
            latest,
            met: 0,
            named: true,
            many: false,
            written: false,
            disguised: false,
        }
    }

    /// The tokens of its best name: the fullest, the first of those.
    pub(super) fn best(&self) -> Range<usize> {
        self.best.range()
    }

    /// The gender that the evidence tells beyond doubt: a title, a given name, several pronouns.
    pub(super) fn gender(&self) -> Option<Gender> {
        self.leaning().filter(|_| self.male.abs_diff(self.female) >= BEYOND_DOUBT)
    }

    /// The gender that speaks for itself so far, be it by one pronoun.
    pub(super) fn leaning(&self) -> Option<Gender> {
        match self.male.cmp(&self.female) {
            Ordering::Greater => Some(Gender::Male),
            Ordering::Less => Some(Gender::Female),
            Ordering::Equal => None,
        }
    }

    /// Adds `weight` of evidence for `gender`.
    pub(super) fn hint(&mut self, gender: Gender, weight: i32) {
        match gender {
            Gender::Male => self.male += weight,
            Gender::Female => self.female += weight,
        }
    }

    /// Takes it for a person after all: somebody says "he" of it.
    pub(super) fn unmask(&mut self) {
        self.label = Label::Person;
        self.many = false;
        self.named = true;
        self.disguised = false;
    }

    /// Whether it is one person.
    pub(super) fn is_person(&self) -> bool {
        self.label == Label::Person && !self.many
    }
}

/// So much more evidence for one gender than for the other is beyond doubt; a pronoun counts one.
const BEYOND_DOUBT: u32 = 2;
/// Evidence by a title or a relation.
pub(super) const SURE: i32 = 8;
/// Evidence by a given name.
pub(super) const LIKELY: i32 = 4;

/// All figures with a name, and for each entity its figure.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) list: Vec<Figure>,
    pub(super) of_entity: Vec<Option<usize>>,
    pub(super) words: Words,
    /// Figures by their last part, by their first, and by every part between.
    by_last: Map<Word, Vec<usize>>,
    by_first: Map<Word, Vec<usize>>,
    by_middle: Map<Word, Vec<usize>>,
    /// Figures that only short names name.
    by_single: Map<Word, usize>,
}

/// No name is compared with more figures than this, so that time stays linear.
const CANDIDATES: usize = 12;

/// Groups the names of the scene into figures.
pub(super) fn group(scene: &Scene<'_, '_>) -> Figures {
    let mut figures = Figures { of_entity: vec![None; scene.entities.len()], ..Figures::default() };
    let mut names: Vec<Option<Name>> = scene
        .entities
        .iter()
        .map(|entity| {
            let is_person = entity.label == Label::Person;
            if is_person { names::read(scene.text, entity.tokens.clone(), &mut figures.words, scene.lexicon) } else { None }
        })
        .collect();
    let short_of_bodies = super::bodies::short_names(scene, &names, &mut figures.words);
    for index in &short_of_bodies {
        names[*index] = None;
    }
    figures.group_full(scene, &names);
    figures.group_namesakes(scene, &names);
    figures.group_short(scene, &names);
    super::bodies::group(scene, &mut figures, &short_of_bodies);
    figures.tell_gender(scene);
    figures
}

impl Figures {
    /// Names of two parts or more: the longest first, so that shorter ones find them.
    fn group_full(&mut self, scene: &Scene<'_, '_>, names: &[Option<Name>]) {
        let mut forms: Vec<usize> =
            (0..names.len()).filter(|index| names[*index].as_ref().is_some_and(|name| !name.is_short())).collect();
        order::by(&mut forms, |index| {
            let name = names[*index].as_ref().map_or(0, |name| {
                let spelt = name.parts.iter().filter(|part| !part.initial).count();
                spelt * 16 + name.parts.len() * 2 + usize::from(name.suffix.is_some())
            });
            (usize::MAX - name, *index)
        });
        let mut known: Map<(Vec<Word>, Option<Word>), usize> = Map::default();
        for index in forms {
            let Some(name) = &names[index] else { continue };
            let key = (name.parts.iter().map(|part| part.word).collect::<Vec<_>>(), name.suffix);
            let same = known.get(&key).copied().filter(|figure| !self.contradicts(*figure, name));
            let figure = same.or_else(|| self.agreeing(name)).unwrap_or_else(|| self.add(name.clone(), scene));
            known.insert(key, figure);
            self.list[figure].full += 1;
            self.meet(figure, name);
            self.of_entity[index] = Some(figure);
        }
        // The best name is the fullest, and the first of those in the text.
        for (index, name) in names.iter().enumerate().rev() {
            if let (Some(figure), Some(name)) = (self.of_entity[index], name)
                && self.list[figure].name.as_ref().is_some_and(|best| best.parts == name.parts)
            {
                self.list[figure].best = Extent::new(name.tokens.clone());
            }
        }
        self.prefer_plain(scene, names);
    }

    /// The best name without what a heading or a credit line has joined to it: "Marco Ruiz Donor" where the text has Marco
    /// Ruiz, "Acme Viktor Ruiz" where Acme is a company.
    fn prefer_plain(&mut self, scene: &Scene<'_, '_>, names: &[Option<Name>]) {
        let is_glued = |part: &Part, words: &Words| {
            let classes = scene.lexicon.word(words.spelling(part.word));
            classes.any(Classes::ROLE | Classes::CUE | Classes::KIN)
        };
        let is_no_name = |part: &Part, scene: &Scene<'_, '_>, at: usize| {
            !part.initial && !scene.lexicon.word(scene.word(at)).any(Classes::GIVEN | Classes::SURNAME | Classes::PERSON)
        };
        for (index, name) in names.iter().enumerate() {
            let (Some(figure), Some(name)) = (self.of_entity[index], name) else { continue };
            let known = &mut self.list[figure];
            // Once a plainer name was met, the best one is no longer the fullest.
            let Some(full) = known.name.as_ref().filter(|full| full.tokens.len() == known.best.range().len()) else { continue };
            let (short, long) = (name.parts.len(), full.parts.len());
            if name.is_short() || short >= long {
                continue;
            }
            let best = known.best.range();
            let glued = full.parts[short..].iter().any(|part| is_glued(part, &self.words))
                || is_no_name(&full.last(), scene, best.end - 1);
            if glued && full.parts.starts_with(&name.parts) {
                known.best = Extent::new(name.tokens.clone());
            }
        }
        for figure in &mut self.list {
            let Some(name) =
                figure.name.as_ref().filter(|name| name.parts.len() > 2 && name.tokens.len() == figure.best.range().len())
            else {
                continue;
            };
            let best = figure.best.range();
            let first = scene.lexicon.word(scene.word(best.start));
            let other =
                Classes::COUNTRY | Classes::SUBDIVISION | Classes::ORG | Classes::COMPANY | Classes::OUTLET | Classes::CUE;
            if name.tokens.len() == name.parts.len()
                && first.any(other)
                && !first.any(Classes::GIVEN | Classes::SURNAME | Classes::TITLE)
                && scene.lexicon.word(scene.word(best.start + 1)).any(Classes::GIVEN)
            {
                figure.best = Extent::new(best.start + 1..best.end);
            }
        }
    }

    fn contradicts(&self, figure: usize, name: &Name) -> bool {
        name.gender.is_some_and(|gender| self.list[figure].gender().is_some_and(|known| known != gender))
    }

    /// The figure whose full name agrees with `name`; the one with the same first part before others.
    fn agreeing(&self, name: &Name) -> Option<usize> {
        let by_last = self.by_last.get(&name.last().word).into_iter().flatten();
        let by_first = self.by_first.get(&name.first().word).into_iter().flatten();
        by_last
            .take(CANDIDATES)
            .chain(by_first.take(CANDIDATES))
            .copied()
            .find(|figure| self.list[*figure].name.as_ref().is_some_and(|known| names::agree(known, name, &self.words)))
    }

    fn add(&mut self, name: Name, scene: &Scene<'_, '_>) -> usize {
        let index = self.list.len();
        if name.is_short() {
            self.by_single.insert(name.first().word, index);
        } else {
            self.by_last.entry(name.last().word).or_default().push(index);
            self.by_first.entry(name.first().word).or_default().push(index);
            for part in &name.parts[1..name.parts.len() - 1] {
                self.by_middle.entry(part.word).or_default().push(index);
            }
        }
        let mut figure = Figure::new(Label::Person, name.tokens.clone());
        if let Some(gender) = gender::of_name(&name, scene, &self.words) {
            figure.hint(gender, LIKELY);
        }
        figure.name = Some(Box::new(name));
        growth::room(&mut self.list, 1);
        self.list.push(figure);
        index
    }

    fn meet(&mut self, figure: usize, name: &Name) {
        if let Some(gender) = name.gender {
            self.list[figure].hint(gender, SURE);
        }
    }

    /// "Mr. Obama" where the only full name is Michelle Obama's: somebody else, whom the surname alone may mean too.
    fn group_namesakes(&mut self, scene: &Scene<'_, '_>, names: &[Option<Name>]) {
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name.as_ref().filter(|name| name.is_short() && name.gender.is_some()) else { continue };
            let word = name.first().word;
            let bearers = self.by_last.get(&word).map_or(&[][..], Vec::as_slice);
            if bearers.is_empty() || bearers.len() > CANDIDATES || !bearers.iter().all(|bearer| self.contradicts(*bearer, name)) {
                continue;
            }
            let known = self.by_single.get(&word).copied().filter(|figure| !self.contradicts(*figure, name));
            let figure = known.unwrap_or_else(|| self.add(name.clone(), scene));
            self.list[figure].short += 1;
            self.meet(figure, name);
            self.of_entity[index] = Some(figure);
        }
    }

    /// Surnames and given names alone, in text order.
    fn group_short(&mut self, scene: &Scene<'_, '_>, names: &[Option<Name>]) {
        let mut paragraph = 0;
        let told = gender::of_short_names(scene, names);
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name else { continue };
            while scene.text.paragraphs().get(paragraph).is_some_and(|p| p.tokens().end <= name.tokens.start) {
                paragraph += 1;
            }
            let figure = match self.of_entity[index] {
                Some(figure) => figure,
                None => {
                    let (gender, leads) = told.get(&name.first().word).copied().unwrap_or_default();
                    let asked = Name { gender: name.gender.or(gender), ..name.clone() };
                    let bearer = self.bearer(&asked, paragraph);
                    // Who was named in full before is meant though the pronouns may be others'.
                    let bearer = bearer.or_else(|| if leads { None } else { self.bearer(name, paragraph) });
                    let figure = bearer.unwrap_or_else(|| self.add(name.clone(), scene));
                    self.list[figure].short += 1;
                    self.meet(figure, name);
                    self.of_entity[index] = Some(figure);
                    figure
                }
            };
            self.list[figure].latest = (name.tokens.start as u32, paragraph as u32);
            self.list[figure].met += 1;
        }
    }

    /// The one person with a full name that begins or ends with this word, or whom it alone names.
    pub(super) fn known_bearer(&self, word: Word) -> Option<usize> {
        let full = self.by_last.get(&word).or_else(|| self.by_first.get(&word));
        match full.map(Vec::as_slice) {
            Some([only]) => Some(*only),
            Some(_) => None,
            None => self.by_single.get(&word).copied(),
        }
    }

    /// Whom a short name names.
    fn bearer(&self, name: &Name, paragraph: usize) -> Option<usize> {
        let word = name.first().word;
        let fits = |figure: &&usize| !self.contradicts(**figure, name);
        let of = |map: &Map<Word, Vec<usize>>| -> Vec<usize> {
            map.get(&word).into_iter().flatten().take(CANDIDATES).filter(fits).copied().collect()
        };
        let surnames = of(&self.by_last);
        let namesake = self.by_single.get(&word).filter(fits);
        if let Some(namesake) = namesake {
            let named = |figure: usize| self.list[figure].full + self.list[figure].short;
            if surnames.iter().all(|bearer| named(*bearer) < named(*namesake)) {
                return Some(*namesake);
            }
        }
        if let Some(figure) = self.preferred(&surnames, paragraph) {
            return Some(figure);
        }
        let given = of(&self.by_first);
        if let Some(figure) = self.preferred(&given, paragraph) {
            return Some(figure);
        }
        let middle = of(&self.by_middle);
        if let Some(figure) = self.preferred(&middle, paragraph) {
            return Some(figure);
        }
        if let Some(figure) = namesake {
            return Some(*figure);
        }
        if name.first().initial {
            return None;
        }
        self.variant(word, name)
    }

    /// Of several bearers of a name the one that this article means by it:
    /// whoever the short name has meant before, then who is named more and more lately.
    fn preferred(&self, bearers: &[usize], paragraph: usize) -> Option<usize> {
        if bearers.len() < 2 {
            return bearers.first().copied();
        }
        bearers.iter().copied().max_by_key(|index| {
            let figure = &self.list[*index];
            let recent = figure.met > 0 && figure.latest.1 as usize == paragraph;
            let score = 3 * figure.short + figure.met + figure.full + 4 * u32::from(recent);
            (figure.met > 0, score, figure.latest.0, usize::MAX - *index)
        })
    }

    /// The one figure whose surname is spelt almost so.
    fn variant(&self, word: Word, name: &Name) -> Option<usize> {
        let spelling = self.words.spelling(word);
        if spelling.len() < 7 {
            return None;
        }
        let mut found = None;
        // Full names are few beside mentions; the bound keeps long lists linear.
        for (index, figure) in self.list.iter().enumerate().take(200) {
            let Some(known) = &figure.name else { continue };
            if are_variants(spelling, self.words.spelling(known.last().word)) && !self.contradicts(index, name) {
                if found.is_some() {
                    return None;
                }
                found = Some(index);
            }
        }
        found
    }

    /// Where names and titles are silent, the pronouns right behind a name may tell.
    fn tell_gender(&mut self, scene: &Scene<'_, '_>) {
        let persons: Vec<usize> = (0..scene.entities.len())
            .filter(|index| self.of_entity[*index].is_some_and(|figure| self.list[figure].is_person()))
            .collect();
        for (at, index) in persons.iter().enumerate() {
            let Some(figure) = self.of_entity[*index] else { continue };
            if self.list[figure].gender().is_some() {
                continue;
            }
            let to = persons.get(at + 1).map_or(scene.tags.len(), |next| scene.entities[*next].tokens.start);
            if let Some(gender) = gender::of_pronoun_behind(scene, scene.entities[*index].tokens.end, to) {
                self.list[figure].hint(gender, 1);
            }
        }
    }
}
