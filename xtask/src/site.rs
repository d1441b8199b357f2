//! dist/www: the page as its own files, to host anywhere.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::bundle;
use crate::manifest::{self, Manifest, read_text};
use crate::pack;
use crate::page::Template;
use crate::slim;
use crate::supply;
use crate::wasm::Engine;

/// What the page is made of.
pub(crate) struct Parts {
    pub(crate) html: String,
    pub(crate) style: String,
    /// All modules as two scripts, for the page in one file: what begins, and the rest.
    pub(crate) scripts: [String; 2],
    /// The worker's script with the program's JavaScript half before it.
    pub(crate) worker: String,
    /// The same for the page in one file, whose worker unpacks the program.
    pub(crate) unpacker: String,
    /// The program, packed.
    pub(crate) packed: Vec<u8>,
}

impl Parts {
    /// The bytes of all scripts.
    pub(crate) fn scripts(&self) -> usize {
        self.scripts.iter().chain([&self.worker]).map(String::len).sum()
    }
}

/// Reads www/ and joins its modules.
pub(crate) fn read(manifest: &Manifest, engine: &Engine) -> Result<Parts> {
    let www = manifest.path("www");
    let worker = read_text(&www.join("worker.js"))?;
    let [unpack] = bundle::join(&www, ["unpack.js"], &[])?;
    // The one file carries its program inside; the hosted page fetches it from its own folder.
    let scripts = bundle::join(&www, ["boot.js", "main.js"], &[("source.js", "source-inside.js")])?;
    Ok(Parts {
        html: html(manifest, read_text(&www.join("index.html"))?)?,
        style: read_text(&www.join("style.css"))?,
        scripts: scripts.map(|script| slim::script(&script)),
        packed: pack::pack(manifest, &engine.wasm)?,
        unpacker: slim::script(&format!("{}\n{unpack}{worker}", engine.classic)),
        worker: format!("{}\n{worker}", engine.classic),
    })
}

/// The page with the day on which its models were last changed, where the history of the repository is at hand to tell.
fn html(manifest: &Manifest, source: String) -> Result<String> {
    let mut html = Template(source);
    let day = manifest.history().args(["log", "-1", "--format=%cs", "--", "model"]).output().unwrap_or_default();
    let meta = |day: &str| format!("<meta name=\"model-date\" content=\"{day}\">");
    html.replace(&meta(""), &meta(day.trim()))?;
    html.replace("<!doctype html>\n", &format!("<!doctype html>\n<!--\n{}-->\n", supply::notice(manifest)?))?;
    Ok(html.0)
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
        // All but the last, which tells Node that the scripts are modules, are for the page in one file.
        if !["boot.js", "letters.js", "source-inside.js", "unpack.js", "package.json"].iter().any(|left_out| name == *left_out) {
            manifest::write(&site.join(&name), manifest::read(&file.path())?)?;
        }
    }
    manifest::write(&site.join("index.html"), &parts.html)?;
    manifest::write(&site.join("worker.js"), &parts.worker)?;
    manifest::write(&site.join("whosaid.wasm"), &engine.wasm)?;
    let worker = site.join("service-worker.js");
    manifest::write(&worker, service_worker(&site, read_text(&worker)?)?)?;
    println!("   wrote {}/", manifest.output.site);
    Ok(())
}

/// The service worker with the files that it keeps, and a version that is another when one of them is.
fn service_worker(site: &Path, source: String) -> Result<String> {
    let files = fs::read_dir(site).map_err(|error| format!("{}: {error}", site.display()))?;
    let mut names: Vec<String> = files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    names.retain(|name| name != "service-worker.js");
    names.sort();
    let mut digest = Sha256::new();
    for name in &names {
        digest.update(name);
        digest.update(manifest::read(&site.join(name))?);
    }
    let version: String = digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    names.push("./".to_owned());
    let mut worker = Template(source);
    worker.replace("const VERSION = \"\";", &format!("const VERSION = \"whosaid {version}\";"))?;
    worker.replace("const FILES = [];", &format!("const FILES = {names:?};"))?;
    Ok(worker.0)
}
