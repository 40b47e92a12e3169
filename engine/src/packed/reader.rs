//! From bytes to an analysis, believing none of them.

use super::{DESCRIPTIONS, GROUNDS, SOURCES, STATUSES};
use crate::bytes;
use crate::{Analysis, Cue, CueKind, Description, Entity, EntityId, EntityType, Reason, Source, Span, Statement};
use std::sync::Arc;

/// An analysis that is being read, some of it at a time: a reader's screen must not wait until all of it is.
pub struct Unpacking {
    bytes: Vec<u8>,
    /// How many of them are read.
    at: usize,
    /// Where the last span of the list at hand ended.
    last: usize,
    list: List,
    /// How much of the list at hand is to come.
    left: usize,
    /// The confidences that statements have, each once.
    confidences: Vec<f32>,
    analysis: Analysis,
    words: Vec<usize>,
}

/// Bytes of the shortest sentence, statement and entity.
const SENTENCE: usize = 2;
const STATEMENT: usize = 9;
const ENTITY: usize = 6;

/// Cues or reasons of one statement that room is made for at once: more than any has.
const MOST_AT_ONCE: usize = 16;

/// The lists of a packed analysis, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Start,
    Sentences,
    Confidences,
    Statements,
    Entities,
    End,
}

impl Unpacking {
    /// Begins with what [`pack`](super::pack) made.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            at: 0,
            last: 0,
            list: List::Start,
            left: 0,
            confidences: Vec::new(),
            analysis: Analysis::default(),
            words: Vec::new(),
        }
    }

    /// Begins with what [`pack_entities`](super::pack_entities) made, for a text of which an analysis is here that differs from
    /// the packed one in nothing else; what it says of statements is shared with that.
    pub fn of_entities(bytes: Vec<u8>, before: &Analysis) -> Self {
        let (sentences, statements) = (before.sentences.clone(), before.statements.clone());
        let analysis = Analysis { sentences, statements, entities: Vec::new() };
        Self { list: List::Statements, analysis, ..Self::new(bytes) }
    }

    /// Reads on, `most` things at most; whether all is read. `text` is the text that was analysed, the same each time;
    /// `None` where the bytes are not of it.
    pub fn go_on(&mut self, text: &str, most: usize) -> Option<bool> {
        let mut reader = Reader { bytes: bytes::Reader(&self.bytes[self.at..]), text, last: self.last };
        let analysis = &mut self.analysis;
        for _ in 0..most {
            while self.left == 0 {
                self.list = match self.list {
                    List::Start => List::Sentences,
                    List::Sentences => List::Confidences,
                    List::Confidences => List::Statements,
                    List::Statements => List::Entities,
                    List::Entities | List::End => List::End,
                };
                if self.list == List::End {
                    let named = analysis.statements.iter().filter_map(|statement| statement.source?.entity);
                    let sound = { named }.all(|id| id.0 < analysis.entities.len());
                    self.at = self.bytes.len() - reader.bytes.0.len();
                    return (sound && reader.bytes.0.is_empty()).then_some(true);
                }
                self.left = reader.count()?;
                reader.last = 0;
                // A list that grows by itself holds up to twice what it needs, and three times while it moves. No thing
                // takes fewer bytes than this, so no damaged number makes room for more than the bytes could hold.
                let room = |least: usize| self.left.min(reader.bytes.0.len() / least);
                match self.list {
                    List::Sentences => Arc::make_mut(&mut analysis.sentences).reserve_exact(room(SENTENCE)),
                    List::Statements => {
                        Arc::make_mut(&mut analysis.statements).reserve_exact(room(STATEMENT));
                        self.words.reserve_exact(room(STATEMENT));
                    }
                    List::Entities => analysis.entities.reserve_exact(room(ENTITY)),
                    List::Start | List::Confidences | List::End => {}
                }
            }
            match self.list {
                List::Sentences => Arc::make_mut(&mut analysis.sentences).push(reader.span()?),
                List::Confidences => self.confidences.push(f32::from_le_bytes(reader.bytes.take(4)?.try_into().ok()?)),
                List::Statements => {
                    let statements = Arc::make_mut(&mut analysis.statements);
                    let before = statements.last().map_or(0, |statement| statement.sentence);
                    let statement = reader.statement(before, &self.confidences)?;
                    analysis.sentences.get(statement.sentence)?;
                    statements.push(statement);
                    self.words.push(reader.number()?);
                }
                List::Entities => analysis.entities.push(reader.entity()?),
                List::Start | List::End => {}
            }
            self.left -= 1;
        }
        (self.at, self.last) = (self.bytes.len() - reader.bytes.0.len(), reader.last);
        Some(false)
    }

    /// What was read: the whole analysis, and the number of words in each statement where those were packed too, once [`go_on`](Self::go_on) said so.
    pub fn finish(self) -> (Analysis, Vec<usize>) {
        (self.analysis, self.words)
    }
}

/// Bytes, read from the front, and the text that spans must lie in.
struct Reader<'a> {
    bytes: bytes::Reader<'a>,
    text: &'a str,
    /// Where the last span of the list at hand ended.
    last: usize,
}

impl Reader<'_> {
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
        let count = self.count()?;
        let mut cues = Vec::with_capacity(count.min(MOST_AT_ONCE));
        for _ in 0..count {
            let span = self.beside(span.start)?;
            let kind = self.number()?;
            cues.push(Cue { span, kind: *CueKind::ALL.get(kind / 2)?, learned: kind % 2 == 1 });
        }
        let count = self.count()?;
        let mut reasons = Vec::with_capacity(count.min(MOST_AT_ONCE));
        for _ in 0..count {
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
