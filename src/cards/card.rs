//! The card of an entity: who or what it is, how this text describes it, what is attributed to it.

use crate::reading::Reading;
use crate::reading::sources::StatementList;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::entity::{KnowledgeBase, KnownEntity};
use whosays_engine::{EntityId, Status};

/// The inside of a card, for one mention of an entity.
#[component]
pub fn Card(reading: Arc<Reading>, entity: EntityId, mention: usize) -> impl IntoView {
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
            Some(known) => view! { <Known known=known.clone() /> }.into_any(),
            None => view! { <FromText description=found.description.clone() /> }.into_any(),
        }}
        <InThisText reading=reading.clone() entity=entity />
        <Mentions reading=reading entity=entity mention=mention />
    }
}

/// What the knowledge base says, with its date and where to check it.
#[component]
fn Known(known: KnownEntity) -> impl IntoView {
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
fn FromText(description: String) -> impl IntoView {
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

/// How the text introduces the entity, and what it hands to it.
#[component]
fn InThisText(reading: Arc<Reading>, entity: EntityId) -> impl IntoView {
    let found = &reading.analysis.entities[entity.0];
    let mut phrases: Vec<&str> = found.described.iter().map(|d| d.span.of(&reading.article.text)).collect();
    phrases.dedup();
    let described = (!phrases.is_empty()).then(|| {
        let phrases: Vec<_> = phrases.iter().map(|words| view! { <q dir="auto">{words.to_string()}</q> " " }).collect();
        view! { <p class="described">"In this text: " {phrases}</p> }
    });
    let said: Vec<usize> = (0..reading.analysis.statements.len())
        .filter(|index| reading.analysis.statements[*index].source.is_some_and(|s| s.entity == Some(entity)))
        .collect();
    let attributed = (!said.is_empty()).then(|| {
        let by_status: Vec<_> = Status::ALL
            .into_iter()
            .map(|status| (status, said.iter().filter(|i| reading.analysis.statements[**i].status == status).count()))
            .filter(|(_, n)| *n > 0)
            .map(|(status, n)| format!("{n} {}", status.name()))
            .collect();
        let summary = format!("Statements of this source: {}", by_status.join(", "));
        view! { <p class="attributed">{summary}</p> <StatementList reading=reading.clone() indices=said /> }
    });
    view! {
        {described}
        {attributed}
    }
}

/// Which mention this is, and the way to the others.
#[component]
fn Mentions(reading: Arc<Reading>, entity: EntityId, mention: usize) -> impl IntoView {
    let all = reading.analysis.entities[entity.0].mentions.len();
    let link = |to: usize, words: &'static str, class: &'static str| {
        let target = format!("#m{}-{to}", entity.0);
        view! { <a class=class href=target data-to-mention=to>{words}</a> }
    };
    let previous = mention.checked_sub(1).map(|to| link(to, "‹ Previous", "previous"));
    let next = (mention + 1 < all).then(|| link(mention + 1, "Next ›", "next"));
    view! {
        <nav class="mentions" aria-label="Mentions">
            {previous}
            <span>{format!("Mention {} of {all}", mention + 1)}</span>
            {next}
        </nav>
    }
}
