//! Which shard of the knowledge base holds which names, so that a text loads only what it may mention.
//!
//! The knowledge base is cut into shards, tables that are named by a hash of what they hold. The directory knows names by
//! hashes only: a name that no shard holds is taken for one that a shard does in one of 65 cases, and costs a shard too
//! many, never a wrong entry. Names that differ by an article, a hyphen or a plural's s are one to it.
//!
//! ```text
//! "WSKD"  version u8  checksum u32   payload
//! payload: number of shards varint, for each its hash u64 and the number of its names varint, then bits:
//!          for each shard its names' hashes in order, as differences in Golomb-Rice code;
//!          for each name that several shards hold, in order, which of them holds its likeliest entity, in unary
//! ```
//! Numbers of fixed width are little endian, the checksum is Adler-32 (RFC 1950). Golomb-Rice codes: Rice, R. F. (1979),
//! Some practical universal noiseless coding techniques, JPL Publication 79-22.

mod file;

use super::beside::{joined_before, wider};
use super::fold::folded;
use super::knowledge::KnowledgeBase;
use super::variants::{lone_surname, surname_key, titled_names, variants};
use crate::{Analysis, Entity, EntityType};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::fmt;
use xxhash_rust::xxh64::xxh64;

/// Bits of a name's hash.
const NAME_BITS: u32 = 21;

/// Shards that a text of up to [`SHORT`] bytes may load.
const MOST: usize = 8;

/// Shards that one entity may load beside them.
const MOST_FOR_ONE: usize = 4;

/// Bytes of a text of 1,100 words.
const SHORT: usize = 7_000;

/// Bytes of a longer text for which it may load a shard more.
const FOR_ANOTHER: usize = 2_000;

/// Why a directory cannot be used, in a sentence for whoever opened the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectoryError {
    /// Something else, or a part of it.
    Damaged,
    /// A directory of another version of the format.
    Version(u8),
}

impl fmt::Display for DirectoryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => out.write_str("The directory of the knowledge base is damaged or was not loaded whole."),
            Self::Version(found) => write!(
                out,
                "The directory of the knowledge base is of version {found}, and this engine reads version {}.",
                file::VERSION
            ),
        }
    }
}

impl std::error::Error for DirectoryError {}

/// Which shard holds which names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// A hash of what each shard holds.
    shards: Vec<u64>,
    /// Hashes of names, in order, each with a shard that holds it; of several, the one of its likeliest entity first.
    names: Vec<(u32, u16)>,
}

impl Directory {
    /// The directory of these shards, each a table and the entries in it.
    pub fn of(shards: &[(String, KnowledgeBase)]) -> Self {
        // Of entities that a name may mean, the likeliest: the heaviest, of equals the first.
        let mut heaviest: FxHashMap<(u32, u16), u8> = FxHashMap::default();
        for (shard, (_, base)) in shards.iter().enumerate() {
            for entry in base.entries() {
                for name in std::iter::once(&entry.name).chain(&entry.aliases).chain(&entry.demonyms) {
                    let weight = heaviest.entry((hash(name), shard as u16)).or_default();
                    *weight = entry.weight.max(*weight);
                }
                if let Some(surname) = entry.office_surname() {
                    let key = surname_key(&folded(surname));
                    let weight = heaviest.entry((hash(&key), shard as u16)).or_default();
                    *weight = entry.weight.max(*weight);
                }
            }
        }
        let mut weighed: Vec<_> =
            heaviest.into_iter().map(|((name, shard), weight)| (name, u8::MAX - weight, shard)).collect();
        weighed.sort_unstable();
        Self {
            shards: shards.iter().map(|(table, _)| xxh64(table.as_bytes(), 0)).collect(),
            names: weighed.into_iter().map(|(name, _, shard)| (name, shard)).collect(),
        }
    }

    /// How many shards there are.
    pub fn len(&self) -> usize {
        self.shards.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shards.is_empty()
    }

    /// The name of a shard's file: a hash (XXH64) of what it holds.
    ///
    /// # Panics
    /// When there is no such shard.
    pub fn file(&self, shard: usize) -> String {
        format!("{:016x}.txt", self.shards[shard])
    }

    /// The shards that an analysed text needs, the most useful first: those that hold the likeliest entity of most of its
    /// names. A thousand words get eight at most.
    pub fn wanted(&self, text: &str, analysis: &Analysis) -> Vec<usize> {
        // how many names as they stand, how many that they may stand for otherwise, how many whose likeliest entity is elsewhere
        let mut uses = vec![(0usize, 0usize, 0usize); self.len()];
        let own: FxHashSet<u32> = mentions(text, &analysis.entities).map(hash).collect();
        let mut seen = FxHashSet::default();
        for name in names(text, &analysis.entities) {
            if !seen.insert(hash(&name)) {
                continue;
            }
            for (place, shard) in self.holders(&name).enumerate() {
                match place {
                    0 if own.contains(&hash(&name)) => uses[shard].0 += 1,
                    0 => uses[shard].1 += 1,
                    _ => uses[shard].2 += 1,
                }
            }
        }
        let mut wanted: Vec<usize> = (0..self.len()).filter(|shard| uses[*shard] != (0, 0, 0)).collect();
        wanted.sort_by_key(|shard| std::cmp::Reverse(uses[*shard]));
        wanted.truncate(MOST + text.len().saturating_sub(SHORT) / FOR_ANOTHER);
        wanted
    }

    /// The shards that hold what one entity of a text may be, the likeliest first: what its card needs, if they were not among
    /// those that [`Directory::wanted`] gives for the whole text.
    pub fn wanted_by(&self, text: &str, entity: &Entity) -> Vec<usize> {
        let mut wanted = Vec::new();
        for shard in names(text, std::slice::from_ref(entity))
            .into_iter()
            .flat_map(|name| self.holders(&name).collect::<Vec<_>>())
        {
            if !wanted.contains(&shard) {
                wanted.push(shard);
            }
        }
        wanted.truncate(MOST_FOR_ONE);
        wanted
    }

    /// What an analysed text may need to know: the engine's core and these shards, each with what its file holds, so far
    /// as that is what the directory means; and whether all of them are. A name whose likeliest entity is in another shard
    /// means nothing then: what is known by it is probably not what the text means.
    pub fn gathered(&self, text: &str, analysis: &Analysis, files: &[(usize, &str)]) -> (KnowledgeBase, bool) {
        let core = KnowledgeBase::core();
        let mut knowledge = core.clone();
        let mut here = FxHashSet::default();
        for (shard, table) in files {
            if self.shards.get(*shard) == Some(&xxh64(table.as_bytes(), 0)) && knowledge.add(table).is_ok() {
                here.insert(*shard);
            }
        }
        for name in names(text, &analysis.entities) {
            let is_away = self.holders(&name).next().is_some_and(|shard| !here.contains(&shard));
            if is_away && core.named(&name).next().is_none() {
                knowledge.withhold(&name);
            }
        }
        (knowledge, here.len() == files.len())
    }

    /// The shards that hold a name, that of its likeliest entity first.
    fn holders(&self, name: &str) -> impl Iterator<Item = usize> {
        let hash = hash(name);
        let from = self.names.partition_point(|(other, _)| *other < hash);
        self.names[from..].iter().take_while(move |(other, _)| *other == hash).map(|(_, shard)| usize::from(*shard))
    }
}

/// A name's hash: the same for spellings that the knowledge base does not tell apart, and for some that it does, as they
/// mostly are of one entity: *The Hague*, *Guinea-Bissau*, *Afghans*.
fn hash(name: &str) -> u32 {
    let name = folded(name).replace('-', " ");
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(&name);
    (xxh64(name.strip_suffix('s').unwrap_or(name).as_bytes(), 0) >> (64 - NAME_BITS)) as u32
}

/// The names of a text as they stand.
fn mentions<'t>(text: &'t str, entities: &'t [Entity]) -> impl Iterator<Item = &'t str> {
    entities.iter().flat_map(|entity| &entity.mentions).map(|span| span.of(text))
}

/// The names that a text uses, each once, in text order; of a plural, *Afghans*, the singular too; of what is no place, person
/// or people the longer names that it may be a part of; other ways to write it, and who is named by a last name alone.
#[inline(never)]
fn names<'t>(text: &'t str, entities: &'t [Entity]) -> Vec<Cow<'t, str>> {
    let mut seen = FxHashSet::default();
    let forms = entities.iter().flat_map(move |entity| {
        let alone = matches!(entity.kind, EntityType::Place | EntityType::Person | EntityType::Group);
        let surname = lone_surname(text, entity).map(|name| Cow::Owned(surname_key(&folded(name))));
        let forms = entity.mentions.iter().flat_map(move |span| {
            let longer = (!alone).then(|| wider(text, *span).chain(joined_before(text, *span))).into_iter().flatten();
            let forms = std::iter::once(span.of(text)).chain(longer);
            forms.flat_map(|name| std::iter::once(name).chain(name.strip_suffix('s'))).map(Cow::Borrowed)
        });
        let otherwise = variants(&entity.name, entity.kind).map(Cow::Owned);
        forms.chain(otherwise).chain(titled_names(text, entity).map(Cow::Owned)).chain(surname)
    });
    forms.filter(|name| seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::HEADER;
    use super::*;
    use crate::Span;

    /// Shards of rows: id, kind, name and weight.
    pub(super) fn shards(rows: &[&[(&str, &str, &str, u8)]]) -> Vec<(String, KnowledgeBase)> {
        let row = |(id, kind, name, weight): &(&str, &str, &str, u8)| {
            format!("{id}\t{kind}\t{name}\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t{weight}")
        };
        let table = |rows: &&[_]| format!("{HEADER}\n{}\n", rows.iter().map(row).collect::<Vec<_>>().join("\n"));
        let based = |table: String| {
            let base = KnowledgeBase::from_tsv(&table).unwrap();
            (table, base)
        };
        rows.iter().map(table).map(based).collect()
    }

    #[test]
    fn a_text_wants_the_shards_of_its_names() {
        let shards = shards(&[
            &[("oslo", "place", "Oslo", 40), ("georgia-us", "place", "Georgia", 30)],
            &[("lima", "place", "Lima", 40)],
            &[("georgia", "place", "Georgia", 50), ("tbilisi", "place", "Tbilisi", 40)],
        ]);
        let directory = Directory::of(&shards);
        let text = "The mayor of Tbilisi flew from Oslo to Georgia, Anna Berg said.";
        let analysis = crate::analyze(text);
        assert_eq!(directory.wanted(text, &analysis), [2, 0]);
        let wanted_by = |name: &str| {
            let entity = analysis.entities.iter().find(|entity| entity.name == name).unwrap();
            directory.wanted_by(text, entity)
        };
        assert_eq!((wanted_by("Georgia"), wanted_by("Anna Berg")), (vec![2, 0], vec![]), "the likeliest first");
        let named = |files: &[(usize, &str)], name: &str| {
            let (knowledge, whole) = directory.gathered(text, &analysis, files);
            (whole, knowledge.named(name).map(|entry| entry.id.clone()).collect::<Vec<_>>())
        };
        let tables: Vec<&str> = shards.iter().map(|(table, _)| table.as_str()).collect();
        assert_eq!(
            named(&[(0, tables[0]), (2, tables[2])], "Georgia"),
            (true, vec!["georgia-us".into(), "georgia".into()])
        );
        assert_eq!(named(&[(0, tables[0])], "Georgia"), (true, vec![]), "the likelier one is not here");
        assert_eq!(named(&[(0, tables[0])], "Oslo"), (true, vec!["oslo".into()]));
        let old = tables[2].replacen("id\t", "key\t", 1);
        let long = tables[2].to_owned() + &"x\tplace\tX\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t1\n".repeat(99_999);
        for (what, bad) in [
            ("missing", (2, "")),
            ("truncated", (2, &tables[2][..40])),
            ("of another version", (2, &old)),
            ("over-long", (2, &long)),
            ("another", (2, tables[1])),
            ("none", (9, tables[2])),
        ] {
            assert_eq!(named(&[(0, tables[0]), bad], "Tbilisi"), (false, vec![]), "{what}");
            assert_eq!(named(&[(0, tables[0]), bad], "Oslo").1, ["oslo"], "a shard that is {what} breaks nothing else");
        }
        // Nor where the directory itself is of what this engine cannot read.
        let strange = Directory::of(&[(old.clone(), shards[2].1.clone())]);
        let (knowledge, whole) = strange.gathered(text, &analysis, &[(0, &old)]);
        assert!(!whole && knowledge.named("Tbilisi").next().is_none());
    }

    #[test]
    fn a_long_text_may_want_more_shards_but_not_without_end() {
        let names: Vec<String> =
            (0..2_000).map(|n| format!("Ort{}", "abcdefghij".repeat(n / 700 + 1)) + &n.to_string()).collect();
        let rows: Vec<[(&str, &str, &str, u8); 1]> =
            names.iter().map(|name| [("x", "place", name.as_str(), 1)]).collect();
        let directory = Directory::of(&shards(&rows.iter().map(|row| &row[..]).collect::<Vec<_>>()));
        let text = names.join(" lies near ");
        let mut analysis = Analysis::default();
        let mut at = 0;
        for name in &names {
            let start = at + text[at..].find(name.as_str()).unwrap();
            at = start + name.len();
            let mut entity = crate::analyze("Oslo lies near Lima.").entities[0].clone();
            entity.mentions = vec![Span { start, end: at }];
            analysis.entities.push(entity);
        }
        let wanted = directory.wanted(&text, &analysis);
        assert_eq!(wanted.len(), MOST + (text.len() - SHORT) / FOR_ANOTHER);
    }
}
