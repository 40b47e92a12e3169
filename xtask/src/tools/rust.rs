//! Parts of the Rust toolchain beyond what rustup's minimal profile brings.

use crate::Outcome;
use std::path::Path;
use xshell::{Shell, cmd};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile for the browser.
pub fn need_wasm_target(shell: &Shell) -> Outcome {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).join("lib").is_dir() {
        return Ok(());
    }
    if super::on_path("rustup").is_none() {
        return Err(format!(
            "this Rust cannot compile for {WASM_TARGET}, and there is no rustup to add it with.\n\
             Install that target from where this Rust came from, or install Rust by rustup (see rustup.rs)."
        )
        .into());
    }
    eprintln!("Installing Rust's target {WASM_TARGET} into {sysroot} (seconds)");
    cmd!(shell, "rustup target add {WASM_TARGET}").run()?;
    Ok(())
}

/// Makes sure that rustfmt and clippy are there.
pub fn need_components(shell: &Shell) -> Outcome {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if cmd!(shell, "cargo {command} --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
            eprintln!("Installing Rust's component {component} (seconds)");
            cmd!(shell, "rustup component add {component}").run()?;
        }
    }
    Ok(())
}
