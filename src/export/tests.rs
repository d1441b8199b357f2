//! The formats, on documents made by hand: what they do must not hang on how well the annotator reads.

use super::*;
use crate::document::{Entity, Id, Mention, Person, Quote, Speaker};
use crate::entity::Label;
use crate::offsets::OffsetUnit;
use crate::quote::Kind;
use crate::span::Span;

fn find<'t>(text: &'t str, part: &str) -> Mention<'t> {
    let start = text.find(part).unwrap_or_else(|| panic!("{part:?} is not in {text:?}"));
    Mention::new(text, Span::new(start, start + part.len()))
}

fn empty() -> Document<'static> {
    Document { version: 1, offset_unit: OffsetUnit::Byte, entities: Vec::new(), quotes: Vec::new(), people: Vec::new() }
}

fn entity<'t>(text: &'t str, part: &str, label: Label, person: Option<u32>) -> Entity<'t> {
    Entity { id: Id(1), mention: find(text, part), label, score: 0.9, person: person.map(Id), value: None, why: Vec::new() }
}

fn quote<'t>(text: &'t str, part: &str, kind: Kind, speaker: Option<Speaker<'t>>, cue: Option<&str>) -> Quote<'t> {
    let cue = cue.map(|cue| find(text, cue));
    Quote { id: Id(1), mention: find(text, part), kind, within: None, cue, speaker, score: 0.9, why: Vec::new() }
}

fn numbered(mut document: Document<'_>) -> Document<'_> {
    for (index, entity) in document.entities.iter_mut().enumerate() {
        entity.id = Id::at(index);
    }
    for (index, quote) in document.quotes.iter_mut().enumerate() {
        quote.id = Id::at(index);
    }
    document
}

/// "“Enough,” Ada Marsh of <b>Riga</b> said.", annotated.
fn article(text: &str) -> Document<'_> {
    let ada =
        Speaker { mention: Some(find(text, "Ada Marsh")), name: "Ada Marsh", person: Some(Id(1)), score: 0.9, why: Vec::new() };
    numbered(Document {
        entities: vec![entity(text, "Ada Marsh", Label::Person, Some(1)), entity(text, "Riga", Label::Gpe, None)],
        quotes: vec![quote(text, "“Enough,”", Kind::Direct, Some(ada), Some("said"))],
        people: vec![Person {
            id: Id(1),
            name: "Ada Marsh",
            label: Label::Person,
            role: None,
            mentions: vec![find(text, "Ada Marsh")],
            why: Vec::new(),
        }],
        ..empty()
    })
}

const ARTICLE: &str = "“Enough,” Ada Marsh of <b>Riga</b> said.";

#[test]
fn text_reads_as_prose() {
    let expected = "«q1 “Enough,”» [Ada Marsh|PERSON p1] of <b>[Riga|GPE]</b> said.\n\
        \nQuotes\nq1  direct  Ada Marsh p1, said: “Enough,”\n\
        \nPeople\np1  Ada Marsh, PERSON: Ada Marsh\n";
    assert_eq!(Format::Text.write(ARTICLE, &article(ARTICLE)), expected);
    assert_eq!(Format::Text.write("", &empty()), "\n");
}

#[test]
fn footnotes_say_who_speaks() {
    let expected = "“Enough,”[1] Ada Marsh of <b>Riga</b> said.\n\n——\n[1] Ada Marsh (said)\n";
    assert_eq!(Format::Footnotes.write(ARTICLE, &article(ARTICLE)), expected);
    assert_eq!(Format::Footnotes.write("1\n", &empty()), "1\n");
}

#[test]
fn markdown_reads_as_the_article() {
    let expected = "# a\\_b\n\n“Enough,”[^1] Ada Marsh of \\<b\\>Riga\\</b\\> said.\n\n[^1]: Ada Marsh (said)\n\
        \n## Who said what\n\n### Ada Marsh\n\n> “Enough,”\n\n## Names\n\n- PERSON: Ada Marsh\n- GPE: Riga\n";
    let settings = Settings { name: "a_b", ..Settings::default() };
    assert_eq!(Format::Markdown.write_with(ARTICLE, &article(ARTICLE), &settings), expected);
    for (text, expected) in [
        ("", "\n"),
        ("a\nb\n\nc\n", "a\\\nb\n\nc\n"),
        ("a\r\nb\r\rc", "a\\\nb\n\nc\n"),
        ("# a\n- b\n+ c\n12. d\n3) e", "\\# a\\\n\\- b\\\n\\+ c\\\n12\\. d\\\n3\\) e\n"),
        ("a 12. b - c # d", "a 12. b - c # d\n"),
        ("    code\n\tcode", "&#32;   code\\\n&#9;code\n"),
        ("a\n===\nb\n---", "a\\\n\\===\\\nb\\\n\\---\n"),
        ("*a* _b_ `c` [d](e) ![f](g) <i> &lt;", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) !\\[f\\](g) \\<i\\> \\&lt;\n"),
    ] {
        assert_eq!(Format::Markdown.write(text, &empty()), expected, "{text:?}");
    }
}

#[test]
fn marks_that_cross_are_cut_and_nest() {
    for (text, entities, quotes, expected) in [
        ("a \"b c\" d", vec!["b c"], vec!["\"b c\""], "a «q1 \"[b c|ORG]\"» d\n"),
        ("a \"b c\" d", vec!["c\" d"], vec!["\"b c\""], "a «q1 \"b [c\"|ORG]»[ d|ORG]\n"),
        ("a \"b c\" d", vec!["a \"b"], vec!["\"b c\""], "[a «q1 \"b»|ORG]«q1  c\"» d\n"),
        ("a \"b c\" d", vec!["\"b c\""], vec!["\"b c\""], "a «q1 [\"b c\"|ORG]» d\n"),
        ("a (b (c d) e", vec!["c d) e"], vec!["(b (c d)", "(c d)"], "a «q1 (b «q2 ([c d)|ORG]»»[ e|ORG]\n"),
        ("a (b (c)", vec![], vec!["(b (c)", "(c)"], "a «q1 (b «q2 (c)»»\n"),
    ] {
        let document = numbered(Document {
            entities: entities.iter().map(|part| entity(text, part, Label::Org, None)).collect(),
            quotes: quotes.iter().map(|part| quote(text, part, Kind::Term, None, None)).collect(),
            ..empty()
        });
        let written = Format::Text.write(text, &document);
        assert_eq!(written.split_inclusive('\n').next().unwrap(), expected, "{text}");
    }
}

#[test]
fn a_page_names_its_style_by_its_hash() {
    let page = Format::Html.write(ARTICLE, &article(ARTICLE));
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = base64(&<sha2::Sha256 as sha2::Digest>::digest(style));
    assert!(page.contains(&format!("style-src 'sha256-{hash}'\">")), "the style's hash is now sha256-{hash}");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn loose_reports_are_for_programs() {
    let text = "Ada Marsh hopes to close the harbour. Ada Marsh said the bridge would open.";
    let mut document = Document { entities: vec![entity(text, "Ada Marsh", Label::Person, None)], ..empty() };
    document.quotes = vec![
        Quote { score: 0.744, ..quote(text, "to close the harbour", Kind::Indirect, None, Some("hopes")) },
        Quote { score: 0.746, ..quote(text, "the bridge would open", Kind::Indirect, None, Some("said")) },
    ];
    let document = numbered(document);
    assert_eq!(document.without_loose().quotes, [document.quotes[1].clone()]);
    // The score counts as it is written: 0.75 in the JSON is not below 0.75.
    assert!(serde_json::to_string(&document).unwrap().contains("\"score\":0.75}"));
    // With the article's own words out of the way, what is left of a quote is its mark.
    let marked = |written: &str, id: &str, words: &str| match written {
        page if page.starts_with("<!doctype") => page.contains(&format!("id=\"{id}\"")),
        text => text.contains(&format!("«{id} {words}»")) || text.contains(&format!("{words}[")),
    };
    for format in Format::ALL {
        let all = format.write_with(text, &document, &Settings { loose: true, ..Settings::default() });
        let usual = format.write(text, &document);
        if format.is_for_people() {
            assert!(marked(&all, "q1", "to close the harbour"), "{}: {all}", format.name());
            assert!(!marked(&usual, "q1", "to close the harbour"), "{}: {usual}", format.name());
            assert!(marked(&usual, "q2", "the bridge would open"), "{}: {usual}", format.name());
        } else {
            assert_eq!(usual, all, "{}", format.name());
        }
    }
    assert!(Format::Csv.write(text, &document).contains("to close the harbour"));
}

#[test]
fn hostile_text_stays_text() {
    for text in [
        "<script>alert(1)</script> Ada Marsh Riga “Enough,” said",
        "\"><img src=x onerror=alert(1)> Ada Marsh Riga “Enough,” said",
        "</title></style><script>1</script> Ada Marsh Riga “Enough,” said",
        "&lt;b&gt; &amp; &#x3c;i> Ada Marsh Riga “Enough,” said\r\n\r",
        "<!-- ' ]]> --> Ada Marsh Riga “Enough,” said",
    ] {
        let page = Format::Html.write(text, &article(text));
        let written = page.split_once("<article>").unwrap().1.split_once("</article>").unwrap().0;
        assert_eq!(characters(written), text);
        let tags: Vec<&str> = page.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap()).collect();
        assert!(!tags.iter().any(|tag| ["script", "img", "i", "b"].contains(tag)), "{tags:?}");
        assert_eq!(page.matches("</style>").count(), 1);
        assert_eq!(page.matches("</title>").count(), 1);
    }
}

#[test]
fn names_are_asked_for_as_they_are_given() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    assert!("doc".parse::<Format>().unwrap_err().to_string().contains("doc"));
}

/// The characters a browser would show for `markup`.
fn characters(markup: &str) -> String {
    let mut shown: String =
        markup.split('<').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('>').unwrap().1 }).collect();
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")] {
        shown = shown.replace(entity, character);
    }
    shown
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for digit in 0..4 {
            out.push(if digit <= chunk.len() { char::from(DIGITS[(group >> (18 - 6 * digit)) as usize & 63]) } else { '=' });
        }
    }
    out
}
