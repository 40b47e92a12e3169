//! What SECURITY.md says is kept by a file or a test: both are there.

use crate::tracked::{TextFile, root, text_files};
use std::collections::HashSet;
use std::fs;

/// Endings of what it names as files.
const ENDINGS: [&str; 9] = [".rs", ".js", ".mjs", ".html", ".json", ".tsv", ".toml", ".yml", ".md"];

/// The parts of a page in Markdown that are set as code, and where its links lead.
fn named(page: &str) -> Vec<&str> {
    let code = page.split('`').skip(1).step_by(2);
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    code.chain(links).collect()
}

/// Files and tests that a page names and that are not among `files` and `tests`.
fn missing<'a>(page: &'a str, files: &HashSet<&str>, tests: &HashSet<&str>) -> Vec<&'a str> {
    let is_file = |name: &&str| name.contains('/') && ENDINGS.iter().any(|end| name.ends_with(end));
    let is_test = |name: &&str| {
        name.split('_').count() > 3 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
    };
    let missing = |name: &&str| is_file(name) && !files.contains(name) || is_test(name) && !tests.contains(name);
    named(page).into_iter().filter(missing).collect()
}

/// The names of functions in Rust.
fn functions(file: &TextFile) -> impl Iterator<Item = &str> {
    let rust = if file.ends_with(&[".rs"]) { file.text.as_str() } else { "" };
    rust.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next())
}

#[test]
fn what_keeps_a_claim_is_there() {
    let all = text_files();
    let files = all.iter().map(|file| file.name.as_str()).collect();
    let tests = all.iter().flat_map(functions).collect();
    let page = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    assert_eq!(missing(&page, &files, &tests), Vec::<&str>::new());
    assert!(named(&page).len() > 40, "it names what keeps its claims");
}

/// What makes browsers ask before a string becomes markup or a script.
const ASKED: &str = "require-trusted-types-for 'script'; trusted-types ";

/// Pages with a policy that do not make browsers ask, and ones with a script that let nobody answer, or the other way round.
fn trusting<'a>(pages: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let asks = |html: &str| {
        let answers = html.split_once(ASKED).map(|(_, rest)| rest.starts_with("default"));
        // What a frame loads only fetches.
        let starts = html.contains("type=\"module\"") || html.contains("rel=\"rust\"");
        answers == Some(starts)
    };
    pages.filter(|(_, html)| html.contains("Content-Security-Policy") && !asks(html)).map(|(name, _)| name).collect()
}

#[test]
fn every_page_trusts_no_string() {
    let all = text_files();
    // A saved file has no script and nothing that it could be handed by one.
    let pages = all.iter().filter(|file| file.ends_with(&[".html"]) && !file.name.starts_with("standalone/"));
    let pages: Vec<_> = pages.map(|file| (file.name.as_str(), file.text.as_str())).collect();
    assert_eq!(trusting(pages.iter().copied()), Vec::<&str>::new());
    assert!(pages.iter().filter(|(_, html)| html.contains(ASKED)).count() >= 7, "they are the site's pages");
}

#[test]
fn the_rule_on_trust_bites() {
    let policy = "Content-Security-Policy";
    let none = [policy, ASKED, "'none'"].concat();
    let started = [&none, "<script type=\"module\""].concat();
    assert_eq!(trusting([("a", policy), ("b", &*none), ("c", &*started), ("d", "")].into_iter()), ["a", "c"]);
}

#[test]
fn the_rule_on_claims_bites() {
    let page = "`no_such_test_here` in `a/b.rs`, `a_test_that_is`, `c/d.rs`, [e](f/g.md), `cargo xtask fuzz`";
    let (files, tests) = (HashSet::from(["c/d.rs"]), HashSet::from(["a_test_that_is"]));
    assert_eq!(missing(page, &files, &tests), ["no_such_test_here", "a/b.rs", "f/g.md"]);
}
