//! `lab bench`: the tables of `docs/speed.md`, all in one run.

use std::path::PathBuf;

use crate::news::News;
use crate::peer::Places;
use crate::table::say;
use crate::{compare, speed, web};

/// Where things are to be found.
#[derive(clap::Args)]
pub struct Asked {
    #[command(flatten)]
    news: News,

    #[command(flatten)]
    places: Places,

    /// The page in one file, as `cargo xtask dist` makes it.
    #[arg(long, value_name = "FILE", default_value = "dist/whosaid.html")]
    page: PathBuf,
}

/// Measures everything and prints it as Markdown.
///
/// # Errors
///
/// When the corpus cannot be read.
pub fn run(asked: &Asked) -> Result<(), String> {
    say(format_args!("### By length\n"));
    speed::run(&speed::Asked::growth(asked.news.clone()))?;
    say(format_args!("### In browsers\n"));
    web::run(&web::Asked::all(asked.news.clone(), asked.places.package.clone(), asked.page.clone()))?;
    say(format_args!("### Beside other programs\n"));
    compare::run(&compare::Asked::speeds(asked.news.clone(), 0.5, asked.places.clone()))
}
