//! The card of an entity: who or what it is, how this text describes it, what is attributed to it.

mod in_text;
#[cfg(feature = "csr")]
mod locator;
mod mentions;
mod said;

use crate::reading::Reading;
use crate::words;
use in_text::InThisText;
use leptos::prelude::*;
use mentions::Mentions;
use said::{FromText, Known};
use std::sync::Arc;
use whosays_engine::EntityId;
use whosays_engine::entity::{KnowledgeBase, KnownEntity};

/// The inside of a card for an entity: for one of its mentions, or for none where something else led to it.
#[component]
pub fn Card(reading: Arc<Reading>, entity: EntityId, mention: Option<usize>) -> impl IntoView {
    let found = &reading.analysis.entities[entity.0];
    let known = found.link.as_deref().and_then(|id| KnowledgeBase::core().get(id));
    let kind = words::entity_type(known.map_or(found.kind, |known| known.kind));
    let name = known.map_or_else(|| found.name.clone(), |known| known.name.clone());
    let also = (name != found.name).then(|| format!("Here: {}", found.name));
    view! {
        <p class="kind">{kind}</p>
        <h2 dir="auto">{name}</h2>
        {also.map(|also| view! { <p class="also" dir="auto">{also}</p> })}
        {match known {
            Some(known) => view! { <Known known=known.clone() /> {map_of(known)} }.into_any(),
            None => view! { <FromText description=found.description.clone() /> }.into_any(),
        }}
        <InThisText reading=reading.clone() entity=entity />
        <Mentions reading=reading entity=entity mention=mention />
    }
}

/// The map of a place, on the live page.
#[cfg(feature = "csr")]
fn map_of(known: &KnownEntity) -> impl IntoView + use<> {
    view! { <locator::Locator known=known.clone() /> }
}

#[cfg(not(feature = "csr"))]
fn map_of(_: &KnownEntity) -> impl IntoView + use<> {}
