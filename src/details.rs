//! What is told of the article at hand, mended by the reader: title, author, date, publication, address. The form itself is
//! details.js, loaded when it is asked for.

use crate::app::call;
use crate::intake::{keep_no_more, replace};
use crate::reading::{Reading, panels};
use crate::recent::store;
use crate::session::Session;
use crate::words::UNTITLED;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_article::{Article, Meta};
use whosays_engine::layer::fingerprint;
use whosays_texts::say;

/// The fields of the form, in its order.
fn fields(meta: &mut Meta) -> [&mut Option<String>; 5] {
    [&mut meta.title, &mut meta.author, &mut meta.date, &mut meta.publication, &mut meta.address]
}

/// Opens the form for a text of the reader's that is wholly here.
pub fn edit(session: Session) {
    let reading = session.reading.get_untracked();
    let mut meta = reading.article.meta.clone();
    if let Some(title) = reading.article.leading_title() {
        meta.title = Some(title.to_owned());
    }
    // What stands for a title is none.
    meta.title.take_if(|title| title == UNTITLED);
    let held: Array = fields(&mut meta)
        .into_iter()
        .map(|field| js_sys::JsString::from(field.as_deref().unwrap_or_default()))
        .collect();
    let save = Closure::once_into_js(move |read: Array| {
        let held = meta.clone();
        spawn_local(save(session, reading, held, read));
    });
    let Some(asked) = call("editDetails", &[held.into(), save]) else { return };
    spawn_local(async move {
        if JsFuture::from(asked.unchecked_into::<Promise>()).await.is_err() {
            let word =
                say("The part of Whosays that edits details did not arrive. Check your connection and try again.");
            session.word.set(Some(word.into()));
        }
    });
}

/// Shows what the reader wrote into a form that held something, and keeps it with the article. What they left as it was is what another
/// tab has made of it.
async fn save(session: Session, edited: Arc<Reading>, mut held: Meta, read: Array) {
    let kept = store::read(&fingerprint(&edited.article.text)).await.ok();
    let kept = kept.and_then(|[packed, _]| Article::from_packed(&packed)).map(|article| article.meta);
    let mut meta = session.reading.with_untracked(|reading| reading.article.meta.clone());
    let mut elsewhere = kept.unwrap_or_else(|| meta.clone());
    // What stands for a title is none.
    elsewhere.title.take_if(|title| title == UNTITLED);
    let all = fields(&mut meta).into_iter().zip(fields(&mut elsewhere)).zip(fields(&mut held)).zip(read.iter());
    for (((field, elsewhere), held), value) in all {
        let value = value.as_string().filter(|value| !value.is_empty());
        *field = if value == *held { elsewhere.take() } else { value };
    }
    let has_title = meta.title.is_some();
    let Some(reading) = show(session, &edited.article.text, meta) else { return };
    let packed = Uint8Array::from(reading.article.packed().as_bytes());
    store::keep(session, &reading, packed.into(), has_title, true);
}

/// Shows what the reader mended before in the article at hand, as this device kept it.
pub fn restore(session: Session, kept: &Article) {
    if session.reading.with_untracked(|reading| reading.article.meta != kept.meta) {
        show(session, &kept.text, kept.meta.clone());
    }
}

/// Puts other details into the reading at hand, if that is still of this text.
fn show(session: Session, text: &str, meta: Meta) -> Option<Arc<Reading>> {
    let before = session.reading.get_untracked();
    // Another text may have come meanwhile.
    if before.article.text != text {
        return None;
    }
    let mut reading = Reading::clone(&before);
    let article = Arc::make_mut(&mut reading.article);
    article.meta = meta;
    article.settle_title();
    let reading = Arc::new(reading);
    replace(session, &before, &reading);
    keep_no_more(session);
    panels::show_again(session, reading.clone());
    panels::tell_title(&reading);
    Some(reading)
}
