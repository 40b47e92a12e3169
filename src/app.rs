//! Wakes the prerendered page up: the article stays as it is, the controls come to life.

use crate::cards::{pointer, surface};
use crate::correct::making;
use crate::intake::{address, desk, dialog, drop};
use crate::printing;
use crate::reading::Reading;
use crate::reading::{panels, pouring};
use crate::rehearsal;
use crate::session::Session;
use crate::sharing;
use crate::soon::soon;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use whosays_article::Article;

/// Mounts everything on the page and sets its state to `ready`: in many small tasks, because on a slow phone one for all of
/// it would keep the reader from scrolling.
///
/// # Panics
/// When the page is not the one that was built with this app; the page then says so and stays readable.
pub fn start() {
    // Who develops reads why; in what ships it would be a kilobyte of a first visit, and the trap that follows is in the console anyway.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    speak();
    let article = Article::from_packed(held("article-source")).expect("the page holds its article as it was packed");
    soon(move || unpack(article));
}

fn unpack(article: Article) {
    // A byte is what is lowest of a character, see `prerender::letters`.
    let said = held("article-analysis").chars().map(|c| c as u8).collect::<Vec<_>>();
    let reading = Reading::unpacked(article, &said, &held("article-knowledge"))
        .expect("the page holds what is said of its article");
    soon(move || wake(reading));
}

fn wake(reading: Arc<Reading>) {
    // The page lives as long as the session, so nothing ever cleans up after it.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner.clone());
    let session = Session::new(reading.clone());
    let ready = || document().document_element().expect("a page has a root").set_attribute("data-state", "ready").ok();
    let mut steps = panels::mounting(session);
    steps.push(Box::new(move || surface::mount(session)));
    steps.push(Box::new(move || dialog::mount(session, reading)));
    steps.push(Box::new(move || {
        desk::mount(session);
        pointer::listen(session);
        drop::listen(session);
        surface::adopt_native(session);
        making::listen(session);
        sharing::follow(session);
        printing::listen(session);
        address::listen(session);
        ready();
        if whosays_texts::language() != "en" {
            pouring::again(session);
        }
    }));
    steps.push(Box::new(move || rehearsal::begin(session)));
    for step in steps {
        let owner = owner.clone();
        soon(move || owner.with(step));
    }
}

/// Takes the reader's language from languages.js, where that is not English.
pub fn speak() {
    let texts = Reflect::get(&js_sys::global(), &"whosaysTexts".into()).unwrap_or_default();
    if let Some(table) = Reflect::get(&texts, &"table".into()).ok().and_then(|table| table.as_string()) {
        whosays_texts::speak(table);
    }
}

/// The string that the build put into the page's element with this id.
fn held(id: &str) -> String {
    let json = element(id).text_content().unwrap_or_default();
    js_sys::JSON::parse(&json).ok().and_then(|string| string.as_string()).expect("the page holds a string")
}

/// Whether nothing on the page has the focus.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// The element with this id, which the page always has.
pub fn element(id: &str) -> HtmlElement {
    document().get_element_by_id(id).unwrap_or_else(|| panic!("the page has no #{id}")).unchecked_into()
}

/// Calls a function that boot.js hands out; what it returns, where that worked.
pub fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let whosays = Reflect::get(&js_sys::global(), &"whosays".into()).ok()?;
    let function: Function = Reflect::get(&whosays, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&JsValue::UNDEFINED, &arguments.iter().collect()).ok()
}

/// Moves the focus without scrolling to it.
pub fn focus_quietly(target: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    target.focus_with_options(&options).ok();
}

/// The nearest element at or above `target` that `selector` matches.
pub fn closest(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}
