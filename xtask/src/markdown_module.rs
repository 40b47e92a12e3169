//! The Markdown reader as a module that the page loads when a Markdown file is opened.

use crate::{Outcome, places, tools};
use std::env;
use std::path::PathBuf;
use xshell::cmd;

/// Builds the module into the site that Trunk is building; Trunk's hook calls this.
pub fn build() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("trunk build runs this; run `cargo xtask build`")?;
    let staging = PathBuf::from(staging);
    let shell = places::shell()?;
    tools::install(&shell, &tools::WASM_BINDGEN)?;
    let target = "wasm32-unknown-unknown";
    cmd!(shell, "cargo build --quiet --package whosays-markdown --profile web --target {target}").run()?;
    let module = places::target().join(target).join("web").join("whosays_markdown.wasm");
    let name = "whosays-markdown";
    cmd!(shell, "wasm-bindgen {module} --target web --no-typescript --out-dir {staging} --out-name {name}").run()?;
    if tools::install_wasm_opt(&shell)? {
        let bound = staging.join(format!("{name}_bg.wasm"));
        cmd!(shell, "wasm-opt -Oz {bound} -o {bound}").run()?;
    }
    Ok(())
}
