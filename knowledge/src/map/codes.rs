//! Which country of the knowledge base a shape is.

use crate::Outcome;
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Row {
    name: Name,
    ccn3: String,
    cca3: String,
}

#[derive(Deserialize)]
struct Name {
    common: String,
}

/// The countries of world-countries, which the knowledge base's are made of.
pub(super) struct Codes(Vec<Row>);

impl Codes {
    pub(super) fn read(sources: &Path) -> Outcome<Self> {
        let file = sources.join("world-countries.json");
        let rows = serde_json::from_slice(&fs::read(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(Self(rows))
    }

    /// The code and the id of a country by its number in ISO 3166-1, or by its name where it has none (Kosovo).
    pub(super) fn of(&self, number: &str, name: &str) -> Option<(String, String)> {
        let found = self.0.iter().find(|row| match number {
            "" => row.name.common == name,
            _ => row.ccn3 == number,
        })?;
        Some((found.cca3.clone(), slug::slugify(&found.name.common)))
    }
}
