//! The word lists behind the rules for names: gazetteers, heads, titles, roles, common words.

use super::fold::{folded, start_of};
pub(super) use super::word_use::Use;
use crate::EntityType;
use crate::dictionary::Dictionary;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// What all lists say of a word or name, side by side: it is looked up once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    /// What it is as a well-known name, [`folded`].
    pub name: Option<EntityType>,
    /// Why it is no name on its own.
    pub why: Option<Why>,
    /// Which plain lists hold it.
    pub lists: Lists,
    /// What a name is whose last word it is.
    pub head: Option<EntityType>,
    /// What it says as a common noun of the name beside it.
    pub role: Option<EntityType>,
    /// What a name is that starts with it.
    pub first_word: Option<EntityType>,
    /// What it is used for: bits of [`Use`].
    pub uses: u32,
}

/// What all lists say of a word as a part of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// What a name is whose last word it is.
    pub head: Option<EntityType>,
    /// What it says as a common noun of the name beside it.
    pub role: Option<EntityType>,
    /// What a name is that starts with it.
    pub first_word: Option<EntityType>,
}

/// A set of lists that say nothing of a word but that they hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Lists(u8);

impl Lists {
    /// Common English words, in lower case and without their endings.
    pub const COMMON: Lists = Lists(1);
    /// Common given names, and East Asian family names, which stand first.
    pub const GIVEN: Lists = Lists(1 << 1);
    /// Titles and offices before a person's name, without full stops.
    pub const TITLE: Lists = Lists(1 << 2);
    /// What a title [starts with](start_of).
    const TITLE_START: Lists = Lists(1 << 3);
    /// What a well-known name of more than one word starts with.
    const NAME_START: Lists = Lists(1 << 4);
    /// Given names that women bear.
    pub const OF_WOMEN: Lists = Lists(1 << 5);
    /// Given names that men bear.
    pub const OF_MEN: Lists = Lists(1 << 6);

    /// Whether it holds a list of another set.
    pub fn any(self, other: Lists) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Lists) {
        self.0 |= other.0;
    }
}

/// All lists, ready to be asked.
pub(super) struct Lexicon {
    entries: Dictionary<Entry>,
}

/// What is said of a word that no list holds.
static NOTHING: Entry =
    Entry { name: None, why: None, lists: Lists(0), head: None, role: None, first_word: None, uses: 0 };

impl Entry {
    /// Whether it has a use.
    pub(super) fn has(&self, word_use: Use) -> bool {
        self.uses & word_use.bit() != 0
    }
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
        "callings.tsv" | "offices.tsv" => rows(table).count(),
        "fields.tsv" => super::field::rows_used(table),
        "places.tsv" | "demonyms.txt" | "given-names.txt" | "common-words.txt" => {
            unpacked(table).lines().filter(|form| !folded(form).is_empty()).count()
        }
        _ => return None,
    })
}

/// A given name as it ships, without the mark that says who bears it.
fn borne(name: &str) -> (&str, Lists) {
    let marked = |mark, lists| name.strip_suffix(mark).map(|name| (name, lists));
    marked('>', Lists::OF_WOMEN).or_else(|| marked('<', Lists::OF_MEN)).unwrap_or((name, Lists::default()))
}

impl Lexicon {
    fn read() -> Self {
        let mut all: FxHashMap<Cow<'static, str>, Entry> = FxHashMap::default();
        let mut of = |word: Cow<'static, str>, put: &dyn Fn(&mut Entry)| put(all.entry(word).or_default());
        let places = PLACES.lines().map(|form| (folded(form), EntityType::Place));
        let demonyms = DEMONYMS.lines().map(|form| (folded(form), EntityType::Group));
        let names = rows(NAMES).filter_map(|(form, kind)| Some((folded(form), EntityType::from_name(kind)?)));
        for (name, kind) in places.chain(demonyms).chain(names) {
            if start_of(&name).len() < name.len() {
                let start = match &name {
                    Cow::Borrowed(name) => Cow::Borrowed(start_of(name)),
                    Cow::Owned(name) => Cow::Owned(start_of(name).to_owned()),
                };
                of(start, &|entry| entry.lists.add(Lists::NAME_START));
            }
            of(name, &|entry| entry.name = Some(kind));
        }
        let mut list = |word: &'static str, list: Lists| of(word.into(), &|entry| entry.lists.add(list));
        for (name, borne) in GIVEN_NAMES.lines().map(borne) {
            list(name, Lists::GIVEN);
            list(name, borne);
        }
        COMMON_WORDS.lines().for_each(|word| list(word, Lists::COMMON));
        for (title, _) in rows(TITLES) {
            list(title, Lists::TITLE);
            list(start_of(title), Lists::TITLE_START);
        }
        typed(HEADS).for_each(|(word, kind)| of(word.into(), &|entry| entry.head = Some(kind)));
        typed(ROLES).for_each(|(word, kind)| of(word.into(), &|entry| entry.role = Some(kind)));
        typed(FIRST_WORDS).for_each(|(word, kind)| of(word.into(), &|entry| entry.first_word = Some(kind)));
        let uses = rows(NAME_WORDS).filter_map(named_use);
        uses.for_each(|(own, word)| of(word.into(), &|entry| entry.uses |= own.bit()));
        let not_names = rows(NOT_NAMES).filter_map(named_why);
        not_names.for_each(|(word, why)| of(word.into(), &|entry| entry.why = Some(why)));
        Self { entries: Dictionary::of(all) }
    }

    /// What the lists say of a word or name as it stands.
    pub(super) fn told(&self, word: &str) -> &Entry {
        self.entries.get(word).unwrap_or(&NOTHING)
    }

    /// The same of a word whose [`number`](crate::dictionary::number) is known.
    pub(super) fn told_by(&self, number: u32, word: &str) -> &Entry {
        self.entries.numbered(number, word).unwrap_or(&NOTHING)
    }

    /// The type of a well-known name, given [`folded`], of which `own` is told; a demonym may be in the plural.
    pub(super) fn known(&self, name: &str, own: &Entry) -> Option<EntityType> {
        let singular = || name.strip_suffix('s').and_then(|name| self.told(name).name);
        own.name.or_else(|| singular().filter(|kind| *kind == EntityType::Group))
    }

    /// Whether a well-known name of more than one word starts like `word`, of which `own` is told: spares most look-ups.
    pub(super) fn starts_with(&self, word: &str, own: &Entry) -> bool {
        self.of_start(word, own).lists.any(Lists::NAME_START)
    }

    /// Whether a title starts like `word`, of which `own` is told: spares most look-ups.
    pub(super) fn starts_title(&self, word: &str, own: &Entry) -> bool {
        self.of_start(word, own).lists.any(Lists::TITLE_START)
    }

    fn of_start<'a>(&'a self, word: &str, own: &'a Entry) -> &'a Entry {
        let start = start_of(word);
        if start.len() == word.len() { own } else { self.told(start) }
    }

    /// Whether a folded name is a word for a people, singular or plural.
    pub(super) fn is_demonym(&self, name: &str) -> bool {
        let group = |name: &str| self.told(name).name == Some(EntityType::Group);
        group(name) || name.strip_suffix('s').is_some_and(group)
    }

    /// Whether it is a common given name (or an East Asian family name, which stands first).
    pub(super) fn is_given(&self, name: &str) -> bool {
        self.told(name).lists.any(Lists::GIVEN)
    }

    /// What the lists say of a word in lower case, of which `own` is told; as a head or role it may be in the plural.
    pub(super) fn in_plural(&self, word: &str, own: &Entry) -> Parts {
        let Entry { head, role, first_word, .. } = *own;
        let singular = if head.is_some() && role.is_some() { None } else { word.strip_suffix('s') };
        let singular = singular.map_or(&NOTHING, |word| self.told(word));
        Parts { head: head.or(singular.head), role: role.or(singular.role), first_word }
    }

    /// The same of a word of which nothing is told yet.
    pub(super) fn parts(&self, word: &str) -> Parts {
        self.in_plural(word, self.told(word))
    }

    /// Whether a word has a use.
    pub(super) fn has(&self, word_use: Use, word: &str) -> bool {
        self.told(word).has(word_use)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let count = |table: &'static str| lines(table).count() - 1;
        let lexicon = lexicon();
        assert_eq!(rows(NAMES).filter(|(_, kind)| EntityType::from_name(kind).is_some()).count(), count(NAMES));
        let told = |of: fn(&Entry) -> bool| lexicon.entries.of_each().filter(|entry| of(entry)).count();
        assert_eq!(told(|entry| entry.head.is_some()), count(HEADS));
        assert_eq!(told(|entry| entry.role.is_some()), count(ROLES));
        assert_eq!(told(|entry| entry.lists.any(Lists::TITLE)), count(TITLES));
        assert_eq!(told(|entry| entry.why.is_some()), count(NOT_NAMES));
        assert_eq!(told(|entry| entry.first_word.is_some()), count(FIRST_WORDS));
        let uses = lexicon.entries.of_each().map(|entry| entry.uses.count_ones() as usize);
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
        let given = lines(given).map(|line| line.split('\t').next().unwrap_or_default()).collect::<Vec<_>>();
        for (shipped, mut whole) in [(&GIVEN_NAMES, given), (&PLACES, places)] {
            whole.sort_unstable();
            assert_eq!(shipped.lines().map(|line| borne(line).0).collect::<Vec<_>>(), whole);
        }
    }

    #[test]
    fn demonyms_are_known_in_the_plural() {
        let known = |name| lexicon().known(name, lexicon().told(name));
        assert_eq!(known("Afghans"), Some(EntityType::Group));
        assert_eq!(known("South Koreans"), Some(EntityType::Group));
        assert_eq!(known("New Zealand"), Some(EntityType::Place));
    }
}
