//! What the engine knows about well-known entities.

use crate::EntityType;

/// One dated fact in a card's table: *Capital · Pyongyang*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What the value is: *Capital*, *Born*, *Office*.
    pub label: String,
    /// The value, with its years where it can change.
    pub value: String,
}

/// An entry of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEntity {
    /// Stable id, kebab-case: *north-korea*.
    pub id: String,
    /// What sort of thing it is.
    pub kind: EntityType,
    /// Its usual name.
    pub name: String,
    /// Other names, acronyms and spellings; for a country also its demonyms.
    pub aliases: Vec<String>,
    /// One line that says who or what it is, composed from facts.
    pub description: String,
    /// The date as of which the description holds, `YYYY` or `YYYY-MM`.
    pub as_of: String,
    /// Where a reader can check it.
    pub source_url: String,
    /// The name of that place: *Wikipedia*, *CIA World Factbook*.
    pub source_name: String,
    /// A short table of facts.
    pub facts: Vec<Fact>,
}

/// Known entities, found by id and by alias.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    entries: Vec<KnownEntity>,
}

impl KnowledgeBase {
    /// The knowledge base that comes with the engine.
    pub fn core() -> Self {
        Self::default()
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&KnownEntity> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}
