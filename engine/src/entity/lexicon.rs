//! The word lists behind the rules for names: gazetteers, heads, titles, roles, common words.

use super::fold::{folded, start_of};
pub(super) use super::word_use::Use;
use crate::EntityType;
use crate::text::unpacked;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

static PLACES: LazyLock<String> = LazyLock::new(|| unpacked(list!("places.tsv")));
static DEMONYMS: LazyLock<String> = LazyLock::new(|| unpacked(list!("demonyms.txt")));
static GIVEN_NAMES: LazyLock<String> = LazyLock::new(|| unpacked(list!("given-names.txt")));
static COMMON_WORDS: LazyLock<String> = LazyLock::new(|| unpacked(list!("common-words.txt")));
const NAMES: &str = table!("names.tsv");
const HEADS: &str = table!("heads.tsv");
const TITLES: &str = table!("titles.tsv");
const ROLES: &str = table!("roles.tsv");
const NAME_WORDS: &str = table!("name-words.tsv");
const FIRST_WORDS: &str = table!("first-words.tsv");
const NOT_NAMES: &str = table!("not-names.tsv");

/// Why a word with a capital is no name on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Days, months, seasons.
    Time,
    /// Pronouns: never part of a name.
    Pronoun,
    /// Articles, prepositions, auxiliaries and the like at the start of a sentence.
    Function,
    /// *First, Two*: may begin a name, are none alone.
    Number,
    /// Acronyms of common nouns: *WMD, CEO*.
    Abbreviation,
    /// Common nouns that many texts write with a capital: *Internet, State, West*.
    Generic,
}

/// What the lists say of a word that stands in names or beside them, in lower case but for its uses.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// What a name is whose last word it is.
    pub head: Option<EntityType>,
    /// What it says as a common noun of the name beside it.
    pub role: Option<EntityType>,
    /// What a name is that starts with it.
    pub first_word: Option<EntityType>,
    /// What it is used for: bits of [`Use`].
    pub uses: u32,
}

/// All lists, ready to be asked.
pub(super) struct Lexicon {
    names: FxHashMap<Cow<'static, str>, EntityType>,
    starts: FxHashSet<Cow<'static, str>>,
    given: FxHashSet<&'static str>,
    common: FxHashSet<&'static str>,
    titles: FxHashSet<&'static str>,
    title_starts: FxHashSet<&'static str>,
    not_names: FxHashMap<&'static str, Why>,
    /// What the small lists say of a word, side by side.
    entries: FxHashMap<&'static str, Entry>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Whether a word in lower case is a common English word, in whatever form.
pub(crate) fn is_common(word: &str) -> bool {
    LEXICON.is_common(word)
}

/// The lists that come with the engine; read once, at the first call.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The rows of a table under its header, without comments.
pub(super) fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    lines(table).skip(1).filter_map(|line| line.split_once('\t')).map(|(first, rest)| match rest.split_once('\t') {
        Some((second, _)) => (first, second),
        None => (first, rest),
    })
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn typed(table: &str) -> impl Iterator<Item = (&str, EntityType)> {
    rows(table).filter_map(|(word, kind)| Some((word, EntityType::from_name(kind)?)))
}

fn named_use<'a>((word, name): (&'a str, &str)) -> Option<(Use, &'a str)> {
    Some((Use::from_name(name)?, word))
}

fn named_why<'a>((word, why): (&'a str, &str)) -> Option<(&'a str, Why)> {
    Some((word, why_from(why)?))
}

/// How many rows of a table the engine would use in the place of the word list `file`; `None` for another file.
pub(crate) fn rows_used(file: &str, table: &str) -> Option<usize> {
    Some(match file {
        "names.tsv" | "heads.tsv" | "roles.tsv" | "first-words.tsv" => {
            typed(table).map(|(word, _)| word).collect::<FxHashSet<_>>().len()
        }
        "titles.tsv" => rows(table).filter(|(title, _)| !start_of(title).is_empty()).count(),
        "name-words.tsv" => rows(table).filter_map(named_use).count(),
        "not-names.tsv" => rows(table).filter_map(named_why).count(),
        "callings.tsv" => rows(table).count(),
        "fields.tsv" => super::field::rows_used(table),
        "places.tsv" | "demonyms.txt" | "given-names.txt" | "common-words.txt" => {
            unpacked(table).lines().filter(|form| !folded(form).is_empty()).count()
        }
        _ => return None,
    })
}

fn entries() -> FxHashMap<&'static str, Entry> {
    let mut all: FxHashMap<&'static str, Entry> = FxHashMap::default();
    typed(HEADS).for_each(|(word, kind)| all.entry(word).or_default().head = Some(kind));
    typed(ROLES).for_each(|(word, kind)| all.entry(word).or_default().role = Some(kind));
    typed(FIRST_WORDS).for_each(|(word, kind)| all.entry(word).or_default().first_word = Some(kind));
    rows(NAME_WORDS).filter_map(named_use).for_each(|(own, word)| all.entry(word).or_default().uses |= own.bit());
    all
}

impl Lexicon {
    fn read() -> Self {
        let mut names = FxHashMap::default();
        names.extend(PLACES.lines().map(|form| (folded(form), EntityType::Place)));
        names.extend(DEMONYMS.lines().map(|form| (folded(form), EntityType::Group)));
        names.extend(rows(NAMES).filter_map(|(form, kind)| Some((folded(form), EntityType::from_name(kind)?))));
        let starts = names.keys().filter(|name| start_of(name).len() < name.len());
        let starts = starts.map(|name| match name {
            Cow::Borrowed(name) => Cow::Borrowed(start_of(name)),
            Cow::Owned(name) => Cow::Owned(start_of(name).to_owned()),
        });
        Self {
            starts: starts.collect(),
            names,
            given: GIVEN_NAMES.lines().collect(),
            common: COMMON_WORDS.lines().collect(),
            titles: rows(TITLES).map(|(title, _)| title).collect(),
            title_starts: rows(TITLES).map(|(title, _)| start_of(title)).collect(),
            entries: entries(),
            not_names: rows(NOT_NAMES).filter_map(named_why).collect(),
        }
    }

    /// The type of a well-known name, given [`folded`]; a demonym may be in the plural.
    pub(super) fn known(&self, name: &str) -> Option<EntityType> {
        let singular = || name.strip_suffix('s').and_then(|name| self.names.get(name));
        let people = || singular().copied().filter(|kind| *kind == EntityType::Group);
        self.names.get(name).copied().or_else(people)
    }

    /// Whether a well-known name of more than one word starts like `word`: spares most look-ups.
    pub(super) fn starts_with(&self, word: &str) -> bool {
        self.starts.contains(start_of(word))
    }

    /// Whether a folded name is a word for a people, singular or plural.
    pub(super) fn is_demonym(&self, name: &str) -> bool {
        let group = |name: &str| self.names.get(name) == Some(&EntityType::Group);
        group(name) || name.strip_suffix('s').is_some_and(group)
    }

    /// Whether it is a common given name (or an East Asian family name, which stands first).
    pub(super) fn is_given(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    /// What the lists say of a word in lower case; as a head or role it may be in the plural.
    pub(super) fn entry(&self, word: &str) -> Entry {
        let own = self.entries.get(word).copied().unwrap_or_default();
        let singular = if own.head.is_some() && own.role.is_some() { None } else { word.strip_suffix('s') };
        let Some(singular) = singular.and_then(|word| self.entries.get(word)) else { return own };
        Entry { head: own.head.or(singular.head), role: own.role.or(singular.role), ..own }
    }

    /// Whether a word has a use.
    pub(super) fn has(&self, word_use: Use, word: &str) -> bool {
        self.uses(word) & word_use.bit() != 0
    }

    /// All uses of a word, as bits.
    pub(super) fn uses(&self, word: &str) -> u32 {
        self.entries.get(word).map_or(0, |entry| entry.uses)
    }

    /// Whether words without full stops are a title or office that stands before a person's name.
    pub(super) fn is_title(&self, words: &str) -> bool {
        self.titles.contains(words)
    }

    /// Whether a title starts like `word`: spares most look-ups.
    pub(super) fn starts_title(&self, word: &str) -> bool {
        self.title_starts.contains(start_of(word))
    }

    /// Why a word, as it stands, is no name on its own.
    pub(super) fn not_name(&self, word: &str) -> Option<Why> {
        self.not_names.get(word).copied()
    }

    /// Whether a word in lower case is a common English word, in whatever form.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.is_stem(word)
            || ENDINGS.iter().any(|(ending, replacements)| {
                // most endings are told by their last letter
                let alike = ending.as_bytes().last() == word.as_bytes().last();
                alike.then(|| word.strip_suffix(ending)).flatten().filter(|stem| stem.len() >= 3).is_some_and(|stem| {
                    let with = |end: &str| {
                        if end.is_empty() { self.is_stem(stem) } else { self.is_stem(&[stem, end].concat()) }
                    };
                    replacements.iter().any(|end| with(end)) || undoubled(stem).is_some_and(|stem| self.is_stem(stem))
                })
            })
            || word
                .bytes()
                .position(|byte| byte == b'-')
                .is_some_and(|dash| self.is_common(&word[..dash]) && self.is_common(&word[dash + 1..]))
    }
}

impl Lexicon {
    /// Whether the list holds a word, or what is left of it without a usual prefix.
    fn is_stem(&self, word: &str) -> bool {
        self.common.contains(word)
            || PREFIXES.iter().filter(|prefix| prefix.as_bytes().first() == word.as_bytes().first()).any(|prefix| {
                word.strip_prefix(prefix).is_some_and(|rest| rest.len() >= 4 && self.common.contains(rest))
            })
    }
}

fn why_from(name: &str) -> Option<Why> {
    Some(match name {
        "time" => Why::Time,
        "pronoun" => Why::Pronoun,
        "function" => Why::Function,
        "number" => Why::Number,
        "abbreviation" => Why::Abbreviation,
        "generic" => Why::Generic,
        _ => return None,
    })
}

/// Regular endings, and what stands in the list in their place; the list leaves such forms out.
const ENDINGS: [(&str, &[&str]); 16] = [
    ("ies", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ily", &["y"]),
    ("ly", &["", "le"]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("est", &["", "e"]),
    ("ness", &[""]),
    ("ment", &[""]),
    ("able", &["", "e"]),
    ("ation", &["e"]),
    ("ion", &["", "e"]),
];

const PREFIXES: [&str; 9] = ["un", "re", "non", "dis", "mis", "over", "under", "in", "im"];

/// *runn* → *run*.
fn undoubled(stem: &str) -> Option<&str> {
    let mut back = stem.char_indices().rev();
    let (cut, last) = back.next()?;
    (back.next()?.1 == last).then(|| &stem[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let count = |table: &'static str| lines(table).count() - 1;
        let lexicon = lexicon();
        assert_eq!(rows(NAMES).filter(|(_, kind)| EntityType::from_name(kind).is_some()).count(), count(NAMES));
        let told = |of: fn(&Entry) -> bool| lexicon.entries.values().filter(|entry| of(entry)).count();
        assert_eq!(told(|entry| entry.head.is_some()), count(HEADS));
        assert_eq!(told(|entry| entry.role.is_some()), count(ROLES));
        assert_eq!(lexicon.titles.len(), count(TITLES));
        assert_eq!(lexicon.not_names.len(), count(NOT_NAMES));
        assert_eq!(told(|entry| entry.first_word.is_some()), count(FIRST_WORDS));
        let uses = lexicon.entries.values().map(|entry| entry.uses.count_ones() as usize);
        assert_eq!(uses.sum::<usize>(), count(NAME_WORDS));
        let particles = rows(NAME_WORDS).filter_map(named_use).filter(|(own, _)| *own == Use::FirstParticle);
        assert_eq!(particles.map(|(_, word)| word.len()).max(), Some(crate::entity::spelling::LONGEST_PARTICLE));
        for table in [HEADS, TITLES, ROLES, NAME_WORDS, FIRST_WORDS] {
            for line in lines(table) {
                assert!(line.split('\t').all(|cell| !cell.trim().is_empty()), "{line:?}");
            }
        }
    }

    #[test]
    fn lists_ship_whole() {
        let given = include_str!("../../data/given-names.txt");
        let places = include_str!("../../data/places.tsv");
        let places = rows(places).map(|(form, _)| form).collect();
        for (shipped, mut whole) in [(&GIVEN_NAMES, lines(given).collect::<Vec<_>>()), (&PLACES, places)] {
            whole.sort_unstable();
            assert_eq!(shipped.lines().collect::<Vec<_>>(), whole);
        }
    }

    #[test]
    fn common_words_have_their_endings() {
        for word in ["running", "cities", "officials", "hoped", "unfair", "quickly"] {
            assert!(lexicon().is_common(word), "{word}");
        }
        for word in ["burrows", "hezbollah", "pyongyang"] {
            assert!(!lexicon().is_common(word), "{word}");
        }
    }

    #[test]
    fn demonyms_are_known_in_the_plural() {
        assert_eq!(lexicon().known("Afghans"), Some(EntityType::Group));
        assert_eq!(lexicon().known("South Koreans"), Some(EntityType::Group));
        assert_eq!(lexicon().known("New Zealand"), Some(EntityType::Place));
    }
}
