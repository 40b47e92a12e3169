//! What readers do first, done once while the page rests and undone before anything is painted: browsers compile what is called, and work out
//! looks, at the first time, and on a slow processor the first card and the dialog would be late for it.

use crate::app::{element, is_focus_lost};
use crate::cards::Topic;
use crate::intake::dialog;
use crate::session::{By, Session};
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use whosays_engine::{EntityId, EntityType};

/// How long a page that is ready is left alone.
const REST: Duration = Duration::from_millis(500);

/// How long a reader who begins in the middle has for it.
const PAUSE: Duration = Duration::from_millis(100);

/// Rehearses a card, an explanation and the dialog, each in a task of its own.
pub fn begin(session: Session) {
    after(REST, session, 0);
}

/// Rehearses this part and those behind it after a while, unless the reader has begun.
fn after(pause: Duration, session: Session, part: usize) {
    let rehearse = move || {
        // What has the focus would lose it.
        let is_untouched = session.is_free() && is_focus_lost() && session.opened.with_untracked(Option::is_none);
        if !is_untouched || dialog::is_open() {
            return;
        }
        let has_statements = session.reading.with_untracked(|reading| !reading.analysis.statements.is_empty());
        match part {
            0 => pass(session, card(session)),
            1 => pass(session, has_statements.then_some(Topic::Statement(0))),
            _ => return open_dialog(),
        }
        after(PAUSE, session, part + 1);
    };
    set_timeout(rehearse, pause);
}

/// The first name that the knowledge base knows and that is no place: a place's card would load the map.
fn card(session: Session) -> Option<Topic> {
    let reading = session.reading.get_untracked();
    let is_mapless = |link| reading.knowledge.get(link).is_some_and(|known| known.kind != EntityType::Place);
    let entity = reading.analysis.entities.iter().position(|own| own.link.as_deref().is_some_and(is_mapless))?;
    Some(Topic::Entity(EntityId(entity), 0))
}

/// Opens this and closes it.
fn pass(session: Session, topic: Option<Topic>) {
    let Some(topic) = topic else { return };
    session.open(topic, By::Hover);
    // The first comes after the effects, the second after what these let follow.
    queue_microtask(move || queue_microtask(move || session.close()));
}

/// Opens the dialog and closes it, without a focus in it.
fn open_dialog() {
    let dialog: HtmlDialogElement = element("intake").unchecked_into();
    dialog.set_inert(true);
    dialog.show_modal().ok();
    dialog.get_bounding_client_rect();
    dialog.close();
    dialog.set_inert(false);
}
