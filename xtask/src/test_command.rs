//! `cargo xtask test`: its steps in order, timed, stopping at the first that fails.

use crate::tools::Browser;
use crate::{Outcome, steps};
use std::time::Instant;

/// How to run the tests.
#[derive(Default)]
pub struct Options {
    /// Only these steps, or all when empty.
    pub only: Vec<String>,
    /// Browsers that the caller says to go without.
    pub without: Vec<Browser>,
    /// Whether Debian's packages may be installed where that is possible.
    pub install: bool,
}

impl Options {
    /// The browsers to test in.
    pub fn browsers(&self) -> Vec<Browser> {
        Browser::ALL.into_iter().filter(|browser| !self.without.contains(browser)).collect()
    }
}

/// One step: its name, what it proves, and how.
type Step = (&'static str, &'static str, fn(&Options) -> Outcome);

/// What may be missing first, then the quick ones, and what others build upon before them.
const STEPS: [Step; 14] = [
    ("setup", "what the other steps need is there", steps::setup),
    ("format", "the code is formatted", steps::format),
    ("lint", "clippy finds nothing, natively and for the browser, and all texts are translated", steps::lint),
    ("unit", "the crates' own tests", steps::unit),
    ("whole", "golden files, properties and tidy rules", steps::whole),
    ("fuzz", "two seconds of arbitrary bytes a target", |_| steps::fuzz()),
    ("training", "training gives the weights that ship", |_| steps::training()),
    ("knowledge", "the knowledge base's tables are what their sources give", |_| steps::knowledge(&["check"])),
    ("evaluate", "the engine reaches its floors on labelled articles", |_| steps::evaluate()),
    ("site", "the site builds, under / and under a base path", |_| steps::site()),
    ("javascript", "analyze in JavaScript keeps the contract, and its types hold", |_| steps::javascript()),
    ("package", "the npm package works in an empty project, and its element in a page", steps::package),
    ("browsers", "the page in Chromium, Firefox and WebKitGTK", steps::browsers),
    ("page", "size, Lighthouse and axe-core", steps::page),
];

/// Prints the steps' names.
pub fn list() {
    for (name, proves, _) in STEPS {
        println!("{name:12}{proves}");
    }
}

/// Runs the steps; the error names the one that failed.
pub fn test(options: &Options) -> Outcome {
    if let Some(unknown) = options.only.iter().find(|only| STEPS.iter().all(|(name, ..)| name != only)) {
        return Err(format!("there is no step {unknown}; cargo xtask test --list names them").into());
    }
    for browser in &options.without {
        eprintln!("NOT TESTED in {}: the command line says to go without it.", browser.name());
    }
    let chosen = |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
    let mut times = Vec::new();
    for (name, proves, run) in STEPS.into_iter().filter(|(name, ..)| chosen(name)) {
        eprintln!("\n━━ {name}: {proves}");
        let started = Instant::now();
        let outcome = run(options);
        let seconds = started.elapsed().as_secs_f64();
        outcome.map_err(|error| format!("FAILED in step {name} after {seconds:.0} s: {error}"))?;
        eprintln!("━━ {name}: passed in {seconds:.1} s");
        times.push((name, seconds));
    }
    let total: f64 = times.iter().map(|(_, seconds)| seconds).sum();
    let each: Vec<String> = times.iter().map(|(name, seconds)| format!("{name} {seconds:.0} s")).collect();
    println!("\nAll {} steps passed in {total:.0} s: {}", times.len(), each.join(", "));
    Ok(())
}
