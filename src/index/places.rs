//! The places of an article on a map of the world, which is loaded when the reader comes near.

use super::groups::{Row, known};
use crate::app::element;
use crate::map::drawing::{Marked, marked};
use crate::map::loading::{World, world};
use crate::reading::Reading;
use crate::reading::escape::escape;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Places that the map marks; of more nobody could tell one from another.
const MOST: usize = 300;

/// The places of the index that the knowledge base can place, with the names as HTML.
pub fn of(reading: &Reading, rows: &[Row]) -> Vec<Marked> {
    let placed = rows.iter().filter_map(|row| {
        let known = known(reading, row.entity).filter(|known| !known.country.is_empty())?;
        let mut title = String::new();
        escape(&row.name, &mut title);
        Some(Marked { id: known.id.clone(), title, goal: format!("#m{}-0", row.entity.0), place: known.place? })
    });
    placed.take(MOST).collect()
}

/// The map. It says nothing that the list below does not say, so it is hidden from screen readers and from the keyboard.
#[component]
pub fn Places(places: Vec<Marked>) -> impl IntoView {
    if places.is_empty() {
        return None;
    }
    let near = RwSignal::new(false);
    let drawn = move || match near.get().then(|| world().get()) {
        Some(World::Here(world)) => marked(&world, &places),
        Some(World::Missing) => "<p>The map did not arrive.</p>".to_owned(),
        Some(World::Awaited) | None => String::new(),
    };
    Effect::new(move |_| watch(near));
    Some(view! { <div class="map" aria-hidden="true" inner_html=drawn></div> })
}

/// Tells when the index comes near the window.
fn watch(near: RwSignal<bool>) {
    let seen = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let entry = entries.get(entries.length() - 1).unchecked_into::<IntersectionObserverEntry>();
            if entry.is_intersecting() {
                observer.disconnect();
                near.try_set(true);
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("400px");
    let seen = seen.into_js_value();
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.unchecked_ref(), &options) {
        observer.observe(&element("index"));
    }
}
