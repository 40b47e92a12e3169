//! A reading's body into the page, in slices, so that the page answers meanwhile.

use super::markup::{Body, Part};
use super::runs::{Runs, SINGLE};
use super::selecting::Selecting;
use super::standing::{Run, Standing, hash, is_run};
use super::{Reading, book};
use crate::app::{element, focus_quietly};
use crate::session::Session;
use crate::soon::{after_painting, soon};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCollection, HtmlElement};

/// Bytes of HTML that are put into the page first, and that are painted at once: what a screen shows.
const FIRST_SLICE: usize = 16_000;

/// Bytes of HTML from the article's beginning that browsers lay out and paint although most of it is below the screen: they
/// look a few screens ahead. Each slice of it waits for the one before to be painted, or all were painted in one task.
const AHEAD: usize = 96_000;

/// Bytes of HTML of such a slice.
const NEXT_SLICE: usize = 8_000;

/// Bytes of HTML of a later slice at most: of plain words a slice could be megabytes, for which the module would have to grow, and no
/// module ever shrinks.
const MOST: usize = 100_000;

/// Milliseconds that a slice may take, with what the browser needs to make elements of its HTML: a page that answers
/// within 50 is felt to answer at once (RAIL), and on a phone that is busy a slice takes three times as long as the one
/// before it promised.
const SLICE_MS: f64 = 12.0;

/// Bytes of HTML that a browser makes elements of in a millisecond, on a slow machine, as a first guess.
const BYTES_PER_MS: f64 = 4_000.0;

/// Blocks of an article from which on those out of sight are laid out only when they come near; for fewer the scroll
/// bar had rather be exact.
const LONG: usize = 60;

/// A reading on its way into the page.
struct Pouring {
    session: Session,
    reading: Arc<Reading>,
    body: Runs,
    article: HtmlElement,
    /// How many elements are done, and the byte of the text at which the last ends.
    done: usize,
    end: usize,
    /// Bytes of HTML that are done.
    drawn: usize,
    /// The next element that stands there already.
    next: Option<Element>,
    /// Bytes of HTML that this browser makes elements of in a millisecond, as the last slice showed.
    bytes_per_ms: f64,
    /// Whether its marks come and go.
    is_book: bool,
    /// What had the focus and was replaced, as a selector.
    focused: Option<String>,
    /// The run that book.js is to draw anew.
    again: Option<usize>,
}

/// Puts a reading into the page in place of what stands there, from its beginning.
pub fn afresh(session: Session, reading: Arc<Reading>) {
    let article = element("article");
    article.set_text_content(None);
    session.standing.set_value(Standing::default());
    book::tell("stop", JsValue::UNDEFINED);
    pour(start(session, reading, article), FIRST_SLICE);
}

/// Puts a reading into the page whose article, or its beginning, stands there already: elements that say the same stay,
/// and what the reader looks at stays where it is.
pub fn over(session: Session, reading: Arc<Reading>) {
    if session.standing.with_value(|standing| standing.elements.is_empty()) {
        session.standing.set_value(Standing::adopted(&session.settled.get_untracked()));
    }
    let mut pouring = start(session, reading, element("article"));
    pouring.next = first_block(pouring.article.first_element_child());
    session.standing.update_value(|standing| standing.stale = pouring.next.clone().map(|first| (first, 0)));
    pour(pouring, NEXT_SLICE);
}

/// Puts the reading that came with the page into it once more, now that the interface speaks another language than the page was built in.
pub fn again(session: Session) {
    let count = element("article").child_element_count() as usize;
    session.standing.update_value(|standing| standing.elements = vec![0; count]);
    over(session, session.settled.get_untracked());
}

/// Puts a reading into the page that marks its article as the one `before` it does: nothing in the article's element
/// changes. Where that one is still on its way, its pouring takes this one over.
pub fn keep(session: Session, before: Arc<Reading>, reading: Arc<Reading>) {
    if Arc::ptr_eq(&session.settled.get_untracked(), &before) {
        after_painting(move || settle(session, &reading));
    }
}

/// Gives the panels a reading whose marks are on the page, or the one at hand that has the same.
fn settle(session: Session, reading: &Arc<Reading>) {
    let at_hand = session.reading.get_untracked();
    if Arc::ptr_eq(&at_hand, reading) || at_hand.marks_like(reading) {
        session.settled.set(at_hand);
        element("main").remove_attribute("data-stale").ok();
    }
}

fn start(session: Session, reading: Arc<Reading>, article: HtmlElement) -> Pouring {
    // A beginning belongs to a long text. Were it laid out otherwise than that, all of it would be laid out twice.
    let long = !reading.is_whole || reading.article.pieces.len() > LONG;
    for part in [&article, &element("sources"), &element("index")] {
        part.toggle_attribute_with_force("data-long", long).ok();
    }
    article.remove_attribute("data-complete").ok();
    Pouring {
        session,
        body: Runs::new(Body::new(reading.clone())),
        is_book: book::is_book(session, &reading),
        reading,
        article,
        done: 0,
        end: 0,
        drawn: 0,
        next: None,
        bytes_per_ms: BYTES_PER_MS,
        focused: None,
        again: None,
    }
}

/// `element` or the first after it that is a block; hidden white space is none.
fn first_block(mut element: Option<Element>) -> Option<Element> {
    while let Some(span) = element.as_ref().filter(|element| element.tag_name() == "SPAN") {
        element = span.next_element_sibling();
    }
    element
}

fn pour(mut pouring: Pouring, most: usize) {
    let session = pouring.session;
    // A later reading takes the place of an unfinished one, or is poured in its place where it has the same marks.
    let at_hand = session.reading.get_untracked();
    if !Arc::ptr_eq(&at_hand, &pouring.reading) {
        if !at_hand.marks_like(&pouring.reading) {
            return;
        }
        pouring.reading = at_hand;
    }
    session.standing.update_value(|standing| pouring.slice(standing, most));
    if let Some(again) = pouring.focused.take().and_then(|place| document().query_selector(&place).ok().flatten()) {
        focus_quietly(again.unchecked_ref());
    }
    if let Some(number) = pouring.again.take() {
        book::tell("again", (number as u32).into());
    }
    session.poured.set(pouring.share());
    if !pouring.body.is_at_end() {
        if pouring.is_book {
            book::tell("grow", JsValue::UNDEFINED);
        }
        match pouring.drawn {
            ..AHEAD => after_painting(move || pour(pouring, NEXT_SLICE)),
            _ => soon(move || pour(pouring, MOST)),
        }
        return;
    }
    if pouring.reading.is_whole {
        pouring.article.set_attribute("data-complete", "").ok();
    }
    session.standing.update_value(|standing| {
        standing.text = pouring.reading.article.text.len();
        standing.stale = None;
    });
    if pouring.is_book {
        book::tell("grow", JsValue::UNDEFINED);
    }
    // The last marks are painted before the panels are made anew.
    after_painting(move || settle(session, &pouring.reading));
}

impl Pouring {
    fn share(&self) -> f64 {
        self.end as f64 / self.reading.article.text.len().max(1) as f64
    }

    /// Takes parts from the body for as long as a slice may take, `most` bytes of HTML at most.
    fn slice(&mut self, standing: &mut Standing, most: usize) {
        let begun = now();
        let mut slice = String::new();
        let mut anchor = Anchor::default();
        while slice.len() < most
            && self.again.is_none()
            && now() - begun + slice.len() as f64 / self.bytes_per_ms < SLICE_MS
        {
            let number = self.done.checked_sub(SINGLE).filter(|_| self.is_book);
            // What stands there from before it was known for a book has its marks.
            let is_marked = number.is_none_or(|number| {
                standing.runs.get(number).map_or(self.done < standing.elements.len(), |run| run.is_marked)
            });
            self.body.is_plain = !is_marked;
            let Some(part) = self.body.next() else { break };
            if let Some(number) = number.filter(|_| !part.element.is_empty()) {
                let run = Run { from: part.from, end: part.end, is_marked };
                match standing.runs.get_mut(number) {
                    Some(old) => *old = run,
                    None => standing.runs.push(run),
                }
            }
            let hash = hash(&part.element);
            self.end = part.end;
            self.drawn += part.element.len();
            match standing.elements.get_mut(self.done).filter(|_| !part.element.is_empty()) {
                Some(old) if *old == hash => self.pass(),
                Some(old) if number.is_some() => {
                    *old = hash;
                    self.again = number;
                    self.pass();
                }
                Some(old) => {
                    *old = hash;
                    anchor.find(&self.article);
                    self.replace(&part.element);
                }
                // The white space at the end stands there already.
                None if part.element.is_empty() && standing.text == self.reading.article.text.len() => {}
                None => {
                    let Part { space, element, .. } = part;
                    slice.push_str(&space);
                    slice.push_str(&element);
                    if !element.is_empty() {
                        standing.elements.push(hash);
                    }
                }
            }
            self.done += 1;
        }
        if !slice.is_empty() {
            let begun = now();
            self.article.insert_adjacent_html("beforeend", &slice).expect("an element in the page takes HTML");
            // A clock that is kept coarse on purpose may show no time at all.
            self.bytes_per_ms = (slice.len() as f64 / (now() - begun).max(1.0)).max(BYTES_PER_MS / 4.0);
        }
        standing.stale = self.next.clone().map(|first| (first, self.done));
        anchor.keep();
    }

    /// Goes on to the element after the next one, which stays.
    fn pass(&mut self) {
        self.next = self.next.take().and_then(|element| first_block(element.next_element_sibling()));
    }

    /// Puts HTML in the place of the next element, in which what is selected stays so; what had the focus there gets it back when the
    /// slice is done, because who hears of that asks what stands there.
    fn replace(&mut self, html: &str) {
        let Some(old) = self.next.take() else { return };
        let active = document().active_element().filter(|active| old.contains(Some(active)));
        let focused = active.map(|active| {
            match active.closest(".statement").ok().flatten().filter(|_| active.class_name() == "chip") {
                Some(statement) => ["#", &statement.id(), " .chip"].concat(),
                None => ["#", &active.id()].concat(),
            }
        });
        self.focused = focused.or(self.focused.take());
        let selecting = Selecting::within(&old);
        let (before, after) = (old.previous_element_sibling(), old.next_element_sibling());
        self.next = first_block(after);
        old.set_outer_html(html);
        if let Some(selecting) = selecting {
            let new = before.map_or_else(|| self.article.first_element_child(), |before| before.next_element_sibling());
            new.and_then(|new| selecting.again(&new));
        }
    }
}

/// The block that the reader looks at, by its numbers, because it may be replaced; and where it was.
#[derive(Default)]
enum Anchor {
    /// Nobody has looked for it yet.
    #[default]
    Unknown,
    /// The reader is at the page's beginning, which stays there.
    Beginning,
    Block(Place),
}

struct Place {
    article: HtmlElement,
    /// The number of the article's element, and of the block in it where it is a run.
    numbers: [u32; 2],
    top: f64,
}

impl Anchor {
    /// Looks for it before anything moves. Looking has the page laid out, so it is done once.
    fn find(&mut self, article: &HtmlElement) {
        if matches!(self, Self::Unknown) {
            let scrolled = window().scroll_y().unwrap_or(0.0) > 0.0;
            let place = if scrolled { Place::in_view(article) } else { None };
            *self = place.map_or(Self::Beginning, Self::Block);
        }
    }

    /// Scrolls so that it is where it was.
    fn keep(self) {
        let Self::Block(Place { article, numbers, top }) = self else { return };
        let Some(block) = block_at(&article, numbers) else { return };
        let moved = block.get_bounding_client_rect().top() - top;
        if moved != 0.0 {
            let options = web_sys::ScrollToOptions::new();
            options.set_top(moved);
            options.set_behavior(web_sys::ScrollBehavior::Instant);
            window().scroll_by_with_scroll_to_options(&options);
        }
    }
}

impl Place {
    fn in_view(article: &HtmlElement) -> Option<Self> {
        let number = first_in_view(&article.children());
        let inner = article.children().item(number).map_or(0, |element| first_in_view(&element.children()));
        let numbers = [number, inner];
        let top = block_at(article, numbers)?.get_bounding_client_rect().top();
        Some(Self { article: article.clone(), numbers, top })
    }
}

/// The number of the first element that ends below the window's upper edge; elements are in order.
fn first_in_view(elements: &HtmlCollection) -> u32 {
    let (mut low, mut high) = (0, elements.length());
    while low < high {
        let middle = (low + high) / 2;
        let below = elements.item(middle).is_some_and(|block| block.get_bounding_client_rect().bottom() > 0.0);
        if below { high = middle } else { low = middle + 1 }
    }
    low
}

/// The block with these numbers: an element of the article, or one in it where that is a run.
fn block_at(article: &HtmlElement, [number, inner]: [u32; 2]) -> Option<Element> {
    let element = article.children().item(number)?;
    if is_run(&element) { element.children().item(inner).or(Some(element)) } else { Some(element) }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
