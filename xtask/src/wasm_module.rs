//! Our own crates as WebAssembly modules with their JavaScript, beside the page that Trunk builds.

use crate::{Outcome, places, tools};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where cargo looks for what the compiler is told for a module, beside .cargo/config.toml.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

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
    // adding up weights sixteen at a time; every browser that shows the page's cards can do so, others keep the rendered page
    let simd = if profile == "js" { " -C target-feature=+simd128" } else { "" };
    let _flags = shell.push_env(FLAGS, [&places::without_folders()?, simd].concat());
    cmd!(shell, "cargo build --quiet --package {package} {target...} --profile {profile} --target {TARGET}").run()?;
    let built = places::target().join(TARGET).join(profile).join(file);
    cmd!(shell, "wasm-bindgen {built} {loader...} --out-dir {out} --out-name {name}").run()?;
    Ok(out.join(format!("{name}_bg.wasm")))
}

/// Makes a module faster. Functions that are called once stay apart: in one of ten thousand lines V8 gives each variable
/// a place in memory instead of a register. The lowest kilobyte is the last of the stack, which nothing reaches, so that
/// an offset can be a part of the access instead of a sum before it.
pub const FASTEST: &[&str] = &["-O3", "--one-caller-inline-max-function-size=200", "--low-memory-unused"];

/// Makes a module smaller.
pub const SMALLEST: &[&str] = &["-Oz"];

/// Makes a bound module smaller or faster, where wasm-opt is to be had.
pub fn optimise(shell: &Shell, bound: &Path, how: &[&str]) -> Outcome {
    if tools::install_wasm_opt(shell)? {
        cmd!(shell, "wasm-opt {how...} {bound} -o {bound}").run()?;
    }
    Ok(())
}
