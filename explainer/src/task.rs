//! One text on its way to being explained.

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use whosays_article::Article;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::text::{Document, looks_english};
use whosays_engine::{Analysis, analyze_parts, packed, profile};

/// Bytes of a text's beginning that is explained first: more than a large screen shows.
const BEGINNING: usize = 16_000;

/// From this many bytes on the beginning is explained by itself before the whole.
const LONG: usize = 150_000;

/// A text, read and ready to be explained.
#[wasm_bindgen]
pub struct Task {
    article: Article,
}

#[wasm_bindgen]
impl Task {
    /// Reads a plain text, or, where `packed`, the string that the Markdown module made of one. `undefined` where it is
    /// no such string.
    pub fn read(text: &str, packed: bool) -> Option<Task> {
        let article = if packed { Article::from_packed(text)? } else { Article::from_plain(text) };
        Some(Self { article })
    }

    /// The article, for the page: `Article::packed` in UTF-8.
    pub fn article(&self) -> Uint8Array {
        Uint8Array::from(self.article.packed().as_bytes())
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
        let task = Task { article: self.article.beginning(BEGINNING) };
        let explained = task.explained(&mut |_| ());
        explained.unshift(&task.article());
        Some(explained)
    }

    /// What is said of the whole article: `packed::pack`'s bytes, and whether the article reads like English.
    /// `progress` is told, now and then, the share that is done.
    pub fn whole(&self, progress: &Function) -> Array {
        self.explained(&mut |share| drop(progress.call1(&JsValue::UNDEFINED, &share.into())))
    }
}

impl Task {
    fn explained(&self, progress: &mut dyn FnMut(f64)) -> Array {
        let text = &self.article.text;
        let (mut words, mut english) = (Vec::new(), false);
        let mut heed = |part: &Document, analysis: &Analysis, end: usize| {
            words.extend(profile::words(part, analysis));
            english |= looks_english(part);
            progress(end as f64 / text.len().max(1) as f64);
        };
        let knowledge = KnowledgeBase::core();
        let blocks = self.article.blocks();
        let analysis = whosays_js::with_models(|models| analyze_parts(text, blocks, knowledge, models, &mut heed));
        let bytes = packed::pack(&analysis, &words);
        Array::of2(&Uint8Array::from(&bytes[..]), &english.into())
    }
}
