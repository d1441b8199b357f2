//! What an output already holds, when a run goes on where another was stopped.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File, OpenOptions};
use std::hash::{Hash, Hasher};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::output::{Output, is_gzip};

/// The lines that need not be annotated again.
///
/// Ids are kept as 64-bit hashes, so that ten million of them take some hundred megabytes; that two of these share a
/// hash, and one is passed over wrongly, has odds of three in a million.
#[derive(Default)]
pub struct Done {
    ids: HashSet<u64>,
    faults: HashSet<u64>,
}

#[derive(Deserialize)]
struct Answered<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    file: Option<String>,
    line: Option<usize>,
}

impl Done {
    /// Reads the output at `path`, and takes away what stands behind its last whole line.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read or mended; the message names it.
    pub fn of(path: &Path) -> Result<Done, String> {
        let fault = |error: io::Error| format!("{}: {error}", path.display());
        let mut done = Done::default();
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(done),
            Err(error) => return Err(fault(error)),
        };
        if is_gzip(path) {
            // A compressed file that was cut off cannot be continued: what can be read of it is written anew.
            let mended = path.with_extension("resumed.gz");
            let mut out = Output::open(Some(&mended), false)?;
            done.read(BufReader::new(MultiGzDecoder::new(BufReader::new(file))), |line| out.write_all(line)).map_err(fault)?;
            out.finish().and_then(|()| fs::rename(&mended, path)).map_err(fault)?;
        } else {
            let mut whole = 0;
            done.read(BufReader::with_capacity(1 << 16, file), |line| {
                whole += line.len() as u64;
                Ok(())
            })
            .map_err(fault)?;
            OpenOptions::new().write(true).open(path).and_then(|file| file.set_len(whole)).map_err(fault)?;
        }
        Ok(done)
    }

    /// What these lines of answers hold.
    pub fn of_answers(lines: &[u8]) -> Done {
        let mut done = Done::default();
        // Bytes in memory can always be read, and nothing is kept of them that could fail.
        let _ = done.read(lines, |_| Ok(()));
        done
    }

    /// Takes note of every whole line, and gives it to `keep`.
    fn read(&mut self, mut lines: impl BufRead, mut keep: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            match lines.read_until(b'\n', &mut line) {
                Ok(_) => {}
                // The end of a compressed file that was cut off.
                Err(error) if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput) => return Ok(()),
                Err(error) => return Err(error),
            }
            if line.last() != Some(&b'\n') {
                return Ok(());
            }
            let Ok(answered) = serde_json::from_slice::<Answered<'_>>(&line) else { return Ok(()) };
            match (answered.id, answered.line) {
                (Some(id), _) => drop(self.ids.insert(hash(id.get()))),
                (None, Some(number)) => drop(self.faults.insert(hash(&(answered.file.unwrap_or_default(), number)))),
                (None, None) => {}
            }
            keep(&line)?;
        }
    }

    /// Whether nothing is done.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.faults.is_empty()
    }

    /// Whether the article with this id, as it is written, is done.
    pub fn has(&self, id: &str) -> bool {
        id != "null" && self.ids.contains(&hash(id))
    }

    /// Whether this line of this file, of several named files, could not be read before.
    pub fn failed(&self, file: Option<&str>, number: usize) -> bool {
        self.faults.contains(&hash(&(file.unwrap_or_default().to_owned(), number)))
    }
}

fn hash(what: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
