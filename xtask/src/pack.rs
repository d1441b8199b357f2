//! The program, packed for the page in one file.

use std::fs;
use std::num::NonZeroU64;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::manifest::{self, Manifest};

/// How often the packer looks for a shorter way: more takes as long again for next to nothing.
const PASSES: u64 = 5;

/// Packs the program; `www/unpack.js` unpacks it.
///
/// The packer is zopfli, whose files are gzip's and 3% smaller than what others make of them; that takes ten seconds, so
/// what was packed before is kept.
pub(crate) fn pack(manifest: &Manifest, bytes: &[u8]) -> Result<Vec<u8>> {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let kept = manifest.target_folder()?.join("xtask-packed").join(format!("{digest}-{PASSES}.gz"));
    if let Ok(packed) = fs::read(&kept) {
        return Ok(packed);
    }
    let mut packed = Vec::new();
    let options = zopfli::Options { iteration_count: NonZeroU64::new(PASSES).expect("not zero"), ..Default::default() };
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed).map_err(|error| format!("zopfli: {error}"))?;
    // Only the latest is of use again.
    let _ = fs::remove_dir_all(kept.parent().unwrap_or(&kept));
    manifest::write(&kept, &packed)?;
    Ok(packed)
}
