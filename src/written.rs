//! In which language the words of the article at hand are, so that voices read them in it where the interface speaks another.

use std::cell::Cell;
use whosays_engine::text::{Document, LanguageCount};

thread_local! {
    /// A page has one article at a time.
    static LANGUAGE: Cell<&'static str> = const { Cell::new("en") };
}

/// Takes the article's language from now on: its tag, empty where it is not known.
pub fn follow(language: &'static str) {
    LANGUAGE.set(language);
}

/// The tag of a text's language: English, or empty for one that nothing is known of, since a wrong voice is worse than the reader's own.
pub fn tag(text: &str) -> &'static str {
    let mut count = LanguageCount::default();
    count.add(&Document::plain(text));
    if count.not_english().is_some() { "" } else { "en" }
}

/// The article's language.
pub fn language() -> &'static str {
    LANGUAGE.get()
}

/// The attribute `lang` of what is quoted from the article, where it is not that of the interface.
pub fn lang() -> Option<&'static str> {
    unspoken(language())
}

/// A language, where it is not that of the interface.
pub fn unspoken(language: &'static str) -> Option<&'static str> {
    Some(language).filter(|own| *own != whosays_texts::language())
}
