//! Cue and source words lit up in the text, by the CSS Custom Highlight API: no element is added or moved.

use crate::app::element;
use crate::reading::Reading;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;
use whosays_engine::Span;
use whosays_engine::wire::{Offsets, Unit};

/// The names of the two highlights, as the style sheet knows them.
const CUE: &str = "cue";
const SOURCE: &str = "source";

/// Lights up the cues and the source of a statement. A browser without the API shows them in the explanation only.
pub fn cues(reading: &Reading, index: usize) {
    let statement = &reading.analysis.statements[index];
    let offsets = Offsets::new(&reading.article.text, Unit::Utf16);
    let units = |span: Span| (offsets.of(span.start), offsets.of(span.end));
    let cues: Vec<_> = statement.cues.iter().map(|cue| units(cue.span)).collect();
    let source: Vec<_> = statement.source.iter().map(|source| units(source.span)).collect();
    set(CUE, &cues);
    set(SOURCE, &source);
}

/// Lights nothing up.
pub fn clear() {
    for name in [CUE, SOURCE] {
        call("delete", &[&name.into()]);
    }
}

fn set(name: &str, spans: &[(usize, usize)]) {
    let ranges: Array = ranges(spans).into_iter().collect();
    let Some(constructor) =
        Reflect::get(&js_sys::global(), &"Highlight".into()).ok().and_then(|c| c.dyn_into::<Function>().ok())
    else {
        return;
    };
    if let Ok(highlight) = Reflect::construct(&constructor, &ranges) {
        call("set", &[&name.into(), &highlight]);
    }
}

/// Calls a method of `CSS.highlights`, where the browser has it.
fn call(method: &str, arguments: &[&JsValue]) {
    let registry =
        Reflect::get(&js_sys::global(), &"CSS".into()).and_then(|css| Reflect::get(&css, &"highlights".into()));
    let Ok(registry) = registry.and_then(|r| r.dyn_into::<Object>()) else { return };
    if let Some(method) = Reflect::get(&registry, &method.into()).ok().and_then(|m| m.dyn_into::<Function>().ok()) {
        let arguments: Array = arguments.iter().copied().collect();
        method.apply(&registry, &arguments).ok();
    }
}

/// DOM ranges for stretches of the article in UTF-16 units. The text of `#article` is the article's text, so the
/// offsets of one are those of the other.
fn ranges(spans: &[(usize, usize)]) -> Vec<Range> {
    let mut out = Vec::new();
    let show_text = 4;
    let Ok(walker) = document().create_tree_walker_with_what_to_show(&element("article"), show_text) else {
        return out;
    };
    let mut before = 0;
    while let Ok(Some(node)) = walker.next_node() {
        let length = node.node_value().map_or(0, |words| words.encode_utf16().count());
        for &(start, end) in spans {
            let (from, to) = (start.max(before), end.min(before + length));
            if from < to
                && let Ok(range) = Range::new()
            {
                range.set_start(&node, (from - before) as u32).ok();
                range.set_end(&node, (to - before) as u32).ok();
                out.push(range);
            }
        }
        before += length;
    }
    out
}
