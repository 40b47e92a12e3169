//! The way from mention to mention.

use crate::reading::Reading;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::EntityId;
use whosays_texts::{counted, say, told};

/// Which mention this is, and the way to the others; the way to the first where the card is of none.
#[component]
pub fn Mentions(reading: Arc<Reading>, entity: EntityId, mention: Option<usize>) -> impl IntoView {
    let all = reading.analysis.entities[entity.0].mentions.len();
    let link = |to: usize, words: &str, class: &str| {
        let (id, to) = (entity.0.to_string(), to.to_string());
        let parts =
            ["<a class=\"", class, "\" href=\"#m", &id, "-", &to, "\" data-to-mention=\"", &to, "\">", words, "</a>"];
        parts.concat()
    };
    let previous = mention.and_then(|at| at.checked_sub(1)).map(|to| link(to, say("‹ Previous"), "previous"));
    // From the second on "Previous" goes there anyway.
    let first = mention.is_some_and(|at| at > 1).then(|| [" · ", &link(0, say("First"), "first")].concat());
    let next = match mention {
        Some(at) => (at + 1 < all).then(|| link(at + 1, say("Next ›"), "next")),
        None => Some(link(0, say("First mention ›"), "next")),
    };
    let which = match mention {
        Some(at) => told("Mention {n} of {all}", &[("n", &(at + 1).to_string()), ("all", &all.to_string())]),
        None => counted(all, "{n} mention|{n} mentions"),
    };
    let parts = [previous, Some(["<span>", &which, " ", &first.unwrap_or_default(), "</span>"].concat()), next];
    let html = parts.into_iter().flatten().collect::<String>();
    view! { <nav class="mentions" aria-label=say("Mentions") inner_html=html></nav> }
}
