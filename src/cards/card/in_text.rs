//! What this text does with an entity.

use crate::reading::Reading;
use crate::reading::sources::StatementList;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::{EntityId, Status};

/// How the text introduces the entity, and what it hands to it.
#[component]
pub fn InThisText(reading: Arc<Reading>, entity: EntityId) -> impl IntoView {
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
