//! `lab train-all`: names, then quotes, then pronouns.
//!
//! Each model learns from what the ones before it say, and they are compiled into this program: so each step is run by a
//! build of its own, and pronouns twice, since they see their own earlier decisions.

use std::path::PathBuf;
use std::process::Command;

/// What `lab train-all` is asked.
#[derive(clap::Args)]
pub struct Asked {
    /// The folder of the corpora.
    #[arg(long, value_name = "DIR")]
    corpora: PathBuf,
    /// The Python that has spaCy and its small English model, for names.
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    python: String,
    /// Begins with this step.
    #[arg(long, value_name = "STEP", default_value = STEPS[0], value_parser = STEPS)]
    from: String,
}

/// The steps in their order.
const STEPS: [&str; 3] = ["train", "train-quotes", "train-people"];

/// Runs the steps one after the other, building between.
///
/// # Errors
///
/// When a step cannot be run or fails.
pub fn run(asked: &Asked) -> Result<(), String> {
    let first = STEPS.iter().position(|step| *step == asked.from).unwrap_or(0);
    for step in STEPS[first..].iter().chain(&STEPS[2..]) {
        println!("{step}");
        let mut build = Command::new("cargo");
        build.args(["run", "--release", "--quiet", "-p", "lab", "--", step, "--corpora"]).arg(&asked.corpora);
        if *step == STEPS[0] {
            build.arg("--python").arg(&asked.python);
        }
        let status = build.status().map_err(|why| format!("cargo: {why}"))?;
        if !status.success() {
            return Err(format!("{step}: {status}"));
        }
    }
    Ok(())
}
