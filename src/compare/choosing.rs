//! Choosing the article to compare with: the one at hand waits until the next one is there.

use super::title;
use crate::app::{element, focus_quietly};
use crate::intake::{self, dialog};
use crate::reading::{Reading, book};
use crate::session::Session;
use crate::sharing;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use whosays_texts::{say, text, told};

/// What is said where a comparison cannot be made.
const MISSING: &str =
    text("The part of Whosays that compares articles did not arrive. Check your connection and try again.");

/// Begins a comparison with the article at hand.
pub fn begin(session: Session) {
    SWAPPED.take();
    session.compared.set(Some(session.reading.get_untracked()));
    dialog::show(session);
}

/// What the dialog says while the reader chooses the second article.
pub fn waiting(session: Session) -> Option<String> {
    let first = session.compared.get()?;
    let same = session.reading.with(|reading| reading.article.text == first.article.text);
    same.then(|| told("It will be compared with {title}.", &[("title", &title(&first, str::to_owned))]))
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

/// Shows the comparison wherever there are two articles. What makes it is loaded then, because few readers compare.
pub fn follow(session: Session) {
    let drawn = StoredValue::new(String::new());
    Effect::new(move |_| {
        let (first, second) = (session.compared.get(), session.settled.get());
        let Some(first) = first.filter(|first| second.is_whole && first.article.text != second.article.text) else {
            return draw(String::new(), drawn);
        };
        spawn_local(async move {
            let made = sharing::compare([&first, &second]).await;
            // The reader may have gone elsewhere meanwhile.
            let is_first =
                |compared: &Option<Arc<Reading>>| compared.as_ref().is_some_and(|own| Arc::ptr_eq(own, &first));
            if session.compared.with_untracked(is_first) && Arc::ptr_eq(&session.settled.get_untracked(), &second) {
                match made {
                    Some(html) => draw(html, drawn),
                    None => session.word.set(Some(say(MISSING).into())),
                }
                arrive();
            }
        });
    });
}

thread_local! {
    /// The statement that is gone to when all of its text is on the page.
    static GOAL: RefCell<Option<String>> = const { RefCell::new(None) };

    /// The article of the two that is at hand, once the reader has changed from one to the other.
    static SWAPPED: RefCell<Option<Arc<Reading>>> = const { RefCell::new(None) };
}

/// What can have the focus in a comparison.
const CONTROLS: &str = "summary, a, button";

/// Draws a comparison, where it is another than the one that stands there. What is unfolded in that stays so, and the focus on what
/// does the same, else in its place: an article is read anew when more is known of its names.
fn draw(html: String, drawn: StoredValue<String>) {
    if drawn.with_value(|drawn| *drawn == html) {
        return;
    }
    let place = element("comparison");
    let open = matches!(place.query_selector("details[open]"), Ok(Some(_)));
    let active = document().active_element();
    let focused =
        active.and_then(|active| Some((controls(&place).position(|control| control == active)?, does(&active))));
    place.set_inner_html(&html);
    drawn.set_value(html);
    if let Some(details) = place.query_selector("details").ok().flatten().filter(|_| open) {
        details.set_attribute("open", "").ok();
    }
    let control = focused.and_then(|(at, done)| {
        controls(&place).find(|control| does(control) == done).or_else(|| controls(&place).nth(at))
    });
    if let Some(control) = control {
        focus_quietly(control.unchecked_ref());
    }
}

/// What a control is and does, by which it is known again.
fn does(control: &Element) -> [Option<String>; 4] {
    [
        Some(control.tag_name()),
        control.get_attribute("href"),
        control.get_attribute("data-compare"),
        control.get_attribute("data-to"),
    ]
}

fn controls(place: &Element) -> impl Iterator<Item = Element> {
    let all = place.query_selector_all(CONTROLS).ok();
    let count = all.as_ref().map_or(0, |all| all.length());
    (0..count).filter_map(move |at| all.as_ref()?.item(at)?.dyn_into().ok())
}

/// Does what a control of the comparison is for.
pub fn act(session: Session, control: &Element) {
    match control.get_attribute("data-compare").as_deref() {
        Some("swap") => {
            let Some(first) = session.compared.get_untracked() else { return };
            session.compared.set(Some(session.reading.get_untracked()));
            SWAPPED.set(Some(first.clone()));
            show(session, first, control.get_attribute("data-to"));
        }
        _ => {
            SWAPPED.take();
            session.compared.set(None);
            focus_quietly(&element("main"));
        }
    }
}

/// Compares with the article that the reader comes from, where they changed from one of two to the other and go the way back to
/// that, which is `reading`; whether they do.
pub fn change_back(session: Session, reading: &Arc<Reading>) -> bool {
    let other = SWAPPED.with_borrow(|other| other.clone()).filter(|other| other.article.text != reading.article.text);
    if other.is_some() {
        SWAPPED.set(Some(reading.clone()));
        session.compared.set(other.clone());
    }
    other.is_some()
}

/// Shows the first article in the place of the second, at one of its statements.
fn show(session: Session, first: Arc<Reading>, statement: Option<String>) {
    intake::go_back(session, first);
    GOAL.set(statement.map(|statement| ["s", &statement].concat()));
}

/// Goes to the statement that was asked for: all of its text is on the page, and what stands above that has its height.
fn arrive() {
    let Some(goal) = GOAL.take() else { return };
    // Of a book it may be there without its mark, and far away.
    if !book::tell("go", goal.as_str().into())
        && let Some(mark) = document().get_element_by_id(&goal)
    {
        mark.scroll_into_view();
        if let Ok(Some(chip)) = mark.query_selector(".chip") {
            focus_quietly(chip.unchecked_ref());
        }
    }
}
