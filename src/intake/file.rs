//! A chosen or dropped file.

use super::dialog::refuse;
use super::open::{open_article, open_text};
use super::refusal::{LONGEST, Refusal, check};
use crate::session::Session;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, TextDecoder};
use whosays_article::{Article, encoding};

/// Reads a file and explains it; `done` is called when it is on the page.
pub fn open_file(session: Session, file: File, done: impl FnOnce() + 'static) {
    spawn_local(async move {
        match open(session, &file).await {
            Ok(()) => done(),
            Err(refusal) => refuse(session, &refusal),
        }
    });
}

async fn open(session: Session, file: &File) -> Result<(), Refusal> {
    let text = text_of(file).await?;
    check(&text)?;
    let name = file.name();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
    if !markdown {
        return open_text(session, &text, Some(stem));
    }
    match read_markdown(&text).await {
        Some(article) => open_article(session, article, Some(stem), None),
        None => {
            let missing = "The part that reads Markdown could not be loaded, so you see the file's plain text.";
            open_article(session, Article::from_plain(&text), Some(stem), Some(missing));
        }
    }
    Ok(())
}

async fn text_of(file: &File) -> Result<String, Refusal> {
    // UTF-16 has two bytes where UTF-8 has one, so a file may be twice as long as its text.
    if file.size() > 2.0 * LONGEST as f64 {
        return Err(Refusal::TooLong(file.size() as usize));
    }
    let unread = |_| Refusal::Unread(file.name());
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unread)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let encoding = encoding(&bytes).ok_or_else(|| Refusal::NotText(file.name()))?;
    let decoder = TextDecoder::new_with_label(encoding.label()).map_err(unread)?;
    decoder.decode_with_buffer_source(buffer.unchecked_ref()).map_err(unread)
}

/// Reads Markdown with the module that boot.js loads for it; `None` where that cannot be loaded.
async fn read_markdown(text: &str) -> Option<Article> {
    let app = Reflect::get(&js_sys::global(), &"whosays".into()).ok()?;
    let read: Function = Reflect::get(&app, &"readMarkdown".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = read.call1(&JsValue::UNDEFINED, &text.into()).ok()?.dyn_into().ok()?;
    Article::from_packed(&JsFuture::from(promise).await.ok()?.as_string()?)
}
