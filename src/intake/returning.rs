//! Each text that was shown is an entry in the tab's history, which tells which one of the kept articles that is. So a page that is loaded
//! again or come back to shows what it showed, the way back leads to the text before, and nothing else need be kept for that.

use super::open::{UNKEPT, open_kept, open_reading};
use super::{dialog, explaining};
use crate::reading::Reading;
use crate::recent::store;
use crate::session::Session;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use whosays_engine::layer::fingerprint;
use whosays_texts::{say, text};

thread_local! {
    /// The errand that brings a text back.
    static COMING: Cell<Option<u32>> = const { Cell::new(None) };
    /// The text that waits to come back until the reader has left the dialog.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The texts that are not kept, the latest last.
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

/// What is said where the page was loaded again and a text was on it that nothing kept.
const GONE: &str =
    text("The text that was here was not kept, so it went when the page was loaded again. Open it once more.");

/// An entry of the article that came with the page.
const OWN: f64 = 0.0;

/// A text that this device does not keep, for the way back to it for as long as the page is open.
struct Held {
    /// What its entry holds.
    number: f64,
    /// The latest reading of it that was here.
    reading: Arc<Reading>,
}

/// How many such texts are held; whoever comes back to an earlier one finds the page's own article.
const MOST_HELD: usize = 3;

/// Holds a text that this device does not keep, or lets go of one that it does keep now; gives what its entry holds.
fn hold(reading: &Arc<Reading>, is_kept: bool) -> f64 {
    // The beginning of a text is on the page before all of it is.
    let same = |held: &Held| match held.reading.is_whole {
        true => held.reading.article.text == reading.article.text,
        false => reading.article.text.starts_with(&held.reading.article.text),
    };
    HELD.with_borrow_mut(|all| {
        let before = all.iter().position(same).map(|at| all.remove(at).number);
        // A number that no page that was here before this one gave.
        let number = before.unwrap_or_else(js_sys::Date::now);
        if !is_kept {
            all.push(Held { number, reading: reading.clone() });
            if all.len() > MOST_HELD {
                all.remove(0);
            }
        }
        number
    })
}

/// What the entry of the text at hand holds; `early` is the key of one that is kept and not wholly here.
fn mark(session: Session, early: Option<String>) -> JsValue {
    session.reading.with_untracked(|reading| match early.filter(|_| !reading.is_whole) {
        _ if reading.is_own => OWN.into(),
        Some(key) => key.into(),
        None => {
            let key = reading.is_whole.then(|| fingerprint(&reading.article.text));
            // What was kept before stays so when the reader has no more kept.
            let is_kept = |key: &String| store::is_kept() || entry().as_string().as_ref() == Some(key);
            match key.filter(is_kept) {
                Some(key) => {
                    hold(reading, true);
                    key.into()
                }
                None => hold(reading, false).into(),
            }
        }
    })
}

/// What this device keeps the text at hand by, if it does.
pub fn key(session: Session) -> Option<String> {
    mark(session, explaining::key(session)).as_string()
}

/// What the entry at hand holds; nothing where nobody wrote into it.
fn entry() -> JsValue {
    window().history().and_then(|history| history.state()).unwrap_or(JsValue::NULL)
}

/// Takes down which text is at hand.
pub fn note(session: Session) {
    write(&mark(session, explaining::key(session)));
}

fn write(mark: &JsValue) {
    if let Ok(history) = window().history() {
        history.replace_state(mark, "").ok();
    }
}

/// Takes down whether the text with this key is kept, unless the reader has gone to the entry of another by now.
pub fn note_kept(session: Session, key: &JsValue) {
    let entry = entry();
    let is_unkept = entry.as_f64().is_some_and(|number| number != OWN);
    if is_unkept || entry == *key {
        note(session);
    }
}

/// Takes it down in an entry that a link within the page made: whoever follows one stays with the text.
pub fn stay(session: Session) {
    if entry().is_null() {
        note(session);
    }
}

/// Gives the text at hand an entry of its own, where it is not there by the entry that there is; whether it did.
pub fn enter(session: Session, early: Option<String>) -> bool {
    let (mark, entry) = (mark(session, early), entry());
    if entry.is_null() || entry == mark {
        write(&mark);
        return false;
    }
    let location = window().location();
    let address = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    window().history().and_then(|history| history.push_state_with_url(&mark, "", Some(&address))).is_ok()
}

/// Hears that the text before is at hand again, because the one that took its place did not arrive; that may have an entry.
pub fn go_back(session: Session, is_entered: bool) {
    note(session);
    if let (true, Ok(history)) = (is_entered, window().history()) {
        history.back().ok();
    }
}

/// Opens the text of the entry at hand, and goes with the reader through the others.
pub fn begin(session: Session) {
    match entry().as_string() {
        Some(key) => fetch(session, key, false),
        None => {
            if entry().as_f64().is_some_and(|number| number != OWN) {
                session.word.set(Some(say(GONE).into()));
            }
            note(session)
        }
    }
}

/// Follows the reader through the entries; `own` is the article that came with the page.
pub fn listen(session: Session, own: Arc<Reading>) {
    window_event_listener_untyped("popstate", move |_| {
        let entry = entry();
        let key = explaining::key(session).filter(|_| explaining::under_way(session).is_some());
        // What nobody wrote into is of the text at hand.
        if entry.is_null() || key.is_some() && entry.as_string() == key {
            return;
        }
        if entry == mark(session, key.clone()) {
            // Nor does what was on its way by another entry come any more.
            if key.is_some() {
                explaining::leave(session);
            }
            return;
        }
        explaining::leave(session);
        match entry.as_string() {
            Some(key) => fetch(session, key, false),
            None => {
                let whole = |held: &Held| entry == held.number && held.reading.is_whole;
                match HELD.with_borrow(|all| all.iter().find(|held| whole(held)).map(|held| held.reading.clone())) {
                    Some(held) => open_reading(session, held, Some(say(UNKEPT).into())),
                    None => open_reading(session, own.clone(), None),
                }
                note(session);
            }
        }
    });
}

/// Opens the kept text with this key, or says why not where the reader looks. One that the entry holds, which nobody `asked` for, waits
/// for the dialog, and for nothing that the reader goes to meanwhile.
fn fetch(session: Session, key: String, asked: bool) {
    spawn_local(async move {
        let kept = store::read(&key).await;
        if !asked {
            let is_busy = session.bringing.get_value() || session.errand.with_value(Option::is_some);
            if is_busy || entry() != key.as_str() {
                return;
            }
            if dialog::is_open() {
                return WAITING.set(Some(key));
            }
        }
        match kept {
            Ok(kept) => open_kept(session, key, kept),
            Err(trouble) if dialog::is_open() => session.shelf.tell(trouble),
            Err(trouble) => {
                session.word.set(Some(trouble.message().into()));
                // It is told once.
                note(session);
            }
        }
        if !asked {
            COMING.set(explaining::under_way(session));
        }
    });
}

/// Keeps a text that is on its way back from arriving where the reader is about to bring another.
pub fn give_way(session: Session) {
    let number = explaining::under_way(session);
    if number.is_some() && number == COMING.get() {
        let key = explaining::key(session);
        explaining::give_up(session);
        // The entry is still its.
        write(&key.clone().into());
        WAITING.set(key);
    }
}

/// Lets a text that was kept from it come back, where the reader brought no other.
pub fn go_on(session: Session) {
    if let Some(key) = WAITING.take().filter(|_| session.is_free()) {
        fetch(session, key, false);
    }
}

/// Opens the kept article with this key, or says why not where the reader looks.
pub fn open_again(session: Session, key: String) {
    fetch(session, key, true);
}
