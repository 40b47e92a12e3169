//! Wakes the prerendered page up: the article stays as it is, the controls come to life.

use crate::cards::{pointer, surface};
use crate::intake::{dialog, drop};
use crate::reading::Reading;
use crate::reading::panels;
use crate::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use whosays_article::Article;

/// For other scripts on the page (boot.js hands it out), and so that the module has it at all.
pub use whosays_js::analyze;

/// Mounts everything on the page and sets its state to `ready`.
///
/// # Panics
/// When the page is not the one that was built with this app; the page then says so and stays readable.
pub fn start() {
    console_error_panic_hook::set_once();
    let source = element("article-source").text_content().unwrap_or_default();
    let source = js_sys::JSON::parse(&source).ok().and_then(|s| s.as_string()).expect("the page holds its article");
    let article = Article::from_packed(&source).expect("the page holds its article as it was packed");
    let reading = Reading::new(article);
    // The page lives as long as the session, so nothing ever cleans up after it.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner.clone());
    let session = Session::new(reading.clone());
    panels::mount(session);
    surface::mount(session);
    dialog::mount(session, reading);
    pointer::listen(session);
    drop::listen(session);
    surface::adopt_native(session);
    document().document_element().expect("a page has a root").set_attribute("data-state", "ready").ok();
}

/// The element with this id, which the page always has.
pub fn element(id: &str) -> HtmlElement {
    document().get_element_by_id(id).unwrap_or_else(|| panic!("the page has no #{id}")).unchecked_into()
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
