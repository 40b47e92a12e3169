//! `analyze` as JavaScript gets it: built for Node, tested against the contract, its types checked.

use crate::wasm_module::{self, WasmModule};
use crate::{Outcome, places, tools};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

const NODE: &[&str] = &["--target", "nodejs"];

/// Builds the package for Node where Node and TypeScript find it by its name.
pub fn build() -> Outcome {
    let shell = places::shell()?;
    tools::install_page_tools(&shell)?;
    let package = tools::page_tools().join("node_modules").join("whosays-js");
    let module = WasmModule { package: "whosays-js", target: &["--lib"], file: "whosays_js.wasm", loader: NODE };
    wasm_module::build(&shell, &module, &package, "whosays_js")?;
    let manifest = r#"{"name": "whosays-js", "main": "whosays_js.js", "types": "whosays_js.d.ts"}"#;
    Ok(fs::write(package.join("package.json"), manifest)?)
}

/// Builds an example of the JavaScript crate for Node, optimised like the site; returns the file that loads it.
pub fn build_example(name: &str) -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    let file = format!("examples/{name}.wasm");
    let module = WasmModule { package: "whosays-js", target: &["--example", name], file: &file, loader: NODE };
    let out = places::scratch(name);
    let bound = wasm_module::build(&shell, &module, &out, name)?;
    wasm_module::optimise(&shell, &bound)?;
    Ok(out.join(format!("{name}.js")))
}

/// Runs the tests of the built package.
pub fn test() -> Outcome {
    let shell = places::shell()?;
    shell.change_dir(tools::page_tools());
    cmd!(shell, "node --test --test-reporter spec analyze.test.mjs").run()?;
    let compiler = PathBuf::from("node_modules").join("typescript").join("bin").join("tsc");
    Ok(cmd!(shell, "node {compiler} --project .").run()?)
}
