//! Tools that cargo builds from source.

use super::{on_path, prepend_path, reports_version};
use crate::{Outcome, places};
use std::time::Instant;
use xshell::{Shell, cmd};

/// A program on crates.io, at the version that was tried.
pub struct CargoTool {
    /// The folder's name in the cache, before the version.
    name: &'static str,
    package: &'static str,
    binary: &'static str,
    version: &'static str,
    flags: &'static [&'static str],
    /// How long it took on two cores, so that whoever waits knows.
    minutes: u32,
}

/// Bundles the site. 0.22 wants a newer Rust than the workspace does.
pub const TRUNK: CargoTool = CargoTool {
    name: "trunk",
    package: "trunk",
    binary: "trunk",
    version: "0.21.14",
    flags: &["--locked", "--no-default-features", "--features", "rustls"],
    minutes: 9,
};

/// Must equal the version of the library in Cargo.lock and in Trunk.toml. Without `--locked`: the lock file that
/// it comes with names a release that not every registry serves.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.130",
    flags: &[],
    minutes: 3,
};

/// Lets WebDriver drive Firefox; Debian has no package of it.
pub const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    package: "geckodriver",
    binary: "geckodriver",
    version: "0.37.1",
    flags: &["--locked"],
    minutes: 2,
};

/// Checks licences, sources and advisories of libraries.
pub const CARGO_DENY: CargoTool = CargoTool {
    name: "cargo-deny",
    package: "cargo-deny",
    binary: "cargo-deny",
    version: "0.20.2",
    flags: &["--locked"],
    minutes: 8,
};

/// Lists libraries as a bill of materials, by the people whose form that is.
pub const CARGO_CYCLONEDX: CargoTool = CargoTool {
    name: "cargo-cyclonedx",
    package: "cargo-cyclonedx",
    binary: "cargo-cyclonedx",
    version: "0.5.9",
    flags: &["--locked"],
    minutes: 2,
};

/// Finds a tool on PATH or in the cache, or builds it into the cache; then it is on the shell's PATH.
pub fn install(shell: &Shell, tool: &CargoTool) -> Outcome {
    let &CargoTool { name, package, binary, version, flags, minutes } = tool;
    if on_path(binary).is_some_and(|program| reports_version(shell, &program, version)) {
        return Ok(());
    }
    let cache = places::tool_cache()?;
    let home = cache.join(format!("{name}-{version}"));
    let bin = home.join("bin");
    if !reports_version(shell, &bin.join(binary), version) {
        eprintln!("Installing {name} {version} into {} (about {minutes} min on two cores, once)", home.display());
        let started = Instant::now();
        // Beside the tools rather than in a temporary folder: an install that was broken off goes on where it was.
        let build = cache.join(format!("build-{name}"));
        cmd!(shell, "cargo install {package} --version {version} {flags...} --root {home} --target-dir {build}")
            .env_remove("CARGO_TARGET_DIR")
            .run()
            .map_err(|error| format!("{name} {version} could not be installed: {error}"))?;
        shell.remove_path(&build)?;
        eprintln!("Installed {name} {version} in {} s", started.elapsed().as_secs());
    }
    prepend_path(shell, &bin)
}
