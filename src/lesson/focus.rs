//! Where the focus goes when the button that had it is gone: a page that loses it is read from its top by voices, and by the Tab key.

use crate::app::{element, focus_quietly};
use crate::soon::soon;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to the first element that `selector` matches, once what changes now is drawn.
pub fn focus(selector: &'static str) {
    soon(move || {
        if let Ok(Some(place)) = element("lesson").query_selector(selector) {
            place.unchecked_into::<HtmlElement>().focus().ok();
        }
    });
}

/// What had the focus before the button that now has it and will be gone; the page where that was nothing, or is gone too.
#[derive(Clone, Copy, Default)]
pub struct Before(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Before {
    /// Takes note of where the focus came from.
    pub fn note(self, event: &FocusEvent) {
        self.0.set_value(event.related_target().and_then(|own| own.dyn_into().ok()));
    }

    /// Gives the focus back.
    pub fn give_back(self) {
        let before = self.0.get_value().filter(|own| own.is_connected());
        focus_quietly(&before.unwrap_or_else(|| element("lesson")));
    }
}
