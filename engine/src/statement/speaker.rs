//! Whose words stand between quotation marks.

use super::attribution::Attribution;
use super::forms::Signs;
use super::phrase;
use super::reading::Read;
use super::scene::Scene;
use super::signed;
use super::source::Memory;
use crate::text::is_finite;
use crate::{CueKind, EntityType, Source};
use std::ops::Range;

/// Bytes of a quotation that is more than a name or a word.
const SHORT_SPEECH: usize = 30;

/// A quotation's speaker and the reporting words that name it.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub source: Source,
    /// The reporting words; empty where the speaker is carried on from a quotation before.
    pub cue: Range<usize>,
    pub verb: super::vocabulary::VerbKind,
}

/// The speaker of each quotation of the document, where one is named.
#[inline(never)]
pub(super) fn speakers(scene: &Scene, sentences: &[Read]) -> Vec<Option<Speaker>> {
    let mut out: Vec<Option<Speaker>> = vec![None; scene.document.quotations.len()];
    for read in sentences {
        for attribution in read.attributions.iter().filter(|found| scene.quotation(found.cue.start).is_none()) {
            if let Some(quotation) = quotation_of(scene, read, attribution)
                && nearer(scene, attribution, quotation, out[quotation].is_none())
            {
                let (source, cue, verb) = (attribution.source, attribution.cue.clone(), attribution.verb);
                out[quotation] = Some(Speaker { source, cue, verb });
            }
        }
    }
    for (quotation, slot) in out.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
        let verb = super::vocabulary::VerbKind::Say;
        let source = signed::signer(scene, quotation)
            .or_else(|| signed::titled(scene, quotation))
            .or_else(|| before_speech(scene, sentences, quotation));
        *slot = source.map(|source| Speaker { source, cue: 0..0, verb });
    }
    carry(scene, sentences, &mut out);
    carry_back(scene, &mut out);
    out
}

/// The person whom the sentence before is about, where a paragraph goes on with speech: *Blom shook her head. “…”*
fn before_speech(scene: &Scene, sentences: &[Read], quotation: usize) -> Option<Source> {
    let start = scene.document.quotations[quotation].span.start;
    let number = sentences.partition_point(|read| scene.document.tokens[read.tokens.start].span.start < start);
    let (read, before) = (sentences.get(number)?, sentences.get(number.checked_sub(1)?)?);
    let opens = scene.document.tokens[read.tokens.start].span.start == start && read.block == before.block;
    let silent = read.attributions.is_empty() && before.attributions.is_empty();
    let spoken = before.tokens.clone().any(|at| scene.quotation(at).is_some());
    if !opens || !silent || spoken || !is_speech(scene, read, quotation) {
        return None;
    }
    let verb = before.tokens.clone().find(|at| is_finite(scene.document, *at))?;
    let subject = phrase::before(scene, before.tokens.start, verb)?;
    let person = subject.start == before.tokens.start && scene.kind(subject.end - 1) == Some(EntityType::Person);
    person.then(|| Memory::default().source(scene, subject)).flatten()
}

/// Whether an attribution is a better speaker than the one known, if any is: it stands closer.
fn nearer(scene: &Scene, attribution: &Attribution, quotation: usize, unknown: bool) -> bool {
    let span = scene.document.quotations[quotation].span;
    let cue = scene.document.span_of(attribution.cue.clone());
    unknown || attribution.after || cue.end <= span.start
}

/// The quotation that an attribution speaks of: the nearest one on its side.
#[inline(never)]
fn quotation_of(scene: &Scene, read: &Read, attribution: &Attribution) -> Option<usize> {
    if attribution.kind == CueKind::Impersonal {
        return None;
    }
    let forward = |from: usize| (from..read.tokens.end).find_map(|at| scene.quotation(at));
    if attribution.after {
        let before = attribution.subject.start.min(attribution.cue.start);
        return (read.tokens.start..before)
            .rev()
            .find_map(|at| scene.quotation(at))
            .or_else(|| forward(attribution.cue.end));
    }
    forward(attribution.cue.end.max(attribution.subject.end))
}

/// Speech that names nobody goes on from the speech before it: in the same paragraph, the same sentence, or in the
/// paragraph after one that was nothing but speech, or that ended with a colon.
#[inline(never)]
fn carry(scene: &Scene, sentences: &[Read], out: &mut [Option<Speaker>]) {
    let mut last: Option<(Speaker, usize)> = None;
    for read in sentences {
        let mut at = read.tokens.start;
        if let Some(found) = read.attributions.iter().rfind(|found| scene.quotation(found.cue.start).is_none()) {
            let (source, cue, verb) = (found.source, found.cue.clone(), found.verb);
            last = Some((Speaker { source, cue, verb }, read.block));
        }
        while at < read.tokens.end && scene.signs(read.sentence).any(Signs::QUOTED) {
            if let Some(quotation) = scene.quotation(at) {
                match (&out[quotation], &last) {
                    (Some(speaker), _) => last = Some((speaker.clone(), read.block)),
                    (None, Some((speaker, block))) if read.block <= block + 1 && is_speech(scene, read, quotation) => {
                        let speaker = Speaker { cue: 0..0, verb: super::vocabulary::VerbKind::Say, ..speaker.clone() };
                        out[quotation] = Some(speaker);
                        last = Some((out[quotation].clone().expect("just set"), read.block));
                    }
                    _ => {}
                }
                let end = scene.document.quotations[quotation].span.end;
                at += (at..read.tokens.end).take_while(|at| scene.document.tokens[*at].span.start < end).count().max(1);
            } else {
                at += 1;
            }
        }
    }
}

/// Speech that names nobody and that is followed at once by speech whose speaker is named, is theirs: the marks stand
/// between two paragraphs of theirs.
fn carry_back(scene: &Scene, out: &mut [Option<Speaker>]) {
    for at in (1..out.len()).rev() {
        let (own, next) = (scene.document.quotations[at - 1].span, scene.document.quotations[at].span);
        let between = &scene.document.text[own.end..next.start.max(own.end)];
        if out[at - 1].is_none() && between.trim().is_empty() && own.len() > SHORT_SPEECH {
            let speaker = out[at].clone().filter(|speaker| !speaker.cue.is_empty());
            out[at - 1] = speaker.map(|speaker| Speaker { cue: 0..0, ..speaker });
        }
    }
}

/// Whether a quotation is somebody's speech, not a word held up with tweezers: it opens its sentence and is a sentence.
#[inline(never)]
fn is_speech(scene: &Scene, read: &Read, quotation: usize) -> bool {
    let tokens = scene.document.token_range(scene.document.quotations[quotation].span);
    let opens = tokens.start <= read.tokens.start + 1;
    let stop = |at: usize| matches!(scene.form(at), "." | "!" | "?" | ",");
    let sentence = tokens.end >= tokens.start + 5 && (stop(tokens.end - 2) || stop(tokens.end - 1));
    opens && (tokens.len() > 6 || sentence)
}
