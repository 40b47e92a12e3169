//! `analyze` as JavaScript gets it: built for Node, tested against the contract, its types checked.

use crate::{Outcome, places, tools};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

const TARGET: &str = "wasm32-unknown-unknown";

/// Where Node and TypeScript find the package by its name.
fn package() -> PathBuf {
    tools::page_tools().join("node_modules").join("whosays-js")
}

/// Builds the package for Node with the profile of the site.
pub fn build() -> Outcome {
    let shell = places::shell()?;
    tools::need_wasm_target(&shell)?;
    tools::install(&shell, &tools::WASM_BINDGEN)?;
    tools::install_page_tools(&shell)?;
    cmd!(shell, "cargo build --quiet -p whosays-js --profile web --target {TARGET}").run()?;
    let module = places::target().join(TARGET).join("web").join("whosays_js.wasm");
    let package = package();
    cmd!(shell, "wasm-bindgen {module} --target nodejs --out-dir {package}").run()?;
    let manifest = r#"{"name": "whosays-js", "main": "whosays_js.js", "types": "whosays_js.d.ts"}"#;
    Ok(fs::write(package.join("package.json"), manifest)?)
}

/// Runs the tests of the built package.
pub fn test() -> Outcome {
    let shell = places::shell()?;
    shell.change_dir(tools::page_tools());
    cmd!(shell, "node --test --test-reporter spec analyze.test.mjs").run()?;
    let compiler = PathBuf::from("node_modules").join("typescript").join("bin").join("tsc");
    Ok(cmd!(shell, "node {compiler} --project .").run()?)
}

/// Builds an example of the JavaScript crate for Node; returns its module.
pub fn build_example(name: &str) -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    tools::need_wasm_target(&shell)?;
    tools::install(&shell, &tools::WASM_BINDGEN)?;
    cmd!(shell, "cargo build --quiet -p whosays-js --example {name} --profile web --target {TARGET}").run()?;
    let examples = places::target().join(TARGET).join("web").join("examples");
    let (module, out) = (examples.join(format!("{name}.wasm")), places::scratch(name));
    cmd!(shell, "wasm-bindgen {module} --target nodejs --out-dir {out}").run()?;
    if tools::install_wasm_opt(&shell)? {
        let bound = out.join(format!("{name}_bg.wasm"));
        cmd!(shell, "wasm-opt -Oz {bound} -o {bound}").run()?;
    }
    Ok(out.join(format!("{name}.js")))
}
