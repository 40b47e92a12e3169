//! The knowledge base from its sources: facts only, each row with where it can be checked and as of when it holds.
//!
//! [`build`] reads the open sources (see `data/SOURCES.md`) and the entries written by us, and makes a table of each. The tables stand in the repository, so that a fork without the sources builds the same site.

mod cities;
mod companies;
mod congress;
mod countries;
mod entry;
mod factbook;
mod map;
mod name;
mod origin;
pub mod shards;
mod teams;
mod written;

use origin::Origins;
use whosays_engine::EntityType;
use whosays_engine::entity::{KnowledgeBase, KnownEntity, write_table};

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use xxhash_rust::xxh64::xxh64;

/// What building comes to; its error is a sentence that names the file.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A table of entries from one source.
pub struct Table {
    /// What it holds: *cities*.
    pub name: &'static str,
    /// How many entries it has.
    pub entries: usize,
    /// Its rows, tab-separated, under a header.
    pub text: String,
}

impl Table {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.tsv", self.name)
    }
}

/// The map of the world that cards draw, for the folder that ships: the name of its file, with a hash (XXH64) of what is in it, and its bytes.
///
/// # Errors
/// Names the source that cannot be read.
pub fn map(sources: &Path) -> Outcome<(String, Vec<u8>)> {
    let bytes = map::build(sources)?;
    Ok((format!("map-{:016x}.bin", xxh64(&bytes, 0)), bytes))
}

/// The table of what is written by us, which stands in the repository as it is.
pub const WRITTEN: &str = "written";

/// The tables that are made of sources, in their order of precedence.
const TABLES: [&str; 5] = ["countries", "cities", "congress", "companies", "teams"];

/// Builds all tables from the sources in the folder `sources` and what is in `written`: the same bytes from the same sources.
///
/// Where something stands in several tables, by id, by address, as an organisation by name, as a person by surname and birthday, the first keeps it; what
/// was written by us comes first.
///
/// # Errors
/// Names the source or the row that cannot be read, and an id that stands twice in one table.
pub fn build(sources: &Path, written: &Path) -> Outcome<Vec<Table>> {
    let names = written::names(written)?;
    let states = written::states(written)?;
    let countries = countries::entries(sources, &names)?;
    let cities = cities::entries(sources, &countries, &states, &names)?;
    let ours = ours(written, &Origins::of(countries.iter().map(|country| &country.entry)))?;
    let lands = countries.iter().map(|country| &country.entry);
    let teams = teams::entries(lands.chain(ours.iter().filter(|entry| entry.kind == EntityType::Place)), written)?;
    let all = [
        (WRITTEN, ours),
        ("countries", countries.into_iter().map(|country| country.entry).collect()),
        ("cities", cities),
        ("congress", congress::entries(sources, &states)?),
        ("companies", companies::entries(sources, &states, written)?),
        ("teams", teams),
    ];
    let weights = written::weights(written)?;
    let mut taken = Taken::default();
    let mut tables = Vec::new();
    for (name, mut entries) in all {
        let mut ids = BTreeSet::new();
        if let Some(twice) = entries.iter().find(|entry| !ids.insert(entry.id.as_str())) {
            return Err(format!("the id {} stands twice in {name}", twice.id).into());
        }
        taken.claim(&mut entries);
        entries.iter_mut().for_each(|entry| weights.set(entry));
        tables.push(Table { name, entries: entries.len(), text: write_table(&entries) });
    }
    Ok(tables)
}

/// All entries that stand in the repository beside those of the engine's core: what is written, then the tables, in the
/// folder `knowledge`. Where something stands in several of them, the first keeps it, and the core before all: its rows
/// are written with the most care.
///
/// # Errors
/// Names the row that cannot be read.
pub fn beside_core(knowledge: &Path) -> Outcome<Vec<KnownEntity>> {
    let read = |name: &str| -> Outcome<Vec<KnownEntity>> {
        let file = knowledge.join("tables").join(name).with_extension("tsv");
        let base = fs::read_to_string(&file).map_err(|error| error.to_string());
        let base = base.and_then(|table| KnowledgeBase::from_tsv(&table));
        Ok(base.map_err(|error| format!("{}: {error}", file.display()))?.entries().to_vec())
    };
    let countries = read(TABLES[0])?;
    let core = KnowledgeBase::core();
    let mut taken = Taken::default();
    taken.claim(&mut core.entries().to_vec());
    let mut all = ours(&knowledge.join("written"), &Origins::of(countries.iter()))?;
    taken.claim(&mut all);
    for name in TABLES {
        let mut entries = read(name)?;
        // a city's row has an id and an address of its source's
        entries.retain(|entry| core.named(&entry.name).all(|known| known.country != entry.country));
        taken.claim(&mut entries);
        all.append(&mut entries);
    }
    Ok(all)
}

/// What is written by us: entities and states. A state that is among the entities lends them its place.
fn ours(written: &Path, origins: &Origins) -> Outcome<Vec<KnownEntity>> {
    let mut all = written::entries(written, origins)?;
    for state in written::states(written)?.iter().filter_map(written::State::entry) {
        match all.iter_mut().find(|entry| entry.source_url == state.source_url) {
            Some(entry) => {
                *entry =
                    KnownEntity { country: state.country, place: state.place, weight: state.weight, ..entry.clone() }
            }
            None => all.push(state),
        }
    }
    let weights = written::weights(written)?;
    all.iter_mut().for_each(|entry| weights.set(entry));
    Ok(all)
}

/// What tells that an entry is of something that another table has told of.
#[derive(Default)]
struct Taken(BTreeSet<String>);

impl Taken {
    /// Takes out of a table what others have, and notes what it has.
    fn claim(&mut self, entries: &mut Vec<KnownEntity>) {
        entries.retain(|entry| keys(entry).all(|key| !self.0.contains(&key)));
        self.0.extend(entries.iter().flat_map(keys));
    }
}

/// What tells that two entries are of the same thing.
fn keys(known: &KnownEntity) -> impl Iterator<Item = String> + '_ {
    let names = std::iter::once(&known.name).chain(&known.aliases);
    let names = names.filter(|_| known.kind == EntityType::Organisation).map(|name| format!("name {name}"));
    let born = known.facts.iter().find(|fact| fact.label == "Born" && known.kind == EntityType::Person);
    let born = born.and_then(|fact| fact.value.split(',').next()).filter(|born| born.matches(' ').count() == 2);
    let person = born.map(|born| format!("born {born} {}", known.name.rsplit(' ').next().unwrap_or_default()));
    [format!("id {}", known.id), known.source_url.clone()].into_iter().chain(names).chain(person)
}
