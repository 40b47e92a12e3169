//! A reading on its way from the worker: its bytes are read in steps, so that the page answers meanwhile.

use crate::reading::{Names, Reading};
use crate::recent::label;
use crate::soon::soon;
use crate::words::UNTITLED;
use js_sys::Uint8Array;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use whosays_article::Article;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::packed::Unpacking;
use whosays_engine::profile::Profile;

/// Sentences, statements and entities that are read at once: a few milliseconds of a slow machine.
const STEP: usize = 2_000;

/// Bytes of a text that is read in one go: what a frame has time for.
const SHORT: usize = 200_000;

/// How much of a reading has arrived.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Whether that is the whole article, and not its beginning.
    pub is_whole: bool,
    /// How much of what is to be known of its names is there.
    pub names: Names,
}

/// Makes a reading of what the worker tells, as one in English, and gives it to `done`; `None` where the bytes are none. For a long text that is later, each
/// step in a task of its own. `known` is the table of what is known of its names, `name` its title where it has none.
pub fn read(
    article: &JsValue,
    said: &JsValue,
    known: &JsValue,
    name: String,
    extent: Extent,
    done: impl FnOnce(Option<Reading>) + 'static,
) {
    let (article, said, known) = (Uint8Array::new(article), Uint8Array::new(said), known.clone());
    let long = article.length() as usize > SHORT;
    let begun = move || {
        let text = String::from_utf8(article.to_vec()).ok();
        match text.and_then(Article::from_packed) {
            Some(article) => {
                let begun = Begun {
                    article: named(article, name).into(),
                    unpacking: Unpacking::new(said.to_vec()),
                    profile: None,
                };
                all(begun, &known, extent, done)
            }
            None => done(None),
        }
    };
    if long { soon(begun) } else { begun() }
}

/// Like [`read`], for an article of which a reading is here: `said` is all that is said of it or, where nothing but what is known of
/// its `names_only` has changed, what is said of its entities.
pub fn again(
    before: &Reading,
    said: &JsValue,
    known: &JsValue,
    names_only: bool,
    extent: Extent,
    done: impl FnOnce(Option<Reading>) + 'static,
) {
    // What the reader changed lies over what the worker says.
    let before = before.with_layer(&[]);
    let said = Uint8Array::new(said).to_vec();
    let unpacking = if names_only { Unpacking::of_entities(said, &before.analysis) } else { Unpacking::new(said) };
    let profile = names_only.then(|| before.profile.clone());
    all(Begun { article: before.article.clone(), unpacking, profile }, known, extent, done);
}

/// A reading that is being read.
struct Begun {
    article: Arc<Article>,
    unpacking: Unpacking,
    /// What the analysis adds up to, where that is known.
    profile: Option<Arc<Profile>>,
}

fn all(begun: Begun, known: &JsValue, extent: Extent, done: impl FnOnce(Option<Reading>) + 'static) {
    let known = Uint8Array::new(known).to_vec();
    let long = begun.article.text.len() > SHORT;
    let read = move || {
        let knowledge = String::from_utf8(known).ok().and_then(|table| KnowledgeBase::from_tsv(&table).ok());
        match knowledge {
            Some(knowledge) if long => soon(move || unpack(begun, STEP, (knowledge, extent), done)),
            Some(knowledge) => unpack(begun, usize::MAX, (knowledge, extent), done),
            None => done(None),
        }
    };
    if long { soon(read) } else { read() }
}

fn named(mut article: Article, name: String) -> Article {
    if article.meta.title.is_none() {
        // In a list a text without a title is called by its first words, which are none when it comes back from there.
        let name = if name == label(&article, false) { UNTITLED.to_owned() } else { name };
        article.meta.title = Some(article.leading_title().map_or(name, str::to_owned));
    }
    article
}

fn unpack(
    mut begun: Begun,
    step: usize,
    (knowledge, extent): (KnowledgeBase, Extent),
    done: impl FnOnce(Option<Reading>) + 'static,
) {
    match begun.unpacking.go_on(&begun.article.text, step) {
        Some(false) => soon(move || unpack(begun, step, (knowledge, extent), done)),
        Some(true) => {
            let Extent { is_whole, names } = extent;
            let Begun { article, unpacking, profile } = begun;
            let (analysis, words) = unpacking.finish();
            let profile = profile.unwrap_or_else(|| Profile::with_words(&article.text, &analysis, words).into());
            let (analysis, knowledge) = (analysis.into(), knowledge.into());
            done(Some(Reading {
                article,
                analysis,
                profile,
                knowledge,
                names,
                layered: None,
                is_own: false,
                is_english: true,
                is_whole,
            }));
        }
        None => done(None),
    }
}
