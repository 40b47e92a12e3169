//! In which language a text is, of those whose function words are listed: the engine is made for English only.

use super::{Block, BlockKind, Document, Token, TokenKind, rows, tokens};
use crate::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> =
    LazyLock::new(|| languages(table!("languages.tsv")));

/// Which languages, as numbers in [`LANGUAGES`], have a word.
static HAVING: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut having = FxHashMap::<_, Vec<usize>>::default();
    for (language, (_, words)) in LANGUAGES.iter().enumerate() {
        for &word in words {
            having.entry(word).or_default().push(language);
        }
    }
    having
});

/// The languages of a table by name, each with its words, in the table's order.
pub(crate) fn languages(table: &str) -> Vec<(&str, Vec<&str>)> {
    let mut languages = Vec::<(&str, Vec<&str>)>::new();
    for [language, form, _] in rows(table) {
        match languages.iter_mut().find(|(name, _)| *name == language) {
            Some((_, words)) => words.push(form),
            None => languages.push((language, vec![form])),
        }
    }
    languages
}

const ENGLISH: &str = "English";

/// What a text is in that is not in English, nor in a language that is listed.
const ANOTHER: &str = "another language";

/// Fewer words than this are too few to tell by how few English words are among them: headlines have hardly any function
/// words, and a sentence that lists names has few.
const FEWEST: usize = 30;

/// One word in this many is a function word of the list in a text that counts as English. English prose has two or
/// three times as many, the languages that share some of its words hardly a third.
const ONE_IN: usize = 6;

/// So many words of another language tell it, where English has fewer: two stand in a name ("Rio de la Plata").
const TELLING: usize = 3;

/// Bytes of a text's beginning that are counted where nothing else counts: some 3,000 words, among which hundreds are function words, so
/// that more change nothing. A text may be a book.
const BEGINNING: usize = 20_000;

/// The words of a text by which its language shows, part after part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageCount {
    words: usize,
    latin: usize,
    /// How many are function words of each language, in the order of [`LANGUAGES`].
    function: Vec<usize>,
}

impl LanguageCount {
    /// Counts the words of a text's beginning, for those who have no [`Document`] of it.
    pub fn of_beginning(text: &str) -> Self {
        let end = (0..=text.len().min(BEGINNING)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let block = Block { span: Span::new(0, end), kind: BlockKind::Paragraph };
        let mut count = Self::default();
        count.add_words(text, &tokens(text, &[block]));
        count
    }

    /// Counts the words of a part.
    pub fn add(&mut self, part: &Document) {
        self.add_words(part.text, &part.tokens);
    }

    fn add_words(&mut self, text: &str, tokens: &[Token]) {
        self.function.resize(LANGUAGES.len(), 0);
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let word = token.span.of(text);
            self.words += 1;
            self.latin += usize::from(word.starts_with(|c: char| c.is_ascii_alphabetic()));
            for &language in HAVING.get(word.to_lowercase().as_str()).into_iter().flatten() {
                self.function[language] += 1;
            }
        }
    }

    /// What the text reads like where that is not English: a language's name ("German"), or "another language". A short
    /// text in Latin letters gets the benefit of the doubt.
    pub fn not_english(&self) -> Option<&'static str> {
        let of = |wanted: bool| {
            let named = LANGUAGES.iter().zip(&self.function).filter(move |((name, _), _)| (*name == ENGLISH) == wanted);
            // the first of those that have as many
            named.rev().max_by_key(|(_, count)| **count).map(|((name, _), count)| (*name, *count))
        };
        let (_, english) = of(true).unwrap_or_default();
        match of(false) {
            Some((name, count)) if count >= TELLING && count > english => Some(name),
            _ if self.latin * 2 < self.words => Some(ANOTHER),
            _ if self.words >= FEWEST && self.has_too_few(english) => Some(ANOTHER),
            _ => None,
        }
    }

    /// Whether `english` function words are fewer than English has, beyond what chance makes of so many words: two standard
    /// deviations of a binomial count.
    fn has_too_few(&self, english: usize) -> bool {
        let (words, share) = (self.words as f64, 1.0 / ONE_IN as f64);
        (english as f64) < words * share - 2.0 * (words * share * (1.0 - share)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn not_english(text: &str) -> Option<&'static str> {
        let mut count = LanguageCount::default();
        count.add(&Document::plain(text));
        count.not_english()
    }

    #[test]
    fn one_sentence_tells_a_language_that_is_listed() {
        let english = "The harbour was closed on Monday, and the ferry to the island had not sailed by the evening.";
        assert_eq!(not_english(english), None);
        for (name, text) in [
            ("German", "Der Hafen war am Montag geschlossen, und die Fähre zur Insel war bis zum Abend nicht da."),
            ("French", "Le port était fermé lundi, et le bac pour l’île n’était pas encore parti à la fin du jour."),
            ("Spanish", "El puerto estaba cerrado el lunes y el transbordador a la isla no había salido por la tarde."),
            ("Italian", "Il porto era chiuso lunedì e il traghetto per l’isola non era ancora partito la sera."),
            (
                "Dutch",
                "De haven was maandag gesloten en de veerboot naar het eiland was ’s avonds nog niet vertrokken.",
            ),
            ("Swedish", "Hamnen var stängd på måndagen och färjan till ön hade inte gått när det blev kväll."),
            ("Russian", "В понедельник порт был закрыт, и паром на остров к вечеру так и не вышел."),
        ] {
            assert_eq!(not_english(text), Some(name), "{text}");
        }
    }

    #[test]
    fn the_examples_of_each_language_read_like_it() {
        let mut examples = BTreeMap::<&str, Vec<&str>>::new();
        for [language, _, example] in rows(table!("languages.tsv")) {
            examples.entry(language).or_default().push(example);
        }
        for (language, examples) in examples {
            let told = not_english(&format!("{}.", examples.join(", ")));
            assert_eq!(told.unwrap_or(ENGLISH), language);
        }
    }

    #[test]
    fn names_and_quoted_words_of_other_languages_leave_a_text_english() {
        for text in [
            "Jordan, Lebanon, Egypt, Qatar, Kuwait, Bahrain, Oman, Yemen, Iraq and Syria met Turkey, Cyprus, Malta.",
            "Rio de la Plata, Ludwig van Beethoven, Otto von Bismarck",
            "She sang “La donna è mobile” and then the song of the evening, which was as long as it was slow.",
        ] {
            assert_eq!(not_english(text), None, "{text}");
        }
    }

    #[test]
    fn short_news_with_few_function_words_is_english() {
        let news = "Storm Ada hit Port Alder early Monday. Ferries stopped, schools closed, shops shut. Crews cleared fallen \
                    trees. Power returned Tuesday. Mayor Jane Roe thanked volunteers. Forecasters expect calmer weather, \
                    lighter winds, sunshine later this week along the coast.";
        assert_eq!(not_english(news), None);
    }

    #[test]
    fn a_language_that_is_not_listed_is_another_one() {
        let estonian = "Sadam suleti esmaspäeval, praam saarele väljus alles teisipäeval, sadamakapten ütles õhtul \
                        ajakirjanikele. Torm murdis puid, katkestas elektri, koolid jäid suletuks kogu rannikul ning \
                        saartel. Ilm paraneb nädala lõpus kõikjal rannikul.";
        assert_eq!(not_english(estonian), Some(ANOTHER));
    }

    #[test]
    fn a_short_last_part_makes_no_text_english() {
        let german =
            "Der Hafen war am Montag geschlossen, und die Fähre zur Insel war noch nicht ausgelaufen. ".repeat(4);
        let mut count = LanguageCount::default();
        for part in [&german, "Ende."] {
            count.add(&Document::plain(part));
        }
        assert_eq!(count.not_english(), Some("German"));
    }

    #[test]
    fn a_beginning_tells_as_much_as_the_whole() {
        let english = "The harbour was closed on Monday, and the ferry had not sailed by the evening.\n\n";
        let russian = "В понедельник порт был закрыт, и паром на остров к вечеру так и не вышел.\n\n";
        for text in [english, russian, "Harbour closed.", ""] {
            assert_eq!(LanguageCount::of_beginning(text).not_english(), not_english(text), "{text}");
        }
        // Each of these offsets is within a character of one of them.
        for shift in ["", "a"] {
            let long = [shift, &russian.repeat(BEGINNING / russian.len()), &english.repeat(BEGINNING)].concat();
            let count = LanguageCount::of_beginning(&long);
            assert!(count.words < BEGINNING / 5, "of the rest nothing is counted: {}", count.words);
            assert_eq!(count.not_english(), Some("Russian"));
        }
    }

    #[test]
    fn other_scripts_are_not_english_even_when_short() {
        for text in ["港口周一关闭。", "المرفأ مغلق", "Порт закрыт."] {
            assert_eq!(not_english(text), Some(ANOTHER), "{text}");
        }
        assert_eq!(not_english("Harbour closed."), None);
    }
}
