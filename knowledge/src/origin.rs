//! The country that a written entry belongs to, as its facts and its description tell.

use std::collections::BTreeMap;
use whosays_engine::entity::KnownEntity;

/// Facts whose value ends in a country, the surest first.
const LABELS: [&str; 4] = ["Country", "Seat", "Place", "Party"];

/// Countries, as three letters, by their names and by the words for their people.
pub(crate) struct Origins {
    by_name: BTreeMap<String, String>,
    by_demonym: BTreeMap<String, String>,
}

impl Origins {
    /// Of these countries; a word that is said of two countries tells of none.
    pub fn of<'e>(countries: impl Iterator<Item = &'e KnownEntity> + Clone) -> Self {
        let names = countries.clone().flat_map(|country| {
            std::iter::once(&country.name).chain(&country.aliases).map(|name| (name.clone(), country.country.clone()))
        });
        let mut by_demonym = BTreeMap::<String, String>::new();
        for country in countries {
            for demonym in &country.demonyms {
                let said = by_demonym.entry(demonym.clone()).or_insert_with(|| country.country.clone());
                if *said != country.country {
                    said.clear();
                }
            }
        }
        Self { by_name: names.collect(), by_demonym }
    }

    /// The country of an entry: *Munich, Germany* among its facts, else *German politician* in its description; empty
    /// where nothing tells.
    pub fn country(&self, entry: &KnownEntity) -> String {
        let facts = LABELS.iter().flat_map(|label| entry.facts.iter().filter(move |fact| fact.label == *label));
        let mut named = facts.filter_map(|fact| {
            let parts = fact.value.rsplit([',', ';']).map(str::trim);
            parts.filter_map(|part| self.by_name.get(part)).next()
        });
        named.next().or_else(|| self.described(&entry.description)).cloned().unwrap_or_default()
    }

    /// The country whose people a description begins with, up to two words: *South Korean company*.
    fn described(&self, description: &str) -> Option<&String> {
        let mut spaces = description.match_indices(' ').map(|(at, _)| at);
        let (first, second) = (spaces.next()?, spaces.next().unwrap_or(description.len()));
        let said = [second, first].into_iter().find_map(|end| self.by_demonym.get(&description[..end]));
        said.filter(|country| !country.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Check, Fill, entry};
    use whosays_engine::EntityType;

    #[test]
    fn facts_tell_the_country_and_then_the_description() {
        let country = |name: &str, code: &str, demonyms: &[&str]| {
            let mut entry =
                entry(code.into(), EntityType::Place, name, "Country".into(), Check::wikipedia(name, "2025"));
            entry.country = code.into();
            entry.demonyms = demonyms.iter().map(|word| (*word).to_owned()).collect();
            entry
        };
        let countries = [
            country("Germany", "DEU", &["German"]),
            country("South Korea", "KOR", &["South Korean", "Korean"]),
            country("North Korea", "PRK", &["Korean"]),
        ];
        let origins = Origins::of(countries.iter());
        let of = |description: &str, facts: &[(&str, &str)]| {
            let checked = Check::wikipedia("X", "2025");
            let mut entry = entry("x".into(), EntityType::Person, "X", description.into(), checked);
            facts.iter().for_each(|(label, value)| entry.fact(label, *value));
            origins.country(&entry)
        };
        assert_eq!(of("French painter", &[("Seat", "Munich, Germany")]), "DEU");
        assert_eq!(of("South Korean company", &[]), "KOR");
        assert_eq!(of("German physicist", &[("Prize", "Nobel Prize, 1921")]), "DEU");
        assert_eq!(of("Korean dish", &[]), "");
    }
}
