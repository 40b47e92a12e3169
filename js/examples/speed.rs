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

/// Prints as JSON: after `passes` the median milliseconds of each pass over a text; after `growth` how many times as long
/// a text of ten times the length takes as ten runs over the first; after `memory` how many bytes more than before were
/// in use at most; after `layers` what two thousand annotations take.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut args = std::env::args().skip(1);
    let mode = args.next();
    let texts: Vec<String> = args.map(|file| std::fs::read_to_string(file).expect("a readable text")).collect();
    let json = match (mode.as_deref(), &texts[..]) {
        (Some("passes"), [text]) => {
            let median_ms = |pass: fn(&str) -> usize| median(21, || ms(|| pass(text)));
            let [parse, rules, weights] = [parse, rules, weights].map(median_ms);
            format!(r#"{{"parse": {parse}, "rules": {rules}, "weights": {weights}}}"#)
        }
        (Some("growth"), [text, longer]) => {
            let ten = || (0..10).map(|_| weights(text)).sum();
            format!(r#"{{"weights": {}}}"#, median(9, || ms(|| weights(longer)) / ms(ten)))
        }
        (Some("memory"), [text]) => format!(r#"{{"weights": {}}}"#, grown(text)),
        (Some("layers"), [text]) => {
            let [compose, open] = layers(text);
            format!(r#"{{"compose": {compose}, "open": {open}}}"#)
        }
        _ => "usage: speed passes|growth|memory|layers TEXT [TEN TIMES AS LONG]".to_owned(),
    };
    println!("{json}");
}

/// How many milliseconds it takes.
#[cfg(not(target_arch = "wasm32"))]
fn ms(act: impl FnOnce() -> usize) -> f64 {
    let start = std::time::Instant::now();
    std::hint::black_box(act());
    start.elapsed().as_secs_f64() * 1000.0
}

/// Of so many measurements, after one that warms up.
#[cfg(not(target_arch = "wasm32"))]
fn median(count: usize, measure: impl Fn() -> f64) -> f64 {
    measure();
    let mut all: Vec<f64> = (0..count).map(|_| measure()).collect();
    all.sort_by(f64::total_cmp);
    all[count / 2]
}

/// Milliseconds, medians, for two thousand annotations on a text: to put them over its analysis, and to find their places by a pack.
#[cfg(not(target_arch = "wasm32"))]
fn layers(text: &str) -> [f64; 2] {
    use whosays_engine::layer::{Edit, Mark, Pack, compose};
    let analysis = analyze_text(text, KnowledgeBase::core(), Some(whosays_models::models()));
    let mark = |at: usize| {
        let statement = &analysis.statements[at % analysis.statements.len()];
        let mark = Mark { span: statement.span, status: statement.runner_up, source: None };
        Edit::Mark { over: statement.span, mark: Some(mark) }
    };
    // in no order of the text
    let edits: Vec<Edit> = (0..2000).map(|n| mark(n * 617)).collect();
    let pack = Pack::new(text, "", &edits, Vec::new());
    let composed = || compose(text, &analysis, &edits).set_by.len();
    let opened = || pack.open(text).map_or(0, |opened| opened.edits.len());
    assert_eq!(opened(), edits.len(), "all have their places");
    [median(21, || ms(composed)), median(21, || ms(opened))]
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
