//! The functions that the page calls; see sharing.js.

use crate::{Found, Linked, Over, Shared, ToSee, open, over, refusal};
use wasm_bindgen::prelude::*;
use whosays_article::Article;
use whosays_engine::packed::unpack;
use whosays_engine::wire::{Offsets, Unit};
use whosays_texts::say;

/// Says everything in a language from now on, see [`whosays_texts::speak`].
#[wasm_bindgen]
pub fn speak(table: String) {
    whosays_texts::speak(table);
}

/// What can be made of an article: `way` is one of `pack`, `annotations`, `hypothesis`, `statements`, `sources`, `markdown` and `link`;
/// `below` is what the engine itself says of it, packed; for the rest see [`Shared::read`] and [`Shared::settled`]. `None` where the page hands over what is none.
#[wasm_bindgen]
pub fn share(way: &str, article: &str, said: &[u8], layer: &str, choices: &str, below: &[u8]) -> Option<String> {
    let shared = Shared::read(article, said, layer, choices)?.settled(below);
    Some(match way {
        "pack" => shared.pack(),
        "annotations" => shared.annotations(),
        "hypothesis" => shared.hypothesis(),
        "statements" => shared.statements(),
        "sources" => shared.sources(),
        "markdown" => shared.markdown(),
        _ => shared.link(),
    })
}

/// What a pack or annotations say of a packed article, of which the engine said what is in `said`: `placed`, what became of it, the layer's lines, how many they are, the
/// choices, and what is to be listed: `start`, `end` and a sentence with tabs between them, the first two in UTF-16 units or empty; or
/// `other` or `refused` with a sentence.
#[wasm_bindgen(js_name = openLayer)]
pub fn open_layer(json: &str, article: &str, said: &[u8]) -> Vec<String> {
    let text = Article::from_packed(article).map(|article| article.text).unwrap_or_default();
    let analysis = unpack(said, &text).map(|(analysis, _)| analysis).unwrap_or_default();
    match open(json, &text, &analysis.statements) {
        Found::Placed { layer, count, choices, told, list } => {
            let mut row = vec!["placed".to_owned(), told, layer, count.to_string(), choices];
            let offsets = Offsets::new(&text, Unit::Utf16);
            row.extend(list.into_iter().map(|ToSee { told, at }| match at {
                Some(at) => format!("{}\t{}\t{told}", offsets.of(at.start), offsets.of(at.end)),
                None => format!("\t\t{told}"),
            }));
            row
        }
        Found::Other(told) => vec!["other".to_owned(), told],
        Found::Refused(told) => vec!["refused".to_owned(), told],
    }
}

/// How the changes in a layer's lines lie over those that the reader made in a packed article before: `nothing`, or `standing` or
/// `own` with a sentence.
#[wasm_bindgen(js_name = liesOver)]
pub fn lies_over(article: &str, own: &str, layer: &str) -> Vec<String> {
    let text = Article::from_packed(article).map(|article| article.text).unwrap_or_default();
    match over(&text, own, layer) {
        Over::Nothing => vec!["nothing".to_owned()],
        Over::Standing => {
            vec!["standing".to_owned(), say("All of this stands here already, so nothing changed.").to_owned()]
        }
        Over::Own(told) => vec!["own".to_owned(), told],
    }
}

/// Why a file is neither a pack nor annotations that can be read; `None` where it is.
#[wasm_bindgen(js_name = refusalOf)]
pub fn refusal_of(json: &str) -> Option<String> {
    refusal(json)
}

/// What a link holds: `article`, the packed article, its layer's lines and the choices; or `refused` with a sentence.
#[wasm_bindgen(js_name = openLink)]
pub fn open_link(held: &str) -> Vec<String> {
    match Linked::read(held) {
        Ok(Linked { article, layer, choices }) => vec!["article".to_owned(), article, layer, choices],
        Err(told) => vec!["refused".to_owned(), told],
    }
}
