//! Table tests of quotes, one row a construction, and properties of any input.

use proptest::prelude::*;

use super::{Kind, Quote, find};
use crate::entity::{Entity, Label};
use crate::span::Span;
use crate::text::Text;

/// The names in the rows, so that they do not hang on the recogniser.
const NAMES: &[(&str, Label)] = &[
    ("Ada Marsh", Label::Person),
    ("Marsh", Label::Person),
    ("Tom Okoye", Label::Person),
    ("Okoye", Label::Person),
    ("Peskov", Label::Person),
    ("Russia", Label::Gpe),
    ("Kremlin", Label::Org),
    ("Ohio", Label::Gpe),
    ("Monday", Label::Date),
];

fn entities(text: &Text<'_>) -> Vec<Entity> {
    let mut entities = Vec::new();
    let mut at = 0;
    while at < text.tokens().len() {
        let here =
            |name: &str| (at + 1..=text.tokens().len().min(at + 3)).find(|end| text.span(at..*end).of(text.source()) == name);
        let found = NAMES.iter().find_map(|(name, label)| Some((here(name)?, *label)));
        let Some((end, label)) = found else {
            at += 1;
            continue;
        };
        entities.push(Entity { span: text.span(at..end), tokens: at..end, label, score: 1.0, value: None });
        at = end;
    }
    entities
}

fn quotes(source: &str) -> Vec<Quote> {
    let text = Text::new(source);
    find(&text, &entities(&text), false)
}

/// Each quote as `kind: words (cue, speaker)`.
fn shown(source: &str) -> Vec<String> {
    let words = |span: Span| span.of(source).to_string();
    quotes(source)
        .into_iter()
        .map(|quote| {
            let kind = format!("{:?}", quote.kind).to_lowercase();
            let cue = quote.cue().map_or("-".into(), words);
            let speaker = quote.speaker().map_or("-".into(), |speaker| words(speaker.span));
            format!("{kind}: {} ({cue}, {speaker})", words(quote.span()))
        })
        .collect()
}

/// The regions between marks alone, terms and quotes alike.
fn regions(source: &str) -> Vec<&str> {
    let text = Text::new(source);
    super::marks::pair(&text).into_iter().map(|region| text.span(region.tokens()).of(source)).collect()
}

#[test]
fn marks_of_every_convention_pair() {
    for (source, expected) in [
        ("\"Yes,\" he said.", vec!["\"Yes,\""]),
        ("“Yes,” he said.", vec!["“Yes,”"]),
        ("\"It is open.” He left.", vec!["\"It is open.”"]),
        ("“It is open.\" He left.", vec!["“It is open.\""]),
        ("''It is open,'' he said.", vec!["''It is open,''"]),
        ("``It is open,'' he said.", vec!["``It is open,''"]),
        ("He said: «It is open.»", vec!["«It is open.»"]),
        ("„Es ist offen“, sagte er.", vec!["„Es ist offen“"]),
        ("Marsh: ‘It is open’", vec!["‘It is open’"]),
        ("Marsh says 'it is open' now", vec!["'it is open'"]),
        ("He said the “bridge“ was open.", vec!["“bridge“"]),
        ("“He said ‘go’ to me,” she said.", vec!["“He said ‘go’ to me,”", "‘go’"]),
        ("“He said ‘go.’” She left.", vec!["“He said ‘go.’”", "‘go.’"]),
        ("\"'Go,' he said,\" she said.", vec!["\"'Go,' he said,\"", "'Go,'"]),
        ("\"He told me \"go\" and left,\" she said.", vec!["\"He told me \"go\" and left,\"", "\"go\""]),
        ("&quot;Yes,&quot; he said.", vec!["&quot;Yes,&quot;"]),
        ("the workers' pay and the '90s", vec![]),
        ("‘the workers’ pay is low’, he said", vec!["‘the workers’ pay is low’"]),
        ("rock 'n' roll", vec![]),
        ("He is 5'10\" tall.", vec![]),
        ("“I am 5'10\" tall,” he said.", vec!["“I am 5'10\" tall,”"]),
        ("a 6\" pipe and a 4\" pipe", vec![]),
        ("“We keep the ’90s alive,” he said.", vec!["“We keep the ’90s alive,”"]),
        ("“Get ’em,” he said. “Now.”", vec!["“Get ’em,”", "“Now.”"]),
        ("(“Yes.”) Then [“No.”]", vec!["“Yes.”", "“No.”"]),
        ("“A paper on “x” and “y” is out,” he said.", vec!["“A paper on “x” and “y” is out,”", "“x”", "“y”"]),
        ("He said “we go.\n\nThe next “day” came.", vec!["“we go.", "“day”"]),
        ("“One.\n\n“Two.\n\n“Three.” He left.", vec!["“One.", "“Two.", "“Three.”"]),
        ("“We must go, he said. “We must.”", vec!["“We must go,", "“We must.”"]),
        ("We must go,” he said on Monday.", vec!["We must go,”"]),
        ("A stray \" mark.", vec!["\" mark."]),
        ("the “Rovers”’s ground", vec!["“Rovers”"]),
        ("\"\" and “”", vec![]),
    ] {
        assert_eq!(regions(source), expected, "{source}");
    }
}

#[test]
fn direct_quotes_have_their_speaker() {
    for (source, expected) in [
        ("“We are ready,” Ada Marsh said.", "direct: “We are ready,” (said, Ada Marsh)"),
        ("“We are ready,” said Ada Marsh.", "direct: “We are ready,” (said, Ada Marsh)"),
        ("Then Ada Marsh said: “We are ready.”", "direct: “We are ready.” (said, Ada Marsh)"),
        ("Then Ada Marsh said, “We are ready.”", "direct: “We are ready.” (said, Ada Marsh)"),
        ("Then Ada Marsh told reporters, “We are ready.”", "direct: “We are ready.” (told, Ada Marsh)"),
        ("“We are ready,” she said.", "direct: “We are ready,” (said, she)"),
        ("“We are ready,” the governor said.", "direct: “We are ready,” (said, the governor)"),
        ("“We are all ready,” a spokesman for the port said.", "direct: “We are all ready,” (said, a spokesman for the port)"),
        ("“We are all ready,” officials said.", "direct: “We are all ready,” (said, officials)"),
        ("“We are all ready,” Marsh, a former pilot, said.", "direct: “We are all ready,” (said, Marsh)"),
        ("“We are all ready,” Marsh (D-Ohio) said.", "direct: “We are all ready,” (said, Marsh)"),
        ("“We are all ready,” Marsh told the paper on Monday.", "direct: “We are all ready,” (told, Marsh)"),
        ("“We are all ready,” added Marsh, who was in town.", "direct: “We are all ready,” (added, Marsh)"),
        ("“We are all ready,” Russia’s Peskov told a briefing.", "direct: “We are all ready,” (told, Peskov)"),
        (
            "“We are all ready,” Ada Marsh told a briefing, according to several Ruritanian agencies.",
            "direct: “We are all ready,” (told, Ada Marsh)",
        ),
        ("“We are all ready,” according to Ada Marsh.", "direct: “We are all ready,” (according to, Ada Marsh)"),
        ("“We are all ready now.” — Ada Marsh", "direct: “We are all ready now.” (-, Ada Marsh)"),
        ("Ada Marsh: “We are all ready now.”", "direct: “We are all ready now.” (:, Ada Marsh)"),
        ("“We are all ready,” Marsh has repeatedly said.", "direct: “We are all ready,” (said, Marsh)"),
    ] {
        assert_eq!(shown(source), [expected], "{source}");
    }
}

#[test]
fn quotes_that_go_on_inherit_their_speaker() {
    for (source, expected) in [
        (
            "“We are ready,” Ada Marsh said, “and we are many.”",
            vec!["direct: “We are ready,” (said, Ada Marsh)", "direct: “and we are many.” (said, Ada Marsh)"],
        ),
        (
            "“We are all ready,” Ada Marsh said. “We are very many.”",
            vec!["direct: “We are all ready,” (said, Ada Marsh)", "direct: “We are very many.” (said, Ada Marsh)"],
        ),
        (
            "“We are all ready,” Ada Marsh said.\n\n“We are all very many.”",
            vec!["direct: “We are all ready,” (said, Ada Marsh)", "direct: “We are all very many.” (-, Ada Marsh)"],
        ),
    ] {
        assert_eq!(shown(source), expected, "{source}");
    }
}

#[test]
fn reported_clauses() {
    for (source, expected) in [
        ("Then Ada Marsh said that the bridge was open.", vec!["indirect: that the bridge was open (said, Ada Marsh)"]),
        ("Then Ada Marsh said the bridge was open.", vec!["indirect: the bridge was open (said, Ada Marsh)"]),
        ("The bridge was open, Ada Marsh said.", vec!["indirect: The bridge was open (said, Ada Marsh)"]),
        ("According to Ada Marsh, the bridge was open.", vec!["indirect: the bridge was open (According to, Ada Marsh)"]),
        ("The bridge was open, according to Ada Marsh.", vec!["indirect: The bridge was open (according to, Ada Marsh)"]),
        (
            "Then Ada Marsh said that the bridge was “a ruin of old stones”.",
            vec![
                "mixed: that the bridge was “a ruin of old stones” (said, Ada Marsh)",
                "direct: “a ruin of old stones” (said, Ada Marsh)",
            ],
        ),
        (
            "Then Ada Marsh said it was open, adding that it was safe.",
            vec!["indirect: it was open (said, Ada Marsh)", "indirect: that it was safe (adding, Ada Marsh)"],
        ),
    ] {
        assert_eq!(shown(source), expected, "{source}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn quotes_of_any_text_nest_and_lie_on_tokens(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "\"", "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„", "\n\n", "\n", " ", ", ", ". ", "said ", "Marsh ",
                "that ", "the ", "he ", "according to ", "5", "s ", "was ", "(", ")", "—", "governor ", "adding ", ":", "é",
            ]),
            0..60,
        ),
    ) {
        let source = parts.concat();
        let text = Text::new(&source);
        let starts: Vec<usize> = text.tokens().iter().map(|token| token.span().start).collect();
        let ends: Vec<usize> = text.tokens().iter().map(|token| token.span().end).collect();
        let found = quotes(&source);
        let on_edges = |span: Span| span.start < span.end && starts.contains(&span.start) && ends.contains(&span.end);
        for (index, quote) in found.iter().enumerate() {
            prop_assert!(on_edges(quote.span()));
            prop_assert!(quote.cue().is_none_or(on_edges));
            prop_assert!(quote.speaker().is_none_or(|speaker| on_edges(speaker.span) && (0.0..=1.0).contains(&speaker.score)));
            prop_assert!(quote.kind != Kind::Term || quote.speaker().is_none());
            if let Some(within) = quote.within() {
                prop_assert!(found[within].kind == Kind::Mixed && found[within].span().contains(quote.span()));
            }
            for other in &found[index + 1..] {
                prop_assert!(quote.span().start <= other.span().start);
                prop_assert!(quote.span().contains(other.span()) || !quote.span().overlaps(other.span()));
            }
        }
    }
}
