//! dist/npm: the package for JavaScript programs.

use std::fs;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::manifest::{self, Manifest, read_text};
use crate::supply;
use crate::wasm::Engine;

/// What is copied as it is: from where, under which name.
const COPIED: [(&str, &str); 13] = [
    ("npm/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("npm/whosaid.js", "whosaid.js"),
    ("npm/node.js", "node.js"),
    ("npm/worker.js", "worker.js"),
    ("npm/worker-thread.js", "worker-thread.js"),
    ("npm/worker.d.ts", "worker.d.ts"),
    ("npm/element.js", "element.js"),
    ("npm/element.d.ts", "element.d.ts"),
    ("npm/inline.js", "inline.js"),
    // Documents are made as the page makes them, and the element draws marks as it does.
    ("www/document.js", "document.js"),
    ("www/spans.js", "spans.js"),
];

/// Writes the package: what npm/ holds, the program once, and its JavaScript half.
pub(crate) fn write(manifest: &Manifest, engine: &Engine) -> Result<()> {
    let package = manifest.path(&manifest.output.package);
    let _ = fs::remove_dir_all(&package);
    let description = read_text(&manifest.path("npm/package.json"))?;
    if !description.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))) {
        return Err(format!("npm/package.json must have the version of Cargo.toml, {}", env!("CARGO_PKG_VERSION")));
    }
    manifest::write(&package.join("package.json"), description)?;
    for (from, name) in COPIED {
        manifest::write(&package.join(name), read_text(&manifest.path(from))?)?;
    }
    let types = types(manifest, engine)?;
    manifest::write(&package.join("whosaid.d.ts"), types)?;
    manifest::write(&package.join("THIRD-PARTY.txt"), supply::parts(manifest)?)?;
    manifest::write(&package.join("glue.js"), &engine.module)?;
    manifest::write(&package.join("whosaid_bg.wasm"), &engine.wasm)?;
    let sum: String = Sha256::digest(&engine.wasm).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("   wrote {}/, its program has the SHA-256 {sum}", manifest.output.package);
    Ok(())
}

/// What the front door makes something else of.
const INNER: &str = "annotateAsNumbers";

/// The types, written by hand: those of the document, then those of the functions, which must be all that there are.
fn types(manifest: &Manifest, engine: &Engine) -> Result<String> {
    let types = read_text(&manifest.path("src/wasm.d.ts"))? + &read_text(&manifest.path("npm/whosaid.d.ts"))?;
    let door = read_text(&manifest.path("npm/whosaid.js"))?;
    let functions = engine.types.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next());
    for function in functions {
        for (file, holds) in [
            ("npm/whosaid.d.ts", function == INNER || types.contains(&format!("export function {function}("))),
            ("npm/whosaid.js", door.contains(function)),
        ] {
            if !holds {
                return Err(format!("{file} lacks the function {function}, which the program exports"));
            }
        }
    }
    Ok(types)
}
