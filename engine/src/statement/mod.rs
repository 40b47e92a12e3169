//! What a text commits itself to: cues, attributions, statuses and how sure the engine is of them.

use crate::text::Document;
use crate::{Entity, Span, Statement, Status};

/// The statements of a document in text order.
pub fn statements(document: &Document, _entities: &[Entity]) -> Vec<Statement> {
    let plain = |(sentence, span): (usize, &Span)| Statement {
        span: *span,
        sentence,
        status: Status::Unsourced,
        confidence: 0.5,
        runner_up: Status::Sourced,
        source: None,
        cues: Vec::new(),
    };
    document.sentences.iter().enumerate().map(plain).collect()
}
