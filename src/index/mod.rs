//! The index: everything with a name in the article, by kind, with how often it is named.

mod groups;
mod places;

use crate::cards::choice::Choices;
use crate::reading::Reading;
use crate::reading::batches::batches;
use crate::words;
use groups::{Group, Row};
use leptos::prelude::*;
use places::Places;
use std::sync::Arc;

/// Rows of a group that are drawn at once.
const MOST_ROWS: usize = 40;

/// The index of one reading. A name opens its card beside it; its count leads to where it is first named, by an ordinary link,
/// so that the browser's way back leads here again.
#[component]
pub fn Index(reading: Arc<Reading>, #[prop(optional)] choices: Choices) -> impl IntoView {
    let groups = groups::of(&reading, &choices);
    let total: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
    let parts: Vec<_> = groups
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(group, rows)| view! { <Part reading=reading.clone() group=group rows=rows choices=choices.clone() /> })
        .collect();
    view! {
        <h2>"Names in this text"</h2>
        <p>{words::counted(total, "name", "names")} ", each with how often it stands in the text."</p>
        {parts}
    }
}

/// What is of one kind.
#[component]
fn Part(reading: Arc<Reading>, group: Group, rows: Vec<Row>, choices: Choices) -> impl IntoView {
    let map = (group == Group::Places).then(|| view! { <Places places=places::of(&reading, &rows, &choices) /> });
    let count = rows.len();
    let list = batches(count, MOST_ROWS, "names", move |n| {
        let Row { entity, name, times } = &rows[n];
        let (id, number) = (entity.name(), entity.0);
        // Without scripts it opens the native popover.
        let popover = cfg!(feature = "still").then(|| format!("card-{id}"));
        let said = format!("{}, go to the first", words::counted(*times, "mention", "mentions"));
        view! {
            <li>
                <button type="button" class="name" id=format!("i{number}") aria-haspopup="dialog" data-entity=id popovertarget=popover dir="auto">
                    {name.clone()}
                </button>
                " "
                <a class="times" href=format!("#m{number}-0") aria-label=said>{words::number(*times)}</a>
            </li>
        }
        .into_any()
    });
    view! {
        <h3>{group.name()} " " <span class="total">{words::number(count)}</span></h3>
        {map}
        <ul class="names">{list}</ul>
    }
}
