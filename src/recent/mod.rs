//! The articles that the reader opened, which this device keeps for them: listed, searched, opened again and deleted in the dialog.

#[cfg(feature = "csr")]
pub mod list;
#[cfg(feature = "csr")]
pub mod store;

use crate::words::UNTITLED;
use whosays_article::Article;
use whosays_texts::say;

/// Letters of a text's opening that stand for a title in the list.
const OPENING: usize = 70;

/// What an article is called in the list: its title, or its first words where it has none of its own.
pub fn label(article: &Article, has_title: bool) -> String {
    // What stands for a title is none.
    let own = article.meta.title.as_deref().filter(|title| has_title && *title != UNTITLED);
    match article.leading_title().or(own) {
        Some(title) => title.split_whitespace().collect::<Vec<_>>().join(" "),
        None => {
            let mut words = String::new();
            for word in article.text.split_whitespace() {
                if words.chars().count() + word.chars().count() > OPENING {
                    words.push('…');
                    break;
                }
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
            words
        }
    }
}

/// Why something could not be done with the kept articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room left.
    Full,
    /// The browser keeps nothing here: a private window, or its settings.
    Refused,
    /// What keeps articles did not arrive.
    Unloaded,
    /// The article was deleted meanwhile, in another tab.
    Gone,
}

impl Trouble {
    /// What a reader is told where the list stands.
    pub fn message(self) -> &'static str {
        match self {
            Trouble::Full => say(
                "There is no room left on this device, so what you open is not kept. Delete articles below to make room.",
            ),
            Trouble::Refused => say(
                "Your browser keeps no articles here: this may be a private window, or a setting of it. What you open stays on \
                 the page until you leave it; the file or page that you have it from is where to find it again.",
            ),
            Trouble::Unloaded => say(
                "The part of Whosays that keeps articles did not arrive. What you open works; reloading the page may bring the \
                 list back.",
            ),
            Trouble::Gone => say(
                "That article is no longer kept: it was deleted, perhaps in another tab. Open it from where you have it.",
            ),
        }
    }

    /// What a reader is told when an article that was just opened is not kept.
    pub fn aside(self) -> &'static str {
        match self {
            Trouble::Full => say(
                "There is no room left on this device, so this article is not kept. Under “Explain another article” you can \
                 delete older ones.",
            ),
            _ => say("This article is not kept among your recent ones; “Explain another article” says why."),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_title_is_called_by_its_first_words() {
        let mut article = Article::from_plain(&"The ferry sank. ".repeat(9));
        assert_eq!(label(&article, false), "The ferry sank. The ferry sank. The ferry sank. The ferry sank. The…");
        article.meta.title = Some("The last crossing".into());
        assert_eq!(label(&article, true), "The last crossing");
        assert_eq!(label(&Article::from_plain(&"x".repeat(99)), false), "…");
    }
}
