//! Status by the trained model: how sure is the text, and does it judge? Who says so is the attribution's answer, so
//! that the five statuses are derived in one place.

use super::calibration;
use super::features::{Reader, Told, Whole};
use super::scene::Scene;
use super::segment::Draft;
use super::speaker::Read;
use super::status::Decision;
use crate::Status;
use crate::model::{Feature, Weights};
use crate::text::tag::Tagged;

/// The classes of the model, in the order of their numbers. Put as so, with or without a source, is one class.
pub(super) const CLASSES: [Status; 4] = [Status::Sourced, Status::Speculation, Status::Prediction, Status::Opinion];

/// What the class that the rules choose has ahead of the others, in quarters of a weight of one: weights and rules
/// are two experts whose votes are added. Chosen by cross-validation over the training labels.
const RULES_AHEAD: i32 = 5;

/// A clause as the model of status sees it.
pub struct Instance {
    /// Its words.
    pub span: crate::Span,
    /// What the rules make of it.
    pub rules: Status,
    /// What the model looks at.
    pub features: Vec<Feature>,
}

/// Calls `each` with every clause of a document and its features.
pub(super) fn each(
    scene: &Scene,
    tagged: &Tagged,
    sentences: &[Read],
    drafts: &[Vec<Draft>],
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
            number: (number, sentences.len()),
            before: number.checked_sub(1).and_then(|at| drafts[at].last()),
            after: drafts.get(number + 1).and_then(|next| next.first()),
        };
        for index in 0..own.len() {
            reader.features(index, &mut told);
            visit(number, index, &told);
        }
    }
}

/// What the model decides for each clause, in place of the rules.
pub(super) fn decide(
    scene: &Scene,
    tagged: &Tagged,
    weights: &Weights,
    sentences: &[Read],
    drafts: &[Vec<Draft>],
) -> Vec<Vec<Decision>> {
    let mut out: Vec<Vec<Decision>> = drafts.iter().map(|own| Vec::with_capacity(own.len())).collect();
    each(scene, tagged, sentences, drafts, |number, index, told| {
        let mut scores: [i32; 4] = weights.bias.as_slice().try_into().unwrap_or_default();
        for told in told {
            weights.add(told.feature, &mut scores);
        }
        let rules = drafts[number][index].decision.status;
        let rules = CLASSES.iter().position(|own| *own == rules).unwrap_or(0);
        scores[rules] += RULES_AHEAD * i32::from(weights.scale) / 4;
        let sourced = drafts[number][index].voice.source.is_some();
        let named = |class: usize| match CLASSES[class] {
            Status::Sourced if !sourced => Status::Unsourced,
            status => status,
        };
        let mut order = [0, 1, 2, 3];
        order.sort_by_key(|class| std::cmp::Reverse(scores[*class]));
        let lead = calibration::lead(scores[order[0]] - scores[order[1]], weights);
        out[number].push(Decision { status: named(order[0]), runner_up: named(order[1]), lead });
    });
    out
}
