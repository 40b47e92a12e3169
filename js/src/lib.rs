//! The engine for JavaScript.

#[cfg(feature = "models")]
mod flat;

use serde::Serialize;
use std::cell::OnceCell;
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
    let analysis = with_models(|models| analyze_text(text, KnowledgeBase::core(), models));
    let wire = WireAnalysis::new(text, &analysis, Unit::Utf16);
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    wire.serialize(&serializer).expect("plain structs of numbers and strings serialise")
}

thread_local! {
    /// Weights that came later than the module; it lives as long as its worker or page.
    static LATER: OnceCell<Models> = const { OnceCell::new() };
}

/// Lets these weights decide from now on, unless others do already.
pub fn set_models(models: Models) {
    LATER.with(|cell| drop(cell.set(models)));
}

/// Does something with the weights that decide; `None` where the rules decide alone.
pub fn with_models<T>(act: impl FnOnce(Option<&Models>) -> T) -> T {
    LATER.with(|cell| act(cell.get().or(carried())))
}

/// The weights that the package carries.
fn carried() -> Option<&'static Models> {
    #[cfg(feature = "models")]
    return Some(whosays_models::models());
    #[cfg(not(feature = "models"))]
    None
}
