//! The look of a word: capitals, acronyms.

use super::lexicon::{Use, lexicon};

/// *U.N*, *D.C*, *U.S.*
pub(super) fn is_letters_with_stops(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1)
}

/// Whether a word has its capital where names have one: first, after an Arabic article, or inside (*iPhone*).
pub(super) fn has_name_capital(word: &str) -> bool {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() => true,
        Some(first) if first.is_lowercase() => {
            word.find('-').is_some_and(|dash| {
                lexicon().has(Use::ArabicArticle, &word[..=dash]) && word[dash + 1..].starts_with(char::is_uppercase)
            }) || chars
                .next()
                .is_some_and(|second| second.is_uppercase() && chars.next().is_some_and(char::is_lowercase))
        }
        _ => false,
    }
}

/// *NEW ZEALAND* → *New Zealand*.
pub(super) fn title_case(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut first = true;
    for c in words.chars() {
        if first {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        first = !c.is_alphanumeric() && c != '\'';
    }
    out
}

/// Two or more letters, none of them small.
pub(super) fn is_all_caps(word: &str) -> bool {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_uppercase).count() >= 2
            && !word.bytes().any(|b| b.is_ascii_lowercase());
    }
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.chars().any(char::is_lowercase)
}
