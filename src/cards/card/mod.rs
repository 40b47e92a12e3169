//! The card of an entity: who or what it is, how this text describes it, what is attributed to it.

mod compare;
pub(crate) mod in_text;
#[cfg(feature = "csr")]
mod locator;
mod mentions;
pub(crate) mod said;

use super::candidates::candidates;
use super::choice::Choices;
use super::trail::Subject;
use crate::quoted::{its, quoted};
use crate::reading::{Names, Reading};
use crate::words;
use compare::Compare;
use in_text::InThisText;
use leptos::prelude::*;
use mentions::Mentions;
use said::{FromText, Known};
use std::sync::Arc;
use whosays_engine::entity::KnownEntity;
use whosays_texts::{say, told};

/// The inside of a card: of an entity, for one of its mentions, or for none where something else led to it; or of an entry
/// of the knowledge base that the article does not speak of. What the reader chose in this text goes before what the
/// engine linked; `awaited` is whether more that may tell of it is on its way.
#[component]
pub fn Card(
    reading: Arc<Reading>,
    subject: Subject,
    mention: Option<usize>,
    #[prop(optional)] choices: Choices,
    #[prop(optional)] awaited: bool,
) -> impl IntoView {
    let entity = subject.entity();
    let found = entity.map(|entity| &reading.analysis.entities[entity.0]);
    let known = subject.known(&reading, &choices);
    let kind = known.map(|known| known.kind).or(found.map(|found| found.kind)).map(words::entity_type);
    let name = subject.title(&reading, &choices);
    let also = match found {
        Some(found) => (name != found.name).then(|| told("Here: {name}", &[("name", &its(&found.name))])),
        None => Some(say("Not in this text.").to_owned()),
    };
    let written = found.and_then(|found| reading.written(&found.name)).filter(|words| !words.is_empty());
    view! {
        <p class="kind">{kind}</p>
        <h2 dir=quoted()>{name.to_owned()}</h2>
        {also.map(|also| view! { <p class="also" inner_html=also></p> })}
        {written.map(|words| view! {
            <p class="written" dir="auto">{words.to_owned()}</p>
            <p class="origin">{say("Written by hand.")}</p>
        })}
        {match (known, found) {
            (Some(known), _) => {
                view! { <Known known=known.clone() reading=reading.clone() choices=choices /> {map_of(known)} }.into_any()
            }
            (None, Some(found)) if found.link.is_none() && written.is_none() => {
                let namesakes = candidates(&reading, found).into_iter().cloned().collect();
                let names = if awaited { Names::Awaited } else { reading.names };
                view! { <FromText found=found.clone() namesakes=namesakes names=names /> }.into_any()
            }
            // The description is that of the entry which the reader rejected.
            _ => ().into_any(),
        }}
        {entity.zip(known.cloned()).map(|(entity, known)| {
            view! { <Compare reading=reading.clone() entity=entity known=known /> }
        })}
        {entity.map(|entity| view! {
            <InThisText reading=reading.clone() entity=entity />
            <Mentions reading=reading.clone() entity=entity mention=mention />
        })}
    }
}

/// The map of a place, on the live page.
#[cfg(feature = "csr")]
fn map_of(known: &KnownEntity) -> impl IntoView + use<> {
    view! { <locator::Locator known=known.clone() /> }
}

#[cfg(not(feature = "csr"))]
fn map_of(_: &KnownEntity) -> impl IntoView + use<> {}
