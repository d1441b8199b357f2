//! CoNLL columns: a token and its entity tag (IOB2) a line, an empty line after each sentence.
//!
//! It keeps tokens, sentences and entities. Quotes, speakers, people, values, scores and the white space between
//! tokens have no column and are dropped.

use crate::document::Document;
use crate::text::Text;

pub fn write(text: &str, document: &Document<'_>) -> String {
    let read = Text::new(text);
    let mut out = String::from("-DOCSTART- O\n\n");
    let mut entities = document.entities.iter().peekable();
    for sentence in read.sentences() {
        for token in &read.tokens()[sentence.clone()] {
            let span = token.span();
            while entities.next_if(|entity| entity.mention.span.end <= span.start).is_some() {}
            // White space would begin another column; no token should have any.
            out.extend(span.of(text).chars().map(|character| if character.is_whitespace() { '_' } else { character }));
            match entities.peek().filter(|entity| entity.mention.span.overlaps(span)) {
                None => out.push_str(" O\n"),
                Some(entity) => {
                    let first = span.start <= entity.mention.span.start;
                    out.push_str(if first { " B-" } else { " I-" });
                    out.push_str(entity.label.name());
                    out.push('\n');
                }
            }
        }
        out.push('\n');
    }
    out
}
