//! The page as Chromium's tools see it: what the first visit costs, Lighthouse, axe-core.

use crate::table::{self, Figure, Wanted};
use crate::{Outcome, bench, places, tools};
use serde_json::Value;
use std::path::Path;
use xshell::cmd;
use xtask::site_server::SiteServer;

/// Lighthouse's categories, with the least score out of 100 that the page must have in each.
const CATEGORIES: [(&str, f64); 4] =
    [("performance", 95.0), ("accessibility", 100.0), ("best-practices", 100.0), ("seo", 100.0)];

/// Fails when the built site is too large, scores too low or breaks a rule of accessibility, after looking at all.
pub fn check() -> Outcome {
    let dist = places::dist();
    let mut missed = table::print("First visit", &bench::first_visit(&dist)?);
    missed.extend(table::print("Lighthouse", &lighthouse(&dist)?));
    missed.extend(annotations()?);
    let violations = axe(&dist)?;
    if violations > 0 {
        missed.push(format!("{violations} violations found by axe-core"));
    }
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("wanted of the page, and missed: {}", missed.join(", ")).into())
    }
}

/// Lighthouse's scores, as a phone and as a desktop.
///
/// Performance is timed, and a busy machine is slow: where the first run falls short, the median of three counts, as
/// Lighthouse's own documentation advises.
pub fn lighthouse(dist: &Path) -> Outcome<Vec<Figure>> {
    let server = SiteServer::start(dist, "/");
    let mut figures = Vec::new();
    for form in ["mobile", "desktop"] {
        let mut runs = vec![script("lighthouse.mjs", &[server.address(), form])?];
        if score(&runs[0], "performance") < 95.0 {
            runs.push(script("lighthouse.mjs", &[server.address(), form])?);
            runs.push(script("lighthouse.mjs", &[server.address(), form])?);
        }
        for (category, least) in CATEGORIES {
            let mut scores: Vec<f64> = runs.iter().map(|run| score(run, category)).collect();
            scores.sort_by(f64::total_cmp);
            figures.push(Figure::hard(format!("{category}, {form}"), scores[scores.len() / 2], Wanted::AtLeast(least)));
        }
        for failed in runs[0]["failed"].as_array().into_iter().flatten() {
            println!("  {form}: {}", failed.as_str().unwrap_or_default());
        }
    }
    Ok(figures)
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

/// How many rules axe-core finds broken, over the page in light and dark, with nothing open and with each kind of panel.
fn axe(dist: &Path) -> Outcome<usize> {
    let server = SiteServer::start(dist, "/");
    let report = script("axe.mjs", &[server.address()])?;
    let states = report["states"].as_array().filter(|states| !states.is_empty()).ok_or("axe-core looked at nothing")?;
    println!("\naxe-core");
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
