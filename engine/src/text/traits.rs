//! What a word can be, by a table of closed-class words and by its ending. No more than a clause splitter needs.

use super::look::Look;
use super::table::rows;
use super::token::is_invisible;
use crate::dictionary::{Dictionary, number};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A set of things that a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits(u32);

impl Traits {
    /// A form of *be*.
    pub const BE: Traits = Traits(1);
    /// A form of *have*.
    pub const HAVE: Traits = Traits(1 << 1);
    /// A form of *do*.
    pub const DO: Traits = Traits(1 << 2);
    /// *will, may, should* and the like.
    pub const MODAL: Traits = Traits(1 << 3);
    /// *not, never, no*.
    pub const NEGATION: Traits = Traits(1 << 4);
    /// A pronoun that can be a subject.
    pub const PRONOUN: Traits = Traits(1 << 5);
    /// A subject pronoun for people: *he, they, who*.
    pub const PERSON: Traits = Traits(1 << 6);
    /// *him, them, themselves*.
    pub const OBJECTIVE: Traits = Traits(1 << 7);
    /// *his, their*.
    pub const POSSESSIVE: Traits = Traits(1 << 8);
    /// *the, a, some*.
    pub const DETERMINER: Traits = Traits(1 << 9);
    /// *two, million*.
    pub const NUMBER: Traits = Traits(1 << 10);
    /// *of, in, despite*.
    pub const PREPOSITION: Traits = Traits(1 << 11);
    /// *and, or, but*.
    pub const COORDINATOR: Traits = Traits(1 << 12);
    /// *although, because, if*.
    pub const SUBORDINATOR: Traits = Traits(1 << 13);
    /// *which, who*.
    pub const RELATIVE: Traits = Traits(1 << 14);
    /// A question word.
    pub const WH: Traits = Traits(1 << 15);
    /// An adverb.
    pub const ADVERB: Traits = Traits(1 << 16);
    /// *I, we, our*.
    pub const FIRST: Traits = Traits(1 << 17);
    /// *you, your*.
    pub const SECOND: Traits = Traits(1 << 18);
    /// A verb that can carry a clause: *was, took, says*.
    pub const FINITE: Traits = Traits(1 << 19);
    /// A present form that is also an infinitive or a noun.
    pub const PRESENT: Traits = Traits(1 << 20);
    /// Ends like a regular past or participle: *closed*.
    pub const ED: Traits = Traits(1 << 21);
    /// Ends like a participle or a verbal noun: *closing*.
    pub const ING: Traits = Traits(1 << 22);

    /// Carries a clause where it stands: of a token, not of a word. See [`is_finite`](super::is_finite).
    pub(crate) const CARRIES: Traits = Traits(1 << 23);

    const NAMES: [(&'static str, Traits); 21] = [
        ("be", Self::BE),
        ("have", Self::HAVE),
        ("do", Self::DO),
        ("modal", Self::MODAL),
        ("negation", Self::NEGATION),
        ("pronoun", Self::PRONOUN),
        ("person", Self::PERSON),
        ("objective", Self::OBJECTIVE),
        ("possessive", Self::POSSESSIVE),
        ("determiner", Self::DETERMINER),
        ("number", Self::NUMBER),
        ("preposition", Self::PREPOSITION),
        ("coordinator", Self::COORDINATOR),
        ("subordinator", Self::SUBORDINATOR),
        ("relative", Self::RELATIVE),
        ("wh", Self::WH),
        ("adverb", Self::ADVERB),
        ("first", Self::FIRST),
        ("second", Self::SECOND),
        ("finite", Self::FINITE),
        ("present", Self::PRESENT),
    ];

    /// Everything that is in either set.
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Everything that is in this set and not in the other.
    pub const fn without(self, other: Traits) -> Traits {
        Traits(self.0 & !other.0)
    }

    /// Whether the two sets share anything.
    pub const fn any(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

const WORDS: &str = table!("words.tsv");

static TABLE: LazyLock<Dictionary<Traits>> = LazyLock::new(|| Dictionary::of(classes(WORDS)));

pub(crate) fn classes(table: &str) -> FxHashMap<&str, Traits> {
    rows::<3>(table)
        .map(|[form, classes, _]| {
            let set = classes.split(' ').filter_map(|class| Traits::NAMES.iter().find(|(name, _)| *name == class));
            (form, set.fold(Traits::default(), |all, (_, one)| all.or(*one)))
        })
        .collect()
}

/// What a word in its [`plain_form`] can be.
pub fn traits_of(plain: &str) -> Traits {
    traits_by(number(plain), plain)
}

/// The same of a word whose [`number`] is known.
pub(crate) fn traits_by(number: u32, plain: &str) -> Traits {
    if let Some(traits) = TABLE.numbered(number, plain) {
        return *traits;
    }
    if !plain.is_ascii() || plain.len() < 4 {
        return Traits::default();
    }
    if plain.ends_with("ed") {
        Traits::ED
    } else if plain.ends_with("ing") {
        Traits::ING
    } else if plain.ends_with("ly") && plain.len() > 4 {
        Traits::ADVERB
    } else {
        Traits::default()
    }
}

/// A word as tables hold it: lower case, one kind of apostrophe and hyphen, nothing invisible.
pub fn plain_form(word: &str) -> String {
    in_plain_form(word).into_owned()
}

/// The same; most words are in their plain form and need not be copied.
pub(crate) fn in_plain_form(word: &str) -> Cow<'_, str> {
    with_look(word, Look::of(word))
}

/// The same of a word with this look.
pub(super) fn with_look(word: &str, look: Look) -> Cow<'_, str> {
    if !look.any(Look::OTHER.or(Look::UPPER)) {
        return Cow::Borrowed(word);
    }
    if !look.any(Look::OTHER) {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '’' | '‘' | '`' | 'ʼ' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            c if is_invisible(c) => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::table::row_count;

    #[test]
    fn every_row_names_known_classes_and_shows_its_word() {
        assert_eq!(rows::<3>(WORDS).count(), row_count(WORDS));
        for [form, classes, example] in rows::<3>(WORDS) {
            for class in classes.split(' ') {
                assert!(Traits::NAMES.iter().any(|(name, _)| *name == class), "{form}: no class {class}");
            }
            assert!(example.contains(form), "{form}: {example}");
        }
    }

    #[test]
    fn words_are_known_by_table_and_by_ending() {
        assert!(traits_of("will").any(Traits::MODAL));
        assert!(traits_of("her").any(Traits::POSSESSIVE) && traits_of("her").any(Traits::OBJECTIVE));
        assert!(traits_of("quarrelled").any(Traits::ED) && traits_of("bluntly").any(Traits::ADVERB));
        assert!(traits_of("harbour").is_empty());
    }

    #[test]
    fn plain_forms_fold_case_apostrophes_and_invisible_marks() {
        assert_eq!(plain_form("Don’T"), "don't");
        assert_eq!(plain_form("SO\u{200B}ME"), "some");
    }
}
