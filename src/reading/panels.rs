//! The live panels beside the article, and putting another article in the place of the one at hand.

use super::Reading;
use super::heading::Heading;
use super::legend::Legend;
use super::markup::Body;
use super::sources::Sources;
use super::strip::Strip;
use crate::app::element;
use crate::session::Session;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::iter::Peekable;
use std::sync::Arc;
use std::time::Duration;
use web_sys::HtmlElement;

/// Takes the prerendered panels over, with the same content, so that nothing moves.
pub fn mount(session: Session) {
    let Session { reading, settled, notice, .. } = session;
    fill("heading", move || view! { {move || view! { <Heading reading=reading.get() /> }} });
    fill("legend", move || view! { {move || view! { <Legend reading=settled.get() /> }} });
    fill("strip", move || view! { {move || view! { <Strip reading=settled.get() /> }} });
    fill("sources", move || view! { {move || view! { <Sources reading=settled.get() /> }} });
    fill("notice", move || view! { {move || notice.get()} });
}

fn fill<N: IntoView + 'static>(id: &str, view: impl FnOnce() -> N + 'static) {
    let place = element(id);
    place.set_text_content(None);
    mount_to(place, view).forget();
}

/// Bytes of HTML that are put into the page at once: about what a slow machine lays out in a frame or two. The first
/// slice is what a screen shows.
const FIRST_SLICE: usize = 16_000;
const SLICE: usize = 48_000;

/// Blocks of an article from which on those out of sight are laid out only when they come near; for fewer the scroll
/// bar had rather be exact.
const LONG: usize = 60;

/// Shows another article. Its beginning is there at once, the rest follows in slices, so that the page answers
/// meanwhile; a later call takes the place of an unfinished one.
pub fn show(session: Session, reading: Arc<Reading>) {
    session.close();
    let article = element("article");
    article.set_text_content(None);
    article.toggle_attribute_with_force("data-long", reading.article.pieces.len() > LONG).ok();
    article.remove_attribute("data-complete").ok();
    let title = reading.article.meta.title.clone().unwrap_or_else(|| "Your text".into());
    document().set_title(&format!("{title} – Whosays"));
    session.reading.set(reading.clone());
    pour(session, article, reading.clone(), Body::new(reading).peekable(), FIRST_SLICE);
}

fn pour(session: Session, article: HtmlElement, reading: Arc<Reading>, mut body: Peekable<Body>, most: usize) {
    if !Arc::ptr_eq(&session.reading.get_untracked(), &reading) {
        return;
    }
    let mut slice = String::new();
    while slice.len() < most
        && let Some(block) = body.next()
    {
        slice.push_str(&block);
    }
    article.insert_adjacent_html("beforeend", &slice).expect("an element in the page takes HTML");
    if body.peek().is_none() {
        article.set_attribute("data-complete", "").ok();
        set_timeout(move || session.settled.set(reading), Duration::ZERO);
    } else {
        set_timeout(move || pour(session, article, reading, body, SLICE), Duration::ZERO);
    }
}
