//! What the exports write, read back by readers that are not ours, for every golden article and some hostile texts.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use whosaid::export::{Format, Settings};
use whosaid::quote::Kind;
use whosaid::{Annotator, Document, OffsetUnit, Options};

/// Texts in which something would break out of a format that is careless.
const HOSTILE: &[&str] = &[
    "",
    "=SUM(A1) said Ada Marsh. “=2+2,” she said. “@ada, -1,” he said.",
    "\"One, \"\"two\"\",\r\nthree,\" said Ada Marsh.",
    "“]]></said><script>alert(1)</script> & so on,” Ada Marsh said in Paris\u{0}\u{1}\u{b}.",
    "😀 “👩‍👩‍👧 e\u{301}\u{301},” said Ada Marsh 👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧.",
    "\u{feff}“Yes,” \u{2028}Ada Marsh\u{2029} said.\u{202e}\u{ffff}",
    "Ada\nMarsh said on\r\nMonday that 7\tpeople \\ left \\n.",
    "{{7*7}} ${7*7} <%= 7 %> #{7} “{{Ada Marsh}},” said Ada Marsh in {{Riga}}. “{% raw %},” she said.",
    "<mark data-label=\"PERSON\">Nobody</mark> [PERSON Somebody] [q1 “Yes,”] said Ada Marsh. “[x](javascript:alert(1)),” she said. [^1] [^1]: no",
    "\u{202e}“Yes,” said Ada Marsh\u{202c} \u{2067}in Riga\u{2069}. “\u{202e}No\u{2066},” she said on \u{200f}Monday\u{200e}.",
    "“(((((([[[[[[{{{{{{,” said Ada Marsh. “‘“‘“‘“Deep,” ” ’ ” ’ ” she said. ‘’“”\"\"''",
    "-1 said Ada Marsh. “+1,” she said. “\t=1,” he said. “@SUM(1+1)*cmd|' /C calc'!A0,” said Ruth Adeyemi.",
    "“Z\u{351}\u{36b}\u{343}\u{36a}a\u{321}\u{34e}\u{489}l\u{35a}g\u{315}o\u{35f},” said A\u{351}\u{36b}da\u{343} Marsh\u{36a}\u{302}.",
    "# Ada Marsh\n\n* “Yes,” said Ada Marsh.\n\n| a | b |\n|---|---|\n\n> “No,” she said.\n\n    code “Ha,” she said.\n\n---\n<!-- “Hm,” she said. -->",
];

fn check(read: impl Fn(&str, &Document<'_>, &str)) {
    let annotator = Annotator::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut articles: Vec<String> = HOSTILE.iter().map(|&text| text.to_owned()).collect();
    for file in std::fs::read_dir(folder).expect("the articles are there") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            articles.push(std::fs::read_to_string(path).expect("an article is UTF-8"));
        }
    }
    for text in &articles {
        let document = annotator.annotate(text, &Options::default());
        read(text, &document, &text.chars().take(60).collect::<String>());
    }
}

/// The characters from `start` up to `end`, in code points.
fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn tables_are_read_back() {
    check(|text, document, name| {
        let written = Format::Csv.write_with(text, document, &Settings { name: "=a,\"b\"", ..Settings::default() });
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let rows: Vec<BTreeMap<String, String>> =
            reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(rows.len(), document.quotes.len(), "{name}");
        for (row, quote) in rows.iter().zip(&document.quotes) {
            let (start, end) = (row["quote_start"].parse().unwrap(), row["quote_end"].parse().unwrap());
            assert_eq!(slice(text, start, end), quote.mention.text, "{name}");
            assert_eq!(
                row["quote"].strip_prefix('\'').unwrap_or(&row["quote"]),
                quote.mention.text.strip_prefix('\'').unwrap_or(quote.mention.text)
            );
            assert_eq!(row["text_id"], "'=a,\"b\"");
            assert_eq!(row["quote_type"], quote.kind.name());
            for cell in row.values() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
            }
            let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.name);
            assert_eq!(row["speaker_name"].trim_start_matches('\''), speaker.trim_start_matches('\''));
        }
        let written = Format::CsvEntities.write(text, document);
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), document.entities.len(), "{name}");
    });
}

#[test]
fn web_annotations_find_their_words() {
    check(|text, document, name| {
        for unit in [OffsetUnit::Codepoint, OffsetUnit::Utf16] {
            let written = Format::WebAnnotation.write_with(text, document, &Settings { name: "a b/ü.txt", unit, loose: false });
            let page: Value = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
            assert_eq!(page["id"], "urn:whosaid:a%20b%2F%C3%BC.txt#annotations");
            let items = page["items"].as_array().unwrap();
            assert_eq!(items.len(), document.entities.len() + document.quotes.len());
            let units: Vec<u16> = text.encode_utf16().collect();
            for item in items {
                let [words, position] = [0, 1].map(|at| &item["target"]["selector"][at]);
                let part = |key: &str| words[key].as_str().unwrap();
                let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
                let found = match unit {
                    OffsetUnit::Utf16 => String::from_utf16(&units[start..end]).unwrap(),
                    _ => slice(text, start, end),
                };
                assert_eq!(found, part("exact"), "{name}");
                let around = format!("{}{}{}", part("prefix"), part("exact"), part("suffix"));
                assert!(text.contains(&around), "{name}: {around}");
                for context in ["prefix", "suffix"] {
                    assert!(part(context).chars().count() <= 32, "{name}");
                    assert!(!part(context).starts_with(['\u{301}', '\u{200d}']), "{name}: a grapheme is cut");
                }
            }
        }
    });
}

#[test]
fn displacy_gets_its_entities() {
    check(|text, document, name| {
        let drawing: Value = serde_json::from_str(&Format::Displacy.write(text, document)).expect("JSON");
        assert_eq!(drawing["text"], text);
        let ends = drawing["ents"].as_array().unwrap();
        assert_eq!(ends.len(), document.entities.len(), "{name}");
        for (end, entity) in ends.iter().zip(&document.entities) {
            let (start, end) = (end["start"].as_u64().unwrap() as usize, end["end"].as_u64().unwrap() as usize);
            assert_eq!(slice(text, start, end), entity.mention.text, "{name}");
        }
    });
}

#[test]
fn tei_is_well_formed_and_keeps_the_text() {
    check(|text, document, name| {
        let written = Format::Tei.write(text, document);
        let tei = roxmltree::Document::parse(&written).unwrap_or_else(|error| panic!("{name}: {error}\n{written}"));
        let named = |wanted: &'static str| {
            tei.descendants().filter(move |node| node.has_tag_name(("http://www.tei-c.org/ns/1.0", wanted)))
        };
        let article = named("ab").next().expect("the text is there");
        let shown: String = article.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
        let expected: String = text
            .chars()
            .map(|character| match character {
                '\t' | '\n' | '\r' => character,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
                other => other,
            })
            .collect();
        assert_eq!(shown, expected, "{name}");
        let ids: Vec<&str> =
            tei.descendants().filter_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "id"))).collect();
        let wanted = document.entities.len() + document.quotes.len() + document.people.len();
        assert_eq!(ids.len(), wanted, "{name}");
        for said in named("said") {
            let person = said.attribute("who").map(|who| who.trim_start_matches('#'));
            assert!(person.is_none_or(|person| ids.contains(&person)), "{name}");
        }
    });
}

#[test]
fn brat_standoff_is_consistent() {
    check(|text, document, name| {
        let written = Format::Brat.write(text, document);
        let mut bound: Vec<&str> = Vec::new();
        for line in written.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let words: Vec<&str> = fields[1].split(' ').collect();
            match line.as_bytes()[0] {
                b'T' => {
                    let spans = fields[1].split_once(' ').unwrap().1;
                    let parts: Vec<String> = spans
                        .split(';')
                        .map(|span| {
                            let (start, end) = span.split_once(' ').unwrap();
                            slice(text, start.parse().unwrap(), end.parse().unwrap())
                        })
                        .collect();
                    // A tab inside the words is one more field to a naive reader, but stands where it stands.
                    assert_eq!(fields[2..].join("\t"), parts.join(" "), "{name}: {line}");
                    bound.push(fields[0]);
                }
                b'R' => assert!(words[1..].iter().all(|end| bound.contains(&end.split_once(':').unwrap().1)), "{line}"),
                b'*' => assert!(words[1..].iter().all(|mention| bound.contains(mention)), "{name}: {line}"),
                b'#' => assert!(bound.contains(&words[1]), "{name}: {line}"),
                _ => panic!("{name}: {line}"),
            }
        }
    });
}

#[test]
fn columns_hold_every_entity() {
    check(|text, document, name| {
        let written = Format::Conll.write(text, document);
        let mut lines = written.lines();
        assert_eq!((lines.next(), lines.next()), (Some("-DOCSTART- O"), Some("")));
        let (mut begun, mut previous) = (0, "O");
        for line in lines {
            let tag = match line.split_once(' ') {
                None => "O",
                Some((token, tag)) => {
                    assert!(!token.is_empty() && !tag.contains(' '), "{name}: {line}");
                    tag
                }
            };
            begun += usize::from(tag.starts_with("B-"));
            if let Some(label) = tag.strip_prefix("I-") {
                assert!(previous.ends_with(label) && previous != "O", "{name}: {previous} before {tag}");
            }
            previous = if line.is_empty() { previous } else { tag };
        }
        assert_eq!(begun, document.entities.len(), "{name}");
    });
}

#[test]
fn markdown_shows_the_text() {
    use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
    check(|text, document, name| {
        let written = Format::Markdown.write(text, document);
        let (mut shown, mut notes, mut above) = (String::new(), 0, true);
        for event in Parser::new_ext(&written, Extensions::ENABLE_FOOTNOTES | Extensions::ENABLE_TABLES) {
            match event {
                // The first footnote ends the article.
                Event::Start(Tag::FootnoteDefinition(_)) => {
                    notes += 1;
                    above = false;
                }
                Event::Start(Tag::Heading { .. }) => above = false,
                Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::Item | Tag::List(_)) | Event::End(_) => {
                    if above && event == Event::End(TagEnd::Paragraph) {
                        shown.push('\n');
                    }
                }
                Event::Text(words) if above => shown.push_str(&words),
                Event::SoftBreak | Event::HardBreak if above => shown.push('\n'),
                Event::FootnoteReference(_) | Event::Text(_) => {}
                other => panic!("{name}: the article begins {other:?}\n{written}"),
            }
        }
        // Space between words and lines may be shown otherwise than it stands; a null character cannot be shown.
        let words = |text: &str| text.replace('\0', "\u{FFFD}").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&shown), words(text), "{name}\n{written}");
        let strict = document.without_loose();
        let wanted = strict.quotes.iter().filter(|quote| quote.kind != Kind::Term && quote.within.is_none()).count();
        assert_eq!(notes, wanted, "{name}\n{written}");
    });
}

#[test]
fn footnotes_leave_the_text() {
    check(|text, document, name| {
        let written = Format::Footnotes.write(text, document);
        let mut rest = text;
        let mut number = 0;
        let mut left = written.as_str();
        while !rest.is_empty() {
            let pairs = rest.chars().zip(left.chars()).take_while(|(one, other)| one == other);
            let same: usize = pairs.map(|(one, _)| one.len_utf8()).sum();
            (rest, left) = (&rest[same..], &left[same..]);
            if !rest.is_empty() {
                number += 1;
                left = left.strip_prefix(&format!("[{number}]")).unwrap_or_else(|| panic!("{name}: {left}"));
            }
        }
    });
}
