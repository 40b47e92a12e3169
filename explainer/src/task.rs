//! One text on its way to being explained.

use js_sys::{Array, Function, Uint8Array};
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use whosays_article::Article;
use whosays_engine::entity::directory::Directory;
use whosays_engine::entity::{KnowledgeBase, KnownEntity, excerpt, link_and_excerpt, write_table};
use whosays_engine::layer::fingerprint;
use whosays_engine::text::{Document, LanguageCount};
use whosays_engine::{Analysis, analyze_parts, packed, profile};

/// Bytes of a text's beginning that is explained first: more than a large screen shows.
const BEGINNING: usize = 16_000;

/// From this many bytes on the beginning is explained by itself before the whole.
const LONG: usize = 150_000;

thread_local! {
    /// Which shard of the knowledge base holds which names; none until it has arrived.
    static DIRECTORY: RefCell<Option<Directory>> = const { RefCell::new(None) };
}

/// Takes the directory of the knowledge base. `None` when all is well, else a sentence for readers.
#[wasm_bindgen(js_name = readDirectory)]
pub fn read_directory(file: &[u8]) -> Option<String> {
    match Directory::read(file) {
        Ok(directory) => {
            DIRECTORY.set(Some(directory));
            None
        }
        Err(error) => Some(error.to_string()),
    }
}

/// What is said of an article, as far as it is asked for again: what it reads like if not English, and of the analysis the entities.
#[derive(Default)]
struct Said {
    analysis: Analysis,
    not_english: Option<&'static str>,
}

/// A text, read and ready to be explained.
#[wasm_bindgen]
pub struct Task {
    article: Article,
    /// What may be needed to know of its names; the engine's own table until shards have arrived.
    knowledge: Option<KnowledgeBase>,
    /// What was said of the whole article.
    said: Said,
    /// Numbers of the shards that its names want.
    wanted: Vec<usize>,
}

#[wasm_bindgen]
impl Task {
    /// Reads a plain text, or, where `packed`, the string that the Markdown module made of one. `undefined` where it is
    /// no such string.
    pub fn read(text: &str, packed: bool) -> Option<Task> {
        let article = if packed { Article::from_packed(text)? } else { Article::from_plain(text) };
        Some(Self::new(article))
    }

    /// Looks in the article's first lines for who wrote it and when, where its source does not say; such lines are no part of what
    /// it says.
    #[wasm_bindgen(js_name = readByline)]
    pub fn read_byline(&mut self) {
        self.article.read_byline();
        self.article.set_aside();
    }

    /// Keeps where the article was fetched from, where it does not say so itself.
    #[wasm_bindgen(js_name = cameFrom)]
    pub fn came_from(&mut self, address: &str) {
        self.article.meta.address.get_or_insert_with(|| address.to_owned());
    }

    /// The article, for the page: `Article::packed` in UTF-8.
    pub fn article(&self) -> Uint8Array {
        Uint8Array::from(self.article.packed().as_bytes())
    }

    /// The article as it is to be kept before it is explained: the hash of its text, its bytes as [`Task::article`] has them, and how
    /// many words it has.
    pub fn early(&self) -> Array {
        let words = self.article.text.split_whitespace().count();
        Array::of3(&fingerprint(&self.article.text).into(), &self.article(), &(words as f64).into())
    }

    /// Whether it is so long that its beginning is explained by itself before the whole.
    #[wasm_bindgen(js_name = isLong)]
    pub fn is_long(&self) -> bool {
        self.article.text.len() >= LONG
    }

    /// The article's first blocks and what is said of them, as pairs of [`Task::article`] and [`Task::whole`];
    /// `undefined` for a text that is soon explained as a whole.
    pub fn beginning(&self) -> Option<Array> {
        if !self.is_long() {
            return None;
        }
        let mut task = Task::new(self.article.beginning(BEGINNING));
        let explained = task.explained(&mut |_| ());
        explained.unshift(&task.article());
        Some(explained)
    }

    /// What is said of the whole article: `packed::pack`'s bytes, what the article reads like if not English, and the table of
    /// what is known of its names, in UTF-8. `progress` is told, now and then, the share that is done.
    pub fn whole(&mut self, progress: &Function) -> Array {
        self.explained(&mut |share| drop(progress.call1(&JsValue::UNDEFINED, &share.into())))
    }

    /// The files of the knowledge base that the article wants, once it has been explained.
    pub fn wanted(&mut self) -> Vec<String> {
        DIRECTORY.with_borrow(|directory| {
            let Some(directory) = directory else { return Vec::new() };
            self.wanted = directory.wanted(&self.article.text, &self.said.analysis);
            self.wanted.iter().map(|shard| directory.file(*shard)).collect()
        })
    }

    /// The files that the article wants when one of its entities is asked for, by its number: those that it wanted before,
    /// then what else this entity may be in; none where there is nothing else.
    #[wasm_bindgen(js_name = wantedFor)]
    pub fn wanted_for(&mut self, entity: usize) -> Vec<String> {
        DIRECTORY.with_borrow(|directory| {
            let asked = directory.as_ref().zip(self.said.analysis.entities.get(entity));
            let Some((directory, entity)) = asked else { return Vec::new() };
            let mut more = directory.wanted_by(&self.article.text, entity);
            more.retain(|shard| !self.wanted.contains(shard));
            if more.is_empty() {
                return Vec::new();
            }
            self.wanted.append(&mut more);
            self.wanted.iter().map(|shard| directory.file(*shard)).collect()
        })
    }

    /// Takes what the wanted files hold, in their order, empty for one that did not arrive; from then on the article is
    /// explained by it. Tells whether all of them are what they should be.
    pub fn learn(&mut self, files: Vec<String>) -> bool {
        DIRECTORY.with_borrow(|directory| {
            let Some(directory) = directory else { return false };
            let files: Vec<_> = self.wanted.iter().copied().zip(files.iter().map(String::as_str)).collect();
            let (knowledge, whole) = directory.gathered(&self.article.text, &self.said.analysis, &files);
            self.knowledge = Some(knowledge);
            whole
        })
    }

    /// Like [`Task::whole`], where nothing but what is known of names has changed since: of the analysis it gives the entities
    /// only, as `packed::pack_entities` has them.
    pub fn linked(&mut self) -> Array {
        let knowledge = self.knowledge.as_ref().unwrap_or_else(|| KnowledgeBase::core());
        let known = link_and_excerpt(knowledge, &self.article.text, &mut self.said.analysis);
        told(packed::pack_entities(&self.said.analysis.entities), self.said.not_english, &known)
    }
}

impl Task {
    fn new(article: Article) -> Self {
        Self { article, knowledge: None, said: Said::default(), wanted: Vec::new() }
    }

    fn explained(&mut self, progress: &mut dyn FnMut(f64)) -> Array {
        let text = &self.article.text;
        let (mut words, mut language) = (Vec::new(), LanguageCount::default());
        let mut heed = |part: &Document, analysis: &Analysis, end: usize| {
            words.extend(profile::words(part, analysis));
            language.add(part);
            progress(end as f64 / text.len().max(1) as f64);
        };
        let knowledge = self.knowledge.as_ref().unwrap_or_else(|| KnowledgeBase::core());
        let blocks = self.article.blocks();
        let mut analysis = whosays_js::with_models(|models| analyze_parts(text, blocks, knowledge, models, &mut heed));
        let not_english = language.not_english();
        let told = told(packed::pack(&analysis, &words), not_english, &excerpt(knowledge, text, &analysis));
        // Most of an analysis, and the page has it now.
        analysis.statements = Arc::default();
        analysis.sentences = Arc::default();
        self.said = Said { analysis, not_english };
        told
    }
}

/// What is said of an article, for the page, with what is known of its names.
fn told(said: Vec<u8>, not_english: Option<&str>, known: &[&KnownEntity]) -> Array {
    let known = write_table(known.iter().copied());
    let [said, known] = [&said[..], known.as_bytes()].map(Uint8Array::from);
    Array::of3(&said, &not_english.into(), &known)
}
