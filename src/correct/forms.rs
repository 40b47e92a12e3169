//! What corrects the mark or the card that is open, folded away until somebody wants to.

use super::{card_form, making, mark_form};
use crate::app::{element, is_focus_lost};
use crate::cards::{Topic, surface, tools};
use crate::session::Session;
use crate::soon::soon;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};
use whosays_texts::say;

/// Where the form stands on the surface.
pub const PLACE: &str = ".correct-place";

/// Draws the form for what is open. One that the reader writes in stays as it is when something else about the article changes.
pub fn draw(session: Session) {
    let Some(place) = part(PLACE) else { return };
    let subject = subject(session);
    let is_same = session.layer.drawn.try_update_value(|drawn| std::mem::replace(drawn, subject.clone()) == subject);
    let wants_focus = session.reader.with_value(|reader| reader.focus.is_some());
    if is_same == Some(true) && !wants_focus && surface::is_written_in() {
        return;
    }
    if let Some(details) = part(".correct") {
        session.layer.unfolded.set_value(details.unchecked_into::<HtmlDetailsElement>().open());
    }
    let title = match session.opened.get_untracked().map(|opened| opened.topic) {
        Some(Topic::Statement(_)) => say("Correct this mark"),
        Some(_) => say("Correct this card"),
        None => "",
    };
    let html = subject.map(|_| {
        let open = if session.layer.unfolded.get_value() { " open" } else { "" };
        ["<details class=\"correct\"", open, UNFOLD, title, "</summary><div class=\"form\"></div></details>"].concat()
    });
    place.set_inner_html(&html.unwrap_or_default());
    if session.layer.unfolded.get_value() {
        unfold(session);
    }
    soon(move || making::flush(session));
}

/// What unfolds the form, up to its words.
const UNFOLD: &str = "><summary data-correct=\"unfold\">";

/// Makes the form itself, where it is not made yet: few readers correct what they open. It is made with the press, not when
/// the browser tells that it has unfolded, or who presses Tab at once would be past it.
pub fn unfold(session: Session) {
    let Some(form) = part(".correct .form:empty") else { return };
    let reading = session.reading.get_untracked();
    let html = match session.opened.get_untracked().map(|opened| opened.topic) {
        Some(Topic::Statement(index)) => mark_form::html(&reading, index),
        Some(topic) => match tools::subject(session).and_then(|subject| subject.entity()) {
            Some(entity) => card_form::html(&reading, entity, matches!(topic, Topic::Entity(of, _) if of == entity)),
            None => return,
        },
        None => return,
    };
    form.set_inner_html(&html);
    tell_selected(session);
}

/// What the form is about, by words that stay when the article is read anew; `None` where nothing is open.
fn subject(session: Session) -> Option<String> {
    let reading = session.reading.get_untracked();
    match session.opened.get_untracked()?.topic {
        Topic::Statement(index) => Some(reading.analysis.statements.get(index)?.span.start.to_string()),
        _ => Some(reading.analysis.entities.get(tools::subject(session)?.entity()?.0)?.name.clone()),
    }
}

/// Offers the selected words where a form could take them, if any are.
pub fn tell_selected(session: Session) {
    let none = session.layer.selected.with_untracked(Option::is_none);
    for id in ["selected-source", "selected-limits"] {
        if let Some(button) = document().get_element_by_id(id) {
            button.toggle_attribute_with_force("hidden", none).ok();
        }
    }
}

fn part(selector: &str) -> Option<Element> {
    element("surface").query_selector(selector).ok().flatten()
}

/// Makes sure that the focus comes back to a control of a form that is drawn anew.
pub fn focus_on(session: Session, part: &str) {
    session.reader.update_value(|reader| reader.focus = Some(part.to_owned()));
    // What is pressed in a card keeps it open.
    session.stay();
}

/// Gives the focus to the first mark from a place on, where what had it is gone.
pub fn focus_near(session: Session, near: usize) {
    soon(move || {
        if !is_focus_lost() {
            return;
        }
        let statements = &session.reading.get_untracked().analysis.statements;
        let next = statements.partition_point(|own| own.span.end <= near).min(statements.len().saturating_sub(1));
        surface::focus_anchor(Topic::Statement(next));
    });
}

/// Gives the focus to the control that has it now, when the form is drawn anew.
pub fn focus_stays(session: Session) {
    let active = document().active_element().map(|active| active.id()).filter(|id| !id.is_empty());
    if let Some(id) = active.filter(|id| surface::holds(id)) {
        focus_on(session, &["#", &id].concat());
    }
}
