//! Words that the pupil selects in the lesson's article.

use super::Classroom;
use crate::app::closest;
use crate::correct::selection::{bytes, range, units};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Node, Range};
use whosays_engine::Span;

/// Keeps up with what is selected in the article, while it is shown. What is selected elsewhere, as in a field, leaves it as it was.
pub fn follow(room: Classroom) -> RwSignal<Option<Span>> {
    let selected = RwSignal::new(None);
    let heard = Closure::<dyn FnMut()>::new(move || {
        let Some(range) = range() else { return };
        let Some(block) = range.start_container().ok().and_then(block) else { return };
        let found = if range.collapsed() { None } else { span(room, &block, &range) };
        if selected.get_untracked() != found {
            selected.set(found);
        }
    });
    let function = heard.as_ref().unchecked_ref::<js_sys::Function>().clone();
    document().add_event_listener_with_callback("selectionchange", &function).ok();
    let held = StoredValue::new_local((heard, function));
    on_cleanup(move || {
        held.with_value(|(_, function)| {
            _ = document().remove_event_listener_with_callback("selectionchange", function)
        });
    });
    selected
}

/// The block of the article that a node stands in.
fn block(node: Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    closest(Some(element.into()), "#lesson-text [data-at]")
}

/// The whole words of a block that a range touches.
fn span(room: Classroom, block: &Element, range: &Range) -> Option<Span> {
    let at: usize = block.get_attribute("data-at")?.parse().ok()?;
    let before = document().create_range().ok()?;
    before.set_start(block, 0).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let within = document().create_range().ok()?;
    within.select_node_contents(block).ok()?;
    within.set_start(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    if block.contains(range.end_container().ok().as_ref()) {
        within.set_end(&range.end_container().ok()?, range.end_offset().ok()?).ok()?;
    }
    room.lesson.with_untracked(|lesson| {
        let rest = lesson.article.text.get(at..)?;
        let start = at + bytes(rest, units(&before))?;
        let end = start + bytes(&lesson.article.text[start..], units(&within))?;
        crate::correct::limits::whole_words(&lesson.article.text, Span::new(start, end))
    })
}
