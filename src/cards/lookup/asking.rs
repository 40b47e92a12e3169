//! Asking, on the live page.

use super::answer::{Answer, Question};
use super::encyclopedia::{Encyclopedia, is_title, languages};
use crate::app::call;
use crate::cards::{surface, tools};
use crate::session::Session;
use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_engine::entity::KnownEntity;

/// Where the page may ask; `None` where it may not.
pub fn encyclopedia() -> Option<Encyclopedia> {
    let place = document().query_selector("meta[name='look-up']").ok().flatten()?;
    Encyclopedia::new(&place.get_attribute("content")?, place.get_attribute("data-pictures")?)
}

/// What would be asked about a name: of a known entity whose page is there the title of that, else the name itself.
/// `None` where no page can have it.
pub fn question(name: &str, known: Option<&KnownEntity>) -> Option<Question> {
    let page = known.and_then(|known| known.source_url.strip_prefix("https://en.wikipedia.org/wiki/"));
    let page = page.and_then(|page| js_sys::decode_uri_component(page).ok().and_then(|page| page.as_string()));
    let title = page.map_or_else(|| name.to_owned(), |page| page.replace('_', " "));
    let preferred = window().navigator().language().unwrap_or_default();
    is_title(&title).then(|| Question { title, languages: languages(&preferred) })
}

/// Asks, because the reader said so. An answer to an earlier question that comes after this is dropped.
pub fn ask(session: Session, question: Question, encyclopedia: Encyclopedia) {
    let title = question.title.clone();
    let Some(number) = session.reader.try_update_value(|reader| reader.look_ups.begin(title)) else { return };
    let address = |language: &String| JsValue::from(encyclopedia.summary(language, &question.title));
    let addresses: Array = question.languages.iter().map(address).collect();
    let promise = call("lookUp", &[addresses.into()]).and_then(|promise| promise.dyn_into::<Promise>().ok());
    spawn_local(async move {
        // What cannot be loaded cannot be reached.
        let told = match promise {
            Some(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::NULL),
            None => JsValue::NULL,
        };
        let told: Vec<String> = Array::from(&told).iter().filter_map(|part| part.as_string()).collect();
        let answer = Answer::read(&told, &question, &encyclopedia);
        let answer = |reader: &mut tools::Reader| reader.look_ups.answer(number, question.title, answer);
        if session.reader.try_update_value(answer) == Some(true) {
            tools::draw(session);
            surface::reposition(session);
        }
    });
}
