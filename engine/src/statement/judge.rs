//! Status by the trained model: how sure is the text, and does it judge? Who says so is the attribution's answer, so
//! that the five statuses are derived in one place.

use super::calibration;
use super::features::{Ground, Reader, Told, Verbs};
use super::reading::Read;
use super::scene::Scene;
use super::segment::{self, Drafts};
use super::status::Decision;
use super::whole::Whole;
use crate::model::{Feature, Fours, Models, Stage};
use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{Cue, Reason, Span, Status};

/// The classes of the model, in the order of their numbers. Put as so, with or without a source, is one class.
pub(crate) const CLASSES: [Status; 4] = [Status::Sourced, Status::Speculation, Status::Prediction, Status::Opinion];

/// What the class that the rules choose has ahead of the others, in quarters of a weight of one: weights and rules
/// are two experts whose votes are added. Cross-validation tells little between 3 and 8; see ENGINE.md.
pub const RULES_AHEAD: i32 = 7;

/// How many reasons a clause keeps.
const MOST_REASONS: usize = 3;

/// What speaks for the first class of `order` against the second, the heaviest first: the weights of all that is told of the same
/// words, or of the same ground where it is not about words, added up.
#[inline(never)]
fn reasons(document: &Document, scale: u16, told: &Told, order: [u32; 2], sums: &mut Vec<Sum>) -> Vec<Reason> {
    let least = (u32::from(LEAST_REASON) * u32::from(scale)).div_ceil(100) as i32;
    sums.clear();
    sums.resize(told.topics.len(), Sum::default());
    // of which branch to take nobody can foresee much here: so there are none
    for (at, topic) in told.topics.iter().enumerate() {
        let weight = if topic.ground == Ground::Rules { 0 } else { topic.sum.lead(order) };
        let sum = &mut sums[topic.like as usize];
        sum.weight += weight;
        // what was pruned counts for nothing, nor is it where a reason stands
        sum.first = sum.first.min(if weight == 0 { u32::MAX } else { (topic.after << 24) | (at as u32 + 1) });
    }
    let mut heaviest = [0u64; MOST_REASONS];
    let mut add = |weight: i32, place: u32| {
        let mut own = if weight < least { 0 } else { (u64::from(weight as u32) << 32) | u64::from(!place) };
        for place in &mut heaviest {
            (*place, own) = ((*place).max(own), (*place).min(own));
        }
    };
    sums.iter().for_each(|sum| add(sum.weight, sum.first));
    told.rows().iter().for_each(|row| add(row.weights.lead(order), (row.place + 1) << 24));
    let reason = |own: u64| {
        let (weight, place) = ((own >> 32) as i32, !(own as u32));
        let (ground, words) = match (place & 0xff_ffff).checked_sub(1).and_then(|topic| told.topics.get(topic as usize))
        {
            Some(topic) => (topic.ground, topic.words()),
            None => (Ground::Words, told.words_of_row((place >> 24) - 1, document)),
        };
        Reason { ground, words, weight: (weight * 100 / i32::from(scale)).clamp(0, 10_000) as u16 }
    };
    let count = heaviest.iter().take_while(|own| **own != 0).count();
    heaviest[..count].iter().map(|own| reason(*own)).collect()
}

/// The weights of all topics that are like one.
#[derive(Clone, Copy)]
struct Sum {
    weight: i32,
    /// The place of the first of those that weigh anything: behind so many rows of words, and one more than its number,
    /// which is below 2^24.
    first: u32,
}

impl Default for Sum {
    fn default() -> Self {
        Self { weight: 0, first: u32::MAX }
    }
}

/// What a reason has to weigh to be told, in hundredths.
const LEAST_REASON: u16 = 10;

/// A clause as the model of status sees it.
pub struct Instance {
    /// Its words.
    pub span: Span,
    /// What the rules make of it.
    pub rules: Status,
    /// What the model looks at.
    pub features: Vec<Feature>,
}

/// Calls `visit` with every clause of a document, by its reader and its number there, and with what its features are told
/// to, or what the weights have for them, where given.
#[inline(never)]
pub(super) fn each(
    scene: &Scene,
    tagged: &Tagged,
    sentences: &[Read],
    drafts: &Drafts,
    weights: Option<&Fours>,
    mut visit: impl FnMut(&Reader, usize, &mut Told),
) {
    let whole = Whole::new(scene, drafts);
    let mut told = Told::new(weights, scene.document);
    for (number, read) in sentences.iter().enumerate() {
        let own = drafts.of(number);
        let reader = Reader {
            scene,
            tagged,
            whole: &whole,
            read,
            drafts: own,
            verbs: Verbs::of(own),
            number: (number, sentences.len()),
            before: number.checked_sub(1).and_then(|at| drafts.of(at).last()),
            after: if number + 1 < sentences.len() { drafts.of(number + 1).first() } else { None },
        };
        (0..own.len()).for_each(|index| visit(&reader, index, &mut told));
    }
}

/// What the model decides for each clause of all sentences, in place of the rules, and why: where all are `explained`, else
/// only where [words are to be lit up](lights_reasons).
#[inline(never)]
pub(super) fn decide(
    scene: &Scene,
    tagged: &Tagged,
    models: &Models,
    (sentences, drafts): (&[Read], &Drafts),
    explained: bool,
) -> Vec<(Decision, Vec<Reason>)> {
    let weights = models.weights(Stage::Status);
    let mut sums = Vec::new();
    let bias: [i32; 4] = weights.bias.as_slice().try_into().unwrap_or_default();
    let mut out = Vec::with_capacity(drafts.all.len());
    each(scene, tagged, sentences, drafts, Some(models.status()), |reader, index, told| {
        reader.features(index, explained, told);
        let draft = &reader.drafts[index];
        let mut scores = bias;
        scores.iter_mut().zip(told.scores()).for_each(|(score, own)| *score += own);
        let rules = draft.decision.status;
        let rules = CLASSES.iter().position(|own| *own == rules).unwrap_or(0);
        scores[rules] += RULES_AHEAD * i32::from(weights.scale) / 4;
        let sourced = draft.voice.source.is_some();
        let named = |class: usize| match CLASSES[class] {
            Status::Sourced if !sourced => Status::Unsourced,
            status => status,
        };
        let best = |but: Option<usize>| {
            let others = (0..scores.len()).rev().filter(|class| Some(*class) != but);
            others.max_by_key(|class| scores[*class]).unwrap_or(0)
        };
        let first = best(None);
        let order = [first, best(Some(first))];
        let lead = calibration::lead(scores[order[0]] - scores[order[1]], weights);
        let decision = Decision { status: named(order[0]), runner_up: named(order[1]), lead };
        let asked = explained || lights_reasons(decision.status, &draft.cues);
        if asked && !explained {
            reader.features(index, true, told);
        }
        let order = order.map(|class| class as u32);
        let reasons = if asked { reasons(scene.document, weights.scale, told, order, &mut sums) } else { Vec::new() };
        out.push((decision, reasons));
    });
    out
}

/// Whether words that counted are to be cues of a stretch, because it has this status against its own cues.
pub(super) fn lights_reasons(status: Status, cues: &[Cue]) -> bool {
    !segment::is_plain(status) && !cues.iter().any(|cue| cue.kind.status() == Some(status))
}
