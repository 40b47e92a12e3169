//! What the reader changed and chose, as lines by a name, in the browser's storage; on the page, where the browser does not take it or does
//! not give it back.
//!
//! localStorage has it at once, so a tab that closes loses nothing; but it reaches the disk seconds later, so importers/src/recent.js has a
//! copy in a store that is on the disk when it says so, and brings that back where a browser that ended took the last seconds along.

use crate::app::call;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// What this page had kept last by a name, and whether the browser took it.
struct Held {
    name: String,
    lines: Option<String>,
    is_taken: bool,
}

thread_local! {
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

/// Keeps lines, or that there are none; whether the browser takes them. What it does not take lasts as long as the page.
pub fn keep(name: String, lines: Option<String>) -> bool {
    let given = lines.as_deref().map_or(JsValue::NULL, JsValue::from);
    let is_taken = call("keepLayer", &[(&*name).into(), given]).is_some();
    HELD.with_borrow_mut(|held| {
        held.retain(|own| own.name != name);
        held.push(Held { name, lines, is_taken });
    });
    is_taken
}

/// The lines that are kept.
pub fn kept(name: &str) -> Option<String> {
    // A browser may take something and give nothing any more.
    let given = storage().and_then(|storage| storage.get_item(name).ok());
    HELD.with_borrow(|held| match held.iter().find(|own| own.name == name) {
        Some(own) if !own.is_taken || given.is_none() => own.lines.clone(),
        _ => given.flatten(),
    })
}

/// Has that brought back which the copy has and this lost; an event tells of it, as of what another tab keeps.
pub fn bring_back(name: &str) {
    call("layers", &["bringBack".into(), name.into()]);
}

/// Forgets what is kept by such names.
pub fn forget(is_meant: impl Fn(&str) -> bool) {
    HELD.with_borrow_mut(|held| held.retain(|own| !is_meant(&own.name)));
    let Some(storage) = storage() else { return };
    let all = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    for name in all.collect::<Vec<_>>() {
        if is_meant(&name) {
            storage.remove_item(&name).ok();
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
