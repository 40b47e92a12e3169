//! The contract's JSON: the same analysis with offsets in code points or in UTF-16 code units.
//!
//! ```
//! use whosays_engine::analyze;
//! use whosays_engine::wire::{Unit, WireAnalysis};
//!
//! let text = "The 🚢 is old. It may sink.";
//! let analysis = analyze(text);
//! let start = |unit| WireAnalysis::new(text, &analysis, unit).statements[1].start;
//! assert_eq!((analysis.statements[1].span.start, start(Unit::CodePoint), start(Unit::Utf16)), (17, 14, 15));
//! ```

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
    bytes: &'a [u8],
    unit: Unit,
    /// Units of the characters that begin before byte `i * STRIDE`, and whether all bytes from there to the next mark are
    /// characters of their own.
    marks: Vec<(u32, bool)>,
}

impl<'a> Offsets<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut units = 0;
        let mark = |chunk: &[u8]| {
            let (before, plain) = (units, chunk.is_ascii());
            units += if plain { chunk.len() } else { size(chunk, unit) } as u32;
            (before, plain)
        };
        let marks = text.as_bytes().chunks(STRIDE).map(mark).collect();
        Self { bytes: text.as_bytes(), unit, marks }
    }

    /// The offset of byte `at`, which stands on a character boundary.
    pub fn of(&self, at: usize) -> usize {
        let at = at.min(self.bytes.len());
        let Some(last) = self.marks.len().checked_sub(1) else { return 0 };
        let mark = (at / STRIDE).min(last);
        let (before, plain) = self.marks[mark];
        let from = mark * STRIDE;
        before as usize + if plain { at - from } else { size(&self.bytes[from..at], self.unit) }
    }
}

/// The units of the characters that begin among `bytes`.
fn size(bytes: &[u8], unit: Unit) -> usize {
    let begin = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    match unit {
        Unit::CodePoint => begin,
        // characters of four bytes are two units in UTF-16
        Unit::Utf16 => begin + bytes.iter().filter(|byte| **byte >= 0xF0).count(),
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
                units += size(c.encode_utf8(&mut [0; 4]).as_bytes(), unit);
            }
            assert_eq!(offsets.of(text.len()), units);
        }
    }
}
