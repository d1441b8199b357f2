//! Native and WebAssembly must give the same document, byte for byte.

use crate::Result;
use crate::browsers;
use crate::manifest::Manifest;

/// Annotates the same texts with the command and with the package, in Node and in the browsers; fails where one
/// differs. The texts are those of the repository, or 500 articles of `corpora`.
pub(crate) fn check(manifest: &Manifest, corpora: Option<&str>) -> Result<()> {
    let command = manifest.command()?;
    manifest
        .tool("node")
        .args(["tests/browser/equality.mjs"])
        .env("COMMAND", command)
        .env("PACKAGE", manifest.path(&manifest.output.package))
        .env("BROWSERS", browsers::ALL.join(" "))
        .env("CORPORA", corpora.unwrap_or_default())
        .run()
}
