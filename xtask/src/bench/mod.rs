//! `cargo xtask bench`: what the site costs its readers. Times are given as ratios to a baseline measured in the same
//! run, because absolute times say more about the machine than about the engine.

mod assets;
mod importing;
mod lessons;
mod library;
mod memory;
mod page;
mod size;
mod slow;
mod speed;
mod texts;

pub use assets::assets;
pub use size::first_visit;

use crate::budgets::{self, Measured};
use crate::table;
use crate::tools::{self, Browser};
use crate::{Outcome, page_checks, places, site_build};
use std::path::Path;

/// What to measure.
#[derive(Default)]
pub struct Options {
    /// Only these parts, or all when empty.
    pub only: Vec<String>,
    /// Whether to measure other libraries for the same work too.
    pub peers: bool,
}

/// A part that is measured of the built site, most of them in Chromium: its name, its title, and what measures it.
type OfTheSite = (&'static str, &'static str, fn(&Path) -> Outcome<Vec<Measured>>);

const OF_THE_SITE: [OfTheSite; 8] = [
    ("size", "First visit", first_visit),
    ("assets", "What each part of the site weighs", assets),
    ("page", "In the page, Chromium", page::measure),
    ("slow", "Slow connections and processors, Chromium", slow::measure),
    ("importing", "Files, Chromium", importing::measure),
    ("lessons", "Lessons, Chromium", lessons::measure),
    ("memory", "Memory of a tab, Chromium", memory::measure),
    ("lighthouse", "Lighthouse", page_checks::lighthouse_thrice),
];

/// Measures and prints; an error when a hard limit is missed.
pub fn bench(options: &Options) -> Outcome {
    let names: Vec<&str> = ["speed", "library"].into_iter().chain(OF_THE_SITE.map(|(name, ..)| name)).collect();
    if let Some(unknown) = options.only.iter().find(|only| !names.contains(&only.as_str())) {
        return Err(format!("there is nothing called {unknown} to measure; it is {}", names.join(", ")).into());
    }
    let chosen = |part: &str| options.only.is_empty() || options.only.iter().any(|only| only == part);
    let mut missed = Vec::new();
    if chosen("speed") {
        missed.extend(table::print("Speed of the whole analysis", &speed::measure(options.peers)?));
    }
    if chosen("library") {
        missed.extend(table::print("Libraries", &budgets::figures("library", library::measure()?)?));
    }
    if OF_THE_SITE.iter().any(|(name, ..)| chosen(name)) {
        let dist = site_build::build("/")?;
        tools::need_browsers(&places::shell()?, &[Browser::Chromium], false)?;
        for (name, title, measure) in OF_THE_SITE.iter().filter(|(name, ..)| chosen(name)) {
            missed.extend(table::print(title, &budgets::figures(name, measure(&dist)?)?));
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("hard limits missed: {}", missed.join(", ")).into()) }
}
