//! The programs that builds and tests need beyond rustup's Rust: found, or installed by version into a cache folder.

mod browsers;
mod cargo_tools;
mod debian;
mod npm_tools;
mod rust;

pub use browsers::{Browser, chromium, need_browsers};
pub use cargo_tools::{CARGO_CYCLONEDX, CARGO_DENY, TRUNK, WASM_BINDGEN, install};
pub use debian::need_programs;
pub use npm_tools::{
    importers, install_importers, install_locked, install_page_tools, install_wasm_opt, need_node, page_tools,
};
pub use rust::{need_components, need_wasm_target};

use crate::Outcome;
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Puts a folder in front of the shell's PATH.
pub fn prepend_path(shell: &Shell, dir: &Path) -> Outcome {
    let old = shell.var_os("PATH").unwrap_or_default();
    let all = env::join_paths([dir.to_path_buf()].into_iter().chain(env::split_paths(&old)))?;
    shell.set_var("PATH", all);
    Ok(())
}

/// Where a program is on this machine's PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&file)).find(|path| path.is_file())
}

/// Whether running `program --version` names this version. A command of cargo's is asked as cargo asks it: some know no other way.
fn reports_version(shell: &Shell, program: &Path, version: &str) -> bool {
    let name = program.file_stem().unwrap_or_default().to_string_lossy();
    let command = name.strip_prefix("cargo-");
    let output = cmd!(shell, "{program} {command...} --version").quiet().ignore_stderr().read();
    output.is_ok_and(|output| names_version(&output, version))
}

fn names_version(output: &str, version: &str) -> bool {
    output.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')')).any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::names_version;

    #[test]
    fn a_version_is_a_whole_word_of_what_a_tool_says() {
        assert!(names_version("trunk 0.21.14", "0.21.14"));
        assert!(names_version("wasm-opt version 132 (version_132)", "132"));
        assert!(names_version("geckodriver 0.37.1 (b617178ef491 2026-01-01 12:00 +0000)\n\nSource code", "0.37.1"));
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
        assert!(!names_version("wasm-opt version 123 (version_123)", "132"));
    }
}
