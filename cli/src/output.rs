//! Where results go: standard output or a file, compressed where its name ends in `.gz`.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// An open output. It must be finished: a compressed file would lack its end.
pub enum Output {
    /// Standard output.
    Standard(BufWriter<io::Stdout>),
    /// A file.
    Plain(BufWriter<File>),
    /// A compressed file.
    Gzip(BufWriter<GzEncoder<File>>),
}

const BUFFER: usize = 1 << 16;

impl Output {
    /// Opens `path`, or standard output if there is none; keeps what is in the file where `keep` says so.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened for writing; the message names it.
    pub fn open(path: Option<&Path>, keep: bool) -> Result<Output, String> {
        let Some(path) = path else { return Ok(Output::Standard(BufWriter::with_capacity(BUFFER, io::stdout()))) };
        let mut options = OpenOptions::new();
        options.create(true).write(true).append(keep).truncate(!keep);
        let file = options.open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(if is_gzip(path) {
            Output::Gzip(BufWriter::with_capacity(BUFFER, GzEncoder::new(file, Compression::default())))
        } else {
            Output::Plain(BufWriter::with_capacity(BUFFER, file))
        })
    }

    /// Hands on what waits here. To a compressed file only at its end: each time would cost some of the compression.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn hand_on(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::Plain(out) => out.flush(),
            Output::Gzip(_) => Ok(()),
        }
    }

    /// Writes what waits here and the end of a compressed file.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Output::Standard(mut out) => out.flush(),
            Output::Plain(mut out) => out.flush(),
            Output::Gzip(out) => {
                let encoder = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                encoder.finish()?.flush()
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::Plain(out) => out.write(bytes),
            Output::Gzip(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.hand_on()
    }
}

/// Whether the name says that the file is compressed.
pub fn is_gzip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"))
}
