//! Why a mention is a person's: what the steps of the resolver went by, in words.

use super::candidate::Candidate;
use super::features;
use super::figures::Figures;
use super::mentions::{Kind, Mention, Pronoun, Who};
use super::place::Place;
use super::pronouns;
use super::scene::Scene;
use super::walk::{Cast, Meeting};
use super::weights::{self, ONE};
use crate::reason::{Reason, counted, quoted, strongest};

/// What a group of features must have given to be told: a fifth of a unit of log-odds.
const LEAST: i32 = ONE / 5;
/// How many groups are told of one pronoun.
const MOST: usize = 3;

const GROUPS: [&str; 7] = ["near", "subject", "often", "spoke", "same-pronoun", "gender", "owner"];

/// The group of a family of features, by name.
fn group(family: &str) -> Option<usize> {
    Some(match family {
        "Near" | "Rank" | "Tokens" | "Form" | "Paragraph" | "Between" | "Verbs" | "Opens" | "Ahead" | "Heading" => 0,
        "SubjectHere" | "SubjectBefore" | "HomeSubject" | "Parallel" | "Clause" | "Cue" | "Fronted" | "ReportSubject"
        | "Path" | "PathPlace" | "PathEnd" | "Rest" | "Opening" => 1,
        "Count" | "Names" | "Most" | "First" | "Home" => 2,
        "LastSpeaker" | "SpeakerSubject" | "Speech" => 3,
        "Latest" => 4,
        "Known" | "Only" => 5,
        "Owner" => 6,
        _ => return None,
    })
}

/// Why the pronoun of `meeting` stands for whom it stands for, before that is decided.
pub(super) fn of_pronoun(scene: &Scene<'_, '_>, meeting: &Meeting<'_>) -> Vec<Reason> {
    let mention = &meeting.mentions[meeting.index];
    let Kind::Pronoun(pronoun) = mention.kind else { return Vec::new() };
    let word = words(scene, mention);
    let candidates = pronouns::example(scene, meeting.figures, meeting.mentions, meeting.index, meeting.state, meeting.setting);
    let column = pronouns::column(pronoun);
    let sums: Vec<i32> = candidates.iter().map(|candidate| weights::score(&candidate.features, column)).collect();
    let best = (0..sums.len()).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)));
    let Some(best) = best else {
        return vec![Reason::new("same-pronoun", format!("it is whom {word} meant before"))];
    };
    let candidate = &candidates[best];
    if candidates.len() == 1 {
        let name = name(scene, meeting.figures, candidate.figure);
        return vec![Reason::new("only", format!("{name} is the only one near whom {word} fits"))];
    }
    let second = (0..sums.len()).filter(|at| *at != best).max_by_key(|at| (sums[*at], std::cmp::Reverse(*at)));
    // What a group gave is what the sum loses without it, less what the runner-up's loses.
    let nobody = features::describe_nobody(meeting.mentions, meeting.index, &candidates);
    let other = second.map_or(nobody.as_slice(), |second| candidates[second].features.as_slice());
    let mut given = weigh(&candidate.features, column);
    for (sum, other) in given.iter_mut().zip(weigh(other, column)) {
        *sum -= other;
    }
    let mut reasons: Vec<Reason> = strongest(&given, LEAST, MOST)
        .into_iter()
        .map(|group| Reason::new(GROUPS[group], tell(scene, meeting, candidate, best == 0, GROUPS[group])))
        .collect();
    if let Some(second) = second {
        let name = name(scene, meeting.figures, candidates[second].figure);
        reasons.push(Reason::new("other", format!("{name} is the next likeliest")));
    }
    reasons
}

fn weigh(features: &[u16], column: usize) -> [i32; GROUPS.len()] {
    let all = weights::score(features, column);
    let group_of: Vec<Option<usize>> = features.iter().map(|feature| group(features::family(usize::from(*feature)))).collect();
    std::array::from_fn(|group| {
        let without: Vec<u16> =
            features.iter().zip(&group_of).filter(|(_, of)| **of != Some(group)).map(|(feature, _)| *feature).collect();
        all - weights::score(&without, column)
    })
}

fn tell(scene: &Scene<'_, '_>, meeting: &Meeting<'_>, candidate: &Candidate, nearest: bool, group: &str) -> String {
    let mention = &meeting.mentions[meeting.index];
    let figure = &meeting.figures.list[candidate.figure];
    let name = name(scene, meeting.figures, candidate.figure);
    let near = &meeting.mentions[candidate.nearest];
    let word = words(scene, mention);
    match group {
        "near" if nearest => format!("{name} is the nearest whom {word} fits"),
        "near" if candidate.sentences == 0 => format!("{name} stands in the same sentence"),
        "near" if candidate.sentences == 1 => format!("{name} stands in the sentence before"),
        "near" => format!("{name} stands {} before", counted(candidate.sentences, "sentence")),
        "subject" if candidate.subject_here => format!("{name} is a subject of the same sentence"),
        "subject" if candidate.subject_before => format!("{name} is a subject of the sentence before"),
        "subject" if near.place == Place::Subject => format!("{name} is a subject where it stands last"),
        "subject" => format!("of the places of {name} and {word} in their clauses"),
        "often" => format!("{name} is named {}", counted((figure.full + figure.short) as usize, "time")),
        "spoke" => format!("{name} spoke last"),
        "same-pronoun" => format!("{name} is whom {word} or the like meant last"),
        "gender" => match figure.gender() {
            Some(_) => format!("{word} fits {name} by what else the article says"),
            None => format!("nothing in the article speaks against {word} for {name}"),
        },
        _ => format!("{name} stands behind what {word} owns"),
    }
}

/// Why every mention is whose it is; those of pronouns were told on the walk.
pub(super) fn of_mentions(scene: &Scene<'_, '_>, cast: &Cast, mut of_pronouns: Vec<Vec<Reason>>) -> Vec<Vec<Reason>> {
    of_pronouns.resize(cast.mentions.len(), Vec::new());
    for (mention, why) in cast.mentions.iter().zip(&mut of_pronouns) {
        let Some(figure) = mention.figure() else {
            why.clear();
            continue;
        };
        let bearer = name(scene, &cast.figures, figure);
        match mention.kind {
            Kind::Name(_) | Kind::Stranger => *why = vec![of_name(scene, cast, mention, figure)],
            Kind::Nominal(nominal) => {
                let role = cast.figures.list[figure]
                    .roles
                    .iter()
                    .find(|role| role.tokens.start < mention.tokens().end && mention.tokens().start < role.tokens.end);
                let head = quoted(scene.word(nominal.head()));
                *why = vec![if role.is_some() {
                    Reason::new("apposition", format!("it stands beside {bearer} and says who that is"))
                } else if !cast.figures.list[figure].named {
                    Reason::new("unnamed", "no name in the article is told for it")
                } else if cast.figures.list[figure].roles.iter().any(|role| {
                    let words = scene.text.span(role.tokens.clone()).of(scene.text.source()).to_lowercase();
                    words.contains(&scene.word(nominal.head()).to_lowercase())
                }) {
                    Reason::new("role", format!("the article calls {bearer} {head}"))
                } else {
                    Reason::new("fits", format!("{bearer} is whom {head} fits best"))
                }];
            }
            Kind::Pronoun(Pronoun { who: Who::Speaker, .. }) => {
                *why = vec![Reason::new("first-person", "it stands for the speaker of the quote around it")];
            }
            Kind::Pronoun(Pronoun { who: Who::One(_), .. }) => {}
            Kind::Pronoun(_) => *why = vec![Reason::new("group", format!("{bearer} is the latest group or body to speak"))],
        }
    }
    of_pronouns
}

fn of_name(scene: &Scene<'_, '_>, cast: &Cast, mention: &Mention, figure: usize) -> Reason {
    let best = &cast.figures.list[figure].best();
    let bearer = name(scene, &cast.figures, figure);
    let word = |at: usize| scene.word(at).to_lowercase();
    let same = |one: usize, other: usize| word(one) == word(other);
    let (tokens, all) = (&mention.tokens(), best);
    if tokens.len() == all.len() && tokens.clone().zip(all.clone()).all(|(one, other)| same(one, other)) {
        Reason::new("name", "it is the name itself")
    } else if tokens.len() < all.len() && same(tokens.end - 1, all.end - 1) {
        Reason::new("surname", format!("it ends {bearer}"))
    } else if tokens.len() < all.len() && same(tokens.start, all.start) {
        Reason::new("first-name", format!("it begins {bearer}"))
    } else {
        Reason::new("name-form", format!("it is another form of {bearer}"))
    }
}

fn name(scene: &Scene<'_, '_>, figures: &Figures, figure: usize) -> String {
    quoted(scene.text.span(figures.list[figure].best()).of(scene.text.source()))
}

fn words(scene: &Scene<'_, '_>, mention: &Mention) -> String {
    quoted(scene.text.span(mention.tokens()).of(scene.text.source()))
}
