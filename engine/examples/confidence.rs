//! Measures how often each kind of decision is right, and prints the table `data/confidence.tsv`.
//!
//! usage: confidence LABELS TEXTS, both folders; LABELS/ID.json has the statements of TEXTS/ID.txt in code points.
//! A word of a labelled statement counts as right when the statement that the engine puts it into has its status.

use serde_json::Value;
use std::collections::BTreeMap;
use std::{env, error::Error, fs, path::Path};
use whosays_engine::{analyze, statement};

/// Words below which a decision was seen too seldom to be listed.
const FEWEST: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [labels, texts] = &arguments[..] else { return Err("usage: confidence LABELS TEXTS".into()) };
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(labels)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(Path::new(texts).join(format!("{stem}.txt")))?;
        count(&text, &serde_json::from_str(&fs::read_to_string(file)?)?, &mut counts);
    }
    println!(
        "# How often each kind of decision was right, by word, on all labelled articles. The rules were made and checked on"
    );
    println!("# these, so on other texts the shares are lower.");
    println!(
        "# decision: status/deciding cue, or a status alone for its rarer decisions; share of right words in thousandths; words"
    );
    println!("# To measure again: cargo run --release -p whosays-engine --example confidence -- LABELS TEXTS");
    println!("decision\tshare\twords");
    for (name, (right, all)) in counts.iter().filter(|(_, (_, all))| *all >= FEWEST) {
        println!("{name}\t{:.0}\t{all}", 1000.0 * f64::from(*right) / f64::from(*all));
    }
    Ok(())
}

/// Adds the words of one text to the counts of (right, all) by decision.
fn count(text: &str, labels: &Value, counts: &mut BTreeMap<String, (u32, u32)>) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut gold: Vec<Option<&str>> = vec![None; text.len()];
    for label in labels["statements"].as_array().into_iter().flatten() {
        let byte = |key: &str| label[key].as_u64().and_then(|at| starts.get(at as usize)).copied().unwrap_or(0);
        for slot in &mut gold[byte("start")..byte("end")] {
            *slot = label["status"].as_str();
        }
    }
    for found in analyze(text).statements.iter() {
        let name = format!("{}/{}", found.status.name(), statement::decision(found.status, &found.cues));
        let words = found.span.of(text);
        for word in words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)) {
            let at = found.span.start + (word.as_ptr() as usize - words.as_ptr() as usize);
            let Some(status) = gold[at] else { continue };
            for name in [name.as_str(), found.status.name()] {
                let slot = counts.entry(name.to_owned()).or_default();
                slot.0 += u32::from(status == found.status.name());
                slot.1 += 1;
            }
        }
    }
}
