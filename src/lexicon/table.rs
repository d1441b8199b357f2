//! The compiled lists: their file and the hash table it becomes.
//!
//! The file holds the phrases sorted, folded and front-coded, each with the
//! number of its *sense*: what it can be, by how it is spelt. At load each
//! phrase and each beginning of one becomes a slot of an open-addressing table
//! keyed by a 64-bit hash of its words, so that nothing else is built.
//!
//! | part | what |
//! |---|---|
//! | magic | `WSLX` and a version byte |
//! | checksum | 8 bytes, little-endian, of all that follows |
//! | countries | their number, two letters each |
//! | senses | their number; each: how many variants; each: capitals asked for, classes, country (0 is none) |
//! | phrases | their number, that of the slots, then four streams: letters shared with the phrase before, letters of its own, senses, and the letters |
//!
//! All numbers are LEB128 varints. The streams stand apart because each is
//! more like itself than like the others, which a browser's gzip rewards.

use super::classes::Classes;
use super::fold::{self, shape};
use crate::Error;

pub(super) const MAGIC: &[u8; 5] = b"WSLX\x01";

/// One way to spell a phrase, and what it is then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Variant {
    /// The capitals it asks for, two bits a word.
    pub(super) asked: u32,
    pub(super) classes: Classes,
    /// 1 more than the index of its country; 0 is none.
    pub(super) country: u16,
}

/// What is known of a phrase as it is spelt in a text.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Sense {
    pub(super) classes: Classes,
    pub(super) country: u16,
}

/// What the table says of a phrase; see [`Table::find`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slot(u32);

impl Slot {
    const PREFIX: u32 = 1 << 31;

    /// Whether a longer phrase begins so.
    pub(super) const fn is_prefix(self) -> bool {
        self.0 & Slot::PREFIX != 0
    }

    const fn sense(self) -> usize {
        (self.0 & !Slot::PREFIX) as usize
    }
}

/// The lists in the form that texts are read with.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Half of the hash above, the [`Slot`] below; 0 where free. A power of two of them.
    slots: Vec<u64>,
    /// A bit for each value of the low bits of the hashes, set where some phrase has it: most that is looked up is in no
    /// list, and this is small enough to stay near.
    filter: Vec<u64>,
    /// Where the variants of each sense end; sense 0 has none.
    ends: Vec<u32>,
    variants: Vec<Variant>,
    countries: Vec<[u8; 2]>,
    phrases: usize,
}

impl Table {
    /// How many phrases it holds.
    pub(super) const fn phrases(&self) -> usize {
        self.phrases
    }

    pub(super) fn country(&self, number: u16) -> Option<&str> {
        let letters = self.countries.get(usize::from(number).checked_sub(1)?)?;
        std::str::from_utf8(letters).ok()
    }

    /// The slot of a phrase by its hash.
    pub(super) fn find(&self, hash: u64) -> Option<Slot> {
        let (word, bit) = filter_place(hash);
        if self.filter.get(word)? & bit == 0 {
            return None;
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            // At least half of the slots are free, so the search ends.
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            if slot >> 32 == hash >> 32 {
                return Some(Slot(slot as u32));
            }
            at = (at + 1) & mask;
        }
    }

    /// What a phrase is when it is spelt with the capitals `found`.
    pub(super) fn sense(&self, slot: Slot, found: u32) -> Sense {
        let number = slot.sense();
        let mut sense = Sense::default();
        if number == 0 {
            return sense;
        }
        for variant in &self.variants[self.ends[number - 1] as usize..self.ends[number] as usize] {
            if variant.asked & found == variant.asked {
                sense.classes |= variant.classes;
                if sense.country == 0 {
                    sense.country = variant.country;
                }
                // "US" is a country and not the pronoun: variants with acronyms come first and hide the others.
                if variant.asked & shape::ACRONYMS != 0 {
                    break;
                }
            }
        }
        sense
    }

    /// Reads a compiled file.
    pub(super) fn load(file: &[u8]) -> Result<Table, Error> {
        let Some(rest) = file.strip_prefix(MAGIC) else {
            return Err(refuse(if file.starts_with(&MAGIC[..4]) {
                "made by another version"
            } else {
                "not a compiled lexicon (its first bytes are wrong)"
            }));
        };
        let Some((sum, payload)) = rest.split_first_chunk::<8>() else {
            return Err(refuse("cut off in its head"));
        };
        if checksum(payload) != u64::from_le_bytes(*sum) {
            return Err(refuse("cut off or damaged (its checksum is wrong)"));
        }
        let mut reader = Reader { rest: payload };
        let countries = reader.countries()?;
        let (ends, variants) = reader.senses(countries.len())?;
        let phrases = reader.count()?;
        let wanted = reader.number()? as usize;
        let [shared, own, senses] = [reader.stream()?, reader.stream()?, reader.stream()?];
        let letters = reader.rest;
        // Each slot is the end of a word, and each word has at least a letter and a space.
        if wanted > letters.len() + phrases {
            return Err(refuse("more slots than words"));
        }
        let capacity = (wanted * 2).max(2).next_power_of_two();
        let mut filler = Filler {
            slots: vec![0; capacity],
            filter: vec![0; FILTER / 64],
            free: wanted,
            phrase: Vec::new(),
            words: Vec::new(),
        };
        let [mut shared, mut own, mut senses] = [shared, own, senses].map(|rest| Reader { rest });
        let mut letters = Reader { rest: letters };
        for _ in 0..phrases {
            let (keep, more, sense) = (shared.number()? as usize, own.number()? as usize, senses.number()?);
            if sense == 0 || sense as usize >= ends.len() {
                return Err(refuse("a phrase without a sense"));
            }
            filler.add(keep, letters.take(more)?, sense)?;
        }
        if !(shared.rest.is_empty() && own.rest.is_empty() && senses.rest.is_empty() && letters.rest.is_empty()) {
            return Err(refuse("something follows the last phrase"));
        }
        Ok(Table { slots: filler.slots, filter: filler.filter, ends, variants, countries, phrases })
    }
}

/// How many bits the filter has.
const FILTER: usize = 1 << 20;

/// The place of a hash in the filter: which word, and its bit.
const fn filter_place(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % (FILTER / 64), 1 << (hash % 64))
}

/// Fills the slots from phrases in their order.
struct Filler {
    slots: Vec<u64>,
    filter: Vec<u64>,
    /// How many more slots may be taken.
    free: usize,
    /// The phrase in hand.
    phrase: Vec<u8>,
    /// Where each word of it ends, and the hash of the phrase up to there.
    words: Vec<(usize, u64)>,
}

impl Filler {
    /// Adds the phrase that shares `keep` letters with the one before.
    fn add(&mut self, keep: usize, own: &[u8], sense: u32) -> Result<(), Error> {
        if keep > self.phrase.len() || keep == self.phrase.len() && own.is_empty() {
            return Err(refuse("phrases out of order"));
        }
        self.phrase.truncate(keep);
        self.phrase.extend_from_slice(own);
        // A word that ends where the new letters begin may go on in them.
        while self.words.last().is_some_and(|(end, _)| *end >= keep) {
            self.words.pop();
        }
        let known = self.words.len();
        let mut start = self.words.last().map_or(0, |(end, _)| end + 1);
        let mut before = self.words.last().map(|(_, hash)| *hash);
        loop {
            let rest = self.phrase.get(start..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
            if length == 0 || self.words.len() == shape::WORDS {
                return Err(refuse("an empty word or a phrase too long"));
            }
            let word = fold::hash(&rest[..length]);
            let hash = before.map_or(word, |phrase| fold::join(phrase, word));
            before = Some(hash);
            start += length;
            self.words.push((start, hash));
            if start == self.phrase.len() {
                break;
            }
            start += 1;
        }
        for index in known..self.words.len() {
            let is_last = index + 1 == self.words.len();
            self.put(self.words[index].1, if is_last { sense } else { Slot::PREFIX })?;
        }
        Ok(())
    }

    fn put(&mut self, hash: u64, value: u32) -> Result<(), Error> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        // Slots outnumber what may be put in, so a free one is found.
        while self.slots[at] != 0 {
            if self.slots[at] >> 32 == hash >> 32 {
                if value != Slot::PREFIX && Slot(self.slots[at] as u32).sense() != 0 {
                    return Err(refuse("a phrase twice, or two of one hash"));
                }
                self.slots[at] |= u64::from(value);
                return Ok(());
            }
            at = (at + 1) & mask;
        }
        self.free = self.free.checked_sub(1).ok_or_else(|| refuse("more words than slots"))?;
        self.slots[at] = hash >> 32 << 32 | u64::from(value);
        let (word, bit) = filter_place(hash);
        self.filter[word] |= bit;
        Ok(())
    }
}

/// Reads numbers and stretches, and never past the end.
struct Reader<'f> {
    rest: &'f [u8],
}

impl<'f> Reader<'f> {
    fn number(&mut self) -> Result<u32, Error> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let Some((byte, rest)) = self.rest.split_first() else { break };
            self.rest = rest;
            if shift == 28 && *byte > 0xf {
                break;
            }
            value |= u32::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Ok(value);
            }
        }
        Err(refuse("a number that does not end"))
    }

    /// A number of things that follow, at least a byte each.
    fn count(&mut self) -> Result<usize, Error> {
        let count = self.number()? as usize;
        if count > self.rest.len() { Err(refuse("a length past the end")) } else { Ok(count) }
    }

    fn take(&mut self, length: usize) -> Result<&'f [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(|| refuse("a length past the end"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn stream(&mut self) -> Result<&'f [u8], Error> {
        let length = self.count()?;
        self.take(length)
    }

    fn countries(&mut self) -> Result<Vec<[u8; 2]>, Error> {
        let count = self.count()?;
        let letters = self.take(count * 2)?.as_chunks::<2>().0;
        if letters.as_flattened().iter().all(u8::is_ascii_uppercase) {
            Ok(letters.to_vec())
        } else {
            Err(refuse("a country that is not two capital letters"))
        }
    }

    fn senses(&mut self, countries: usize) -> Result<(Vec<u32>, Vec<Variant>), Error> {
        let mut ends = vec![0];
        let mut variants = Vec::new();
        for _ in 0..self.count()? {
            for _ in 0..self.count()? {
                let (asked, classes, country) = (self.number()?, Classes(self.number()?), self.number()? as usize);
                if country > countries || classes.is_empty() {
                    return Err(refuse("a sense without a class or with an unknown country"));
                }
                variants.push(Variant { asked, classes, country: country as u16 });
            }
            ends.push(variants.len() as u32);
        }
        Ok((ends, variants))
    }
}

/// A sum that notices every cut and nearly every other damage; no protection against an attacker.
pub(super) fn checksum(payload: &[u8]) -> u64 {
    fold::hash(payload)
}

fn refuse(why: &str) -> Error {
    Error::new("the lexicon", why)
}
