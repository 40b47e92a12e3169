//! Who or what an entity is: by the knowledge base, or by the text alone.

use leptos::prelude::*;
use whosays_engine::entity::KnownEntity;

/// What the knowledge base says, with its date and where to check it.
#[component]
pub fn Known(known: KnownEntity) -> impl IntoView {
    let facts: Vec<_> =
        known.facts.into_iter().map(|fact| view! { <div><dt>{fact.label}</dt><dd>{fact.value}</dd></div> }).collect();
    view! {
        <p class="description">{known.description}</p>
        <dl class="facts">{facts}</dl>
        <p class="origin">
            {format!("As of {}. Check it: ", known.as_of)}
            <a href=known.source_url rel="noopener noreferrer external">{known.source_name}</a>
        </p>
    }
}

/// What the text itself says, named as such.
#[component]
pub fn FromText(description: String) -> impl IntoView {
    let described = !description.is_empty();
    view! {
        {described.then(|| view! { <p class="description" dir="auto">{description}</p> })}
        <p class="origin">
            {if described {
                "Made from this text alone: Whosays does not know the name."
            } else {
                "Whosays does not know this name, and found nothing in the text that says who or what it is."
            }}
        </p>
    }
}
