//! dist/npm: the package for JavaScript programs.

use std::fs;

use crate::Result;
use crate::manifest::{self, Manifest, read_text};
use crate::wasm::Engine;

/// Writes the package: its description from npm/, the program, its JavaScript half and types.
pub(crate) fn write(manifest: &Manifest, engine: &Engine) -> Result<()> {
    let package = manifest.path(&manifest.output.package);
    let _ = fs::remove_dir_all(&package);
    let description = read_text(&manifest.path("npm/package.json"))?;
    if !description.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))) {
        return Err(format!("npm/package.json must have the version of Cargo.toml, {}", env!("CARGO_PKG_VERSION")));
    }
    manifest::write(&package.join("package.json"), description)?;
    for (name, from) in [("README.md", "npm/README.md"), ("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE")] {
        manifest::write(&package.join(name), read_text(&manifest.path(from))?)?;
    }
    manifest::write(&package.join("whosaid.js"), &engine.module)?;
    manifest::write(&package.join("whosaid.d.ts"), &engine.types)?;
    manifest::write(&package.join("whosaid_bg.wasm"), &engine.wasm)?;
    println!("   wrote {}/", manifest.output.package);
    Ok(())
}
