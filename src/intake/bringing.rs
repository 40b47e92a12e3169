//! What is no plain text on its way to one: boot.js loads what reads web pages, documents, books and PDFs, and the reader may stop it.

use super::brought::{Form, Text};
use super::dialog::{self, refuse};
use super::explaining;
use super::file::open_as_text;
use super::open::open_text;
use super::refusal::{Refusal, check};
use super::returning;
use crate::app::call;
use crate::session::Session;
use crate::sharing;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// The share of the way to the page that reading is, before explaining.
const READING: f64 = 0.1;

/// What is opened where it turns out to be a plain text.
pub enum Plain {
    /// A file, as it is.
    File(File),
    /// These words.
    Words(String),
    /// It is none, so what reads such things did not arrive.
    Nothing,
}

/// Has something read: `way` and what it takes are those of `importers/src/importing.js`.
pub fn bring(session: Session, way: &str, brought: &[JsValue], plain: Plain) {
    explaining::leave(session);
    session.word.set(None);
    let tell = Closure::<dyn FnMut(f64)>::new(move |share: f64| explaining::advance(session, share * READING));
    let brought: Array = brought.iter().collect();
    let Some(found) = call("bring", &[way.into(), brought.into(), tell.as_ref().clone()]) else { return };
    session.bringing.set_value(true);
    explaining::tell_later(session);
    spawn_local(async move {
        let found = JsFuture::from(found.unchecked_into::<js_sys::Promise>()).await;
        drop(tell);
        // Nothing where the reader has gone elsewhere meanwhile.
        let Some(found) = found.ok().and_then(|found| found.dyn_into::<Array>().ok()) else { return };
        session.bringing.set_value(false);
        let cell = |at: u32| found.get(at).as_string();
        let opened = match cell(0).as_deref() {
            Some("file") => open_as_text(session, &found.get(1).unchecked_into(), false, cell(2)).await,
            Some("article") => open(session, &found.get(1).unchecked_into(), cell(2), cell(3), cell(4)),
            Some("layer") => sharing::lay(session).await,
            Some("refused") => Err(Refusal::Told(cell(1).unwrap_or_default())),
            // With the word that what reads such things did not arrive, or without.
            _ => match plain {
                Plain::File(file) => open_as_text(session, &file, found.get(1).is_truthy(), None).await,
                Plain::Words(words) => open_text(session, &words),
                Plain::Nothing => Err(Refusal::Unfetched),
            },
        };
        match opened {
            Err(refusal) => {
                explaining::leave(session);
                returning::note(session);
                refuse(session, &refusal);
            }
            // A pack has been put over the article, and no text is on its way.
            Ok(()) if session.errand.with_value(Option::is_none) => session.progress.set(None),
            Ok(()) => {}
        }
    });
}

fn open(
    session: Session,
    packed: &Uint8Array,
    name: Option<String>,
    remark: Option<String>,
    pasted: Option<String>,
) -> Result<(), Refusal> {
    let words = String::from_utf8(packed.to_vec()).unwrap_or_default();
    check(&words)?;
    let name = name.unwrap_or_default();
    explaining::start(session, Text { words, form: Form::Packed, name, pasted, remark, address: None, key: None });
    Ok(())
}

/// Whether the reader stopped something that was being read.
pub fn stop(session: Session) -> bool {
    let stopped = session.bringing.get_value();
    if stopped {
        explaining::leave(session);
        dialog::close();
    }
    stopped
}
