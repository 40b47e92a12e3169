//! Every file of ours says in its first lines what it is for.

use crate::tracked::{TextFile, check, sample};

/// Pages as other programs write them, which the importers are tried with.
const THEIRS: &str = "tests/browser/made/";

/// What is wrong with a file's beginning. A table that is a table of the knowledge base begins with its columns, `id` first, as its
/// readers want it.
fn says_nothing(file: &TextFile) -> Vec<String> {
    let (wanted, begins): (&str, &[&str]) = match file.name.rsplit('.').next() {
        _ if file.name.starts_with(THEIRS) => return Vec::new(),
        Some("rs") => ("//!", &["//! "]),
        Some("js" | "mjs" | "ts" | "mts") => ("//", &["// ", "/* ", "/** ", "#!"]),
        Some("css") => ("/*", &["/* "]),
        Some("html") => ("<!-- behind the doctype", &["<!doctype html>\n<!-- "]),
        Some("tsv") => ("# or the columns", &["# ", "id\t"]),
        Some("toml" | "yml") if !file.name.ends_with("Cargo.toml") => ("#", &["# "]),
        // A package says it to cargo.
        Some("toml") => {
            let said = file.text.starts_with("# ") || file.text.lines().any(|line| line.starts_with("description = "));
            return if said { Vec::new() } else { vec!["is described by nothing".to_owned()] };
        }
        _ => return Vec::new(),
    };
    if begins.iter().any(|begins| file.text.starts_with(begins)) {
        Vec::new()
    } else {
        vec![format!("begins without {wanted}, and so does not say what it is for")]
    }
}

#[test]
fn files_say_what_they_are_for() {
    check(says_nothing);
}

#[test]
fn the_rule_on_beginnings_bites() {
    for (name, text) in [
        ("a.rs", "use super::*;"),
        ("a.mjs", "import a from 'b';"),
        ("a.css", "@layer page {"),
        ("a.html", "<!doctype html>\n<html>"),
        ("a.tsv", "name\tkind"),
        ("a/Cargo.toml", "[package]"),
        ("a.toml", "[build]"),
    ] {
        assert_eq!(says_nothing(&sample(name, text)).len(), 1, "{name}");
    }
    assert_eq!(says_nothing(&sample("a.rs", "//! Tides.")).len(), 0);
}
