//! From clauses to statements: each clause gets its source and status, and neighbours that agree are one statement.

use super::attribution::Attribution;
use super::facts::Facts;
use super::forms::Signs;
use super::reading::Read;
use super::scene::Scene;
use super::speaker::Speaker;
use super::status::{Decision, Evidence, decide};
use super::voice::{Voice, voices};
use crate::text::{Clause, ClauseKind, Traits, add_clauses, is_finite};
use crate::{Cue, CueKind, Reason, Source, Status};
use std::ops::Range;

/// A stretch of one sentence with its source and status.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub tokens: Range<usize>,
    pub source: Option<Source>,
    pub decision: Decision,
    pub cues: Vec<Cue>,
    pub reasons: Vec<Reason>,
}

/// A clause with its source and what the rules make of it, before neighbours that agree are joined.
#[derive(Clone)]
pub(super) struct Draft {
    pub clause: Clause,
    pub facts: Facts,
    pub voice: Voice,
    pub decision: Decision,
    /// The cues that decided it, and the one that hands it to its source.
    pub cues: Vec<Cue>,
    /// Which of the sentence's cues stand in it.
    pub own: Range<usize>,
    /// Whether its sentence ends as a question.
    pub question: bool,
    /// What counted, where weights decided.
    pub reasons: Vec<Reason>,
}

/// The clauses of all sentences, one after the other.
#[derive(Default)]
pub(super) struct Drafts {
    pub all: Vec<Draft>,
    /// Where the clauses of each sentence end.
    ends: Vec<usize>,
    /// What is found out for one sentence; kept to spare allocations.
    clauses: Vec<Clause>,
    facts: Vec<Facts>,
    voices: Vec<Voice>,
}

impl Drafts {
    /// Room for the clauses of so many sentences; most have one.
    pub fn for_many(sentences: usize) -> Self {
        let (all, ends) = (Vec::with_capacity(sentences + sentences / 2), Vec::with_capacity(sentences));
        Self { all, ends, ..Self::default() }
    }

    /// Which clauses are those of a sentence, by its number among those that hold statements.
    pub fn range(&self, sentence: usize) -> Range<usize> {
        let start = sentence.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        start.unwrap_or(0)..self.ends.get(sentence).copied().unwrap_or(self.all.len())
    }

    /// The clauses of a sentence.
    pub fn of(&self, sentence: usize) -> &[Draft] {
        &self.all[self.range(sentence)]
    }

    /// How many sentences there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Adds the clauses of the next sentence. `outer`: the voice of its paragraph, where it is not the author's.
    #[inline(never)]
    pub fn add(&mut self, scene: &Scene, read: &Read, speakers: &[Option<Speaker>], outer: Option<Source>) {
        let mut clauses = std::mem::take(&mut self.clauses);
        add_clauses(scene.document, scene.tags, read.tokens.clone(), &mut clauses);
        split_at_reports(scene, read, &mut clauses);
        self.facts.clear();
        let marks = scene.signs(read.sentence);
        let quoted = marks.any(Signs::QUOTED);
        self.facts.extend(clauses.iter().map(|clause| Facts::of(scene, clause.tokens.clone(), quoted)));
        voices(scene, read, (&clauses, &self.facts), speakers, outer, &mut self.voices);
        let mark = |mark: u8, sign: Signs| {
            let mut last = read.tokens.clone().rev().take(3);
            last.find(|at| marks.any(sign) && scene.is_mark(*at, mark))
        };
        let question = mark(b'?', Signs::QUESTION);
        let asked_from = question.map_or(0, |_| asked_from(scene, &clauses));
        let mut from = 0;
        for ((clause, facts), voice) in clauses.drain(..).zip(self.facts.iter().copied()).zip(self.voices.drain(..)) {
            let own = &read.cues[from..];
            let to = from + own.iter().take_while(|cue| cue.tokens.start < clause.tokens.end).count();
            let evidence = Evidence {
                tokens: clause.tokens.clone(),
                facts: &facts,
                cues: &read.cues[from..to],
                verb: voice.verb,
                sourced: voice.source.is_some(),
                speech: voice.speech,
                question: question.is_some() && clause.tokens.start >= asked_from,
            };
            let (decision, deciding) = decide(scene, &evidence);
            // where no word judges, the mark does
            let judged = decision.status == Status::Opinion && deciding.is_empty();
            let judged_by = judged.then(|| question.or(mark(b'!', Signs::EXCLAMATION)));
            let appeal = judged_by.flatten().map(|at| Cue {
                span: scene.document.tokens[at].span,
                kind: CueKind::Appeal,
                learned: false,
            });
            let mut cues = Vec::with_capacity(deciding.len() + appeal.iter().len() + voice.cue.iter().len());
            cues.extend(deciding.iter().map(|cue| Cue {
                span: cue.span(scene.document),
                kind: cue.kind,
                learned: false,
            }));
            cues.extend(appeal.into_iter().chain(voice.cue));
            let question = evidence.question;
            let own = from..to;
            self.all.push(Draft { clause, facts, voice, decision, cues, own, question, reasons: Vec::new() });
            from = to;
        }
        self.clauses = clauses;
        self.ends.push(self.all.len());
    }
}

/// From which token on a sentence asks: *the port is shut, but who knows why?*
fn asked_from(scene: &Scene, clauses: &[Clause]) -> usize {
    let asks = |clause: &&Clause| {
        let start = clause.tokens.start + usize::from(scene.is(clause.tokens.start, Traits::COORDINATOR));
        let opens = scene.is(start, Traits::WH.or(Traits::MODAL).or(Traits::BE).or(Traits::HAVE));
        opens
            && scene.form(clause.tokens.start) != "or"
            && !matches!(clause.kind, ClauseKind::Relative | ClauseKind::Adverbial | ClauseKind::Fronted)
    };
    let last = clauses.iter().rposition(|clause| asks(&clause)).unwrap_or(0);
    // what stands in front of a question belongs to it
    let from = (0..last).rev().take_while(|at| clauses[*at].kind == ClauseKind::Fronted).last().unwrap_or(last);
    clauses.get(from).map_or(0, |clause| clause.tokens.start)
}

/// Fills `out` with the pieces of one sentence: neighbouring clauses that agree are one.
#[inline(never)]
pub(super) fn pieces(scene: &Scene, drafts: impl Iterator<Item = Draft>, out: &mut Vec<Piece>) {
    out.clear();
    let mut fronted = false;
    let grants =
        |at: usize| matches!(scene.form(at), "although" | "though" | "while" | "whereas" | "because" | "since");
    for draft in drafts {
        let Draft { clause, voice, decision, cues, reasons, .. } = draft;
        let piece = Piece { tokens: clause.tokens.clone(), source: voice.source, decision, cues, reasons };
        match out.last_mut() {
            Some(last) if fronted && same_source(last, &piece) => {
                // an adverbial clause in front belongs to its main clause, which decides unless only it is marked
                if !is_plain(piece.decision.status) || is_plain(last.decision.status) {
                    last.decision = piece.decision;
                    last.reasons.clear();
                }
                join(last, piece);
            }
            Some(last) if joins(scene, last, &piece, &clause) => join(last, piece),
            _ => out.push(piece),
        }
        // what is granted or given as a reason commits itself, whatever follows
        fronted = clause.kind == ClauseKind::Fronted && !clause.tokens.clone().take(2).any(grants);
    }
}

/// Splits clauses once more where a report with a subject of its own starts behind *and*, *when*, *in which*.
#[inline(never)]
fn split_at_reports(scene: &Scene, read: &Read, clauses: &mut Vec<Clause>) {
    let reports = read.attributions.iter().filter(|found| !found.after && found.kind == CueKind::Report);
    let mut cuts = reports.filter_map(|found| cut(scene, read, found));
    let mut next = cuts.next();
    if next.is_none() {
        return;
    }
    let mut out = Vec::with_capacity(clauses.len() + 1);
    for mut clause in clauses.drain(..) {
        while let Some((at, kind)) = next.filter(|(at, _)| *at < clause.tokens.end) {
            let verb = (clause.tokens.start..at).any(|at| is_finite(scene.document, at));
            if at > clause.tokens.start && verb && scene.quotation(at).is_none() {
                let (head, tail) = (clause.tokens.start..at, at..clause.tokens.end);
                out.push(Clause { span: scene.document.span_of(head.clone()), kind: clause.kind, tokens: head });
                clause = Clause { span: scene.document.span_of(tail.clone()), kind, tokens: tail };
            }
            next = cuts.next();
        }
        out.push(clause);
    }
    *clauses = out;
}

/// Where the clause of a report starts that stands inside of another one, and how it hangs there.
#[inline(never)]
fn cut(scene: &Scene, read: &Read, found: &Attribution) -> Option<(usize, ClauseKind)> {
    let before = found.from.checked_sub(1).filter(|before| read.tokens.contains(before))?;
    if scene.form(before) == "that" {
        // "it is no surprise that a report finds …" is two commitments, "he said that a report finds …" is one
        let reported = read.attributions.iter().any(|other| other.cue.start < before);
        return (!reported).then_some((found.from, ClauseKind::Adverbial));
    }
    if scene.form(before) == "with" {
        return Some((before, ClauseKind::Adverbial));
    }
    let pied = scene.is(before, Traits::RELATIVE) && before > 0 && scene.is(before - 1, Traits::PREPOSITION);
    if scene.is(before, Traits::COORDINATOR) {
        Some((before, ClauseKind::Coordinate))
    } else if scene.is(before, Traits::SUBORDINATOR.or(Traits::RELATIVE)) {
        Some((before - usize::from(pied), ClauseKind::Adverbial))
    } else {
        None
    }
}

pub(super) fn is_plain(status: Status) -> bool {
    matches!(status, Status::Sourced | Status::Unsourced)
}

fn same_source(last: &Piece, next: &Piece) -> bool {
    match (last.source, next.source) {
        (None, None) => true,
        (Some(one), Some(other)) => one.span == other.span || one.entity.is_some() && one.entity == other.entity,
        _ => false,
    }
}

/// Whether a clause opens with what makes it a part of what is said before it, whatever that is.
fn is_within(scene: &Scene, at: usize) -> bool {
    match scene.form(at) {
        "because" | "or" | "before" | "until" | "once" | "where" | "as" => true,
        "so" => scene.form(at + 1) == "that",
        _ => false,
    }
}

/// Whether a clause belongs to the statement before it.
#[inline(never)]
fn joins(scene: &Scene, last: &Piece, next: &Piece, clause: &Clause) -> bool {
    let hangs = matches!(clause.kind, ClauseKind::Participle | ClauseKind::Parenthesis);
    // "they will leave unless it rains"
    let condition = clause.kind == ClauseKind::Adverbial
        && matches!(scene.form(next.tokens.start), "if" | "unless")
        && !is_plain(last.decision.status);
    let agrees = last.decision.status == next.decision.status;
    let plain = is_plain(next.decision.status);
    // "they may leave because it rains": why, how long and what else belongs to what may be
    let open = matches!(last.decision.status, Status::Prediction | Status::Speculation);
    let within = open && plain && is_within(scene, next.tokens.start);
    same_source(last, next) && (agrees || condition || hangs && plain || within)
}

#[inline(never)]
fn join(last: &mut Piece, next: Piece) {
    // the lead of the whole is that of its parts, by length
    let (one, other) = (last.tokens.len(), next.tokens.len());
    let sum = usize::from(last.decision.lead) * one + usize::from(next.decision.lead) * other;
    last.decision.lead = (sum / (one + other).max(1)) as u8;
    last.tokens.end = next.tokens.end;
    last.cues.extend(next.cues);
    if next.decision.status == last.decision.status {
        last.reasons.extend(next.reasons);
    }
}
