//! Statements and mentions composed into flat, nested-nowhere segments: what a view draws one after the other.

use crate::order::sort_by_key;
use crate::{Analysis, EntityId, Span};

/// A stretch in which neither the statement nor the mention changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its words.
    pub span: Span,
    /// Index into [`Analysis::statements`] of the statement that it belongs to.
    pub statement: Option<usize>,
    /// The entity that it names, and which of its mentions this is.
    pub mention: Option<(EntityId, usize)>,
}

/// The mentions with words in a stretch of an analysis's text, in text order, for [`segments`].
pub fn mentions(analysis: &Analysis, stretch: Span) -> Vec<(Span, EntityId, usize)> {
    let mut all = Vec::new();
    for (id, entity) in analysis.entities.iter().enumerate() {
        for (n, span) in entity.mentions.iter().enumerate() {
            if span.overlaps(stretch) {
                all.push((*span, EntityId(id), n));
            }
        }
    }
    sort_by_key(&mut all, |(span, ..)| (span.start, span.end));
    all
}

/// The segments of `block`: in text order, disjoint, together holding every byte of it.
///
/// `mentions` are those of the block, or of more than that, in text order. Linear in the block and logarithmic in the analysis.
pub fn segments(block: Span, analysis: &Analysis, mentions: &[(Span, EntityId, usize)]) -> Vec<Segment> {
    let statements = &analysis.statements;
    let mut statement = statements.partition_point(|s| s.span.end <= block.start);
    let mut mention = mentions.partition_point(|(span, ..)| span.end <= block.start);
    let mut out = Vec::new();
    let mut at = block.start;
    while at < block.end {
        while statements.get(statement).is_some_and(|s| s.span.end <= at) {
            statement += 1;
        }
        while mentions.get(mention).is_some_and(|(span, ..)| span.end <= at) {
            mention += 1;
        }
        let mut end = block.end;
        let current = statements.get(statement).filter(|s| cut(s.span, at, &mut end)).map(|_| statement);
        let named = mentions.get(mention).filter(|(span, ..)| cut(*span, at, &mut end)).map(|(_, id, n)| (*id, *n));
        out.push(Segment { span: Span::new(at, end), statement: current, mention: named });
        at = end;
    }
    out
}

/// Whether `span` holds `at`; `end` moves to the next place where that changes.
fn cut(span: Span, at: usize, end: &mut usize) -> bool {
    let inside = span.holds(at);
    *end = (*end).min(if inside { span.end } else { span.start });
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entity, EntityType, Statement, Status};

    fn statement(start: usize, end: usize) -> Statement {
        Statement {
            span: Span::new(start, end),
            sentence: 0,
            status: Status::Unsourced,
            confidence: 0.5,
            runner_up: Status::Sourced,
            lead: 0,
            reasons: Vec::new(),
            source: None,
            cues: Vec::new(),
        }
    }

    #[test]
    fn segments_hold_every_byte_once() {
        let entity = Entity {
            kind: EntityType::Person,
            name: "x".into(),
            link: None,
            description: String::new(),
            described: Vec::new(),
            mentions: vec![Span::new(0, 2), Span::new(8, 12)],
        };
        let analysis = Analysis {
            statements: vec![statement(1, 9), statement(10, 14)].into(),
            entities: vec![entity],
            ..Analysis::default()
        };
        let found = segments(Span::new(0, 15), &analysis, &mentions(&analysis, Span::new(0, 15)));
        let flat: Vec<_> =
            found.iter().map(|s| (s.span.start, s.span.end, s.statement, s.mention.map(|m| m.1))).collect();
        assert_eq!(
            flat,
            [
                (0, 1, None, Some(0)),
                (1, 2, Some(0), Some(0)),
                (2, 8, Some(0), None),
                (8, 9, Some(0), Some(1)),
                (9, 10, None, Some(1)),
                (10, 12, Some(1), Some(1)),
                (12, 14, Some(1), None),
                (14, 15, None, None),
            ]
        );
    }

    #[test]
    fn a_block_between_marks_is_one_segment() {
        let analysis = Analysis { statements: vec![statement(0, 2), statement(9, 12)].into(), ..Analysis::default() };
        let found = segments(Span::new(3, 8), &analysis, &[]);
        assert_eq!(found, [Segment { span: Span::new(3, 8), statement: None, mention: None }]);
    }
}
