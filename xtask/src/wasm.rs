//! The core as WebAssembly, with its JavaScript half.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::Result;
use crate::manifest::{Manifest, read, read_text};

/// The program, in the forms that the outputs need.
pub(crate) struct Engine {
    /// The WebAssembly module.
    pub(crate) wasm: Vec<u8>,
    /// The JavaScript half for a classic script: it defines `wasm_bindgen`.
    pub(crate) classic: String,
    /// The JavaScript half as a module.
    pub(crate) module: String,
    /// The types of both.
    pub(crate) types: String,
}

/// Compiles the core and writes its JavaScript half, after installing the target where it is missing.
pub(crate) fn build(manifest: &Manifest) -> Result<Engine> {
    let build = &manifest.build;
    install_target(manifest)?;
    manifest
        .tool("cargo")
        .args(["rustc", "--quiet", "--package", &build.name, "--lib", "--crate-type", "cdylib"])
        .args(["--target", &build.target, "--profile", &build.profile])
        .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"))
        .run()?;
    let built = manifest.target_folder()?.join(&build.target).join(&build.profile).join(format!("{}.wasm", build.name));
    let folder = manifest.target_folder()?.join("xtask-glue");
    let classic = glue(&built, folder.join("classic"), &build.name, |bindgen| bindgen.no_modules(true))?;
    let module = glue(&built, folder.join("module"), &build.name, |bindgen| bindgen.web(true))?;
    let wasm = read(&folder.join("module").join(format!("{}_bg.wasm", build.name)))?;
    if wasm != read(&folder.join("classic").join(format!("{}_bg.wasm", build.name)))? {
        return Err("the two JavaScript halves ask for different programs".to_owned());
    }
    let types = read_text(&folder.join("module").join(format!("{}.d.ts", build.name)))?;
    Ok(Engine { wasm, classic, module, types })
}

/// The compiler's flags: rows of scores are added as vectors, which browsers have had since 2021 (Safari since 2023), and
/// what is called in many places is copied to fewer of them than is usual: a page 30 kB smaller that is as fast (at 80
/// instead of 150 it is 67 kB smaller and a twentieth slower).
fn flags() -> Vec<String> {
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned(), "-Cllvm-args=-inline-threshold=150".to_owned()];
    flags.extend(without_home());
    flags
}

/// Keeps the path of this machine's cargo out of the program: it would differ elsewhere.
fn without_home() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    Some(format!("--remap-path-prefix={}=cargo", home.display()))
}

fn install_target(manifest: &Manifest) -> Result<()> {
    let target = &manifest.build.target;
    let folder = manifest.tool("rustc").args(["--print", "target-libdir", "--target", target]).output()?;
    if Path::new(folder.trim()).exists() {
        return Ok(());
    }
    println!("   The compiler's {target} target is missing: installing it.");
    manifest.tool("rustup").args(["target", "add", target]).run()
}

type BindgenResult<'b> = std::result::Result<&'b mut Bindgen, anyhow::Error>;

fn glue(
    wasm: &Path,
    folder: PathBuf,
    name: &str,
    form: impl for<'b> FnOnce(&'b mut Bindgen) -> BindgenResult<'b>,
) -> Result<String> {
    // What an earlier version wrote must not be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    let mut bindgen = Bindgen::new();
    form(&mut bindgen)
        .map(|bindgen| {
            bindgen.input_path(wasm).out_name(name).typescript(true).remove_producers_section(true).remove_name_section(true)
        })
        .and_then(|bindgen| bindgen.generate(&folder))
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    read_text(&folder.join(format!("{name}.js")))
}
