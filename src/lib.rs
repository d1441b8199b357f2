//! Whosaid marks the named entities and the quotes of an English news article,
//! and says for every quote who spoke, resolved to a person.
//!
//! ```
//! use whosaid::{Annotator, Options};
//!
//! let annotator = Annotator::default();
//! let text = "“We are ready,” harbour master Ada Marsh said. “Nobody else is,” she added.";
//! let document = annotator.annotate(text, &Options::default());
//!
//! let said: Vec<_> = document.quotes.iter().map(|quote| (quote.mention.text, quote.speaker.as_ref().unwrap().name)).collect();
//! assert_eq!(said, [("“We are ready,”", "Ada Marsh"), ("“Nobody else is,”", "Ada Marsh")]);
//! ```
//!
//! An [`Annotator`] is made once, holds the model and the lists, and annotates any number of texts from any number of
//! threads. Annotation never fails and never panics, whatever the string; it takes time in proportion to its length,
//! reads no file, no clock and no environment, and gives the same [`Document`] on every platform.
//!
//! # What a document holds
//!
//! A document borrows from its text: every span slices it, and nothing is copied.
//!
//! - *Entities*, in the 18 types of OntoNotes ([`entity::Label`]): names without titles and articles, numbers and times
//!   with their modifiers and, where it can be told, their [value](entity::Value).
//! - *Quotes* ([`document::Quote`]): direct, partly quoted and reported speech, and terms in quotation marks that are
//!   nobody's words ([`quote::Kind`]).
//! - *People* ([`document::Person`]): whoever is named or speaks, with all names, nominals and pronouns that mean them.
//!
//! Values of times are told from the article's date, given or found in the text:
//!
//! ```
//! use whosaid::{Annotator, Options};
//!
//! let options = Options::dated("2022-02-09")?;
//! let document = Annotator::default().annotate("They met on Monday for $1.2bn.", &options);
//!
//! let values: Vec<String> = document.entities.iter().map(|entity| entity.value.as_ref().unwrap().to_string()).collect();
//! assert_eq!(values, ["2022-02-07", "1200000000 USD"]);
//! # Ok::<(), whosaid::Error>(())
//! ```
//!
//! # Positions
//!
//! Spans count bytes, so that they slice a `str`. [`Document::in_units`] turns all of them into code points or UTF-16
//! units in one pass, for programs that count so; serialised with serde, a document is the JSON that is published.
//!
//! ```
//! use whosaid::{Annotator, OffsetUnit, Options, Span};
//!
//! let text = "“Yes,” said Zoë Ångström.";
//! let document = Annotator::default().annotate(text, &Options::default());
//! assert_eq!(document.entities[0].mention.span.of(text), "Zoë Ångström");
//! assert_eq!(document.entities[0].mention.span, Span::new(16, 31));
//!
//! let document = document.in_units(text, OffsetUnit::Utf16);
//! assert_eq!(document.entities[0].mention.span, Span::new(12, 24));
//! assert!(serde_json::to_string(&document)?.starts_with(r#"{"version":1,"offsetUnit":"utf16","#));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Your own phrases
//!
//! A [`Dictionary`](lexicon::Dictionary) has the last word over what is recognised:
//!
//! ```
//! use std::sync::Arc;
//! use whosaid::lexicon::Dictionary;
//! use whosaid::{Annotator, Options};
//!
//! let options = Options { dictionary: Some(Arc::new(Dictionary::parse("Ferry Desk\tORG\n")?)), ..Options::default() };
//! let document = Annotator::default().annotate("The Ferry Desk replied.", &options);
//! assert_eq!((document.entities[0].mention.text, document.entities[0].label.name()), ("Ferry Desk", "ORG"));
//! # Ok::<(), whosaid::Error>(())
//! ```
//!
//! # Other formats
//!
//! [`export::Format`] writes a document as a page, Markdown, tables, W3C Web Annotations, brat standoff, TEI and more:
//!
//! ```
//! use whosaid::export::Format;
//! use whosaid::{Annotator, Options};
//!
//! let text = "“We are ready,” Ada Marsh said.";
//! let document = Annotator::default().annotate(text, &Options::default());
//! let written = Format::Footnotes.write(text, &document);
//! assert_eq!(written, "“We are ready,”[1] Ada Marsh said.\n\n——\n[1] Ada Marsh (said)\n");
//! ```
// The glue that wasm-bindgen generates for src/wasm.rs is unsafe; nothing that is written here is.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

pub mod document;
pub mod entity;
pub mod export;
mod extent;
pub mod lexicon;
pub mod model;
pub mod offsets;
#[cfg(any(target_arch = "wasm32", test))]
mod packed;
pub mod people;
mod published;
pub mod quote;
pub mod reason;
pub mod span;
pub mod stored;
pub mod text;

mod annotator;
mod error;
mod growth;
pub mod hash;
mod index;
mod order;
mod score;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotator::{Annotator, Options, Stage};
pub use document::Document;
pub use error::Error;
pub use offsets::OffsetUnit;
pub use span::Span;
