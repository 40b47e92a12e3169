//! Our own crates as WebAssembly modules with their JavaScript, beside the page that Trunk builds.

use crate::{Outcome, places, tools};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const TARGET: &str = "wasm32-unknown-unknown";

/// A module before it is built.
pub struct WasmModule<'a> {
    /// The package.
    pub package: &'a str,
    /// Which of its targets, as cargo's options say it.
    pub target: &'a [&'a str],
    /// Where cargo puts it, below the profile's folder.
    pub file: &'a str,
    /// Cargo's profile: `web` for the page, `js` for the package.
    pub profile: &'a str,
    /// What loads it, as wasm-bindgen's options say it.
    pub loader: &'a [&'a str],
}

/// Builds a module and binds it into `out` under `name`; returns the bound module.
pub fn build(shell: &Shell, module: &WasmModule, out: &Path, name: &str) -> Outcome<PathBuf> {
    let WasmModule { package, target, file, profile, loader } = *module;
    tools::need_wasm_target(shell)?;
    tools::install(shell, &tools::WASM_BINDGEN)?;
    cmd!(shell, "cargo build --quiet --package {package} {target...} --profile {profile} --target {TARGET}").run()?;
    let built = places::target().join(TARGET).join(profile).join(file);
    cmd!(shell, "wasm-bindgen {built} {loader...} --out-dir {out} --out-name {name}").run()?;
    Ok(out.join(format!("{name}_bg.wasm")))
}

/// Makes a bound module smaller (`-Oz`) or faster (`-O3`), where wasm-opt is to be had.
pub fn optimise(shell: &Shell, bound: &Path, how: &str) -> Outcome {
    if tools::install_wasm_opt(shell)? {
        cmd!(shell, "wasm-opt {how} {bound} -o {bound}").run()?;
    }
    Ok(())
}
