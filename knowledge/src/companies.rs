//! Companies of the S&P 500 (datasets/s-and-p-500-companies, PDDL).

use crate::Outcome;
use crate::entry::{Check, Fill, entry};
use crate::written::{State, rows};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::KnownEntity;

/// The date of the source.
const AS_OF: &str = "2025";

/// How often news speak of such a company: [`KnownEntity::weight`].
const COMPANY: u8 = 36;

/// What stands behind a company's name and is mostly left out.
const FORMS: [&str; 12] = [
    " Inc.",
    ", Inc.",
    " Corporation",
    " Corp.",
    " Company",
    " Co.",
    " plc",
    " Ltd.",
    " N.V.",
    " & Co.",
    " Group",
    " Holdings",
];

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "Security")]
    name: String,
    #[serde(rename = "GICS Sub-Industry")]
    industry: String,
    #[serde(rename = "Headquarters Location")]
    seat: String,
    #[serde(rename = "CIK")]
    cik: u64,
    #[serde(rename = "Founded")]
    founded: String,
}

/// What is written of companies, by the source's name of each: other names, and the year of foundation.
fn written(folder: &Path) -> Outcome<BTreeMap<String, (String, String)>> {
    let row = |row: Vec<String>| (row[0].clone(), (row[1].clone(), row[2].clone()));
    Ok(rows(&folder.join("companies.tsv"), "name\taliases\tfounded")?.into_iter().map(row).collect())
}

/// What industries are called, by the catalogue's names.
fn industries(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let row = |row: Vec<String>| (row[0].clone(), row[1].clone());
    Ok(rows(&folder.join("industries.tsv"), "industry\tcalled")?.into_iter().map(row).collect())
}

/// The year in which a company was founded. The source adds others in brackets where it was put together from older ones, and
/// then its first says no more than when it took its name.
fn founded<'r>(row: &'r Row, corrected: Option<&'r str>) -> &'r str {
    match corrected.filter(|year| !year.is_empty()).unwrap_or(&row.founded) {
        year if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => year,
        _ => "",
    }
}

/// A word with a capital.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// One entry a company; two kinds of shares are one company. `folder` holds what is written by us.
pub(crate) fn entries(sources: &Path, states: &[State], folder: &Path) -> Outcome<Vec<KnownEntity>> {
    let (ours, called) = (written(folder)?, industries(folder)?);
    let mut entries: Vec<KnownEntity> = Vec::new();
    for row in csv::Reader::from_path(sources.join("sp500.csv"))?.deserialize() {
        let row: Row = row?;
        let name = row.name.split(" (").next().unwrap_or(&row.name);
        let id = format!("{}-company", slug::slugify(name));
        if entries.iter().any(|entry| entry.id == id) {
            continue;
        }
        let place = row.seat.rsplit(", ").next().unwrap_or_default();
        let american = states.iter().any(|state| state.name == place || place == "D.C.");
        let industry = called.get(&row.industry).cloned().unwrap_or_else(|| row.industry.to_lowercase());
        let description =
            format!("{} in the S&P 500: {industry}", if american { "American company" } else { "Company" });
        let checked = Check {
            url: format!("https://www.sec.gov/edgar/browse/?CIK={:010}", row.cik),
            name: "US Securities and Exchange Commission",
            as_of: AS_OF,
        };
        let mut entry = entry(id, EntityType::Organisation, name, description, checked);
        let short = FORMS.iter().fold(name, |name, form| name.strip_suffix(form).unwrap_or(name));
        if short.len() > 2 {
            entry.alias(short);
        }
        let own = ours.get(name);
        own.iter().flat_map(|(aliases, _)| aliases.split('|')).for_each(|alias| entry.alias(alias));
        entry.fact("Founded", founded(&row, own.map(|(_, year)| year.as_str())));
        entry.fact("Seat", row.seat.clone());
        entry.fact("Kind", capitalised(&industry));
        entry.weight = COMPANY;
        if american {
            entry.country = "USA".into();
        }
        entries.push(entry);
    }
    Ok(entries)
}
