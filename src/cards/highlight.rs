//! Cue and source words lit up in the text, by the CSS Custom Highlight API: no element is added or moved.

use crate::app::element;
use crate::reading::Reading;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};
use whosays_engine::Span;

/// The names of the two highlights, as the style sheet knows them.
const CUE: &str = "cue";
const SOURCE: &str = "source";

/// The attribute of an element with words that are lit up.
const LIT: &str = "data-lit";

thread_local! {
    /// The elements that have it: looking for them in a long text takes longer than what else a click has to do.
    static LIT_UP: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Lights up the cues and the source of a statement. A browser without the API shows them in the explanation only.
pub fn cues(reading: &Reading, index: usize) {
    let statement = &reading.analysis.statements[index];
    let cues: Vec<_> = statement.cues.iter().map(|cue| cue.span).collect();
    let source: Vec<_> = statement.source.iter().map(|source| source.span).collect();
    unlit();
    set(CUE, lit(ranges(reading, index, &cues)));
    set(SOURCE, lit(ranges(reading, index, &source)));
}

/// DOM ranges for a stretch of the article, whether it has a mark or not.
pub fn ranges_of(reading: &Reading, span: Span) -> Vec<Range> {
    let statements = &reading.analysis.statements;
    let near = statements.partition_point(|own| own.span.end <= span.start).min(statements.len().saturating_sub(1));
    let found = if statements.is_empty() { Vec::new() } else { ranges(reading, near, &[span]) };
    found.into_iter().map(|(range, _)| range).collect()
}

/// Tells elements that words of theirs are lit up.
fn lit(found: Vec<(Range, Node)>) -> Vec<Range> {
    let lit = |(range, node): (Range, Node)| {
        if let Some(parent) = node.parent_element() {
            parent.set_attribute(LIT, "").ok();
            LIT_UP.with_borrow_mut(|all| all.push(parent));
        }
        range
    };
    found.into_iter().map(lit).collect()
}

/// Lights nothing up.
pub fn clear() {
    unlit();
    for name in [CUE, SOURCE] {
        call("delete", &[&name.into()]);
    }
}

/// Takes the attribute from the elements that have it.
fn unlit() {
    LIT_UP.take().iter().for_each(|element| drop(element.remove_attribute(LIT)));
}

fn set(name: &str, ranges: Vec<Range>) {
    let ranges: Array = ranges.into_iter().collect();
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

/// DOM ranges for stretches of the article near a statement, each within one node, which it comes with. The text of `#article` is the
/// article's text, so offsets in one are offsets in the other; they are counted from where the statement begins, because a long text has
/// a hundred thousand nodes.
fn ranges(reading: &Reading, index: usize, spans: &[Span]) -> Vec<(Range, Node)> {
    let mut out = Vec::new();
    let (article, text) = (element("article"), &reading.article.text);
    let show_text = 4;
    let walker = document().create_tree_walker_with_what_to_show(&article, show_text);
    let (Ok(walker), Some(anchor)) = (walker, document().get_element_by_id(&format!("s{index}"))) else { return out };
    for span in spans {
        let start = reading.analysis.statements[index].span.start;
        walker.set_current_node(&anchor);
        // `at`: where in the article's text the node at hand begins.
        let (mut at, mut node) = (start, walker.next_node().ok().flatten());
        while at > span.start
            && let Ok(Some(before)) = walker.previous_node()
        {
            at = at.saturating_sub(length(&before));
            node = Some(before);
        }
        while let Some(here) = node.take().filter(|_| at < span.end) {
            let end = at + length(&here);
            let (from, to) = (span.start.max(at), span.end.min(end));
            if from < to
                && let (Some(before), Some(words), Ok(range)) = (text.get(at..from), text.get(from..to), Range::new())
            {
                range.set_start(&here, units(before)).ok();
                range.set_end(&here, units(before) + units(words)).ok();
                out.push((range, here));
            }
            (at, node) = (end, walker.next_node().ok().flatten());
        }
    }
    out
}

/// Bytes of a node's text in the article.
fn length(node: &Node) -> usize {
    node.node_value().map_or(0, |words| words.len())
}

/// UTF-16 code units, which the DOM counts.
fn units(words: &str) -> u32 {
    words.encode_utf16().count() as u32
}
