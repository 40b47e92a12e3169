//! Books: of a long article only the runs near the screen have their marks. book.js, which is loaded with the first book,
//! says which these are; here they are drawn.

use super::Reading;
use super::markup::Body;
use super::runs::{SINGLE, inside, run};
use super::standing::{Standing, hash};
use crate::app::call;
use crate::session::Session;
use js_sys::Array;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Bytes of text from which on an article is a book; the same stands in boot.js. Marks that have been laid out take 190 bytes for
/// one of text: those of less than this take less memory than the page with its modules.
const BOOK: usize = 250_000;

thread_local! {
    /// Whether book.js is here and knows whom to ask.
    static MET: Cell<bool> = const { Cell::new(false) };
}

/// Whether the marks of an article come and go. Where book.js did not arrive, they are all there.
pub fn is_book(session: Session, reading: &Reading) -> bool {
    // What came with the page has all its marks, for readers without scripts.
    if !reading.is_whole || reading.is_own || reading.article.text.len() < BOOK {
        return false;
    }
    if !MET.get() {
        let asked = Closure::<dyn FnMut(Array)>::new(move |asked| answer(session, &asked));
        MET.set(tell("meet", asked.into_js_value()));
    }
    MET.get()
}

/// Tells book.js something, if it is here; whether it agrees.
pub fn tell(what: &str, given: JsValue) -> bool {
    call("book", &[what.into(), given]).is_some_and(|answer| answer.is_truthy())
}

/// Puts an answer behind what book.js asks, if there is one.
fn answer(session: Session, asked: &Array) {
    let number = |at| asked.get(at).as_f64().unwrap_or_default() as usize;
    let reading = session.reading.get_untracked();
    let answer = session.standing.try_update_value(|standing| match number(0) {
        2 => standing.run_at(reading.analysis.statements.get(number(1))?.span.start),
        3 => standing.run_at(reading.analysis.entities.get(number(1))?.mentions.get(number(2))?.start),
        marked => draw(standing, reading, number(1), marked == 1),
    });
    if let Some(answer) = answer.flatten() {
        asked.push(&answer);
    }
}

/// The inside of a run, with its marks or without them, which is about to stand in the page; `None` where a later reading is on
/// its way there.
fn draw(standing: &mut Standing, reading: Arc<Reading>, number: usize, is_marked: bool) -> Option<JsValue> {
    let place = SINGLE + number;
    if standing.stale.as_ref().is_some_and(|(_, first)| place >= *first) {
        return None;
    }
    let own = standing.runs.get_mut(number)?;
    let html = run(&mut Body::within(reading, own.from, own.end, !is_marked), own.end)?.element;
    own.is_marked = is_marked;
    *standing.elements.get_mut(place)? = hash(&html);
    Some(inside(&html).into())
}
