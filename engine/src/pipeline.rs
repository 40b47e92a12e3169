//! The whole path, from a text to its analysis.

use crate::entity::{self, KnowledgeBase};
use crate::model::Stage;
use crate::text::Document;
use crate::text::tag::tag;
use crate::{Analysis, Models, analyze_text, statement};

/// Analyses plain text by rules alone, with the knowledge base that comes with the engine.
///
/// ```
/// let text = "The ferry is old. It may sink, Ines Duarte said.";
/// let analysis = whosays_engine::analyze(text);
/// let told: Vec<_> = analysis.statements.iter().map(|own| (own.span.of(text), own.status.name())).collect();
/// assert_eq!(told, [("The ferry is old.", "unsourced"), ("It may sink, Ines Duarte said.", "speculation")]);
/// assert_eq!(analysis.entities[0].name, "Ines Duarte");
/// ```
pub fn analyze(text: &str) -> Analysis {
    analyze_text(text, KnowledgeBase::core(), None)
}

/// Analyses a document whose blocks are known, by rules alone or with weights.
///
/// ```
/// use whosays_engine::entity::KnowledgeBase;
/// use whosays_engine::text::{Block, BlockKind, Document};
/// use whosays_engine::{Span, analyze_document};
///
/// let text = "A ferry may sink\nThe ferry is old.";
/// let block = |start, end, kind| Block { span: Span::new(start, end), kind };
/// let blocks = vec![block(0, 16, BlockKind::Heading), block(17, text.len(), BlockKind::Paragraph)];
/// let analysis = analyze_document(&Document::with_blocks(text, blocks), KnowledgeBase::core(), None);
/// assert_eq!(analysis.statements.len(), 1, "a heading makes no statement");
/// ```
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
