//! dist/www: the page as its own files, to host anywhere.

use std::fs;

use crate::Result;
use crate::bundle;
use crate::manifest::{self, Manifest, read_text};
use crate::wasm::Engine;

/// What the page is made of.
pub(crate) struct Parts {
    pub(crate) html: String,
    pub(crate) style: String,
    /// All modules as one script, for the page in one file.
    pub(crate) script: String,
    /// The worker's script with the program's JavaScript half before it.
    pub(crate) worker: String,
}

impl Parts {
    /// The bytes of all scripts.
    pub(crate) fn scripts(&self) -> usize {
        self.script.len() + self.worker.len()
    }
}

/// Reads www/ and joins its modules.
pub(crate) fn read(manifest: &Manifest, engine: &Engine) -> Result<Parts> {
    let www = manifest.path("www");
    Ok(Parts {
        html: read_text(&www.join("index.html"))?,
        style: read_text(&www.join("style.css"))?,
        // The one file carries its program inside; the hosted page fetches it from its own folder.
        script: bundle::join(&www, "main.js", &[("source.js", "source-inside.js")])?,
        worker: format!("{}\n{}", engine.classic, read_text(&www.join("worker.js"))?),
    })
}

/// Writes the folder anew.
pub(crate) fn write(manifest: &Manifest, engine: &Engine, parts: &Parts) -> Result<()> {
    let site = manifest.path(&manifest.output.site);
    let _ = fs::remove_dir_all(&site);
    let www = manifest.path("www");
    let files = fs::read_dir(&www).map_err(|error| format!("{}: {error}", www.display()))?;
    for file in files {
        let file = file.map_err(|error| format!("{}: {error}", www.display()))?;
        let name = file.file_name();
        // Two are for the page in one file, the last tells Node that the scripts are modules.
        if !["source-inside.js", "letters.js", "package.json"].iter().any(|left_out| name == *left_out) {
            manifest::write(&site.join(&name), manifest::read(&file.path())?)?;
        }
    }
    manifest::write(&site.join("worker.js"), &parts.worker)?;
    manifest::write(&site.join("whosaid.wasm"), &engine.wasm)?;
    println!("   wrote {}/", manifest.output.site);
    Ok(())
}
