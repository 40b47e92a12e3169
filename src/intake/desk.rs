//! At the window's lower edge: how far a long text is explained, with a way to stop it; and a word about what happened.

use super::explaining;
use crate::app::element;
use crate::session::Session;
use leptos::mount::mount_to;
use leptos::prelude::*;
use whosays_texts::say;

/// Puts it into the page, where it shows nothing yet.
pub fn mount(session: Session) {
    mount_to(element("desk"), move || view! { <Progress session=session /> }).forget();
    mount_to(element("word"), move || view! { <Word session=session /> }).forget();
    explaining::follow(session);
}

#[component]
fn Progress(session: Session) -> impl IntoView {
    let shown = Memo::new(move |_| session.progress.get().is_some());
    let percent = move || (session.progress.get().unwrap_or(0.0) * 100.0) as u32;
    // What the worker and the page are at, for whom a bar says nothing.
    let stage = move || match percent() {
        0..12 => say("Reading your text"),
        12..60 => say("Finding who says what"),
        _ => say("Marking the text"),
    };
    let stop = move |_| {
        explaining::stop(session);
    };
    move || {
        shown.get().then(|| {
            view! {
                <label for="how-far">{stage}</label>
                <progress id="how-far" max="100" prop:value=percent></progress>
                <button type="button" id="stop" on:click=stop>{say("Cancel")}</button>
            }
        })
    }
}

#[component]
fn Word(session: Session) -> impl IntoView {
    move || {
        session.word.get().map(|word| {
            view! {
                <p>{word}</p>
                <button type="button" class="close" aria-label=say("Put away") on:click=move |_| session.word.set(None)>
                    "×"
                </button>
            }
        })
    }
}
