//! What a text commits itself to: cues, attributions, statuses and how sure the engine is of them.

mod attribution;
mod calibration;
mod candidates;
mod complement;
mod context;
mod cue;
mod features;
mod inflect;
mod judge;
mod phrase;
mod report;
mod scene;
mod segment;
mod setting;
mod source;
mod speaker;
mod status;
#[cfg(test)]
mod tests;
mod vocabulary;
mod voice;

pub use calibration::decision;
pub(crate) use calibration::measured;
pub use candidates::Candidate;
pub(crate) use cue::table as cues;
pub use features::Ground;
pub use judge::Instance;
pub(crate) use vocabulary::{nouns, verbs};

use crate::model::{Models, Stage};
use crate::order::sort_by_key;
use crate::text::tag::Tagged;
use crate::text::{BlockKind, Document, TokenKind, Traits};
use crate::{Entity, Span, Statement};
use scene::Scene;
use segment::Draft;
use setting::{Labels, Setting};
use source::Memory;
use speaker::Read;

/// Attributions that one sentence can hold; no sentence that somebody wrote has more, and the work stays linear.
const MOST_ATTRIBUTIONS: usize = 24;

/// The statements of a document in text order, by rules alone or with weights.
pub fn statements(document: &Document, entities: &[Entity], models: Option<(&Models, &Tagged)>) -> Vec<Statement> {
    let scene = Scene::new(document, entities);
    let (sentences, mut drafts) = drafted(&scene);
    if let Some((models, tagged)) = models {
        candidates::decide(&scene, tagged, models.weights(Stage::Attribution), &sentences, &mut drafts);
        let decided = judge::decide(&scene, tagged, models.weights(Stage::Status), &sentences, &drafts);
        for (draft, decision) in drafts.iter_mut().flatten().zip(decided.into_iter().flatten()) {
            draft.decision = decision;
        }
    }
    let mut out = Vec::new();
    for (read, drafts) in sentences.iter().zip(drafts) {
        let span = document.span_of(read.tokens.clone());
        let sentence = document.sentences.partition_point(|sentence| sentence.end <= span.start);
        let pieces = segment::pieces(drafts);
        let starts: Vec<usize> = pieces.iter().map(|piece| document.tokens[piece.tokens.start].span.start).collect();
        let whole = document.sentences.get(sentence).copied().unwrap_or(span);
        for (index, piece) in pieces.into_iter().enumerate() {
            let start = if index == 0 { whole.start } else { starts[index] };
            let end = starts.get(index + 1).copied().unwrap_or(whole.end);
            let span = Span::new(start, end).trimmed(document.text);
            if !span.is_empty() {
                out.push(statement(span, sentence, piece));
            }
        }
    }
    out
}

/// The clauses of a document as the model of status sees them, for training.
pub fn instances(document: &Document, entities: &[Entity], tagged: &Tagged) -> Vec<Instance> {
    let scene = Scene::new(document, entities);
    let (sentences, drafts) = drafted(&scene);
    let mut out = Vec::new();
    judge::each(&scene, tagged, &sentences, &drafts, |number, index, told| {
        let draft = &drafts[number][index];
        let features = told.iter().map(|told| told.feature).collect();
        out.push(Instance { span: draft.clause.span, rules: draft.decision.status, features });
    });
    out
}

/// Lets `choose` choose a source for each clause of a document, for training.
pub fn choose_sources(
    document: &Document,
    entities: &[Entity],
    tagged: &Tagged,
    choose: impl FnMut(Span, &[Candidate]) -> usize,
) {
    let scene = Scene::new(document, entities);
    let (sentences, mut drafts) = drafted(&scene);
    candidates::walk(&scene, tagged, &sentences, &mut drafts, choose);
}

/// The sentences that hold statements, and the clauses of each with what the rules make of them.
fn drafted(scene: &Scene) -> (Vec<Read>, Vec<Vec<Draft>>) {
    let setting = Setting::of(scene);
    let sentences = read(scene, &setting);
    let speakers = speaker::speakers(scene, &sentences);
    let mut labels = Labels::default();
    let draft = |read: &Read| {
        let span = scene.document.span_of(read.tokens.clone());
        let label = labels.read(scene, read.tokens.clone(), read.block);
        segment::drafts(scene, span, read, &speakers, label.or(setting.voice(read.block)))
    };
    let drafts = sentences.iter().map(draft).collect();
    (sentences, drafts)
}

fn statement(span: Span, sentence: usize, piece: segment::Piece) -> Statement {
    let decision = piece.decision;
    let mut cues = piece.cues;
    // the clauses that a statement is made of may have been decided otherwise by themselves
    cues.retain(|cue| cue.kind.status().is_none_or(|status| status == decision.status));
    sort_by_key(&mut cues, |cue| (cue.span.start, cue.span.end));
    cues.dedup_by(|next, last| {
        let same = next.span.overlaps(last.span);
        if same && next.span.len() > last.span.len() {
            *last = *next;
        }
        same
    });
    let mut statement = Statement {
        span,
        sentence,
        status: decision.status,
        confidence: 0.0,
        runner_up: decision.runner_up,
        source: piece.source,
        cues,
    };
    statement.confidence = calibration::confidence(&statement);
    statement
}

/// Finds cues and attributions in every sentence that can hold statements.
fn read(scene: &Scene, setting: &Setting) -> Vec<Read> {
    let document = scene.document;
    let mut memory = Memory::default();
    let mut out = Vec::new();
    let mut block = 0;
    for sentence in &document.sentences {
        while block + 1 < document.blocks.len() && document.blocks[block].span.end <= sentence.start {
            block += 1;
        }
        let kind = document.blocks.get(block).map(|block| block.kind);
        let tokens = document.token_range(*sentence);
        let wordless = !document.tokens[tokens.clone()].iter().any(|token| token.kind == TokenKind::Word);
        if wordless || matches!(kind, Some(BlockKind::Heading | BlockKind::Other)) || setting.is_question(block) {
            continue;
        }
        let cues = cue::find(document, tokens.clone());
        let mut attributions = attribution::find(scene, &memory, tokens.clone(), &cues);
        attributions.truncate(MOST_ATTRIBUTIONS);
        memory.read(scene, tokens.clone());
        for found in &attributions {
            memory.spoken(scene, found.source);
        }
        let read = Read { tokens, block, cues, attributions };
        if !is_asked(scene, &read) {
            out.push(read);
        }
    }
    out
}

/// A real question: *“Is it shut?” asked Blom*, or one that the author puts to the reader.
fn is_asked(scene: &Scene, read: &Read) -> bool {
    let question = read.tokens.clone().any(|at| scene.form(at) == "?");
    let ends = read.tokens.clone().rev().take(2).any(|at| scene.form(at) == "?");
    let asked = |found: &attribution::Attribution| {
        found.after && matches!(scene.form(found.cue.start), "asked" | "asks" | "ask")
    };
    let of_reader = || {
        let plain = |at: usize| scene.quotation(at).is_none();
        read.tokens.clone().all(plain) && read.tokens.clone().any(|at| scene.is(at, Traits::SECOND))
    };
    question && (read.attributions.iter().any(asked) || ends && of_reader())
}
