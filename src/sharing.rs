//! Sharing and saving the article at hand, and putting over it what came from elsewhere. The dialog is sharing.js, what comes in is
//! packs.js; both load what makes and reads links and files, when that is asked for.

use crate::app::call;
use crate::cards::keeping;
use crate::correct::making;
use crate::intake::{Refusal, dialog};
use crate::reading::Reading;
use crate::session::Session;
use crate::soon::soon;
use crate::words::UNTITLED;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_engine::Analysis;
use whosays_engine::entity::write_table;
use whosays_engine::layer::{History, fingerprint};
use whosays_engine::packed::pack;
use whosays_engine::profile::Profile;
use whosays_texts::{say, text};

/// Calls a function of sharing.js or packs.js; `None` where that did not arrive.
async fn ask(file: &str, way: &str, given: &[JsValue]) -> Option<JsValue> {
    let given: Array = given.iter().collect();
    let asked = call("sharing", &[file.into(), way.into(), given.into()])?;
    JsFuture::from(asked.unchecked_into::<Promise>()).await.ok()
}

/// What the reader is told where nothing came of what they asked for.
const MISSING: &str =
    text("The part of Whosays that shares and opens packs did not arrive. Check your connection and try again.");

/// Two articles side by side, as HTML; `None` where what makes it did not arrive.
pub async fn compare(pair: [&Reading; 2]) -> Option<String> {
    let given = pair.map(|reading| [reading.article.packed().into(), packed(&reading.analysis, &reading.profile)]);
    let [[first, first_said], [second, second_said]] = given;
    let are_english = pair[0].is_english && pair[1].is_english;
    ask("sharing.js", "compare", &[first, first_said, second, second_said, are_english.into()]).await?.as_string()
}

/// What the engine found, as sharing.js is given it.
fn packed(said: &Analysis, profile: &Profile) -> JsValue {
    Uint8Array::from(&pack(said, &profile.words)[..]).into()
}

/// What sharing.js is always given of the article at hand.
fn given(session: Session) -> Array {
    let reading = session.reading.get_untracked();
    let (below, profile) = reading.engines();
    [
        JsValue::from(reading.article.packed()),
        History::new(reading.edits().to_vec()).to_lines().into(),
        packed(below, profile),
    ]
    .iter()
    .collect()
}

/// Has the statements listed in words, and the reader led there if they `asked` for it; a beginning of a text has no list.
pub fn list(session: Session, asked: bool) {
    let given: Array =
        if session.reading.with_untracked(|reading| reading.is_whole) { given(session) } else { Array::new() };
    spawn_local(async move {
        if ask("sharing.js", "list", &[given.into(), asked.into()]).await.is_none() {
            session.word.set(Some(say(MISSING).into()));
        }
    });
}

/// Opens the dialog for an article that is wholly here.
pub fn share(session: Session) {
    let given = given(session);
    let reading = session.reading.get_untracked();
    given.push(&packed(&reading.analysis, &reading.profile));
    given.push(&write_table(reading.knowledge.entries()).into());
    given.push(&keeping::chosen(session).to_json(&reading.article.text).into());
    let title = reading.article.leading_title().or(reading.article.meta.title.as_deref());
    let title = title.filter(|title| *title != UNTITLED).unwrap_or_else(|| say(UNTITLED)).into();
    spawn_local(async move {
        if ask("sharing.js", "share", &[given.into(), title]).await.is_none() {
            session.word.set(Some(say(MISSING).into()));
        }
    });
}

/// Puts packs that the reader has just opened over the article at hand.
///
/// # Errors
/// Says why the last of them is not put over it.
pub async fn lay(session: Session) -> Result<(), Refusal> {
    let reading = session.reading.get_untracked();
    let given = [reading.article.packed().into(), said(session), apply(session, &reading)];
    match ask("packs.js", "arrived", &given).await {
        Some(told) if told.is_string() => Err(Refusal::Told(told.as_string().unwrap_or_default())),
        None => Err(Refusal::Told(say(MISSING).into())),
        Some(_) => {
            dialog::close();
            Ok(())
        }
    }
}

/// Has what waits for an article put over it when that is opened, and a pack offered that the site has for it.
pub fn follow(session: Session) {
    Effect::new(move |before: Option<Arc<Reading>>| {
        let reading = session.settled.get();
        // What came with the page is no news.
        if before.is_some_and(|before| before.article.text != reading.article.text) {
            let came = reading.clone();
            soon(move || {
                let (is_changed, article) = (!came.edits().is_empty(), came.article.clone());
                let length = article.text.len();
                // Asked for where it is needed, because a book's is as long as the book.
                let pack = Closure::once_into_js(move || article.packed());
                let given = [pack, said(session), length.into(), is_changed.into(), apply(session, &came)];
                // Nobody asked for that, so nobody is told where it does not come; of a pack that was opened with the article, why it
                // is not put over it.
                spawn_local(async move {
                    if let Some(told) = ask("packs.js", "came", &given).await.and_then(|told| told.as_string()) {
                        session.word.set(Some(told));
                    }
                });
            });
        }
        reading
    });
}

/// What packs.js calls for what the engine itself says of the text at hand: only annotations are compared with that.
fn said(session: Session) -> JsValue {
    let said = Closure::<dyn Fn() -> JsValue>::new(move || {
        let reading = session.reading.get_untracked();
        let (below, profile) = reading.engines();
        packed(below, profile)
    });
    said.into_js_value()
}

/// What packs.js calls with the lines of a layer and choices as they are kept, to put them over a reading, if that is still at hand; it
/// gives the lines of what was changed before.
fn apply(session: Session, reading: &Reading) -> JsValue {
    // No copy of the text, which would stay until garbage is collected.
    let text = fingerprint(&reading.article.text);
    let apply = Closure::<dyn Fn(String, String) -> String>::new(move |lines: String, choices: String| {
        let own = session.layer.history.with_untracked(History::to_lines);
        let reading = session.reading.get_untracked();
        let here = &reading.article.text;
        if let Some(history) = History::from_lines(&lines).filter(|own| fingerprint(here) == text && own.fits(here)) {
            making::make_all(session, history.standing(), keeping::read(&choices));
        }
        own
    });
    apply.into_js_value()
}
