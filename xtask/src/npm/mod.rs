//! The npm package: the engine as a WebAssembly module with hand-written JavaScript around it, as a tarball.

mod style;

use crate::wasm_module::{self, FASTEST, WasmModule};
use crate::{Outcome, places, tools};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const ENGINE: WasmModule = WasmModule {
    package: "whosays-npm",
    target: &["--lib"],
    file: "whosays_npm.wasm",
    profile: "js",
    loader: &["--target", "web", "--no-typescript"],
};

/// What the package takes from elsewhere in the repository: the types of an analysis, the licences, and what reads an article out of
/// a page's elements.
const TAKEN: [(&str, &str); 6] = [
    ("js/src/analysis.d.ts", "analysis.d.ts"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("importers/src/article.js", "element/article.js"),
    ("importers/src/walk.js", "element/walk.js"),
    ("importers/src/word-processors.js", "element/word-processors.js"),
];

/// Builds the package and packs it; returns the tarball.
pub fn build() -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    let (own, out) = (places::root().join("npm").join("package"), places::scratch("npm"));
    shell.remove_path(&out)?;
    shell.create_dir(&out)?;
    let package = out.join("package");
    copy(&shell, &own, &package)?;
    for (from, to) in TAKEN {
        shell.copy_file(places::root().join(from), package.join(to))?;
    }
    let sheet = style::sheet(&shell.read_file(package.join("own.css"))?)?;
    shell.remove_path(package.join("own.css"))?;
    shell.write_file(package.join("style.css"), &sheet)?;
    shell.write_file(package.join("element").join("style.js"), style::module(&sheet))?;
    let bound = wasm_module::build(&shell, &ENGINE, &package.join("engine"), "whosays")?;
    wasm_module::optimise(&shell, &bound, FASTEST)?;
    shell.change_dir(&package);
    let name = cmd!(shell, "npm pack --silent --ignore-scripts --pack-destination {out}").read()?;
    Ok(out.join(name.trim()))
}

/// Copies a folder with all that is in it.
fn copy(shell: &Shell, from: &Path, to: &Path) -> Outcome {
    shell.create_dir(to)?;
    for path in shell.read_dir(from)? {
        let name = path.file_name().expect("what is in a folder has a name");
        match path.is_dir() {
            true => copy(shell, &path, &to.join(name))?,
            false => shell.copy_file(&path, to.join(name))?,
        }
    }
    Ok(())
}

/// The size of the tarball, in words.
pub fn told(tarball: &Path) -> Outcome<String> {
    Ok(format!("{} ({} KB)", tarball.display(), fs::metadata(tarball)?.len().div_ceil(1000)))
}
