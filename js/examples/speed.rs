//! Times the analysis against its own first stages; `cargo xtask bench` runs it natively and as WASM in Node.

use wasm_bindgen::prelude::*;
use whosays_engine::text::Document;

/// Sentences, tokens and quotations only: the baseline.
#[wasm_bindgen]
pub fn parse(text: &str) -> usize {
    Document::plain(text).tokens.len()
}

/// The whole analysis.
#[wasm_bindgen]
pub fn analyze(text: &str) -> usize {
    whosays_engine::analyze(text).statements.len()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Prints, for each file named, the median milliseconds of each pass as JSON.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let rows: Vec<String> = std::env::args()
        .skip(1)
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a readable text");
            format!(r#"{{"parse": {}, "analyze": {}}}"#, median_ms(|| parse(&text)), median_ms(|| analyze(&text)))
        })
        .collect();
    println!("[{}]", rows.join(", "));
}

/// Of seven runs, after one that warms up.
#[cfg(not(target_arch = "wasm32"))]
fn median_ms(run: impl Fn() -> usize) -> f64 {
    std::hint::black_box(run());
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = std::time::Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
