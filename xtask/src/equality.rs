//! Native and WebAssembly must give the same document, byte for byte.

use crate::Result;
use crate::manifest::Manifest;

/// Annotates the same texts with the command and, in Node, with the package; fails where one differs.
pub(crate) fn check(manifest: &Manifest) -> Result<()> {
    let command = manifest.command()?;
    manifest
        .tool("node")
        .args(["tests/browser/equality.mjs"])
        .env("COMMAND", command)
        .env("PACKAGE", manifest.path(&manifest.output.package))
        .run()
}
