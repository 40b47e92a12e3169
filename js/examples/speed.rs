//! Times the analysis and its first stages; `cargo xtask bench speed` runs it natively and as WASM in Node.

use wasm_bindgen::prelude::*;
use whosays_engine::analyze_text;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::text::Document;

/// Sentences, tokens and quotations only: the baseline.
#[wasm_bindgen]
pub fn parse(text: &str) -> usize {
    Document::plain(text).tokens.len()
}

/// The whole analysis by rules alone.
#[wasm_bindgen]
pub fn rules(text: &str) -> usize {
    whosays_engine::analyze(text).statements.len()
}

/// The whole analysis with weights.
#[wasm_bindgen]
pub fn weights(text: &str) -> usize {
    let models = Some(whosays_models::models());
    analyze_text(text, KnowledgeBase::core(), models).statements.len()
}

/// The module's memory, which never shrinks.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Prints, for each file named, the median milliseconds of each pass as JSON; after `--memory` how many bytes more than
/// before were in use at most.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    let memory = files.first().is_some_and(|first| first == "--memory");
    if memory {
        files.remove(0);
    }
    let rows: Vec<String> = files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a readable text");
            if memory {
                return grown(&text).to_string();
            }
            let row = |pass: fn(&str) -> usize| median_ms(&text, || pass(&text));
            format!(r#"{{"parse": {}, "rules": {}, "weights": {}}}"#, row(parse), row(rules), row(weights))
        })
        .collect();
    println!("[{}]", rows.join(", "));
}

/// Of seven runs, after one that warms up; of three where the text is long.
#[cfg(not(target_arch = "wasm32"))]
fn median_ms(text: &str, run: impl Fn() -> usize) -> f64 {
    std::hint::black_box(run());
    let mut times: Vec<f64> = (0..if text.len() > 2_000_000 { 3 } else { 7 })
        .map(|_| {
            let start = std::time::Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// What the analysis adds to the most memory that this program ever had, in bytes; not a number where the system does
/// not tell as Linux does.
#[cfg(not(target_arch = "wasm32"))]
fn grown(text: &str) -> f64 {
    let most = || {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0)
    };
    weights("The weights and tables are read before.");
    let before = most();
    std::hint::black_box(weights(text));
    most().zip(before).map_or(f64::NAN, |(after, before)| after - before)
}
