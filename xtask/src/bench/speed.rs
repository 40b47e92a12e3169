//! The analysis against what a page could use today, against itself natively, and against itself on longer texts; all
//! on the same text in the same run, since absolute times say more about the machine than about the engine.

use super::texts::long_text;
use crate::budgets::{self, Measured};
use crate::table::Figure;
use crate::{Outcome, javascript, places, tools};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};
use xtask::site_server::gzip;

const SMALL: usize = 100_000;
const MEDIUM: usize = 1_000_000;
const LARGE: usize = 10_000_000;

/// Rounds in which the package and its peers take turns: a machine that is slower for a while is so for all of them.
const ROUNDS: usize = 9;

/// Ratios of times, native and as WASM in Node; with `peers` also to libraries that a page could use today.
pub fn measure(peers: bool) -> Outcome<Vec<Figure>> {
    let shell = places::shell()?;
    let [small, medium, large] = [long_text(SMALL)?, long_text(MEDIUM)?, long_text(LARGE)?];
    let native = |mode: &str, texts: &[&PathBuf]| -> Outcome<Value> {
        let run = ["run", "--quiet", "--release", "-p", "whosays-js", "--example", "speed", "--"];
        Ok(serde_json::from_str(&cmd!(shell, "cargo {run...} {mode} {texts...}").read()?)?)
    };
    let (package, example) = (javascript::build()?, javascript::build_example("speed")?);
    let script = tools::page_tools().join("speed.mjs");
    let node = |mode: &str, texts: &[&PathBuf]| -> Outcome<Value> {
        Ok(serde_json::from_str(&cmd!(shell, "node {script} {mode} {example} {package} {texts...}").read()?)?)
    };

    let of = |measured: &Value, name: &str| measured[name].as_f64().unwrap_or(f64::NAN);
    let (native_ms, wasm_ms) = (native("passes", &[&small])?, node("passes", &[&small])?);
    let (native_ms, wasm_ms) = (|pass: &str| of(&native_ms, pass), |pass: &str| of(&wasm_ms, pass));
    let any = |name: &str, value: f64| (name.to_owned(), value);
    let mut figures = vec![
        any("package for JavaScript, KB gzip", weight(&package)?),
        any("package, 100 KB: MB/s on this machine", per_second(wasm_ms("package"))),
        any("WASM without making objects: MB/s", per_second(wasm_ms("weights"))),
        any("native: MB/s", per_second(native_ms("weights"))),
        any("100 KB: WASM ÷ native, time", wasm_ms("weights") / native_ms("weights")),
        any("100 KB, WASM: with weights ÷ by rules, time", wasm_ms("weights") / wasm_ms("rules")),
        any("100 KB, WASM: by rules ÷ tokens and sentences only, time", wasm_ms("rules") / wasm_ms("parse")),
    ];
    let growth = |name: &str, times: f64| (format!("{name}: 10 MB ÷ 10 × 1 MB"), times);
    let (native_growth, wasm_growth) = (native("growth", &[&medium, &large])?, node("growth", &[&medium, &large])?);
    figures.push(growth("native", of(&native_growth, "weights")));
    figures.push(growth("WASM", of(&wasm_growth, "weights")));
    figures.push(growth("package", of(&wasm_growth, "package")));
    let memory = |name: &str, measured: &Value, of_what: &str| {
        (format!("{name}: memory for 10 MB ÷ text"), of(measured, of_what) / LARGE as f64)
    };
    let (native_bytes, wasm_bytes) = (native("memory", &[&large])?, node("memory", &[&large])?);
    figures.push(memory("native", &native_bytes, "weights"));
    figures.push(memory("WASM", &wasm_bytes, "wasm"));
    figures.push(memory("package with its objects in Node", &wasm_bytes, "all"));
    let layers = native("layers", &[&small])?;
    figures.push(any("2,000 annotations put over 100 KB, native, ms", of(&layers, "compose")));
    figures.push(any("the same found again by a pack, ms", of(&layers, "open")));
    let mut figures = budgets::figures("speed", figures)?;
    if peers {
        let ours = || Ok(of(&node("package", &[&small])?, "package"));
        let ratios = peer_ratios(&shell, &small, ours)?;
        figures.extend(if ratios.is_empty() { Vec::new() } else { budgets::figures("peers", ratios)? });
    }
    Ok(figures)
}

/// Megabytes in a second, where the short text takes so many milliseconds.
fn per_second(ms: f64) -> f64 {
    SMALL as f64 / 1000.0 / ms
}

/// Kilobytes of gzip of a package's JavaScript and WASM.
fn weight(package: &Path) -> Outcome<f64> {
    let files = ["package.js", "whosays_js.js", "whosays_js_bg.wasm"];
    let weights = files.iter().map(|file| Ok(gzip(&fs::read(package.join(file))?).len() as f64 / 1000.0));
    weights.sum()
}

/// How many times as long as our package each peer takes for the same text: the median of some rounds. `ours` measures
/// what the package takes, in milliseconds.
fn peer_ratios(shell: &Shell, text: &Path, ours: impl Fn() -> Outcome<f64>) -> Outcome<Vec<Measured>> {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: the list of peers is in ../shared, which is not there.");
        return Ok(Vec::new());
    };
    tools::need_node()?;
    let home = places::scratch("peers");
    shell.create_dir(&home)?;
    fs::copy(shared.join("peers/package.json"), home.join("package.json"))?;
    eprintln!("Installing the peers into {} (seconds)", home.display());
    let at_home = shell.push_dir(&home);
    cmd!(shell, "npm install --no-audit --no-fund").ignore_stdout().run()?;
    drop(at_home);
    let script = shared.join("peers/bench.mjs");
    let mut ratios: BTreeMap<(String, String), Vec<f64>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let ours_ms = ours()?;
        for line in cmd!(shell, "node {script} {text} --runs 7 --modules {home}").read()?.lines() {
            let peer: Value = serde_json::from_str(line)?;
            let [name, version] = ["peer", "version"].map(|key| peer[key].as_str().unwrap_or("?").to_owned());
            let ms = peer["median_ms"].as_f64().unwrap_or(f64::NAN);
            ratios.entry((name, version)).or_default().push(ms / ours_ms);
        }
    }
    let figure = |((name, version), mut ratios): ((String, String), Vec<f64>)| {
        ratios.sort_by(f64::total_cmp);
        let (least, most) = (ratios[0], ratios[ratios.len() - 1]);
        eprintln!("{name} {version}: {least:.2} to {most:.2} times as long as the package in {} rounds", ratios.len());
        (format!("package: times as fast as {name}"), ratios[ratios.len() / 2])
    };
    Ok(ratios.into_iter().map(figure).collect())
}
