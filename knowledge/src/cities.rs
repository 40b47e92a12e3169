//! Cities from GeoNames (CC BY 4.0).

use crate::Outcome;
use crate::countries::Country;
use crate::entry::{Check, Fill, degrees, entry};
use crate::factbook::people;
use crate::written::{Names, State};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::KnownEntity;

/// The date of the source.
const AS_OF: &str = "2025";

/// Cities with fewer people are left out, unless they are a capital.
const LEAST: u64 = 45_000;

/// How much oftener news speak of a capital.
const CAPITAL: u8 = 12;

/// Letters beside Unicode's *Latin Extended Additional* whose marks the engine does not leave out when it compares names.
const MARKED: &str = "ĀĪŌŪŢĐÐŏŎŭŬơưĩũĕ";

#[derive(Deserialize)]
struct Row {
    geonameid: u64,
    name: String,
    cc: String,
    admin1: String,
    lat: f64,
    lon: f64,
    pop: u64,
}

/// The larger cities and the capitals, the largest first within each country as the source has them.
pub(crate) fn entries(
    sources: &Path,
    countries: &[Country],
    states: &[State],
    names: &BTreeMap<String, Names>,
) -> Outcome<Vec<KnownEntity>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .from_path(sources.join("geonames_cities15000.tsv"))?;
    let by_code: BTreeMap<&str, &Country> = countries.iter().map(|country| (country.code.as_str(), country)).collect();
    let (mut ids, mut told) = (BTreeSet::new(), BTreeSet::new());
    let mut entries = Vec::new();
    for row in reader.deserialize() {
        let row: Row = row?;
        let Some(country) = by_code.get(row.cc.as_str()) else { continue };
        // The source has the largest of a name first, and that is the one meant.
        let place = format!("{}/{}", row.name, row.cc);
        let other = names.get(&place).filter(|_| told.insert(place));
        let is_capital = country.capitals.iter().any(|capital| is_same(capital, &row.name, other));
        // A part of a city is no city: *Zürich (Kreis 11)*.
        if row.name.contains(['(', '/']) || row.pop < LEAST && !is_capital {
            continue;
        }
        let state = (row.cc == "US").then(|| states.iter().find(|state| state.code == row.admin1)).flatten();
        let mut id = format!("{}-{}", slug::slugify(&row.name), row.cc.to_lowercase());
        if let Some(state) = state {
            id = format!("{}-{}-us", slug::slugify(&row.name), state.code.to_lowercase());
        }
        if !ids.insert(id.clone()) {
            id = format!("{id}-{}", row.geonameid);
        }
        entries.push(city(&row, id, country, state, is_capital, other));
    }
    Ok(entries)
}

/// A country's name as it stands behind *of*.
fn with_article(name: &str) -> String {
    let plural = ["United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia"];
    let islands = name.ends_with(" Islands") || name.ends_with(" Republic") || name.contains(" Republic of ");
    let the = islands || plural.iter().any(|start| name.starts_with(start)) || name.ends_with(" of the Congo");
    format!("{}{name}", if the { "the " } else { "" })
}

fn is_same(capital: &str, name: &str, other: Option<&Names>) -> bool {
    let (capital, name) = (slug::slugify(capital), slug::slugify(name));
    capital == name || other.is_some_and(|other| other.aliases.iter().any(|alias| slug::slugify(alias) == capital))
}

fn city(
    row: &Row,
    id: String,
    country: &Country,
    state: Option<&State>,
    capital: bool,
    other: Option<&Names>,
) -> KnownEntity {
    let lies = match state {
        Some(state) if state.code != "DC" => format!("{}, United States", state.name),
        _ => country.entry.name.clone(),
    };
    let description = match other.filter(|other| !other.description.is_empty()) {
        Some(other) => other.description.clone(),
        None if capital => format!("Capital of {}", with_article(&country.entry.name)),
        None => format!("City in {}", with_article(&lies)),
    };
    let url = format!("https://www.geonames.org/{}", row.geonameid);
    let checked = match other.filter(|other| !other.title.is_empty()) {
        Some(other) => Check::wikipedia(&other.title, AS_OF),
        None => Check { url, name: "GeoNames", as_of: AS_OF },
    };
    let mut entry = entry(id, EntityType::Place, &row.name, description, checked);
    // with letters that the engine compares as they are: *Rafaḩ, Cần Thơ*
    if row.name.chars().any(|c| matches!(c, '\u{1e00}'..='\u{1eff}') || MARKED.contains(c)) {
        entry.alias(&deunicode::deunicode(&row.name));
    }
    for alias in other.map_or(&[][..], |other| &other.aliases) {
        entry.alias(alias);
    }
    entry.fact("Country", country.entry.name.clone());
    if let Some(state) = state {
        entry.fact("State", state.name.clone());
    }
    if row.pop > 0 {
        entry.fact("Population", format!("{} (GeoNames)", people(row.pop as f64)));
    }
    entry.country = country.entry.country.clone();
    entry.place = Some(degrees(row.lat, row.lon));
    entry.weight = ((row.pop.max(1000) as f64).log10() * 10.0) as u8 - 20 + if capital { CAPITAL } else { 0 };
    entry
}
