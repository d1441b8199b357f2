//! The weights: their file format, checked on loading, and their lookup.
//!
//! A model file is the magic number, a version, the length and the checksum
//! of its body, and the body: the word classes, then the tagger's features.
//! Everything is little-endian. Nothing is trusted: every length is checked,
//! and a truncated or foreign file is refused with a reason.

mod reader;
mod transitions;
mod weights;
mod words;

pub use transitions::{Inner, Outer, Transitions};
pub use weights::{Feature, Row, Weights, write_weights};
pub use words::{Words, write_words};

use crate::error::Error;
use reader::Reader;

/// The first bytes of a model file.
const MAGIC: [u8; 8] = *b"whosaid\x01";
/// The version of the format.
const VERSION: u32 = 2;

/// A loaded model.
#[derive(Debug)]
pub struct Model {
    /// Word classes induced on unlabelled news.
    pub words: Words,
    /// The tagger's weights.
    pub weights: Weights,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When the bytes are no model, of another version, truncated or damaged.
    pub fn load(bytes: &[u8]) -> Result<Model, Error> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(Error::new("model", "this is not a Whosaid model: its first bytes differ"));
        }
        let version = reader.u32()?;
        if version != VERSION {
            return Err(Error::new("model", format!("format version {version}, but this program reads version {VERSION}")));
        }
        let length = reader.u32()? as usize;
        let checksum = reader.u64()?;
        let body = reader.rest();
        if body.len() != length {
            return Err(Error::new(
                "model",
                format!("{} bytes where {length} are announced: the file is truncated or padded", body.len()),
            ));
        }
        if checksum_of(body) != checksum {
            return Err(Error::new("model", "the checksum does not match: the file is damaged"));
        }
        let mut reader = Reader::new(body);
        let words = Words::read(&mut reader)?;
        let weights = Weights::read(&mut reader)?;
        if !reader.rest().is_empty() {
            return Err(Error::new("model", "bytes are left over at its end"));
        }
        Ok(Model { words, weights })
    }

    /// The English model that comes with this crate.
    pub fn english() -> Model {
        Model::load(include_bytes!("../model/english.bin")).expect("the embedded model is checked by a test")
    }
}

/// A model file of this body.
pub fn write(body: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((body.len() as u32).to_le_bytes());
    bytes.extend(checksum_of(body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// FNV-1a over eight bytes at a time: enough against accidents, not against malice.
fn checksum_of(bytes: &[u8]) -> u64 {
    crate::hash::bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_models_are_refused_with_a_reason() {
        let good = include_bytes!("../model/english.bin");
        assert!(Model::load(good).is_ok());
        let mut flipped = good.to_vec();
        flipped[good.len() / 2] ^= 1;
        let mut newer = good.to_vec();
        newer[8] = 9;
        for (bytes, reason) in [
            (&good[..good.len() - 1], "truncated"),
            (&good[..5], "ends"),
            (&b"PK\x03\x04 something else entirely"[..], "not a Whosaid model"),
            (&flipped, "checksum"),
            (&newer, "version"),
        ] {
            let error = Model::load(bytes).expect_err(reason).to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}
