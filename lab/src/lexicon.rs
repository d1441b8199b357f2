//! `lab lexicon`: compiles the lists.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use whosaid::lexicon::{Lexicon, compile};

/// Compiles the lists of `lexicon/` to `model/lexicon.bin` and says how large it is.
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
pub fn run(asked: &Asked) -> Result<(), Box<dyn std::error::Error>> {
    let lists = read(&asked.lists)?;
    let lists: Vec<(&str, &str)> = lists.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let file = compile::compile(&lists)?;
    fs::write(&asked.out, &file)?;
    let lexicon = Lexicon::load(&file)?;
    println!("{}: {} phrases, {} bytes, {} gzipped", asked.out.display(), lexicon.phrases(), file.len(), gzipped(&file)?);
    Ok(())
}

/// The lists of a folder by name, each with its text.
fn read(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let mut lists = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            lists.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    lists.sort();
    Ok(lists)
}

fn gzipped(file: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(file)?;
    Ok(encoder.finish()?.len())
}
