//! Making changes, taking them back, and making the reading at hand anew with them.

use super::{acting, forms, keeping, panel, selection};
use crate::app::{element, focus_quietly};
use crate::cards::choice::Choices;
use crate::cards::{Topic, keeping as choices, surface};
use crate::intake;
use crate::reading::{Reading, panels};
use crate::session::{By, Opened, Session};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use whosays_engine::Span;
use whosays_engine::layer::{Edit, History, Mark, fingerprint};
use whosays_texts::{say, text};

/// What is said once where the browser keeps nothing.
const UNKEPT: &str = text(
    "Your browser does not keep this change: it lasts as long as this page. A pack or a file, under “Share or save”, keeps it.",
);

/// The reader's changes to the text at hand.
#[derive(Clone, Copy)]
pub struct Layer {
    /// All of them.
    pub history: RwSignal<History>,
    /// The hash of the text; empty before any.
    text: StoredValue<String>,
    /// What opens again once its place in the article is there.
    awaited: StoredValue<Option<Span>>,
    /// Whether words are written that the article does not show yet.
    unshown: StoredValue<bool>,
    /// The mark before its limits were moved, and as it is since the last step.
    pub stepped: StoredValue<Option<(Mark, Mark)>>,
    /// Whether what corrects a mark or a card is unfolded.
    pub unfolded: StoredValue<bool>,
    /// What the form was about that was drawn last.
    pub drawn: StoredValue<Option<String>>,
    /// Whether the panel with all changes is open.
    pub panel: RwSignal<bool>,
    /// How many changes the panel lists.
    pub listed: RwSignal<usize>,
    /// The words that the reader selected in the article.
    pub selected: RwSignal<Option<Span>>,
    /// How many changes stood before those of which it is told above the article that they came from elsewhere.
    laid: StoredValue<Option<usize>>,
    /// What had the focus before what is offered for those.
    pub came_from: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// Whether they were selected just now, so that the keyboard gets to what is offered for them next.
    is_next: StoredValue<bool>,
}

impl Layer {
    /// A layer of no text.
    pub fn new() -> Self {
        Self {
            history: RwSignal::new(History::default()),
            text: StoredValue::new(String::new()),
            awaited: StoredValue::new(None),
            unshown: StoredValue::new(false),
            stepped: StoredValue::new(None),
            unfolded: StoredValue::new(false),
            drawn: StoredValue::new(None),
            panel: RwSignal::new(false),
            listed: RwSignal::new(panel::LISTED),
            selected: RwSignal::new(None),
            laid: StoredValue::new(None),
            came_from: StoredValue::new_local(None),
            is_next: StoredValue::new(false),
        }
    }
}

/// A reading with what its reader changed before, whose layer is the session's from now on.
pub fn take_up(session: Session, reading: &Arc<Reading>) -> Arc<Reading> {
    let hash = fingerprint(&reading.article.text);
    if session.layer.text.with_value(|text| *text != hash) {
        session.layer.history.set(keeping::kept(&hash, &reading.article.text));
        keeping::bring_back(&hash);
        session.layer.text.set_value(hash);
        session.layer.laid.set_value(None);
        session.layer.selected.set(None);
    }
    let same = session.layer.history.with_untracked(|history| history.standing() == reading.edits());
    if same { reading.clone() } else { Arc::new(layered(session, reading)) }
}

fn layered(session: Session, reading: &Reading) -> Reading {
    session.layer.history.with_untracked(|history| reading.with_layer(history.standing()))
}

/// Shows what was changed in the page's own article before, and listens for keys and for other tabs.
pub fn listen(session: Session) {
    let own = session.reading.get_untracked();
    choices::bring_back(&own);
    if !Arc::ptr_eq(&take_up(session, &own), &own) {
        show(session, None);
    }
    window_event_listener(ev::keydown, move |event| {
        // What is offered for selected words comes next, once, wherever it stands on the page.
        let is_tab = event.key() == "Tab" && !event.shift_key() && session.opened.with_untracked(Option::is_none);
        let is_next = is_tab && session.layer.is_next.try_update_value(std::mem::take).unwrap_or(false);
        if is_next && !intake::dialog::is_open() && panel::enter(session) {
            event.prevent_default();
        }
        if !event.default_prevented() {
            press(session, &event);
        }
    });
    window_event_listener(ev::storage, move |event| {
        choices::take_up(session, event.key().as_deref());
        let mine = session.layer.text.get_value();
        // Without a key all that was kept is gone.
        if event.key().is_none_or(|key| keeping::is_of(&key, Some(&mine))) {
            let kept = session.reading.with_untracked(|reading| keeping::kept(&mine, &reading.article.text));
            session.layer.history.set(kept);
            session.layer.laid.set_value(None);
            show(session, None);
        }
    });
    acting::listen(session);
    selection::follow(session, session.layer.selected);
    Effect::new(move |_| {
        session.layer.is_next.set_value(session.layer.selected.get().is_some());
        forms::tell_selected(session);
    });
    Effect::new(move |_| {
        session.settled.track();
        if let Some(goal) = session.layer.awaited.try_update_value(Option::take).flatten() {
            open_mark(session, goal);
        }
    });
}

/// Undo and redo as everywhere, but not while words are written, which have an undo of their own.
fn press(session: Session, event: &KeyboardEvent) {
    // A box that is ticked has no undo of its own, nor has a field with nothing in it.
    const WRITTEN: &str = "textarea, [contenteditable], input:not([type=checkbox], [type=range], [type=radio])";
    let is_empty =
        |active: &Element| active.dyn_ref::<HtmlInputElement>().is_some_and(|field| field.value().is_empty());
    let writes = document()
        .active_element()
        .is_some_and(|active| active.matches(WRITTEN).unwrap_or(false) && !is_empty(&active));
    if writes || event.alt_key() || !(event.ctrl_key() || event.meta_key()) || intake::dialog::is_open() {
        return;
    }
    let acted = match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => undo(session),
        ("z", true) | ("y", false) => redo(session),
        _ => return,
    };
    if acted {
        event.prevent_default();
    }
}

/// Moves the limits of a mark. Steps in a row are one change: what a mark took from its neighbour in one, it gives back in another.
pub fn step_limits(session: Session, mark: Mark, span: Span) {
    let layer = session.layer;
    let moved = Mark { span, ..mark };
    let is_last = |last| {
        layer.history.with_untracked(
            |history| matches!(history.standing().last(), Some(Edit::Mark { mark, .. }) if *mark == Some(last)),
        )
    };
    let first = layer.stepped.get_value().filter(|(_, last)| *last == mark && is_last(mark)).map(|(first, _)| first);
    let before = first.unwrap_or(mark);
    layer.stepped.set_value(Some((before, moved)));
    let over = Span::new(before.span.start.min(span.start), before.span.end.max(span.end));
    let change = if first.is_some() { History::amend } else { History::make };
    put(session, Edit::Mark { over, mark: Some(moved) }, change);
}

/// Makes a change.
pub fn make(session: Session, edit: Edit) {
    put(session, edit, History::make);
}

fn put(session: Session, edit: Edit, change: fn(&mut History, Edit)) {
    let goal = match &edit {
        Edit::Mark { mark: Some(mark), .. } => Some(mark.span),
        Edit::Restore { over } => Some(*over),
        _ => None,
    };
    forget_undone(session);
    session.layer.history.update(|history| change(history, edit));
    // What was said of a change before is old.
    session.word.set(None);
    keep(session);
    show(session, goal);
}

/// Makes changes that came from elsewhere, such as those of a pack, as one step, unless all of them stand already; and the choices of
/// names that came with them, which are taken back together with them.
pub fn make_all(session: Session, edits: &[Edit], choices: Choices) {
    let stand =
        session.layer.history.with_untracked(|history| edits.iter().all(|edit| history.standing().contains(edit)));
    forget_undone(session);
    let before = (!stand).then(|| standing(session));
    session.layer.laid.set_value(before);
    choices::change(session, |own| {
        let any = !choices.is_empty();
        own.lay(choices, before);
        any
    });
    if !stand {
        add(session, edits.to_vec());
    }
}

fn standing(session: Session) -> usize {
    session.layer.history.with_untracked(|history| history.standing().len())
}

/// What was taken back cannot be made again after another change.
fn forget_undone(session: Session) {
    let standing = standing(session);
    choices::change(session, |own| own.forget_from(standing));
}

/// Makes changes as one step.
pub fn make_step(session: Session, edits: Vec<Edit>) {
    forget_undone(session);
    add(session, edits);
}

fn add(session: Session, edits: Vec<Edit>) {
    session.layer.history.update(|history| history.make_step(edits));
    session.word.set(None);
    keep(session);
    show(session, None);
}

/// Writes words on a card: kept with every letter, shown by [`flush`].
pub fn write(session: Session, name: &str, words: String) {
    let goes_on = session.layer.unshown.get_value() || words.is_empty();
    let is_its = |edit: &Edit| matches!(edit, Edit::Describe { name: own, .. } if own == name);
    if !words.is_empty() {
        forget_undone(session);
    }
    session.layer.history.update_untracked(|history| {
        if goes_on && history.standing().last().is_some_and(is_its) {
            history.retract();
        }
        // Nothing written where nothing was is no change.
        if !words.is_empty() || history.standing().iter().any(is_its) {
            history.make(Edit::Describe { name: name.to_owned(), words });
        }
    });
    session.layer.unshown.set_value(true);
    keep(session);
}

/// Shows words that were written, if there are any.
pub fn flush(session: Session) {
    if session.layer.unshown.get_value() {
        session.layer.history.notify();
        show(session, None);
    }
}

/// Takes the last change back; whether there was one.
pub fn undo(session: Session) -> bool {
    step(session, |history| history.undo().cloned())
}

/// Makes the change again that was taken back last; whether there was one.
pub fn redo(session: Session) -> bool {
    step(session, |history| history.redo().cloned())
}

/// Takes all changes back, each of which can be made again; whether there were any.
pub fn undo_all(session: Session) -> bool {
    step(session, |history| {
        let mut last = None;
        while let Some(edit) = history.undo() {
            last = Some(edit.clone());
        }
        last
    })
}

fn step(session: Session, step: impl FnOnce(&mut History) -> Option<Edit>) -> bool {
    let was = standing(session);
    let stepped = session.layer.history.try_update(step).flatten();
    if stepped.is_some() {
        let now = standing(session);
        choices::change(session, |own| own.step(was, now));
        if session.layer.laid.get_value().is_some_and(|before| before < was && before >= now) {
            put_away();
        }
        // What is said of a change that has been taken back is true no more.
        session.word.set(None);
        keep(session);
        show(session, None);
    }
    stepped.is_some()
}

/// Puts away what packs.js tells of changes that have been taken back.
fn put_away() {
    let Some(told) = document().get_element_by_id("laid") else { return };
    let had_focus = told.contains(document().active_element().as_deref());
    told.remove();
    if had_focus {
        focus_quietly(&element("main"));
    }
}

fn keep(session: Session) {
    let hash = session.layer.text.get_value();
    if !session.layer.history.with_untracked(|history| keeping::keep(&hash, history)) {
        session.say_once(say(UNKEPT).into());
    }
}

/// Shows the article with the changes that stand now; an explanation that is open goes on with the mark at `goal`.
fn show(session: Session, goal: Option<Span>) {
    session.layer.unshown.set_value(false);
    let before = session.reading.get_untracked();
    let goal = goal.filter(|_| {
        session.opened.with_untracked(|opened| matches!(opened, Some(Opened { topic: Topic::Statement(_), .. })))
    });
    let reading = Arc::new(layered(session, &before));
    intake::replace(session, &before, &reading);
    panels::show_again(session, reading);
    if let Some(goal) = goal {
        open_mark(session, goal);
    }
}

/// Opens the explanation of the first mark in a stretch, now or when it is on the page.
pub fn open_mark(session: Session, goal: Span) {
    let reading = session.reading.get_untracked();
    let found = reading.analysis.statements.iter().position(|own| own.span.overlaps(goal));
    let Some(topic) = found.map(Topic::Statement) else { return };
    if surface::is_there(session, topic) {
        session.opened.set(Some(Opened { topic, by: By::Choice, entered: true }));
    } else {
        session.layer.awaited.set_value(Some(goal));
    }
}
