//! Pointer, keyboard and focus on the whole page: what opens a card, what closes it, where a jump goes.

use super::surface::{anchor_in_view, dismiss, focus_anchor, place_anew, topic_of};
use super::{Topic, tools};
use crate::app::closest;
use crate::compare::choosing;
use crate::correct::{acting, panel};
use crate::intake::{self, dialog};
use crate::session::{By, Session};
use crate::toolbar;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusEvent, MouseEvent, Node, PointerEvent};

/// The pointer rests this long on a mention before its card opens: long enough not to open in passing. A card that
/// fetches nothing may open sooner than the 500 ms of MediaWiki's Page Previews.
const OPEN_AFTER: Duration = Duration::from_millis(250);

/// A card closes this long after the pointer has left both it and its mention, as in Page Previews.
const CLOSE_AFTER: Duration = Duration::from_millis(300);

/// Milliseconds in which a second click makes a double click: what most systems take.
const DOUBLE_CLICK: f64 = 500.0;

/// Pixels that a hand moves between the two.
const TREMBLE: u32 = 5;

/// Links that lead to a place in the article.
const LEADING: &str = "#surface a[href^='#'], #sources a[href^='#'], #strip a[href^='#'], #corrections a[href^='#'], #comparison a[href^='#'], #list a[href^='#']";

type Timer = StoredValue<Option<TimeoutHandle>>;

/// What the pointer came over, until it is known that it moved there.
type Over = StoredValue<Option<EventTarget>, LocalStorage>;

/// When and where the last click on a link took the reader elsewhere on the page.
type Jumped = StoredValue<Option<(f64, i32, i32)>>;

/// Begins to listen.
pub fn listen(session: Session) {
    // One each, because the focus may move while the pointer rests, and the other way round.
    let (hovering, focusing): (Timer, Timer) = (StoredValue::new(None), StoredValue::new(None));
    let over: Over = StoredValue::new_local(None);
    window_event_listener(ev::pointerover, move |event| {
        over.set_value(event.target());
        hover(session, hovering, &event);
    });
    let at: StoredValue<Option<(i32, i32)>> = StoredValue::new(None);
    window_event_listener(ev::pointermove, move |event| {
        let here = Some((event.screen_x(), event.screen_y()));
        if at.try_update_value(|at| std::mem::replace(at, here)) != Some(here)
            && let Some(target) = over.try_update_value(Option::take).flatten()
        {
            rest(session, hovering, &event, target);
        }
    });
    window_event_listener(ev::focusin, move |event| focus(session, focusing, &event));
    let jumped: Jumped = StoredValue::new(None);
    window_event_listener(ev::click, move |event| {
        stop(hovering);
        stop(focusing);
        click(session, jumped, &event);
    });
    window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            stop(hovering);
            stop(focusing);
            // First what is open; the dialog closes by itself.
            let open = session.opened.with_untracked(Option::is_some) || dialog::is_open();
            dismiss(session);
            if !open && !panel::leave(session) {
                intake::stop(session);
            }
        }
    });
    let moved = move || {
        if session.opened.with_untracked(Option::is_none) {
            return;
        }
        // A pinned card goes along with its mention too, or it would come to cover it; it stays when that is gone.
        if anchor_in_view(session) {
            place_anew(session);
        } else if !session.pinned.get_untracked() {
            // The focus that is in it goes back to where the reader left, without taking them there.
            dismiss(session);
        }
    };
    window_event_listener(ev::scroll, move |_| request_animation_frame(moved));
    window_event_listener(ev::resize, move |_| request_animation_frame(moved));
}

fn stop(timer: Timer) {
    if let Some(handle) = timer.get_value() {
        handle.clear();
    }
    timer.set_value(None);
}

fn after(timer: Timer, delay: Duration, act: impl FnOnce() + 'static) {
    stop(timer);
    timer.set_value(set_timeout_with_handle(act, delay).ok());
}

/// A pointer that comes over anything but a mention closes a card that hovering opened.
fn hover(session: Session, timer: Timer, event: &PointerEvent) {
    if event.pointer_type() == "touch" {
        return;
    }
    let opened = session.opened.get_untracked();
    let leaves = closest(event.target(), "#article .mention, #surface").is_none();
    if leaves && opened.is_some_and(|opened| opened.by == By::Hover) && !session.pinned.get_untracked() {
        after(timer, CLOSE_AFTER, move || session.close());
    } else {
        stop(timer);
    }
}

/// A mouse that moves on a mention, which it has just come over, opens its card soon. A page that scrolls under a mouse at
/// rest, or under the one that some browsers make of a finger, brings mentions under it which nobody points at.
fn rest(session: Session, timer: Timer, event: &PointerEvent, target: EventTarget) {
    if event.pointer_type() == "touch" || is_for_fingers() {
        return;
    }
    let target = Some(target);
    let opened = session.opened.get_untracked();
    let replaceable = opened.is_none_or(|opened| opened.by != By::Choice) && !session.pinned.get_untracked();
    let topic = closest(target.clone(), "#article .mention").and(topic_of(session, target.clone()));
    if replaceable && topic.is_some_and(|topic| opened.is_none_or(|opened| opened.topic != topic)) {
        after(timer, OPEN_AFTER, move || open_still(session, target, By::Hover));
    }
}

/// Whether the device is made for fingers, which cannot hover. A machine that knows of no pointer yet may get a mouse.
fn is_for_fingers() -> bool {
    let query = window().match_media("(hover: none) and (pointer: coarse)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Opens the card of a mention if that still stands in the article, which another may have taken the place of.
fn open_still(session: Session, mention: Option<EventTarget>, by: By) {
    if let Some(topic) = topic_of(session, mention) {
        session.open(topic, by);
    }
}

/// The keyboard's focus on a mention opens its card soon; moving on closes it, or leaves it closed. A focus that a
/// closed card gives back opens nothing.
fn focus(session: Session, timer: Timer, event: &FocusEvent) {
    stop(timer);
    let target = event.target();
    if session.pinned.get_untracked() || closest(target.clone(), "#surface").is_some() {
        return;
    }
    let by_keyboard = closest(target.clone(), ".mention").is_some_and(|m| m.matches(":focus-visible").unwrap_or(false));
    let given_back = closest(event.related_target(), "#surface").is_some();
    let opened = session.opened.get_untracked();
    match topic_of(session, target.clone()) {
        Some(topic @ Topic::Entity(..)) if by_keyboard && !given_back => {
            if opened.is_none_or(|opened| opened.topic != topic) {
                after(timer, OPEN_AFTER, move || open_still(session, target, By::Focus));
            }
        }
        topic => {
            if opened.is_some_and(|opened| opened.by == By::Focus && Some(opened.topic) != topic) {
                session.close();
            }
        }
    }
}

fn click(session: Session, jumped: Jumped, event: &MouseEvent) {
    // A control that what it did took away has done all that there is to do.
    if event.target().and_then(|target| target.dyn_into::<Node>().ok()).is_some_and(|target| !target.is_connected()) {
        return;
    }
    let here = (event.time_stamp(), event.client_x(), event.client_y());
    // A click without a pointer is a key.
    let by_pointer = event.detail() > 0;
    if let Some(link) = closest(event.target(), LEADING) {
        event.prevent_default();
        jumped.set_value(by_pointer.then_some(here));
        let goal = link.get_attribute("href").unwrap_or_default();
        return jump(session, goal.trim_start_matches('#'), closest(event.target(), "#surface").is_some());
    }
    // Events of a mouse count its clicks anew where another element came under it, so `detail` does not tell.
    if by_pointer && jumped.get_value().is_some_and(|before| is_double(before, here)) {
        return event.prevent_default();
    }
    if let Some(button) = closest(event.target(), ".tool") {
        return toolbar::act(session, &button);
    }
    if let Some(control) = closest(event.target(), "[data-compare]") {
        return choosing::act(session, &control);
    }
    if let Some(control) = closest(event.target(), "[data-correct]") {
        return acting::act(session, &control);
    }
    if let Some(control) = closest(event.target(), "#surface [data-do]") {
        return tools::act(session, &control);
    }
    if closest(event.target(), "#surface").is_some() {
        return session.stay();
    }
    if closest(event.target(), "a[href], dialog").is_some() {
        return;
    }
    let control = closest(event.target(), "#article .mention, #article .chip, #index .name");
    match topic_of(session, event.target()).filter(|_| control.is_some() || is_marked(event.target())) {
        Some(_) if control.is_none() && selecting() => {}
        Some(topic) => {
            let again = session.opened.get_untracked().is_some_and(|o| o.topic == topic && o.by == By::Choice);
            if again {
                return session.close();
            }
            // Who opened it by key wants to read on inside.
            if let Some(control) = control.filter(|_| !by_pointer) {
                // The page may still be on its smooth way to what has the focus, and what is out of sight has no card.
                bring_into_view(&control, web_sys::ScrollLogicalPosition::Nearest);
                return session.enter(topic);
            }
            session.open(topic, By::Choice);
        }
        None if !session.pinned.get_untracked() => session.close(),
        None => {}
    }
}

/// Whether a click is the second half of a double click on a link that is not under the pointer any more: the reader
/// means no place that came there instead.
fn is_double((before, from_x, from_y): (f64, i32, i32), (now, x, y): (f64, i32, i32)) -> bool {
    now - before < DOUBLE_CLICK && from_x.abs_diff(x).max(from_y.abs_diff(y)) <= TREMBLE
}

/// Whether the statement at `target` shows its mark: the legend's switches hide it by style.
fn is_marked(target: Option<web_sys::EventTarget>) -> bool {
    let chip = closest(target, ".statement").and_then(|statement| statement.query_selector(".chip").ok().flatten());
    let style = chip.and_then(|chip| window().get_computed_style(&chip).ok().flatten());
    style.and_then(|style| style.get_property_value("visibility").ok()).as_deref() != Some("hidden")
}

/// Whether the reader is selecting words, which is no choice of a mark.
fn selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Goes to a mention or a statement. A mention opens its card; a statement is shown, and its chip has the focus.
fn jump(session: Session, id: &str, from_surface: bool) {
    let Some(target) = document().get_element_by_id(id) else { return };
    bring_into_view(&target, web_sys::ScrollLogicalPosition::Center);
    flash(&target);
    let Some(topic) = topic_of(session, Some(target.unchecked_into())) else { return };
    match topic {
        Topic::Entity(..) if from_surface => session.enter(topic),
        Topic::Entity(..) | Topic::Listed(_) => session.open(topic, By::Choice),
        Topic::Statement(_) => {
            if !session.pinned.get_untracked() {
                session.close();
            }
            focus_anchor(topic);
        }
    }
}

/// Scrolls the page at once: a card closes when its mention is out of sight, as it would be on the way.
fn bring_into_view(target: &Element, block: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Shows for a moment where a jump went.
fn flash(target: &Element) {
    let classes = target.class_list();
    classes.add_1("reached").ok();
    set_timeout(move || drop(classes.remove_1("reached")), Duration::from_millis(1600));
}
