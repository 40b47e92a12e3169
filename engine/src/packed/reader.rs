//! From bytes to an analysis, believing none of them.

use super::{DESCRIPTIONS, GROUNDS, SOURCES, STATUSES};
use crate::bytes;
use crate::{Analysis, Cue, CueKind, Description, Entity, EntityId, EntityType, Reason, Source, Span, Statement};

/// Bytes, read from the front, and the text that spans must lie in.
pub(super) struct Reader<'a> {
    bytes: bytes::Reader<'a>,
    text: &'a str,
    /// Where the last span of the list at hand ended.
    last: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], text: &'a str) -> Self {
        Self { bytes: bytes::Reader(bytes), text, last: 0 }
    }

    pub fn is_at_end(&self) -> bool {
        self.bytes.0.is_empty()
    }

    pub fn analysis(&mut self) -> Option<(Analysis, Vec<usize>)> {
        let sentences = self.spans()?;
        let mut confidences = Vec::new();
        for _ in 0..self.count()? {
            confidences.push(f32::from_le_bytes(self.bytes.take(4)?.try_into().ok()?));
        }
        let count = self.count()?;
        self.last = 0;
        let (mut statements, mut words) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut sentence = 0;
        for _ in 0..count {
            let statement = self.statement(sentence, &confidences)?;
            sentence = statement.sentence;
            sentences.get(sentence)?;
            statements.push(statement);
            words.push(self.number()?);
        }
        let count = self.count()?;
        let mut entities = Vec::with_capacity(count);
        for _ in 0..count {
            entities.push(self.entity()?);
        }
        let named = statements.iter().filter_map(|statement| statement.source?.entity);
        let sound = { named }.all(|id| id.0 < entities.len());
        sound.then_some((Analysis { sentences, statements, entities }, words))
    }

    fn statement(&mut self, sentence_before: usize, confidences: &[f32]) -> Option<Statement> {
        let span = self.span()?;
        let sentence = wrapped(sentence_before, self.number()?);
        let statuses = self.number()?;
        let status = *STATUSES.get(statuses / STATUSES.len())?;
        let runner_up = STATUSES[statuses % STATUSES.len()];
        let confidence = *confidences.get(self.number()?)?;
        let lead = u8::try_from(self.number()?).ok()?;
        let source = match self.number()? {
            0 => None,
            kind => {
                let kind = *SOURCES.get(kind - 1)?;
                let span = self.beside(span.start)?;
                Some(Source { span, kind, entity: self.number()?.checked_sub(1).map(EntityId) })
            }
        };
        let mut cues = Vec::new();
        for _ in 0..self.count()? {
            let span = self.beside(span.start)?;
            cues.push(Cue { span, kind: *CueKind::ALL.get(self.number()?)? });
        }
        let mut reasons = Vec::new();
        for _ in 0..self.count()? {
            let ground = *GROUNDS.get(self.number()?)?;
            let weight = u16::try_from(self.number()?).ok()?;
            let words = if self.number()? == 0 { None } else { Some(self.beside(span.start)?) };
            reasons.push(Reason { ground, words, weight });
        }
        Some(Statement { span, sentence, status, confidence, runner_up, lead, source, cues, reasons })
    }

    fn entity(&mut self) -> Option<Entity> {
        let kind = *EntityType::ALL.get(self.number()?)?;
        let name = self.words()?;
        let link = if self.number()? == 0 { None } else { Some(self.words()?) };
        let description = self.words()?;
        let mut described = Vec::new();
        let count = self.count()?;
        self.last = 0;
        for _ in 0..count {
            let span = self.span()?;
            described.push(Description { span, kind: *DESCRIPTIONS.get(self.number()?)? });
        }
        Some(Entity { kind, name, link, description, described, mentions: self.spans()? })
    }

    fn spans(&mut self) -> Option<Vec<Span>> {
        let count = self.count()?;
        self.last = 0;
        let mut spans = Vec::with_capacity(count);
        for _ in 0..count {
            spans.push(self.span()?);
        }
        Some(spans)
    }

    fn span(&mut self) -> Option<Span> {
        let start = wrapped(self.last, self.number()?);
        let span = self.of_text(start)?;
        self.last = span.end;
        Some(span)
    }

    fn beside(&mut self, base: usize) -> Option<Span> {
        let coded = self.number()?;
        let distance = coded >> 1;
        let start = if coded & 1 == 1 { base.checked_sub(distance)? } else { base.checked_add(distance)? };
        self.of_text(start)
    }

    /// The span from `start`, of the length that comes next, if the text has it.
    fn of_text(&mut self, start: usize) -> Option<Span> {
        let end = start.checked_add(self.number()?)?;
        self.text.get(start..end).map(|_| Span::new(start, end))
    }

    fn words(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.bytes.take(length)?.to_vec()).ok()
    }

    /// How many things follow: none is shorter than a byte, so that no damaged number makes room for millions.
    fn count(&mut self) -> Option<usize> {
        self.number().filter(|count| *count <= self.bytes.0.len())
    }

    fn number(&mut self) -> Option<usize> {
        self.bytes.varint().map(|number| number as usize)
    }
}

/// The sum in 32 bits, as it was written.
fn wrapped(base: usize, step: usize) -> usize {
    (base as u32).wrapping_add(step as u32) as usize
}
