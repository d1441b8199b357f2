//! Where articles come from, and what is said when one cannot be read.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::PathBuf;

use flate2::read::MultiGzDecoder;

use crate::output::is_gzip;

/// A file or standard input.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    Standard,
    File(PathBuf),
}

impl From<&PathBuf> for Input {
    fn from(path: &PathBuf) -> Input {
        if path.as_os_str() == "-" { Input::Standard } else { Input::File(path.clone()) }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Standard => f.write_str("standard input"),
            Input::File(path) => path.display().fmt(f),
        }
    }
}

impl Input {
    /// Opens it, to be read line by line; a file whose name ends in `.gz` is read as what it holds.
    pub fn open(&self) -> Result<Box<dyn BufRead + Send>, String> {
        match self {
            Input::Standard => {
                if io::stdin().is_terminal() {
                    crate::complain(format_args!("reading the terminal; end with Ctrl-D on an empty line"));
                }
                Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())))
            }
            Input::File(path) => {
                let file = BufReader::with_capacity(1 << 16, File::open(path).map_err(|error| self.fault(&error))?);
                if is_gzip(path) {
                    return Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file))));
                }
                Ok(Box::new(file))
            }
        }
    }

    /// Its whole text.
    pub fn text(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|error| self.fault(&error))?;
        String::from_utf8(bytes).map_err(|error| format!("{self}: {}", not_utf8(error.as_bytes(), error.utf8_error())))
    }

    /// What to say of a failure to read it.
    pub fn fault(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => format!("{self}: there is no such file"),
            io::ErrorKind::PermissionDenied => format!("{self}: it may not be read: permission denied"),
            io::ErrorKind::IsADirectory => format!("{self}: it is a directory, not a text file"),
            _ => format!("{self}: {error}"),
        }
    }
}

/// Says where `bytes` stop being UTF-8, counted from zero, and what they may be instead.
pub fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let hint = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "; it looks like UTF-16",
        _ if error.error_len().is_none() => "; a character is cut off at the end",
        _ => "",
    };
    format!("not UTF-8 text: invalid byte 0x{byte:02X} at byte {at}{hint}")
}
