//! The whole path, from a text to its analysis.

use crate::entity::{self, KnowledgeBase};
use crate::text::Document;
use crate::{Analysis, statement};

/// Analyses plain text with the knowledge base that comes with the engine.
pub fn analyze(text: &str) -> Analysis {
    analyze_document(&Document::plain(text), KnowledgeBase::core())
}

/// Analyses a document whose blocks are known.
pub fn analyze_document(document: &Document, knowledge: &KnowledgeBase) -> Analysis {
    let entities = entity::entities(document, knowledge);
    let statements = statement::statements(document, &entities);
    Analysis { sentences: document.sentences.clone(), statements, entities }
}
