//! Correcting a card: what it says in the reader's words, whether these words name anything, whether there is a card at all.

use super::forms::focus_stays;
use super::making;
use crate::session::Session;
use crate::soon::soon;
use leptos::prelude::*;
use whosays_engine::EntityId;
use whosays_engine::layer::Edit;

/// Letters that a card's words may have: a line, or a few.
const MOST: usize = 400;

/// The form for the card of an entity of the reading at hand, opened from one of its mentions or from elsewhere.
#[component]
pub fn CardForm(session: Session, entity: EntityId, mention: Option<usize>) -> impl IntoView {
    let reading = session.reading.get_untracked();
    let found = &reading.analysis.entities[entity.0];
    let name = StoredValue::new(found.name.clone());
    let written = reading.written(&found.name).unwrap_or_default().to_owned();
    let span = mention.and_then(|mention| found.mentions.get(mention).copied());
    let write = move |event| {
        session.stay();
        name.with_value(|name| making::write(session, name, event_target_value(&event)));
    };
    // When the focus is where it goes next.
    let show = move |_| {
        soon(move || {
            focus_stays(session);
            making::flush(session);
        });
    };
    let gone = move |word: &str| session.word.set(Some([word, " Undo brings it back."].concat()));
    let unname = span.filter(|_| found.mentions.len() > 1).map(|span| {
        let unname = move |_| {
            making::make(session, Edit::Unname { span });
            gone("That place is no name any more.");
        };
        view! { <button type="button" class="quiet" id="unname" on:click=unname>"No name in this place"</button> }
    });
    let forget = move |_| {
        making::make(session, Edit::Forget { name: name.get_value() });
        gone("The card was removed.");
    };
    view! {
        <label for="card-words">"What it is, in your words"</label>
        <textarea
            id="card-words"
            rows="3"
            dir="auto"
            maxlength=MOST.to_string()
            prop:value=written
            on:input=write
            on:change=show
        ></textarea>
        <p class="hint">"Kept as you type, in this browser."</p>
        <div class="actions">
            {unname}
            <button type="button" class="quiet" id="forget-card" on:click=forget>"Remove this card"</button>
        </div>
    }
}
