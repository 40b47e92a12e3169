//! On paper the cards of all names stand behind the article, as endnotes, whose numbers stand at the names; of a book those of the names that it has most often.

use crate::cards::card::Card;
use crate::cards::keeping;
use crate::cards::trail::Subject;
use crate::reading::batches::largest_first;
use crate::session::Session;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use whosays_engine::EntityId;
use whosays_texts::say;

/// Cards that are printed: a browser lays them all out before it prints, and answers nobody meanwhile.
const MOST: usize = 300;

/// The endnotes while something is printed.
struct Notes {
    place: HtmlElement,
    _cards: Vec<Box<dyn Any>>,
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.place.remove();
        number(false);
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
    if session.reading.with_untracked(|reading| reading.analysis.entities.is_empty()) {
        return None;
    }
    let place = new("section")?;
    place.set_id("endnotes");
    place.set_inner_html(&["<h2>", say("Names"), "</h2><div></div>"].concat());
    document().query_selector("footer").ok()??.before_with_node_1(&place).ok()?;
    let (reading, choices) = (session.reading.get_untracked(), keeping::chosen(session));
    let often: Vec<usize> = reading.analysis.entities.iter().map(|entity| entity.mentions.len()).collect();
    let mut is_noted = vec![false; often.len()];
    largest_first(&often).into_iter().take(MOST).for_each(|entity| is_noted[entity] = true);
    if often.len() > MOST {
        // The style sheet says so in a sentence.
        place.set_attribute("data-left-out", &whosays_texts::number(often.len() - MOST)).ok()?;
    }
    let cards = (0..often.len()).filter(|entity| is_noted[*entity]).map(EntityId).filter_map(|entity| {
        let card = new("div")?;
        card.set_class_name("content");
        card.set_attribute(NOTE, &(entity.0 + 1).to_string()).ok()?;
        place.last_element_child()?.append_child(&card).ok()?;
        let (reading, choices, subject) = (reading.clone(), choices.clone(), Subject::Here(entity));
        // As the surface draws one, so that nothing is compiled twice.
        let drawn = move || {
            let card = view! {
                <Card reading=reading subject=subject mention=None choices=choices awaited=false />
            };
            card.into_any()
        };
        Some(Box::new(mount_to(card, drawn)) as Box<dyn Any>)
    });
    let cards = cards.collect();
    number(true);
    Some(Notes { place, _cards: cards })
}

/// The attribute with a note's number, for style/print.css.
const NOTE: &str = "data-note";

/// Numbers the names in the article, or takes their numbers away.
fn number(numbered: bool) {
    let Ok(names) = document().query_selector_all("#article .mention") else { return };
    for name in (0..names.length()).filter_map(|at| names.item(at)?.dyn_into::<HtmlElement>().ok()) {
        let entity: Option<usize> = name.get_attribute("data-entity").and_then(|own| own.get(1..)?.parse().ok());
        match entity.filter(|_| numbered) {
            Some(entity) => drop(name.set_attribute(NOTE, &(entity + 1).to_string())),
            None => drop(name.remove_attribute(NOTE)),
        }
    }
}

fn new(tag: &str) -> Option<HtmlElement> {
    document().create_element(tag).ok().map(|element| element.unchecked_into())
}
