//! The live panels beside the article, and putting another article in the place of the one at hand.

use super::Reading;
use super::heading::Heading;
use super::legend::Legend;
use super::pouring;
use super::sources::Sources;
use super::strip::Strip;
use super::sureness::LEVELS;
use crate::app::element;
use crate::cards::{keeping, surface};
use crate::compare::choosing;
use crate::correct::making;
use crate::index::Index;
use crate::session::Session;
use crate::soon::after_painting;
use crate::toolbar;
use crate::words::UNTITLED;
use crate::written;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_texts::say;

/// Takes the prerendered panels over, with the same content, so that nothing moves: a step for each, to be done in order.
pub fn mounting(session: Session) -> Vec<Box<dyn FnOnce()>> {
    let Session { reading, settled, notice, least, .. } = session;
    // Mounting anything starts what runs effects, which the steps' signals want.
    fill("notice", move || view! { {move || notice.get()} });
    let strip = after(settled);
    let sources = after(strip);
    let index = after(sources);
    vec![
        Box::new(move || {
            fill("heading", move || view! { {move || view! { <Heading reading=reading.get() /> }} });
            toolbar::follow(session);
            choosing::follow(session);
        }),
        Box::new(move || {
            fill("legend", move || view! { <Legend reading=settled.into() least=least /> });
            Effect::new(move |_| keep_least(least.get()));
        }),
        Box::new(move || fill("strip", move || view! { {move || view! { <Strip reading=strip.get() /> }} })),
        Box::new(move || fill("sources", move || view! { {move || view! { <Sources reading=sources.get() /> }} })),
        Box::new(move || {
            let choices = move || keeping::chosen(session);
            fill("index", move || view! { {move || view! { <Index reading=index.get() choices=choices() /> }} });
        }),
    ]
}

/// What `first` is, a frame later: of a long text each panel is work enough for one.
fn after(first: RwSignal<Arc<Reading>>) -> RwSignal<Arc<Reading>> {
    let then = RwSignal::new(first.get_untracked());
    Effect::new(move |before: Option<()>| {
        let reading = first.get();
        // What came with the page is there already.
        if before.is_some() {
            after_painting(move || then.set(reading));
        }
    });
    then
}

/// Where the browser keeps the slider's level until the reader leaves.
const LEAST: &str = "whosays-least";

/// The level that the reader chose before, in this session of the browser's.
pub fn kept_least() -> usize {
    let stored = window().session_storage().ok().flatten().and_then(|store| store.get_item(LEAST).ok().flatten());
    stored.and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS.len()).unwrap_or(0)
}

/// Hides the marks below a level, and keeps it; a browser that keeps nothing forgets it with the page.
fn keep_least(level: usize) {
    element("main").set_attribute("data-least", &level.to_string()).ok();
    if let Ok(Some(store)) = window().session_storage() {
        store.set_item(LEAST, &level.to_string()).ok();
    }
}

fn fill<N: IntoView + 'static>(id: &str, view: impl FnOnce() -> N + 'static) {
    let place = element(id);
    place.set_text_content(None);
    mount_to(place, view).forget();
}

/// Shows another article, from its beginning. That is there at once, the rest follows in slices; a later call takes the
/// place of an unfinished one.
pub fn show(session: Session, reading: Arc<Reading>) {
    session.close();
    let reading = making::take_up(session, &reading);
    tell_language(&reading);
    tell_title(&reading);
    keeping::begin(session, &reading);
    session.reading.set(reading.clone());
    // The panels are about another article, until this one or its beginning is on the page.
    let main = element("main");
    main.set_attribute("data-stale", "").ok();
    main.toggle_attribute_with_force("data-brought", !reading.is_own).ok();
    pouring::afresh(session, reading);
}

/// Tells in which language the article is that is shown next.
pub fn tell_language(reading: &Reading) {
    written::follow(reading.is_english);
    element("article").set_attribute("lang", written::language()).ok();
}

/// Names the window after an article.
pub fn tell_title(reading: &Reading) {
    let article = &reading.article;
    let title = article.leading_title().or(article.meta.title.as_deref());
    let title = title.filter(|title| *title != UNTITLED).unwrap_or(say(UNTITLED));
    document().set_title(&[title, " – Whosays"].concat());
}

/// Shows more of the article at hand, or what is now said of it, where the reader is; a card that is open stays open.
pub fn show_again(session: Session, reading: Arc<Reading>) {
    session.reader.update_value(|reader| reader.awaited = None);
    let opened = surface::carried(session, &reading);
    keeping::go_on(session, &reading);
    let before = session.reading.get_untracked();
    session.reading.set(reading.clone());
    if reading.marks_like(&before) {
        pouring::keep(session, before, reading);
    } else {
        pouring::over(session, reading);
    }
    surface::go_on(session, opened);
}
