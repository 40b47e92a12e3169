//! From an analysis to bytes.

use super::STATUSES;
use crate::bytes::push_varint;
use crate::{Analysis, Cue, Description, Entity, Reason, Source, Span, Statement};
use rustc_hash::FxHashMap;

/// Bytes in the making.
#[derive(Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
    /// Where the last span of the list at hand ended.
    last: usize,
}

impl Writer {
    pub fn analysis(&mut self, analysis: &Analysis, words: &[usize]) {
        let Analysis { sentences, statements, entities } = analysis;
        self.spans(sentences);
        let places = self.confidences(statements);
        self.number(statements.len());
        self.last = 0;
        let mut sentence = 0;
        for (statement, words) in statements.iter().zip(words) {
            self.statement(statement, sentence, &places);
            self.number(*words);
            sentence = statement.sentence;
        }
        self.entities(entities);
    }

    pub fn entities(&mut self, entities: &[Entity]) {
        self.number(entities.len());
        for entity in entities {
            self.entity(entity);
        }
    }

    /// The different confidences, which are few; a statement then names one by its place.
    fn confidences(&mut self, statements: &[Statement]) -> FxHashMap<u32, usize> {
        let mut places = FxHashMap::default();
        let mut all = Vec::new();
        for statement in statements {
            places.entry(statement.confidence.to_bits()).or_insert_with(|| {
                all.push(statement.confidence);
                all.len() - 1
            });
        }
        self.number(all.len());
        for confidence in all {
            self.bytes.extend(confidence.to_le_bytes());
        }
        places
    }

    fn statement(&mut self, statement: &Statement, sentence_before: usize, places: &FxHashMap<u32, usize>) {
        // Whole, so that a field which is added is not forgotten here.
        let Statement { span, sentence, status, confidence, runner_up, lead, source, cues, reasons } = statement;
        self.span(*span);
        self.number(sentence.wrapping_sub(sentence_before));
        self.number(*status as usize * STATUSES.len() + *runner_up as usize);
        self.number(places[&confidence.to_bits()]);
        self.number((*lead).into());
        match source {
            None => self.number(0),
            Some(Source { span: words, kind, entity }) => {
                self.number(1 + *kind as usize);
                self.beside(*words, span.start);
                self.number(entity.map_or(0, |id| id.0 + 1));
            }
        }
        self.number(cues.len());
        for Cue { span: words, kind, learned } in cues {
            self.beside(*words, span.start);
            self.number(*kind as usize * 2 + usize::from(*learned));
        }
        self.number(reasons.len());
        for Reason { ground, words, weight } in reasons {
            self.number(*ground as usize);
            self.number((*weight).into());
            self.number(usize::from(words.is_some()));
            if let Some(words) = words {
                self.beside(*words, span.start);
            }
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let Entity { kind, name, link, description, described, mentions } = entity;
        self.number(*kind as usize);
        self.text(name);
        self.number(usize::from(link.is_some()));
        if let Some(link) = link {
            self.text(link);
        }
        self.text(description);
        self.number(described.len());
        self.last = 0;
        for Description { span, kind } in described {
            self.span(*span);
            self.number(*kind as usize);
        }
        self.spans(mentions);
    }

    fn spans(&mut self, spans: &[Span]) {
        self.number(spans.len());
        self.last = 0;
        for span in spans {
            self.span(*span);
        }
    }

    /// A span of a list in text order; wraps around where it is in no order, so that none is ever lost.
    fn span(&mut self, span: Span) {
        self.number(span.start.wrapping_sub(self.last));
        self.number(span.len());
        self.last = span.end;
    }

    /// A span near `base`, before or after it.
    fn beside(&mut self, span: Span, base: usize) {
        let distance = span.start.abs_diff(base);
        self.number(distance << 1 | usize::from(span.start < base));
        self.number(span.len());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: usize) {
        // What wrapped around does so in the same width on every machine.
        push_varint(&mut self.bytes, number as u32);
    }
}
