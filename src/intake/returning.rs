//! A page that is loaded again, or come back to, shows the text that it showed: the entry in the tab's history tells which one of the kept
//! articles that was. So each tab, and each entry of it, has its own, and nothing else need be kept for that.

use super::dialog;
use super::open::open_kept;
use crate::recent::store;
use crate::session::Session;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use whosays_engine::layer::fingerprint;

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
    if let Some(key) = state.ok().and_then(|state| state.as_string()) {
        open_again(session, key);
    }
}

/// Opens the kept article with this key, or says why not where the reader looks.
pub fn open_again(session: Session, key: String) {
    spawn_local(async move {
        match store::read(&key).await {
            Ok(kept) => open_kept(session, kept),
            Err(trouble) if dialog::is_open() => session.shelf.tell(trouble),
            Err(trouble) => {
                session.word.set(Some(trouble.message().into()));
                // It is told once.
                note(session);
            }
        }
    });
}
