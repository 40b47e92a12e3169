//! Interviews printed without labels: who asks, who answers.

use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use crate::text::{Block, BlockKind, Traits};
use crate::{Entity, EntityId, EntityType, Source, SourceKind, Span};
use std::cmp::Reverse;
use std::ops::Range;

/// Blocks at the top that announce an interview.
const OPENING: usize = 3;

/// Bytes that what an interviewer asks seldom exceeds.
const LONGEST_QUESTION: usize = 600;

/// An interview in which paragraphs ask somebody and paragraphs answer.
pub(super) struct Interview {
    /// Whether each block of the document asks.
    pub questions: Vec<bool>,
    /// The block that asks first.
    pub first: usize,
    /// Who is introduced as interviewed.
    pub voice: Source,
}

/// The interview that a document is, if it is one.
#[inline(never)]
pub(super) fn of(scene: &Scene) -> Option<Interview> {
    let blocks = &scene.document.blocks;
    let announced = is_announced(scene);
    let questions = questions(scene, announced);
    let first = questions.iter().position(|asks| *asks)?;
    let prose = |from: usize| blocks[from..].iter().filter(|block| is_prose(block)).count();
    let asked = questions.iter().filter(|asks| **asks).count();
    let addressed = (first..blocks.len()).filter(|at| questions[*at] && addresses(scene, &blocks[*at])).count();
    let exchanged = addressed >= 4 && asked * 5 >= prose(0);
    let answered = asked >= 3 && addressed > 0 && asked * 8 >= prose(first) && is_answered(scene, &questions, first);
    if !(exchanged || answered || announced && asked >= 2) {
        return None;
    }
    Some(Interview { voice: interviewee(scene, blocks[first].span.start)?, questions, first })
}

/// Whether a block is running text.
pub(super) fn is_prose(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading | BlockKind::Other)
}

/// Whether each block is a question to somebody, in a text that is `announced` as an interview or not.
#[inline(never)]
fn questions(scene: &Scene, announced: bool) -> Vec<bool> {
    let blocks = &scene.document.blocks;
    let asks = |index: usize| {
        let block = &blocks[index];
        let words = block.span.of(scene.document.text);
        let asked = words.ends_with('?') && block.span.len() < LONGEST_QUESTION;
        // "I wanted to hear what you think." under a heading, before a longer answer
        let put = announced
            && block.span.len() < LONGEST_QUESTION / 2
            && index.checked_sub(1).is_some_and(|before| !is_prose(&blocks[before]))
            && blocks.get(index + 1).is_some_and(|next| next.span.len() > 2 * block.span.len())
            && addresses(scene, block);
        is_prose(block) && !words.starts_with(['"', '“']) && (asked || put)
    };
    (0..blocks.len()).map(asks).collect()
}

/// Whether a block speaks to *you*.
fn addresses(scene: &Scene, block: &Block) -> bool {
    scene.document.token_range(block.span).any(|at| scene.is(at, Traits::SECOND))
}

/// Whether one of the first blocks speaks of an interview.
fn is_announced(scene: &Scene) -> bool {
    let document = scene.document;
    document.blocks.iter().take(OPENING).any(|block| block.span.of(document.text).to_lowercase().contains("interview"))
}

/// Whether half of the questions, from block `first` on, are answered in the first person, and what stands before them is
/// not told in it: there one asks *you* and another answers *I*, whereas who asks himself says *I* from the start.
fn is_answered(scene: &Scene, questions: &[bool], first: usize) -> bool {
    let blocks = &scene.document.blocks;
    let personal = |block: &Block| {
        let mut tokens = scene.document.token_range(block.span);
        tokens.any(|at| scene.quotation(at).is_none() && scene.is(at, Traits::FIRST))
    };
    let answer = |at: usize| blocks[at + 1..].iter().find(|block| is_prose(block));
    let asked = (first..blocks.len()).filter(|at| questions[*at]);
    let answered = asked.clone().filter(|at| answer(*at).is_some_and(personal)).count();
    first > 0 && answered * 2 >= asked.count() && !blocks[..first].iter().any(personal)
}

/// Whom the words before the first question, at byte `before`, introduce: the object of *interviews* or *spoke with*,
/// else the person whom they name most often.
#[inline(never)]
fn interviewee(scene: &Scene, before: usize) -> Option<Source> {
    let opening = scene.document.token_range(Span::new(0, before));
    introduced(scene, opening).or_else(|| {
        let named = |entity: &Entity| {
            entity.kind == EntityType::Person && entity.mentions.iter().any(|mention| mention.start < before)
        };
        let found = scene.entities.iter().enumerate().filter(|(_, entity)| named(entity));
        // who is introduced has a full name: what is only called by one word may be a ship
        let full =
            |entity: &Entity| entity.mentions.iter().any(|mention| mention.of(scene.document.text).contains(' '));
        let (index, entity) = found.max_by_key(|(index, own)| (full(own), own.mentions.len(), Reverse(*index)))?;
        Some(Source { span: *entity.mentions.first()?, kind: SourceKind::Named, entity: Some(EntityId(index)) })
    })
}

/// The person, else the words, that a verb of meeting has as its object in the tokens of an opening; in a title also the
/// person before *an interview*.
fn introduced(scene: &Scene, opening: Range<usize>) -> Option<Source> {
    let mut described = None;
    for verb in opening.clone() {
        let Some(start) = object(scene, verb) else { continue };
        let block = |at: usize| scene.document.block_at(scene.document.tokens[at].span.start);
        let beside = |at: &usize| block(*at).map(|block| block.span) == block(verb).map(|block| block.span);
        let topic = |at: &usize| matches!(scene.form(*at), "about" | "on" | "regarding");
        let heading = (start..opening.end).take_while(|at| beside(at) && !topic(at));
        let end = heading.clone().last().map_or(start, |at| at + 1);
        let person = |at: &usize| scene.kind(*at) == Some(EntityType::Person);
        // "Ada Blom: an interview with the port's poet", "The Herald: an interview with 'the harbour's voice'"
        let body = |at: &usize| matches!(scene.kind(*at), Some(EntityType::Organisation | EntityType::Work));
        let before = || (opening.start..verb).rev().take_while(beside);
        let titled = || before().find(person).or_else(|| before().find(body));
        let noun = scene.form(verb) == "interview";
        // "interviewed her": whom the words before name in full, else whom the opening names most often
        let pronoun = start < end && scene.is(start, Traits::PERSON.or(Traits::OBJECTIVE));
        let full = |at: &usize| person(at) && scene.mention_range(*at).len() > 1;
        let found = heading.into_iter().find(person).or_else(|| titled().filter(|_| noun));
        if let Some(person) = found.or_else(|| (opening.start..verb).rev().find(full).filter(|_| pronoun)) {
            let span = scene.document.span_of(scene.mention_range(person));
            return Some(Source { span, kind: SourceKind::Named, entity: scene.mention(person) });
        }
        let words = || {
            phrase::after(scene, start, end)
                .filter(|_| !pronoun)
                .and_then(|words| Memory::default().source(scene, words))
        };
        described = described.or_else(words);
    }
    described
}

/// Where the object of a verb of meeting at token `verb` starts: *interviews*, *an interview with*, *spoke with*.
fn object(scene: &Scene, verb: usize) -> Option<usize> {
    let next = scene.form(verb + 1);
    match (scene.form(verb), next) {
        ("interviews" | "interviewed", _) => Some(verb + 1),
        ("interview", "with" | ":") | ("spoke" | "speaks" | "talked" | "talks", "with" | "to") => Some(verb + 2),
        _ => None,
    }
}
