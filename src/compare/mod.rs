//! The article at hand beside another one on the same event.

#[cfg(feature = "csr")]
pub mod choosing;
#[cfg(feature = "still")]
pub mod view;

use crate::reading::Reading;
use crate::words::UNTITLED;
use whosays_texts::told;

/// Letters of an article without a title that tell which one it is.
const BEGINNING: usize = 40;

/// An article's title in quotation marks, else its first words: what an opened text is called that has none says nothing.
/// `written` makes of its words what they are in plain text or HTML.
fn title(reading: &Reading, written: fn(&str) -> String) -> String {
    let article = &reading.article;
    let title = article.leading_title().or(article.meta.title.as_deref()).filter(|title| *title != UNTITLED);
    if let Some(title) = title {
        return told("“{title}”", &[("title", &written(title))]);
    }
    let text = article.text.trim_start();
    let end =
        text.char_indices().find(|(at, c)| *at >= BEGINNING && c.is_whitespace()).map_or(text.len(), |(at, _)| at);
    // A word may be as long as the text.
    let words: String = text[..end].chars().take(2 * BEGINNING).collect();
    told("“{words} …”", &[("words", &written(&words.replace('\n', " ")))])
}
