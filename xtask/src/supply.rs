//! Where the dependencies come from, and under which licences.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::Result;
use crate::manifest::{Manifest, read_text};

/// The licences whose terms this project can keep by naming them; an expression needs one that is here.
const ALLOWED: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "CC0-1.0",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// The workspaces, each with a lock file of its own.
const WORKSPACES: [&str; 3] = ["Cargo.toml", "fuzz/Cargo.toml", "python/Cargo.toml"];

/// Fails where a dependency comes from elsewhere than crates.io, or under none of the licences that are allowed.
///
/// Known vulnerabilities are not looked up: the list of them lies where this command asks nobody.
pub(crate) fn check(manifest: &Manifest) -> Result<()> {
    let mut packages = BTreeSet::new();
    for workspace in WORKSPACES {
        let asked = ["metadata", "--format-version", "1", "--locked", "--manifest-path", workspace];
        let metadata = manifest.tool("cargo").args(asked).output()?;
        let metadata: Metadata = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
        packages.extend(metadata.packages);
    }
    let mut faults = Vec::new();
    for Package { name, version, license, source } in &packages {
        let ours = source.is_none();
        if !ours && !source.as_deref().is_some_and(|source| source.starts_with("registry+")) {
            faults.push(format!("{name} {version} comes from {source:?}"));
        }
        if !license.as_deref().is_some_and(allows) {
            faults.push(format!("{name} {version} has the licence {license:?}"));
        }
    }
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    println!("   {} packages, all from the registry and under licences that are allowed", packages.len());
    Ok(())
}

/// Whether the terms of an SPDX expression can be kept: of `OR` one part, of `AND` all.
fn allows(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let listed = |part: &str| ALLOWED.contains(&part.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
    plain.split(" AND ").all(|all| all.split(" OR ").any(listed))
}

/// What the program is built from: name, version and licence of each package in it, a line each.
pub(crate) fn parts(manifest: &Manifest) -> Result<String> {
    let build = &manifest.build;
    let tree = ["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}: {l}"];
    let tree = manifest.tool("cargo").args(tree).args(["--package", &build.name, "--target", &build.target]).output()?;
    let mut lines: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)").trim()).collect();
    lines.retain(|line| !line.contains('/') || !line.starts_with(&build.name));
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> =
        lines.into_iter().filter(|line| !line.is_empty()).map(|line| line.replace(" (proc-macro)", "")).collect();
    Ok(format!("Whosaid is built from these packages, each under the licence named beside it:\n\n{}\n", lines.join("\n")))
}

/// What a page says of its licences to whoever reads its source: the project's own, and that of each part.
pub(crate) fn notice(manifest: &Manifest) -> Result<String> {
    let own = read_text(&manifest.path("LICENSE-MIT"))?;
    let notice = format!("Whosaid: MIT or Apache-2.0, as you prefer.\n\n{}\n{}", own.trim_end(), parts(manifest)?);
    // Two hyphens would end the comment that it stands in.
    if notice.contains("--") { Err("a licence's words hold two hyphens".to_owned()) } else { Ok(notice) }
}

/// Fails where something that is shipped does not name the licence of each of its parts.
pub(crate) fn shipped(manifest: &Manifest) -> Result<()> {
    let output = &manifest.output;
    let parts = parts(manifest)?;
    let files = [output.page.clone(), format!("{}/index.html", output.site), format!("{}/THIRD-PARTY.txt", output.package)];
    for file in &files {
        let text = read_text(&manifest.path(file))?;
        if let Some(lacking) = parts.lines().find(|line| !text.contains(line)) {
            return Err(format!("{file} lacks this: {lacking}"));
        }
    }
    println!("   named in {}", files.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn an_expression_needs_terms_that_can_be_kept() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("Apache-2.0 WITH LLVM-exception OR GPL-2.0", true),
            ("", false),
        ] {
            assert_eq!(allows(expression), expected, "{expression}");
        }
    }
}
