//! `cargo xtask bench`: what the site costs its readers. Times are given as ratios to a baseline measured in the same
//! run, because absolute times say more about the machine than about the engine.

mod page;
mod size;
mod speed;

pub use size::first_visit;

use crate::table;
use crate::tools::{self, Browser};
use crate::{Outcome, page_checks, places, site_build};
use std::fs;
use std::path::PathBuf;

/// What to measure.
#[derive(Default)]
pub struct Options {
    /// Only these parts, or all when empty.
    pub only: Vec<String>,
    /// Whether to measure other libraries for the same work too.
    pub peers: bool,
}

const PARTS: [&str; 4] = ["size", "speed", "page", "lighthouse"];

/// Measures and prints; an error when a hard limit is missed.
pub fn bench(options: &Options) -> Outcome {
    if let Some(unknown) = options.only.iter().find(|only| !PARTS.contains(&only.as_str())) {
        return Err(format!("there is nothing called {unknown} to measure; it is {}", PARTS.join(", ")).into());
    }
    let chosen = |part: &str| options.only.is_empty() || options.only.iter().any(|only| only == part);
    let mut missed = Vec::new();
    if chosen("speed") {
        missed.extend(table::print("Speed of the whole analysis", &speed::measure(options.peers)?));
    }
    if ["size", "page", "lighthouse"].into_iter().any(chosen) {
        let dist = site_build::build("/")?;
        tools::need_browsers(&places::shell()?, &[Browser::Chromium], false)?;
        if chosen("size") {
            missed.extend(table::print("First visit", &first_visit(&dist)?));
        }
        if chosen("page") {
            missed.extend(table::print("In the page, Chromium", &page::measure(&dist)?));
        }
        if chosen("lighthouse") {
            missed.extend(table::print("Lighthouse", &page_checks::lighthouse(&dist)?));
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("hard limits missed: {}", missed.join(", ")).into()) }
}

/// A file of about `bytes` bytes made of the site's own articles, over and over.
fn long_text(bytes: usize) -> Outcome<PathBuf> {
    let mut bodies = String::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(places::root().join("articles"))?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let article = fs::read_to_string(path)?;
        // What stands before the second rule of dashes is front matter.
        bodies.push_str(article.splitn(3, "---\n").last().unwrap_or(&article));
        bodies.push('\n');
    }
    if bodies.trim().is_empty() {
        return Err("there is no article to build a long text from".into());
    }
    let mut text = bodies.repeat(bytes / bodies.len() + 1);
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.truncate(end);
    let file = places::scratch(&format!("text-{bytes}.txt"));
    fs::create_dir_all(places::scratch(""))?;
    fs::write(&file, text)?;
    Ok(file)
}
