//! The page as Chromium's tools see it: what the first visit costs, Lighthouse, axe-core, the accessibility tree.

use crate::budgets::{self, Measured};
use crate::{Outcome, bench, places, table, tools};
use serde_json::Value;
use std::path::Path;
use xshell::cmd;
use xtask::site_server::SiteServer;

/// How many runs of Lighthouse have a median.
const RUNS: usize = 3;

/// Lighthouse's categories.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Fails when the built site is too large, scores too low or breaks a rule of accessibility, after looking at all.
pub fn check() -> Outcome {
    let dist = places::dist();
    let mut missed = table::print("First visit", &budgets::figures("size", bench::first_visit(&dist)?)?);
    missed
        .extend(table::print("What each part of the site weighs", &budgets::figures("assets", bench::assets(&dist)?)?));
    missed.extend(table::print("Lighthouse", &budgets::figures("lighthouse", lighthouse(&dist)?)?));
    missed.extend(annotations()?);
    for (tool, name) in [
        ("axe-core", "axe.mjs"),
        ("the accessibility tree and other ways of looking", "accessibility.mjs"),
        ("the keyboard's focus", "focus.mjs"),
        ("a language in brackets", "languages.mjs"),
        ("an installed app", "installed.mjs"),
    ] {
        let violations = violations(&dist, tool, name)?;
        if violations > 0 {
            missed.push(format!("{violations} violations found by {tool}"));
        }
    }
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("wanted of the page, and missed: {}", missed.join(", ")).into())
    }
}

/// Lighthouse's scores, as a phone and as a desktop, for continuous integration.
///
/// Performance is timed, and a busy machine is slow: where the first run falls short, the median of three counts. Three each time, as
/// [`lighthouse_thrice`] has them, take a minute and a half.
pub fn lighthouse(dist: &Path) -> Outcome<Vec<Measured>> {
    median_scores(dist, |first| if score(first, "performance") < 95.0 { RUNS } else { 1 })
}

/// Lighthouse's scores, as a phone and as a desktop: the medians of three runs, as Lighthouse's own documentation advises.
pub fn lighthouse_thrice(dist: &Path) -> Outcome<Vec<Measured>> {
    median_scores(dist, |_| RUNS)
}

/// The median scores of as many runs as `wanted` asks for after the first.
fn median_scores(dist: &Path, wanted: impl Fn(&Value) -> usize) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let mut measured = Vec::new();
    for form in ["mobile", "desktop"] {
        let mut runs = vec![script("lighthouse.mjs", &[server.address(), form])?];
        while runs.len() < wanted(&runs[0]) {
            runs.push(script("lighthouse.mjs", &[server.address(), form])?);
        }
        for category in CATEGORIES {
            let mut scores: Vec<f64> = runs.iter().map(|run| score(run, category)).collect();
            scores.sort_by(f64::total_cmp);
            measured.push((format!("{category}, {form}"), scores[scores.len() / 2]));
        }
        for failed in runs[0]["failed"].as_array().into_iter().flatten() {
            println!("  {form}: {}", failed.as_str().unwrap_or_default());
        }
    }
    Ok(measured)
}

fn score(run: &Value, category: &str) -> f64 {
    run["scores"][category].as_f64().unwrap_or(f64::NAN)
}

/// Other people's tools that show the annotations which Whosays writes, with the script that opens these in each.
const ANNOTATION_TOOLS: [(&str, &str); 2] = [("Recogito", "recogito.mjs"), ("Hypothesis", "hypothesis.mjs")];

/// In which tools some annotations are not shown, or on other words.
fn annotations() -> Outcome<Vec<String>> {
    println!();
    let mut missed = Vec::new();
    for (tool, name) in ANNOTATION_TOOLS {
        let found = script(name, &[])?;
        let counted = |key: &str| found[key].as_u64().unwrap_or_default();
        let (all, right) = (counted("annotations"), counted("right"));
        println!("{tool} shows {right} of {all} annotations on their words");
        if all == 0 || right < all {
            missed.push(format!("{right} of {all} annotations opened with {tool}"));
        }
    }
    Ok(missed)
}

/// How many violations a script finds over the states of the site.
fn violations(dist: &Path, tool: &str, name: &str) -> Outcome<usize> {
    let server = SiteServer::start(dist, "/");
    let report = script(name, &[server.address()])?;
    let none = || format!("{name} looked at nothing");
    let states = report["states"].as_array().filter(|states| !states.is_empty()).ok_or_else(none)?;
    println!("\n{tool}");
    let mut violations = 0;
    for state in states {
        let found = state["violations"].as_array().map_or(&[][..], Vec::as_slice);
        println!("  {}: {} violations", state["name"].as_str().unwrap_or_default(), found.len());
        for violation in found {
            println!("    {}", violation.as_str().unwrap_or_default());
        }
        violations += found.len();
    }
    Ok(violations)
}

/// Runs a script of `tests/browser-tools` with Chromium and returns the JSON that it prints.
pub fn script(name: &str, arguments: &[&str]) -> Outcome<Value> {
    let shell = places::shell()?;
    tools::install_page_tools(&shell)?;
    let chromium = tools::chromium().ok_or("Chromium is not on PATH; set CHROME_PATH or install it")?;
    shell.change_dir(tools::page_tools());
    let json = cmd!(shell, "node {name} {arguments...}").env("CHROME_PATH", chromium).read()?;
    Ok(serde_json::from_str(&json).map_err(|error| format!("{name} printed no JSON ({error}): {json}"))?)
}
