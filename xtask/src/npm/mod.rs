//! The npm package: the engine as a WebAssembly module with hand-written JavaScript around it, as a tarball, and its test in an
//! empty project.

mod style;

use crate::wasm_module::{self, FASTEST, WasmModule};
use crate::{Outcome, places, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use xshell::{Shell, cmd};

const ENGINE: WasmModule = WasmModule {
    package: "whosays-npm",
    target: &["--lib"],
    file: "whosays_npm.wasm",
    profile: "js",
    loader: &["--target", "web", "--no-typescript"],
};

/// What the package takes from elsewhere in the repository: the types of an analysis, the licences and sources, and what reads an article out of
/// a page's elements.
const TAKEN: [(&str, &str); 8] = [
    ("js/src/analysis.d.ts", "analysis.d.ts"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("engine/data/SOURCES.md", "SOURCES-words.md"),
    ("training/SOURCES.md", "SOURCES-weights.md"),
    ("importers/src/article.js", "element/article.js"),
    ("importers/src/walk.js", "element/walk.js"),
    ("importers/src/word-processors.js", "element/word-processors.js"),
];

/// The package as a folder, once it is built.
pub fn folder() -> PathBuf {
    places::scratch("npm").join("package")
}

/// Builds the package and packs it, once a run; returns the tarball.
pub fn build() -> Outcome<PathBuf> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    if let Some(tarball) = BUILT.get() {
        return Ok(tarball.clone());
    }
    let tarball = build_anew()?;
    Ok(BUILT.get_or_init(|| tarball).clone())
}

fn build_anew() -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    let (own, out, package) = (places::root().join("npm").join("package"), places::scratch("npm"), folder());
    shell.remove_path(&out)?;
    shell.create_dir(&out)?;
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

/// Installs the tarball into an empty project, and tries it there: in Node, by its types, and bundled by Vite; with `chromium` also in that.
pub fn test(in_chromium: bool) -> Outcome {
    let tarball = build()?;
    let shell = places::shell()?;
    tools::install_page_tools(&shell)?;
    let (own, project) = (places::root().join("npm").join("smoke"), places::scratch("npm-smoke"));
    // What Vite is made of stays there from run to run, the package never does.
    for path in shell.read_dir(&project).unwrap_or_default() {
        if !path.ends_with("node_modules") {
            shell.remove_path(path)?;
        }
    }
    copy(&shell, &own, &project)?;
    copy(&shell, &places::root().join("npm").join("examples"), &project.join("examples"))?;
    tools::install_locked(&shell, &project, "Vite")?;
    shell.remove_path(project.join("node_modules").join("whosays"))?;
    shell.change_dir(&project);
    cmd!(shell, "npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund {tarball}")
        .ignore_stdout()
        .run()?;
    cmd!(shell, "node --test --test-reporter spec node.test.mjs").run()?;
    let compiler = tools::page_tools().join("node_modules").join("typescript").join("bin").join("tsc");
    cmd!(shell, "node {compiler} --project .").run()?;
    cmd!(shell, "npm exec --offline -- vite build --logLevel warn").run()?;
    if !in_chromium {
        eprintln!("SKIPPED: the element needs Chromium, which the command line says to go without.");
        return Ok(());
    }
    let chromium = tools::chromium().ok_or("the element is tried in Chromium, which is not there")?;
    shell.change_dir(tools::page_tools());
    Ok(cmd!(shell, "node --test --test-reporter spec element.test.mjs")
        .env("CHROME_PATH", chromium)
        .env("WHOSAYS_PROJECT", project)
        .run()?)
}

/// The size of the tarball, in words.
pub fn told(tarball: &Path) -> Outcome<String> {
    Ok(format!("{} ({} KB)", tarball.display(), fs::metadata(tarball)?.len().div_ceil(1000)))
}
