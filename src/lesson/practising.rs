//! Practice: a short round of statements from the ready-made lessons, each with its key at once. No teacher is needed, and nothing is
//! handed in.

use super::focus::focus;
use super::pool::{self, Pool};
use super::pupil::name;
use super::text::lit;
use super::verdict::Verdict;
use super::{Classroom, keeping, worded};
use crate::app::closest;
use crate::quoted::quoted;
use crate::words;
use crate::written;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use whosays_engine::Status;
use whosays_lessons::practice::Practice;
use whosays_texts::{counted_with, say, told};

/// A round: the statements by their numbers in the pool, and what they were held for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Round {
    items: Vec<usize>,
    held: Vec<Status>,
    /// Whether the key of the last one is looked at.
    is_told: bool,
}

/// The page of practice.
#[component]
pub fn Practising(room: Classroom) -> impl IntoView {
    // All of it is the site's own.
    written::follow(true);
    let pool: StoredValue<Pool> = StoredValue::default();
    let practice: StoredValue<Practice> = StoredValue::default();
    let round: RwSignal<Option<Round>> = RwSignal::new(None);
    let begin = move || {
        let items = pool.with_value(|pool| practice.try_update_value(|practice| practice.begin(&pool.items)));
        round.set(Some(Round { items: items.unwrap_or_default(), ..Round::default() }));
        practice.with_value(|practice| keeping::keep_practice(room, practice));
    };
    spawn_local(async move {
        let all = pool::load().await;
        let before = keeping::practice().await;
        if pool.try_update_value(|own| *own = all).is_some() {
            practice.set_value(before);
            let open = pool.with_value(|pool| practice.try_update_value(|practice| practice.resume(&pool.items)));
            let (items, held) = open.unwrap_or_default();
            round.set(Some(Round { items, held, is_told: false }));
        }
    });
    let hold = move |status: Status| {
        let Some(now) = round.get_untracked().filter(|round| !round.is_told) else { return };
        let Some(item) = now.items.get(now.held.len()).copied() else { return };
        pool.with_value(|pool| {
            let agrees = pool.key(item).is_some_and(|key| key.allows(status));
            practice.update_value(|practice| practice.answer(&pool.items[item], status, agrees));
        });
        round.update(|round| {
            if let Some(round) = round {
                round.held.push(status);
                round.is_told = true;
            }
        });
        practice.with_value(|practice| keeping::keep_practice(room, practice));
        focus("#go-on-practising");
    };
    let go_on = move || {
        round.update(|round| {
            if let Some(round) = round {
                round.is_told = false;
            }
        });
        focus(".picks button, #another-round");
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(status) = picked(&event) {
            event.prevent_default();
            hold(status);
        }
    });
    on_cleanup(move || keys.remove());
    let shown = move || {
        match round.get() {
        None => view! { <p class="waiting">{say("The statements are loading …")}</p> }.into_any(),
        Some(round) if round.items.is_empty() => {
            view! { <p>{say("There is nothing to practise here: the statements did not arrive. Check your connection and reload this page.")}</p> }.into_any()
        }
        Some(round) if round.is_told || round.held.len() < round.items.len() => {
            let at = round.held.len() - usize::from(round.is_told);
            let (item, count) = (round.items[at], round.items.len());
            let given = round.is_told.then(|| round.held[at]);
            let here = pool.with_value(|pool| pool.context(item).map(|(text, around, span)| (lit(text, around, &[span]), pool.title(item))));
            let (context, title) = here.unwrap_or_default();
            view! {
                <p class="progress">
                    <progress max=count value=at aria-hidden="true"></progress>
                    {told("Statement {n} of {count}", &[("n", &(at + 1).to_string()), ("count", &count.to_string())])}
                </p>
                <blockquote class="context" dir=quoted() inner_html=context></blockquote>
                <p class="hint">{worded::around(say("From “{title}”"), "{title}", title, quoted())}</p>
                <fieldset class="picks" disabled=given.is_some()>
                    <legend>{say("How does the article put what is lit up?")}</legend>
                    {Status::ALL
                        .into_iter()
                        .enumerate()
                        .map(|(number, status)| {
                            view! {
                                <button
                                    type="button"
                                    class="pick"
                                    data-status=status.name()
                                    aria-pressed=(given == Some(status)).to_string()
                                    title=words::status(status).meaning
                                    on:click=move |_| hold(status)
                                >
                                    <kbd aria-hidden="true">{number + 1}</kbd>
                                    {name(status)}
                                </button>
                            }
                        })
                        .collect_view()}
                </fieldset>
                {given
                    .map(|held| {
                        let verdict = pool.with_value(|pool| pool.key(item).map(|key| (pool.text(item).to_owned(), pool.span(item), key.clone())));
                        view! {
                            {verdict.map(|(text, span, key)| view! { <Verdict text=text span=span key=key held=held /> })}
                            <button type="button" class="main" id="go-on-practising" on:click=move |_| go_on()>{say("Go on")}</button>
                        }
                    })}
            }
                .into_any()
        }
        Some(round) => {
            let agreed = pool.with_value(|pool| {
                let agrees = |(item, held): (&usize, &Status)| pool.key(*item).is_some_and(|key| key.allows(*held));
                round.items.iter().zip(&round.held).filter(|pair| agrees(*pair)).count()
            });
            let hardest = practice.with_value(Practice::hardest).map(words::status);
            view! {
                <h2>{counted_with(round.items.len(), "You agree with the key on {agreed} of {n} statement|You agree with the key on {agreed} of {n} statements", &[("agreed", &agreed.to_string())])}</h2>
                {hardest
                    .map(|own| {
                        view! { <p>{say("What you missed most so far:")} " " <b>{own.name}</b> ". " {own.meaning} " " {say("It comes more often now.")}</p> }
                    })}
                <p class="hint">{say("What you missed comes again in the next round, what you held as the key does comes later. This device remembers it and nobody else.")}</p>
                <button type="button" class="main" id="another-round" on:click=move |_| {
                    begin();
                    focus(".picks button");
                }>{say("Another round")}</button>
            }
                .into_any()
        }
    }
    };
    view! {
        <h1>{say("Practice")}</h1>
        <section id="practice">{shown}</section>
    }
}

/// The status that a key of the keyboard is for.
fn picked(event: &KeyboardEvent) -> Option<Status> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.alt_key();
    if elsewhere || closest(event.target(), "input, textarea, select").is_some() {
        return None;
    }
    let number: usize = event.key().parse().ok()?;
    Status::ALL.get(number.checked_sub(1)?).copied()
}
