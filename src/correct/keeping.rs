//! The reader's changes in the browser's storage, by a hash of their text; and on the page, where the browser keeps nothing.
//!
//! localStorage has them at once, so a tab that closes loses nothing; but it reaches the disk seconds later, so importers/src/recent.js
//! has a copy in a store that is on the disk when it says so, and brings that back where a browser that ended took the last seconds along.

use crate::app::call;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::Storage;
use whosays_engine::layer::History;

/// What the names of all that is kept here begin with; the text's hash follows.
const LAYERS: &str = "whosays-layer-";

thread_local! {
    /// Changes that the browser did not take, by the hash of their text.
    static HELD: RefCell<Vec<(String, History)>> = const { RefCell::new(Vec::new()) };
}

/// What was changed before in `text`, which has this hash. What does not fit it was kept by an older page or written by somebody else.
pub fn kept(fingerprint: &str, text: &str) -> History {
    let held = HELD.with_borrow(|held| held.iter().find(|(of, _)| of == fingerprint).map(|(_, held)| held.clone()));
    let lines = || storage()?.get_item(&key(fingerprint)).ok()?;
    held.or_else(|| History::from_lines(&lines()?).filter(|kept| kept.fits(text))).unwrap_or_default()
}

/// Has that brought back which the copy has and this lost; an event tells of it, as of what another tab keeps.
pub fn bring_back(fingerprint: &str) {
    call("layers", &["bringBack".into(), key(fingerprint).into()]);
}

/// Keeps all changes of a text; whether the browser takes them. What it does not take lasts as long as the page.
pub fn keep(fingerprint: &str, history: &History) -> bool {
    HELD.with_borrow_mut(|held| held.retain(|(of, _)| of != fingerprint));
    let kept = call("keepLayer", &[key(fingerprint).into(), history.to_lines().into()]).is_some();
    if !kept {
        HELD.with_borrow_mut(|held| held.push((fingerprint.to_owned(), history.clone())));
    }
    kept
}

/// Forgets what was changed in the text with this hash, or in all texts.
pub fn forget(fingerprint: Option<&str>) {
    HELD.with_borrow_mut(|held| held.retain(|(of, _)| fingerprint.is_some_and(|fingerprint| of != fingerprint)));
    let Some(storage) = storage() else { return };
    let all = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    for key in all.collect::<Vec<_>>() {
        if is_of(&key, fingerprint) {
            storage.remove_item(&key).ok();
        }
    }
}

/// Whether what is kept by this name are changes of the text with this hash, or of any text.
pub fn is_of(key: &str, fingerprint: Option<&str>) -> bool {
    key.strip_prefix(LAYERS).is_some_and(|of| fingerprint.is_none_or(|fingerprint| of == fingerprint))
}

fn key(fingerprint: &str) -> String {
    [LAYERS, fingerprint].concat()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
