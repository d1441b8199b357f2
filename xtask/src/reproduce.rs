//! Whether the same sources give the same bytes wherever they are built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::manifest::{Manifest, read, write};
use crate::{Result, build};

/// Builds everything in dist/ once more, from a copy of the sources in another folder and with nothing built before,
/// and fails where a file has other bytes than the one that is there. Prints the checksums of what people download.
pub(crate) fn check(manifest: &Manifest) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("whosaid-again-{}", std::process::id()));
    let compared = copy(manifest, &folder).and_then(|()| {
        let copied = manifest.of_copy(folder.clone())?;
        build(&copied)?;
        compare(manifest, &copied)
    });
    // What cannot be taken away is in nobody's way there.
    let _ = fs::remove_dir_all(&folder);
    compared
}

/// Copies every file that belongs to the repository, as it stands.
fn copy(manifest: &Manifest, folder: &Path) -> Result<()> {
    let files = manifest.history().args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]).output()?;
    for name in files.split_terminator('\0') {
        // A file that was taken away and is not yet committed so is still in the list.
        if manifest.path(name).is_file() {
            write(&folder.join(name), read(&manifest.path(name))?)?;
        }
    }
    Ok(())
}

fn compare(first: &Manifest, second: &Manifest) -> Result<()> {
    let (sums, again) = (sums(first)?, sums(second)?);
    let differ: Vec<&str> =
        sums.keys().chain(again.keys()).filter(|name| sums.get(*name) != again.get(*name)).map(String::as_str).collect();
    if !differ.is_empty() {
        return Err(format!("built in another folder these differ: {}", differ.join(", ")));
    }
    println!("   {} files, each the same byte for byte when built in another folder. SHA-256:", sums.len());
    for (name, sum) in sums.iter().filter(|(name, _)| name.ends_with(".wasm") || **name == first.output.page) {
        println!("   {sum}  {name}");
    }
    Ok(())
}

/// The checksum of each file of what is shipped, by its path from the repository's root.
fn sums(manifest: &Manifest) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    let mut names = vec![manifest.output.page.clone()];
    for folder in [&manifest.output.site, &manifest.output.package] {
        let path = manifest.path(folder);
        let files = fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        names.extend(files.flatten().filter_map(|file| Some(format!("{folder}/{}", file.file_name().to_str()?))));
    }
    for name in names {
        let digest = Sha256::digest(read(&manifest.path(&name))?);
        sums.insert(name, digest.iter().map(|byte| format!("{byte:02x}")).collect());
    }
    Ok(sums)
}
