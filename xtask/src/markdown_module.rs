//! The Markdown reader as a module that the page loads when a Markdown file is opened.

use crate::wasm_module::{self, WasmModule};
use crate::{Outcome, places};
use std::env;
use std::path::Path;

const MODULE: WasmModule = WasmModule {
    package: "whosays-markdown",
    target: &["--lib"],
    file: "whosays_markdown.wasm",
    loader: &["--target", "web", "--no-typescript"],
};

/// Builds the module into the site that Trunk is building; Trunk's hook calls this.
pub fn build() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("trunk build runs this; run `cargo xtask build`")?;
    let shell = places::shell()?;
    let bound = wasm_module::build(&shell, &MODULE, Path::new(&staging), "whosays-markdown")?;
    wasm_module::optimise(&shell, &bound)
}
