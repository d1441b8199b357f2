//! Builds, serves and tests Whosaid; the only place that knows tools.
//!
//! Each command installs what it finds missing and says what it does.

mod ascii;
mod browsers;
mod bundle;
mod command;
mod consumers;
mod equality;
mod fuzz;
mod letters;
mod manifest;
mod pack;
mod package;
mod page;
mod reproduce;
mod serve;
mod site;
mod slim;
mod steps;
mod supply;
mod wasm;

use std::process::ExitCode;

use manifest::Manifest;
use steps::Steps;

/// What went wrong, in words for whoever runs the command.
type Result<T, E = String> = std::result::Result<T, E>;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]  build the page and serve it on this machine (port 8080; 0 takes a free one)
  test              check, build and test everything, in real browsers too
  dist              build everything in dist/: whosaid.html, www/, npm/
  agree DIR         compare native, Node and the browsers on 500 articles of the corpora in DIR, byte for byte
  reproduce         build dist/ again in another folder, and compare byte for byte
  fuzz [MINUTES]    run every fuzz target in turn, so many minutes each (5)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["serve"] => serve(8080),
        ["serve", "--port", port] => parse_port(port).and_then(serve),
        // What stands in dist/www, as it stands: for the tests of the server.
        ["serve-built", "--port", port] => parse_port(port).and_then(serve_built),
        ["dist"] => dist(),
        ["test"] => return steps::test(),
        ["agree", corpora] => agree(corpora),
        ["reproduce"] => reproduce(),
        ["fuzz"] => fuzz::run(5),
        ["fuzz", minutes] => minutes.parse().map_err(|_| format!("\"{minutes}\" is no number of minutes")).and_then(fuzz::run),
        ["help" | "--help" | "-h"] | [] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => Err(format!("no such command: {}\n\n{USAGE}", words.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(port: u16) -> Result<()> {
    let manifest = Manifest::read()?;
    let mut steps = Steps::default();
    steps.run("Build the page", || build(&manifest).map(drop))?;
    serve_built(port)
}

fn serve_built(port: u16) -> Result<()> {
    let manifest = Manifest::read()?;
    serve::forever(&manifest.path(&manifest.output.site), port)
}

fn parse_port(port: &str) -> Result<u16> {
    port.parse().map_err(|_| format!("\"{port}\" is not a port: a number from 0 to 65535 is needed"))
}

fn dist() -> Result<()> {
    let manifest = Manifest::read()?;
    Steps::default().run("Build dist/", || build(&manifest).map(drop))
}

fn agree(corpora: &str) -> Result<()> {
    let manifest = Manifest::read()?;
    let mut steps = Steps::default();
    steps.run("The command", || manifest.tool("cargo").args(["build", "--release", "--quiet"]).run())?;
    steps.run("Build dist/", || build(&manifest).map(drop))?;
    steps.run("What the browsers need", || browsers::install(&manifest))?;
    steps.run("Native, Node and the browsers agree", || equality::check(&manifest, Some(corpora)))
}

fn reproduce() -> Result<()> {
    let manifest = Manifest::read()?;
    let mut steps = Steps::default();
    steps.run("Build dist/", || build(&manifest).map(drop))?;
    steps.run("Build it again in another folder", || reproduce::check(&manifest))
}

/// Writes everything in dist/, prints what each part weighs, and gives the parts that are over their budgets.
fn build(manifest: &Manifest) -> Result<Vec<&'static str>> {
    let engine = wasm::build(manifest)?;
    let parts = site::read(manifest, &engine)?;
    site::write(manifest, &engine, &parts)?;
    page::write(manifest, &parts)?;
    package::write(manifest, &engine)?;
    manifest.over_budget(&engine, &parts)
}
