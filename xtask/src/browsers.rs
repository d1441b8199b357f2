//! Tests of the page in real browsers, driven from Node.

use std::path::{Path, PathBuf};

use crate::Result;
use crate::command::{Tool, exists};
use crate::manifest::{Manifest, read};

/// The browsers that the page is tested in, by the names of their commands and of Debian's packages.
pub(crate) const ALL: [&str; 2] = ["chromium", "firefox-esr"];

/// Installs what is missing: the browsers, and the packages of tests/browser and tests/package.
pub(crate) fn install(manifest: &Manifest) -> Result<()> {
    if !exists("node") || !exists("npm") {
        return Err("Node with npm is needed for the tests in browsers, and is not installed".to_owned());
    }
    let missing: Vec<&str> = ALL.into_iter().filter(|browser| !exists(browser)).collect();
    if !missing.is_empty() {
        println!("   Missing: {}. Installing with apt-get.", missing.join(" and "));
        let packages = || -> Result<()> {
            apt(&["update", "-qq"])?;
            apt(&[&["install", "-y", "-qq", "--no-install-recommends"], missing.as_slice()].concat())
        };
        packages().map_err(|why| {
            format!("{why}\nThe tests need {}: on Debian, as root, apt-get install {}", ALL.join(" and "), ALL.join(" "))
        })?;
    }
    for folder in ["tests/browser", "tests/package"] {
        packages(&manifest.path(folder))?;
    }
    Ok(())
}

/// Installs the npm packages that a folder of tests asks for.
fn packages(folder: &Path) -> Result<()> {
    let lock = read(&folder.join("package-lock.json"))?;
    // npm keeps a copy of what it installed: the same versions need no second run.
    let stamp = folder.join("node_modules/.lock-of-this-install");
    if read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    Tool::new("npm").at(folder).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).run()?;
    crate::manifest::write(&stamp, lock)
}

fn apt(arguments: &[&str]) -> Result<()> {
    Tool::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").run()
}

/// Runs every test of tests/browser in one browser.
pub(crate) fn test(manifest: &Manifest, browser: &str) -> Result<()> {
    let xtask = std::env::current_exe().map_err(|error| format!("where xtask itself is: {error}"))?;
    tests(manifest, "tests/browser", browser, &[("DIST", manifest.path("dist")), ("XTASK", xtask)])
}

/// Runs the tests of the package for JavaScript in Node and in one browser.
pub(crate) fn test_package(manifest: &Manifest, browser: &str) -> Result<()> {
    tests(manifest, "tests/package", browser, &[("PACKAGE", manifest.path(&manifest.output.package))])
}

fn tests(manifest: &Manifest, folder: &str, browser: &str, places: &[(&str, PathBuf)]) -> Result<()> {
    let mut tests: Vec<String> = std::fs::read_dir(manifest.path(folder))
        .map_err(|error| format!("{folder}: {error}"))?
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    tests.sort();
    let node = manifest.tool("node").args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(tests);
    places.iter().fold(node.env("BROWSER", browser), |node, (name, place)| node.env(name, place)).run()
}
