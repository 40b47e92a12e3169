//! Settings in which a whole stretch has one voice: an interview, and an article pasted under its outlet's dateline.

use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use crate::text::{Block, BlockKind, Traits};
use crate::{Entity, EntityId, EntityType, Source, SourceKind, Span};
use std::ops::Range;

/// Bytes that what an interviewer asks seldom exceeds.
const LONGEST_QUESTION: usize = 600;

/// The voice of each block, where it is not the author's, and the blocks that are questions to somebody.
pub(super) struct Setting {
    voices: Vec<Option<Source>>,
    questions: Vec<bool>,
}

impl Setting {
    pub fn of(scene: &Scene) -> Self {
        let count = scene.document.blocks.len();
        let mut setting = Setting { voices: vec![None; count], questions: vec![false; count] };
        setting.interview(scene);
        setting.pasted(scene);
        setting
    }

    /// Whose words a block is.
    pub fn voice(&self, block: usize) -> Option<Source> {
        self.voices.get(block).copied().flatten()
    }

    /// Whether a block is what an interviewer asks.
    pub fn is_question(&self, block: usize) -> bool {
        self.questions.get(block).copied().unwrap_or(false)
    }

    /// An interview: paragraphs that ask somebody, paragraphs that answer, and one who is introduced as interviewed.
    fn interview(&mut self, scene: &Scene) {
        let document = scene.document;
        let prose = |block: &Block| !matches!(block.kind, BlockKind::Heading | BlockKind::Other);
        let blocks = &document.blocks;
        let addresses = |block: &Block| document.token_range(block.span).any(|at| scene.is(at, Traits::SECOND));
        let opening =
            blocks.iter().take(3).any(|block| block.span.of(document.text).to_lowercase().contains("interview"));
        let asks = |index: usize| {
            let block = &blocks[index];
            let words = block.span.of(document.text);
            let asked = words.ends_with('?') && block.span.len() < LONGEST_QUESTION;
            // "I wanted to hear what you think." under a heading, before a longer answer
            let put = opening
                && block.span.len() < LONGEST_QUESTION / 2
                && index.checked_sub(1).is_some_and(|before| !prose(&blocks[before]))
                && blocks.get(index + 1).is_some_and(|next| next.span.len() > 2 * block.span.len())
                && addresses(block);
            prose(block) && !words.starts_with(['"', '“']) && (asked || put)
        };
        let questions: Vec<bool> = (0..blocks.len()).map(asks).collect();
        let asked = questions.iter().filter(|asks| **asks).count();
        let addressed = blocks.iter().zip(&questions).filter(|(block, asks)| **asks && addresses(block)).count();
        let exchanged = addressed >= 4 && asked * 5 >= blocks.iter().filter(|block| prose(block)).count();
        if !(exchanged || opening && asked >= 2) {
            return;
        }
        let Some(first) = questions.iter().position(|asks| *asks) else { return };
        let Some(voice) = interviewee(scene, blocks[first].span.start) else { return };
        for index in first..blocks.len() {
            self.voices[index] = (!questions[index] && prose(&blocks[index])).then_some(voice);
        }
        self.questions = questions;
    }

    /// *WASHINGTON (Reuters) –*: the outlet speaks from there on.
    fn pasted(&mut self, scene: &Scene) {
        let document = scene.document;
        let mut outlet = None;
        for (index, block) in document.blocks.iter().enumerate() {
            if let Some(span) = dateline_outlet(block.span.of(document.text)) {
                let span = Span::new(block.span.start + span.start, block.span.start + span.end);
                let entity = scene.mention(document.token_range(span).start);
                outlet = Some(Source { span, kind: SourceKind::Named, entity });
            } else if outlet.is_some() && is_personal(scene, block.span) {
                outlet = None;
            }
            self.voices[index] = self.voices[index].or(outlet);
        }
    }
}

/// Whom the words before the first question, at byte `before`, introduce: the object of *interviews*, else the person
/// whom they name.
fn interviewee(scene: &Scene, before: usize) -> Option<Source> {
    let document = scene.document;
    let opening = document.token_range(Span::new(0, before));
    let verb = opening.clone().find(|at| {
        scene.form(*at) == "interviews"
            || (scene.form(*at) == "interview" && matches!(scene.form(*at + 1), "with" | ":"))
    });
    let block = |at: usize| document.block_at(document.tokens[at].span.start).map(|block| block.span.start);
    if let Some(verb) = verb {
        let start = verb + 1 + usize::from(scene.form(verb) == "interview");
        let heading = (start..opening.end).take_while(|at| block(*at) == block(verb));
        let end = heading.clone().last().map_or(start, |at| at + 1);
        if let Some(person) = heading.into_iter().find(|at| scene.kind(*at) == Some(EntityType::Person)) {
            let span = document.span_of(scene.mention_range(person));
            return Some(Source { span, kind: SourceKind::Named, entity: scene.mention(person) });
        }
        if let Some(source) = phrase::after(scene, start, end).and_then(|words| Memory::default().source(scene, words))
        {
            return Some(source);
        }
    }
    let person =
        |entity: &Entity| entity.kind == EntityType::Person && entity.mentions.iter().any(|m| m.start < before);
    let found = scene.entities.iter().enumerate().filter(|(_, entity)| person(entity));
    let (index, entity) = found.max_by_key(|(index, entity)| (entity.mentions.len(), std::cmp::Reverse(*index)))?;
    Some(Source { span: *entity.mentions.first()?, kind: SourceKind::Named, entity: Some(EntityId(index)) })
}

/// The outlet in the brackets of a dateline at the start of a line, in bytes of that line.
fn dateline_outlet(line: &str) -> Option<Span> {
    let open = line.find('(').filter(|at| *at < 50)?;
    let close = open + line[open..].find(')')?;
    let place = line[..open].trim();
    let capitals =
        place.split([' ', ',']).next().is_some_and(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 3);
    let dash = line[close + 1..].trim_start().starts_with(['-', '–', '—']);
    let name = &line[open + 1..close];
    (capitals && dash && !name.is_empty() && name.len() < 30).then(|| Span::new(open + 1, close))
}

/// Whether a paragraph speaks in the first person outside quotations.
fn is_personal(scene: &Scene, block: Span) -> bool {
    scene
        .document
        .token_range(block)
        .any(|at| scene.quotation(at).is_none() && matches!(scene.form(at), "i" | "my" | "our" | "we"))
}

/// The most tokens of a label before its colon.
const LONGEST_LABEL: usize = 6;

/// Who a sentence opens with, before a colon: *Reuters: …*, *THE MAYOR: …*.
pub(super) fn label(scene: &Scene, tokens: Range<usize>) -> Option<Source> {
    let first = tokens.clone().take(3).find(|at| scene.is_word(*at)).filter(|at| scene.is_capital(*at))?;
    let colon = (first..tokens.end.min(first + LONGEST_LABEL)).find(|at| scene.form(*at) == ":")?;
    let named = |at: usize| scene.is_capital(at) || scene.form(at) == "." || scene.is(at, Traits::PREPOSITION);
    if colon == first || !(first..colon).all(named) || scene.kind(first) == Some(EntityType::Group) {
        return None;
    }
    let entity = (first..colon).find_map(|at| scene.mention(at));
    let shouted = scene.document.span_of(first..colon).of(scene.document.text).chars().all(|c| !c.is_lowercase());
    let span = scene.document.span_of(first..colon);
    (entity.is_some() || shouted && span.len() > 3).then_some(Source { span, kind: SourceKind::Named, entity })
}

/// Whose label the words of a sentence stand under: one in capitals, as in a transcript, speaks until the next one, a
/// name in front of a paragraph's sentences until that ends.
#[derive(Default)]
pub(super) struct Labels {
    last: Option<(Source, usize, bool)>,
}

impl Labels {
    /// The voice of the sentence of `tokens` in `block`.
    pub fn read(&mut self, scene: &Scene, tokens: Range<usize>, block: usize) -> Option<Source> {
        if let Some(source) = label(scene, tokens) {
            let shouted = source.span.of(scene.document.text).chars().all(|c| !c.is_lowercase());
            self.last = Some((source, block, shouted));
        }
        self.last.filter(|(_, own, shouted)| *shouted || *own == block).map(|(source, ..)| source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_names_its_outlet() {
        let line = "OSLO (Nordpost) - The port closed.";
        assert_eq!(dateline_outlet(line).map(|span| span.of(line)), Some("Nordpost"));
        assert_eq!(dateline_outlet("The port (old) - closed."), None);
    }
}
