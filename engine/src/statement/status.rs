//! Status by the guideline's questions, in their order; the first *yes* decides.

use super::command::{orders, tells_ideal};
use super::cue::Found;
use super::facts::Facts;
use super::forms::Signs;
use super::scene::Scene;
use super::vocabulary::VerbKind;
use crate::text::{Traits, is_finite};
use crate::{CueKind, Status};
use smallvec::SmallVec;
use std::ops::Range;

/// What a stretch of words was judged by.
pub(super) struct Evidence<'a> {
    /// Its tokens.
    pub tokens: Range<usize>,
    pub facts: &'a Facts,
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

/// What was decided, and what would be next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub status: Status,
    pub runner_up: Status,
    /// By how much it leads, in steps of [`super::calibration`]; 0 where rules decided.
    pub lead: u8,
}

/// Sum of judging words from which a statement is an opinion.
const OPINION: i32 = 3;

/// Decides the status of a stretch; gives the cues that decided it as well.
#[inline(never)]
pub(super) fn decide<'a>(scene: &Scene, evidence: &Evidence<'a>) -> (Decision, SmallVec<[&'a Found; 4]>) {
    let plain = if evidence.sourced { Status::Sourced } else { Status::Unsourced };
    let mut own: SmallVec<[&Found; 4]> =
        evidence.cues.iter().filter(|cue| !is_embedded(scene, evidence, cue)).collect();
    // how much each cue that judges weighs
    let judging = own.iter().filter(|cue| is_judging(cue));
    let mut weights: SmallVec<[i32; 4]> =
        judging.map(|cue| weight(scene, cue, evidence.speech, !evidence.speech)).collect();
    let ideal = tells_ideal(scene, evidence, &own);
    let asked = if ideal || orders(scene, evidence) { OPINION } else { 0 };
    let judged = judgement(evidence, &own, weights.iter().sum()) + asked;
    let first =
        |status: Status| own.iter().filter(|cue| answers(cue) == Some(status)).map(|cue| cue.tokens.start).min();
    let future = first(Status::Prediction);
    // "if it rains, they stay in" tells what is done: the guess is in "would"
    let supposes = |cue: &Found| !matches!(scene.form(cue.tokens.start), "if" | "unless" | "as");
    let guess = own.iter().any(|cue| {
        let weak = cue.kind == CueKind::Condition && cue.strength < 3;
        answers(cue) == Some(Status::Speculation)
            && (!weak || supposes(cue))
            && !(weak && (judged >= OPINION || evidence.question))
    });
    let guess = guess || judged < OPINION && recalls(scene, evidence, &own);
    // what should be, or may be, governs what will be inside of it: "they should ensure that it will"
    let marked = |cue: &&&Found| {
        cue.kind != CueKind::Condition && matches!(answers(cue), Some(Status::Prediction | Status::Speculation))
    };
    let first_marked = own.iter().filter(marked).map(|cue| cue.tokens.start).min();
    // "to hope that it will pass is wishful thinking": what is said of the whole comes last
    let whole = evidence.tokens.start;
    let of_whole = matches!(scene.form(whole), "to" | "that" | "whether")
        && !scene.is(whole + 1, Traits::BE)
        && own.iter().any(|cue| cue.kind == CueKind::Judgement && weight(scene, cue, true, false) >= OPINION);
    let governs = own.iter().filter(|cue| answers(cue) == Some(Status::Opinion) && is_governing(scene, cue));
    let duty = of_whole
        || ideal
        || pleads(scene, evidence, &own)
        || governs.map(|cue| cue.tokens.start).min().is_some_and(|at| first_marked.is_none_or(|marked| at <= marked));
    let open = own.iter().any(|cue| cue.kind == CueKind::Possibility)
        && matches!((first(Status::Speculation), future), (Some(outer), Some(inner)) if outer + 3 < inner);
    let judges = own.iter().any(|cue| is_judging(cue) && (cue.strength >= 2 || first_marked.is_none()));
    let verb_future = evidence.verb == Some(VerbKind::Forecast)
        || evidence.verb == Some(VerbKind::Promise) && (evidence.speech || promises(scene, &evidence.tokens));
    let verb_judge = matches!(evidence.verb, Some(VerbKind::Judge | VerbKind::Demand));
    // what somebody thinks is a guess, or a judgement where they judge; what must have been is always one
    let supposed = own.iter().any(|cue| cue.kind == CueKind::Inference && scene.form(cue.tokens.start) == "must");
    let (verb_guess, thought) = match evidence.verb {
        Some(VerbKind::Think) => (!judges || supposed, judges && !supposed),
        _ => (false, false),
    };
    let judged_first = thought
        && own
            .iter()
            .find(|cue| is_judging(cue) || answers(cue) == Some(Status::Prediction))
            .is_some_and(|cue| is_judging(cue));
    // "will they sail?" tells no future
    let asks = evidence.question && (evidence.speech || evidence.verb.is_none());
    let questions = [
        (
            Status::Prediction,
            (future.is_some() && !duty && !open && !verb_judge && !judged_first && !asks) || verb_future,
        ),
        (Status::Speculation, (guess && !duty && !verb_judge && !thought) || verb_guess),
        (Status::Opinion, judged >= OPINION || verb_judge || thought || evidence.question),
        (plain, true),
    ];
    let mut yes = questions.iter().filter(|(_, yes)| *yes).map(|(status, _)| *status);
    let status = yes.next().unwrap_or(plain);
    let runner_up = yes.next().unwrap_or(match status {
        Status::Unsourced | Status::Sourced if judged > 0 => Status::Opinion,
        Status::Unsourced => Status::Sourced,
        _ => Status::Unsourced,
    });
    // a judgement that is enough by itself needs no support
    let enough = if weights.iter().any(|weight| *weight >= OPINION) { OPINION } else { 1 };
    let mut weights = weights.drain(..);
    own.retain(|cue| {
        let weight = if is_judging(cue) { weights.next() } else { None };
        match (status, weight) {
            (Status::Opinion, Some(weight)) => weight >= enough,
            _ => answers(cue) == Some(status),
        }
    });
    drop(weights);
    (Decision { status, runner_up, lead: 0 }, own)
}

/// *I think the ferry left at noon*, *the ferry left, I believe*: a guess at what was, in which nothing judges.
fn recalls(scene: &Scene, evidence: &Evidence, cues: &[&Found]) -> bool {
    let thinks = |at: usize| matches!(scene.form(at), "think" | "believe");
    let edge = |cue: &&&Found| {
        let opens = cue.tokens.start < evidence.tokens.start + 3;
        cue.kind == CueKind::Appeal && (opens || !scene.is_word(cue.tokens.end)) && cue.tokens.clone().any(thinks)
    };
    let Some(thought) = cues.iter().find(edge) else { return false };
    let judges = cues.iter().any(|cue| is_judging(cue) && cue.strength >= 2 && cue.tokens != thought.tokens);
    let rest = || evidence.tokens.clone().filter(|at| !thought.tokens.contains(at));
    let first = rest().find(|at| is_finite(scene.document, *at) || scene.is(*at, Traits::MODAL));
    let past = first.is_some_and(|at| {
        !scene.is(at, Traits::PRESENT.or(Traits::MODAL))
            && !matches!(scene.form(at), "is" | "are" | "am" | "has" | "does" | "'s" | "'re" | "'m" | "says")
    });
    let own = rest().any(|at| scene.is(at, Traits::FIRST));
    past && !judges && !own
}

/// *If only it would rain*, *will somebody please answer*: the whole is a wish, whatever it wishes.
fn pleads(scene: &Scene, evidence: &Evidence, cues: &[&Found]) -> bool {
    let start = evidence.tokens.start;
    let appeals = |cue: &&Found| cue.kind == CueKind::Appeal;
    scene.form(start) == "if" && scene.form(start + 1) == "only"
        || scene.is(start, Traits::MODAL)
            && cues.iter().any(|cue| appeals(cue) && scene.form(cue.tokens.start) == "please")
}

/// Whether what follows a cue is what it asks for or wishes: *we hope that it will*, not *make no mistake, it will*.
fn is_governing(scene: &Scene, cue: &Found) -> bool {
    cue.kind == CueKind::Duty || !matches!(scene.form(cue.tokens.start), "in" | "make" | "to" | "keep" | "of")
}

/// The status that a cue speaks for by itself.
fn answers(cue: &Found) -> Option<Status> {
    cue.kind.status().filter(|status| match status {
        Status::Opinion => cue.kind != CueKind::Judgement && cue.strength >= 3,
        _ => cue.strength >= 2,
    })
}

/// Whether a cue speaks for an opinion.
pub(super) fn is_judging(cue: &Found) -> bool {
    cue.kind.status() == Some(Status::Opinion)
}

/// Whether a cue stands in what somebody asks about: *asked him about the chance of rain*.
#[inline(never)]
fn is_in_question(scene: &Scene, evidence: &Evidence, cue: &Found) -> bool {
    // "they met to discuss the chances of peace"
    let near = evidence.tokens.start.max(cue.tokens.start.saturating_sub(3))..cue.tokens.start;
    let discussed = |at: usize| matches!(scene.form(at), "discuss" | "discussed" | "discussing" | "discusses");
    if near.into_iter().any(discussed) {
        return true;
    }
    let about = (evidence.tokens.start..cue.tokens.start).rev().take(16).find(|at| scene.form(*at) == "about");
    about.is_some_and(|about| {
        let before = evidence.tokens.start.max(about.saturating_sub(4))..about;
        before.into_iter().any(|at| matches!(scene.form(at), "asked" | "asks" | "asking" | "questioned" | "quizzed"))
    })
}

/// Whether somebody is said to promise something: *threatened to leave*, *pledged aid*, not *threatens the peace*.
fn promises(scene: &Scene, tokens: &Range<usize>) -> bool {
    let names_what = |at: usize| matches!(scene.form(at), "to" | "that" | "on" | "for" | "it" | "he" | "she" | "they");
    tokens.clone().any(|at| {
        let promise = scene.verb(at).filter(|found| found.kind == VerbKind::Promise);
        let noun = at > tokens.start && scene.is(at - 1, Traits::DETERMINER.or(Traits::POSSESSIVE));
        let next = at + 1..tokens.end.min(at + 4);
        promise.is_some_and(|found| !noun && (found.takes_object || next.into_iter().any(names_what)))
    })
}

/// Whether *seems* or *perhaps* only softens a judgement or a duty: *it seems absurd*, *perhaps we should go*.
#[inline(never)]
fn softens(scene: &Scene, evidence: &Evidence, cue: &Found) -> bool {
    let next = |reach: usize, judges: &dyn Fn(&Found) -> bool| {
        let near = cue.tokens.end..cue.tokens.end + reach;
        evidence.cues.iter().any(|other| near.contains(&other.tokens.start) && judges(other))
    };
    match scene.form(cue.tokens.start) {
        "seem" | "seems" | "seemed" => next(4, &|other| other.kind == CueKind::Judgement && (other.strength >= 2)),
        "i" | "we" => cue.kind == CueKind::Belief && next(8, &|other| is_judging(other) && other.strength >= 2),
        "perhaps" | "maybe" | "probably" => next(4, &|other| other.kind == CueKind::Duty && other.strength >= 3),
        _ => false,
    }
}

/// Whether a cue is the verb of a relative clause inside the stretch: *the man who may come left*.
#[inline(never)]
fn is_embedded(scene: &Scene, evidence: &Evidence, cue: &Found) -> bool {
    let at = cue.tokens.start;
    // "there was no risk of a storm"
    let none = at > evidence.tokens.start
        && scene.form(at - 1) == "no"
        && matches!(cue.kind, CueKind::Possibility | CueKind::Inference);
    if none || is_in_question(scene, evidence, cue) || softens(scene, evidence, cue) {
        return true;
    }
    // "the harm that it will do has begun", without its "that"
    let plain_verb = scene.is_word(at + 1) && !scene.is(at + 1, Traits::ADVERB.or(Traits::NEGATION).or(Traits::BE));
    let again = |at: usize| {
        evidence.tokens.contains(&at) && matches!(scene.form(at), "is" | "are" | "was" | "were" | "has" | "had")
    };
    let second = again(at + 2) || scene.is_word(at + 2) && again(at + 3);
    if cue.tokens.len() == 1 && scene.is(at, Traits::MODAL) && plain_verb && second {
        return true;
    }
    let from = evidence.tokens.start.max(at.saturating_sub(8)) + 1;
    for before in (from..at).rev() {
        let relative = matches!(scene.form(before), "who" | "which" | "whom") && before > evidence.tokens.start;
        if relative || scene.form(before) == "whether" {
            // "they met a man who may come": what ends the clause is what it says
            let last = relative && !(at + 2..evidence.tokens.end).any(|at| is_finite(scene.document, at));
            return !relative || !last && (before + 1..at).all(|at| scene.is(at, Traits::ADVERB));
        }
        if scene.form(before) == "that" {
            let subject = before + 1 == at && scene.is(at, Traits::MODAL.or(Traits::FINITE));
            let noun = scene.is_word(before - 1)
                && !scene.is(before - 1, Traits::ADVERB.or(Traits::COORDINATOR).or(Traits::SUBORDINATOR))
                && scene.verb(before - 1).is_none();
            // "all that it would take is there"
            let all = matches!(scene.form(before - 1), "all" | "everything" | "anything" | "nothing" | "whatever");
            // "they will build a ship that will sail": what ends the clause is what it says
            let last = subject && !(at + 2..evidence.tokens.end).any(|at| is_finite(scene.document, at));
            return (subject && !last || all) && noun;
        }
        // "in spite of what you might hear"
        if matches!(scene.form(before), "what" | "whatever") && before + 2 == at && !evidence.question {
            return true;
        }
        if is_finite(scene.document, before) || !scene.is_word(before) {
            return false;
        }
    }
    false
}

/// How much the words of a stretch judge whose cues weigh `sum`.
#[inline(never)]
fn judgement(evidence: &Evidence, cues: &[&Found], sum: i32) -> i32 {
    let facts = evidence.facts;
    let exclaims = facts.signs.any(Signs::EXCLAMATION);
    if sum == 0 {
        return if exclaims && !evidence.speech { 2 } else { 0 };
    }
    let first_person = !evidence.sourced && facts.traits.any(Traits::FIRST);
    let twice = cues.iter().filter(|cue| is_judging(cue) && cue.strength == 2).count() > 1;
    let verbless = !facts.traits.any(Traits::CARRIES);
    sum + i32::from(first_person) + i32::from(exclaims) * 2 + i32::from(evidence.speech) + i32::from(verbless || twice)
}

/// What one cue weighs: more as what the clause says of its subject (*is important*), more behind *very*.
fn weight(scene: &Scene, cue: &Found, speech: bool, reported: bool) -> i32 {
    let at = cue.tokens.start;
    let before = || (at.saturating_sub(5)..at).rev().take_while(|at| scene.is_word(*at));
    let is_be = |at: usize| scene.is(at, Traits::BE) || scene.form(at) == "'s";
    let is_present = |at: usize| matches!(scene.form(at), "is" | "are" | "'s" | "'re" | "am" | "'m");
    let present = before().any(is_present);
    // one strong adjective before a noun, in what is otherwise a report, needs support; "is an absurd plan" has it
    let attributive = cue.kind == CueKind::Judgement
        && !before().take(2).any(is_present)
        && cue.tokens.len() == 1
        && reported
        && scene.is_word(at + 1)
        && !scene.is(at + 1, Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::DETERMINER).or(Traits::PRONOUN))
        && !scene.form(at).ends_with("ly");
    if cue.strength >= 3 {
        return if attributive { OPINION - 1 } else { OPINION };
    }
    let predicate = before().any(is_be);
    let strengthened = before().take(1).any(|at| {
        matches!(
            scene.form(at),
            "very"
                | "so"
                | "too"
                | "really"
                | "pretty"
                | "extremely"
                | "more"
                | "most"
                | "quite"
                | "such"
                | "highly"
                | "increasingly"
                | "deeply"
                | "far"
                | "less"
        )
    });
    let superlative = before().take(1).any(|at| scene.form(at) == "most") && predicate;
    // a judging word that a report puts between quotation marks is what the source is quoted for
    let quoted = !speech && cue.kind == CueKind::Judgement && scene.quotation(at).is_some();
    i32::from(quoted) * 2
        + i32::from(cue.strength == 2)
        + i32::from(predicate && cue.kind == CueKind::Judgement)
        + i32::from(present && cue.strength == 2)
        + i32::from(strengthened)
        + i32::from(superlative)
}
