//! The places of an article on a map of the world, which is loaded when the reader comes near.

use super::groups::{Row, known};
use crate::cards::choice::Choices;
use crate::map::drawing::Marked;
use crate::map::parts::parts;
use crate::map::view::View;
use crate::reading::Reading;
use crate::reading::escape::escape;
use leptos::prelude::*;
use whosays_engine::entity::Coordinates;

/// Places that the map marks; of more nobody could tell one from another.
const MOST: usize = 300;

/// The places of the index that the knowledge base can place, with the names as HTML.
pub fn of(reading: &Reading, rows: &[Row], choices: &Choices) -> Vec<Marked> {
    let placed = rows.iter().filter_map(|row| {
        let known = known(reading, row.entity, choices).filter(|known| !known.country.is_empty())?;
        let mut title = String::new();
        escape(&row.name, &mut title);
        Some(Marked { id: known.id.clone(), title, goal: format!("#m{}-0", row.entity.0), place: known.place? })
    });
    placed.take(MOST).collect()
}

/// The map, and below it the parts of it in which places lie too near to each other. They say nothing that the list below
/// does not say, so they are hidden from screen readers and from the keyboard. Their room is kept from the first, so that
/// nothing moves when they come.
#[component]
pub fn Places(places: Vec<Marked>) -> impl IntoView {
    let coordinates: Vec<Coordinates> = places.iter().map(|place| place.place).collect();
    let parts = parts(&coordinates);
    (!places.is_empty()).then(|| view! { <div aria-hidden="true" inner_html=drawn(places, parts)></div> })
}

/// A map of the world with this in it, and of parts.
fn maps(world: &str, parts: impl Iterator<Item = String>) -> String {
    let map = |inside: &str| ["<div class=\"map\">", inside, "</div>"].concat();
    parts.fold(map(world), |maps, part| maps + &map(&part))
}

/// A prerendered map would weigh more than the article.
#[cfg(not(feature = "csr"))]
fn drawn(_: Vec<Marked>, parts: Vec<View>) -> String {
    maps("", parts.iter().map(|_| String::new()))
}

#[cfg(feature = "csr")]
fn drawn(places: Vec<Marked>, parts: Vec<View>) -> impl Fn() -> String {
    use crate::map::drawing::{enlarged, marked};
    use crate::map::loading::World;
    let near = RwSignal::new(None);
    Effect::new(move |_| watch(near));
    move || match near.get().map(|world: ArcRwSignal<World>| world.get()) {
        Some(World::Here(world)) => {
            maps(&marked(&world, &places, &parts), parts.iter().map(|part| enlarged(&world, &places, part)))
        }
        Some(World::Missing) => {
            maps(&["<p>", whosays_texts::say("The map did not arrive."), "</p>"].concat(), std::iter::empty())
        }
        Some(World::Awaited) | None => maps("", parts.iter().map(|_| String::new())),
    }
}

/// Asks for the map, once, when the index comes near the window.
#[cfg(feature = "csr")]
fn watch(near: RwSignal<Option<ArcRwSignal<crate::map::loading::World>>>) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
    let seen = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let entry = entries.get(entries.length() - 1).unchecked_into::<IntersectionObserverEntry>();
            if entry.is_intersecting() {
                observer.disconnect();
                near.try_set(Some(crate::map::loading::world()));
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("400px");
    let seen = seen.into_js_value();
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.unchecked_ref(), &options) {
        observer.observe(&crate::app::element("index"));
    }
}
