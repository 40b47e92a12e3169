//! Tools that npm brings. The site builds without them, only larger; the tests do not run without them.

use super::{on_path, prepend_path, reports_version};
use crate::{Outcome, places};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The release of Binaryen that was tried; Trunk.toml names the same.
const BINARYEN: &str = "132";

/// Whether wasm-opt is on the shell's PATH, after installing it where npm is there to do so.
pub fn install_wasm_opt(shell: &Shell) -> Outcome<bool> {
    if on_path("wasm-opt").is_some_and(|program| reports_version(shell, &program, BINARYEN)) {
        return Ok(true);
    }
    let package = format!("binaryen@{BINARYEN}.0.0");
    let home = places::tool_cache()?.join(format!("binaryen-{BINARYEN}.0.0"));
    let bin = home.join("node_modules").join(".bin");
    let wasm_opt = bin.join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" });
    if on_path("node").is_none() {
        return Ok(false);
    }
    if !reports_version(shell, &wasm_opt, BINARYEN) {
        if on_path("npm").is_none() {
            return Ok(false);
        }
        eprintln!("Installing wasm-opt {BINARYEN} (npm package {package}) into {} (seconds, once)", home.display());
        shell.create_dir(&home)?;
        cmd!(shell, "npm install --no-audit --no-fund --no-save --prefix {home} {package}").ignore_stdout().run()?;
    }
    prepend_path(shell, &bin)?;
    Ok(true)
}

/// An error that says what to do when Node or npm is missing.
pub fn need_node() -> Outcome {
    if on_path("node").is_some() && on_path("npm").is_some() {
        return Ok(());
    }
    Err("Node 20.19 or newer and npm are needed for this; on Debian 13 and later: apt-get install nodejs npm".into())
}

/// The folder of the scripts that look at the page in Chromium, with their lock file.
pub fn page_tools() -> PathBuf {
    places::root().join("tests").join("browser-tools")
}

/// Makes sure that what the lock file names is in the scripts' `node_modules`.
///
/// Lighthouse 13 and Puppeteer 25 ask for Node 22; all that we have of them runs with 20.20 as well, and npm only warns. The releases
/// before them bring libraries with known advisories (OpenTelemetry's core before 2.8, extract-zip).
pub fn install_page_tools(shell: &Shell) -> Outcome {
    install_locked(shell, &page_tools(), "Lighthouse, axe-core and TypeScript")
}

/// The folder of what reads web pages, documents, books and PDFs, with its lock file.
pub fn importers() -> PathBuf {
    places::root().join("importers")
}

/// Whether the libraries that the importers are made of, and their bundler, are there, after installing them where npm is there to do so.
pub fn install_importers(shell: &Shell) -> Outcome<bool> {
    if need_node().is_err() {
        return Ok(false);
    }
    install_locked(shell, &importers(), "the libraries of the importers")?;
    Ok(true)
}

/// Makes sure that what a folder's lock file names is in its `node_modules`.
pub fn install_locked(shell: &Shell, dir: &Path, what: &str) -> Outcome {
    need_node()?;
    let lock = fs::read(dir.join("package-lock.json"))?;
    // npm has no quick way to say whether an install is complete; a copy of the lock file, made after it, has.
    let done = dir.join("node_modules").join(".installed-lock.json");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("Installing {what} into {} (seconds)", dir.join("node_modules").display());
    let _dir = shell.push_dir(dir);
    cmd!(shell, "npm ci --no-audit --no-fund").ignore_stdout().run()?;
    fs::write(done, lock)?;
    Ok(())
}
