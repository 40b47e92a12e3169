//! An entry on its way into a table.

use whosays_engine::EntityType;
use whosays_engine::entity::{Coordinates, Fact, KnownEntity};

/// An entry with the least that each has.
pub(crate) fn entry(id: String, kind: EntityType, name: &str, description: String, checked: Check<'_>) -> KnownEntity {
    KnownEntity {
        id,
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        description,
        as_of: checked.as_of.to_owned(),
        source_url: checked.url,
        source_name: checked.name.to_owned(),
        facts: Vec::new(),
        demonyms: Vec::new(),
        country: String::new(),
        place: None,
        weight: 0,
    }
}

/// Filling an entry in.
pub(crate) trait Fill {
    /// Adds a fact, unless it has no value.
    fn fact(&mut self, label: &str, value: impl Into<String>);
    /// Adds another name, unless it is known.
    fn alias(&mut self, name: &str);
}

impl Fill for KnownEntity {
    fn fact(&mut self, label: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(Fact { label: label.to_owned(), value });
        }
    }

    fn alias(&mut self, name: &str) {
        if !name.is_empty() && name != self.name && !self.aliases.iter().any(|alias| alias == name) {
            self.aliases.push(name.to_owned());
        }
    }
}

/// A place by its latitude and longitude in degrees.
pub(crate) fn degrees(latitude: f64, longitude: f64) -> Coordinates {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i16;
    Coordinates { latitude: hundredths(latitude), longitude: hundredths(longitude) }
}

/// Where an entry can be checked, and as of when it holds.
pub(crate) struct Check<'a> {
    pub url: String,
    pub name: &'a str,
    pub as_of: &'a str,
}

impl Check<'_> {
    /// The article of the English Wikipedia with this title.
    pub fn wikipedia(title: &str, as_of: &'static str) -> Self {
        Check { url: format!("https://en.wikipedia.org/wiki/{}", title.replace(' ', "_")), name: "Wikipedia", as_of }
    }
}
