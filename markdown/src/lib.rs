//! The Markdown reader as a module of its own, which the page loads when a Markdown file is opened.

use wasm_bindgen::prelude::*;
use whosays_article::Article;

/// Reads Markdown, with or without front matter, into the string that `Article::from_packed` takes.
#[wasm_bindgen]
pub fn read(source: &str) -> String {
    Article::from_markdown(source).packed()
}
