//! The list of kept articles in the dialog.

use super::Trouble;
use super::store::{self, Kept};
use crate::intake::returning::open_again;
use crate::intake::{tell_deleted, tell_tabs};
use crate::session::Session;
use crate::soon::soon;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use whosays_texts::{counted, counted_with, say, told};

/// Articles from which on a list is searched rather than read.
const MANY: usize = 5;

/// Articles that are listed, the last ones, until somebody wants more: a tab in which two hundred are opened would hold a row for each.
const LISTED: usize = 30;

/// How long the reader rests before what they type is searched for.
const REST: Duration = Duration::from_millis(150);

/// What the dialog shows of the kept articles.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// Those that hold the words looked for, or why there is no list; nothing until the store was asked.
    found: RwSignal<Option<Result<Vec<Kept>, Trouble>>>,
    /// The words looked for.
    wanted: RwSignal<String>,
    /// How many there are in all.
    all: RwSignal<usize>,
    /// How many of those that were found are listed.
    listed: RwSignal<usize>,
    /// One sentence about what just happened.
    said: RwSignal<String>,
}

impl Shelf {
    /// A shelf that nobody looked at.
    pub fn new() -> Self {
        Self {
            found: RwSignal::new(None),
            wanted: RwSignal::new(String::new()),
            all: RwSignal::new(0),
            listed: RwSignal::new(LISTED),
            said: RwSignal::new(String::new()),
        }
    }

    /// Asks the store anew: another tab may have kept or deleted something.
    pub fn look(self) {
        spawn_local(async move {
            let wanted = self.wanted.get_untracked();
            let found = store::list(&wanted).await;
            // What was typed meanwhile is asked for by itself.
            if wanted != self.wanted.get_untracked() {
                return;
            }
            if let (Ok(found), true) = (&found, wanted.trim().is_empty()) {
                self.all.set(found.len());
            }
            self.found.set(Some(found));
        });
    }

    /// Looks when the dialog opens: at all of them.
    pub fn look_afresh(self) {
        self.wanted.set(String::new());
        self.said.set(String::new());
        self.listed.set(LISTED);
        self.look();
    }

    /// How many were found.
    fn count(self) -> Option<usize> {
        self.found.with(|found| Some(found.as_ref()?.as_ref().ok()?.len()))
    }

    /// Lists more of those that were found; the focus goes to the first of these.
    fn list_more(self) {
        let before = self.listed.get_untracked();
        self.listed.set(before + LISTED);
        soon(move || focus_row(before));
    }

    /// Says what is the matter with an article of the list, which may have changed.
    pub fn tell(self, trouble: Trouble) {
        self.said.set(trouble.message().into());
        self.look();
    }

    fn forget(self, session: Session, article: Option<Kept>) {
        spawn_local(async move {
            let is_it = |own: &Kept| article.as_ref().is_some_and(|article| article.key == own.key);
            let place = self.found.with_untracked(|found| found.as_ref()?.as_ref().ok()?.iter().position(is_it));
            let key = article.as_ref().map(|article| &*article.key);
            let forgotten = store::forget(key).await;
            if forgotten.is_ok() {
                tell_deleted(session, key);
                tell_tabs(key);
                // Only a list of all counts them.
                self.all.update(|all| *all = if key.is_some() { all.saturating_sub(1) } else { 0 });
                if self.all.get_untracked() < MANY {
                    self.wanted.set(String::new());
                }
                // The button that was pressed goes: on to the row that takes its place.
                focus_row(place.map_or(usize::MAX, |place| place + 1));
            }
            let said = match forgotten {
                Ok(()) => article.as_ref().map_or(say("All were deleted.").to_owned(), |article| {
                    told("“{title}” was deleted.", &[("title", &article.title)])
                }),
                Err(trouble) => trouble.message().to_owned(),
            };
            self.said.set(said);
            self.look();
        });
    }
}

/// Moves the focus to the row of this number, else to the heading.
fn focus_row(number: usize) {
    let row = document().query_selector_all("#recent .kept").ok().and_then(|rows| rows.item(number as u32));
    let row = row.map(|row| row.unchecked_into()).or_else(|| document().get_element_by_id("recent-title"));
    if let Some(row) = row {
        row.unchecked_into::<HtmlElement>().focus().ok();
    }
}

/// The kept articles, with all that can be done with them.
#[component]
pub fn Recent(session: Session) -> impl IntoView {
    let shelf = session.shelf;
    let is_wanted = RwSignal::new(store::is_wanted());
    let want = move |event| {
        let wanted = event_target_checked(&event);
        store::want(wanted);
        is_wanted.set(wanted);
    };
    let trouble = move || shelf.found.with(|found| found.as_ref().and_then(|found| found.as_ref().err().copied()));
    let articles = move || {
        let listed = shelf.listed.get();
        let first = |found: &Vec<Kept>| found.iter().take(listed).cloned().collect::<Vec<_>>();
        shelf.found.with(|found| Some(first(found.as_ref()?.as_ref().ok()?))).unwrap_or_default()
    };
    let more = move || {
        let (found, listed) = (shelf.count()?, shelf.listed.get());
        let more = found.checked_sub(listed).filter(|left| 0 < *left)?.min(LISTED).to_string();
        let words = "Show {more} more of {n} articles|Show {more} more of {n} articles";
        Some(counted_with(found, words, &[("more", &more)]))
    };
    let type_words = move |event| {
        shelf.wanted.set(event_target_value(&event));
        shelf.said.set(String::new());
        let words = shelf.wanted.get_untracked();
        set_timeout(
            move || {
                if words == shelf.wanted.get_untracked() {
                    shelf.look();
                }
            },
            REST,
        );
    };
    view! {
        <section id="recent" aria-labelledby="recent-title">
            <h3 id="recent-title" tabindex="-1">{say("Recent articles")}</h3>
            <p class="hint">
                {say("They stay on this device: nothing is sent anywhere, but whoever uses this browser finds them here.")}
            </p>
            <Show when=move || MANY <= shelf.all.get()>
                <label class="find">
                    {say("Find in them")}
                    <input type="search" prop:value=move || shelf.wanted.get() on:input=type_words />
                </label>
            </Show>
            <ul>
                <For each=articles key=|article| (article.key.clone(), article.opened.clone()) let:article>
                    <Row session=session article=article />
                </For>
            </ul>
            <button type="button" class="more" hidden=move || more().is_none() on:click=move |_| shelf.list_more()>{more}</button>
            <p class="hint" role="status">{move || below(shelf, trouble())}</p>
            <div class="ends">
                <label><input type="checkbox" prop:checked=move || is_wanted.get() on:change=want />" "{say("Keep what I open")}</label>
                <Show when=move || 1 < shelf.all.get()>
                    <ForgetAll session=session />
                </Show>
            </div>
        </section>
    }
}

/// What is said below the list.
fn below(shelf: Shelf, trouble: Option<Trouble>) -> String {
    let said = shelf.said.get();
    let is_sought = !shelf.wanted.get().trim().is_empty();
    match (trouble, shelf.count()) {
        (Some(trouble), _) => trouble.message().into(),
        (None, _) if !said.is_empty() => said,
        (None, Some(0)) if is_sought => say("None of them holds these words.").into(),
        (None, Some(0)) => say("None yet. What you open here is listed, so that you can go back to it.").into(),
        (None, Some(found)) if is_sought => {
            counted(found, "{n} article holds these words.|{n} articles hold these words.")
        }
        (None, _) => String::new(),
    }
}

#[component]
fn Row(session: Session, article: Kept) -> impl IntoView {
    let shelf = session.shelf;
    let (mine, key) = (article.clone(), article.key.clone());
    let words = counted(article.words, "{n} word|{n} words");
    let about = told("{date}, {words}", &[("date", &article.opened), ("words", &words)]);
    let open = move |_| open_again(session, key.clone());
    view! {
        <li>
            <button type="button" class="kept" on:click=open>
                <span class="title" dir="auto" lang="">{article.title.clone()}</span>
                <span class="about">{about}</span>
            </button>
            <button
                type="button"
                class="close"
                aria-label=told("Delete “{title}”", &[("title", &article.title)])
                title=say("Delete")
                on:click=move |_| shelf.forget(session, Some(mine.clone()))
            >
                "×"
            </button>
        </li>
    }
}

/// Deletes everything at the second press.
#[component]
fn ForgetAll(session: Session) -> impl IntoView {
    let asked = RwSignal::new(false);
    let press = move |_| if asked.get_untracked() { session.shelf.forget(session, None) } else { asked.set(true) };
    let words = move || match asked.get() {
        true => told("Press again to delete all {n}", &[("n", &session.shelf.all.get().to_string())]),
        false => say("Delete all").to_owned(),
    };
    view! {
        <button type="button" class="quiet" on:click=press on:blur=move |_| asked.set(false)>{words}</button>
    }
}
