//! Where names start, and which words may continue them.

use super::knowledge::KnowledgeBase;
use super::lexicon::{Entry, Lexicon, Lists, Use, Why, lexicon};
use super::shape::title_case;
use super::word::{Word, Words};
use crate::EntityType;
use crate::text::TokenKind;

/// The longest well-known name that is looked up, in words.
const LONGEST_KNOWN: usize = 6;

/// The longest title that is looked up, in words.
const LONGEST_TITLE: usize = 4;

/// What the rules for names look at.
pub(super) struct Tagger<'a> {
    /// The document's words.
    pub words: Words<'a>,
    /// Names that are explained.
    pub knowledge: &'a KnowledgeBase,
    /// The word lists.
    pub lexicon: &'static Lexicon,
}

impl<'a> Tagger<'a> {
    /// Rules over `words`.
    pub(super) fn new(words: Words<'a>, knowledge: &'a KnowledgeBase) -> Self {
        Self { words, knowledge, lexicon: lexicon() }
    }

    /// The word at `index`. Panics beyond the last.
    pub(super) fn word(&self, index: usize) -> &Word<'a> {
        &self.words.list[index]
    }

    /// The type of the words from `first` to `last`, if the tables know them as a name.
    pub(super) fn known(&self, first: usize, last: usize) -> Option<EntityType> {
        if first == last {
            return self.known_word(self.word(first));
        }
        if self.is_no_long_name(first) {
            return None;
        }
        self.known_or_shouted(&self.words.joined(first, last), self.word(first))
    }

    /// The type of a word, if the tables know it as a name.
    pub(super) fn known_word(&self, word: &Word) -> Option<EntityType> {
        let shouted = word.flat && word.all_caps;
        let known = || self.known_told(&word.folded, word.told_folded());
        let in_title_case = || shouted.then(|| self.known_name(&title_case(&word.folded))).flatten();
        *word.known[usize::from(shouted)].get_or_init(|| known().or_else(in_title_case))
    }

    /// The type of a folded name, or of the name in title case where its first word is shouted.
    fn known_or_shouted(&self, name: &str, first: &Word) -> Option<EntityType> {
        let shouted = first.flat && first.all_caps;
        self.known_name(name).or_else(|| shouted.then(|| self.known_name(&title_case(name))).flatten())
    }

    /// The type of a folded name, if the tables know it.
    pub(super) fn known_name(&self, name: &str) -> Option<EntityType> {
        self.known_told(name, self.lexicon.told(name))
    }

    /// The same of a name of which the lists say what `own` is.
    fn known_told(&self, name: &str, own: &Entry) -> Option<EntityType> {
        self.lexicon.known(name, own).or_else(|| {
            let entry = self.knowledge.named(name).next()?;
            let is_demonym = entry.demonyms.iter().any(|demonym| demonym == name);
            Some(if is_demonym { EntityType::Group } else { entry.kind })
        })
    }

    /// The last word of the longest well-known name of at least `least` words that starts at `first`.
    pub(super) fn longest_known(&self, first: usize, least: usize) -> Option<usize> {
        let word = self.word(first);
        if !(word.capital || word.kind == TokenKind::Number) {
            return None;
        }
        let sentence = word.sentence;
        let longest = if self.starts_long_name(word) { LONGEST_KNOWN } else { 1 };
        let end = (first + longest).min(self.words.list.len());
        (first + least - 1..end).rev().find(|&last| {
            let word = self.word(last);
            let whole = word.capital || word.is_possessive() || word.kind == TokenKind::Number;
            word.sentence == sentence && whole && !word.address && self.known(first, last).is_some()
        })
    }

    /// Whether a well-known name of more than one word starts like a word.
    fn starts_long_name(&self, word: &Word) -> bool {
        let starts = |word: &str, own: &Entry| self.lexicon.starts_with(word, own) || self.knowledge.starts_with(word);
        let in_title_case = || {
            let title = title_case(&word.folded);
            starts(&title, self.lexicon.told(&title))
        };
        let long = || word.flat && in_title_case() || starts(&word.folded, word.told_folded());
        *word.starts_known[usize::from(word.flat)].get_or_init(long)
    }

    /// Whether no well-known name starts with the word at `first` and goes on after a space: spares most look-ups.
    pub(super) fn is_no_long_name(&self, first: usize) -> bool {
        self.words.get(first + 1).is_some_and(|next| !next.glued) && !self.starts_long_name(self.word(first))
    }

    /// The last word of the longest title that starts at `first`: *Prime Minister*.
    pub(super) fn title_at(&self, first: usize) -> Option<usize> {
        let word = self.word(first);
        if !word.capital || !word.starts_title() {
            return None;
        }
        let end = (first + LONGEST_TITLE).min(self.words.list.len());
        (first..end).rev().find(|&last| {
            if self.word(last).sentence != word.sentence {
                return false;
            }
            let title = self.words.joined(first, last);
            let told = self.lexicon.told(&title);
            let is_name = told.has(Use::GivenTitle) && self.words.before(first).is_none_or(|word| word.lower != "the");
            told.lists.any(Lists::TITLE) && !is_name
        })
    }

    /// Whether the word may stand inside a name, after its first word.
    pub(super) fn continues(&self, index: usize) -> bool {
        let Some(word) = self.words.get(index) else { return false };
        if !word.capital || word.address || word.kind != TokenKind::Word {
            return false;
        }
        if word.flat && !self.is_strong(index) || is_compound(word) {
            return false;
        }
        let labels = self.words.get(index + 1).is_some_and(|next| next.is(":") && next.glued);
        match word.not_name() {
            _ if word.letters == 1 && word.text.ends_with('.') => true,
            Some(Why::Pronoun | Why::Function | Why::Time) => {
                let before = self.words.before(index);
                word.is("May") && before.is_some_and(|before| before.is_given())
            }
            Some(Why::Generic) if labels => false,
            Some(Why::Number | Why::Abbreviation | Why::Generic) => true,
            None => !self.is_shouted(index),
        }
    }

    /// Whether a name may start with the word at `index`.
    pub(super) fn starts(&self, index: usize) -> bool {
        let word = self.word(index);
        let ending = word.glued && word.text.contains(['\'', '’']);
        if word.address || ending {
            return false;
        }
        if word.kind == TokenKind::Number {
            return !word.text.bytes().all(|b| b.is_ascii_digit()) && self.longest_known(index, 1).is_some();
        }
        if !word.capital || word.kind != TokenKind::Word {
            return false;
        }
        if self.longest_known(index, 2).is_some() {
            return true;
        }
        if self.words.after(index).is_some_and(|next| next.glued && next.is("$")) {
            return false;
        }
        if is_compound(word) {
            return false;
        }
        let next_continues = self.words.after(index).is_some() && self.continues(index + 1);
        if word.letters == 1 {
            let initial =
                !word.opens && word.not_name().is_none() && next_continues && !self.word(index + 1).is_common();
            return (word.text.ends_with('.') || initial) && next_continues;
        }
        match word.not_name() {
            Some(Why::Pronoun) => return false,
            Some(Why::Abbreviation) => {
                let numbered = self.words.after(index).is_some_and(|next| next.kind == TokenKind::Number);
                return !word.flat && (next_continues || numbered && self.reach(index) > index);
            }
            Some(Why::Function | Why::Time) => {
                return next_continues && !word.opens && !word.flat && word.is_given();
            }
            Some(Why::Number | Why::Generic) if !next_continues => return !word.flat && self.reach(index) > index,
            Some(Why::Number | Why::Generic) => return !word.flat && (!word.opens || self.is_plain_noun(index + 1)),
            None => {}
        }
        if self.is_shouted(index) {
            return false;
        }
        if word.flat {
            self.is_strong(index)
        } else if word.opens {
            self.opens_with_name(index, next_continues)
        } else {
            true
        }
    }

    /// Whether the first word of a sentence is a name or begins one.
    fn opens_with_name(&self, index: usize, next_continues: bool) -> bool {
        let word = self.word(index);
        let uses = word.uses.get();
        let known = self.known(index, index);
        if matches!(known, Some(EntityType::Place | EntityType::Group)) && (uses.lower == 0 || !word.is_common()) {
            return true;
        }
        if uses.capital > uses.lower {
            return true;
        }
        if next_continues && word.is_common() {
            if word.first_word().is_some() {
                return true;
            }
            let given = word.is_given() && !self.is_plain_noun(index + 1);
            return given || known.is_some() || (self.is_plain_noun(index + 1) && !word.is_role());
        }
        if uses.lower > uses.capital {
            return word.all_caps && !word.is_common();
        }
        if !word.is_common() {
            let ordinary = looks_derived(&word.lower) || word.role().is_some();
            return known.is_some() || !ordinary;
        }
        known.is_some() && self.names_speaker(index) || word.all_caps && known.is_some()
    }

    /// Whether a capitalised word is an ordinary noun, such as names of bodies are made of.
    fn is_plain_noun(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| {
            (word.is_common() || word.head().is_some())
                && !word.is_given()
                && !matches!(word.not_name(), Some(Why::Time))
        })
    }

    /// Whether the next word is one that names stand before: *said, is, ’s*.
    fn names_speaker(&self, index: usize) -> bool {
        self.words.after(index).is_some_and(|next| next.is_possessive() || next.has(Use::AfterName))
    }

    /// Whether a word is a name even where capitals tell nothing.
    fn is_strong(&self, index: usize) -> bool {
        let word = self.word(index);
        let uses = word.uses.get();
        if matches!(word.not_name(), Some(Why::Pronoun | Why::Function | Why::Time | Why::Abbreviation)) {
            return false;
        }
        let known = self.known(index, index).or_else(|| self.known_name(&title_case(&word.folded)));
        uses.capital > uses.lower
            || known.is_some() && !word.is_common()
            || matches!(known, Some(EntityType::Place | EntityType::Group)) && uses.lower == 0
            || uses.lower == 0 && !word.is_common() && !looks_derived(&word.lower)
    }

    /// Whether capitals only stress a common word: *NOT, VERY*.
    fn is_shouted(&self, index: usize) -> bool {
        let word = self.word(index);
        let beside_name = self.words.get(index + 1).is_some_and(|next| next.capital && !next.all_caps);
        word.all_caps
            && !beside_name
            && word.text.chars().count() > 1
            && !word.text.contains(['.', '&'])
            && word.is_common()
            && !word.flat
            && self.known_name(&word.folded).is_none()
            && word.uses.get().lower > 0
    }
}

/// *Prize-winning, Lesser-known*: a capital that an adjective of two words begins with.
fn is_compound(word: &Word) -> bool {
    let parts = if word.has_hyphen() { word.text.split_once('-') } else { None };
    parts.is_some_and(|(first, rest)| {
        first.chars().count() > 1
            && rest.starts_with(char::is_lowercase)
            && lexicon().is_common(rest)
            && !word.text.starts_with(char::is_lowercase)
    })
}

/// Whether a word that no list holds still looks like a form of a common word.
fn looks_derived(lower: &str) -> bool {
    ["ly", "ing", "ed", "ness", "ment", "tion", "isation", "ization", "ous", "ful", "less", "able", "ally", "ers"]
        .iter()
        .any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
        || ["anti-", "pro-", "non-", "pre-", "post-", "ex-", "co-", "self-"]
            .iter()
            .any(|start| lower.starts_with(start))
}
