//! The knowledge base from its sources: facts only, each row with where it can be checked and as of when it holds.
//!
//! [`build`] reads the open sources (see `knowledge/SOURCES.md`) and the entries written by us, and makes a table of each. The tables stand in the repository, so that a fork without the sources builds the same site.

mod cities;
mod companies;
mod congress;
mod countries;
mod entry;
mod factbook;
mod name;
mod table;
mod written;

use entry::Entry;
use whosays_engine::EntityType;

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

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

/// The table of what is written by us, which stands in the repository as it is.
pub const WRITTEN: &str = "written";

/// Builds all tables from the sources in the folder `sources` and what is in `written`: the same bytes from the same sources.
///
/// Where something stands in several tables, by id, by address or as an organisation by name, the first keeps it; what
/// was written by us comes first.
///
/// # Errors
/// Names the source or the row that cannot be read, and an id that stands twice in one table.
pub fn build(sources: &Path, written: &Path) -> Outcome<Vec<Table>> {
    let names = written::names(written)?;
    let states = written::states(written)?;
    let countries = countries::entries(sources, &names)?;
    let cities = cities::entries(sources, &countries, &states, &names)?;
    let ours = written::entries(written)?.into_iter().chain(states.iter().map(written::State::entry)).collect();
    let all = [
        (WRITTEN, ours),
        ("countries", countries.into_iter().map(|country| country.entry).collect()),
        ("cities", cities),
        ("congress", congress::entries(sources, &states)?),
        ("companies", companies::entries(sources, &states)?),
    ];
    let mut taken = BTreeSet::new();
    let mut tables = Vec::new();
    for (name, mut entries) in all {
        let mut ids = BTreeSet::new();
        if let Some(twice) = entries.iter().find(|entry| !ids.insert(entry.known.id.as_str())) {
            return Err(format!("the id {} stands twice in {name}", twice.known.id).into());
        }
        entries.retain(|entry| keys(entry).all(|key| !taken.contains(&key)));
        taken.extend(entries.iter().flat_map(keys));
        tables.push(Table { name, entries: entries.len(), text: table::write(&entries) });
    }
    Ok(tables)
}

/// What tells that two entries are of the same thing.
fn keys(entry: &Entry) -> impl Iterator<Item = String> + '_ {
    let known = &entry.known;
    let names = std::iter::once(&known.name).chain(&known.aliases);
    let names = names.filter(|_| known.kind == EntityType::Organisation).map(|name| format!("name {name}"));
    [format!("id {}", known.id), known.source_url.clone()].into_iter().chain(names)
}
