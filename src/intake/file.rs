//! A chosen or dropped file.

use super::dialog::refuse;
use super::explaining;
use super::refusal::{LONGEST, Refusal, check};
use crate::session::Session;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, TextDecoder};
use whosays_article::encoding;

/// Reads a file and has it explained.
pub fn open_file(session: Session, file: File) {
    spawn_local(async move {
        if let Err(refusal) = open(session, &file).await {
            refuse(session, &refusal);
        }
    });
}

async fn open(session: Session, file: &File) -> Result<(), Refusal> {
    let text = text_of(file).await?;
    check(&text)?;
    let name = file.name();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
    explaining::start(session, &text, stem, markdown, false);
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
