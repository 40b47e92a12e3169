//! Codes of squares (QR codes) that carry a lesson or a hand-in to another screen: as many as it takes, one after another.

use super::Classroom;
use super::focus::focus;
use super::opening::{ask, page};
use crate::soon::after_painting;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use whosays_lessons::parts;
use whosays_texts::{counted, counted_with, say, told};

/// The most characters in a code: version 25 of QR codes with the least redundancy holds 1,273, and squares smaller than those are lost
/// on a projector or in a cheap camera.
const ROOM: usize = 1250;

/// How long each code stays, where there are several.
const STAY: Duration = Duration::from_millis(1800);

/// What is shown: addresses, one a code.
pub type Shown = RwSignal<Vec<String>>;

/// Makes codes of what stands in an address behind the `#`; one that opens it where it fits, else several that are joined where they
/// are read.
pub fn show(room: Classroom, shown: Shown, held: &str) {
    let page = page();
    let Some(cut) = ROOM.checked_sub(page.len() + 1).and_then(|room| parts::cut(held, room)) else {
        return room.told.set(say("This is too much for codes that a camera could read. Use the file instead.").into());
    };
    room.told.set(match cut.len() {
        1 => counted(held.len(), "One code with {n} character.|One code with {n} characters."),
        more => counted_with(
            held.len(),
            "{n} character is too many for one code, so there are {more}. They follow each other; hold the camera still until all are read.|{n} characters are too many for one code, so there are {more}. They follow each other; hold the camera still until all are read.",
            &[("more", &more.to_string())],
        ),
    });
    after_painting(|| {
        if let Ok(Some(codes)) = document().query_selector(".codes") {
            codes.scroll_into_view();
        }
    });
    shown.set(cut.into_iter().map(|own| [page.as_str(), "#", &own].concat()).collect());
}

/// The codes, with what stops them and goes on.
#[component]
pub fn Codes(shown: Shown) -> impl IntoView {
    let at = RwSignal::new(0);
    let drawn = RwSignal::new(String::new());
    let runs = RwSignal::new(false);
    let clock: StoredValue<Option<IntervalHandle>> = StoredValue::new(None);
    let stop = move || _ = clock.try_update_value(|clock| clock.take().map(|clock| clock.clear()));
    on_cleanup(stop);
    let next = move || at.update(|at| *at = (*at + 1) % shown.with_untracked(|shown| shown.len().max(1)));
    Effect::new(move |_| {
        let count = shown.with(Vec::len);
        at.set(0);
        // Who asks for less motion turns them by hand.
        let calm =
            window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|own| own.matches());
        runs.set(count > 1 && !calm);
    });
    Effect::new(move |_| {
        stop();
        if runs.get() {
            clock.set_value(set_interval_with_handle(next, STAY).ok());
        }
    });
    Effect::new(move |_| {
        let Some(words) = shown.with(|shown| shown.get(at.get()).cloned()) else { return };
        spawn_local(async move {
            let svg = ask("code", &[words.into()]).await.and_then(|svg| svg.as_string());
            drawn.set(svg.unwrap_or_else(|| say("The code could not be drawn. Use the file instead.").into()));
        });
    });
    let place = move |count: usize| {
        told("Code {n} of {count}", &[("n", &(at.get() + 1).to_string()), ("count", &count.to_string())])
    };
    view! {
        <figure class="codes" hidden=move || shown.with(Vec::is_empty)>
            <div class="code" role="img" aria-label=move || place(shown.with(Vec::len)) inner_html=drawn></div>
            <figcaption>
                {move || match shown.with(Vec::len) {
                    1 => say("Scan this with a camera.").to_owned(),
                    count => place(count),
                }}
                <span class="actions" hidden=move || shown.with(|shown| shown.len() < 2)>
                    <button type="button" class="quiet" id="run-codes" on:click=move |_| runs.update(|own| *own = !*own)>
                        {move || if runs.get() { say("Stop") } else { say("Let them run") }}
                    </button>
                    <button type="button" class="quiet" id="next-code" on:click=move |_| {
                        runs.set(false);
                        next();
                    }>{say("Next code")}</button>
                </span>
                <button type="button" class="quiet" id="hide-codes" on:click=move |_| {
                    runs.set(false);
                    shown.set(Vec::new());
                    focus("#code-hand-in, #code-lesson");
                }>{say("Put away")}</button>
            </figcaption>
        </figure>
    }
}
