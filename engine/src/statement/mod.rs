//! What a text commits itself to: cues, attributions, statuses and how sure the engine is of them.

mod apposition;
mod attribution;
mod borrowed;
mod calibration;
mod chain;
mod command;
mod complement;
mod context;
mod cue;
mod cue_table;
mod facts;
mod features;
mod forms;
mod frame;
mod gender;
mod holder;
mod indirect;
mod inflect;
mod interview;
mod inversion;
mod judge;
mod label;
mod nominal;
mod phrase;
mod reading;
mod report;
mod scene;
mod segment;
mod setting;
mod signed;
mod source;
mod speaker;
mod status;
#[cfg(test)]
mod tests;
mod verb_or_noun;
mod vocabulary;
mod voice;
mod whole;
mod word_sets;

pub(crate) use calibration::measured;
pub use calibration::{STEPS, decision, is_personal, place};
pub(crate) use cue_table::table as cues;
pub use features::Ground;
pub(crate) use judge::CLASSES;
pub use judge::{Instance, RULES_AHEAD};
pub(crate) use vocabulary::{acts, nouns, verbs};
pub(crate) use word_sets::sets as word_sets;

use crate::model::{Models, Stage, Weights};
use crate::order::sort_by_key;
use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{Cue, CueKind, Entity, Span, Statement, Status};
use reading::{Findings, Read};
use scene::Scene;
use segment::{Draft, Drafts};
use setting::Setting;
use status::Decision;

/// The statements of a document in text order, by rules alone or with weights; with their [`Statement::reasons`] where they
/// are to be `explained`.
pub fn statements(
    document: &Document,
    entities: &[Entity],
    models: Option<(&Models, &Tagged)>,
    explained: bool,
) -> Vec<Statement> {
    let scene = Scene::new(document, entities, models.map(|(_, tagged)| tagged));
    let setting = Setting::of(&scene);
    let findings = Findings::of(&scene, &setting);
    let sentences = findings.sentences();
    let mut drafts = drafted(&scene, &setting, &sentences);
    if let Some((models, tagged)) = models {
        let decided = judge::decide(&scene, tagged, models, (&sentences, &drafts), explained);
        for (draft, (decision, reasons)) in drafts.all.iter_mut().zip(decided) {
            draft.decision = decision;
            draft.reasons = reasons;
        }
    }
    let measure = models.map(|(models, _)| (models.weights(Stage::Status), is_personal(document)));
    let mut out = Vec::with_capacity(sentences.len());
    let ranges: Vec<usize> = (0..sentences.len()).map(|number| drafts.range(number).len()).collect();
    let (mut drafts, mut pieces) = (drafts.all.into_iter(), Vec::new());
    for (read, count) in sentences.iter().zip(ranges) {
        let span = document.span_of(read.tokens.clone());
        let sentence = read.sentence;
        let whole = document.sentences.get(sentence).copied().unwrap_or(span);
        let mut start = whole.start;
        segment::pieces(&scene, drafts.by_ref().take(count), &mut pieces);
        let mut pieces = pieces.drain(..).peekable();
        while let Some(piece) = pieces.next() {
            let next = pieces.peek().map(|next| document.tokens[next.tokens.start].span.start);
            let end = next.unwrap_or(whole.end);
            let span = Span::new(start, end).trimmed(document.text);
            if !span.is_empty() {
                let own = statement(span, sentence, piece, measure);
                out.push(if explained { own } else { Statement { reasons: Vec::new(), ..own } });
            }
            start = end;
        }
    }
    out
}

/// The clauses of a document as the model of status sees them, for training.
pub fn instances(document: &Document, entities: &[Entity], tagged: &Tagged) -> Vec<Instance> {
    let scene = Scene::new(document, entities, Some(tagged));
    let setting = Setting::of(&scene);
    let findings = Findings::of(&scene, &setting);
    let sentences = findings.sentences();
    let drafts = drafted(&scene, &setting, &sentences);
    let mut out = Vec::new();
    judge::each(&scene, tagged, &sentences, &drafts, None, |reader, index, told| {
        reader.features(index, true, told);
        let (draft, features) = (&reader.drafts[index], told.features.clone());
        out.push(Instance { span: draft.clause.span, rules: draft.decision.status, features });
    });
    out
}

/// The clauses of each sentence with what the rules make of them.
#[inline(never)]
fn drafted(scene: &Scene, setting: &Setting, sentences: &[Read]) -> Drafts {
    let speakers = speaker::speakers(scene, sentences);
    let mut drafts = Drafts::for_many(sentences.len());
    for read in sentences {
        drafts.add(scene, read, &speakers, setting.voice(read.sentence));
    }
    among_opinions(scene.document, sentences, &mut drafts);
    drafts
}

/// How many reasons a statement keeps.
const MOST_REASONS: usize = 3;

/// The kind of cue that speaks most plainly for a status.
fn plainest_cue(status: Status) -> Option<CueKind> {
    match status {
        Status::Prediction => Some(CueKind::Future),
        Status::Speculation => Some(CueKind::Possibility),
        Status::Opinion => Some(CueKind::Judgement),
        Status::Sourced | Status::Unsourced => None,
    }
}

/// What judges a little, next to what judges more in its paragraph, is an opinion too: who argues goes on arguing. What
/// somebody else is reported to have said is not drawn in.
#[inline(never)]
fn among_opinions(document: &Document, sentences: &[Read], drafts: &mut Drafts) {
    let opinion = |draft: &Draft| draft.decision.status == Status::Opinion;
    let judges: Vec<bool> = (0..sentences.len()).map(|at| drafts.of(at).iter().any(opinion)).collect();
    let near = |at: usize, other: usize| judges[other] && sentences[at].block == sentences[other].block;
    for at in 0..sentences.len() {
        let before = at.checked_sub(1).is_some_and(|other| near(at, other));
        let after = at + 1 < sentences.len() && near(at, at + 1);
        if !before && !after {
            continue;
        }
        let own = drafts.range(at);
        for draft in drafts.all[own].iter_mut().filter(|draft| segment::is_plain(draft.decision.status)) {
            let reported = draft.voice.source.is_some() && !draft.voice.speech;
            if draft.decision.runner_up == Status::Opinion && !reported {
                draft.decision = Decision { status: Status::Opinion, runner_up: draft.decision.status, lead: 0 };
                let judging = sentences[at].cues[draft.own.clone()].iter().filter(|cue| status::is_judging(cue));
                draft.cues.extend(judging.map(|cue| Cue { span: cue.span(document), kind: cue.kind, learned: false }));
            }
        }
    }
}

#[inline(never)]
fn statement(span: Span, sentence: usize, piece: segment::Piece, measure: Option<(&Weights, bool)>) -> Statement {
    let decision = piece.decision;
    let mut reasons = piece.reasons;
    sort_by_key(&mut reasons, |reason| (usize::MAX - usize::from(reason.weight), 0));
    reasons.truncate(MOST_REASONS);
    let mut cues = piece.cues;
    // the clauses that a statement is made of may have been decided otherwise by themselves
    cues.retain(|cue| cue.kind.status().is_none_or(|status| status == decision.status));
    // where weights decided against the cues, the words that counted most are what lights up
    if judge::lights_reasons(decision.status, &cues)
        && let Some(kind) = plainest_cue(decision.status)
        && let Some(span) = reasons.iter().find_map(|reason| reason.words)
    {
        cues.push(Cue { span, kind, learned: true });
    }
    sort_by_key(&mut cues, |cue| (cue.span.start, cue.span.end));
    cues.dedup_by(|next, last| {
        let same = next.span.overlaps(last.span);
        if same && next.span.len() > last.span.len() {
            *last = *next;
        }
        same
    });
    // in one clause of several there may be none
    if cues.iter().any(|cue| !cue.learned) {
        reasons.retain(|reason| reason.ground != Ground::NoCue);
    }
    let mut statement = Statement {
        span,
        sentence,
        status: decision.status,
        confidence: 0.0,
        runner_up: decision.runner_up,
        lead: decision.lead,
        source: piece.source,
        cues,
        reasons,
    };
    let learned =
        measure.and_then(|(weights, personal)| calibration::learned(weights, decision.status, decision.lead, personal));
    statement.confidence = learned.unwrap_or_else(|| calibration::confidence(&statement));
    statement
}
