//! Versions that several files must name alike.

use crate::tracked::root;
use std::fs;

/// What stands between `before` and the next quotation mark in a file.
fn quoted(name: &str, before: &str) -> String {
    let text = fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let after = text.split_once(before).unwrap_or_else(|| panic!("{name} holds {before}")).1;
    after.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn wasm_bindgen_is_the_same_release_everywhere() {
    let library = quoted("Cargo.toml", "wasm-bindgen = \"=");
    assert_eq!(quoted("Trunk.toml", "wasm_bindgen = \""), library);
    assert_eq!(quoted("xtask/src/tools/cargo_tools.rs", "binary: \"wasm-bindgen\",\n    version: \""), library);
}

#[test]
fn the_npm_package_has_the_workspaces_version() {
    assert_eq!(quoted("npm/package/package.json", "\"version\": \""), quoted("Cargo.toml", "\nversion = \""));
}

#[test]
fn wasm_opt_is_the_same_release_everywhere() {
    let installed = quoted("xtask/src/tools/npm_tools.rs", "const BINARYEN: &str = \"");
    assert_eq!(quoted("Trunk.toml", "wasm_opt = \""), format!("version_{installed}"));
}
