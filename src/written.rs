//! In which language the words of the article at hand are, so that voices read them in it where the interface speaks another.

use std::cell::Cell;

thread_local! {
    /// A page has one article at a time.
    static IS_ENGLISH: Cell<bool> = const { Cell::new(true) };
}

/// Takes the article's language from now on: whether it is in English.
pub fn follow(is_english: bool) {
    IS_ENGLISH.set(is_english);
}

/// The tag of a text's language: English, or empty for any other, since which one that is may be told wrongly, and a wrong voice is worse
/// than the reader's own.
pub fn tag(is_english: bool) -> &'static str {
    if is_english { "en" } else { "" }
}

/// The tag of the article's language, see [`tag`].
pub fn language() -> &'static str {
    tag(IS_ENGLISH.get())
}

/// The attribute `lang` of what is quoted from the article, where it is not that of the interface.
pub fn lang() -> Option<&'static str> {
    unspoken(language())
}

/// A language, where it is not that of the interface.
pub fn unspoken(language: &'static str) -> Option<&'static str> {
    Some(language).filter(|own| *own != whosays_texts::language())
}
