//! Choices in the browser's storage, by a number for their text. A browser that keeps nothing forgets them with the page.

use super::choice::{Choices, fingerprint};
use crate::reading::Reading;
use crate::session::Session;
use leptos::prelude::*;
use web_sys::Storage;

/// What was chosen in this text before.
pub fn kept(reading: &Reading) -> Choices {
    let lines = storage().and_then(|storage| storage.get_item(&key(reading)).ok().flatten());
    Choices::from_lines(&lines.unwrap_or_default())
}

/// Keeps what is chosen in a text.
pub fn keep(reading: &Reading, choices: &Choices) {
    let Some(storage) = storage() else { return };
    match choices.to_lines() {
        lines if lines.is_empty() => storage.remove_item(&key(reading)).ok(),
        lines => storage.set_item(&key(reading), &lines).ok(),
    };
}

/// What is chosen now.
pub fn chosen(session: Session) -> Choices {
    session.reader.with_value(|reader| reader.choices.clone())
}

/// Begins with another text.
pub fn begin(session: Session, reading: &Reading) {
    session.reader.update_value(|reader| reader.choices = kept(reading));
}

/// Goes on with a later reading of the text at hand, which may be of more of it than the one before.
pub fn go_on(session: Session, reading: &Reading) {
    let before = session.reading.get_untracked();
    if before.article.text == reading.article.text {
        return;
    }
    session.reader.update_value(|reader| {
        if !reader.choices.is_empty() {
            keep(&before, &Choices::default());
        }
        reader.choices.add(kept(reading));
        keep(reading, &reader.choices);
    });
}

fn key(reading: &Reading) -> String {
    format!("whosays-choices-{:016x}", fingerprint(&reading.article.text))
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
