//! From a text to the page.

use super::address;
use super::bringing::{Plain, bring};
use super::brought::{Form, Text};
use super::dialog;
use super::explaining;
use super::refusal::{Refusal, check};
use super::returning;
use crate::app::{element, focus_quietly};
use crate::compare::choosing;
use crate::reading::{Reading, panels};
use crate::recent::store::is_kept;
use crate::session::Session;
use crate::soon::soon;
use crate::words::UNTITLED;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use whosays_texts::{say, text, told, translated};

/// Has a pasted or dropped text explained in the place of the article at hand; where it is an address and no more, what is there.
///
/// # Errors
/// Says why not; the article at hand stays.
pub fn open_text(session: Session, text: &str) -> Result<(), Refusal> {
    if address::is_one(text) {
        address::ask(session, text);
        return Ok(());
    }
    check(text)?;
    let words = text.to_owned();
    let text = Text {
        form: Form::Plain,
        name: UNTITLED.into(),
        pasted: Some(words.clone()),
        remark: None,
        address: None,
        key: None,
        words,
    };
    explaining::start(session, text);
    Ok(())
}

/// Has a text explained that comes with the structure that it had where it was copied; `text` is the same without.
pub fn open_structured(session: Session, html: &str, text: String) {
    if address::is_one(&text) {
        return address::ask(session, &text);
    }
    let brought = [html.into(), text.as_str().into()];
    bring(session, "openPasted", &brought, Plain::Words(text));
}

/// Has an article explained that this device kept by this key, as it was packed, with its title.
pub fn open_kept(session: Session, key: String, [words, name]: [String; 2]) {
    let text = Text { words, form: Form::Kept, name, pasted: None, remark: None, address: None, key: Some(key) };
    explaining::start(session, text);
}

/// Shows an article again that was here before, in place of the one at hand and of one on its way.
pub fn go_back(session: Session, reading: Arc<Reading>) {
    explaining::leave(session);
    open_reading(session, reading, None);
    returning::enter(session, None);
}

/// Shows a reading from its beginning.
pub fn open_reading(session: Session, reading: Arc<Reading>, notice: Option<String>) {
    let alike = |first: &Arc<Reading>| first.article.text == reading.article.text;
    let is_first = |first: &Arc<Reading>| Arc::ptr_eq(first, &reading);
    if session.compared.with_untracked(|first| first.as_ref().is_some_and(alike))
        && !choosing::change_back(session, &reading)
        && !session.compared.with_untracked(|first| first.as_ref().is_some_and(is_first))
    {
        session.compared.set(None);
        session.word.set(Some(say("This is the same text, so there is nothing to compare.").into()));
    }
    panels::show(session, reading);
    session.notice.set(notice);
    session.refusal.set(None);
    let options = web_sys::ScrollToOptions::new();
    options.set_top(0.0);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
    let written: HtmlTextAreaElement = element("intake-text").unchecked_into();
    let article = session.reading.with_untracked(|reading| reading.article.clone());
    // What was explained is no draft any more: the next text is pasted into an empty field.
    if written.value().trim() == article.text.trim() {
        written.set_value("");
    }
    // Closing the dialog has the browser look at the style of all that stands on the page: of this reading the first
    // screen, before the next slice.
    soon(|| {
        dialog::close();
        focus_quietly(&element("main"));
    });
}

/// What tells other tabs by which key a text was deleted, for a moment; with no key all were.
const DELETED: &str = "whosays-deleted";

/// What is said of a text that this device keeps.
const KEPT: &str = text("Your text has not left your browser, which keeps it among your recent articles.");

/// And of one that it may keep soon.
const STAYS: &str = text("Your text has not left your browser.");

/// Says that the text at hand is kept, once it is.
pub fn tell_kept(session: Session) {
    session.notice.update(|notice| *notice = notice.take().map(|words| words.replace(say(STAYS), say(KEPT))));
}

/// Says no more that the text at hand is kept, where the store refused it.
pub fn tell_refused(session: Session) {
    session.notice.update(|notice| *notice = notice.take().map(|words| words.replace(say(KEPT), say(UNKEPT))));
}

/// What is said of a text that this device does not keep.
pub const UNKEPT: &str = text("Your text is on this page only; it has not left your browser.");

/// Says no more that the text at hand is kept, where it has been deleted: it, or with no `key` all that was kept.
pub fn tell_deleted(session: Session, key: Option<&str>) {
    let here = returning::key(session);
    if here.is_some() && (key.is_none() || key == here.as_deref()) {
        session.notice.set(Some(say(UNKEPT).into()));
    }
}

/// Has the other tabs hear of what was deleted in this one.
pub fn tell_tabs(key: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(DELETED, key.unwrap_or_default()).ok();
        storage.remove_item(DELETED).ok();
    }
}

/// Hears of what is deleted in other tabs.
pub fn listen(session: Session) {
    window_event_listener(ev::storage, move |event| {
        if let Some(key) = event.new_value().filter(|_| event.key().as_deref() == Some(DELETED)) {
            tell_deleted(session, Some(&*key).filter(|key| !key.is_empty()));
        }
    });
}

/// What a reader should know about an opened text before trusting its marks; `has_key` is whether this device has it already.
pub fn stays_here(reading: &Reading, not_english: Option<&str>, has_key: bool) -> String {
    let stays = say(match is_kept() {
        _ if has_key => KEPT,
        true if reading.is_whole => KEPT,
        true => STAYS,
        false => UNKEPT,
    });
    if let Some(language) = not_english {
        told(
            "This reads like {language}, and Whosays is made for English: marks and names may be missing or wrong. {stays}",
            &[("language", translated(language).unwrap_or(language)), ("stays", stays)],
        )
    } else if reading.analysis.statements.is_empty() {
        told(
            "Whosays found no sentence in this that states anything, so there is nothing to mark. {stays}",
            &[("stays", stays)],
        )
    } else {
        stays.into()
    }
}
