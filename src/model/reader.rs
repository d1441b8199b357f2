//! Checked reading of little-endian bytes.

use crate::error::Error;

/// What is left to read.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes }
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'b [u8], Error> {
        if count > self.bytes.len() {
            return Err(Error::new("model", format!("the file ends {} bytes early", count - self.bytes.len())));
        }
        let (taken, rest) = self.bytes.split_at(count);
        self.bytes = rest;
        Ok(taken)
    }

    /// Everything that is left.
    pub(super) fn rest(&mut self) -> &'b [u8] {
        std::mem::take(&mut self.bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Error> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    pub(super) fn u32(&mut self) -> Result<u32, Error> {
        Ok(self.u16()? as u32 | (self.u16()? as u32) << 16)
    }

    pub(super) fn u64(&mut self) -> Result<u64, Error> {
        Ok(self.u32()? as u64 | (self.u32()? as u64) << 32)
    }
}
