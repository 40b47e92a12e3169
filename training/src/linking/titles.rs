//! Which entity of the knowledge base an article of the English Wikipedia is about.

use super::gold::decoded;
use crate::Outcome;
use std::collections::BTreeMap;
use whosays_engine::EntityType;
use whosays_engine::entity::{KnowledgeBase, KnownEntity};

/// Titles that our addresses and names do not give, each with an entity, and those that they would give wrongly.
const WRITTEN: &str = include_str!("titles.tsv");

/// Where addresses of the English Wikipedia begin.
const WIKIPEDIA: &str = "https://en.wikipedia.org/wiki/";

/// Entities by title.
pub struct Titles<'k> {
    by_title: BTreeMap<String, &'k KnownEntity>,
    /// Titles that are of none.
    wrong: Vec<&'static str>,
    knowledge: &'k KnowledgeBase,
}

impl<'k> Titles<'k> {
    /// Of all entities: by the title of their address; by what is written here; else by what an article would be called:
    /// *Tulsa, Oklahoma*, and the bare name for the one of which news speak most.
    ///
    /// # Errors
    /// Names an id that is written here and does not exist.
    pub fn of(knowledge: &'k KnowledgeBase) -> Outcome<Self> {
        let mut titles: BTreeMap<String, &KnownEntity> = BTreeMap::new();
        let mut wrong = Vec::new();
        for row in WRITTEN.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let (title, id) = row.split_once('\t').ok_or_else(|| format!("titles.tsv: {row}"))?;
            match id {
                "" => wrong.push(title),
                _ => {
                    let entity = knowledge.get(id).ok_or_else(|| format!("titles.tsv: there is no {id}"))?;
                    titles.insert(title.to_owned(), entity);
                }
            }
        }
        for entity in knowledge.entries() {
            if let Some(title) = entity.source_url.strip_prefix(WIKIPEDIA) {
                titles.entry(decoded(title)).or_insert(entity);
            }
        }
        let mut others: Vec<&KnownEntity> =
            knowledge.entries().iter().filter(|entity| !entity.source_url.starts_with(WIKIPEDIA)).collect();
        others.sort_by_key(|entity| std::cmp::Reverse(entity.weight));
        for entity in others {
            for title in usual(entity) {
                titles.entry(title).or_insert(entity);
            }
        }
        // A card of a people is that of its country: the article on the people is about what the card is of.
        let mut countries: Vec<_> = knowledge.entries().iter().filter(|one| !one.demonyms.is_empty()).collect();
        countries.sort_by_key(|country| std::cmp::Reverse(country.weight));
        for country in countries {
            for people in country.demonyms.iter().flat_map(|one| [format!("{one}s"), format!("{one} people")]) {
                titles.entry(people).or_insert(country);
            }
        }
        titles.retain(|title, _| !wrong.contains(&title.as_str()));
        Ok(Self { by_title: titles, wrong, knowledge })
    }

    /// The entity that an article is about, if we hold it.
    pub fn entity(&self, title: &str) -> Option<&'k KnownEntity> {
        // *la Repubblica*, whose address has a capital as all have
        let capital: Option<String> =
            title.chars().next().map(|first| first.to_uppercase().chain(title.chars().skip(1)).collect());
        let title = capital.as_deref().unwrap_or(title);
        // *Herat*, whose name its source writes *Herāt*
        let place =
            |entity: &&KnownEntity| entity.kind == EntityType::Place && !entity.source_url.starts_with(WIKIPEDIA);
        let marked = || {
            let places = self.knowledge.named(title).filter(place);
            places.filter(|_| !self.wrong.contains(&title)).max_by_key(|entity| entity.weight)
        };
        // *Kanata, Ontario*, of which our entry only knows that it is in Canada
        let within = || {
            let (city, region) = title.split_once(", ")?;
            let region = self.knowledge.named(region).find(|entry| entry.kind == EntityType::Place)?;
            let cities = self.knowledge.named(city).filter(place);
            let lies = |entry: &&KnownEntity| entry.country == region.country && fact(entry, "State").is_none();
            cities.filter(lies).max_by_key(|entry| entry.weight)
        };
        // *Coronavirus disease 2019*, which leads to *COVID-19*: a name that is of one entity only
        let redirected = || {
            let mut all = self.knowledge.named(title).filter(|entity| entity.kind != EntityType::Place);
            let first = all.next().filter(|_| !self.wrong.contains(&title))?;
            (all.next().is_none() && self.knowledge.named(title).count() == 1).then_some(first)
        };
        self.by_title.get(title).copied().or_else(marked).or_else(within).or_else(redirected)
    }
}

/// What an article on an entity would be called.
fn usual(entity: &KnownEntity) -> Vec<String> {
    let mut titles = vec![entity.name.clone()];
    if entity.kind == EntityType::Place {
        let around = ["State", "Country"].into_iter().filter_map(|label| fact(entity, label));
        titles.extend(around.map(|around| format!("{}, {around}", entity.name)));
    } else {
        titles.extend(entity.aliases.iter().cloned());
    }
    titles
}

fn fact<'e>(entity: &'e KnownEntity, label: &str) -> Option<&'e str> {
    entity.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str())
}
