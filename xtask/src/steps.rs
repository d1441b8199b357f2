//! The steps of a command, each with its name and the time it took; and those of `cargo xtask test`.

use std::process::ExitCode;
use std::time::Instant;

use crate::manifest::Manifest;
use crate::{Result, browsers, build, consumers, equality, reproduce, supply};

/// Counts the steps as they pass.
#[derive(Default)]
pub(crate) struct Steps {
    passed: usize,
}

impl Steps {
    /// Runs one step, saying what it is and how long it took.
    pub(crate) fn run(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("── {name}");
        let begin = Instant::now();
        step().map_err(|why| format!("✗ {name}: {why}"))?;
        self.passed += 1;
        println!("   done in {:.1} s", begin.elapsed().as_secs_f32());
        Ok(())
    }
}

/// Checks, builds and tests everything; stops at the first failure.
pub(crate) fn test() -> ExitCode {
    let mut steps = Steps::default();
    let outcome = all(&mut steps);
    let failed = usize::from(outcome.is_err());
    if let Err(message) = outcome {
        println!("\n{message}\n");
    }
    println!("{} passed, {failed} failed", steps.passed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn all(steps: &mut Steps) -> Result<()> {
    let manifest = Manifest::read()?;
    let cargo = |arguments: &str| manifest.tool("cargo").args(arguments.split(' '));
    steps.run("Layout of the Rust code", || cargo("fmt --all --check").run())?;
    steps.run("Lints", || cargo("clippy --workspace --all-targets --quiet -- --deny warnings").run())?;
    steps.run("Documentation without a warning", || {
        cargo("doc --workspace --no-deps --quiet").env("RUSTDOCFLAGS", "--deny warnings").run()
    })?;
    steps.run("Sources and licences of the dependencies", || supply::check(&manifest))?;
    steps.run("Tests of the workspace", || cargo("test --workspace --quiet").run())?;
    steps.run("The crate as it would be published", || cargo("package --package whosaid --allow-dirty --quiet").run())?;
    steps.run("The command", || cargo("build --release --quiet").run())?;
    steps.run("dist/, within the budgets of wasm-pack.toml", || match build(&manifest)?.as_slice() {
        [] => Ok(()),
        over => Err(format!("over budget: {}", over.join("; "))),
    })?;
    steps.run("Licences named in what is shipped", || supply::shipped(&manifest))?;
    steps.run("The same bytes from another folder", || reproduce::check(&manifest))?;
    steps.run("Exports in other programs, where these are installed", || consumers::check(&manifest))?;
    steps.run("The Python package, where maturin is installed", || consumers::python(&manifest))?;
    steps.run("What the browser tests need", || browsers::install(&manifest))?;
    steps.run("Native, Node and the browsers agree", || equality::check(&manifest, None))?;
    for browser in browsers::ALL {
        steps.run(&format!("The page in {browser}"), || browsers::test(&manifest, browser))?;
        steps.run(&format!("The package in Node and {browser}"), || browsers::test_package(&manifest, browser))?;
    }
    Ok(())
}
