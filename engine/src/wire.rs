//! The contract's JSON: the same analysis with offsets in code points or in UTF-16 code units.

use crate::{Analysis, CueKind, EntityType, SourceKind, Span, Status};
use serde::{Deserialize, Serialize};

/// The unit in which offsets leave the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as the W3C TextPositionSelector counts.
    CodePoint,
    /// UTF-16 code units, as JavaScript strings count.
    Utf16,
}

/// A stretch of text in the unit of its analysis, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireSpan {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

/// A cue as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireCue {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// What the words contribute.
    pub kind: CueKind,
}

/// A statement as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireStatement {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// How the text presents it.
    pub status: Status,
    /// 0 to 1, rounded to three digits.
    pub confidence: f64,
    /// Who says so.
    pub source: Option<WireSpan>,
    /// What kind of source it is.
    pub source_kind: SourceKind,
    /// The entity that the source is.
    pub source_entity: Option<String>,
    /// The words that decided it.
    pub cues: Vec<WireCue>,
}

/// An entity as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireEntity {
    /// Its id within this analysis.
    pub id: String,
    /// What sort of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form of its name in this text.
    pub name: String,
    /// Knowledge-base id, or null.
    pub link: Option<String>,
    /// From the knowledge base, else from the text's own words, else empty.
    pub description: String,
    /// Every mention.
    pub mentions: Vec<WireSpan>,
}

/// An analysis as JSON; see `contract.md` for the shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireAnalysis {
    /// Sentences in text order.
    pub sentences: Vec<WireSpan>,
    /// Statements in text order, disjoint.
    pub statements: Vec<WireStatement>,
    /// Entities in the order of their first mention.
    pub entities: Vec<WireEntity>,
}

impl WireAnalysis {
    /// The analysis of `text` with its offsets counted in `unit`.
    pub fn new(text: &str, analysis: &Analysis, unit: Unit) -> Self {
        let offsets = Offsets::new(text, unit);
        let span = |span: Span| WireSpan { start: offsets.of(span.start), end: offsets.of(span.end) };
        WireAnalysis {
            sentences: analysis.sentences.iter().map(|s| span(*s)).collect(),
            statements: analysis
                .statements
                .iter()
                .map(|statement| WireStatement {
                    start: offsets.of(statement.span.start),
                    end: offsets.of(statement.span.end),
                    status: statement.status,
                    confidence: (f64::from(statement.confidence) * 1000.0).round() / 1000.0,
                    source: statement.source.map(|source| span(source.span)),
                    source_kind: statement.source_kind(),
                    source_entity: statement.source.and_then(|source| source.entity).map(|id| id.name()),
                    cues: statement
                        .cues
                        .iter()
                        .map(|cue| WireCue {
                            start: offsets.of(cue.span.start),
                            end: offsets.of(cue.span.end),
                            kind: cue.kind,
                        })
                        .collect(),
                })
                .collect(),
            entities: analysis
                .entities
                .iter()
                .enumerate()
                .map(|(index, entity)| WireEntity {
                    id: crate::EntityId(index).name(),
                    kind: entity.kind,
                    name: entity.name.clone(),
                    link: entity.link.clone(),
                    description: entity.description.clone(),
                    mentions: entity.mentions.iter().map(|m| span(*m)).collect(),
                })
                .collect(),
        }
    }
}

/// Bytes between two remembered offsets: a look-up counts at most this many.
const STRIDE: usize = 64;

/// Turns byte offsets of one text into another unit, in constant time a look-up.
pub struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    /// Units before the character that holds byte `i * STRIDE`.
    marks: Vec<usize>,
}

impl<'a> Offsets<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            while marks.len() * STRIDE < at + c.len_utf8() {
                marks.push(units);
            }
            units += size(c, unit);
        }
        marks.push(units);
        Self { text, unit, marks }
    }

    /// The offset of byte `at`, which stands on a character boundary.
    pub fn of(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.marks.last().copied().unwrap_or(0);
        }
        let mark = at / STRIDE;
        let mut start = mark * STRIDE;
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        self.marks[mark] + self.text[start..at].chars().map(|c| size(c, self.unit)).sum::<usize>()
    }
}

fn size(c: char, unit: Unit) -> usize {
    match unit {
        Unit::CodePoint => 1,
        Unit::Utf16 => c.len_utf16(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_and_utf16() {
        let text = "a\u{1F600}é ".repeat(60);
        for unit in [Unit::CodePoint, Unit::Utf16] {
            let offsets = Offsets::new(&text, unit);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(offsets.of(at), units, "{unit:?} at byte {at}");
                units += size(c, unit);
            }
            assert_eq!(offsets.of(text.len()), units);
        }
    }
}
