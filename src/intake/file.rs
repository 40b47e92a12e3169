//! A chosen, dropped or pasted file.

use super::bringing::{Plain, bring};
use super::brought::{Form, Text};
use super::dialog;
use super::explaining;
use super::refusal::{LONGEST, Refusal, check};
use super::returning;
use crate::session::Session;
use js_sys::{Reflect, Uint8Array};
use leptos::ev;
use leptos::prelude::window_event_listener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, DataTransfer, File, FileList, TextDecoder};
use whosays_article::encoding;
use whosays_texts::{say, text, told};

/// Reads a file and has it explained.
pub fn open_file(session: Session, file: File) {
    let brought = [file.clone().into()];
    bring(session, "openFile", &brought, Plain::File(file));
}

/// Opens files: one by itself, of several the first, with all of them in a reading list.
pub fn open_files(session: Session, files: &FileList) {
    let Some(first) = files.get(0) else { return };
    if files.length() == 1 {
        return open_file(session, first);
    }
    let brought = [js_sys::Array::from(files).into()];
    bring(session, "openFiles", &brought, Plain::File(first));
}

/// The files among what is pasted. Where there are words with structure, they are pictures of those, or in them.
pub fn files_in(pasted: &DataTransfer) -> Option<FileList> {
    let is_words = pasted.get_data("text/html").is_ok_and(|html| !html.is_empty());
    pasted.files().filter(|files| files.length() > 0 && !is_words)
}

/// Opens what the reader chooses in the reading list, which is the importers'.
pub fn listen(session: Session) {
    let event = ev::Custom::<CustomEvent>::new("whosays-file");
    window_event_listener(event, move |event| match event.detail().dyn_into::<File>() {
        Ok(file) => open_file(session, file),
        Err(other) => match other.as_string() {
            Some(key) => returning::open_again(session, key),
            None => {
                let lost = Reflect::get(&other, &"lost".into()).ok().and_then(|name| name.as_string());
                let name = lost.unwrap_or_default();
                let told = told(
                    "Choose “{name}” once more: the page was loaded again before it was opened, and keeps no more than its name.",
                    &[("name", &name)],
                );
                dialog::refuse(session, &Refusal::Told(told));
            }
        },
    });
}

/// Opens a file as a text; `lost` is whether what would know better did not arrive, `address` where it was fetched from, if it was.
///
/// # Errors
/// Says why not.
pub async fn open_as_text(session: Session, file: &File, lost: bool, address: Option<String>) -> Result<(), Refusal> {
    let words = text_of(file).await?;
    check(&words)?;
    let name = file.name();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
    let form = if markdown { Form::Markdown } else { Form::Plain };
    let remark = (lost && !markdown && !name.to_lowercase().ends_with(".txt")).then(|| say(LOST).to_owned());
    explaining::start(session, Text { words, form, name: stem.to_owned(), pasted: None, remark, address, key: None });
    Ok(())
}

const LOST: &str =
    text("The part that reads other files than texts could not be loaded, so you see what this file holds as it is.");

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
