//! Reads every sentence that can hold statements: its cues, and who is said to say so.

use super::attribution::{self, Attribution};
use super::cue::{self, Found};
use super::forms::Signs;
use super::label;
use super::scene::Scene;
use super::setting::Setting;
use super::source::Memory;
use crate::text::{BlockKind, TokenKind, Traits};
use std::ops::Range;

/// Attributions that one sentence can hold; no sentence that somebody wrote has more, and the work stays linear.
const MOST_ATTRIBUTIONS: usize = 24;

/// One sentence with what was found in it.
pub(super) struct Read<'a> {
    /// The number of its sentence.
    pub sentence: usize,
    pub tokens: Range<usize>,
    pub block: usize,
    pub cues: &'a [Found],
    pub attributions: &'a [Attribution],
}

/// What was found in the sentences of a text, one after the other.
#[derive(Default)]
pub(super) struct Findings {
    cues: Vec<Found>,
    attributions: Vec<Attribution>,
    sentences: Vec<Place>,
}

/// What of the findings is of one sentence.
struct Place {
    sentence: usize,
    tokens: Range<usize>,
    block: usize,
    cues: Range<usize>,
    attributions: Range<usize>,
}

impl Findings {
    /// Finds cues and attributions in every sentence that can hold statements.
    #[inline(never)]
    pub fn of(scene: &Scene, setting: &Setting) -> Self {
        let document = scene.document;
        let mut memory = Memory::default();
        let mut out = Self { sentences: Vec::with_capacity(document.sentences.len()), ..Self::default() };
        let mut found = Vec::new();
        let mut block = 0;
        for (sentence, span) in document.sentences.iter().enumerate() {
            while block + 1 < document.blocks.len() && document.blocks[block].span.end <= span.start {
                block += 1;
            }
            let kind = document.blocks.get(block).map(|block| block.kind);
            let tokens = scene.sentence(sentence);
            let wordless = !document.tokens[tokens.clone()].iter().any(|token| token.kind == TokenKind::Word);
            if wordless
                || label::is_note(scene, tokens.clone())
                || matches!(kind, Some(BlockKind::Heading | BlockKind::Other))
                || setting.is_question(block)
            {
                continue;
            }
            let first = out.cues.len();
            cue::find(scene, tokens.clone(), &mut out.cues);
            attribution::find(scene, &memory, tokens.clone(), &out.cues[first..], &mut found);
            found.truncate(MOST_ATTRIBUTIONS);
            memory.read(scene, tokens.clone());
            for found in &found {
                memory.spoken(scene, found.source);
            }
            if scene.signs(sentence).any(Signs::QUESTION) && is_asked(scene, tokens.clone(), &found) {
                out.cues.truncate(first);
                continue;
            }
            let cues = first..out.cues.len();
            let attributions = out.attributions.len()..out.attributions.len() + found.len();
            out.attributions.append(&mut found);
            out.sentences.push(Place { sentence, tokens, block, cues, attributions });
        }
        out
    }

    /// The sentences, each with what was found in it.
    pub fn sentences(&self) -> Vec<Read<'_>> {
        let read = |place: &Place| Read {
            sentence: place.sentence,
            tokens: place.tokens.clone(),
            block: place.block,
            cues: &self.cues[place.cues.clone()],
            attributions: &self.attributions[place.attributions.clone()],
        };
        self.sentences.iter().map(read).collect()
    }
}

/// A real question: *“Is it shut?” asked Blom*, or one that the author puts to the reader.
#[inline(never)]
fn is_asked(scene: &Scene, tokens: Range<usize>, attributions: &[Attribution]) -> bool {
    let ends = tokens.clone().rev().take(2).any(|at| scene.is_mark(at, b'?'));
    let asked = |found: &Attribution| found.after && matches!(scene.form(found.cue.start), "asked" | "asks" | "ask");
    let of_reader = || {
        let plain = |at: usize| scene.quotation(at).is_none();
        tokens.clone().all(plain) && tokens.clone().any(|at| scene.is(at, Traits::SECOND))
    };
    attributions.iter().any(asked) || ends && of_reader()
}
