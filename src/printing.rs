//! On paper the cards of all names stand behind the article, as endnotes.

use crate::cards::card::Card;
use crate::cards::keeping;
use crate::cards::trail::Subject;
use crate::session::Session;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use whosays_engine::EntityId;

/// The endnotes while something is printed.
struct Notes {
    place: HtmlElement,
    _cards: Box<dyn Any>,
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Makes the endnotes whenever the reader prints, by whatever way.
pub fn listen(session: Session) {
    let notes = StoredValue::new_local(None);
    on("beforeprint", move || notes.set_value(make(session)));
    on("afterprint", move || notes.set_value(None));
}

fn on(event: &str, act: impl Fn() + 'static) {
    window_event_listener_untyped(event, move |_| act());
}

/// The cards of the article at hand, before the page's end.
fn make(session: Session) -> Option<Notes> {
    let place: HtmlElement = document().create_element("section").ok()?.unchecked_into();
    place.set_id("endnotes");
    document().query_selector("footer").ok()??.before_with_node_1(&place).ok()?;
    let (reading, choices) = (session.reading.get_untracked(), keeping::chosen(session));
    let cards = mount_to(place.clone(), move || {
        let cards = (0..reading.analysis.entities.len()).map(|number| {
            let (reading, choices, entity) = (reading.clone(), choices.clone(), EntityId(number));
            view! { <div class="content" data-entity=entity.name()><Card reading=reading subject=Subject::Here(entity) mention=None choices=choices /></div> }
        });
        view! { <h2>"Names"</h2> <div>{cards.collect_view()}</div> }.into_any()
    });
    Some(Notes { place, _cards: Box::new(cards) })
}
