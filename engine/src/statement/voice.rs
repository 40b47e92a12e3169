//! Who speaks in each clause of a sentence.

use super::attribution::Attribution;
use super::facts::Facts;
use super::gender;
use super::reading::Read;
use super::scene::Scene;
use super::source::is_pronoun;
use super::speaker::Speaker;
use super::vocabulary::VerbKind;
use crate::entity::Gender;
use crate::text::{Clause, ClauseKind, Traits, is_finite};
use crate::{Cue, CueKind, EntityType, Source, SourceKind, Span};
use smallvec::SmallVec;

/// Who speaks in a clause, and what hands the clause to them.
#[derive(Clone)]
pub(super) struct Voice {
    pub source: Option<Source>,
    pub verb: Option<VerbKind>,
    pub cue: Option<Cue>,
    /// Whether the clause is somebody's own words.
    pub speech: bool,
}

/// Fills `out` with the voice of each clause. `outer`: the voice of the paragraph, where it is not the author's.
#[inline(never)]
pub(super) fn voices(
    scene: &Scene,
    read: &Read,
    (clauses, facts): (&[Clause], &[Facts]),
    speakers: &[Option<Speaker>],
    outer: Option<Source>,
    out: &mut Vec<Voice>,
) {
    let outlet = |source: Source| {
        source.entity.is_some_and(|id| matches!(scene.entities[id.0].kind, EntityType::Organisation | EntityType::Work))
    };
    let within = outer.map(|source| if outlet(source) { Within::Report } else { Within::Speech });
    let author = Voice { source: outer, verb: None, cue: None, speech: outer.is_some() };
    out.clear();
    out.resize(clauses.len(), author);
    let (frames, reports): (SmallVec<[_; 4]>, SmallVec<[_; 4]>) =
        read.attributions.iter().partition(|found| matches!(found.kind, CueKind::Impersonal | CueKind::Belief));
    reported(scene, clauses, &reports, within, out);
    for frame in frames {
        let first = index(clauses, frame.cue.start);
        // "reportedly" speaks for its clause, "it is said that" for all that follows
        let relative = |at: &usize| clauses[*at].kind == ClauseKind::Relative;
        let end = (first + 1..out.len()).find(relative).unwrap_or(out.len());
        let last = if frame.cue.len() < 3 { first + 1 } else { end };
        for slot in out[first..last].iter_mut().filter(|slot| slot.cue.is_none()) {
            *slot = Voice { speech: slot.speech, ..voice(scene, frame) };
        }
    }
    if facts.iter().any(|facts| facts.quoted > 0) {
        quoted(scene, read, clauses, facts, speakers, out);
    }
    // "…, he said, repeating what he had said before"
    for at in 1..out.len() {
        if clauses[at].kind == ClauseKind::Participle && out[at].cue.is_none() {
            out[at] = Voice { verb: out[at - 1].verb.map(|_| VerbKind::Say), ..out[at - 1].clone() };
        }
    }
}

/// The clause that holds the token at `at`.
fn index(clauses: &[Clause], at: usize) -> usize {
    clauses.partition_point(|clause| clause.tokens.end <= at).min(clauses.len().saturating_sub(1))
}

fn voice(scene: &Scene, attribution: &Attribution) -> Voice {
    let cue = Cue { span: scene.document.span_of(attribution.cue.clone()), kind: attribution.kind, learned: false };
    Voice { source: Some(attribution.source), verb: Some(attribution.verb), cue: Some(cue), speech: false }
}

/// What a paragraph that is not the author's is.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    /// What somebody says or writes: theirs, unless they name another speaker.
    Speech,
    /// An outlet's article, which says what others say.
    Report,
}

/// Lets each report speak for its clause and for those that follow.
#[inline(never)]
fn reported(scene: &Scene, clauses: &[Clause], reports: &[&Attribution], within: Option<Within>, out: &mut [Voice]) {
    let mut outer: Option<&Attribution> = None;
    for found in reports {
        let quotation = scene.quotation(found.cue.start);
        // somebody's own words are theirs, unless they name another speaker
        let own_words = within == Some(Within::Speech) || quotation.is_some();
        let only_done = within == Some(Within::Report) && !found.clause;
        if only_done
            || own_words && !(found.source.kind == SourceKind::Named && is_name(scene, found.source) && found.clause)
        {
            continue;
        }
        let inside = outer.filter(|other| !other.after && scene.quotation(other.cue.start) == quotation);
        let mut voice = voice(scene, found);
        let verb = index(clauses, found.cue.start);
        if found.after {
            let first = (0..=verb).rev().take_while(|at| out[*at].cue.is_none()).last();
            // "a man said it sank, the paper reported": the innermost source is the one that speaks
            if let Some(first) = first.filter(|_| inside.is_none()) {
                out[first..=verb].fill(voice.clone());
                // "it sank, he said, and nobody saw it"
                let goes_on = |at: &usize| {
                    matches!(clauses[*at].kind, ClauseKind::Coordinate | ClauseKind::Adverbial)
                        && !turns_away(scene, &clauses[*at], false)
                };
                let end = (verb + 1..out.len()).find(|at| !goes_on(at)).unwrap_or(out.len());
                if found.clause {
                    out[verb + 1..end].fill(Voice { verb: Some(VerbKind::Say), ..voice });
                }
            }
            continue;
        }
        if let Some(other) = inside.filter(|other| found.from >= other.cue.end) {
            let clause = &clauses[index(clauses, found.from)];
            let turns = clause.tokens.start > other.cue.start && clause.kind == ClauseKind::Coordinate;
            if !found.clause && found.verb != VerbKind::Promise && !turns {
                continue; // what somebody is reported to have done is a part of the report
            }
            let pronoun = found.source.span.of(scene.document.text);
            let gender = Gender::of_pronoun(&pronoun.to_lowercase());
            if is_pronoun(pronoun) && !gender::clash(gender, gender::of_source(scene, other.source)) {
                voice.source = Some(other.source);
            }
        }
        if found.clause {
            outer = Some(found);
        }
        let from = index(clauses, found.from);
        let from = if from == 1 && clauses[0].kind == ClauseKind::Fronted { 0 } else { from };
        for (at, clause) in clauses.iter().enumerate().skip(from) {
            // what hangs on the source is not what it says: "told by Blom, who saw it, that it sank"
            if at > verb && clause.kind == ClauseKind::Relative && quotation.is_none() {
                let after_comma = |at: usize| scene.form(at) == "that" && scene.form(at - 1) == ",";
                let rest = clause.tokens.start + 1..clauses[clauses.len() - 1].tokens.end;
                if !rest.into_iter().any(after_comma) {
                    break;
                }
            }
            if at > verb && quotation.is_none() && turns_away(scene, clause, !found.clause) {
                break;
            }
            let kind = if at <= verb { found.verb } else { VerbKind::Say };
            out[at] = Voice { verb: Some(kind), ..voice.clone() };
        }
    }
}

/// Whether a clause that goes on after a report is the author's again: *…, and I think they are right*; where the report
/// told of a deed (`loose`), also *…, but wages grew*.
fn turns_away(scene: &Scene, clause: &Clause, loose: bool) -> bool {
    let first = clause.tokens.start;
    let own = clause.kind == ClauseKind::Coordinate && scene.is(first, Traits::COORDINATOR);
    let i = own && scene.form(first + 1) == "i" && scene.quotation(first).is_none();
    let mut words = clause.tokens.clone().skip(1);
    let verb = words.find(|at| is_finite(scene.document, *at) || scene.tag(*at).is_some_and(|tag| tag.is_finite()));
    let subject = verb.is_some_and(|verb| verb > first + 1);
    i || own && loose && subject && scene.form(first) == "but"
}

fn is_name(scene: &Scene, source: Source) -> bool {
    source.span.of(scene.document.text).chars().any(char::is_uppercase)
        && !is_pronoun(source.span.of(scene.document.text))
}

/// Lets the speaker of a quotation speak for the clauses inside of it.
#[inline(never)]
fn quoted(
    scene: &Scene,
    read: &Read,
    clauses: &[Clause],
    facts: &[Facts],
    speakers: &[Option<Speaker>],
    out: &mut [Voice],
) {
    for ((voice, clause), facts) in out.iter_mut().zip(clauses).zip(facts) {
        let most = || clause.tokens.clone().find_map(|at| scene.quotation(at));
        let most = || most().filter(|_| facts.quoted * 2 > clause.tokens.len());
        let Some(quotation) = scene.quotation(facts.opening).or_else(most) else { continue };
        let Some(speaker) = speakers[quotation].as_ref() else { continue };
        let inner = |found: &Attribution| {
            scene.quotation(found.cue.start) == Some(quotation) && clause.tokens.contains(&found.cue.start)
        };
        let other = voice.source.is_some_and(|source| source.span != speaker.source.span);
        if voice.cue.is_some() && other && read.attributions.iter().any(inner) {
            continue;
        }
        let document = scene.document;
        let named = !speaker.cue.is_empty();
        let cue = match named {
            true => Cue { span: document.span_of(speaker.cue.clone()), kind: CueKind::Report, learned: false },
            false => Cue { span: opening_mark(scene, quotation), kind: CueKind::Quotation, learned: false },
        };
        let here = clause.tokens.contains(&speaker.cue.start);
        let verb = if here { speaker.verb } else { voice.verb.unwrap_or(VerbKind::Say) };
        *voice = Voice { source: Some(speaker.source), verb: Some(verb), cue: Some(cue), speech: true };
    }
}

/// The mark with which a quotation opens.
fn opening_mark(scene: &Scene, quotation: usize) -> Span {
    let span = scene.document.quotations[quotation].span;
    let length = span.of(scene.document.text).chars().next().map_or(0, char::len_utf8);
    Span::new(span.start, span.start + length)
}
