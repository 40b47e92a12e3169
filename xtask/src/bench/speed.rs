//! The analysis against a baseline of its own: the pass that only finds sentences, tokens and quotations in the same
//! text, by the same module, in the same run.

use super::long_text;
use crate::table::{Figure, Wanted};
use crate::{Outcome, javascript, places, tools};
use serde_json::Value;
use std::fs;
use xshell::cmd;

const SMALL: usize = 100_000;
const LARGE: usize = 1_000_000;

/// Ten times the text may take this many times as long; linear growth is 10.
const MOST_GROWTH: f64 = 15.0;

/// Ratios of times, native and as WASM in Node; with `peers` also to libraries that a page could use today.
pub fn measure(peers: bool) -> Outcome<Vec<Figure>> {
    let shell = places::shell()?;
    let (small, large) = (long_text(SMALL)?, long_text(LARGE)?);
    let native = cmd!(shell, "cargo run --quiet --release -p whosays-js --example speed -- {small} {large}").read()?;
    let native: Value = serde_json::from_str(&native)?;
    let module = javascript::build_example("speed")?;
    let script = tools::page_tools().join("speed.mjs");
    let wasm: Value = serde_json::from_str(&cmd!(shell, "node {script} {module} {small} {large}").read()?)?;

    let native = |text: usize, pass: &str| native[text][pass].as_f64().unwrap_or(f64::NAN);
    let wasm = |text: usize, pass: &str| wasm[text][pass].as_f64().unwrap_or(f64::NAN);
    let ratio = |name: &str, value: f64| Figure::soft(name, value, Wanted::Any);
    let growth = |name: &str, value: f64| Figure::soft(name, value, Wanted::AtMost(MOST_GROWTH));
    let mut figures = vec![
        ratio("native, 100 KB: analysis ÷ baseline", native(0, "analyze") / native(0, "parse")),
        ratio("WASM, 100 KB: analysis ÷ baseline", wasm(0, "analyze") / wasm(0, "parse")),
        ratio("100 KB: WASM ÷ native", wasm(0, "analyze") / native(0, "analyze")),
        growth("native: 1 MB ÷ 100 KB", native(1, "analyze") / native(0, "analyze")),
        growth("WASM: 1 MB ÷ 100 KB", wasm(1, "analyze") / wasm(0, "analyze")),
        ratio("native, 100 KB, ms on this machine", native(0, "analyze")),
        ratio("WASM, 100 KB, ms on this machine", wasm(0, "analyze")),
    ];
    if peers {
        figures.extend(peer_ratios(wasm(0, "analyze"))?);
    }
    Ok(figures)
}

/// How many times as long as our module each peer takes for the same 100 KB.
fn peer_ratios(ours_ms: f64) -> Outcome<Vec<Figure>> {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: the list of peers is in ../shared, which is not there.");
        return Ok(Vec::new());
    };
    let shell = places::shell()?;
    tools::need_node()?;
    let home = places::scratch("peers");
    shell.create_dir(&home)?;
    fs::copy(shared.join("peers/package.json"), home.join("package.json"))?;
    eprintln!("Installing the peers into {} (seconds)", home.display());
    shell.change_dir(&home);
    cmd!(shell, "npm install --no-audit --no-fund").ignore_stdout().run()?;
    let (script, text) = (shared.join("peers/bench.mjs"), long_text(SMALL)?);
    let lines = cmd!(shell, "node {script} {text} --modules {home}").read()?;
    let mut figures = Vec::new();
    for line in lines.lines() {
        let peer: Value = serde_json::from_str(line)?;
        let (name, ms) = (peer["peer"].as_str().unwrap_or("?"), peer["median_ms"].as_f64().unwrap_or(f64::NAN));
        figures.push(Figure::soft(
            format!("100 KB: {name} {} ÷ our WASM", peer["version"].as_str().unwrap_or("")),
            ms / ours_ms,
            Wanted::Any,
        ));
    }
    Ok(figures)
}
