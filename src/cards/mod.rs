//! What opens over the article: a card for a name, an explanation for a mark.

pub mod card;
pub mod explanation;
pub mod placement;

#[cfg(feature = "csr")]
pub mod highlight;
#[cfg(feature = "csr")]
pub mod pointer;
#[cfg(feature = "csr")]
pub mod surface;

use whosays_engine::EntityId;

/// What a card or an explanation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A name: its entity, and which of its mentions was chosen.
    Entity(EntityId, usize),
    /// A mark: index of its statement.
    Statement(usize),
}

impl Topic {
    /// The id of the element in the article that it was opened from.
    pub fn anchor(self) -> String {
        match self {
            Topic::Entity(entity, mention) => format!("m{}-{mention}", entity.0),
            Topic::Statement(index) => format!("s{index}"),
        }
    }
}
