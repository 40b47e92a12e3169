//! The page as it is served: the template with the article, its marks, its cards and its panels in place.

use crate::reading::Reading;
use crate::still;
use std::sync::Arc;
use whosays_article::Article;
use whosays_engine::Analysis;
use whosays_engine::entity::{KnowledgeBase, write_table};
use whosays_engine::layer::Edit;
use whosays_engine::packed::pack;
use whosays_engine::profile::Profile;

pub use crate::cards::choice::Choices;
pub use crate::still::{escaped, fill};

/// An article with everything that is said about it, as the pages of a site need it.
pub struct Explained(Arc<Reading>);

impl Explained {
    /// Explains an article with the engine's weights and a knowledge base, and puts over that what people say of it.
    pub fn new(article: Article, knowledge: &KnowledgeBase, edits: &[Edit], choices: &Choices) -> Self {
        Self(Reading::layered(article, Some(whosays_models::models()), knowledge, edits, choices))
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.0.article
    }

    /// What is said about it.
    pub fn analysis(&self) -> &Analysis {
        &self.0.analysis
    }

    /// What is said about it, added up.
    pub fn profile(&self) -> &Profile {
        &self.0.profile
    }
}

/// What a page has around its article.
pub struct Around<'a> {
    /// What the site is called.
    pub name: &'a str,
    /// The path under which the site stands, with a slash at both ends.
    pub root: &'a str,
    /// What goes into the addresses of what is loaded by need.
    pub version: &'a str,
    /// Where the world's map is, from the site's root.
    pub map: &'a str,
    /// What search engines and link previews are told, as HTML for the page's head.
    pub head: &'a str,
    /// Where to read on, as HTML; see [`crate::library::onward`].
    pub onward: &'a str,
}

/// Fills the `{{slots}}` of `template` with an article and what is around it.
///
/// # Errors
/// Names the slot that the template lacks or the library does not know.
pub fn page(template: &str, explained: &Explained, around: &Around) -> Result<String, String> {
    let reading = &explained.0;
    let title = reading.article.meta.title.clone().unwrap_or_default();
    let mut slots = vec![
        ("title", escaped(&title)),
        ("name", escaped(around.name)),
        ("head", around.head.to_owned()),
        ("onward", around.onward.to_owned()),
        ("source", json_string(&reading.article.packed())),
        ("analysis", json_string(&base64(&pack(&reading.analysis, &reading.profile.words)))),
        ("knowledge", json_string(&write_table(reading.knowledge.entries()))),
        ("version", around.version.to_owned()),
        ("map", escaped(around.map)),
        ("root", escaped(around.root)),
    ];
    slots.extend(still::parts(reading));
    fill(template, &slots)
}

/// Bytes in the letters that `atob` reads (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().chain([&0, &0]).take(3).fold(0, |group, byte| group << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[group >> (18 - 6 * place) & 63];
            out.push(if place > chunk.len() { '=' } else { letter.into() });
        }
    }
    out
}

/// `text` as a JSON string that may stand inside a script element.
pub fn json_string(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' || matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') => {
                json.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_rfc_has_them() {
        for (bytes, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
        assert_eq!(base64(&[0xFB, 0xFF]), "+/8=");
    }

    #[test]
    fn the_source_cannot_end_its_script() {
        assert_eq!(json_string("a\"\\\n</script>"), r#""a\"\\\n\u003c/script\u003e""#);
    }
}
