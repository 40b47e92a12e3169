//! Settings in which a whole stretch has one voice: an interview, and an article pasted under its outlet's dateline.

use super::label::{Labels, label};
use super::scene::Scene;
use super::{borrowed, interview};
use crate::bytes::position;
use crate::text::Traits;
use crate::{Source, SourceKind, Span};

/// The voice of each sentence, where it is not the author's, and the blocks that are questions to somebody.
pub(super) struct Setting {
    /// By block, then by sentence.
    voices: Vec<Option<Source>>,
    sentences: Vec<Option<Source>>,
    questions: Vec<bool>,
}

impl Setting {
    #[inline(never)]
    pub fn of(scene: &Scene) -> Self {
        let count = scene.document.blocks.len();
        let (voices, questions) = (vec![None; count], vec![false; count]);
        let mut setting = Setting { voices, sentences: Vec::new(), questions };
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
    #[inline(never)]
    fn spread(&mut self, scene: &Scene) {
        let document = scene.document;
        self.sentences = borrowed::voices(scene);
        let mut labels = Labels::default();
        let mut block = 0;
        for (number, (sentence, slot)) in document.sentences.iter().zip(&mut self.sentences).enumerate() {
            while block + 1 < document.blocks.len() && document.blocks[block].span.end <= sentence.start {
                block += 1;
            }
            let tokens = scene.sentence(number);
            let opens = label(scene, number);
            let own = labels.read(scene, tokens, block, opens);
            // "A:" names nobody: the interview does, if it introduces somebody
            let named = own.filter(|own| own.kind == SourceKind::Named);
            *slot = named.or(*slot).or(self.voices.get(block).copied().flatten()).or(own);
        }
    }

    /// Whether a block is what an interviewer asks.
    pub fn is_question(&self, block: usize) -> bool {
        self.questions.get(block).copied().unwrap_or(false)
    }

    /// The answers of an interview are in the voice of the interviewed.
    fn interview(&mut self, scene: &Scene) {
        let Some(interview) = interview::of(scene) else { return };
        for (index, asks) in interview.questions.iter().enumerate().skip(interview.first) {
            let prose = interview::is_prose(&scene.document.blocks[index]);
            self.voices[index] = (!asks && prose).then_some(interview.voice);
        }
        self.questions = interview.questions;
    }

    /// *WASHINGTON (Reuters) –*: the outlet speaks from there on.
    #[inline(never)]
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

/// Bytes of a headline and a byline that may stand before a dateline in one line with it.
const LONGEST_HEAD: usize = 200;

/// The outlet in the brackets of a dateline at the start of a line, in bytes of that line: after a place in capitals, or,
/// where a headline stands before it, after a place and a date in front of an agency's letters.
fn dateline_outlet(line: &str) -> Option<Span> {
    let head = &line.as_bytes()[..line.len().min(LONGEST_HEAD)];
    let mut from = 0;
    let mut brackets = std::iter::from_fn(|| {
        let at = from + position(&head[from..], |byte| byte == b'(')?;
        from = at + 1;
        Some(at)
    });
    brackets.find_map(|open| {
        let close = open + line[open..].find(')')?;
        let (before, name) = (line[..open].trim(), &line[open + 1..close]);
        let after = line[close + 1..].trim_start();
        let text = after.trim_start_matches(['-', '–', '—', ' ']);
        let dash = after.starts_with(['-', '–', '—']);
        let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
        let place = open < 50 && before.split([' ', ',']).next().is_some_and(|word| capitals(word) >= 3);
        let date = before.contains(',') && before.split(' ').next_back().is_some_and(|word| word.parse::<u8>().is_ok());
        let agency = date && capitals(name) >= 2 && text.starts_with(char::is_uppercase);
        let date = name.starts_with(|c: char| c.is_ascii_digit());
        (dash && (place || agency) && !name.is_empty() && !date && name.len() < 30).then(|| Span::new(open + 1, close))
    })
}

/// Whether a paragraph speaks in the first person outside quotations.
fn is_personal(scene: &Scene, block: Span) -> bool {
    scene.document.token_range(block).any(|at| {
        scene.is(at, Traits::FIRST)
            && scene.quotation(at).is_none()
            && matches!(scene.form(at), "i" | "my" | "our" | "we")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_names_its_outlet() {
        let line = "OSLO (Nordpost) - The port closed.";
        assert_eq!(dateline_outlet(line).map(|span| span.of(line)), Some("Nordpost"));
        assert_eq!(dateline_outlet("The port (old) - closed."), None);
        assert_eq!(dateline_outlet("OSLO (3 June 2020) - The port closed."), None);
        let line = "Who closed it? By Ada Blom Oslo, Norway, Feb. 23 (NPI) -- The port closed.";
        assert_eq!(dateline_outlet(line).map(|span| span.of(line)), Some("NPI"));
        assert_eq!(dateline_outlet("In Oslo, Nordic Press (NPI) -- a Bureau -- closed."), None);
    }
}
