//! Whosaid marks the named entities and the quotes of an English news article,
//! and says for every quote who spoke, resolved to a person.
//!
//! ```
//! use whosaid::{Annotator, Options};
//!
//! let annotator = Annotator::default();
//! let document = annotator.annotate("“We are ready,” Ada Marsh said.", &Options::default());
//! assert_eq!(document.version, 1);
//! ```
// The glue that wasm-bindgen generates for src/wasm.rs is unsafe; nothing that is written here is.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

pub mod document;
pub mod entity;
pub mod export;
pub mod lexicon;
pub mod model;
pub mod offsets;
pub mod people;
pub mod quote;
pub mod reason;
pub mod span;
pub mod stored;
pub mod text;

mod annotator;
mod error;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotator::{Annotator, Options, Stage};
pub use document::Document;
pub use error::Error;
pub use offsets::OffsetUnit;
pub use span::Span;
