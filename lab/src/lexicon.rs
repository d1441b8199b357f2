//! `lab lexicon`: compiles the lists.

use std::fmt::Display;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use whosaid::lexicon::{Lexicon, compile};

/// What to compile, and where to.
#[derive(clap::Args, Debug)]
pub struct Asked {
    /// The folder of the lists, all its `.tsv` files.
    #[arg(long, default_value = "lexicon")]
    lists: PathBuf,
    /// The file to write.
    #[arg(long, default_value = "model/lexicon.bin")]
    out: PathBuf,
}

/// Runs the command.
///
/// # Errors
///
/// When a list cannot be read or is not in its form, or the file not written.
pub fn run(asked: &Asked) -> Result<(), String> {
    let lists = read(&asked.lists)?;
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let file = compile::compile(&lists).map_err(|error| error.to_string())?;
    fs::write(&asked.out, &file).map_err(|error| at(&asked.out, error))?;
    let lexicon = Lexicon::load(&file).map_err(|error| error.to_string())?;
    println!("{}: {} phrases, {} bytes, {} gzipped", asked.out.display(), lexicon.phrases(), file.len(), gzipped(&file));
    Ok(())
}

/// The lists of a folder by name, each with its text.
fn read(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut lists = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| at(folder, error))? {
        let path = entry.map_err(|error| at(folder, error))?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = fs::read_to_string(&path).map_err(|error| at(&path, error))?;
            lists.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    lists.sort();
    Ok(lists)
}

fn at(path: &Path, error: impl Display) -> String {
    format!("{}: {error}", path.display())
}

/// How many bytes the file takes as a browser fetches it.
fn gzipped(file: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(file).and_then(|()| encoder.finish()).map_or(0, |zipped| zipped.len())
}
