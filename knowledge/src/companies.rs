//! Companies of the S&P 500 (datasets/s-and-p-500-companies, PDDL).

use crate::Outcome;
use crate::entry::{Check, Fill, entry};
use crate::written::State;
use serde::Deserialize;
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

/// One entry a company; two kinds of shares are one company.
pub(crate) fn entries(sources: &Path, states: &[State]) -> Outcome<Vec<KnownEntity>> {
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
        let industry = row.industry.to_lowercase();
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
        entry.fact("Founded", row.founded.split(' ').next().unwrap_or_default());
        entry.fact("Seat", row.seat.clone());
        entry.fact("Kind", row.industry.clone());
        entry.weight = COMPANY;
        if american {
            entry.country = "USA".into();
        }
        entries.push(entry);
    }
    Ok(entries)
}
