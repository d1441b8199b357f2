//! TEI P5: the article with its names and sayings marked where they stand, its people in the header.
//!
//! The text is one block that keeps its white space, so that its characters are the article's. Those that XML cannot
//! hold at all are replaced by U+FFFD.

use super::Settings;
use super::flow::{Mark, Piece, Step, steps};
use super::markup::{Language, Markup};
use crate::document::{Document, Entity, Quote};
use crate::entity::{Label, Value};
use crate::quote::Kind;

pub fn write(text: &str, document: &Document<'_>, settings: &Settings<'_>) -> String {
    let mut xml = Markup::new(Language::Xml, 3 * text.len() + 1024);
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n");
    xml.raw("<fileDesc>\n<titleStmt>");
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    xml.element("title", &if settings.name.is_empty() { words.join(" ") } else { settings.name.to_owned() });
    xml.raw("</titleStmt>\n<publicationStmt><p>Annotated by Whosaid.</p></publicationStmt>\n");
    xml.raw("<sourceDesc><p>An article as it was given.</p></sourceDesc>\n</fileDesc>\n");
    people(&mut xml, document);
    xml.raw("</teiHeader>\n<text><body><ab xml:space=\"preserve\">");
    for step in steps(text, document) {
        match step {
            Step::Text(text) => xml.characters(text),
            Step::Open(Piece { mark, first, .. }) => match mark {
                Mark::Entity(entity) => open_entity(&mut xml, entity, first),
                Mark::Quote(quote) => open_quote(&mut xml, quote, first),
            },
            Step::Close(Piece { mark, .. }) => xml.put(format_args!("</{}>", element(mark))),
        }
    }
    xml.raw("</ab></body></text>\n</TEI>\n");
    xml.finish()
}

fn element(mark: Mark<'_, '_>) -> &'static str {
    match mark {
        Mark::Quote(Quote { kind: Kind::Term, .. }) => "soCalled",
        Mark::Quote(_) => "said",
        Mark::Entity(entity) => match entity.label {
            Label::Person => "persName",
            Label::Org => "orgName",
            Label::Gpe | Label::Loc | Label::Fac => "placeName",
            Label::Date => "date",
            Label::Time => "time",
            Label::Money | Label::Percent | Label::Quantity => "measure",
            Label::Ordinal | Label::Cardinal => "num",
            _ => "name",
        },
    }
}

fn people(xml: &mut Markup, document: &Document<'_>) {
    if document.people.is_empty() {
        return;
    }
    xml.raw("<profileDesc><particDesc>\n");
    let (persons, bodies): (Vec<_>, Vec<_>) = document.people.iter().partition(|person| person.label == Label::Person);
    for (people, list, item, name) in [(persons, "listPerson", "person", "persName"), (bodies, "listOrg", "org", "orgName")] {
        if people.is_empty() {
            continue;
        }
        xml.put(format_args!("<{list}>\n"));
        for person in people {
            xml.put(format_args!("<{item} xml:id=\"{}\">", person.id));
            xml.element(name, person.name);
            if let Some(role) = person.role {
                xml.element(if item == "person" { "occupation" } else { "desc" }, role);
            }
            xml.put(format_args!("</{item}>\n"));
        }
        xml.put(format_args!("</{list}>\n"));
    }
    xml.raw("</particDesc></profileDesc>\n");
}

fn open_entity(xml: &mut Markup, entity: &Entity<'_>, first: bool) {
    let element = element(Mark::Entity(entity));
    xml.put(format_args!("<{element}"));
    if first {
        xml.put(format_args!(" xml:id=\"{}\"", entity.id));
    }
    if !matches!(element, "persName" | "orgName" | "date" | "time") {
        xml.put(format_args!(" type=\"{}\"", entity.label));
    }
    if let Some(person) = entity.person.filter(|_| matches!(element, "persName" | "orgName" | "placeName" | "name")) {
        xml.put(format_args!(" ref=\"#{person}\""));
    }
    match &entity.value {
        Some(Value::Iso(iso)) if matches!(element, "date" | "time") => {
            let name = if iso.starts_with('P') {
                "dur-iso"
            } else if is_when(iso) {
                "when"
            } else {
                "when-iso"
            };
            xml.attribute(name, iso);
        }
        Some(Value::Amount(amount)) if element == "measure" => {
            xml.put(format_args!(" quantity=\"{}\"", amount.amount));
            xml.attribute("unit", &amount.unit);
        }
        Some(Value::Number(number)) if element == "num" => xml.put(format_args!(" value=\"{number}\"")),
        _ => {}
    }
    xml.raw(">");
}

fn open_quote(xml: &mut Markup, quote: &Quote<'_>, first: bool) {
    let element = element(Mark::Quote(quote));
    xml.put(format_args!("<{element}"));
    if first {
        xml.put(format_args!(" xml:id=\"{}\"", quote.id));
    }
    if quote.kind != Kind::Term {
        if let Some(person) = quote.speaker.as_ref().and_then(|speaker| speaker.person) {
            xml.put(format_args!(" who=\"#{person}\""));
        }
        xml.put(format_args!(" direct=\"{}\"", quote.kind == Kind::Direct));
    }
    xml.raw(">");
}

/// Whether `iso` is a year, a month or a day as W3C dates are written, which is what `when` holds.
fn is_when(iso: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = iso.split('-');
    let year = parts.next().is_some_and(|year| digits(year, 4));
    year && parts.clone().count() <= 2 && parts.all(|part| digits(part, 2))
}
