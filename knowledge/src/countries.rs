//! Countries and territories: names and borders from world-countries (ODbL), figures and heads from the Factbook.

use crate::Outcome;
use crate::entry::{Check, Fill, degrees, entry};
use crate::factbook::Factbook;
use crate::written::Names;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::KnownEntity;

/// The date of the sources.
const AS_OF: &str = "2025";

/// How much oftener news speak of a country than of a city as large.
const COUNTRY: u8 = 20;

/// A country with what others need of it.
pub(crate) struct Country {
    pub entry: KnownEntity,
    /// Its two letters of ISO 3166-1.
    pub code: String,
    /// Its capital or capitals.
    pub capitals: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    name: Name,
    cca2: String,
    cca3: String,
    independent: Option<bool>,
    #[serde(rename = "unMember")]
    un_member: bool,
    capital: Vec<String>,
    #[serde(rename = "altSpellings")]
    spellings: Vec<String>,
    subregion: String,
    languages: serde_json::Value,
    latlng: Vec<f64>,
    borders: Vec<String>,
    area: f64,
    demonyms: BTreeMap<String, Demonym>,
}

#[derive(Deserialize)]
struct Name {
    common: String,
    official: String,
}

#[derive(Deserialize)]
struct Demonym {
    f: String,
    m: String,
}

/// A language as it is called by now: Moldova's parliament has called its own Romanian since 2023.
fn renamed(language: &str) -> &str {
    if language == "Moldavian" { "Romanian" } else { language }
}

/// All of them, by name.
pub(crate) fn entries(sources: &Path, names: &BTreeMap<String, Names>) -> Outcome<Vec<Country>> {
    let file = sources.join("world-countries.json");
    let rows: Vec<Row> =
        serde_json::from_slice(&fs::read(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
    let factbook = Factbook::read(&sources.join("cia_factbook"))?;
    let common: BTreeMap<&str, &str> = rows.iter().map(|row| (row.cca3.as_str(), row.name.common.as_str())).collect();
    Ok(rows.iter().map(|row| country(row, names.get(&row.cca3), &factbook, &common)).collect())
}

fn country(row: &Row, names: Option<&Names>, factbook: &Factbook, common: &BTreeMap<&str, &str>) -> Country {
    let title = names.map(|names| names.title.as_str()).filter(|title| !title.is_empty());
    let checked = Check::wikipedia(title.unwrap_or(&row.name.common), AS_OF);
    let sort = if row.independent == Some(true) { "Country" } else { "Territory" };
    let capital = row.capital.first().map(|capital| format!("; capital {}", capital.replace(" D.C.", ", D.C.")));
    let composed = || format!("{sort} in {}{}", region(&row.subregion), capital.unwrap_or_default());
    let written = names.map(|names| names.description.clone()).filter(|written| !written.is_empty());
    let description = written.unwrap_or_else(composed);
    let mut entry = entry(slug::slugify(&row.name.common), EntityType::Place, &row.name.common, description, checked);

    for alias in names.map_or(&[][..], |names| &names.aliases) {
        entry.alias(alias);
    }
    let spellings = row.spellings.iter().filter(|name| is_english(name, row));
    for alias in std::iter::once(&row.name.official).chain(spellings) {
        entry.alias(alias);
    }

    entry.fact("Capital", row.capital.join(", ").replace(" D.C.", ", D.C."));
    let named =
        [row.name.common.as_str(), &row.name.official].into_iter().chain(row.spellings.iter().map(String::as_str));
    let said = factbook.find(named);
    if let Some(said) = &said {
        entry.fact("Population", said.population());
        said.heads().into_iter().for_each(|(label, head)| entry.fact(label, head));
    }
    if row.area >= 1.0 {
        entry.fact("Area", format!("{} square kilometres", grouped(row.area as u64)));
    }
    let languages =
        row.languages.as_object().map(|all| all.values().filter_map(|name| name.as_str()).collect::<Vec<_>>());
    let languages = languages.map(|all| all.into_iter().map(renamed).collect::<Vec<_>>());
    entry.fact("Languages", languages.filter(|all| all.len() <= 4).map_or(String::new(), |all| all.join(", ")));
    let neighbours: Vec<&str> = row.borders.iter().filter_map(|code| common.get(code.as_str()).copied()).collect();
    entry.fact("Borders on", if neighbours.len() <= 8 { neighbours.join(", ") } else { String::new() });
    if row.un_member {
        entry.fact("United Nations", "member");
    }

    let mut demonyms = said.map_or(Vec::new(), |said| said.demonyms());
    if let Some(Demonym { f, m }) = row.demonyms.get("eng") {
        for word in [m.trim(), f.trim()] {
            if !word.is_empty() && !word.contains(" or ") && !demonyms.iter().any(|known| known == word) {
                demonyms.push(word.to_owned());
            }
        }
    }
    // What half a nation shares with the other is no name of one: *Korean*.
    demonyms.retain(|word| !(word.starts_with("Korean") && row.cca3 != "KOR"));
    entry.demonyms = demonyms;
    entry.country = row.cca3.clone();
    entry.place = row.latlng.first().zip(row.latlng.get(1)).map(|(latitude, longitude)| degrees(*latitude, *longitude));
    entry.weight = COUNTRY + (row.area.max(1.0).log10() * 4.0) as u8 + if row.un_member { 20 } else { 0 };
    Country { entry, code: row.cca2.clone(), capitals: row.capital.clone() }
}

/// Whether another spelling is one that English texts use: no code of two letters, no inverted name, Latin letters.
fn is_english(name: &str, row: &Row) -> bool {
    let code = name == row.cca2 && !matches!(name, "US" | "UK");
    !code && name.is_ascii() && !name.contains(',') && name.starts_with(|first: char| first.is_ascii_uppercase())
}

/// A part of the world as a sentence names it.
fn region(subregion: &str) -> String {
    match subregion {
        "" => "the southern seas".into(),
        "Caribbean" => "the Caribbean".into(),
        "Middle Africa" => "Central Africa".into(),
        "Australia and New Zealand" => "Oceania".into(),
        "South-Eastern Asia" => "Southeast Asia".into(),
        "Western Asia" => "the west of Asia".into(),
        _ => match subregion.split_once("ern ") {
            Some(("South", "Africa")) => "the south of Africa".into(),
            Some((side @ ("North" | "South" | "East" | "West"), part @ ("Africa" | "Asia"))) => {
                format!("{side} {part}")
            }
            _ => subregion.into(),
        },
    }
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
