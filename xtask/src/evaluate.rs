//! The engine's figures on labelled articles, by the scorer that came with the labels.

use crate::reliability::Reliability;
use crate::table::{self, Figure, Wanted};
use crate::{Outcome, places, tools};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// Which labels to compare with.
#[derive(Clone, Copy)]
pub enum Labels {
    /// The development articles: measured on, never trained on; their figures have floors.
    Gold,
    /// The training articles.
    Training,
}

/// Figures on the development articles: what is wanted, and what was reached by rules alone before any weights.
const FIGURES: [(&str, f64, f64); 6] = [
    ("status_macro_f1", 0.70, 0.717),
    ("marked_f1", 0.82, 0.772),
    ("source_f1", 0.76, 0.780),
    ("source_kind_acc", 0.85, 0.831),
    ("entity_f1", 0.82, 0.910),
    ("entity_span_f1", 0.91, 0.950),
];

/// The share of a wanted figure below which `evaluate` fails; above it, it remarks.
const FLOOR: f64 = 0.9;

/// The largest expected calibration error that is wanted.
const CALIBRATION: f64 = 0.06;

/// Analyses the labelled articles and prints the figures; an error when one falls below its floor.
pub fn evaluate(labels: Labels) -> Outcome {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: there is no ../shared with labelled articles to evaluate on.");
        return Ok(());
    };
    let python = tools::on_path("python3").ok_or("the scorer needs python3, which is not on PATH")?;
    let (labels_dir, title) = match labels {
        Labels::Gold => (shared.join("gold"), "Development articles"),
        Labels::Training => (shared.join("labels"), "Training articles"),
    };
    let out = places::scratch("analyses");
    analyse(&labelled_texts(&labels_dir, &shared.join("articles"))?, &out)?;
    let shell = places::shell()?;
    let (scorer, texts) = (shared.join("score/score.py"), shared.join("articles"));
    let json = cmd!(shell, "{python} {scorer} {labels_dir} {out} {texts} --json").quiet().read()?;
    let texts = labelled_texts(&labels_dir, &texts)?;
    let reliability = Reliability::measure(&labels_dir, &out, &texts)?;
    let names = match labels {
        Labels::Gold => names(&shared)?,
        Labels::Training => Vec::new(),
    };
    report(title, labels, &serde_json::from_str(&json)?, &reliability, names)?;
    if let Labels::Gold = labels {
        println!("\nLinks into the knowledge base, on GUM (wanted: right ≥ 0.95, linked ≥ 0.85)");
        cmd!(shell, "cargo run --quiet --release -p whosays-training -- links {shared}").quiet().run()?;
    }
    Ok(())
}

/// The names of the Universal NER's English part, development texts: the weights that ship were trained on some of them too, so each text
/// is measured by weights that were trained without it.
const UNER: (&str, f64) = ("UNER English-EWT dev", 0.70);

/// The figures of names that only cross-validation can give.
fn names(shared: &Path) -> Outcome<Vec<Figure>> {
    eprintln!("Cross-validating names (a minute)");
    let shell = places::shell()?;
    let lines = cmd!(shell, "cargo run --quiet --release -p whosays-training -- names {shared}").quiet().read()?;
    let typed = |line: &str| {
        let words = line.split("typed F1").nth(1)?;
        words.split_whitespace().next()?.parse().ok()
    };
    let of = lines.lines().filter(|line| line.starts_with(UNER.0));
    let of: Vec<f64> = of.map(|line| typed(line).unwrap_or(f64::NAN)).collect();
    let [rules, weights] = of[..] else { return Err(format!("training tells nothing of {}", UNER.0).into()) };
    let name = format!("entity_f1 of {}, by cross-validation (before: {rules:.3})", UNER.0);
    Ok(vec![Figure::soft(name, weights, Wanted::AtLeast(UNER.1))])
}

/// The text behind each file of labels.
fn labelled_texts(labels: &Path, articles: &Path) -> Outcome<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(labels)? {
        let stem = PathBuf::from(entry?.file_name());
        texts.push(articles.join(stem.with_extension("txt")));
    }
    texts.sort();
    Ok(texts)
}

fn analyse(texts: &[PathBuf], out: &Path) -> Outcome {
    let shell = places::shell()?;
    shell.remove_path(out)?;
    shell.create_dir(out)?;
    cmd!(shell, "cargo run --quiet --release -p whosays-cli -- analyze {texts...} --out {out}").quiet().run()?;
    Ok(())
}

fn report(title: &str, labels: Labels, score: &Value, reliability: &Reliability, names: Vec<Figure>) -> Outcome {
    let value = |name: &str| score[name].as_f64().unwrap_or(f64::NAN);
    let main = FIGURES.into_iter().flat_map(|(name, wanted, before)| match labels {
        Labels::Gold => vec![
            Figure::soft(format!("{name} (before: {before:.3})"), value(name), Wanted::AtLeast(wanted)),
            Figure::hard(format!("{name}, floor"), value(name), Wanted::AtLeast(wanted * FLOOR)),
        ],
        Labels::Training => vec![Figure::soft(name, value(name), Wanted::Any)],
    });
    let error = Figure::soft("expected calibration error", reliability.expected_error(), Wanted::AtMost(CALIBRATION));
    let accuracy = Figure::soft("status_accuracy", value("status_accuracy"), Wanted::Any);
    let by_status = score["status_f1"].as_object().into_iter().flatten();
    let by_status =
        by_status.map(|(name, f1)| Figure::soft(format!("F1 of {name}"), f1.as_f64().unwrap_or(f64::NAN), Wanted::Any));
    let figures: Vec<Figure> = main.chain(names).chain([error, accuracy]).chain(by_status).collect();
    let missed = table::print(&format!("{title} ({} of them, {} words)", score["articles"], score["words"]), &figures);
    reliability.print();
    if let Some(confusion) = score["confusion"].as_object() {
        let mut pairs: Vec<(&String, u64)> =
            confusion.iter().map(|(pair, n)| (pair, n.as_u64().unwrap_or(0))).collect();
        pairs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let most: Vec<String> = pairs.iter().take(6).map(|(pair, n)| format!("{pair} {n}")).collect();
        println!("  most confused, in words: {}", most.join(", "));
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("below the floor: {}", missed.join(", ")).into()) }
}
