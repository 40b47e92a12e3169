//! Choosing the article to compare with: the one at hand waits until the next one is there.

use super::Compared;
use crate::app::{element, focus_quietly};
use crate::intake::{self, dialog};
use crate::reading::Reading;
use crate::session::Session;
use crate::soon::soon;
use leptos::prelude::*;
use std::sync::Arc;

/// The button that begins a comparison.
#[component]
pub fn Begin(session: Session) -> impl IntoView {
    let is_hidden = move || session.reading.with(|reading| !reading.is_whole || reading.analysis.statements.is_empty());
    let begin = move |_| {
        session.compared.set(Some(session.reading.get_untracked()));
        dialog::show(session);
    };
    view! {
        <button type="button" id="compare" class="tool" hidden=is_hidden title="Compare with another article" on:click=begin>"Compare"</button>
    }
}

/// What the dialog says while the reader chooses the second article.
pub fn waiting(session: Session) -> Option<String> {
    let first = session.compared.get()?;
    let same = session.reading.with(|reading| reading.article.text == first.article.text);
    same.then(|| format!("It will be compared with {}.", super::view::title(&first)))
}

/// Forgets the comparison that the reader began, when they choose no second article.
pub fn give_up(session: Session) {
    let same = session.compared.with_untracked(|first| {
        let text = first.as_ref().map(|first| &first.article.text);
        session.reading.with_untracked(|reading| text == Some(&reading.article.text))
    });
    if same {
        session.compared.set(None);
    }
}

/// The comparison, where there are two articles.
#[component]
pub fn Comparison(session: Session) -> impl IntoView {
    let pair = move || {
        let (first, second) = (session.compared.get()?, session.settled.get());
        let both = second.is_whole && first.article.text != second.article.text;
        both.then_some([first, second])
    };
    let swap = move |statement: Option<usize>| {
        if let (Some(first), second) = (session.compared.get_untracked(), session.reading.get_untracked()) {
            session.compared.set(Some(second));
            show(session, first, statement);
        }
    };
    let end = move || {
        session.compared.set(None);
        focus_quietly(&element("main"));
    };
    move || pair().map(|pair| view! { <Compared pair=pair swap=swap end=end /> })
}

/// Shows the first article in the place of the second, at one of its statements.
fn show(session: Session, first: Arc<Reading>, statement: Option<usize>) {
    intake::go_back(session, first);
    if let Some(statement) = statement {
        // When it is on the page.
        soon(move || {
            if let Some(mark) = document().get_element_by_id(&format!("s{statement}")) {
                mark.scroll_into_view();
            }
        });
    }
}
