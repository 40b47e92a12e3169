//! A page that is loaded again, or come back to, shows the text that it showed: the entry in the tab's history tells which one of the kept
//! articles that was. So each tab, and each entry of it, has its own, and nothing else need be kept for that.

use super::open::open_kept;
use super::{dialog, explaining};
use crate::recent::{Trouble, store};
use crate::session::Session;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use whosays_engine::layer::fingerprint;

thread_local! {
    /// The errand that brings a text back.
    static COMING: Cell<Option<u32>> = const { Cell::new(None) };
    /// Whether a text waits to come back until the reader has left the dialog.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Takes down which text is at hand, if it is one that this device keeps.
pub fn note(session: Session) {
    let text = session.reading.with_untracked(|reading| {
        let is_kept = !reading.is_own && reading.is_whole && store::is_kept();
        is_kept.then(|| fingerprint(&reading.article.text))
    });
    if let Ok(history) = window().history() {
        history.replace_state(&text.into(), "").ok();
    }
}

/// Opens the text that was taken down, if one was.
pub fn come(session: Session) {
    let state = window().history().and_then(|history| history.state());
    let Some(key) = state.ok().and_then(|state| state.as_string()) else { return };
    let own = session.reading.with_untracked(|reading| reading.article.clone());
    spawn_local(async move {
        let kept = store::read(&key).await;
        // The reader may have brought another text meanwhile.
        let is_there = session.reading.with_untracked(|reading| Arc::ptr_eq(&reading.article, &own));
        if !is_there || session.bringing.get_value() || session.errand.with_value(Option::is_some) {
            return;
        }
        if dialog::is_open() {
            return WAITS.set(true);
        }
        show(session, kept);
        COMING.set(explaining::under_way(session));
    });
}

/// Keeps a text that is on its way back from arriving where the reader is about to bring another.
pub fn give_way(session: Session) {
    let number = explaining::under_way(session);
    if number.is_some() && number == COMING.get() {
        explaining::give_up(session);
        WAITS.set(true);
    }
}

/// Lets a text that was kept from it come back, where the reader brought no other.
pub fn go_on(session: Session) {
    if WAITS.take() && session.errand.with_value(Option::is_none) && !session.bringing.get_value() {
        come(session);
    }
}

/// Opens the kept article with this key, or says why not where the reader looks.
pub fn open_again(session: Session, key: String) {
    spawn_local(async move { show(session, store::read(&key).await) });
}

fn show(session: Session, kept: Result<[String; 2], Trouble>) {
    match kept {
        Ok(kept) => open_kept(session, kept),
        Err(trouble) if dialog::is_open() => session.shelf.tell(trouble),
        Err(trouble) => {
            session.word.set(Some(trouble.message().into()));
            // It is told once.
            note(session);
        }
    }
}
