//! What can be done with the whole article: the row of buttons under its heading. They stand in index.html, where they are out of
//! sight until somebody can press them.

use crate::app::element;
use crate::compare::choosing;
use crate::correct::panel;
use crate::details;
use crate::session::Session;
use crate::sharing;
use leptos::prelude::*;
use web_sys::Element;

/// Shows of the buttons what the article at hand allows.
pub fn follow(session: Session) {
    panel::follow(session);
    Effect::new(move |_| {
        session.reading.with(|reading| {
            let nothing = reading.analysis.statements.is_empty();
            for (id, hidden) in [
                ("compare", nothing),
                ("correct", false),
                ("list-statements", nothing),
                ("edit-details", reading.is_own),
                ("share-article", false),
            ] {
                element(id).toggle_attribute_with_force("hidden", hidden || !reading.is_whole).ok();
            }
            if element("list").has_child_nodes() {
                sharing::list(session, false);
            }
        });
    });
}

/// Does what a button of the row is for.
pub fn act(session: Session, button: &Element) {
    match button.id().as_str() {
        "compare" => choosing::begin(session),
        "correct" => session.layer.panel.update(|open| *open = !*open),
        "edit-details" => details::edit(session),
        "share-article" => sharing::share(session),
        // Its button, and the link at the page's top.
        _ => sharing::list(session, true),
    }
}
