//! What can go wrong: only loading a model, a lexicon, a dictionary or options.

use std::fmt;

/// Why a model, a lexicon, a dictionary or an option was refused.
///
/// Annotation itself never fails. The message names what was refused and
/// where in it the fault lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    what: &'static str,
    why: String,
}

impl Error {
    /// An error in `what` ("the lexicon", "the dictionary, line 7"'s thing) for the reason `why`.
    pub(crate) fn new(what: &'static str, why: impl Into<String>) -> Error {
        Error { what, why: why.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.why)
    }
}

impl std::error::Error for Error {}
