//! The way from mention to mention.

use crate::reading::Reading;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::EntityId;

/// Which mention this is, and the way to the others.
#[component]
pub fn Mentions(reading: Arc<Reading>, entity: EntityId, mention: usize) -> impl IntoView {
    let all = reading.analysis.entities[entity.0].mentions.len();
    let link = |to: usize, words: &'static str, class: &'static str| {
        let target = format!("#m{}-{to}", entity.0);
        view! { <a class=class href=target data-to-mention=to>{words}</a> }
    };
    let previous = mention.checked_sub(1).map(|to| link(to, "‹ Previous", "previous"));
    // From the second on "Previous" goes there anyway.
    let first = (mention > 1).then(|| view! { " · " {link(0, "First", "first")} });
    let next = (mention + 1 < all).then(|| link(mention + 1, "Next ›", "next"));
    view! {
        <nav class="mentions" aria-label="Mentions">
            {previous}
            <span>{format!("Mention {} of {all}", mention + 1)} {first}</span>
            {next}
        </nav>
    }
}
