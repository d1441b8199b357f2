//! wasm-pack.toml: what is built, where it goes, and how much it may weigh.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::Result;
use crate::command::Tool;
use crate::site::Parts;
use crate::wasm::Engine;

/// The build manifest, and where the repository is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    pub(crate) build: Build,
    pub(crate) output: Output,
    budget: Budget,
    #[serde(skip)]
    root: PathBuf,
    /// Where the history of the repository is, when that is not here.
    #[serde(skip)]
    original: Option<PathBuf>,
}

/// What is compiled, for what, and how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Build {
    #[serde(rename = "crate")]
    pub(crate) name: String,
    pub(crate) target: String,
    pub(crate) profile: String,
}

/// Paths from the repository's root.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Output {
    pub(crate) page: String,
    pub(crate) site: String,
    pub(crate) package: String,
}

/// The most bytes that each part may weigh.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    page: usize,
    wasm: usize,
    wasm_gzip: usize,
    script: usize,
    style: usize,
}

impl Manifest {
    /// Reads the manifest of the repository that this program was built in.
    pub(crate) fn read() -> Result<Manifest> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask has a folder of its own").to_owned();
        let text = read_text(&root.join("wasm-pack.toml"))?;
        let manifest: Manifest = toml::from_str(&text).map_err(|error| format!("wasm-pack.toml: {error}"))?;
        Ok(Manifest { root, ..manifest })
    }

    /// The same for a copy of the repository's files in another folder, which has no history of its own.
    pub(crate) fn of_copy(&self, root: PathBuf) -> Result<Manifest> {
        Ok(Manifest { root, original: Some(self.root.clone()), ..Manifest::read()? })
    }

    /// git, in the folder whose history it is to tell.
    pub(crate) fn history(&self) -> Tool {
        Tool::new("git").at(self.original.as_ref().unwrap_or(&self.root))
    }

    /// A path from the repository's root.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A tool that will be run at the repository's root.
    pub(crate) fn tool(&self, program: &str) -> Tool {
        Tool::new(program).at(&self.root)
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target_folder(&self) -> Result<PathBuf> {
        let metadata = self.tool("cargo").args(["metadata", "--no-deps", "--format-version", "1"]).output()?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
        let folder = metadata["target_directory"].as_str().ok_or("cargo metadata names no target directory")?;
        Ok(PathBuf::from(folder))
    }

    /// The command, as `cargo build --release` makes it.
    pub(crate) fn command(&self) -> Result<PathBuf> {
        Ok(self.target_folder()?.join("release").join(if cfg!(windows) { "whosaid.exe" } else { "whosaid" }))
    }

    /// Prints what each part weighs, and gives those that are over their budgets.
    pub(crate) fn over_budget(&self, engine: &Engine, parts: &Parts) -> Result<Vec<&'static str>> {
        let page = read(&self.path(&self.output.page))?.len();
        println!("   {:<33} {:>10} {:>10}", "bytes", "now", "budget");
        let weights = [
            ("the page in one file", page, self.budget.page),
            ("  its program, wasm", engine.wasm.len(), self.budget.wasm),
            ("  its program, packed", parts.packed.len(), self.budget.wasm_gzip),
            ("  its scripts", parts.scripts(), self.budget.script),
            ("  its style", parts.style.len(), self.budget.style),
        ];
        for (part, now, budget) in weights {
            println!("   {part:<33} {now:>10} {budget:>10}{}", if now > budget { "  over" } else { "" });
        }
        Ok(weights.iter().filter(|(_, now, budget)| now > budget).map(|(part, ..)| part.trim_start()).collect())
    }
}

/// The bytes of a file, or an error that names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The text of a file, or an error that names it.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file and the folders it lies in, or says which could not be written.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(|error| format!("{}: {error}", path.display()))
}
