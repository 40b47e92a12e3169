//! A mark beside the key of its statement, and why.

use super::pupil::{name, one_line};
use super::text::lit;
use super::worded;
use crate::quoted::{Quoted, quoted};
use crate::words;
use leptos::prelude::*;
use whosays_engine::{Span, Status};
use whosays_lessons::Key;
use whosays_texts::say;

/// How a mark stands to the key.
pub fn verdict(held: Option<Status>, key: Option<&Key>) -> &'static str {
    match (held, key) {
        (None, _) => say("You did not mark it."),
        (Some(_), None) => say("There is no key: talk about it."),
        (Some(held), Some(key)) if held == key.status => say("The same."),
        (Some(held), Some(key)) if key.allows(held) => say("Reasonable people differ here: both can be held."),
        (Some(_), Some(_)) => say("Another mark."),
    }
}

/// What a key holds its statement for: one status, or several where reasonable people differ.
#[component]
pub fn Held(key: Key) -> impl IntoView {
    key.held()
        .enumerate()
        .map(|(at, status)| {
            let or = (at > 0).then(|| [" ", say("or"), " "].concat());
            view! { {or} <span class="sample" data-status=status.name()>{name(status)}</span> }
        })
        .collect_view()
}

/// What the key says of the words at `span` of `text`, to somebody who held them for `held`.
#[component]
pub fn Verdict(text: String, span: Span, key: Key, held: Status) -> impl IntoView {
    let (who, its) = match key.source {
        None => (say("the article itself").to_owned(), Quoted(None)),
        Some((span, _)) => (one_line(span.of(&text)), quoted()),
    };
    let quote = (!key.cues.is_empty()).then(|| lit(&text, span, &key.cues));
    view! {
        <div class="at-once" role="status" data-agreed=key.allows(held).to_string()>
            <p>
                <strong>{verdict(Some(held), Some(&key))}</strong>
                " "
                {say("The key:")}
                " "
                <Held key=key.clone() />
                " · "
                <bdi dir=its>{who}</bdi>
            </p>
            {quote.map(|quote| view! { <p dir=quoted() inner_html=quote></p> })}
            <p class="hint">{words::status(key.status).here} " " <bdi dir=worded::quoted()>{key.why.clone()}</bdi></p>
        </div>
    }
}
