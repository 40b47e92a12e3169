//! `analyze` as JavaScript gets it: built for Node, tested against the contract, its types checked.

use crate::wasm_module::{self, FASTEST, WasmModule};
use crate::{Outcome, places, tools};
use std::fs;
use std::path::PathBuf;
use xshell::cmd;

/// What is the same for all that is built of the JavaScript crate.
const PACKAGE: WasmModule =
    WasmModule { package: "whosays-js", target: &[], file: "", profile: "js", loader: &["--target", "nodejs"] };

/// Builds the package for Node where Node and TypeScript find it by its name; returns its folder.
pub fn build() -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::install_page_tools(&shell)?;
    let package = tools::page_tools().join("node_modules").join("whosays-js");
    let module = WasmModule { target: &["--lib"], file: "whosays_js.wasm", ..PACKAGE };
    let bound = wasm_module::build(&shell, &module, &package, "whosays_js")?;
    wasm_module::optimise(&shell, &bound, FASTEST)?;
    fs::copy(places::root().join("js/package.js"), package.join("package.js"))?;
    let manifest = r#"{"name": "whosays-js", "main": "package.js", "types": "whosays_js.d.ts"}"#;
    fs::write(package.join("package.json"), manifest)?;
    Ok(package)
}

/// Builds an example of the JavaScript crate for Node, optimised like the package; returns the file that loads it.
pub fn build_example(name: &str) -> Outcome<PathBuf> {
    let shell = places::shell()?;
    tools::need_node()?;
    let file = format!("examples/{name}.wasm");
    let module = WasmModule { target: &["--example", name], file: &file, ..PACKAGE };
    let out = places::scratch(name);
    let bound = wasm_module::build(&shell, &module, &out, name)?;
    wasm_module::optimise(&shell, &bound, FASTEST)?;
    Ok(out.join(format!("{name}.js")))
}

/// Runs the tests of the built package.
pub fn test() -> Outcome {
    let shell = places::shell()?;
    let (texts, native) = (places::root().join("tests/golden/texts"), places::scratch("native-analyses"));
    shell.remove_path(&native)?;
    let files = shell.read_dir(&texts)?;
    cmd!(shell, "cargo run --quiet --release -p whosays-cli -- analyze {files...} --out {native}").run()?;
    shell.change_dir(tools::page_tools());
    cmd!(shell, "node --test --test-reporter spec analyze.test.mjs annotations.test.mjs")
        .env("WHOSAYS_TEXTS", texts)
        .env("WHOSAYS_NATIVE", native)
        .run()?;
    let compiler = PathBuf::from("node_modules").join("typescript").join("bin").join("tsc");
    cmd!(shell, "node {compiler} --project .").run()?;
    tools::install_importers(&shell)?;
    shell.change_dir(tools::importers());
    Ok(cmd!(shell, "node --test").run()?)
}
