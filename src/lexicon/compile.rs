//! Makes the compiled file from the lists; `lab lexicon` calls it, the shipped builds do not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::classes::Classes;
use super::fold::{self, shape};
use super::table::{self, Variant};
use crate::Error;
use crate::text::Text;

/// Compiles lists, each with its name, to the bytes that [`super::Lexicon::load`] reads.
///
/// A list has a phrase a line: the phrase, its classes with spaces between
/// (see [`Classes::NAMES`]), and if it has one its country (two capitals),
/// with tabs between. Empty lines and lines that begin with `#` say nothing.
/// A phrase in several lists is all that they say.
///
/// The order of the lists and of their lines makes no difference to the result
/// but that a phrase of two countries has the one that comes first.
///
/// # Errors
///
/// When a line is not of this form; the error names the list and the line.
pub fn compile(lists: &[(&str, &str)]) -> Result<Vec<u8>, Error> {
    let mut countries = BTreeSet::new();
    let mut phrases: BTreeMap<String, BTreeMap<u32, (Classes, &str)>> = BTreeMap::new();
    for (name, list) in lists {
        for (number, line) in list.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = entry(line)
                .map_err(|error| Error::new("the lexicon's lists", format!("{name}, line {}: {error}", number + 1)))?;
            countries.insert(entry.country);
            let (classes, country) =
                phrases.entry(entry.phrase).or_default().entry(entry.asked).or_insert((Classes::NONE, entry.country));
            *classes |= entry.classes;
            if country.is_empty() {
                *country = entry.country;
            }
        }
    }
    countries.remove("");
    let countries: Vec<&str> = countries.into_iter().collect();
    let file = write(&countries, phrases);
    // Two phrases of one hash would show here, and never in a build that ships.
    table::Table::load(&file)?;
    Ok(file)
}

/// A line of a list.
struct Entry<'l> {
    /// Its words, folded, with spaces between.
    phrase: String,
    /// The capitals it asks for.
    asked: u32,
    classes: Classes,
    /// Two capitals, or nothing.
    country: &'l str,
}

fn entry(line: &str) -> Result<Entry<'_>, String> {
    let mut fields = line.split('\t');
    let spelling = fields.next().unwrap_or_default();
    let classes = Classes::parse(fields.next().unwrap_or_default())?;
    let country = fields.next().unwrap_or_default();
    if !(country.is_empty() || country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return Err(format!("\"{country}\" is no country"));
    }
    let text = Text::new(spelling);
    let count = text.tokens().len();
    if count == 0 || count > shape::WORDS {
        return Err(format!("\"{spelling}\" has {count} words, not 1 to {}", shape::WORDS));
    }
    let mut asked = 0;
    let mut words = Vec::with_capacity(count);
    for index in 0..count {
        let word = text.word(index);
        asked |= fold::asked(word) << (2 * index);
        words.push(fold::folded(word));
        if words[index].is_empty() || words[index].contains(' ') {
            return Err(format!("\"{word}\" folds to nothing"));
        }
    }
    Ok(Entry { phrase: words.join(" "), asked, classes, country })
}

fn write(countries: &[&str], phrases: BTreeMap<String, BTreeMap<u32, (Classes, &str)>>) -> Vec<u8> {
    // Each distinct sense once, the commonest first, so that most numbers are one byte.
    let senses: Vec<Vec<Variant>> = phrases
        .values()
        .map(|variants| {
            let mut variants: Vec<Variant> = variants
                .iter()
                .map(|(asked, (classes, country))| {
                    let country = countries.iter().position(|known| known == country).map_or(0, |index| index as u16 + 1);
                    Variant { asked: *asked, classes: *classes, country }
                })
                .collect();
            variants.sort_by_key(|variant| (variant.asked & shape::ACRONYMS == 0, std::cmp::Reverse(variant.asked)));
            variants
        })
        .collect();
    let mut counts: HashMap<&[Variant], usize> = HashMap::new();
    for sense in &senses {
        *counts.entry(sense).or_default() += 1;
    }
    let mut order: Vec<(&[Variant], usize)> = counts.into_iter().collect();
    order.sort_by(|(left, left_count), (right, right_count)| right_count.cmp(left_count).then(left.cmp(right)));
    let numbers: HashMap<&[Variant], usize> = order.iter().enumerate().map(|(index, (sense, _))| (*sense, index + 1)).collect();

    let mut payload = Vec::new();
    number(&mut payload, countries.len());
    for country in countries {
        payload.extend_from_slice(country.as_bytes());
    }
    number(&mut payload, order.len());
    for (sense, _) in &order {
        number(&mut payload, sense.len());
        for variant in *sense {
            number(&mut payload, variant.asked as usize);
            number(&mut payload, variant.classes.0 as usize);
            number(&mut payload, usize::from(variant.country));
        }
    }
    let (mut shared, mut own, mut which, mut letters) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut slots = BTreeSet::new();
    let mut before = "";
    for (phrase, sense) in phrases.keys().zip(&senses) {
        let keep = before.bytes().zip(phrase.bytes()).take_while(|(left, right)| left == right).count();
        number(&mut shared, keep);
        number(&mut own, phrase.len() - keep);
        number(&mut which, numbers[sense.as_slice()]);
        letters.extend_from_slice(&phrase.as_bytes()[keep..]);
        slots.extend(phrase.match_indices(' ').map(|(end, _)| &phrase[..end]));
        slots.insert(phrase);
        before = phrase;
    }
    number(&mut payload, phrases.len());
    number(&mut payload, slots.len());
    for stream in [shared, own, which] {
        number(&mut payload, stream.len());
        payload.extend(stream);
    }
    payload.extend(letters);
    file(&payload)
}

/// A compiled file of this payload, whatever it holds: its head says that it is whole.
pub fn file(payload: &[u8]) -> Vec<u8> {
    let mut file = table::MAGIC.to_vec();
    file.extend(table::checksum(payload).to_le_bytes());
    file.extend(payload);
    file
}

/// Appends a LEB128 varint.
fn number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
