//! Words that the reader selects in the article.

use super::limits::whole_words;
use crate::app::element;
use crate::cards::highlight;
use crate::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Node, Range};
use whosays_engine::Span;

/// Keeps up with what is selected in the article. What is selected elsewhere, as in a field, leaves it as it was.
pub fn follow(session: Session, selected: RwSignal<Option<Span>>) {
    let heard = Closure::<dyn FnMut()>::new(move || {
        let Some(range) = range() else { return };
        let article = element("article");
        let inside = |node: Option<Node>| node.is_some_and(|node| article.contains(Some(&node)));
        if !inside(range.start_container().ok()) || !inside(range.end_container().ok()) {
            return;
        }
        let found = if range.collapsed() { None } else { span(session, &article, &range) };
        if selected.get_untracked() != found {
            selected.set(found);
        }
    });
    // Only the document hears of it.
    let heard = heard.into_js_value();
    document().add_event_listener_with_callback("selectionchange", heard.unchecked_ref()).ok();
}

/// Selects a stretch of the article and brings it into view.
pub fn show(session: Session, span: Span) {
    let ranges = highlight::ranges_of(&session.reading.get_untracked(), span);
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return };
    let ends = (first.start_container(), first.start_offset(), last.end_container(), last.end_offset());
    let (Ok(start), Ok(from), Ok(end), Ok(to)) = ends else { return };
    if let Some(block) = start.parent_element() {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        block.scroll_into_view_with_scroll_into_view_options(&options);
    }
    if let Ok(Some(selection)) = window().get_selection() {
        selection.set_base_and_extent(&start, from, &end, to).ok();
    }
}

/// Nothing is selected any more.
pub fn clear(selected: RwSignal<Option<Span>>) {
    if let Ok(Some(selection)) = window().get_selection() {
        selection.remove_all_ranges().ok();
    }
    selected.set(None);
}

/// What is selected on the page.
pub fn range() -> Option<Range> {
    let selection = window().get_selection().ok().flatten()?;
    (selection.range_count() > 0).then(|| selection.get_range_at(0).ok()).flatten()
}

/// The whole words that a range of the article touches. The article's text is the text of its element, so an offset there
/// is one here.
fn span(session: Session, article: &Node, range: &Range) -> Option<Span> {
    let before = document().create_range().ok()?;
    before.set_start(article, 0).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let (start, length) = (units(&before), units(range));
    let reading = session.reading.get_untracked();
    let text = &reading.article.text;
    let start = bytes(text, start)?;
    let end = start + bytes(&text[start..], length)?;
    whole_words(text, Span::new(start, end))
}

/// UTF-16 code units of a range's text.
pub fn units(range: &Range) -> usize {
    range.to_string().length() as usize
}

/// The byte of `text` behind so many UTF-16 code units.
pub fn bytes(text: &str, units: usize) -> Option<usize> {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if seen >= units {
            return Some(at);
        }
        seen += c.len_utf16();
    }
    (seen >= units).then_some(text.len())
}
