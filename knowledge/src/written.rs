//! What is written by us: entries, the states of the United States, and names of places that the sources lack.

use crate::Outcome;
use crate::entry::{Check, Fill, degrees, entry};
use crate::origin::Origins;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::{HEADER, KnowledgeBase, KnownEntity};

/// How often news speak of an entry that somebody took the trouble to write, as [`KnownEntity::weight`].
const WRITTEN: u8 = 50;

/// How often they speak of a state of the United States.
const STATE: u8 = 60;

/// The cells of a table without its comments and its header, which has to be `header`.
pub(crate) fn rows(file: &Path, header: &str) -> Outcome<Vec<Vec<String>>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    if lines.next() != Some(header) {
        return Err(format!("{}: the header is not {header:?}", file.display()).into());
    }
    let columns = header.split('\t').count();
    let cells = |line: &str| -> Vec<String> { line.split('\t').map(str::to_owned).collect() };
    let rows: Vec<_> = lines.map(cells).collect();
    match rows.iter().find(|row| row.len() != columns) {
        Some(row) => Err(format!("{}: {} columns in {row:?}", file.display(), row.len()).into()),
        None => Ok(rows),
    }
}

/// The columns of `entities/*.tsv`, the first of [`HEADER`]'s; the others follow from them.
const COLUMNS: usize = 10;

/// All entries of `entities/*.tsv`, file by file.
pub(crate) fn entries(folder: &Path, origins: &Origins) -> Outcome<Vec<KnownEntity>> {
    let mut files: Vec<_> = fs::read_dir(folder.join("entities"))?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let header = HEADER.split('\t').take(COLUMNS).collect::<Vec<_>>().join("\t");
    let mut entries = Vec::new();
    for file in files {
        let widened: Vec<String> =
            rows(&file, &header)?.iter().map(|row| format!("{}\t\t\t\t{WRITTEN}", row.join("\t"))).collect();
        let base = KnowledgeBase::from_tsv(&format!("{HEADER}\n{}", widened.join("\n")))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        entries.extend(base.entries().iter().map(|known| completed(known.clone(), origins)));
    }
    Ok(entries)
}

/// An entry with its country and its place in their columns.
fn completed(mut known: KnownEntity, origins: &Origins) -> KnownEntity {
    known.country = origins.country(&known);
    let coordinates = known.facts.iter().find(|fact| fact.label == "Coordinates");
    let at = coordinates.and_then(|fact| fact.value.split_once(", "));
    known.place = at.and_then(|(latitude, longitude)| Some(degrees(latitude.parse().ok()?, longitude.parse().ok()?)));
    known.facts.retain(|fact| fact.label != "Coordinates");
    known
}

/// A state of the United States, or its federal district.
pub(crate) struct State {
    /// Two letters: *GA*.
    pub code: String,
    pub name: String,
    capital: String,
    joined: String,
    at: (f64, f64),
    title: String,
}

/// The states in the order of their names.
pub(crate) fn states(folder: &Path) -> Outcome<Vec<State>> {
    let header = "code\tname\tcapital\tjoined\tlatitude\tlongitude\twikipedia";
    let state = |row: Vec<String>| -> Outcome<State> {
        let [code, name, capital, joined, latitude, longitude, title] =
            <[String; 7]>::try_from(row).unwrap_or_default();
        Ok(State { code, name, capital, joined, at: (latitude.parse()?, longitude.parse()?), title })
    };
    rows(&folder.join("us-states.tsv"), header)?.into_iter().map(state).collect()
}

impl State {
    /// Its entry; the federal district has none, as it is the city of Washington.
    pub fn entry(&self) -> Option<KnownEntity> {
        if self.capital.is_empty() {
            return None;
        }
        let (id, checked) = (format!("{}-us", slug::slugify(&self.name)), Check::wikipedia(&self.title, "2025"));
        let description = format!("State of the United States; capital {}", self.capital);
        let mut entry = entry(id, EntityType::Place, &self.name, description, checked);
        entry.fact("Country", "United States");
        entry.fact("Capital", self.capital.clone());
        if !self.joined.is_empty() {
            entry.fact("State since", self.joined.clone());
        }
        let place = Some(degrees(self.at.0, self.at.1));
        Some(KnownEntity { country: "USA".into(), place, weight: STATE, ..entry })
    }
}

/// How often news speak of entries of which size and kind tell too little.
pub(crate) struct Weights(BTreeMap<String, u8>);

impl Weights {
    /// Corrects the weight of an entry, if its is written.
    pub fn set(&self, entry: &mut KnownEntity) {
        entry.weight = self.0.get(&entry.id).copied().unwrap_or(entry.weight);
    }
}

/// The weights of `weights.tsv`.
pub(crate) fn weights(folder: &Path) -> Outcome<Weights> {
    let rows = rows(&folder.join("weights.tsv"), "id\tweight\tinstead of")?;
    let weight = |row: Vec<String>| -> Outcome<(String, u8)> { Ok((row[0].clone(), row[1].parse()?)) };
    Ok(Weights(rows.into_iter().map(weight).collect::<Outcome<_>>()?))
}

/// Names of a place that its source lacks.
#[derive(Default)]
pub(crate) struct Names {
    pub aliases: Vec<String>,
    /// The title of its article in the English Wikipedia, where it is not the name.
    pub title: String,
    /// What it is, where the sources take a side in a dispute or say too little.
    pub description: String,
}

/// [`Names`] by country, as three letters, or by city, as `name/two letters`.
pub(crate) fn names(folder: &Path) -> Outcome<BTreeMap<String, Names>> {
    let rows = rows(&folder.join("place-names.tsv"), "place\taliases\twikipedia\tdescription")?;
    let names = |row: Vec<String>| {
        let aliases = row[1].split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
        (row[0].clone(), Names { aliases, title: row[2].clone(), description: row[3].clone() })
    };
    Ok(rows.into_iter().map(names).collect())
}
