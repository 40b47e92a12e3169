//! The files that git tracks, as text.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tracked text file.
pub struct TextFile {
    /// Its path from the repository's root, with `/`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl TextFile {
    /// Whether its name ends with one of these.
    pub fn ends_with(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.name.ends_with(ending))
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of the repository").to_path_buf()
}

/// Every tracked file that is text and still there.
pub fn text_files() -> Vec<TextFile> {
    let root = root();
    let listing = Command::new("git").args(["ls-files", "-z"]).current_dir(&root).output().expect("git is on PATH");
    assert!(listing.status.success(), "git lists the tracked files: {}", String::from_utf8_lossy(&listing.stderr));
    let names = String::from_utf8(listing.stdout).expect("file names are UTF-8");
    let files: Vec<TextFile> = names
        .split_terminator('\0')
        .filter_map(|name| Some(TextFile { name: name.to_owned(), text: fs::read_to_string(root.join(name)).ok()? }))
        .collect();
    assert!(files.iter().any(|file| file.name == "Cargo.toml"), "the root's own manifest is among the tracked files");
    files
}

/// Runs a rule on every tracked text file; panics with all that it finds.
pub fn check(rule: impl Fn(&TextFile) -> Vec<String>) {
    let found: Vec<String> = text_files()
        .iter()
        .flat_map(|file| rule(file).into_iter().map(|finding| format!("{}: {finding}", file.name)).collect::<Vec<_>>())
        .collect();
    assert!(found.is_empty(), "\n  {}\n", found.join("\n  "));
}

/// A file made up for a test of a rule.
#[cfg(test)]
pub fn sample(name: &str, text: &str) -> TextFile {
    TextFile { name: name.to_owned(), text: text.to_owned() }
}
