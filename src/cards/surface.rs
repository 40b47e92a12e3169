//! The one place where cards and explanations open, over the page and beside what they are about.

use super::card::Card;
use super::explanation::Explanation;
use super::placement::{GROWN, Rect, Size, place};
use super::{Topic, highlight, tools};
use crate::app::{call, closest, element, focus_quietly, is_focus_lost};
use crate::correct::forms;
use crate::reading::{Reading, book};
use crate::session::{By, Opened, Session};
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};
use whosays_engine::EntityId;
use whosays_texts::say;

/// Puts the closed surface into the page.
pub fn mount(session: Session) {
    mount_to(element("surface-place"), move || view! { <Surface session=session /> }).forget();
    // What unfolds in it makes it higher. That is told to the part alone, on the way to which it can be heard here.
    let unfolded = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        reposition(session);
        if let Some(details) = closest(event.target(), "#surface details") {
            bring(&details);
        }
    });
    let unfolded = unfolded.into_js_value();
    element("surface").add_event_listener_with_callback_and_bool("toggle", unfolded.unchecked_ref(), true).ok();
}

#[component]
fn Surface(session: Session) -> impl IntoView {
    let content = move || {
        let reading = session.reading.get_untracked();
        session.opened.get().and_then(|opened| match opened.topic {
            Topic::Statement(index) => Some(view! { <Explanation reading=reading index=index /> }.into_any()),
            Topic::Entity(..) | Topic::Listed(_) => {
                let (begins, choices, awaited) = session
                    .reader
                    .with_value(|reader| (reader.trail.is_empty(), reader.choices.clone(), reader.awaited));
                let mention = match opened.topic {
                    Topic::Entity(_, mention) => Some(mention).filter(|_| begins),
                    _ => None,
                };
                let subject = tools::subject(session)?;
                let awaited = awaited.is_some() && awaited == subject.entity();
                let card = view! {
                    <Card reading=reading subject=subject mention=mention choices=choices awaited=awaited />
                };
                Some(card.into_any())
            }
        })
    };
    let pinned = session.pinned;
    Effect::new(move |before: Option<Option<String>>| {
        let opened = session.opened.get();
        if let Some(anchor) = before.flatten().and_then(|id| document().get_element_by_id(&id)) {
            anchor.remove_attribute("aria-expanded").ok();
            anchor.class_list().remove_1("chosen").ok();
        }
        // The content is rendered by an effect of its own, which the same change woke; after both it is there to be
        // measured. Not a frame later, or a click on a link in it might find it where the card before it was.
        queue_microtask(move || show(session));
        opened.map(|opened| opened.topic.anchor())
    });
    view! {
        <div id="surface" popover="manual" role="dialog" aria-label=say("Explanation") tabindex="-1">
            <button type="button" class="back" data-do="back" hidden>{say("‹ Back")}</button>
            <div class="controls">
                <button type="button" class="pin" aria-pressed=move || pinned.get().to_string() on:click=move |_| pinned.update(|p| *p = !*p)>
                    {say("Pin")}
                </button>
                <button type="button" class="close" aria-label=say("Close") on:click=move |_| dismiss(session)>"×"</button>
            </div>
            <div class="content">{content}</div>
            <div class="look-up" tabindex="-1" aria-live="polite"></div>
            <div class="choice"></div>
            <div class="correct-place"></div>
        </div>
    }
}

/// Brings the surface into agreement with the session.
fn show(session: Session) {
    let surface = element("surface");
    let Some(opened) = session.opened.get_untracked() else {
        surface.hide_popover().ok();
        surface.remove_attribute("data-card").ok();
        surface.remove_attribute("data-why").ok();
        highlight::clear();
        forms::draw(session);
        return;
    };
    let shown = surface.get_attribute("data-card");
    match opened.topic {
        Topic::Entity(entity, _) | Topic::Listed(entity) => {
            let shown = tools::subject(session).map_or_else(|| entity.name(), |subject| subject.name());
            surface.set_attribute("data-card", &shown).ok();
            surface.remove_attribute("data-why").ok();
            highlight::clear();
        }
        Topic::Statement(index) => {
            surface.set_attribute("data-why", &index.to_string()).ok();
            surface.remove_attribute("data-card").ok();
            highlight::cues(&session.reading.get_untracked(), index);
        }
    }
    tools::draw(session);
    forms::draw(session);
    look_further(session);
    if let Ok(Some(title)) = surface.query_selector("h2") {
        surface.set_attribute("aria-label", &title.text_content().unwrap_or_default()).ok();
    }
    if let Some(anchor) = document().get_element_by_id(&opened.topic.anchor()) {
        anchor.class_list().add_1("chosen").ok();
        if !matches!(opened.topic, Topic::Statement(_)) {
            anchor.set_attribute("aria-expanded", "true").ok();
        }
    }
    if !surface.matches(":popover-open").unwrap_or(false) {
        surface.show_popover().ok();
    }
    if shown.is_none() || shown != surface.get_attribute("data-card") {
        // From mention to mention of one entity, the way on stays under the reader's eye.
        surface.set_scroll_top(0);
    }
    reposition(session);
    if opened.entered {
        let part = session.reader.try_update_value(|reader| reader.focus.take()).flatten();
        let part = part.and_then(|part| surface.query_selector(&part).ok().flatten());
        if part.is_some() || !is_written_in() {
            focus_quietly(part.as_ref().map_or(&surface, |part| part.unchecked_ref()));
        }
    }
}

/// Whether the focus is in a field of what is open.
pub fn is_written_in() -> bool {
    document().active_element().is_some_and(|active| active.matches("#surface :is(input, textarea)").unwrap_or(false))
}

/// Has more of the knowledge base loaded where the open card is of an entity that nothing loaded so far tells of: a short
/// text with many names does not load all. What comes of it is a later reading of the same text, by which the card goes on.
fn look_further(session: Session) {
    let reading = session.reading.get_untracked();
    let entity = tools::subject(session).and_then(|subject| subject.entity());
    let awaited = session.reader.with_value(|reader| reader.awaited);
    let is_unknown = |entity: &EntityId| reading.analysis.entities[entity.0].link.is_none();
    if let Some(entity) = entity.filter(|entity| awaited != Some(*entity) && is_unknown(entity)) {
        call("lookFurther", &[(entity.0 as u32).into()]);
    }
}

/// Puts the open surface beside its anchor, on whichever side there is room now: the anchor has moved.
pub fn place_anew(session: Session) {
    session.reader.update_value(|reader| reader.side = None);
    reposition(session);
}

/// Puts the open surface beside its anchor, on the side where it stands already, whatever size it has now.
pub fn reposition(session: Session) {
    let Some(opened) = session.opened.get_untracked() else { return };
    let Some(anchor) = document().get_element_by_id(&opened.topic.anchor()) else { return session.close() };
    let surface = element("surface");
    // A scroll bar takes its part of the window, and nothing may stand behind it.
    let width = document().document_element().map_or(0.0, |root| f64::from(root.client_width()));
    let height = px(window().inner_height());
    // A long statement leaves no room beside it; its card then stands by the chip, where the reader's eye is.
    let chip = anchor.query_selector(".chip").ok().flatten();
    let rect = anchor.get_bounding_client_rect();
    let rect = chip.filter(|_| rect.height() > height / 3.0).map_or(rect, |chip| chip.get_bounding_client_rect());
    let rect = Rect { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() };
    let style = web_sys::HtmlElement::style(&surface);
    let scrolled = surface.scroll_top();
    style.set_property("max-height", "none").ok();
    let size = surface.get_bounding_client_rect();
    let grown = if matches!(opened.topic, Topic::Statement(_)) { 0.0 } else { GROWN };
    let side = session.reader.with_value(|reader| reader.side);
    let place = place(rect, Size { width: size.width(), height: size.height() }, Size { width, height }, grown, side);
    session.reader.update_value(|reader| reader.side = Some(place.side));
    for (property, pixels) in [("left", place.x), ("top", place.y), ("max-height", place.height.max(1.0))] {
        // Whole pixels: what formats a fraction is not worth its weight in the module.
        style.set_property(property, &format!("{}px", pixels as i32)).ok();
    }
    // To be measured it was as high as all of its content, and lost where it was scrolled to.
    surface.set_scroll_top(scrolled);
}

/// Goes on after something in the surface has changed: it has another size, and where what had the focus is gone, that
/// goes to `part` of it, else to the whole.
pub fn changed(session: Session, part: &str) {
    reposition(session);
    if is_focus_lost() && session.opened.with_untracked(Option::is_some) {
        let surface = element("surface");
        let part = surface.query_selector(part).ok().flatten();
        focus_quietly(part.as_ref().map_or(&surface, |part| part.unchecked_ref()));
    }
}

/// Pixels between the end of a part that is to be seen and the surface's edge.
const MARGIN: f64 = 12.0;

/// Scrolls the surface, and nothing else, so that a part of it is seen: its end too, as far as there is room.
pub fn bring(part: &Element) {
    let surface = element("surface");
    let (card, part) = (surface.get_bounding_client_rect(), part.get_bounding_client_rect());
    let below = (part.bottom() + MARGIN - card.bottom()).min(part.top() - card.top());
    if below > 0.0 {
        surface.set_scroll_top(surface.scroll_top() + below as i32);
    }
}

/// Whether the anchor of what is open can be seen.
pub fn anchor_in_view(session: Session) -> bool {
    let Some(opened) = session.opened.get_untracked() else { return false };
    let Some(anchor) = document().get_element_by_id(&opened.topic.anchor()) else { return false };
    let rect = anchor.get_bounding_client_rect();
    rect.bottom() > 0.0 && rect.top() < px(window().inner_height())
}

fn px(value: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>) -> f64 {
    value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0)
}

/// Whether the focus is inside of what is open.
fn has_focus() -> bool {
    document().active_element().is_some_and(|active| element("surface").contains(Some(&active)))
}

/// Whether the element with this id is part of what is open.
pub fn holds(id: &str) -> bool {
    document().get_element_by_id(id).is_some_and(|part| element("surface").contains(Some(&part)))
}

/// What is open, as a later reading of the same text has it.
pub fn carried(session: Session, to: &Reading) -> Option<Opened> {
    let opened = session.opened.get_untracked()?;
    let topic = opened.topic.carried(&session.reading.get_untracked(), to)?;
    tools::carry(session, to);
    Some(Opened { topic, entered: has_focus(), ..opened })
}

/// Goes on with what was open, once its place in the article is of the reading at hand; else closes it.
pub fn go_on(session: Session, carried: Option<Opened>) {
    match carried.filter(|opened| is_there(session, opened.topic)) {
        Some(opened) => session.opened.set(Some(opened)),
        None => session.close(),
    }
}

/// Whether what a card or an explanation is opened from stands in the article, as the reading at hand has it.
pub fn is_there(session: Session, topic: Topic) -> bool {
    book::tell("bring", topic.anchor().into());
    let anchor = document().get_element_by_id(&topic.anchor());
    anchor.is_some_and(|anchor| topic_of(session, Some(anchor.unchecked_into())) == Some(topic))
}

/// Closes the surface and gives the focus back to what opened it, when the focus was inside.
pub fn dismiss(session: Session) {
    let Some(opened) = session.opened.get_untracked() else { return };
    let inside = has_focus();
    session.close();
    if inside {
        focus_anchor(opened.topic);
    }
}

/// Moves the focus to a mention, or to the chip of a statement.
pub fn focus_anchor(topic: Topic) {
    let id = topic.anchor();
    let selector = match topic {
        Topic::Entity(..) | Topic::Listed(_) => format!("#{id}"),
        Topic::Statement(_) => format!("#{id} .chip"),
    };
    if let Ok(Some(target)) = document().query_selector(&selector) {
        focus_quietly(target.unchecked_ref());
    }
}

/// Replaces the native popovers of the prerendered page, which worked until now; one that is open stays open here.
pub fn adopt_native(session: Session) {
    let natives = element("static-cards");
    let open = natives.query_selector(":popover-open").ok().flatten();
    if let Some(topic) = open.and_then(|open| native_topic(&open.id())) {
        session.open(topic, By::Choice);
    }
    natives.remove();
}

fn native_topic(id: &str) -> Option<Topic> {
    if let Some(index) = id.strip_prefix("why-") {
        return index.parse().ok().map(Topic::Statement);
    }
    id.strip_prefix("card-e")?.parse().ok().map(|entity| Topic::Entity(EntityId(entity), 0))
}

/// What a mention, a chip or a statement in the article, or a name in the index is about; nothing where it is of a reading on its way out.
pub fn topic_of(session: Session, target: Option<web_sys::EventTarget>) -> Option<Topic> {
    let node = target.clone()?.dyn_into::<web_sys::Node>().ok()?;
    if session.standing.with_value(|standing| standing.is_stale(&node)) {
        return None;
    }
    if let Some(mention) = closest(target.clone(), "#article .mention") {
        let entity = mention.get_attribute("data-entity")?.strip_prefix('e')?.parse().ok()?;
        return Some(Topic::Entity(EntityId(entity), mention.get_attribute("data-mention")?.parse().ok()?));
    }
    if let Some(name) = closest(target.clone(), "#index .name") {
        return name.get_attribute("data-entity")?.strip_prefix('e')?.parse().ok().map(|n| Topic::Listed(EntityId(n)));
    }
    let statement = closest(target, "#article .statement")?;
    statement.get_attribute("data-statement")?.parse().ok().map(Topic::Statement)
}
