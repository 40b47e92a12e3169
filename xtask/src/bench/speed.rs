//! The analysis against what a page could use today, against itself natively, and against itself on longer texts; all
//! on the same text in the same run, since absolute times say more about the machine than about the engine.

use super::texts::long_text;
use crate::table::{Figure, Wanted};
use crate::{Outcome, javascript, places, tools};
use serde_json::Value;
use std::fs;
use std::path::Path;
use xshell::{Shell, cmd};
use xtask::site_server::gzip;

const SMALL: usize = 100_000;
const MEDIUM: usize = 1_000_000;
const LARGE: usize = 10_000_000;

/// The most that ten megabytes may take, in times of ten times one megabyte.
const MOST_GROWTH: f64 = 1.1;

/// The most memory that ten megabytes of text may take, in times of the text.
const MOST_MEMORY: f64 = 12.0;

/// How many times as fast as each peer the package should be.
const FASTER_THAN: [(&str, f64); 2] = [("wink", 3.0), ("compromise", 50.0)];

/// Ratios of times, native and as WASM in Node; with `peers` also to libraries that a page could use today.
pub fn measure(peers: bool) -> Outcome<Vec<Figure>> {
    let shell = places::shell()?;
    let files = [long_text(SMALL)?, long_text(MEDIUM)?, long_text(LARGE)?];
    let texts = &files;
    let large = &texts[2];
    let native = ["run", "--quiet", "--release", "-p", "whosays-js", "--example", "speed", "--"];
    let native_ms: Value = serde_json::from_str(&cmd!(shell, "cargo {native...} {texts...}").read()?)?;
    let native_bytes: Vec<f64> = numbers(&cmd!(shell, "cargo {native...} --memory {large}").read()?);

    let (package, example) = (javascript::build()?, javascript::build_example("speed")?);
    let script = tools::page_tools().join("speed.mjs");
    let wasm_ms: Value = serde_json::from_str(&cmd!(shell, "node {script} {example} {package} {texts...}").read()?)?;
    let wasm_bytes: Value =
        serde_json::from_str(&cmd!(shell, "node {script} --memory {example} {package} {large}").read()?)?;

    let native = |text: usize, pass: &str| native_ms[text][pass].as_f64().unwrap_or(f64::NAN);
    let wasm = |text: usize, pass: &str| wasm_ms[text][pass].as_f64().unwrap_or(f64::NAN);
    let any = |name: &str, value: f64| Figure::soft(name, value, Wanted::Any);
    let growth = |name: &str, one: f64, ten: f64| {
        Figure::soft(format!("{name}: 10 MB ÷ 10 × 1 MB"), ten / (10.0 * one), Wanted::AtMost(MOST_GROWTH))
    };
    let memory = |name: &str, bytes: f64| {
        Figure::soft(format!("{name}: memory for 10 MB ÷ text"), bytes / LARGE as f64, Wanted::AtMost(MOST_MEMORY))
    };
    let per_second = |ms: f64| SMALL as f64 / 1000.0 / ms;
    let mut figures = vec![
        any("package for JavaScript, KB gzip", weight(&package)?),
        any("package, 100 KB: MB/s on this machine", per_second(wasm(0, "package"))),
        any("WASM without making objects: MB/s", per_second(wasm(0, "weights"))),
        any("native: MB/s", per_second(native(0, "weights"))),
        any("100 KB: WASM ÷ native, time", wasm(0, "weights") / native(0, "weights")),
        any("100 KB, WASM: with weights ÷ by rules, time", wasm(0, "weights") / wasm(0, "rules")),
        any("100 KB, WASM: by rules ÷ tokens and sentences only, time", wasm(0, "rules") / wasm(0, "parse")),
        growth("native", native(1, "weights"), native(2, "weights")),
        growth("WASM", wasm(1, "weights"), wasm(2, "weights")),
        growth("package", wasm(1, "package"), wasm(2, "package")),
        memory("native", native_bytes.first().copied().unwrap_or(f64::NAN)),
        memory("WASM", wasm_bytes[0]["wasm"].as_f64().unwrap_or(f64::NAN)),
        any(
            "package with its objects in Node: memory for 10 MB ÷ text",
            wasm_bytes[0]["all"].as_f64().unwrap_or(f64::NAN) / LARGE as f64,
        ),
    ];
    if peers {
        figures.extend(peer_ratios(&shell, &files[0], wasm(0, "package"))?);
    }
    Ok(figures)
}

/// The numbers of a list in JSON; one that was not measured is not a number.
fn numbers(list: &str) -> Vec<f64> {
    let list = list.trim().trim_start_matches('[').trim_end_matches(']');
    list.split(',').map(|number| number.trim().parse().unwrap_or(f64::NAN)).collect()
}

/// Kilobytes of gzip of a package's JavaScript and WASM.
fn weight(package: &Path) -> Outcome<f64> {
    let files = ["package.js", "whosays_js.js", "whosays_js_bg.wasm"];
    let weights = files.iter().map(|file| Ok(gzip(&fs::read(package.join(file))?).len() as f64 / 1000.0));
    weights.sum()
}

/// How many times as long as our package each peer takes for the same text.
fn peer_ratios(shell: &Shell, text: &Path, ours_ms: f64) -> Outcome<Vec<Figure>> {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: the list of peers is in ../shared, which is not there.");
        return Ok(Vec::new());
    };
    tools::need_node()?;
    let home = places::scratch("peers");
    shell.create_dir(&home)?;
    fs::copy(shared.join("peers/package.json"), home.join("package.json"))?;
    eprintln!("Installing the peers into {} (seconds)", home.display());
    let _home = shell.push_dir(&home);
    cmd!(shell, "npm install --no-audit --no-fund").ignore_stdout().run()?;
    let script = shared.join("peers/bench.mjs");
    let lines = cmd!(shell, "node {script} {text} --runs 21 --modules {home}").read()?;
    let mut figures = Vec::new();
    for line in lines.lines() {
        let peer: Value = serde_json::from_str(line)?;
        let (name, ms) = (peer["peer"].as_str().unwrap_or("?"), peer["median_ms"].as_f64().unwrap_or(f64::NAN));
        let wanted =
            FASTER_THAN.iter().find(|(own, _)| *own == name).map_or(Wanted::Any, |(_, least)| Wanted::AtLeast(*least));
        let version = peer["version"].as_str().unwrap_or("");
        figures.push(Figure::soft(format!("package: times as fast as {name} {version}"), ms / ours_ms, wanted));
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_no_number() {
        assert_eq!(numbers("[12, 3.5]\n"), [12.0, 3.5]);
        assert!(numbers("[NaN]")[0].is_nan());
    }
}
