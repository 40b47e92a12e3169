//! What opens over the article: a card for a name, an explanation for a mark.

pub mod candidates;
pub mod card;
pub mod choice;
pub mod explanation;
mod lookup;
pub mod placement;
pub mod trail;

#[cfg(feature = "csr")]
pub mod highlight;
#[cfg(feature = "csr")]
pub mod keeping;
#[cfg(feature = "csr")]
pub mod pointer;
#[cfg(feature = "csr")]
pub mod surface;
#[cfg(feature = "csr")]
pub mod tools;

use crate::reading::Reading;
use whosays_engine::{Entity, EntityId};

/// What a card or an explanation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A name: its entity, and which of its mentions was chosen.
    Entity(EntityId, usize),
    /// A name in the index.
    Listed(EntityId),
    /// A mark: index of its statement.
    Statement(usize),
}

impl Topic {
    /// The id of the element that it was opened from.
    pub fn anchor(self) -> String {
        match self {
            Topic::Entity(entity, mention) => format!("m{}-{mention}", entity.0),
            Topic::Listed(entity) => format!("i{}", entity.0),
            Topic::Statement(index) => format!("s{index}"),
        }
    }

    /// The same name or statement in a later reading of the same text, which may count others before it; `None` where
    /// that has none in this place.
    pub fn carried(self, from: &Reading, to: &Reading) -> Option<Topic> {
        match self {
            Topic::Entity(entity, mention) => {
                let words = from.analysis.entities.get(entity.0)?.mentions.get(mention)?;
                let place = |entity: &Entity| entity.mentions.iter().position(|other| other == words);
                let mut entities = to.analysis.entities.iter().enumerate();
                entities.find_map(|(number, entity)| Some(Topic::Entity(EntityId(number), place(entity)?)))
            }
            Topic::Listed(entity) => match Topic::Entity(entity, 0).carried(from, to)? {
                Topic::Entity(entity, _) => Some(Topic::Listed(entity)),
                _ => None,
            },
            Topic::Statement(index) => {
                let start = from.analysis.statements.get(index)?.span.start;
                let found = to.analysis.statements.binary_search_by_key(&start, |statement| statement.span.start);
                found.ok().map(Topic::Statement)
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use std::sync::Arc;
    use whosays_article::Article;

    #[test]
    fn topics_are_carried_to_a_reading_that_counts_otherwise() {
        let text = "The ferry may sink, Ines Duarte said. Olaf Lind will sail it, Duarte added.";
        let from = Reading::new(Article::from_plain(text), None);
        let mut to = Reading::new(Article::from_plain(text), None);
        let changed =
            Arc::get_mut(&mut to).and_then(|to| Arc::get_mut(&mut to.analysis)).expect("nobody else reads it");
        changed.entities.rotate_left(1);
        let gone = Arc::make_mut(&mut changed.statements).remove(0);
        let last = from.analysis.entities.len() - 1;
        assert!(last > 0 && gone.span.start == 0);
        assert_eq!(Topic::Entity(EntityId(0), 0).carried(&from, &to), Some(Topic::Entity(EntityId(last), 0)));
        assert_eq!(Topic::Entity(EntityId(last), 0).carried(&from, &to), Some(Topic::Entity(EntityId(last - 1), 0)));
        assert_eq!(Topic::Listed(EntityId(0)).carried(&from, &to), Some(Topic::Listed(EntityId(last))));
        assert_eq!(Topic::Statement(1).carried(&from, &to), Some(Topic::Statement(0)));
        assert_eq!(Topic::Statement(0).carried(&from, &to), None);
        assert_eq!(Topic::Entity(EntityId(last + 1), 0).carried(&from, &to), None);
    }
}
