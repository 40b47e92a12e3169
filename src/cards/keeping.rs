//! The reader's choices as they are kept, by a hash of their text.

use super::choice::{Choice, Choices};
use crate::lasting;
use crate::reading::Reading;
use crate::session::Session;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use whosays_engine::layer::fingerprint;

/// What was chosen in this text before.
pub fn kept(reading: &Reading) -> Choices {
    lasting::kept(&key(reading)).map(|json| read(&json)).unwrap_or_default()
}

/// Choices as they are kept; what is none of ours is left out.
pub fn read(json: &str) -> Choices {
    let mut choices = Choices::default();
    let value = JSON::parse(json).unwrap_or_default();
    let field = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let list = |value: &JsValue, name: &str| field(value, name).dyn_into::<Array>().unwrap_or_default();
    let link = |row: &JsValue| Some(field(row, "link")).filter(|link| link.is_null() || link.is_string());
    for row in list(&value, "choices") {
        if let (Some(name), Some(link)) = (field(&row, "name").as_string(), link(&row)) {
            choices.choose(&name, link.as_string());
        }
    }
    for step in list(&value, "laid") {
        let rows = list(&step, "choices").into_iter().filter_map(|row| {
            let name = field(&row, "name").as_string()?;
            Some((name.clone(), link(&row).map(|link| Choice { name, id: link.as_string() })))
        });
        choices.lay_again(field(&step, "before").as_f64().unwrap_or_default() as usize, rows.collect());
    }
    choices
}

/// Keeps what is chosen in a text.
pub fn keep(reading: &Reading, choices: &Choices) {
    let lines = (!choices.is_empty()).then(|| choices.to_json(&reading.article.text));
    lasting::keep(key(reading), lines);
}

/// Changes what is chosen now, and keeps it where `change` says that it did.
pub fn change(session: Session, change: impl FnOnce(&mut Choices) -> bool) {
    session.reader.update_value(|reader| {
        if change(&mut reader.choices) {
            session.reading.with_untracked(|reading| keep(reading, &reader.choices));
        }
    });
}

/// What is chosen now.
pub fn chosen(session: Session) -> Choices {
    session.reader.with_value(|reader| reader.choices.clone())
}

/// Begins with another text.
pub fn begin(session: Session, reading: &Reading) {
    session.reader.update_value(|reader| (reader.choices, reader.awaited) = (kept(reading), None));
    bring_back(reading);
}

/// Has that brought back which the copy has and the storage lost; an event tells of it.
pub fn bring_back(reading: &Reading) {
    lasting::bring_back(&key(reading));
}

/// Takes up what is kept, where `changed` is the name by which that is which changed, or nothing where all that was kept is gone.
pub fn take_up(session: Session, changed: Option<&str>) {
    let reading = session.reading.get_untracked();
    if changed.is_none_or(|changed| changed == key(&reading)) {
        session.reader.update_value(|reader| reader.choices = kept(&reading));
    }
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

/// Whether what is kept by this name was chosen in the text with this hash, or in any text.
pub fn is_of(key: &str, fingerprint: Option<&str>) -> bool {
    key.strip_prefix(CHOICES).is_some_and(|of| fingerprint.is_none_or(|fingerprint| of == fingerprint))
}

/// What the names of all that is kept here begin with; the text's hash follows.
const CHOICES: &str = "whosays-choices-";

fn key(reading: &Reading) -> String {
    [CHOICES, &fingerprint(&reading.article.text)].concat()
}
