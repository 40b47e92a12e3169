//! The whole path, from a text to its analysis.

use crate::entity::{self, KnowledgeBase};
use crate::model::Stage;
use crate::text::Document;
use crate::text::tag::tag;
use crate::{Analysis, Models, analyze_text, statement};

/// Analyses plain text by rules alone, with the knowledge base that comes with the engine.
pub fn analyze(text: &str) -> Analysis {
    analyze_text(text, KnowledgeBase::core(), None)
}

/// Analyses a document whose blocks are known, by rules alone or with weights.
pub fn analyze_document(document: &Document, knowledge: &KnowledgeBase, models: Option<&Models>) -> Analysis {
    analysis(document, knowledge, models, true)
}

/// The same; with [`Statement::reasons`](crate::Statement::reasons) where statements are to be `explained`.
pub(crate) fn analysis(
    document: &Document,
    knowledge: &KnowledgeBase,
    models: Option<&Models>,
    explained: bool,
) -> Analysis {
    let tagged = models.map(|models| (models, tag(document, models.weights(Stage::Tags))));
    let models = tagged.as_ref().map(|(models, tagged)| (*models, tagged));
    let entities = entity::entities(document, knowledge, models);
    let statements = statement::statements(document, &entities, models, explained);
    Analysis { sentences: document.sentences.clone().into(), statements: statements.into(), entities }
}
