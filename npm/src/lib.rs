//! The engine for the npm package `whosays`: what its JavaScript (`package/`) calls.
//!
//! Answers cross the border as JSON, which browsers read faster than they make an object by calls, one for each field.

mod changes;
mod explained;
mod rendered;
mod source;

use explained::Explained;
use rendered::Looks;
use source::Source;
use wasm_bindgen::prelude::*;
use whosays_engine::analyze_text;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::wire::{Unit, WireAnalysis};

/// Anything of ours as JSON.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers are JSON")
}

fn thrown(told: String) -> JsError {
    JsError::new(&told)
}

/// Analyses a text: the contract's JSON, with offsets in UTF-16 code units. A lone surrogate is read as U+FFFD, which is as long.
#[wasm_bindgen]
pub fn analyze(text: &str) -> String {
    let analysis = analyze_text(text, KnowledgeBase::core(), Some(whosays_models::models()));
    json(&WireAnalysis::new(text, &analysis, Unit::Utf16))
}

/// The analysis with the words of each explanation and each card, under a pack where there is one. `date` is when the text was written.
///
/// # Errors
/// A sentence for whoever called it: the pack or the date is none, or the pack is of another text.
#[wasm_bindgen]
pub fn explain(text: &str, pack: Option<String>, date: Option<String>) -> Result<String, JsError> {
    let source = Source::new(text, "text").and_then(|source| source.dated(date)).map_err(thrown)?;
    Explained::of(source, pack.as_deref()).map(|explained| json(&explained)).map_err(thrown)
}

/// An article as HTML. `format` is `text`, `markdown` or `packed`; `least` how sure a mark must be to be shown, 0 to 1; `prefix` stands before each id.
///
/// # Errors
/// A sentence for whoever called it.
#[wasm_bindgen]
pub fn render(
    text: &str,
    format: &str,
    pack: Option<String>,
    date: Option<String>,
    least: f32,
    prefix: &str,
    has_key: bool,
) -> Result<String, JsError> {
    let source = Source::new(text, format).and_then(|source| source.dated(date)).map_err(thrown)?;
    rendered::html(source, pack.as_deref(), &Looks { least, prefix, has_key }).map_err(thrown)
}

/// The pack of `changes`, a list in JSON, to a text that is called `title`.
///
/// # Errors
/// Says which change is none, and why.
#[wasm_bindgen(js_name = makePack)]
pub fn make_pack(text: &str, title: &str, changes: &str) -> Result<String, JsError> {
    changes::pack(text, title, changes).map(|pack| json(&pack)).map_err(thrown)
}
