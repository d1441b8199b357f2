//! Word classes induced on unlabelled news.

use super::reader::Reader;
use crate::entity::features::{Clusters, WordClasses};
use crate::error::Error;
use crate::hash;

/// The classes of frequent words, in an open-addressing table by word hash.
#[derive(Debug, Default)]
pub struct Words {
    /// Hash of a word and its class entry; zero where the slot is free.
    slots: Vec<(u32, u16, u8)>,
    /// For each fine class, its middle and coarse class.
    parents: Vec<[u16; 2]>,
}

/// Appends word classes to a model's body. `words` must be sorted.
pub fn write_words(body: &mut Vec<u8>, words: &[(&str, WordClasses)]) {
    let fine = words.iter().map(|(_, classes)| classes.clusters[2]).max().unwrap_or(0);
    let mut parents = vec![[0u16; 2]; usize::from(fine) + 1];
    for (_, classes) in words {
        parents[usize::from(classes.clusters[2])] = [classes.clusters[1], classes.clusters[0]];
    }
    body.extend((parents.len() as u32).to_le_bytes());
    for [middle, coarse] in &parents {
        body.extend(middle.to_le_bytes());
        body.extend(coarse.to_le_bytes());
    }
    body.extend((words.len() as u32).to_le_bytes());
    let mut before: &[u8] = b"";
    let (mut shared, mut lengths, mut letters): (Vec<u8>, Vec<u8>, Vec<u8>) = Default::default();
    for (word, _) in words {
        let bytes = word.as_bytes();
        let same = before.iter().zip(bytes).take_while(|(a, b)| a == b).count().min(255);
        shared.push(same as u8);
        lengths.push((bytes.len() - same).min(255) as u8);
        letters.extend(&bytes[same..]);
        before = bytes;
    }
    body.extend((letters.len() as u32).to_le_bytes());
    body.extend(shared);
    body.extend(lengths);
    body.extend(letters);
    words.iter().for_each(|(_, classes)| body.push(classes.clusters[2] as u8));
    words.iter().for_each(|(_, classes)| body.push((classes.clusters[2] >> 8) as u8));
    words.iter().for_each(|(_, classes)| body.push(classes.capital));
}

impl Words {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Words, Error> {
        let count = reader.u32()? as usize;
        let mut parents = Vec::new();
        for _ in 0..count {
            parents.push([reader.u16()?, reader.u16()?]);
        }
        let count = reader.u32()? as usize;
        let letters = reader.u32()? as usize;
        let (shared, lengths, letters) = (reader.take(count)?, reader.take(count)?, reader.take(letters)?);
        let (low, high, capitals) = (reader.take(count)?, reader.take(count)?, reader.take(count)?);
        let mut slots = vec![(0, 0, 0); (count * 2).next_power_of_two().max(2)];
        let mut word = Vec::new();
        let mut at = 0;
        for index in 0..count {
            word.truncate(shared[index].into());
            let end = at + usize::from(lengths[index]);
            word.extend(letters.get(at..end).ok_or_else(|| Error::new("model", "its words end early"))?);
            at = end;
            let class = u16::from_le_bytes([low[index], high[index]]);
            if usize::from(class) >= parents.len() {
                return Err(Error::new("model", "a word has a class that does not exist"));
            }
            let hash = hash::bytes(&word);
            let mut slot = hash as usize & (slots.len() - 1);
            while slots[slot].0 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = ((hash >> 32) as u32 | 1, class, capitals[index]);
        }
        Ok(Words { slots, parents })
    }

    fn known(&self, word: &[u8]) -> WordClasses {
        let hash = hash::bytes(word);
        let tag = (hash >> 32) as u32 | 1;
        let mut slot = hash as usize & (self.slots.len() - 1);
        loop {
            let (found, class, capital) = self.slots[slot];
            if found == tag {
                let [middle, coarse] = self.parents[usize::from(class)];
                return WordClasses { clusters: [coarse, middle, class], capital };
            }
            if found == 0 {
                return WordClasses::default();
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

impl Clusters for Words {
    fn of(&self, word: &str) -> WordClasses {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            let folded: Vec<u8> = word.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect();
            return self.known(&folded);
        }
        self.known(word.as_bytes())
    }
}
