//! The fuzz targets, run in turn.

use crate::Result;
use crate::command::exists;
use crate::manifest::Manifest;
use crate::steps::Steps;

/// The targets, and the longest input that is worth trying with each, in bytes.
const TARGETS: [(&str, usize); 8] = [
    ("annotate", 6000),
    ("stored", 6000),
    ("lines", 6000),
    ("export", 6000),
    ("lexicon", 6000),
    ("dictionary", 6000),
    ("model", 60_000),
    ("options", 40),
];

/// Runs every target for so many minutes, from what earlier runs kept; stops at the first finding.
///
/// It needs cargo-fuzz and the nightly compiler, which nothing else does, and so installs neither. The core has no
/// unsafe code, for which a sanitizer would look, and is many times faster without.
pub(crate) fn run(minutes: usize) -> Result<()> {
    let manifest = Manifest::read()?;
    if !exists("cargo-fuzz") {
        return Err("cargo-fuzz is not installed: cargo install cargo-fuzz --locked; rustup toolchain install nightly".to_owned());
    }
    let cargo = || manifest.tool("cargo").at(&manifest.path("fuzz"));
    let mut steps = Steps::default();
    steps.run("What they begin with", || cargo().args(["run", "--release", "--quiet", "--example", "seeds"]).run())?;
    for (target, longest) in TARGETS {
        steps.run(&format!("Fuzz {target}"), || {
            let limits = [format!("-max_len={longest}"), format!("-max_total_time={}", 60 * minutes)];
            let fixed = ["-timeout=20", "-rss_limit_mb=3000", "-dict=news.dict", "-print_final_stats=1"];
            cargo().args(["+nightly", "fuzz", "run", "--sanitizer", "none", target, "--"]).args(limits).args(fixed).run()
        })?;
    }
    Ok(())
}
