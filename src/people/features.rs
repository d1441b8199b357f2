//! The features by which a pronoun's candidates are told apart.
//!
//! Each family answers one question with one of a few values; a feature is
//! one value of one family. The names are what `weights.rs` lists.

use super::candidate::Candidate;
use super::figures::Figures;
use super::grammar::Tag;
use super::mentions::{Case, Kind, Mention, Pronoun, Who};
use super::path::{self, Part};
use super::place::Place;
use super::pronouns::{State, slot};
use super::scene::Scene;

/// What is known of the pronoun's surroundings beside its mention.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// Whether it is the speaker of a quote.
    pub(super) speaks: bool,
    /// Whether what it speaks would be printed.
    pub(super) voiced: bool,
    /// Who speaks the direct speech that it stands in.
    pub(super) speaker: Option<usize>,
    /// Whether nobody's gender is to be seen, as where the ranker learns from pronouns that their gender alone resolves.
    pub(super) blind: bool,
}

macro_rules! families {
    ($($name:ident = $size:expr, $text:literal;)*) => {
        /// A question about a candidate.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        enum Family { $(#[doc = $text] $name,)* }
        /// How many answers each question has.
        const SIZES: &[usize] = &[$($size,)*];
        /// The names of the questions.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

families! {
    Near = 6 * Place::COUNT, "sentences between (0, 1, 2, 3 to 4, more, behind) and place of the nearest mention";
    Rank = 6, "how many candidates are nearer";
    Tokens = 7, "tokens between, in doubling steps";
    Form = 12, "name, short name, pronoun, noun phrase, in this sentence, the one before, or farther";
    Count = 5, "mentions in the window";
    Names = 5, "names in the whole text";
    Most = 2, "more names than any other candidate";
    Latest = 3, "the latest person that the same pronoun stood for: in this paragraph, in the one before, farther";
    SubjectHere = 1, "a subject in this sentence";
    SubjectBefore = 2, "a subject in the sentence before; and the pronoun its sentence's first mention";
    Opens = 3, "the nearest mention opens its sentence: this one, the one before, another";
    Clause = Place::COUNT, "in the same clause, by place";
    Cue = 4 * 14, "what stands right before the pronoun; by whether the candidate is this sentence's subject, its other part, or before it";
    Paragraph = 4, "paragraphs between";
    Known = 4, "gender known, unknown, leaning to the pronoun, leaning away";
    Parallel = 3, "in the same place as the pronoun: in this sentence, the one before, another";
    Owner = 2, "named right behind the possessive pronoun's noun: \"her father, Philip\"";
    Speech = 6, "candidate speaks the speech around the pronoun; named in the same speech; in another; outside while the pronoun is inside";
    LastSpeaker = 4, "spoke last: the pronoun speaks or not; in this or the last paragraph or before";
    Heading = 1, "nearest mention in a heading";
    First = 1, "the first person of the text";
    Only = 2, "the only candidate; the only one of known gender";
    Verbs = 4, "verbs between in the same sentence";
    Between = 4, "other candidates' mentions between";
    Unnamed = 2, "no name names it: outside this paragraph, in it";
    Home = 16, "in this paragraph; others in it; spoke last; the pronoun speaks";
    HomeSubject = 4, "a subject before the pronoun in this paragraph: the latest one, an earlier one; the pronoun speaks";
    Ahead = 8, "behind the pronoun: by what stands before the pronoun and whether a comma lies between";
    Possessed = 3, "nearest mention is possessive and the pronoun: he, him, his, in one sentence";
    Conjoined = 2, "nearest mention stands before \"and\" or behind it";
    ReportSubject = 2, "subject of a saying verb with the pronoun inside the report";
    Fronted = 4, "the pronoun in a phrase before its clause: the clause's subject, another behind it, the last sentence's subject, another before it";
    Disguised = 2, "not taken for a person by the name tagger: but for something else, for nothing";
    Path = 256, "function words, commas and phrases between in the same sentence, from the candidate on";
    PathPlace = 256, "the first four of these, with the candidate's place";
    PathEnd = 128, "the last three of these, with the candidate's place";
    PathLength = 18, "how many of these";
    Rest = 128, "what follows the candidate in the sentence before, with its place";
    Opening = 128, "what stands before the pronoun in its sentence, with the place of a candidate of the sentence before";
    Lead = 192, "the word before the pronoun; by whether the candidate is this sentence's subject, its other part, behind or before it";
    Follow = 192, "the word behind the pronoun, likewise";
    Deed = 128, "the word behind the nearest mention where that is a subject; in this sentence, or before it";
    Sure = 4, "how sure the tagger is that it is a name";
    Met = 6, "mentions near, pronouns included: more than any other, as many, fewer; by whether the pronoun opens its sentence";
    Leads = 6, "the first one in a sentence: this one, the one before, another; and the pronoun opens its own";
    Introduced = 2 * Place::COUNT, "met there for the first time: in this sentence, before it, by place";
    Pronouns = 4, "how many pronouns near stood for it";
    NobodyAmong = 6, "of nobody: how many candidates there are";
    NobodyNear = 5, "of nobody: sentences to the nearest candidate";
    NobodyNominals = 4, "of nobody: noun phrases for people in this sentence and the one before";
    SpeakerSubject = 2, "pronoun speaks and candidate is subject in the sentence before, in the same paragraph or not";
}

/// Where the features of each family begin, and where the last ends.
const OFFSETS: [usize; SIZES.len() + 1] = {
    let mut offsets = [0; SIZES.len() + 1];
    let mut family = 0;
    while family < SIZES.len() {
        offsets[family + 1] = offsets[family] + SIZES[family];
        family += 1;
    }
    offsets
};

/// How many features there are, the one of no candidate included.
pub(super) const COUNT: usize = OFFSETS[SIZES.len()] + 1;
/// The feature of no candidate at all.
pub(super) const NULL: u16 = COUNT as u16 - 1;

/// The index of a feature's family.
fn family_of(feature: usize) -> Option<usize> {
    (0..SIZES.len()).find(|family| feature < OFFSETS[family + 1])
}

/// The name of a feature's family.
pub(super) fn family(feature: usize) -> &'static str {
    family_of(feature).map_or("Nobody", |family| NAMES[family])
}

fn feature(family: Family, value: usize) -> u16 {
    debug_assert!(value < SIZES[family as usize], "{family:?} {value}");
    (OFFSETS[family as usize] + value.min(SIZES[family as usize] - 1)) as u16
}

/// The value of a count on a scale of doubling steps from 1.
fn doubling(count: usize, values: usize) -> usize {
    (count.max(1).ilog2() as usize).min(values - 1)
}

/// Writes the features of all candidates of the pronoun at `mentions[index]`.
pub(super) fn describe(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    state: &State,
    setting: &Setting,
    candidates: &mut [Candidate],
) {
    let mention = &mentions[index];
    let Kind::Pronoun(Pronoun { who: Who::One(gender), case }) = mention.kind else { return };
    let at = mention.tokens().start;
    let opens = index == 0 || mentions[index - 1].sentence() != mention.sentence();
    let cue = cue(scene, at);
    let names = |candidate: &Candidate| (figures.list[candidate.figure].full + figures.list[candidate.figure].short) as usize;
    let most = candidates.iter().map(names).max().unwrap_or(0);
    let most_is_one = candidates.iter().filter(|candidate| names(candidate) == most).count() == 1;
    let known = candidates.iter().filter(|candidate| figures.list[candidate.figure].gender().is_some()).count();
    let fronted = is_fronted(scene, mention);
    let home = candidates.iter().filter(|candidate| candidate.at_home).count();
    let home_subject = candidates.iter().filter_map(|candidate| candidate.home_subject).max();
    let all = candidates.len();
    let most_met = candidates.iter().map(|candidate| candidate.count).max().unwrap_or(0);
    let alone = candidates.iter().filter(|candidate| candidate.count == most_met).count() == 1;
    let (lead, follow) = (spelling(scene, at.wrapping_sub(1)) % 48, spelling(scene, at + 1) % 48);
    for rank in 0..all {
        let mut features = std::mem::take(&mut candidates[rank].features);
        features.clear();
        let candidate = &candidates[rank];
        let figure = &figures.list[candidate.figure];
        let near = &mentions[candidate.nearest];
        let mut add = |family, value| features.push(feature(family, value));
        let place = near.place as usize;
        let distance = match (candidate.ahead, candidate.sentences) {
            (true, _) => 5,
            (false, sentences @ 0..=2) => sentences,
            (false, 3 | 4) => 3,
            _ => 4,
        };
        let step = candidate.sentences.min(2);
        add(Family::Near, distance * Place::COUNT + place);
        add(Family::Rank, rank.min(5));
        let tokens = if candidate.ahead { near.tokens().start - at } else { at - near.tokens().end + 1 };
        add(Family::Tokens, doubling(tokens, 7));
        let form = match near.kind {
            Kind::Name(_) if near.tokens().len() > 1 => 0,
            Kind::Name(_) | Kind::Stranger => 1,
            Kind::Pronoun(_) => 2,
            Kind::Nominal(_) => 3,
        };
        add(Family::Form, form * 3 + step);
        add(Family::Count, doubling(candidate.count, 5));
        add(Family::Names, doubling(names(candidate), 5));
        if names(candidate) == most && all > 1 {
            add(Family::Most, usize::from(most_is_one));
        }
        let latest = if setting.blind {
            state.latest.into_iter().flatten().max_by_key(|latest| latest.1)
        } else {
            state.latest[slot(gender)]
        };
        if let Some((latest, by)) = latest
            && latest == candidate.figure
            && by < index
        {
            add(Family::Latest, (mention.paragraph() - mentions[by].paragraph()).min(2));
        }
        if candidate.subject_here {
            add(Family::SubjectHere, 0);
        }
        if candidate.subject_before {
            add(Family::SubjectBefore, usize::from(opens));
        }
        let opens_sentence = candidate.nearest == 0 || mentions[candidate.nearest - 1].sentence() != near.sentence();
        if opens_sentence {
            add(Family::Opens, step);
        }
        let (from, to) = if candidate.ahead { (at + 1, near.tokens().start) } else { (near.tokens().end, at) };
        if candidate.sentences == 0 {
            let between = &scene.tags[from.min(to)..to];
            if !between.iter().any(|tag| tag.turns_clause()) {
                add(Family::Clause, place);
            }
            add(Family::Verbs, between.iter().filter(|tag| tag.is_verb()).count().min(3));
            if near.place == Place::Possessive && !candidate.ahead {
                let column = match case {
                    Case::Subject => 0,
                    Case::Object | Case::Reflexive => 1,
                    Case::Possessive => 2,
                };
                add(Family::Possessed, column);
            }
            if near.place == Place::Subject
                && !candidate.ahead
                && between.first() == Some(&Tag::Verb)
                && super::nouns::is_saying(scene.word(from))
            {
                add(Family::ReportSubject, usize::from(between.iter().any(|tag| tag.turns_clause())));
            }
        }
        let role = match (candidate.ahead, candidate.sentences, candidate.subject_here) {
            (true, ..) => 3,
            (false, 0, true) => 0,
            (false, 0, false) => 1,
            _ => 2,
        };
        add(Family::Cue, role * 14 + cue);
        add(Family::Lead, role * 48 + lead);
        add(Family::Follow, role * 48 + follow);
        if near.place == Place::Subject && !candidate.ahead {
            add(Family::Deed, step.min(1) * 64 + spelling(scene, near.tokens().end) % 64);
        }
        if let Kind::Name(entity) = near.kind {
            let score = scene.entities[entity.get()].score;
            let value = if score < 0.6 {
                0
            } else if score < 0.8 {
                1
            } else if score < 0.95 {
                2
            } else {
                3
            };
            add(Family::Sure, value);
        }
        if all > 1 {
            let value = if candidate.count < most_met { 2 } else { usize::from(!alone) };
            add(Family::Met, value * 2 + usize::from(opens));
        }
        if candidate.leads {
            add(Family::Leads, step * 2 + usize::from(opens));
        }
        if candidate.first == candidate.nearest && figure.best().start + 4 > near.tokens().start {
            add(Family::Introduced, step.min(1) * Place::COUNT + place);
        }
        add(Family::Pronouns, candidate.pronouns.min(3));
        add(Family::Paragraph, candidate.paragraphs.min(3));
        let known_gender = match (figure.gender(), figure.leaning()) {
            _ if setting.blind => 1,
            (Some(_), _) => 0,
            (None, None) => 1,
            (None, Some(leaning)) => 2 + usize::from(leaning != gender),
        };
        add(Family::Known, known_gender);
        if near.place == mention.place {
            add(Family::Parallel, step);
        }
        if candidate.ahead && case == Case::Possessive && tokens <= 6 {
            let comma = scene.tags[at + 1..near.tokens().start].contains(&Tag::Comma);
            let plain = scene.tags[at + 1..near.tokens().start]
                .iter()
                .all(|tag| matches!(tag, Tag::Lower | Tag::Capital | Tag::Comma | Tag::Hyphen | Tag::Verb));
            if plain {
                add(Family::Owner, usize::from(comma));
            }
        }
        if mention.speech().is_some() {
            if setting.speaker == Some(candidate.figure) {
                add(Family::Speech, 0);
            } else if near.speech() == mention.speech() {
                add(Family::Speech, 1);
            } else if near.speech().is_some() {
                add(Family::Speech, 2);
            } else {
                add(Family::Speech, 3);
            }
        } else if near.speech().is_some() {
            add(Family::Speech, if setting.speaks { 4 } else { 5 });
        }
        if let Some((speaker, paragraph)) = state.speaker
            && speaker == candidate.figure
        {
            let recent = paragraph + 1 >= mention.paragraph();
            add(Family::LastSpeaker, usize::from(setting.speaks) * 2 + usize::from(recent));
        }
        if scene.text.paragraphs()[near.paragraph()].heading {
            add(Family::Heading, 0);
        }
        if mentions.iter().take(12).find_map(|first| first.figure().filter(|f| figures.list[*f].is_person()))
            == Some(candidate.figure)
        {
            add(Family::First, 0);
        }
        if all == 1 {
            add(Family::Only, 0);
        } else if known == 1 && figure.gender().is_some() && !setting.blind {
            add(Family::Only, 1);
        }
        let others = if candidate.ahead { 0 } else { between(mentions, candidate.nearest, index, candidates, candidate.figure) };
        add(Family::Between, others.min(3));
        if !figure.named {
            add(Family::Unnamed, usize::from(candidate.at_home));
        }
        let others = home > usize::from(candidate.at_home);
        let spoke = state.speaker.is_some_and(|(speaker, _)| speaker == candidate.figure);
        let bits = [candidate.at_home, others, spoke, setting.speaks];
        add(Family::Home, bits.iter().enumerate().map(|(bit, on)| usize::from(*on) << bit).sum());
        if let Some(subject) = candidate.home_subject {
            add(Family::HomeSubject, usize::from(home_subject == Some(subject)) + 2 * usize::from(setting.speaks));
        }
        if candidate.ahead {
            let comma = scene.tags[at + 1..near.tokens().start].contains(&Tag::Comma);
            let opening = match cue {
                0 | 1 => 0,
                5 => 1,
                6 => 2,
                _ => 3,
            };
            add(Family::Ahead, opening * 2 + usize::from(comma));
        } else if scene.tag(near.tokens().end) == Tag::And {
            add(Family::Conjoined, 0);
        } else if near.tokens().start > 0 && scene.tag(near.tokens().start - 1) == Tag::And {
            add(Family::Conjoined, 1);
        }
        if fronted {
            let clause_subject = candidate.ahead && near.place == Place::Subject;
            let value = match (clause_subject, candidate.ahead, candidate.subject_before) {
                (true, ..) => 0,
                (_, true, _) => 1,
                (.., true) => 2,
                _ => 3,
            };
            add(Family::Fronted, value);
        }
        if setting.speaks && candidate.subject_before {
            add(Family::SpeakerSubject, usize::from(candidate.paragraphs == 0));
        }
        if figure.disguised {
            add(Family::Disguised, usize::from(near.kind == Kind::Stranger));
        }
        path::describe(scene, mentions, index, candidate, |part, value| {
            let family = match part {
                Part::Between => Family::Path,
                Part::Beginning => Family::PathPlace,
                Part::End => Family::PathEnd,
                Part::Length => Family::PathLength,
                Part::Rest => Family::Rest,
                Part::Opening => Family::Opening,
            };
            add(family, value % SIZES[family as usize]);
        });
        candidates[rank].features = features;
    }
}

/// The features of "nobody that was named".
pub(super) fn describe_nobody(mentions: &[Mention], index: usize, candidates: &[Candidate]) -> Vec<u16> {
    let mention = &mentions[index];
    let nearest = candidates.iter().map(|candidate| candidate.sentences).min().unwrap_or(4);
    let nominals = mentions[index.saturating_sub(12)..index]
        .iter()
        .filter(|other| matches!(other.kind, Kind::Nominal(_)) && other.sentence() + 1 >= mention.sentence())
        .count();
    vec![
        NULL,
        feature(Family::NobodyAmong, candidates.len().min(5)),
        feature(Family::NobodyNear, nearest.min(4)),
        feature(Family::NobodyNominals, nominals.min(3)),
    ]
}

/// How many mentions of other candidates stand between; looks at a few only.
fn between(mentions: &[Mention], from: usize, to: usize, candidates: &[Candidate], figure: usize) -> usize {
    mentions[from + 1..to]
        .iter()
        .take(12)
        .filter(|mention| {
            mention.figure().is_some_and(|other| other != figure && candidates.iter().any(|candidate| candidate.figure == other))
        })
        .count()
}

/// "In her speech, …", "When she arrived, …": whether the pronoun stands in a phrase before the clause.
fn is_fronted(scene: &Scene<'_, '_>, mention: &Mention) -> bool {
    const REACH: usize = 9;
    let start = scene.text.sentences()[mention.sentence()].start;
    let at = mention.tokens().start;
    at > start
        && at - start <= REACH
        && (matches!(scene.tag(start), Tag::Preposition | Tag::Subordinator | Tag::Verb)
            || scene.tag(start) == Tag::Capital && scene.word(start).ends_with("ing"))
        && !scene.tags[start..at].contains(&Tag::Comma)
}

/// A number for the word at `at`, whatever its case; one for all places outside of its line.
fn spelling(scene: &Scene<'_, '_>, at: usize) -> usize {
    let word = scene.word(at);
    let hash =
        word.bytes().fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (hash >> 8) as usize
}

/// What stands right before the pronoun, adverbs apart.
fn cue(scene: &Scene<'_, '_>, at: usize) -> usize {
    let mut before = at;
    while before > 0 && scene.tag(before - 1) == Tag::Adverb && !scene.begins_line(before) {
        before -= 1;
    }
    if before == 0 || scene.begins_line(before) {
        return 0;
    }
    match scene.tag(before - 1) {
        Tag::Stop => 1,
        Tag::Comma => 2,
        Tag::And => 3,
        Tag::But => 4,
        Tag::Subordinator => 5,
        Tag::Preposition => 6,
        Tag::Verb => 7,
        Tag::Auxiliary => 8,
        Tag::Mark => 9,
        Tag::Relative => 10,
        Tag::Break | Tag::Open => 11,
        Tag::Lower | Tag::Capital => 12,
        _ => 13,
    }
}
