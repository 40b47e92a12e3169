//! All changes of the reader's, with the way back; and what marks words that have no mark.

use super::{acting, making, selection};
use crate::app::{call, element, focus_quietly};
use crate::cards::{Topic, surface};
use crate::quoted::quoted;
use crate::reading::Reading;
use crate::reading::escape::{escape, escaped};
use crate::session::Session;
use crate::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use whosays_engine::layer::{self, Change, Edit, Mark, stood};
use whosays_engine::{EntityId, EntityType, Span, Status};
use whosays_texts::{counted, say, text, told};

/// What stands in the panel before the list of changes.
fn head() -> String {
    [
        "<p class=\"hint\">",
        say("Open a mark or a card and choose “Correct”. To mark other words, select them in the article. \
             What you change stays in this browser, over the marks of Whosays, and can be taken back."),
        "</p><label for=\"words-to-mark\">",
        say("Words to mark, as they stand in the article"),
        "</label><span class=\"line\">\
         <input id=\"words-to-mark\" type=\"text\" dir=\"auto\" autocomplete=\"off\" spellcheck=\"false\">\
         <button type=\"button\" class=\"quiet\" data-correct=\"seek\">",
        say("Find"),
        "</button></span><p class=\"refusal\" role=\"alert\"></p>\
         <div class=\"actions\"><button type=\"button\" class=\"quiet\" id=\"undo\" data-correct=\"undo\">",
        say("Undo"),
        "</button><button type=\"button\" class=\"quiet\" id=\"redo\" data-correct=\"redo\">",
        say("Redo"),
        "</button><button type=\"button\" class=\"quiet\" id=\"undo-all\" data-correct=\"undo-all\">",
        say("Take all back"),
        "</button></div><ol reversed class=\"changes\"></ol>",
    ]
    .concat()
}

/// What is said where words are to be sourced that have no source.
const WHO: &str =
    text("Sourced means that somebody is named for it. Until you say who, the words are marked as unsourced.");

/// Keeps the panel, its button and what is offered for selected words in step with what the reader does.
pub fn follow(session: Session) {
    let layer = session.layer;
    element("corrections").set_inner_html(&head());
    Effect::new(move |_| {
        let (reading, open) = (session.reading.get(), layer.panel.get());
        let [button, panel] = ["correct", "corrections"].map(element);
        button.set_attribute("aria-expanded", if open { "true" } else { "false" }).ok();
        panel.toggle_attribute_with_force("hidden", !open || !reading.is_whole).ok();
        if open {
            // Who marks words may begin on a name.
            call("sharing", &["selecting.js".into(), "follow".into(), js_sys::Array::new().into()]);
        }
        let selected = layer.selected.get().filter(|_| open && reading.is_whole);
        let offered = selected.map(|span| selected_words(&reading, span)).unwrap_or_default();
        element("selected-place").set_inner_html(&offered);
    });
    Effect::new(move |_| {
        layer.history.with(|history| {
            let label = match history.standing().len() {
                0 => say("Correct marks").to_owned(),
                n => told("Corrections ({n})", &[("n", &n.to_string())]),
            };
            element("correct").set_text_content(Some(&label));
            tell_ways(history.standing().is_empty(), history.undone().is_empty());
        });
    });
    Effect::new(move |_| {
        let (reading, listed) = (session.reading.get(), layer.listed.get());
        if layer.panel.get() {
            tell(&reading, listed);
        }
    });
}

/// Changes that are listed, the last ones, until somebody wants more: to lay thousands of rows out takes seconds.
pub const LISTED: usize = 100;

/// Lists the last changes of a reading, at most so many.
fn tell(reading: &Reading, most: usize) {
    let mut rows = String::new();
    let (text, edits) = (&reading.article.text, reading.edits());
    let before = stood(text, reading.engines().0, edits);
    for (number, edit) in edits.iter().enumerate().rev().take(most) {
        let Change { does, quote, at } = layer::told(edit, before[number].as_ref(), text);
        let number = (number + 1).to_string();
        rows +=
            &["<li value=\"", &number, "\">", &escaped(&does), " <q", quoted().html(), ">", &escaped(&quote), "</q>"]
                .concat();
        let here = |span: Span| reading.analysis.statements.iter().position(|own| own.span.overlaps(span));
        if let Some(index) = at.and_then(here) {
            let to = index.to_string();
            let label = told("Show change {n}", &[("n", &number)]);
            rows += &[" <a href=\"#s", &to, "\" aria-label=\"", &label, "\">", say("Show"), "</a>"].concat();
        }
        rows += "</li>";
    }
    if let earlier @ 1.. = edits.len().saturating_sub(most) {
        rows += &[
            "<li value=\"",
            &earlier.to_string(),
            "\"><button type=\"button\" class=\"quiet\" id=\"earlier\" data-correct=\"earlier\">",
        ]
        .concat();
        rows += &counted(earlier, "Show what was before: {n} change|Show what was before: {n} changes");
        rows += "</button></li>";
    }
    if let Ok(Some(list)) = document().query_selector(".changes") {
        list.set_inner_html(&rows);
    }
}

/// Tells whether a change can be taken back or made again.
fn tell_ways(none: bool, none_back: bool) {
    // A button that is off by `disabled` would lose the focus to nowhere when it has done all that it can.
    for (id, off) in [("undo", none), ("undo-all", none), ("redo", none_back)] {
        if let Some(button) = document().get_element_by_id(id) {
            button.set_attribute("aria-disabled", if off { "true" } else { "false" }).ok();
        }
    }
}

/// Lists more of the changes; the focus goes to the first of these.
pub fn list_earlier(session: Session) {
    let first = session.layer.listed.get_untracked();
    session.layer.listed.update(|listed| *listed += LISTED);
    leptos::leptos_dom::helpers::queue_microtask(move || {
        let row = document().query_selector_all(".changes li").ok().and_then(|rows| rows.item(first as u32));
        let show =
            row.and_then(|row| row.unchecked_into::<web_sys::Element>().query_selector("a, button").ok().flatten());
        focus_quietly(&show.map_or_else(|| element("main"), |show| show.unchecked_into()));
    });
}

/// What can be done with selected words, as HTML.
fn selected_words(reading: &Reading, span: Span) -> String {
    let mut html = "<div id=\"selected-words\" role=\"group\" aria-label=\"".to_owned();
    html += &[say("The words that you selected"), "\"><p><q", quoted().html(), ">"].concat();
    escape(&layer::told(&Edit::Unname { span }, None, &reading.article.text).quote, &mut html);
    html += "</q></p><div class=\"picks\">";
    for status in Status::ALL {
        let (name, words) = (status.name(), words::status(status).name);
        html += &[
            "<button type=\"button\" class=\"pick\" data-correct=\"mark\" data-to=\"",
            name,
            "\" data-status=\"",
            name,
        ]
        .concat();
        html += &["\"><span class=\"sample\">", words, "</span></button>"].concat();
    }
    html += "</div><span class=\"line\"><label for=\"name-kind\">";
    html += &[say("or a name:"), "</label><select id=\"name-kind\">"].concat();
    // Another mention of what has a card already is of the same kind, unless the reader says otherwise.
    let name = span.of(&reading.article.text);
    let own = reading.analysis.entities.iter().find(|own| own.name == name).map(|own| own.kind);
    for kind in EntityType::ALL {
        let chosen = if own == Some(kind) { "\" selected>" } else { "\">" };
        html += &["<option value=\"", kind.name(), chosen, words::entity_type(kind), "</option>"].concat();
    }
    html += "</select><button type=\"button\" class=\"quiet\" id=\"name-words\" data-correct=\"name\">";
    html += &[say("Make a card"), "</button></span>"].concat();
    html += "<button type=\"button\" class=\"close\" data-correct=\"leave\" aria-label=\"";
    html += say("Leave them");
    html + "\">×</button></div>"
}

/// Gives the focus to what is offered for selected words, which is there a moment later.
pub fn focus_selected(session: Session) {
    leptos::leptos_dom::helpers::queue_microtask(move || {
        enter(session);
    });
}

/// Moves the focus into what is offered for selected words, if that is there and has it not yet; whether it did.
pub fn enter(session: Session) -> bool {
    let first = document().query_selector("#selected-words button").ok().flatten().filter(|_| !has_focus());
    if let Some(first) = &first {
        let came_from = document().active_element().and_then(|active| active.dyn_into().ok());
        session.layer.came_from.set_value(came_from);
        focus_quietly(first.unchecked_ref());
    }
    first.is_some()
}

/// Closes what is offered for selected words; whether it was there. The focus goes back to where it came from.
pub fn leave(session: Session) -> bool {
    let there = document().get_element_by_id("selected-words").is_some();
    if there {
        let had_focus = has_focus();
        selection::clear(session.layer.selected);
        let back = session.layer.came_from.try_update_value(Option::take).flatten();
        if had_focus {
            // Where nothing had it, what is next in the page follows on the words.
            focus_quietly(
                &back
                    .filter(|back| back.is_connected() && back.tag_name() != "BODY")
                    .unwrap_or_else(|| element("main")),
            );
        }
    }
    there
}

fn has_focus() -> bool {
    document()
        .active_element()
        .is_some_and(|active| active.closest("#selected-words").is_ok_and(|found| found.is_some()))
}

/// Marks selected words.
pub fn mark(session: Session, span: Span, status: Status) {
    let source = session.reading.with_untracked(|reading| {
        let statement = reading.analysis.statements.iter().find(|own| own.span.overlaps(span));
        statement.and_then(|own| own.source).map(|source| (source.span, source.kind))
    });
    selection::clear(session.layer.selected);
    session.layer.unfolded.set_value(true);
    let source = source.filter(|_| status != Status::Unsourced);
    let asks = status == Status::Sourced && source.is_none();
    let status = if asks { Status::Unsourced } else { status };
    let mark = Some(Mark { span, status, source });
    making::make(session, Edit::Mark { over: span, mark });
    making::open_mark(session, span);
    if asks {
        session.word.set(Some(say(WHO).into()));
    }
}

/// Makes a card for selected words.
pub fn name(session: Session) {
    let Some(span) = session.layer.selected.get_untracked() else { return };
    let kind = acting::chosen_type();
    let name = session.reading.with_untracked(|reading| span.of(&reading.article.text).to_owned());
    selection::clear(session.layer.selected);
    session.layer.unfolded.set_value(true);
    making::make(session, Edit::Name { span, name, kind });
    let topic = session.reading.with_untracked(|reading| named(reading, span));
    if let Some(topic) = topic.filter(|topic| surface::is_there(session, *topic)) {
        session.enter(topic);
    }
}

/// The mention that stands in a stretch.
fn named(reading: &Reading, span: Span) -> Option<Topic> {
    reading.analysis.entities.iter().enumerate().find_map(|(number, entity)| {
        let mention = entity.mentions.iter().position(|mention| *mention == span)?;
        Some(Topic::Entity(EntityId(number), mention))
    })
}
