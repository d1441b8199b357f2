//! The lattice against all paths, one by one.

use proptest::prelude::*;

use super::lattice::{Lattice, Side};
use super::{Memory, names_keeping};
use crate::entity::tags::{STATES, State, Type};
use crate::lexicon::Lexicon;
use crate::model::{Model, Row, Transitions, write, write_weights, write_words};
use crate::text::Text;

#[test]
fn rows_that_are_made_again_are_the_same() {
    let text =
        "MARSH TO LEAVE FERRY DESK. “I'm off,” says Ada Marsh's brother, Tom Marsh. Marsh, 44, leads the Ferry Desk in Leeds. \
                The Desk said Marsh would stay. Ferry Desk Ferry Desk Marsh Leeds.\n\nLeeds Marsh Desk"
            .repeat(3);
    let (text, lexicon, model) = (Text::new(&text), Lexicon::english(), Model::english());
    let scan = lexicon.scan(&text);
    let names = |kept| {
        let mut memory = Memory::default();
        memory.begin(&text, &lexicon, &model);
        names_keeping(kept, &text, &scan, &model, &mut memory)
    };
    let all = names(usize::MAX);
    assert!(all.len() > 20);
    for kept in [0, 10, 40] {
        assert_eq!(names(kept), all, "{kept}");
    }
}

/// A model without words and features.
fn model(transitions: &Transitions<i16>) -> Model {
    let mut body = Vec::new();
    write_words(&mut body, &[]);
    write_weights(&mut body, 0.05, transitions, &[]);
    Model::load(&write(&body)).expect("a model that was just written")
}

fn transitions() -> impl Strategy<Value = Transitions<i16>> {
    let outer = prop::array::uniform8(prop::array::uniform8(-60i16..60));
    let inner = prop::array::uniform4(prop::array::uniform8(-60i16..60));
    (outer, inner).prop_map(|(outer, mut inner)| {
        inner.iter_mut().for_each(|row| row[Type::COUNT] = 0);
        Transitions { outer, inner }
    })
}

fn row() -> impl Strategy<Value = Row> {
    prop::collection::vec(-80i16..80, STATES).prop_map(|scores| {
        let mut row = Row::START;
        for (index, score) in scores.into_iter().enumerate() {
            row.0[State::from_index(index).lane()] = score;
        }
        row
    })
}

/// All paths through `rows`, each with its score.
fn paths(rows: &[Row], sides: [Side; 2], transitions: &Transitions<i16>) -> Vec<(Vec<State>, i32)> {
    let mut paths: Vec<(Vec<State>, i32)> = vec![(Vec::new(), 0)];
    for row in rows {
        let mut longer = Vec::new();
        for (path, score) in paths {
            let before = path.last().copied().unwrap_or(State::OUTSIDE);
            let is_edge = path.is_empty() && sides[0] == Side::Sentence;
            for next in (0..STATES).map(State::from_index).filter(|next| before.precedes(*next)) {
                let step = if is_edge { 0 } else { i32::from(transitions.get(before, next)) };
                longer.push(([&path[..], &[next]].concat(), score + step + i32::from(row.0[next.lane()])));
            }
        }
        paths = longer;
    }
    paths.retain(|(path, _)| path[path.len() - 1].precedes(State::OUTSIDE));
    if sides[1] == Side::Outside {
        for (path, score) in &mut paths {
            *score += i32::from(transitions.get(path[path.len() - 1], State::OUTSIDE));
        }
    }
    paths
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_lattice_finds_what_all_paths_tell(
        transitions in transitions(),
        rows in prop::collection::vec(row(), 1..=3),
        outside in prop::array::uniform2(any::<bool>()),
    ) {
        let sides = outside.map(|outside| if outside { Side::Outside } else { Side::Sentence });
        let model = model(&transitions);
        let mut lattice = Lattice::default();
        let mut found = Vec::new();
        lattice.decode(&rows, sides, &model.weights, |tokens, kind, score| found.push((tokens, kind, score)));
        let paths = paths(&rows, sides, &transitions);
        let power = |score: i32| (f64::from(score) * 0.05).exp();
        let whole: f64 = paths.iter().map(|(_, score)| power(*score)).sum();
        let share_of = |holds: &dyn Fn(&[State]) -> bool| -> f64 {
            paths.iter().filter(|(path, _)| holds(path)).map(|(_, score)| power(*score)).sum::<f64>() / whole
        };
        let has = |path: &[State], tokens: &std::ops::Range<usize>, kind: Type| {
            tokens.clone().all(|at| path[at] == State::at(kind, at == tokens.start, at + 1 == tokens.end))
        };

        let best = paths.iter().map(|(_, score)| *score).max().expect("outside throughout is a path");
        let is_found = |path: &[State]| {
            let begun = path.iter().filter(|state| state.begins()).count();
            begun == found.len() && found.iter().all(|(tokens, kind, _)| has(path, tokens, *kind))
        };
        prop_assert!(paths.iter().any(|(path, score)| *score == best && is_found(path)), "{:?}", found);
        for (tokens, kind, score) in &found {
            let share = share_of(&|path| has(path, tokens, *kind));
            prop_assert!((share - f64::from(*score)).abs() < 1e-3, "{} {}", share, score);
        }
        for at in 0..rows.len() {
            let marginal = lattice.marginal(at);
            for state in (0..STATES).map(State::from_index) {
                let share = share_of(&|path| path[at] == state);
                prop_assert!((share - f64::from(marginal[state.lane()])).abs() < 1e-3);
            }
        }
    }
}
