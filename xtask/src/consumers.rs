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
