//! What the engine knows about well-known entities, and what it is handed of others.

use super::fold::{folded, start_of};
use super::row;
use super::variants::{OFFICE, surname, surname_key};
use crate::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The rows that come with the engine; the format is described at [`KnowledgeBase::add`].
const CORE: &str = table!("knowledge.tsv");

/// One dated fact in a card's table: *Capital · Pyongyang*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What the value is: *Capital*, *Born*, *Office*.
    pub label: String,
    /// The value, with its years where it can change.
    pub value: String,
}

/// An entry of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEntity {
    /// Stable id, kebab-case: *north-korea*.
    pub id: String,
    /// What sort of thing it is.
    pub kind: EntityType,
    /// Its usual name.
    pub name: String,
    /// Other names, acronyms and spellings.
    pub aliases: Vec<String>,
    /// One line that says who or what it is, composed from facts.
    pub description: String,
    /// The date as of which the description holds, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Where a reader can check it.
    pub source_url: String,
    /// The name of that place: *Wikipedia*, *CIA World Factbook*.
    pub source_name: String,
    /// A short table of facts.
    pub facts: Vec<Fact>,
    /// For a country, the words for its people: *Afghan*. Such a mention is a group and links to the country.
    pub demonyms: Vec<String>,
    /// The country that it lies in or belongs to, by its three letters of ISO 3166-1; empty where that says nothing.
    pub country: String,
    /// Where it lies, if it is a place.
    pub place: Option<Coordinates>,
    /// How often news may speak of it, in tenths of a power of ten: 10 more is ten times as often. Guessed from kind and
    /// size where the tables are made (`knowledge/`), not counted.
    pub weight: u8,
}

impl KnownEntity {
    /// The last name of somebody who has or had an office of which news speak much: a title before it tells who is meant.
    pub(super) fn office_surname(&self) -> Option<&str> {
        let holds = self.kind == EntityType::Person && self.weight >= OF_NOTE;
        let office = holds && self.facts.iter().any(|fact| fact.label == OFFICE);
        surname(&self.name).filter(|_| office)
    }
}

/// The least weight of whom a last name and a title tell.
const OF_NOTE: u8 = 38;

/// A place on Earth, in hundredths of a degree: whole numbers are all that a map of the world needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coordinates {
    /// North of the equator, −9000 to 9000.
    pub latitude: i16,
    /// East of Greenwich, −18000 to 18000.
    pub longitude: i16,
}

/// Known entities, found by id and by name.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    entries: Vec<KnownEntity>,
    by_id: FxHashMap<String, usize>,
    by_name: FxHashMap<String, Vec<usize>>,
    /// How the names of more than one word start; see [`start_of`].
    starts: FxHashSet<String>,
    /// With which two bytes all names begin: most names of a text are told by these.
    heads: Heads,
}

/// Pairs of bytes, of each its lowest six bits.
#[derive(Clone, Debug)]
struct Heads([u64; 64]);

impl Default for Heads {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Heads {
    fn add(&mut self, name: &str) {
        if let [first, second, ..] = name.as_bytes() {
            self.0[usize::from(first & 63)] |= 1 << (second & 63);
        }
    }

    /// Whether a name may be among them; one that is not [`folded`] yet may be where that can change its first bytes.
    fn may_hold(&self, name: &str) -> bool {
        match name.as_bytes() {
            [first, second, ..] if first.is_ascii_alphanumeric() && second.is_ascii_alphanumeric() => {
                self.0[usize::from(first & 63)] >> (second & 63) & 1 == 1
            }
            _ => true,
        }
    }
}

static CORE_BASE: LazyLock<KnowledgeBase> =
    LazyLock::new(|| KnowledgeBase::from_tsv(CORE).expect("the table that comes with the engine is tested"));

impl KnowledgeBase {
    /// The knowledge base that comes with the engine; read once, at the first call.
    pub fn core() -> &'static Self {
        &CORE_BASE
    }

    /// A knowledge base from one table; see [`KnowledgeBase::add`].
    ///
    /// # Errors
    /// Says which line is wrong, and why.
    pub fn from_tsv(table: &str) -> Result<Self, String> {
        let mut base = Self::default();
        base.add(table)?;
        Ok(base)
    }

    /// Adds the entries of a table, tab-separated, one a row, under the row [`HEADER`]. An id that is known already keeps
    /// its entry. Tells how many are new.
    ///
    /// Aliases and demonyms are separated by `|`; facts are `label=value`, separated by `|`; degrees have two decimals.
    /// Lines that start with `#` are comments.
    ///
    /// # Errors
    /// Says which line is wrong, and why; nothing is added then.
    pub fn add(&mut self, table: &str) -> Result<usize, String> {
        let entries = row::entries(table)?;
        let before = self.entries.len();
        for entry in entries {
            if self.get(&entry.id).is_none() {
                self.insert(entry);
            }
        }
        Ok(self.entries.len() - before)
    }

    /// Knows nothing by this name any more. Its entries stay, with their other names.
    pub(super) fn withhold(&mut self, name: &str) {
        self.by_name.remove(folded(name).as_ref());
    }

    fn insert(&mut self, entry: KnownEntity) {
        let index = self.entries.len();
        self.by_id.insert(entry.id.clone(), index);
        for name in std::iter::once(&entry.name).chain(&entry.aliases).chain(&entry.demonyms) {
            let name = folded(name).into_owned();
            if start_of(&name).len() < name.len() {
                self.starts.insert(start_of(&name).to_owned());
            }
            self.heads.add(&name);
            let found = self.by_name.entry(name).or_default();
            if found.last() != Some(&index) {
                found.push(index);
            }
        }
        if let Some(surname) = entry.office_surname() {
            self.by_name.entry(surname_key(&folded(surname))).or_default().push(index);
        }
        self.entries.push(entry);
    }

    /// All entries, in the order of the table.
    pub fn entries(&self) -> &[KnownEntity] {
        &self.entries
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&KnownEntity> {
        self.by_id.get(id).map(|&index| &self.entries[index])
    }

    /// The entries that are called `name`, by usual name, alias or demonym, whatever its full stops, apostrophes and
    /// accents.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &KnownEntity> {
        let found = if self.heads.may_hold(name) { self.by_name.get(folded(name).as_ref()) } else { None };
        found.into_iter().flatten().map(|&index| &self.entries[index])
    }
}

impl KnowledgeBase {
    /// Whether a name of more than one word starts like `word`: spares most look-ups.
    pub(crate) fn starts_with(&self, word: &str) -> bool {
        self.heads.may_hold(word) && self.starts.contains(start_of(word))
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::HEADER;
    use super::*;

    fn table(rows: &str) -> String {
        format!("# a comment\n{HEADER}\n{rows}\n")
    }

    #[test]
    fn every_row_that_comes_with_the_engine_is_sound() {
        let base = KnowledgeBase::from_tsv(CORE).unwrap();
        assert!(!base.entries().is_empty());
        for entry in base.entries() {
            assert!(base.named(&entry.name).any(|found| found.id == entry.id));
            assert!(entry.demonyms.is_empty() || entry.kind == EntityType::Place, "{} has demonyms", entry.id);
        }
    }

    #[test]
    fn a_row_is_read_whole() {
        let base = KnowledgeBase::from_tsv(&table(
            "utopia\tplace\tUtopia\tU.T.O.|Nowhere Land\tIsland state\t2024-05\thttps://example.org/u\tAtlas\tCapital=Amaurot|Founded=1516\tUtopian\tUTO\t-0.50\t179.99\t42",
        ))
        .unwrap();
        let entry = base.named("UTO").next().unwrap();
        assert_eq!((entry.id.as_str(), entry.kind), ("utopia", EntityType::Place));
        assert_eq!(entry.facts[1], Fact { label: "Founded".into(), value: "1516".into() });
        assert_eq!((entry.country.as_str(), entry.weight), ("UTO", 42));
        assert_eq!(entry.place, Some(Coordinates { latitude: -50, longitude: 17999 }));
        assert_eq!(base.named("Utopian").next(), base.get("utopia"));
        assert_eq!(base.named("utopia").next(), None, "names keep their capitals");
    }

    #[test]
    fn tables_add_up_and_the_first_of_an_id_stays() {
        let row = |id: &str, name: &str| format!("{id}\tplace\t{name}\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t0");
        let mut base = KnowledgeBase::from_tsv(&table(&row("a", "First"))).unwrap();
        let two = format!("{}\n{}", row("a", "Second"), row("b", "Other"));
        assert_eq!(base.add(&table(&two)), Ok(1));
        assert_eq!(base.get("a").map(|entry| entry.name.as_str()), Some("First"));
        assert!(base.named("Other").next().is_some() && base.named("Second").next().is_none());
        assert!(base.add(&table(&format!("{}\nwrong", row("c", "C")))).is_err());
        assert!(base.get("c").is_none(), "a table with a wrong row adds nothing");
    }

    #[test]
    fn names_that_collide_mean_each_of_their_entries_once() {
        let row = |id: &str, name: &str, aliases: &str| {
            format!("{id}\tplace\t{name}\t{aliases}\td\t2024\thttps://e.org\ts\t\t{name}\t\t\t\t0")
        };
        let rows = [
            row("georgia", "Georgia", "Georgia|G.E.O.|GEO"),
            row("state", "State of Georgia", "Georgia|GEO"),
            row("geo", "GEO", "The State of Georgia"),
        ];
        let base = KnowledgeBase::from_tsv(&table(&rows.join("\n"))).unwrap();
        let ids = |name: &str| base.named(name).map(|entry| entry.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids("Georgia"), ["georgia", "state"]);
        assert_eq!(ids("G.E.O."), ["georgia", "state", "geo"]);
        assert_eq!(ids("State of Georgia"), ["state"]);
    }
}
