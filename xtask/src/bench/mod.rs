//! `cargo xtask bench`: what the site costs its readers. Times are given as ratios to a baseline measured in the same
//! run, because absolute times say more about the machine than about the engine.

mod importing;
mod lessons;
mod library;
mod page;
mod size;
mod speed;
mod texts;

pub use size::first_visit;

use crate::table;
use crate::tools::{self, Browser};
use crate::{Outcome, page_checks, places, site_build};

/// What to measure.
#[derive(Default)]
pub struct Options {
    /// Only these parts, or all when empty.
    pub only: Vec<String>,
    /// Whether to measure other libraries for the same work too.
    pub peers: bool,
}

const PARTS: [&str; 7] = ["size", "speed", "page", "lighthouse", "importing", "library", "lessons"];

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
    if chosen("library") {
        missed.extend(table::print("Libraries", &library::measure()?));
    }
    if ["size", "page", "lighthouse", "importing", "lessons"].into_iter().any(chosen) {
        let dist = site_build::build("/")?;
        tools::need_browsers(&places::shell()?, &[Browser::Chromium], false)?;
        if chosen("size") {
            missed.extend(table::print("First visit", &first_visit(&dist)?));
        }
        if chosen("page") {
            missed.extend(table::print("In the page, Chromium", &page::measure(&dist)?));
        }
        if chosen("importing") {
            missed.extend(table::print("Files, Chromium", &importing::measure(&dist)?));
        }
        if chosen("lessons") {
            missed.extend(table::print("Lessons, Chromium", &lessons::measure(&dist)?));
        }
        if chosen("lighthouse") {
            missed.extend(table::print("Lighthouse", &page_checks::lighthouse(&dist)?));
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("hard limits missed: {}", missed.join(", ")).into()) }
}
