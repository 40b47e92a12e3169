//! Attributions: the words that hand a statement to a source, directly or indirectly.

use super::cue::Found;
use super::forms::Signs;
use super::phrase;
use super::report::Reader;
use super::scene::Scene;
use super::source::Memory;
use super::vocabulary::{NounKind, VerbKind};
use crate::order::sort_by_key;
use crate::text::Traits;
use crate::text::tag::Tag;
use crate::{CueKind, EntityType, Source, SourceKind};
use std::cell::Cell;
use std::ops::Range;

/// A verb or frame with its source.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The reporting words.
    pub cue: Range<usize>,
    /// What kind of cue they are.
    pub kind: CueKind,
    /// What the verb makes of its statement.
    pub verb: VerbKind,
    /// Who says so.
    pub source: Source,
    /// The tokens that name the source, before shortening.
    pub subject: Range<usize>,
    /// The first token that it can speak for, unless it stands after its words.
    pub from: usize,
    /// Whether it stands after its words.
    pub after: bool,
    /// Whether its words are a clause or quotation, not a noun phrase or infinitive.
    pub clause: bool,
}

/// The words that are none of reporting verbs, nouns or adjectives, and at which an attribution is looked for.
pub(super) const OPENINGS: [&str; 12] =
    ["citing", "quoting", "per", "to", "for", "via", "way", ":", "this", "from", "quoted", "cited"];

/// Fills `out` with the attributions in one sentence, in text order.
pub(super) fn find(scene: &Scene, memory: &Memory, tokens: Range<usize>, cues: &[Found], out: &mut Vec<Attribution>) {
    out.clear();
    let reader = Reader { scene, memory, tokens: tokens.clone(), last: Cell::new((usize::MAX, None)) };
    let mut cited = None;
    for at in scene.with(Signs::REPORT, tokens.clone()) {
        // "it fell, the paper said, citing Blom", "quoting Blom, the paper said that it fell": Blom is who says so
        if matches!(scene.form(at), "citing" | "quoting")
            && let Some(source) = reader.cited(at)
        {
            match out.last_mut().filter(|report| report.kind == CueKind::Report) {
                Some(report) => report.source = source,
                None if at == tokens.start => cited = Some(source),
                None => {}
            }
            continue;
        }
        if let Some(verb) = scene.verb(at)
            && let Some(mut found) = reader.report(at, verb, out.last())
        {
            found.source = cited.take().unwrap_or(found.source);
            out.push(found);
        } else if let Some(act) = scene.act(at)
            && let Some(found) = reader.nominal(at, act)
        {
            out.push(found);
        } else if let Some(found) = reader.frame(at) {
            // a colon announces where nothing else does
            if scene.form(at) != ":" || out.iter().all(|other| scene.quotation(other.cue.start).is_some()) {
                out.push(found);
            }
        }
    }
    for cue in cues {
        let found = match cue.kind {
            CueKind::According => according(scene, memory, &tokens, cue),
            // "it is not known whether" tells of nobody who knows
            CueKind::Impersonal if cue.tokens.clone().any(|at| scene.is(at, Traits::NEGATION)) => None,
            CueKind::Impersonal => Some(impersonal(scene, cue, VerbKind::Say)),
            CueKind::Belief if cue.tokens.len() > 1 && is_frame(scene, cue) => {
                Some(impersonal(scene, cue, VerbKind::Think))
            }
            _ => None,
        };
        let known = |other: &Attribution| other.cue.start < cue.tokens.end && cue.tokens.start < other.cue.end;
        out.extend(found.filter(|_| !out.iter().any(known)));
    }
    sort_by_key(out, |found| (found.cue.start, 0));
}

/// *according to X*, *in the words of X*.
#[inline(never)]
fn according(scene: &Scene, memory: &Memory, tokens: &Range<usize>, cue: &Found) -> Option<Attribution> {
    let own = cue.tokens.clone().find(|at| scene.is(*at, Traits::POSSESSIVE)).map(|at| at..at + 1);
    let subject = own.or_else(|| phrase::introduced(scene, cue.tokens.end, tokens.end))?;
    let source = memory.source(scene, subject.clone())?;
    // "was reported in Oslo" tells where, "was reported in the Herald" who
    let paper = |at: usize| {
        matches!(scene.kind(at), Some(EntityType::Organisation | EntityType::Work))
            || scene.noun(at) == Some(NounKind::Document)
    };
    if scene.form(cue.tokens.end - 1) == "in" && !subject.clone().any(paper) {
        return None;
    }
    // "seated according to age"
    let alone = subject.len() == 1 || scene.is(subject.start + 1, Traits::PREPOSITION);
    let pronoun = scene.is(subject.start, Traits::OBJECTIVE.or(Traits::PERSON)) || scene.form(subject.start) == "it";
    let bare = alone && !pronoun && scene.mention(subject.start).is_none() && !scene.is_capital(subject.start);
    let plural = scene.form(subject.start).ends_with('s');
    if bare && !plural && scene.noun(subject.start).is_none() && scene.tag(subject.start) != Some(Tag::Proper) {
        return None;
    }
    let judges = |at: usize| matches!(scene.form(at), "opinion" | "view" | "eyes" | "judgement" | "judgment");
    let verb = if cue.tokens.clone().any(judges) { VerbKind::Judge } else { VerbKind::Say };
    let after = cue.tokens.start > tokens.start + 3
        && !(scene.form(cue.tokens.start - 2) == "," && scene.form(subject.end) == ",");
    let from = cue.tokens.start;
    let cue = cue.tokens.clone();
    Some(Attribution { cue, kind: CueKind::According, verb, source, subject, from, after, clause: true })
}

/// A frame that names nobody: its own words are the source, without the *that* or *to* which follows.
#[inline(never)]
fn impersonal(scene: &Scene, cue: &Found, verb: VerbKind) -> Attribution {
    let link = |at: usize| matches!(scene.form(at), "that" | "to");
    let words = cue.tokens.start..cue.tokens.end - usize::from(cue.tokens.len() > 1 && link(cue.tokens.end - 1));
    let source = Source { span: scene.document.span_of(words.clone()), kind: SourceKind::Vague, entity: None };
    let kind = if verb == VerbKind::Think { CueKind::Belief } else { CueKind::Impersonal };
    let from = words.start;
    Attribution { cue: cue.tokens.clone(), kind, verb, source, subject: words, from, after: false, clause: true }
}

/// *it is thought that*, *is believed to*.
fn is_frame(scene: &Scene, cue: &Found) -> bool {
    let passive = [
        "thought",
        "believed",
        "suspected",
        "feared",
        "rumoured",
        "understood",
        "seen",
        "regarded",
        "viewed",
        "considered",
    ];
    cue.tokens.clone().any(|at| passive.contains(&scene.form(at)))
}
