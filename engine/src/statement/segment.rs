//! From clauses to statements: each clause gets its source and status, and neighbours that agree are one statement.

use super::attribution::Attribution;
use super::cue::Found;
use super::scene::Scene;
use super::speaker::{Read, Speaker};
use super::status::{Decision, Evidence, decide};
use super::vocabulary::VerbKind;
use crate::text::{Clause, ClauseKind, clauses};
use crate::{Cue, CueKind, Source, Span, Status};
use std::ops::Range;

/// A stretch of one sentence with its source and status.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub tokens: Range<usize>,
    pub source: Option<Source>,
    pub decision: Decision,
    pub cues: Vec<Cue>,
}

/// Who speaks in a clause.
#[derive(Clone)]
struct Voice {
    source: Option<Source>,
    verb: Option<VerbKind>,
    cue: Option<Cue>,
    speech: bool,
}

/// The pieces of one sentence. `outer`: the voice of its paragraph, where it is not the author's.
pub(super) fn pieces(
    scene: &Scene,
    span: Span,
    read: &Read,
    speakers: &[Option<Speaker>],
    outer: Option<Source>,
) -> Vec<Piece> {
    let clauses = clauses(scene.document, span);
    let voices = voices(scene, read, &clauses, speakers, outer);
    let question = read.tokens.clone().rev().take(3).any(|at| scene.form(at) == "?");
    let mut out: Vec<Piece> = Vec::new();
    for (clause, voice) in clauses.iter().zip(voices) {
        let cues: Vec<Found> =
            read.cues.iter().filter(|cue| clause.tokens.contains(&cue.tokens.start)).cloned().collect();
        let evidence = Evidence {
            tokens: clause.tokens.clone(),
            cues: &cues,
            verb: voice.verb,
            sourced: voice.source.is_some(),
            speech: voice.speech,
            question,
        };
        let decision = decide(scene, &evidence);
        let spans = cues
            .iter()
            .filter(|cue| !matches!(cue.kind, CueKind::Impersonal | CueKind::According) || voice.source.is_some());
        let mut spans: Vec<Cue> = spans.map(|cue| Cue { span: cue.span(scene.document), kind: cue.kind }).collect();
        spans.extend(voice.cue);
        let piece = Piece { tokens: clause.tokens.clone(), source: voice.source, decision, cues: spans };
        match out.last_mut() {
            Some(last) if joins(last, &piece, clause) => join(last, piece),
            _ => out.push(piece),
        }
    }
    out
}

/// Whether a clause belongs to the statement before it.
fn joins(last: &Piece, next: &Piece, clause: &Clause) -> bool {
    let same_source = match (last.source, next.source) {
        (None, None) => true,
        (Some(a), Some(b)) => a.span == b.span || (a.entity.is_some() && a.entity == b.entity),
        _ => false,
    };
    if !same_source {
        return false;
    }
    let plain = |status| matches!(status, Status::Sourced | Status::Unsourced);
    last.decision.status == next.decision.status
        || (matches!(clause.kind, ClauseKind::Participle | ClauseKind::Parenthesis) && plain(next.decision.status))
}

fn join(last: &mut Piece, next: Piece) {
    last.tokens.end = next.tokens.end;
    last.cues.extend(next.cues);
}

/// The voice of each clause.
fn voices(
    scene: &Scene,
    read: &Read,
    clauses: &[Clause],
    speakers: &[Option<Speaker>],
    outer: Option<Source>,
) -> Vec<Voice> {
    let author = Voice { source: outer, verb: None, cue: None, speech: outer.is_some() };
    let mut out = vec![author.clone(); clauses.len()];
    let index =
        |at: usize| clauses.partition_point(|clause| clause.tokens.end <= at).min(clauses.len().saturating_sub(1));
    let mut outer_clause: Option<&Attribution> = None;
    for attribution in &read.attributions {
        let voice = reported(scene, attribution);
        let verb = index(attribution.cue.start);
        let same_quotation =
            |other: &Attribution| scene.quotation(other.cue.start) == scene.quotation(attribution.cue.start);
        let inside = outer_clause.filter(|other| !other.after && same_quotation(other));
        if attribution.after {
            let first = (0..=verb).rev().take_while(|at| out[*at].cue.is_none()).last();
            // "a man said it sank, the paper reported": the innermost source is the one that speaks
            if let Some(first) = first.filter(|_| inside.is_none()) {
                out[first..=verb].fill(voice.clone());
            }
            continue;
        }
        // what a reported clause says that somebody did is a part of the report
        let reported_deed =
            inside.is_some_and(|other| !attribution.clause && clauses_apart(read, other, attribution) == 0);
        if reported_deed {
            continue;
        }
        if attribution.clause {
            outer_clause = Some(attribution);
        }
        let inner = scene.quotation(attribution.cue.start);
        let subject = index(attribution.subject.start.min(attribution.cue.start));
        let from = if subject == 1 && clauses[0].kind == ClauseKind::Fronted { 0 } else { subject };
        for (at, clause) in clauses.iter().enumerate().skip(from) {
            if at > verb && clause.kind == ClauseKind::Relative && inner.is_none() {
                break;
            }
            let kind = if at <= verb { attribution.verb } else { VerbKind::Say };
            out[at] = Voice { verb: Some(kind), ..voice.clone() };
        }
    }
    for (voice, clause) in out.iter_mut().zip(clauses) {
        let quoted = clause.tokens.clone().filter(|at| scene.quotation(*at).is_some()).count();
        let first = clause.tokens.clone().find(|at| scene.is_word(*at)).unwrap_or(clause.tokens.start);
        let within = scene.quotation(first).or_else(|| {
            clause.tokens.clone().find_map(|at| scene.quotation(at)).filter(|_| quoted * 2 > clause.tokens.len())
        });
        let Some(speaker) = within.and_then(|quotation| speakers[quotation].as_ref()) else { continue };
        let own = voice.cue.is_some() && voice.source.is_some_and(|source| source.span != speaker.source.span);
        let named_inside = read
            .attributions
            .iter()
            .any(|found| scene.quotation(found.cue.start) == within && clause.tokens.contains(&found.cue.start));
        if own && named_inside {
            continue;
        }
        let cue = (!speaker.cue.is_empty())
            .then(|| Cue { span: scene.document.span_of(speaker.cue.clone()), kind: CueKind::Report });
        let quotation =
            within.map(|quotation| Cue { span: scene.document.quotations[quotation].span, kind: CueKind::Quotation });
        let verb =
            if clause.tokens.contains(&speaker.cue.start) { speaker.verb } else { voice.verb.unwrap_or(VerbKind::Say) };
        *voice = Voice { source: Some(speaker.source), verb: Some(verb), cue: cue.or(quotation), speech: true };
    }
    out
}

fn reported(scene: &Scene, attribution: &Attribution) -> Voice {
    let cue = Cue { span: scene.document.span_of(attribution.cue.clone()), kind: attribution.kind };
    Voice { source: Some(attribution.source), verb: Some(attribution.verb), cue: Some(cue), speech: false }
}

/// Marks between two reports at which a sentence could turn from one to the other.
fn clauses_apart(read: &Read, first: &Attribution, second: &Attribution) -> usize {
    let _ = read;
    usize::from(second.subject.start < first.cue.end)
}
