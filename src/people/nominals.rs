//! Whom "the French leader", "the president" and "the 44-year-old" stand for.

use super::figures::{Figure, Figures};
use super::grammar::Tag;
use super::mentions::{self, Kind, Mention, Nominal};
use super::nouns;
use super::place::Place;
use super::roles;
use super::scene::Scene;
use super::stand_ins;
use crate::entity::Label;
use crate::growth;

/// How far back a noun phrase looks: mentions, and sentences for the vague ones.
const MENTIONS: usize = 120;
const SENTENCES: usize = 4;

/// Nouns that say less than the offices they cover.
const KINDS: [(&str, &str); 14] = [
    (
        "leader",
        " president premier minister chancellor king queen prime chief chairman chairwoman chairperson secretary emir sultan taoiseach governor head \
         dictator ruler monarch leader speaker ",
    ),
    (
        "lawmaker",
        " senator representative congressman congresswoman mp deputy legislator assemblyman assemblywoman delegate parliamentarian ",
    ),
    ("legislator", " senator representative congressman congresswoman mp deputy lawmaker assemblyman delegate parliamentarian "),
    (
        "politician",
        " senator representative congressman congresswoman mp deputy minister president premier governor mayor councilman councillor candidate lawmaker ",
    ),
    (
        "official",
        " minister secretary director commissioner deputy undersecretary chief spokesman spokeswoman adviser head officer ambassador envoy ",
    ),
    ("executive", " president chairman director ceo officer founder manager chief "),
    ("candidate", " nominee contender hopeful frontrunner runner senator governor "),
    ("nominee", " candidate "),
    ("congressman", " representative "),
    ("congresswoman", " representative "),
    (
        "player",
        " striker midfielder defender goalkeeper forward winger guard quarterback pitcher captain centre center full-back receiver ",
    ),
    ("athlete", " runner sprinter swimmer skier boxer player jumper cyclist gymnast champion "),
    ("pontiff", " pope "),
    ("officer", " policeman policewoman detective sergeant lieutenant captain commander constable "),
];

/// The offices that a noun covers, separated by spaces.
fn covered(kind: &str) -> Option<&'static str> {
    KINDS.iter().find(|(noun, _)| *noun == kind).map(|(_, offices)| *offices)
}

fn covers(offices: &str, office: &str) -> bool {
    !office.is_empty() && offices.split(' ').any(|listed| listed == office)
}

/// How sure a link must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Need {
    /// Only what a reader would not doubt.
    Sure,
    /// The phrase speaks: somebody is better than nobody.
    Speaker,
}

/// The figures that were met on a way back through the mentions; kept from one way to the next.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Who spoke last.
    pub(super) spoke: Option<usize>,
    /// For each figure the latest way on which it was met.
    ways: Vec<u32>,
    way: u32,
    /// Those that may be meant by a noun that says little, the nearest first.
    rivals: Vec<usize>,
}

impl Met {
    /// A way begins on which `figures` can be met.
    fn begin(&mut self, figures: usize) {
        self.way += 1;
        self.ways.resize(figures, 0);
        self.rivals.clear();
    }

    /// Whether a figure is met for the first time.
    fn is_new(&mut self, figure: usize) -> bool {
        std::mem::replace(&mut self.ways[figure], self.way) != self.way
    }
}

/// Whom the noun phrase at `mentions[index]` stands for, if for someone met before or named behind.
pub(super) fn resolve(
    scene: &Scene<'_, '_>,
    figures: &mut Figures,
    mentions: &[Mention],
    index: usize,
    need: Need,
    met: &mut Met,
) -> Option<usize> {
    let mention = &mentions[index];
    let Kind::Nominal(nominal) = mention.kind else { return None };
    if !nominal.definite || nominal.owned {
        return None;
    }
    let word = scene.word(nominal.head());
    let aged = word == "old" && mentions::is_aged(scene, nominal.head());
    let head = figures.words.number(nouns::spelt_out(word));
    let offices = covered(figures.words.spelling(head));
    let gender = mentions::gender(scene, &nominal);
    let tail = tail(scene, &nominal);
    let country = roles::country(scene, &(mention.tokens().start..tail));
    let age = aged.then(|| figures.words.number(scene.word(nominal.head() - 4)));
    let fits = |figure: &Figure| {
        figure.many == nominal.many
            && (nominal.many || figure.label == Label::Person)
            && !matches!((figure.gender(), gender), (Some(a), Some(b)) if a != b)
    };
    // "the president of the company" is not any president.
    let complement = (nominal.core_end()..tail).find_map(|at| scene.entity(at));
    // "the Marsh-appointed judge" is not Marsh.
    let within = named_within(scene, figures, mention, &nominal);
    let mut best: Option<(usize, usize)> = None;
    met.begin(figures.list.len());
    for mention_at in (index.saturating_sub(MENTIONS)..index).rev() {
        let other = &mentions[mention_at];
        let Some(candidate) = other.figure() else { continue };
        // Whoever was met nearer is met farther off with no more in favour.
        if !met.is_new(candidate) {
            continue;
        }
        let figure = &figures.list[candidate];
        if !fits(figure) || within == Some(candidate) {
            continue;
        }
        let sentences = mention.sentence() - other.sentence();
        let score = score(scene, figures, figure, &nominal, head, offices, country, age, complement, sentences);
        // "a president" whom nobody names is not the president.
        let named = |figure: usize| figures.list[figure].named;
        if score > 0
            && best.is_none_or(|(highest, other)| score > highest || score == highest && named(candidate) && !named(other))
        {
            best = Some((score, candidate));
        }
        if sentences <= SENTENCES {
            met.rivals.push(candidate);
        }
    }
    // A title in the heading or before its bearer's name: "The president said … President Adeyemi".
    if best.is_none() && !nominal.many {
        let named = figures.list.iter().enumerate().take(64).filter(|(_, figure)| {
            fits(figure)
                && figure.named
                && score(scene, figures, figure, &nominal, head, offices, country, age, complement, usize::MAX) >= 8
        });
        let found: Vec<usize> = named.map(|(index, _)| index).collect();
        if let [only] = found[..] {
            return Some(only);
        }
    }
    if let Some((score, figure)) = best
        && (score >= 8 || need == Need::Speaker && score >= 4)
    {
        return Some(figure);
    }
    if need == Need::Speaker
        && complement.is_none()
        && let Some(figure) = nearby(scene, figures, mentions, index, &nominal, country, met.spoke)
    {
        return Some(figure);
    }
    if need == Need::Sure && nominal.many && nouns::is_called(word) && complement.is_none() && country.is_none() {
        return stand_ins::only(scene, figures, mentions, index, word);
    }
    let vague = aged || nouns::is_vague(word);
    if vague && complement.is_none() && country.is_none() {
        match (met.rivals.as_slice(), need) {
            ([only], _) => return Some(*only),
            ([nearest, ..], Need::Speaker) => return Some(*nearest),
            ([nearest, ..], Need::Sure) if aged => return Some(*nearest),
            _ => {}
        }
    }
    None
}

/// How well a figure fits a definite noun phrase; 8 and more leave little doubt.
#[expect(clippy::too_many_arguments, reason = "one place weighs everything that is known of the phrase")]
fn score(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    figure: &Figure,
    nominal: &Nominal,
    head: u32,
    offices: Option<&str>,
    country: Option<[u8; 2]>,
    age: Option<u32>,
    complement: Option<usize>,
    sentences: usize,
) -> usize {
    if age.is_some() && age == figure.age {
        return 12;
    }
    let mut best = 0;
    let place = place_in(scene, figures, nominal.head().saturating_sub(3)..nominal.head());
    for role in &figure.roles {
        let same = role.head == head;
        if !same && !offices.is_some_and(|offices| covers(offices, figures.words.spelling(role.head))) {
            continue;
        }
        if matches!((country, role.country), (Some(a), Some(b)) if a != b) {
            continue;
        }
        // "the Ohio congressman" is not the one from Utah.
        if let (Some(one), Some(other)) = (place, place_in(scene, figures, role.tokens.clone()))
            && one != other
        {
            continue;
        }
        let of_other = complement.is_some_and(|entity| !role_names(scene, figures, role, entity));
        let mut score: usize = if same { 9 } else { 6 };
        if country.is_some() && country == role.country {
            score += 4;
        } else if of_other {
            score = score.saturating_sub(6);
        }
        // "the prime minister" is not the trade minister.
        let modifiers = nominal.head().saturating_sub(3)..nominal.head();
        for at in modifiers.rev().take_while(|at| matches!(scene.tag(*at), Tag::Lower | Tag::Capital)) {
            let modifier = scene.word(at);
            // "the Republican nominee" is not the Libertarian one.
            if let Some(party) = party(modifier) {
                let other = role.tokens.clone().find_map(|token| self::party(scene.word(token)));
                score = match other {
                    Some(other) if other == party => score + 3,
                    Some(_) => 0,
                    None => score,
                };
                continue;
            }
            if nouns::is_common_modifier(modifier) || scene.entity(at).is_some() {
                continue;
            }
            let shared = role.tokens.clone().any(|token| scene.word(token).eq_ignore_ascii_case(modifier));
            score = if shared { score + 3 } else { score.saturating_sub(5) };
        }
        // Several can bear one title; the latest of them is meant.
        score += match sentences {
            0..=2 => 2,
            3..=6 => 1,
            _ => 0,
        };
        best = best.max(score);
    }
    best
}

/// The person named in a noun phrase before its head.
fn named_within(scene: &Scene<'_, '_>, figures: &Figures, mention: &Mention, nominal: &Nominal) -> Option<usize> {
    (mention.tokens().start..nominal.head())
        .find(|at| scene.label(*at) == Some(Label::Person))
        .and_then(|at| figures.of_entity[scene.entity(at)?])
}

/// The place named in `tokens`.
fn place_in(scene: &Scene<'_, '_>, figures: &Figures, mut tokens: std::ops::Range<usize>) -> Option<usize> {
    tokens.find(|at| scene.label(*at) == Some(Label::Gpe)).and_then(|at| figures.of_entity[scene.entity(at)?])
}

/// The party that a word before an office names.
fn party(word: &str) -> Option<u8> {
    Some(match word {
        "Republican" | "GOP" => 0,
        "Democratic" | "Democrat" => 1,
        "Libertarian" => 2,
        "Green" => 3,
        "Labour" => 4,
        "Conservative" | "Tory" => 5,
        "Liberal" => 6,
        _ => return None,
    })
}

/// Whom a speaker's noun phrase stands for when no role in the text is that: someone just named of whom nothing is said for
/// "the defender", a body for "the company".
fn nearby(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    nominal: &Nominal,
    country: Option<[u8; 2]>,
    spoke: Option<usize>,
) -> Option<usize> {
    let mention = &mentions[index];
    let word = scene.word(nominal.head());
    if nominal.many {
        let is_body = nouns::is_body(word) && country.is_none() && !nouns::is_document(word);
        return if is_body { stand_ins::nearby(scene, figures, mentions, index, word, spoke) } else { None };
    }
    // "the video": nobody's other name.
    let aged = word == "old" && mentions::is_aged(scene, nominal.head());
    if nouns::is_document(word) || !aged && !scene.is_person(nominal.head()) {
        return None;
    }
    let gender = mentions::gender(scene, nominal);
    let within = named_within(scene, figures, mention, nominal);
    let mut found: Option<(i32, usize)> = None;
    for other in mentions[index.saturating_sub(40)..index].iter().rev() {
        let distance = (mention.sentence() - other.sentence()) as i32;
        if distance > 3 {
            break;
        }
        let Some(candidate) = other.figure().filter(|figure| within != Some(*figure)) else { continue };
        let figure = &figures.list[candidate];
        let contradicts = figure.gender().is_some_and(|known| gender.is_some_and(|gender| gender != known));
        // Of whom a role is told another may be meant; whoever is that old may have any.
        let told = !aged && figure.roles.iter().any(|role| role.rank > 0) || aged && figure.age.is_some();
        let same_country = country.is_some() && figure.roles.iter().any(|role| role.country == country);
        if !figure.is_person() || !figure.named || contradicts || told && !same_country || country.is_some() && !same_country {
            continue;
        }
        let score = if aged {
            // Whose age is told was just introduced, or is who the paragraph is about.
            let here = i32::from(other.paragraph() == mention.paragraph());
            here * scene.tags.len() as i32 + figure.best().start as i32
        } else {
            8 * i32::from(same_country) + 3 * i32::from(other.place == Place::Subject) - distance
        };
        if found.is_none_or(|(best, _)| score > best) {
            found = Some((score, candidate));
        }
    }
    found.map(|(_, figure)| figure)
}

/// Whether the role phrase names the same body as the entity.
fn role_names(scene: &Scene<'_, '_>, figures: &Figures, role: &roles::Role, entity: usize) -> bool {
    role.tokens.clone().any(|at| {
        scene.entity(at).is_some_and(|other| {
            other == entity || figures.of_entity[other].is_some() && figures.of_entity[other] == figures.of_entity[entity]
        })
    })
}

/// The end of the phrase with its "of" phrase.
fn tail(scene: &Scene<'_, '_>, nominal: &Nominal) -> usize {
    let mut end = nominal.core_end();
    if scene.word(end) == "of" {
        end += 1;
        while end - nominal.core_end() < 8
            && !scene.begins_line(end)
            && (!scene.tag(end).ends_phrase() || scene.tag(end) == Tag::Determiner)
        {
            end += 1;
        }
    }
    end
}

/// A new figure for a noun phrase that nobody met before fits.
pub(super) fn introduce(scene: &Scene<'_, '_>, figures: &mut Figures, mention: &Mention) -> Option<usize> {
    let Kind::Nominal(nominal) = mention.kind else { return None };
    let word = scene.word(nominal.head());
    let label = if nouns::is_body(word) || nouns::is_document(word) { Label::Org } else { Label::Person };
    let mut figure = Figure::new(label, mention.tokens());
    figure.named = false;
    figure.many = nominal.many;
    figure.written = nouns::is_document(word);
    if let Some(gender) = mentions::gender(scene, &nominal) {
        figure.hint(gender, super::figures::SURE);
    }
    let head = figures.words.number(word);
    let country = roles::country(scene, &mention.tokens());
    // Hardly any will have another.
    figure.roles = vec![roles::Role { tokens: mention.tokens(), head, country, rank: 0, is_mention: false }];
    growth::room(&mut figures.list, 1);
    figures.list.push(figure);
    Some(figures.list.len() - 1)
}
