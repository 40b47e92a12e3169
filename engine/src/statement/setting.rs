//! Settings in which a whole stretch has one voice: an interview, and an article pasted under its outlet's dateline.

use super::borrowed;
use super::label::Labels;
use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use crate::text::{Block, BlockKind, Traits};
use crate::{Entity, EntityId, EntityType, Source, SourceKind, Span};

/// Bytes that what an interviewer asks seldom exceeds.
const LONGEST_QUESTION: usize = 600;

/// The voice of each sentence, where it is not the author's, and the blocks that are questions to somebody.
pub(super) struct Setting {
    /// By block, then by sentence.
    voices: Vec<Option<Source>>,
    sentences: Vec<Option<Source>>,
    questions: Vec<bool>,
}

impl Setting {
    pub fn of(scene: &Scene) -> Self {
        let count = scene.document.blocks.len();
        let (voices, sentences, questions) = (vec![None; count], Vec::new(), vec![false; count]);
        let mut setting = Setting { voices, sentences, questions };
        setting.interview(scene);
        setting.pasted(scene);
        setting.spread(scene);
        setting
    }

    /// Whose words a sentence is.
    pub fn voice(&self, sentence: usize) -> Option<Source> {
        self.sentences.get(sentence).copied().flatten()
    }

    /// Gives each sentence its voice: the label that it stands under, else whom it is borrowed from, else its block's.
    fn spread(&mut self, scene: &Scene) {
        let document = scene.document;
        self.sentences = borrowed::voices(scene);
        let mut labels = Labels::default();
        let mut block = 0;
        for (sentence, slot) in document.sentences.iter().zip(&mut self.sentences) {
            while block + 1 < document.blocks.len() && document.blocks[block].span.end <= sentence.start {
                block += 1;
            }
            let label = labels.read(scene, document.token_range(*sentence), block);
            *slot = label.or(*slot).or(self.voices.get(block).copied().flatten());
        }
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
        let person = |at: &usize| scene.kind(*at) == Some(EntityType::Person);
        // "Ada Blom: an interview with the port's poet"
        let before = || (opening.start..verb).rev().take_while(|at| block(*at) == block(verb)).find(person);
        let titled = || if scene.form(verb) == "interview" { before() } else { None };
        if let Some(person) = heading.into_iter().find(person).or_else(titled) {
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
