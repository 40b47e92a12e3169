//! An entry on its way into a table.

use whosays_engine::EntityType;
use whosays_engine::entity::{Fact, KnownEntity};

/// What a card shows, and what ranking and maps need beside it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// What the engine reads.
    pub known: KnownEntity,
    /// The country that it lies in or belongs to, by its three letters of ISO 3166-1; empty where that says nothing.
    pub country: String,
    /// Latitude and longitude in degrees, of places.
    pub at: Option<(f64, f64)>,
    /// How often news may speak of it, in tenths of a power of ten: 10 more is ten times as often. Guessed from kind and size.
    pub weight: i32,
}

impl Entry {
    /// An entry with the least that each has.
    pub(crate) fn new(id: String, kind: EntityType, name: &str, description: String, checked: Check<'_>) -> Self {
        Self {
            known: KnownEntity {
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
            },
            country: String::new(),
            at: None,
            weight: 0,
        }
    }

    /// Adds a fact, unless it has no value.
    pub(crate) fn fact(&mut self, label: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.known.facts.push(Fact { label: label.to_owned(), value });
        }
    }

    /// Adds another name, unless it is known.
    pub(crate) fn alias(&mut self, name: &str) {
        if !name.is_empty() && name != self.known.name && !self.known.aliases.iter().any(|alias| alias == name) {
            self.known.aliases.push(name.to_owned());
        }
    }
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
