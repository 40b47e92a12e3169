//! Status by the trained model: how sure is the text, and does it judge? Who says so is the attribution's answer, so
//! that the five statuses are derived in one place.

use super::calibration;
use super::features::{Ground, Reader, Told, Verbs};
use super::scene::Scene;
use super::segment::Draft;
use super::speaker::Read;
use super::status::Decision;
use super::whole::Whole;
use crate::model::{Feature, Weights};
use crate::text::tag::Tagged;
use crate::{Reason, Span, Status};

/// The classes of the model, in the order of their numbers. Put as so, with or without a source, is one class.
pub(crate) const CLASSES: [Status; 4] = [Status::Sourced, Status::Speculation, Status::Prediction, Status::Opinion];

/// What the class that the rules choose has ahead of the others, in quarters of a weight of one: weights and rules
/// are two experts whose votes are added. Cross-validation tells little between 3 and 7; see ENGINE.md.
pub const RULES_AHEAD: i32 = 6;

/// How many reasons a clause keeps.
const MOST_REASONS: usize = 3;

/// What speaks for class `first` against class `second`, the heaviest first: the weights of all that is told of the
/// same words, or of the same ground where it is not about words, added up.
#[inline(never)]
fn reasons(weights: &Weights, told: &[Told], first: usize, second: usize, sums: &mut Sums) -> Vec<Reason> {
    sums.clear(told.len());
    for (at, told) in told.iter().enumerate().filter(|(_, told)| told.ground != Ground::Rules) {
        let weight = i32::from(told.row[first]) - i32::from(told.row[second]);
        // what was pruned, as most was, counts for nothing
        if weight != 0 {
            sums.add(key(told), at, weight);
        }
    }
    let scale = i32::from(weights.scale);
    let mut out = Vec::new();
    while out.len() < MOST_REASONS {
        // the first of the heaviest
        let heaviest = sums.told.iter_mut().reduce(|best, sum| if sum.1 > best.1 { sum } else { best });
        let Some((at, weight)) = heaviest else { break };
        let Told { ground, words, .. } = told[*at as usize];
        let reason = Reason { ground, words, weight: (*weight * 100 / scale).clamp(0, 10_000) as u16 };
        if reason.weight < LEAST_REASON {
            break;
        }
        out.push(reason);
        *weight = 0;
    }
    out
}

/// What is added up for one clause; kept for the next, to spare allocations.
#[derive(Default)]
struct Sums {
    /// Where the sum of a key may stand in `told`, one more than its index: a table that is open to what collides.
    places: Vec<u32>,
    /// The [`key`] of each sum.
    keys: Vec<u64>,
    /// The first that is told of what is added up, and the sum.
    told: Vec<(u32, i32)>,
}

impl Sums {
    /// Makes room for at most `count` sums.
    fn clear(&mut self, count: usize) {
        self.keys.clear();
        self.told.clear();
        self.places.clear();
        self.places.resize((2 * count).next_power_of_two(), 0);
    }

    /// Adds the weight of what is told at `index` to those of the same [`key`].
    fn add(&mut self, key: u64, index: usize, weight: i32) {
        // what is told of the same words is often told in a row
        if self.keys.last() == Some(&key)
            && let Some(last) = self.told.last_mut()
        {
            last.1 += weight;
            return;
        }
        let last = self.places.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        loop {
            match self.places[at] as usize {
                0 => {
                    self.keys.push(key);
                    self.told.push((index as u32, weight));
                    self.places[at] = self.keys.len() as u32;
                    return;
                }
                place if self.keys[place - 1] == key => {
                    self.told[place - 1].1 += weight;
                    return;
                }
                _ => at = (at + 1) & last,
            }
        }
    }
}

/// A number for what a feature tells and for the words that it is about, which are less than a megabyte.
fn key(told: &Told) -> u64 {
    let words = told.words.map_or(0, |words| (words.start as u64) << 26 | (words.len() as u64) << 5 | 1 << 4);
    words | told.ground as u64
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

/// Calls `visit` with every clause of a document and its features; with those that `weights` know, where given.
#[inline(never)]
pub(super) fn each(
    scene: &Scene,
    tagged: &Tagged,
    sentences: &[Read],
    drafts: &[Vec<Draft>],
    weights: Option<&Weights>,
    mut visit: impl FnMut(usize, usize, &[Told]),
) {
    let whole = Whole::new(scene, drafts);
    let mut told = Vec::new();
    for (number, (read, own)) in sentences.iter().zip(drafts).enumerate() {
        let reader = Reader {
            scene,
            tagged,
            whole: &whole,
            read,
            drafts: own,
            verbs: Verbs::of(scene, tagged, read.tokens.clone()),
            number: (number, sentences.len()),
            before: number.checked_sub(1).and_then(|at| drafts[at].last()),
            after: drafts.get(number + 1).and_then(|next| next.first()),
            weights,
        };
        for index in 0..own.len() {
            reader.features(index, &mut told);
            visit(number, index, &told);
        }
    }
}

/// What the model decides for each clause of all sentences, in place of the rules.
#[inline(never)]
pub(super) fn decide(
    scene: &Scene,
    tagged: &Tagged,
    weights: &Weights,
    sentences: &[Read],
    drafts: &[Vec<Draft>],
) -> Vec<(Decision, Vec<Reason>)> {
    let mut sums = Sums::default();
    let mut out = Vec::with_capacity(drafts.iter().map(Vec::len).sum());
    each(scene, tagged, sentences, drafts, Some(weights), |number, index, told| {
        let mut scores: [i32; 4] = weights.bias.as_slice().try_into().unwrap_or_default();
        for told in told {
            scores.iter_mut().zip(told.row).for_each(|(score, weight)| *score += i32::from(weight));
        }
        let rules = drafts[number][index].decision.status;
        let rules = CLASSES.iter().position(|own| *own == rules).unwrap_or(0);
        scores[rules] += RULES_AHEAD * i32::from(weights.scale) / 4;
        let sourced = drafts[number][index].voice.source.is_some();
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
        out.push((decision, reasons(weights, told, order[0], order[1], &mut sums)));
    });
    out
}
