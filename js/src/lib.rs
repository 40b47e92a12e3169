//! The engine for JavaScript.

use wasm_bindgen::prelude::*;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::wire::{Unit, WireAnalysis};
use whosays_engine::{Models, analyze_text};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("analysis.d.ts");

/// Analyses a text: who says so, and how sure are they?
///
/// Offsets are UTF-16 code units, so that `text.slice(start, end)` is the span. Any string is analysed: a lone
/// surrogate is read as U+FFFD, which is as long as it in UTF-16, so offsets hold.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(text: &str) -> JsValue {
    let analysis = analyze_text(text, KnowledgeBase::core(), models());
    let wire = WireAnalysis::new(text, &analysis, Unit::Utf16);
    let json = serde_json::to_string(&wire).expect("plain structs of numbers and strings serialise");
    // One call for the whole analysis: a call for each field of it takes longer than analysing.
    js_sys::JSON::parse(&json).expect("what was serialised is JSON")
}

/// The weights that the package carries.
fn models() -> Option<&'static Models> {
    #[cfg(feature = "models")]
    return Some(whosays_models::models());
    #[cfg(not(feature = "models"))]
    None
}
