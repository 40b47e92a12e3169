//! What stands in the article's element.

use super::Reading;
use super::markup::{Body, Place};
use super::runs::{RUN, Runs};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

/// What stands in `#article`.
#[derive(Default)]
pub struct Standing {
    /// A hash of each top-level element's HTML.
    pub elements: Vec<u64>,
    /// Bytes of the text that is wholly there.
    pub text: usize,
    /// The first element that is still of the reading before, while another takes its place, and its number.
    pub stale: Option<(Element, usize)>,
    /// The runs of a book.
    pub runs: Vec<Run>,
}

/// A run of a book, whose marks come and go.
pub struct Run {
    /// Where it begins.
    pub from: Place,
    /// The byte of the text at which it ends.
    pub end: usize,
    /// Whether its marks are there.
    pub is_marked: bool,
}

impl Standing {
    /// What stands there since the page was built: the same elements as this app would make of the reading.
    pub fn adopted(reading: &Arc<Reading>) -> Self {
        let parts = Runs::new(Body::new(reading.clone())).filter(|part| !part.element.is_empty());
        let elements = parts.map(|part| hash(&part.element)).collect();
        Self { elements, text: reading.article.text.len(), ..Self::default() }
    }

    /// Whether an element of the article is of a reading that is on its way out.
    pub fn is_stale(&self, target: &Node) -> bool {
        // The bit that says so: the stale element comes after the target.
        self.stale.as_ref().is_some_and(|(stale, _)| {
            let after = stale.compare_document_position(target) & Node::DOCUMENT_POSITION_PRECEDING == 0;
            after || stale.contains(Some(target))
        })
    }
}

impl Standing {
    /// The number of the run with this byte of the text, for book.js.
    pub fn run_at(&self, byte: usize) -> Option<JsValue> {
        let number = self.runs.partition_point(|run| run.end <= byte);
        Some((number as u32).into())
    }
}

/// Whether an element of the article is a run.
pub fn is_run(element: &Element) -> bool {
    element.class_name() == RUN
}

/// A hash of HTML.
pub fn hash(html: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(html.as_bytes());
    hasher.finish()
}
