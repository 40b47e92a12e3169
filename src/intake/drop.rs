//! A file or a text dropped, or a file pasted, anywhere on the page.

use super::dialog;
use super::explaining;
use super::file::{self, open_files};
use super::open::{self, open_structured, open_text};
use crate::session::Session;
use leptos::ev;
use leptos::prelude::*;

/// Begins to listen.
pub fn listen(session: Session) {
    file::listen(session);
    open::listen(session);
    let over = |on: bool| {
        if let Some(root) = document().document_element() {
            root.toggle_attribute_with_force("data-dropping", on).ok();
        }
    };
    window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        explaining::prepare();
        over(true);
    });
    window_event_listener(ev::paste, move |event| {
        let Some(files) = event.clipboard_data().and_then(|pasted| file::files_in(&pasted)) else { return };
        event.prevent_default();
        open_files(session, &files);
    });
    window_event_listener(ev::dragleave, move |event| {
        // Leaving the window, not one of its elements.
        if event.related_target().is_none() {
            over(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        over(false);
        let Some(data) = event.data_transfer() else { return };
        let files = data.files();
        if let Some(files) = files.filter(|files| files.length() > 0) {
            return open_files(session, &files);
        }
        // A link may come without words.
        let words = ["text/plain", "text/uri-list"].map(|kind| data.get_data(kind).unwrap_or_default());
        let Some(text) = words.into_iter().find(|words| !words.is_empty()) else { return };
        match data.get_data("text/html") {
            Ok(html) if !html.is_empty() => open_structured(session, &html, text),
            _ => {
                if let Err(refusal) = open_text(session, &text) {
                    dialog::refuse(session, &refusal);
                }
            }
        }
    });
}
