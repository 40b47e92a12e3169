//! Loads the map of the world when the first card needs it.

use super::shapes::WorldMap;
use crate::app::element;
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// The map, on its way or here.
#[derive(Clone, Debug)]
pub enum World {
    /// Nobody has asked for it, or it is on its way.
    Awaited,
    /// It is here.
    Here(Arc<WorldMap>),
    /// It did not arrive, or is damaged.
    Missing,
}

thread_local! {
    static WORLD: ArcRwSignal<World> = ArcRwSignal::new(World::Awaited);
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// The map, which is loaded at the first call, and at the next one where it did not arrive.
pub fn world() -> ArcRwSignal<World> {
    let world = WORLD.with(Clone::clone);
    if !ASKED.replace(true) {
        let world = world.clone();
        spawn_local(async move {
            let found = fetched().await.ok().and_then(|file| WorldMap::read(&file));
            ASKED.set(found.is_some());
            world.set(found.map_or(World::Missing, |found| World::Here(Arc::new(found))));
        });
    }
    world
}

/// The file, whose address the build has put into the page.
async fn fetched() -> Result<Vec<u8>, JsValue> {
    let address = element("surface-place").get_attribute("data-map").unwrap_or_default();
    let answer: Response = JsFuture::from(window().fetch_with_str(&address)).await?.unchecked_into();
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
