//! The exports, opened by programs that are not ours.

use crate::Result;
use crate::command::exists;
use crate::manifest::Manifest;

/// Opens every export with what is installed of its readers; the scripts name what they pass over. `PYTHON` and `NPM`
/// say where spaCy, DuckDB and the others are.
pub(crate) fn check(manifest: &Manifest) -> Result<()> {
    let command = manifest.command()?;
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if exists(&python) {
        manifest.tool(&python).args(["tests/consumers/read.py"]).env("COMMAND", &command).run()?;
    } else {
        println!("   passed over: all readers in Python, which is not installed");
    }
    manifest.tool("node").args(["tests/consumers/annotations.mjs"]).env("COMMAND", &command).run()
}

/// Builds the Python package and runs its tests, where maturin is installed for `PYTHON`.
pub(crate) fn python(manifest: &Manifest) -> Result<()> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if manifest.tool(&python).args(["-m", "maturin", "--version"]).output().is_err() {
        println!("   passed over: maturin is not installed for {python}");
        return Ok(());
    }
    let target = manifest.target_folder()?.join("python");
    let (wheels, installed) = (target.join("wheels"), target.join("installed"));
    for folder in [&wheels, &installed] {
        // What an earlier version left must not be taken for this one's.
        let _ = std::fs::remove_dir_all(folder);
    }
    let build = ["-m", "maturin", "build", "--release", "--quiet", "--manifest-path", "python/Cargo.toml", "--out"];
    manifest.tool(&python).args(build).args([&wheels]).env("CARGO_TARGET_DIR", &target).run()?;
    let wheel = std::fs::read_dir(&wheels).ok().and_then(|mut files| files.next()?.ok()).ok_or("maturin wrote no wheel")?.path();
    // A wheel is an archive of what is to be installed: nothing of this machine's Python is changed.
    manifest.tool(&python).args(["-m", "zipfile", "-e"]).args([&wheel, &installed]).run()?;
    manifest.tool(&python).args(["-m", "unittest", "discover", "-s", "python/tests"]).env("PYTHONPATH", &installed).run()
}
