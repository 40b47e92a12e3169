//! Clauses: the stretches of a sentence that can each make a commitment of their own.

use super::Document;
use crate::Span;

/// A stretch of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words; the clauses of a sentence are disjoint and together hold all of its words.
    pub span: Span,
}

/// The clauses of one sentence, in text order.
pub fn clauses(_document: &Document, sentence: Span) -> Vec<Clause> {
    vec![Clause { span: sentence }]
}
