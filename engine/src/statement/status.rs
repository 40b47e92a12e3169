//! Status by the guideline's questions, in their order; the first *yes* decides.

use super::cue::Found;
use super::scene::Scene;
use super::vocabulary::VerbKind;
use crate::text::Traits;
use crate::{CueKind, Status};
use std::ops::Range;

/// What a stretch of words was judged by.
pub(super) struct Evidence<'a> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The cues among them.
    pub cues: &'a [Found],
    /// What the verb that hands it to its source makes of it.
    pub verb: Option<VerbKind>,
    /// Whether a source is named.
    pub sourced: bool,
    /// Whether it stands between quotation marks, or is somebody's speech.
    pub speech: bool,
    /// Whether it is a question.
    pub question: bool,
}

/// What was decided, what would be next, and which kinds of cue decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub status: Status,
    pub runner_up: Status,
}

/// Sum of judging words from which a statement is an opinion.
const OPINION: i32 = 3;

/// Decides the status of a stretch.
pub(super) fn decide(scene: &Scene, evidence: &Evidence) -> Decision {
    let plain = if evidence.sourced { Status::Sourced } else { Status::Unsourced };
    let any = |kinds: &[CueKind], least: u8| {
        evidence.cues.iter().any(|cue| kinds.contains(&cue.kind) && cue.strength >= least)
    };
    let judged = judgement(scene, evidence);
    let future = any(&[CueKind::Future, CueKind::Expectation], 3) || any(&[CueKind::Plan], 2);
    let guess = any(&[CueKind::Possibility, CueKind::Inference, CueKind::Belief], 2) || any(&[CueKind::Condition], 2);
    let verb_guess = matches!(evidence.verb, Some(VerbKind::Think)) && judged == 0;
    let verb_judge = match evidence.verb {
        Some(VerbKind::Judge | VerbKind::Demand) => true,
        Some(VerbKind::Think) => judged > 0,
        _ => false,
    };
    let verb_future = matches!(evidence.verb, Some(VerbKind::Promise | VerbKind::Forecast));
    let answers = [
        (Status::Prediction, future || verb_future),
        (Status::Speculation, guess || verb_guess),
        (Status::Opinion, judged >= OPINION || verb_judge || evidence.question),
        (plain, true),
    ];
    let mut yes = answers.iter().filter(|(_, yes)| *yes).map(|(status, _)| *status);
    let status = yes.next().unwrap_or(plain);
    let runner_up = yes.next().unwrap_or(match status {
        Status::Unsourced if judged > 0 => Status::Opinion,
        Status::Sourced if judged > 0 => Status::Opinion,
        Status::Unsourced => Status::Sourced,
        _ => Status::Unsourced,
    });
    Decision { status, runner_up }
}

/// How much the words of a stretch judge.
fn judgement(scene: &Scene, evidence: &Evidence) -> i32 {
    let kinds = [CueKind::Judgement, CueKind::Duty, CueKind::Appeal];
    let mut sum = 0;
    for cue in evidence.cues.iter().filter(|cue| kinds.contains(&cue.kind)) {
        sum += match cue.strength {
            3 => 3,
            2 => 1 + i32::from(is_predicate(scene, cue)),
            _ => 1,
        };
    }
    if sum == 0 {
        return 0;
    }
    let first_person = !evidence.sourced && evidence.tokens.clone().any(|at| scene.is(at, Traits::FIRST));
    let exclaims = evidence.tokens.clone().any(|at| scene.form(at) == "!");
    sum + i32::from(first_person) + i32::from(exclaims) + i32::from(evidence.speech)
}

/// Whether a judging word is what the clause says of its subject: *is important*.
fn is_predicate(scene: &Scene, cue: &Found) -> bool {
    let before = cue.tokens.start.saturating_sub(4)..cue.tokens.start;
    before.rev().take_while(|at| scene.is_word(*at)).any(|at| scene.is(at, Traits::BE) || scene.form(at) == "'s")
}
