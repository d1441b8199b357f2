//! Articles to read for the sake of reading.

use std::path::{Path, PathBuf};

use crate::corpus::Corpus;

/// Where the articles come from, and how much of them is read.
#[derive(Clone, Debug, clap::Args)]
pub struct News {
    /// The folder of corpora; where it is not there, the articles of the tests are read instead, over and over.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    pub corpora: PathBuf,

    /// The corpus whose articles are read.
    #[arg(long, value_name = "NAME", default_value = "polnear.train")]
    pub corpus: String,
}

impl News {
    /// What the articles are called in a table.
    pub fn name(&self) -> &str {
        if self.corpora.is_dir() { &self.corpus } else { "articles of the tests" }
    }

    /// All articles, each once.
    ///
    /// # Errors
    ///
    /// When the folder is there and the corpus is not, or when what is there cannot be read.
    pub fn articles(&self) -> Result<Vec<String>, String> {
        if self.corpora.is_dir() {
            let corpora = Corpus::choose(&self.corpora, std::slice::from_ref(&self.corpus), None)?;
            return Ok(corpora[0].read()?.into_iter().map(|document| document.text).collect());
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
        let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
        let files = std::fs::read_dir(&folder).map_err(fault)?.collect::<Result<Vec<_>, _>>().map_err(fault)?;
        let mut paths: Vec<PathBuf> = files.iter().map(|file| file.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
        paths.sort();
        paths.iter().map(|path| std::fs::read_to_string(path).map_err(fault)).collect()
    }
}

/// Articles of so many bytes in all, the last one whole; over and over where there are too few.
pub fn by_article(articles: &[String], bytes: usize) -> Vec<String> {
    let mut read = 0;
    let enough = |article: &&String| {
        read += article.len();
        read - article.len() < bytes
    };
    articles.iter().cycle().take_while(enough).cloned().collect()
}

/// The same as one text of so many bytes, or a few less where a character would be cut.
pub fn in_one(articles: &[String], bytes: usize) -> String {
    let mut text = by_article(articles, bytes).join("\n\n");
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.truncate(end);
    text
}
