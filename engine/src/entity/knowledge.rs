//! What the engine knows about well-known entities.

use super::fold::{folded, start_of};
use crate::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The rows that come with the engine; the format is described at [`KnowledgeBase::from_tsv`].
const CORE: &str = table!("knowledge.tsv");

/// The header of a knowledge table.
const HEADER: &str = "id\ttype\tname\taliases\tdescription\tas_of\tsource_url\tsource_name\tfacts\tdemonyms";

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
}

/// Known entities, found by id and by name.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    entries: Vec<KnownEntity>,
    by_id: FxHashMap<String, usize>,
    by_name: FxHashMap<String, Vec<usize>>,
    /// How the names of more than one word start; see [`start_of`].
    starts: FxHashSet<String>,
}

static CORE_BASE: LazyLock<KnowledgeBase> =
    LazyLock::new(|| KnowledgeBase::from_tsv(CORE).expect("the table that comes with the engine is tested"));

impl KnowledgeBase {
    /// The knowledge base that comes with the engine; read once, at the first call.
    pub fn core() -> &'static Self {
        &CORE_BASE
    }

    /// A knowledge base from a table: tab-separated, one entity a row, under the header row
    /// `id type name aliases description as_of source_url source_name facts demonyms`.
    ///
    /// Aliases and demonyms are separated by `|`; facts are `label=value`, separated by `|`. Lines that start with
    /// `#` are comments.
    ///
    /// # Errors
    /// Says which line is wrong, and why.
    pub fn from_tsv(table: &str) -> Result<Self, String> {
        let mut base = Self::default();
        let mut lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        match lines.next() {
            Some((_, HEADER)) => {}
            other => return Err(format!("the header row is missing: {other:?}")),
        }
        for (number, line) in lines {
            let entry = row(line).map_err(|why| format!("line {}: {why}", number + 1))?;
            if base.get(&entry.id).is_some() {
                return Err(format!("line {}: the id {} stands twice", number + 1, entry.id));
            }
            base.insert(entry);
        }
        Ok(base)
    }

    fn insert(&mut self, entry: KnownEntity) {
        let index = self.entries.len();
        self.by_id.insert(entry.id.clone(), index);
        for name in std::iter::once(&entry.name).chain(&entry.aliases).chain(&entry.demonyms) {
            let name = folded(name).into_owned();
            if start_of(&name).len() < name.len() {
                self.starts.insert(start_of(&name).to_owned());
            }
            let found = self.by_name.entry(name).or_default();
            if found.last() != Some(&index) {
                found.push(index);
            }
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
        self.by_name.get(folded(name).as_ref()).into_iter().flatten().map(|&index| &self.entries[index])
    }
}

impl KnowledgeBase {
    /// Whether a name of more than one word starts like `word`: spares most look-ups.
    pub(crate) fn starts_with(&self, word: &str) -> bool {
        self.starts.contains(start_of(word))
    }
}

fn row(line: &str) -> Result<KnownEntity, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, kind, name, aliases, description, as_of, source_url, source_name, facts, demonyms] = &columns[..] else {
        return Err(format!("{} columns instead of 10", columns.len()));
    };
    if let Some(column) = columns.iter().find(|column| column.trim() != **column) {
        return Err(format!("white space around {column:?}"));
    }
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(format!("the id {id:?} is not kebab-case"));
    }
    let kind = EntityType::from_name(kind).ok_or_else(|| format!("the type {kind:?} does not exist"))?;
    for (value, what) in [(name, "name"), (description, "description"), (source_name, "source name")] {
        if value.is_empty() {
            return Err(format!("no {what}"));
        }
    }
    if !is_date(as_of) {
        return Err(format!("the date {as_of:?} is not YYYY, YYYY-MM or YYYY-MM-DD"));
    }
    if !source_url.starts_with("https://") {
        return Err(format!("the source {source_url:?} is no https address"));
    }
    Ok(KnownEntity {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        aliases: list(aliases)?,
        description: description.to_owned(),
        as_of: as_of.to_owned(),
        source_url: source_url.to_owned(),
        source_name: source_name.to_owned(),
        facts: list(facts)?.iter().map(|fact| labelled(fact)).collect::<Result<_, _>>()?,
        demonyms: list(demonyms)?,
    })
}

fn list(column: &str) -> Result<Vec<String>, String> {
    let parts: Vec<String> = column.split('|').filter(|_| !column.is_empty()).map(str::to_owned).collect();
    match parts.iter().find(|part| part.trim() != **part || part.is_empty()) {
        Some(part) => Err(format!("an empty part or white space in {part:?} of {column:?}")),
        None => Ok(parts),
    }
}

fn labelled(fact: &str) -> Result<Fact, String> {
    match fact.split_once('=') {
        Some((label, value)) if !label.is_empty() && !value.is_empty() => {
            Ok(Fact { label: label.to_owned(), value: value.to_owned() })
        }
        _ => Err(format!("the fact {fact:?} is not label=value")),
    }
}

fn is_date(date: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = date.split('-').collect();
    parts.len() <= 3 && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(row: &str) -> Result<KnowledgeBase, String> {
        KnowledgeBase::from_tsv(&format!("# a comment\n{HEADER}\n{row}\n"))
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
        let base = table(
            "utopia\tplace\tUtopia\tU.T.O.|Nowhere Land\tIsland state\t2024-05\thttps://example.org/u\tAtlas\tCapital=Amaurot|Founded=1516\tUtopian",
        )
        .unwrap();
        let entry = base.named("UTO").next().unwrap();
        assert_eq!((entry.id.as_str(), entry.kind), ("utopia", EntityType::Place));
        assert_eq!(entry.facts[1], Fact { label: "Founded".into(), value: "1516".into() });
        assert_eq!(base.named("Utopian").next(), base.get("utopia"));
        assert_eq!(base.named("utopia").next(), None, "names keep their capitals");
    }

    #[test]
    fn a_wrong_row_is_named() {
        for (row, why) in [
            ("a\tplace\tA", "columns"),
            ("A b\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t", "kebab-case"),
            ("a\tcity\tA\t\td\t2024\thttps://e.org\ts\t\t", "type"),
            ("a\tplace\tA\tB||C\td\t2024\thttps://e.org\ts\t\t", "empty part"),
            ("a\tplace\tA\t\td\tMay\thttps://e.org\ts\t\t", "date"),
            ("a\tplace\tA\t\td\t2024\te.org\ts\t\t", "https"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\tCapital\t", "label=value"),
        ] {
            let error = table(row).unwrap_err();
            assert!(error.contains("line 3") && error.contains(why), "{error}");
        }
    }
}
