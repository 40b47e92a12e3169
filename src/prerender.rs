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
        ("analysis", json_string(&letters(&pack(&reading.analysis, &reading.profile.words)))),
        ("knowledge", json_string(&write_table(reading.knowledge.entries()))),
        ("version", around.version.to_owned()),
        ("map", escaped(around.map)),
        ("root", escaped(around.root)),
    ];
    slots.extend(still::parts(reading));
    fill(template, &slots)
}

/// Bytes as characters whose lowest byte they are, none of which a string of JSON in a script would have to escape: among these bytes
/// stand words of the page, which gzip finds again.
fn letters(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match *byte {
        0..b' ' | b'"' | b'\\' | b'<' | b'>' | b'&' | 0x7F..0xA0 => char::from_u32(0x100 + u32::from(*byte)),
        byte => Some(byte.into()),
    };
    bytes.iter().filter_map(letter).collect()
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
    fn bytes_come_back_from_their_letters() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let written = letters(&bytes);
        assert_eq!(written.chars().map(|c| c as u8).collect::<Vec<_>>(), bytes);
        assert_eq!(json_string(&written), ["\"", &written, "\""].concat(), "nothing is escaped");
        assert!(!written.chars().any(char::is_control));
    }

    #[test]
    fn the_source_cannot_end_its_script() {
        assert_eq!(json_string("a\"\\\n</script>"), r#""a\"\\\n\u003c/script\u003e""#);
    }
}
