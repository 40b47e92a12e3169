//! What the controls do that correct marks and cards.

use super::forms::{self, focus_on, focus_stays};
use super::sources::{Near, candidates, find, had, kind_of, with_source, with_status};
use super::{making, mark_form, panel, removal, selection};
use crate::app::focus_quietly;
use crate::cards::{Topic, tools};
use crate::session::Session;
use crate::soon::soon;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use whosays_engine::layer::{Edit, Mark};
use whosays_engine::{EntityType, SourceKind, Span, Status};
use whosays_texts::{say, text};

/// What is said of words that the reader wrote, where the article has none such.
const NOT_THERE: &str = text("These words do not stand in the article. Write them as they stand there.");

/// What is said of a mark that is to be sourced, and has no source.
const WHO: &str = text(
    "Sourced means that somebody is named for it. Choose who says so, or write the words that name them, and this mark is \
     sourced; until then it stays as it was. If nobody is named, it is unsourced.",
);

/// What is said where a mark would move over others, which would go.
const BETWEEN: &str = text(
    "Other marks stand between this one and the words that you selected, or among those, and would go. Mark the \
     selected words by themselves, or remove first what is wrong.",
);

/// Listens for what is typed and chosen in forms.
pub fn listen(session: Session) {
    window_event_listener(ev::input, move |event| {
        if id_of(event.target()) == "card-words" {
            session.stay();
            if let Some(name) = named(session) {
                making::write(session, &name, event_target_value(&event));
            }
        }
    });
    window_event_listener(ev::change, move |event| match id_of(event.target()).as_str() {
        // When the focus is where it goes next.
        "card-words" => soon(move || {
            focus_stays(session);
            making::flush(session);
        }),
        "who-says" => {
            let Some(mark) = open_mark(session) else { return };
            let offered = session.reading.with_untracked(|reading| candidates(reading, &mark));
            let found = event_target_value(&event).parse().ok().and_then(|at: usize| offered.get(at).cloned());
            put_named(session, mark, found.map(|found| (found.span, found.kind)), "#who-says");
        }
        _ => {}
    });
    window_event_listener(ev::keydown, move |event| {
        let id = id_of(event.target());
        if event.key() == "Enter" && (id == "source-words" || id == "words-to-mark") {
            event.prevent_default();
            if id == "source-words" { take(session) } else { seek(session) }
        }
    });
}

fn id_of(target: Option<web_sys::EventTarget>) -> String {
    target.and_then(|target| target.dyn_into::<Element>().ok()).map(|element| element.id()).unwrap_or_default()
}

/// The mark that is open.
fn open_mark(session: Session) -> Option<Mark> {
    match session.opened.get_untracked()?.topic {
        Topic::Statement(index) => session.reading.with_untracked(|reading| mark_form::mark(reading, index)),
        _ => None,
    }
}

/// The name of the card that is open.
fn named(session: Session) -> Option<String> {
    let entity = tools::subject(session)?.entity()?;
    session.reading.with_untracked(|reading| Some(reading.analysis.entities.get(entity.0)?.name.clone()))
}

/// Puts another mark in the place of one; the focus comes back to `part`.
fn put(session: Session, before: Mark, after: Mark, part: &str) {
    focus_on(session, part);
    let over = Span::new(before.span.start.min(after.span.start), before.span.end.max(after.span.end));
    making::make(session, Edit::Mark { over, mark: Some(after) });
}

/// Whether a whole mark stands between the words of one and other words, or among those.
fn would_cover_others(session: Session, one: Span, other: Span) -> bool {
    let over = Span::new(one.start.min(other.start), one.end.max(other.end));
    let is_other = |own: Span| own != one && over.covers(own);
    session.reading.with_untracked(|reading| reading.analysis.statements.iter().any(|own| is_other(own.span)))
}

fn put_source(session: Session, mark: Mark, span: Span, part: &str) {
    let kind = session.reading.with_untracked(|reading| kind_of(reading, &mark, span));
    put_named(session, mark, Some((span, kind)), part);
}

/// Puts a mark with another source in the place of one: the reader may have asked for one that is sourced.
fn put_named(session: Session, mark: Mark, source: Option<(Span, SourceKind)>, part: &str) {
    let is_asked = matches!(document().query_selector(ASKED), Ok(Some(_)));
    let named = with_source(mark, source);
    let status = if is_asked && source.is_some() { Status::Sourced } else { named.status };
    put(session, mark, Mark { status, ..named }, part);
}

/// A form in which it was asked who says so, for the mark to be sourced.
const ASKED: &str = "#surface .form[data-asked]";

/// Asks who says so, before a mark is sourced; it stays as it is until then.
fn ask(session: Session) {
    session.stay();
    let part = |selector: &str| document().query_selector(selector).ok().flatten();
    if let (Some(form), Some(told)) = (part("#surface .form"), part("#surface .form .refusal")) {
        form.set_attribute("data-asked", "").ok();
        told.set_text_content(Some(say(WHO)));
    }
    if let Some(list) = part("#who-says") {
        focus_quietly(list.unchecked_ref());
    }
}

/// Does what a control is for.
pub fn act(session: Session, control: &Element) {
    let to = control.get_attribute("data-to").unwrap_or_default();
    let selected = session.layer.selected.get_untracked();
    let gone = |word: &str| session.word.set(Some(word.into()));
    match (control.get_attribute("data-correct").unwrap_or_default().as_str(), open_mark(session)) {
        ("unfold", _) => {
            forms::unfold(session);
            session.stay();
        }
        ("undo", _) => {
            making::undo(session);
        }
        ("redo", _) => {
            making::redo(session);
        }
        ("undo-all", _) if making::undo_all(session) => {
            session.word.set(Some(say("All changes are taken back. Redo makes them again, one by one.").into()));
        }
        ("seek", _) => seek(session),
        ("earlier", _) => panel::list_earlier(session),
        ("leave", _) => {
            panel::leave(session);
        }
        ("name", _) => panel::name(session),
        ("mark", _) => {
            if let (Some(status), Some(span)) = (Status::from_name(&to), selected) {
                panel::mark(session, span, status);
            }
        }
        ("status", Some(mark)) => {
            if let Some(status) = Status::from_name(&to) {
                let before = || session.reading.with_untracked(|reading| had(reading, &mark));
                let after = with_status(mark, status, before);
                if after.status == Status::Sourced && after.source.is_none() {
                    return ask(session);
                }
                put(session, mark, after, &[".pick[data-status=", &to, "]"].concat());
            }
        }
        ("kind", Some(mark)) => {
            if let (Some(kind), Some((span, _))) = (SourceKind::from_name(&to), mark.source) {
                let part = ["#source-", kind.name()].concat();
                put(session, mark, Mark { source: Some((span, kind)), ..mark }, &part);
            }
        }
        ("take", Some(_)) => take(session),
        ("selected-source", Some(mark)) => {
            if let Some(span) = selected {
                put_source(session, mark, span, "#who-says");
            }
        }
        ("selected-limits", Some(mark)) => {
            if let Some(span) = selected {
                if would_cover_others(session, mark.span, span) {
                    return session.word.set(Some(say(BETWEEN).into()));
                }
                put(session, mark, Mark { span, ..mark }, ".correct summary");
            }
        }
        ("step", Some(mark)) => {
            let id = control.id();
            let span = session.reading.with_untracked(|reading| mark_form::step(reading, &mark, &id));
            if let Some(span) = span {
                focus_on(session, &["#", &id].concat());
                making::step_limits(session, mark, span);
            }
        }
        ("remove", Some(mark)) => {
            let edits = session.reading.with_untracked(|reading| removal::edits(reading, mark.span));
            making::make_step(session, edits);
            forms::focus_near(session, mark.span.start);
            gone(say("The mark was removed. Undo brings it back."));
        }
        ("restore", Some(mark)) => {
            focus_on(session, ".correct summary");
            making::make(session, Edit::Restore { over: below(session, mark.span) });
        }
        ("unname", _) => {
            if let Some(span) = open_mention(session) {
                making::make(session, Edit::Unname { span });
                forms::focus_near(session, span.start);
                gone(say("That place is no name any more. Undo brings it back."));
            }
        }
        ("forget", _) => {
            if let Some(name) = named(session) {
                let span = open_mention(session);
                making::make(session, Edit::Forget { name });
                forms::focus_near(session, span.map_or(0, |span| span.start));
                gone(say("The card was removed. Undo brings it back."));
            }
        }
        _ => {}
    }
}

/// The stretch of a mark and of all that the engine has there.
fn below(session: Session, span: Span) -> Span {
    let Some(Topic::Statement(index)) = session.opened.get_untracked().map(|opened| opened.topic) else { return span };
    session.reading.with_untracked(|reading| {
        let all = |all: Span, own: Span| Span::new(all.start.min(own.start), all.end.max(own.end));
        reading.below(index).map(|own| own.span).fold(span, all)
    })
}

/// The mention from which the card was opened.
fn open_mention(session: Session) -> Option<Span> {
    match session.opened.get_untracked()?.topic {
        Topic::Entity(entity, mention) => session
            .reading
            .with_untracked(|reading| reading.analysis.entities.get(entity.0)?.mentions.get(mention).copied()),
        _ => None,
    }
}

/// Where the words stand that the reader wrote into a field, by `near`; where they do not, that is said below it.
fn written(session: Session, field: &str, near: Near) -> Option<Span> {
    let field: HtmlInputElement = document().get_element_by_id(field)?.unchecked_into();
    let found = session.reading.with_untracked(|reading| find(&reading.article.text, &field.value(), near));
    let told = field.closest(".correct, #corrections").ok().flatten();
    if let Some(told) = told.and_then(|part| part.query_selector(".refusal").ok().flatten()) {
        told.set_text_content(Some(if found.is_some() { "" } else { say(NOT_THERE) }));
    }
    found
}

/// Takes the words that the reader wrote for the source of the mark.
fn take(session: Session) {
    let Some(mark) = open_mark(session) else { return };
    if let Some(span) = written(session, "source-words", Near::To(mark.span.start)) {
        put_source(session, mark, span, "#source-words");
    }
}

/// Takes the words that the reader wrote for selected: the next place that has them, which is shown.
fn seek(session: Session) {
    let last = session.layer.selected.get_untracked().map_or(0, |span| span.start + 1);
    let next = written(session, "words-to-mark", Near::From(last));
    session.layer.selected.set(next);
    if let Some(span) = next {
        selection::show(session, span);
        panel::focus_selected(session);
    }
}

/// The type that the reader chose for a name.
pub fn chosen_type() -> EntityType {
    let list = document().get_element_by_id("name-kind");
    let value = list.map(|list| list.unchecked_into::<web_sys::HtmlSelectElement>().value()).unwrap_or_default();
    EntityType::from_name(&value).unwrap_or(EntityType::Other)
}
