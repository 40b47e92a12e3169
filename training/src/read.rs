//! A text as the stages before status reads it.

use whosays_engine::Entity;
use whosays_engine::entity::{KnowledgeBase, entities};
use whosays_engine::model::{Models, Weights};
use whosays_engine::text::Document;
use whosays_engine::text::tag::{Tagged, tag};

/// A text with its parts of speech and entities.
pub struct Read<'a> {
    /// Its tokens and sentences.
    pub document: Document<'a>,
    /// Its parts of speech.
    pub tagged: Tagged,
    /// Its entities, by rules and weights.
    pub entities: Vec<Entity>,
}

impl<'a> Read<'a> {
    /// Reads a text; by rules alone where `names` is [`none`].
    pub fn new(text: &'a str, tags: &Weights, names: &Weights) -> Self {
        let document = Document::plain(text);
        let tagged = tag(&document, tags);
        let models = Models::new([tags.clone(), names.clone(), none()]);
        let entities = entities(&document, KnowledgeBase::core(), Some((&models, &tagged)));
        Self { document, tagged, entities }
    }
}

/// Weights that decide nothing.
pub fn none() -> Weights {
    Weights::new(4, 1, 16)
}
