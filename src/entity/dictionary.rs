//! The caller's own phrases, which go before all that was recognised.

use super::Entity;
use crate::lexicon::Dictionary;
use crate::text::Text;

/// Puts the dictionary's phrases among the entities, in the place of those that share a token with one.
///
/// A recognised entity that is just the same keeps its value.
pub(crate) fn override_with(text: &Text<'_>, dictionary: &Dictionary, entities: &mut Vec<Entity>) {
    let found = dictionary.find(text);
    if found.is_empty() {
        return;
    }
    let mut recognised = std::mem::take(entities).into_iter().peekable();
    for hit in found {
        let mut value = None;
        while let Some(entity) = recognised.next_if(|entity| entity.tokens.start < hit.tokens.end) {
            if entity.tokens.end <= hit.tokens.start {
                entities.push(entity);
            } else if entity.tokens == hit.tokens && entity.label == hit.label {
                value = entity.value;
            }
        }
        entities.push(Entity { span: text.span(hit.tokens.clone()), tokens: hit.tokens, label: hit.label, score: 1.0, value });
    }
    entities.extend(recognised);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Label;

    #[test]
    fn the_dictionary_goes_before_what_was_recognised() {
        let source = "Ada Marsh of the Ferry Desk met Ben Quay";
        let text = Text::new(source);
        let entity = |tokens: std::ops::Range<usize>| Entity {
            span: text.span(tokens.clone()),
            tokens,
            label: Label::Person,
            score: 0.5,
            value: None,
        };
        for (dictionary, expected) in [
            ("", "Ada Marsh=PERSON; Ferry Desk=PERSON; Ben Quay=PERSON"),
            ("Ferry Desk\tORG\n", "Ada Marsh=PERSON; Ferry Desk=ORG; Ben Quay=PERSON"),
            ("Marsh of the Ferry\tFAC\n", "Marsh of the Ferry=FAC; Ben Quay=PERSON"),
            ("met\tEVENT\n", "Ada Marsh=PERSON; Ferry Desk=PERSON; met=EVENT; Ben Quay=PERSON"),
            ("Ada\tORG\nMarsh\tGPE\nQuay\tLOC\n", "Ada=ORG; Marsh=GPE; Ferry Desk=PERSON; Quay=LOC"),
        ] {
            let mut entities = vec![entity(0..2), entity(4..6), entity(7..9)];
            override_with(&text, &Dictionary::parse(dictionary).unwrap(), &mut entities);
            let found: Vec<String> =
                entities.iter().map(|entity| format!("{}={}", entity.span.of(source), entity.label)).collect();
            assert_eq!(found.join("; "), expected, "{dictionary}");
        }
    }
}
