//! `analyze` as JavaScript gets it: built for Node, tested against the contract, its types checked.

use crate::{Outcome, places, tools};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const WASM: &str = "wasm32-unknown-unknown";

/// Where Node and TypeScript find the package by its name.
fn package() -> PathBuf {
    tools::page_tools().join("node_modules").join("whosays-js")
}

/// Builds the package for Node with the profile of the site.
pub fn build() -> Outcome {
    let shell = places::shell()?;
    tools::install_page_tools(&shell)?;
    let package = package();
    build_for_node(&shell, &["--lib"], "whosays_js.wasm", &package)?;
    let manifest = r#"{"name": "whosays-js", "main": "whosays_js.js", "types": "whosays_js.d.ts"}"#;
    Ok(fs::write(package.join("package.json"), manifest)?)
}

/// Builds an example of the JavaScript crate for Node, optimised like the site; returns its module.
pub fn build_example(name: &str) -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    let out = places::scratch(name);
    build_for_node(&shell, &["--example", name], &format!("examples/{name}.wasm"), &out)?;
    if tools::install_wasm_opt(&shell)? {
        let bound = out.join(format!("{name}_bg.wasm"));
        cmd!(shell, "wasm-opt -Oz {bound} -o {bound}").run()?;
    }
    Ok(out.join(format!("{name}.js")))
}

fn build_for_node(shell: &Shell, target: &[&str], module: &str, out: &Path) -> Outcome {
    tools::need_wasm_target(shell)?;
    tools::install(shell, &tools::WASM_BINDGEN)?;
    cmd!(shell, "cargo build --quiet -p whosays-js {target...} --profile web --target {WASM}").run()?;
    let module = places::target().join(WASM).join("web").join(module);
    Ok(cmd!(shell, "wasm-bindgen {module} --target nodejs --out-dir {out}").run()?)
}

/// Runs the tests of the built package.
pub fn test() -> Outcome {
    let shell = places::shell()?;
    shell.change_dir(tools::page_tools());
    cmd!(shell, "node --test --test-reporter spec analyze.test.mjs").run()?;
    let compiler = PathBuf::from("node_modules").join("typescript").join("bin").join("tsc");
    Ok(cmd!(shell, "node {compiler} --project .").run()?)
}
