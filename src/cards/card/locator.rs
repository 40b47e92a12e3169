//! Where a place lies. Drawn by the live page only: a prerendered map would weigh more than the article.

use crate::map::drawing::{in_words, locator};
use crate::map::loading::{World, world};
use leptos::prelude::*;
use whosays_engine::EntityType;
use whosays_engine::entity::{Coordinates, KnownEntity};
use whosays_texts::{say, told};

/// The map of a place of the knowledge base. Its room is kept before the shapes are here, so that nothing moves under the
/// reader's pointer when they come.
#[component]
pub fn Locator(known: KnownEntity) -> impl IntoView {
    // What lies in no country is a sea or a continent, of which a dot would say something wrong.
    let place = known.place.filter(|_| known.kind == EntityType::Place && !known.country.is_empty())?;
    let world = world();
    let label = label(&known, place);
    // A territory that is a piece of its country's shape, as the Gaza Strip is, must not stand for the other pieces.
    let is_territory = known.facts.iter().any(|fact| fact.label == "Kind" && fact.value.ends_with("territory"));
    let drawn = move || match world.get() {
        World::Awaited => String::new(),
        World::Here(world) => locator(&world, &known.id, &known.country, place, is_territory),
        World::Missing => ["<p>", say("The map did not arrive."), "</p>"].concat(),
    };
    Some(view! { <div class="map" role="img" aria-label=label inner_html=drawn></div> })
}

/// What the map shows, in words.
fn label(known: &KnownEntity, place: Coordinates) -> String {
    let country = known.facts.iter().find(|fact| fact.label == "Country");
    let (name, place) = (("name", known.name.as_str()), in_words(place));
    let place = ("place", place.as_str());
    match country {
        Some(country) => told("Map: {name} in {country}, {place}", &[name, ("country", &country.value), place]),
        None => told("Map: {name}, {place}", &[name, place]),
    }
}
