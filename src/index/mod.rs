//! The index: everything with a name in the article, by kind, with how often it is named.

mod groups;
mod places;

use crate::cards::choice::Choices;
use crate::quoted::quoted;
use crate::reading::Reading;
use crate::reading::batches::batches;
use groups::{Group, Row};
use leptos::prelude::*;
use places::Places;
use std::sync::Arc;
use whosays_texts::{counted, say, text};

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
    let each = match total {
        0 => say("None.").to_owned(),
        _ => counted(
            total,
            "{n} name, each with how often it stands in the text.|{n} names, each with how often it stands in the text.",
        ),
    };
    view! {
        <h2>{say("Names in this text")}</h2>
        <p>{each}</p>
        {parts}
    }
}

/// What is of one kind.
#[component]
fn Part(reading: Arc<Reading>, group: Group, rows: Vec<Row>, choices: Choices) -> impl IntoView {
    let map = (group == Group::Places).then(|| view! { <Places places=places::of(&reading, &rows, &choices) /> });
    let count = rows.len();
    let more = text("Show {more} more of {n} names|Show {more} more of {n} names");
    let list = batches(count, MOST_ROWS, more, move |n| {
        let Row { entity, name, times } = &rows[n];
        let (id, number) = (entity.name(), entity.0);
        // Without scripts it opens the native popover.
        let popover = cfg!(feature = "still").then(|| format!("card-{id}"));
        let said = counted(*times, "{n} mention, go to the first|{n} mentions, go to the first");
        view! {
            <li>
                <button dir=quoted() type="button" class="name" id=format!("i{number}") aria-haspopup="dialog" data-entity=id popovertarget=popover>
                    {name.clone()}
                </button>
                " "
                <a class="times" href=format!("#m{number}-0") aria-label=said>{whosays_texts::number(*times)}</a>
            </li>
        }
        .into_any()
    });
    view! {
        <h3>{group.name()} " " <span class="total">{whosays_texts::number(count)}</span></h3>
        {map}
        <ul class="names">{list}</ul>
    }
}
