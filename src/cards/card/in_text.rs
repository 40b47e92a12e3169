//! What this text does with an entity: how it introduces it, and what it hands to it.

use crate::quoted::quoted;
use crate::reading::Reading;
use crate::reading::escape::escaped;
use crate::reading::sources::StatementList;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::entity::introductions as introductions_of;
use whosays_engine::{EntityId, Status};
use whosays_texts::{counted, say, told};

/// Statements that are listed at once; the rest unfold.
const SHOWN: usize = 3;

/// Descriptions that are quoted.
const MOST_QUOTED: usize = 4;

/// How the text introduces the entity, and what it hands to it.
#[component]
pub fn InThisText(reading: Arc<Reading>, entity: EntityId) -> impl IntoView {
    let phrases = introductions(&reading, entity);
    let described = (!phrases.is_empty()).then(|| {
        let mut html = [say("In the writer’s words:"), " "].concat();
        for words in phrases {
            html += &["<q", quoted().html(), ">", &escaped(&words), "</q> "].concat();
        }
        view! { <p class="described" inner_html=html></p> }
    });
    let said = said_by(&reading, entity);
    let attributed = (!said.is_empty()).then(|| view! { <Attributed reading=reading said=said /> });
    let any = described.is_some() || attributed.is_some();
    view! {
        {any.then(|| view! { <h3>{say("In this text")}</h3> })}
        {described}
        {attributed}
    }
}

/// The text's own words about an entity, each once.
pub fn introductions(reading: &Reading, entity: EntityId) -> Vec<String> {
    let all = &reading.analysis.entities;
    let phrases = introductions_of(&reading.article.text, all, &all[entity.0]);
    phrases.into_iter().take(MOST_QUOTED).map(str::to_owned).collect()
}

/// The statements whose source an entity is.
pub fn said_by(reading: &Reading, entity: EntityId) -> Vec<usize> {
    let is_its = |index: &usize| reading.analysis.statements[*index].source.is_some_and(|s| s.entity == Some(entity));
    (0..reading.analysis.statements.len()).filter(is_its).collect()
}

/// What is attributed to an entity: how much of each status, and where it stands.
#[component]
fn Attributed(reading: Arc<Reading>, said: Vec<usize>) -> impl IntoView {
    let mut html = [say("Attributed:"), " "].concat();
    for status in Status::ALL {
        let mut of_status = said.iter().filter(|index| reading.analysis.statements[**index].status == status);
        let Some(first) = of_status.next() else { continue };
        let count = (1 + of_status.count()).to_string();
        let count = told("{n} {status}", &[("n", &count), ("status", words::status(status).within)]);
        html +=
            &["<a class=\"count\" href=\"#s", &first.to_string(), "\"><span class=\"sample\" data-status=\""].concat();
        html += &[status.name(), "\">", &count, "</span></a> "].concat();
    }
    let (shown, folded) = said.split_at(said.len().min(SHOWN));
    let folded = (!folded.is_empty()).then(|| {
        let rest = counted(folded.len(), "{n} more statement|{n} more statements");
        let list = view! { <StatementList reading=reading.clone() indices=folded.to_vec() /> };
        view! { <details><summary>{rest}</summary>{list}</details> }
    });
    view! {
        <p class="attributed" inner_html=html></p>
        <StatementList reading=reading indices=shown.to_vec() />
        {folded}
    }
}
