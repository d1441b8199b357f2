//! Which body "the company", "the newspaper" and "the group" stand for.

use super::figures::{Figure, Figures};
use super::mentions::Mention;
use super::nouns;
use super::place::Place;
use super::scene::Scene;
use crate::entity::Label;
use crate::lexicon::Classes;

/// How far back a noun looks: mentions and sentences where it speaks, and where it does not.
const MENTIONS: usize = 40;
const SENTENCES: usize = 8;
const UNSAID: (usize, usize) = (24, 4);

/// The one organisation named lately, for "the company" that says nothing; none where there are two.
pub(super) fn only(scene: &Scene<'_, '_>, figures: &Figures, mentions: &[Mention], index: usize, noun: &str) -> Option<usize> {
    let kind = Kind::of_noun(noun);
    let mut found = None;
    for other in mentions[index.saturating_sub(UNSAID.0)..index].iter().rev() {
        if mentions[index].sentence() - other.sentence() > UNSAID.1 {
            break;
        }
        let Some(figure) =
            other.figure().filter(|figure| figures.list[*figure].named && figures.list[*figure].label == Label::Org)
        else {
            continue;
        };
        if fit(scene, &figures.list[figure], kind).is_none() {
            continue;
        }
        if found.is_some_and(|found| found != figure) {
            return None;
        }
        found = Some(figure);
    }
    found
}

/// The body that a speaking `noun` stands for: of its kind, a subject, who spoke last, named often and lately.
pub(super) fn nearby(
    scene: &Scene<'_, '_>,
    figures: &Figures,
    mentions: &[Mention],
    index: usize,
    noun: &str,
    spoke: Option<usize>,
) -> Option<usize> {
    let mention = &mentions[index];
    let kind = Kind::of_noun(noun);
    let mut found: Option<(i32, usize)> = None;
    for other in mentions[index.saturating_sub(MENTIONS)..index].iter().rev() {
        let distance = mention.sentence() - other.sentence();
        if distance > SENTENCES {
            break;
        }
        let Some(candidate) = other.figure() else { continue };
        let figure = &figures.list[candidate];
        if figure.label != Label::Org || !figure.named {
            continue;
        }
        let named_so = figure.best().any(|at| scene.word(at).eq_ignore_ascii_case(noun));
        if !named_so && !nouns::is_called(noun) {
            continue;
        }
        let Some(fits) = fit(scene, figure, kind) else { continue };
        // What is named once is what the article is about less often.
        let named = (figure.full + figure.short).min(6) as i32 / 2;
        let score = 8 * i32::from(named_so)
            + fits
            + named
            + 3 * i32::from(other.place == Place::Subject)
            + 3 * i32::from(spoke == Some(candidate))
            - distance as i32;
        if found.is_none_or(|(best, _)| score > best) {
            found = Some((score, candidate));
        }
    }
    found.map(|(_, figure)| figure)
}

/// How well a body fits a noun of this kind, as far as their words tell; none where no reader would take one for the other.
fn fit(scene: &Scene<'_, '_>, figure: &Figure, kind: Option<Kind>) -> Option<i32> {
    match (kind, Kind::of_figure(scene, figure)) {
        (Some(kind), Some(other)) => kind.covers(other),
        _ => Some(0),
    }
}

/// What kind of body a noun or a name tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Paper,
    Team,
    Party,
    Airline,
    Bank,
    School,
    Company,
    Office,
    Group,
}

impl Kind {
    /// "the newspaper", "the airline".
    fn of_noun(noun: &str) -> Option<Kind> {
        Some(match noun {
            "paper" | "newspaper" | "magazine" | "broadcaster" | "network" | "website" | "outlet" | "channel" | "station" => {
                Kind::Paper
            }
            "team" | "club" => Kind::Team,
            "party" => Kind::Party,
            "airline" | "carrier" => Kind::Airline,
            "bank" | "lender" => Kind::Bank,
            "university" | "school" | "college" => Kind::School,
            "company" | "firm" | "carmaker" | "automaker" | "retailer" | "manufacturer" => Kind::Company,
            "agency" | "department" | "ministry" | "commission" | "committee" | "council" | "court" | "bureau" => Kind::Office,
            "group" | "organization" | "organisation" | "campaign" | "charity" | "union" | "nonprofit" => Kind::Group,
            _ => return None,
        })
    }

    /// How well a noun of this kind fits a body of `other` kind; none where no reader would take it for that.
    fn covers(self, other: Kind) -> Option<i32> {
        match (self, other) {
            _ if self == other => Some(6),
            (Kind::Company, Kind::Airline | Kind::Bank) => Some(6),
            // Papers and clubs are companies too, and agencies report news.
            (Kind::Company, Kind::Paper | Kind::Team) | (Kind::Office, Kind::Paper) => Some(-6),
            (Kind::Airline | Kind::Bank, Kind::Company) | (Kind::Group, Kind::Company | Kind::Party) => Some(0),
            _ => None,
        }
    }

    /// What a body's name says: the Times is a paper, the Jet an airline.
    fn of_figure(scene: &Scene<'_, '_>, figure: &Figure) -> Option<Kind> {
        let phrase = scene.text.span(figure.best()).of(scene.text.source());
        let classes = scene.lexicon.phrase(phrase);
        let by_list = [
            (Classes::OUTLET, Kind::Paper),
            (Classes::TEAM, Kind::Team),
            (Classes::PARTY, Kind::Party),
            (Classes::COMPANY, Kind::Company),
        ];
        let listed = by_list.into_iter().find(|(class, _)| classes.any(*class)).map(|(_, kind)| kind);
        listed.or_else(|| figure.best().rev().find_map(|at| Kind::of_word(scene.word(at))))
    }

    /// A word of a name that tells what it is.
    fn of_word(word: &str) -> Option<Kind> {
        Some(match word {
            "Times" | "Post" | "Journal" | "Herald" | "Tribune" | "Gazette" | "Mail" | "Telegraph" | "Chronicle" | "News"
            | "Magazine" | "Television" | "TV" | "Radio" => Kind::Paper,
            "Air" | "Airlines" | "Airways" | "Aviation" | "Jet" => Kind::Airline,
            "Bank" | "Banking" | "Bancorp" => Kind::Bank,
            "University" | "College" | "School" => Kind::School,
            "Ministry" | "Department" | "Commission" | "Committee" | "Council" | "Court" | "Agency" | "Bureau" | "Senate"
            | "Congress" | "Parliament" | "Treasury" => Kind::Office,
            "Party" => Kind::Party,
            "Union" | "Association" | "Federation" | "Foundation" => Kind::Group,
            "Inc" | "Corp" | "Ltd" | "plc" | "PLC" | "Inc." | "Corp." | "Ltd." | "Co" | "SA" | "AG" | "SE" | "NV" | "LLC"
            | "Group" | "Holdings" | "Technologies" | "Industries" | "Motor" | "Motors" | "Stores" => Kind::Company,
            _ => return None,
        })
    }
}
