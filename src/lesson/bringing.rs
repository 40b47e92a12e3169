//! The article of a lesson that came without it: whoever opens the lesson brings it.

use super::opening::{ask, show};
use super::worded;
use super::{Classroom, Stage};
use js_sys::Array;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use whosays_article::Article;
use whosays_lessons::{Closed, Opened};
use whosays_texts::{counted, say};

/// Under which name such a lesson waits for its article in this tab.
const WAITING: &str = "whosays-closed-lesson";

/// Has a lesson wait for its article.
pub fn wait(room: Classroom, json: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        storage.set_item(WAITING, json).ok();
    }
    room.told.set(String::new());
    room.stage.set(Stage::Bringing);
}

/// The lesson that waits.
fn waiting() -> Option<Arc<Closed>> {
    let json = window().session_storage().ok()??.get_item(WAITING).ok()??;
    match Opened::from_json(&json).ok()? {
        Opened::Closed(closed) => Some(Arc::new(*closed)),
        Opened::Lesson(_) => None,
    }
}

/// What the lesson that waits is called; empty where none does.
pub fn title() -> String {
    waiting().map(|closed| closed.title().to_owned()).unwrap_or_default()
}

/// The field for the article.
#[component]
pub fn Bringing(room: Classroom) -> impl IntoView {
    let Some(closed) = waiting() else {
        return view! { <p>{say("No lesson waits for an article here. Open it once more, from its link or its file.")}</p> }
            .into_any();
    };
    let title = closed.title().to_owned();
    let field = NodeRef::<leptos::html::Textarea>::new();
    let take = {
        let closed = closed.clone();
        move |article: Article| match closed.open(article) {
            Ok((lesson, lost)) => {
                show(room, lesson, Stage::Intro);
                if lost > 0 {
                    room.told.set(counted(
                        lost,
                        "{n} statement of the lesson stands otherwise in this edition of the article, and cannot be marked here.|{n} statements of the lesson stand otherwise in this edition of the article, and cannot be marked here.",
                    ));
                }
            }
            Err(why) => room.told.set(why),
        }
    };
    let typed = {
        let take = take.clone();
        move |_| {
            let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            match words.trim().is_empty() {
                true => room.told.set(say("Paste the article first.").into()),
                false => take(Article::from_plain(&words)),
            }
        }
    };
    let chosen = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|own| own.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
        let take = take.clone();
        spawn_local(async move {
            let missing = say("The file could not be read. Paste the article instead.").to_owned();
            match ask("brought", &[file.into()]).await.map(|found| found.unchecked_into::<Array>()) {
                Some(found) => match (text(&found, 0).as_str(), text(&found, 1)) {
                    ("plain", words) => take(Article::from_plain(&words)),
                    ("article", packed) => match Article::from_packed(packed) {
                        Some(article) => take(article.made_sound()),
                        None => room.told.set(missing),
                    },
                    (_, why) if why.is_empty() => room.told.set(missing),
                    (_, why) => room.told.set(why),
                },
                None => room.told.set(missing),
            }
            field.set_value("");
        });
    };
    view! {
        <h1 dir=worded::quoted()>{title}</h1>
        <p class="intro">{say("The article does not come along with this lesson. Open it here; it stays on this device.")}</p>
        <p class="field">
            <label for="article-words">{say("Paste the article")}</label>
            <textarea id="article-words" rows="10" dir="auto" node_ref=field></textarea>
        </p>
        <button type="button" class="main" id="take-article" on:click=typed>{say("Go on with this text")}</button>
        <p class="field">
            <label for="article-file">{say("or choose a file: a saved web page, a PDF, a Word document, a text")}</label>
            <input type="file" id="article-file" accept=".txt,.md,.html,.htm,.docx,.pdf,.epub" on:change=chosen />
        </p>
    }
    .into_any()
}

fn text(row: &Array, at: u32) -> String {
    let word: JsValue = row.get(at);
    word.as_string().unwrap_or_default()
}
