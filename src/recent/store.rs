//! What importers/src/recent.js keeps, and whether the reader wants anything kept.

use super::{Trouble, label};
use crate::app::call;
use crate::cards::keeping as choices;
use crate::correct::keeping as changes;
use crate::details;
use crate::intake::{explaining, open, returning};
use crate::lasting;
use crate::reading::Reading;
use crate::session::Session;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_article::Article;
use whosays_engine::layer::fingerprint;

/// A kept article, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The hash of its text.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Words of its statements.
    pub words: usize,
    /// When it was opened last, in the reader's way of writing dates.
    pub opened: String,
}

/// Where the browser keeps that the reader wants nothing kept.
const UNWANTED: &str = "whosays-keep-nothing";

/// Whether what the reader opens is to be kept.
pub fn is_wanted() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_none_or(|storage| storage.get_item(UNWANTED).ok().flatten().is_none())
}

thread_local! {
    /// Whether the last article that was to be kept was not.
    static FAILED: Cell<bool> = const { Cell::new(false) };
}

/// Whether what the reader opens is kept, as far as can be known before.
pub fn is_kept() -> bool {
    is_wanted() && !FAILED.get()
}

/// Keeps from now on what the reader opens, or nothing more.
pub fn want(wanted: bool) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    match wanted {
        true => storage.remove_item(UNWANTED).ok(),
        false => storage.set_item(UNWANTED, "").ok(),
    };
}

/// Keeps an article that is wholly on the page, if the reader wants that; `packed` are its bytes as the worker made them,
/// `has_title` is whether it has a title of its own, and `mended` whether the reader has mended its details. Where they did so
/// before, that is shown again.
pub fn keep(session: Session, reading: &Reading, packed: JsValue, has_title: bool, mended: bool) {
    if !is_wanted() {
        return;
    }
    let title = label(&reading.article, has_title);
    let words = reading.profile.total().words;
    let key = fingerprint(&reading.article.text).into();
    put(session, [key, title.into(), words.into(), packed, mended.into(), JsValue::UNDEFINED]);
}

/// Keeps a long text before it is marked, so that it outlasts a reload: `early` are its key, its bytes and its words, `number` is
/// that of its errand.
pub fn keep_early(session: Session, number: u32, title: Option<String>, [key, packed, words]: [JsValue; 3]) {
    if is_wanted() {
        put(session, [key, title.into(), words, packed, false.into(), number.into()]);
    }
}

fn put(session: Session, arguments: [JsValue; 6]) {
    spawn_local(async move {
        let kept = ask("keep", &arguments).await;
        FAILED.set(kept.is_err());
        match arguments[5].as_f64() {
            Some(number) if kept.is_ok() => {
                let key = arguments[0].as_string().unwrap_or_default();
                let is_new = kept.as_ref().is_ok_and(JsValue::is_truthy);
                explaining::note_early(session, number as u32, &key, is_new);
            }
            _ => returning::note_kept(session, &arguments[0]),
        }
        match kept {
            Ok(before) => {
                if let Some(before) = before.dyn_ref::<Uint8Array>().and_then(article) {
                    details::restore(session, &before);
                }
            }
            Err(trouble) => {
                open::tell_refused(session);
                session.say_once(trouble.aside().into());
            }
        }
    });
}

/// The kept articles that hold every word of `wanted`, the latest first.
///
/// # Errors
/// What is the matter with the store.
pub async fn list(wanted: &str) -> Result<Vec<Kept>, Trouble> {
    let rows: Array = ask("list", &[wanted.into()]).await?.unchecked_into();
    let kept = rows.iter().map(|row| {
        let row: Array = row.unchecked_into();
        let cell = |at| row.get(at).as_string().unwrap_or_default();
        Kept { key: cell(0), title: cell(1), words: row.get(2).as_f64().unwrap_or(0.0) as usize, opened: cell(3) }
    });
    Ok(kept.collect())
}

/// An article as it was packed, and its title.
///
/// # Errors
/// [`Trouble::Gone`] where it was deleted, else what is the matter with the store.
pub async fn read(key: &str) -> Result<[String; 2], Trouble> {
    let found: Array = ask("read", &[key.into()]).await?.unchecked_into();
    let bytes = found.get(0).dyn_into::<Uint8Array>().map_err(|_| Trouble::Gone)?;
    let packed = String::from_utf8(bytes.to_vec()).map_err(|_| Trouble::Gone)?;
    Ok([packed, found.get(1).as_string().unwrap_or_default()])
}

/// Deletes an article, and what the reader chose and changed in it; or all of them.
///
/// # Errors
/// What is the matter with the store.
pub async fn forget(key: Option<&str>) -> Result<(), Trouble> {
    match key {
        Some(key) => ask("forget", &[key.into()]).await?,
        None => ask("forgetAll", &[]).await?,
    };
    lasting::forget(|name| choices::is_of(name, key) || changes::is_of(name, key));
    Ok(())
}

/// Deletes an article whose marking the reader cancelled; what is the matter with the store has been said.
pub fn forget_cancelled(key: String) {
    spawn_local(async move {
        forget(Some(&key)).await.ok();
    });
}

/// The article that some bytes pack.
fn article(packed: &Uint8Array) -> Option<Article> {
    Article::from_packed(String::from_utf8(packed.to_vec()).ok()?)
}

async fn ask(way: &str, arguments: &[JsValue]) -> Result<JsValue, Trouble> {
    let arguments: Array = arguments.iter().collect();
    let asked = call("recent", &[way.into(), arguments.into()]).ok_or(Trouble::Unloaded)?;
    let answer = JsFuture::from(asked.unchecked_into::<Promise>()).await.map_err(|_| Trouble::Unloaded)?;
    let answer: Array = answer.unchecked_into();
    match answer.get(0).as_string().as_deref() {
        Some("done") => Ok(answer.get(1)),
        Some("full") => Err(Trouble::Full),
        _ => Err(Trouble::Refused),
    }
}
