//! Feature keys: 64-bit hashes of a template number and what fills it.

use crate::hash;

/// A feature: the hash of its template and its content.
pub type Key = u64;

/// The key of `content` in the template of this number.
pub(super) const fn key(template: u8, content: u64) -> Key {
    hash::within(template, content)
}
