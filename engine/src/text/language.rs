//! Whether a text is in English, the one language that the engine is made for.

use super::{Document, TokenKind, rows};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The closed-class words that give English away.
static FUNCTION_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words(table!("english.tsv")));

pub(crate) fn words(table: &str) -> FxHashSet<&str> {
    rows::<3>(table).map(|[form, ..]| form).collect()
}

/// Fewer words than this are too few to tell: headlines have hardly any function words, and a sentence that lists names few.
const FEWEST: usize = 30;

/// One word in this many is a function word of the list in a text that counts as English. English prose has two or
/// three times as many, the languages that share some of its words hardly a third.
const ONE_IN: usize = 6;

/// The words of a text by which its language shows, part after part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LanguageCount {
    words: usize,
    function: usize,
    latin: usize,
}

impl LanguageCount {
    /// Counts the words of a part.
    pub fn add(&mut self, part: &Document) {
        for token in part.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let word = token.span.of(part.text);
            self.words += 1;
            self.function += usize::from(FUNCTION_WORDS.contains(word.to_lowercase().as_str()));
            self.latin += usize::from(word.starts_with(|c: char| c.is_ascii_alphabetic()));
        }
    }

    /// Whether the text reads like English, by the share of English function words; a very short one gets the benefit of
    /// the doubt where it is written in Latin letters.
    pub fn looks_english(self) -> bool {
        let Self { words, function, latin } = self;
        if words < FEWEST { latin * 2 >= words } else { function * ONE_IN >= words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_english(document: &Document) -> bool {
        let mut count = LanguageCount::default();
        count.add(document);
        count.looks_english()
    }

    #[test]
    fn english_is_told_from_its_neighbours() {
        let english = "The harbour was closed on Monday, and the ferry to the island had not sailed by the evening.";
        let german =
            "Der Hafen war am Montag geschlossen, und die Fähre zur Insel war bis zum Abend nicht ausgelaufen.";
        let french = "Le port était fermé lundi, et le bac pour l’île n’était pas encore parti à la fin de la journée.";
        let spanish = "El puerto estaba cerrado el lunes y el transbordador a la isla no había salido por la tarde.";
        assert!(looks_english(&Document::plain(english)));
        for other in [german, french, spanish] {
            assert!(looks_english(&Document::plain(other)), "one sentence is too few to tell");
            assert!(!looks_english(&Document::plain(&[other, other].join(" "))), "{other}");
        }
        let names =
            "Jordan, Lebanon, Egypt, Qatar, Kuwait, Bahrain, Oman, Yemen, Iraq and Syria met Turkey, Cyprus, Malta.";
        assert!(looks_english(&Document::plain(names)));
    }

    #[test]
    fn a_short_last_part_makes_no_text_english() {
        let german =
            "Der Hafen war am Montag geschlossen, und die Fähre zur Insel war noch nicht ausgelaufen. ".repeat(4);
        let mut count = LanguageCount::default();
        for part in [&german, "Ende."] {
            count.add(&Document::plain(part));
        }
        assert!(!count.looks_english());
    }

    #[test]
    fn other_scripts_are_not_english_even_when_short() {
        for text in ["港口周一关闭。", "المرفأ مغلق", "Порт закрыт."] {
            assert!(!looks_english(&Document::plain(text)), "{text}");
        }
        assert!(looks_english(&Document::plain("Harbour closed.")));
    }
}
