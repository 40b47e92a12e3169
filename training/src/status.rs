//! Trains the model of status.

use crate::labels::Labelled;
use crate::maxent::{Instance, Maxent, Settings};
use crate::read::Read;
use whosays_engine::model::Weights;
use whosays_engine::statement::instances;
use whosays_engine::{Span, Status};

/// How it is learned; chosen by cross-validation over the training labels.
pub const SETTINGS: Settings = Settings { bits: 17, classes: 4, passes: 15, penalty: 15.0, least: 0.01, seen: 4 };

/// How much an instance of each class counts: rare ones more, since each status counts alike for readers.
const WEIGHTS: [f32; 4] = [0.6, 2.0, 1.6, 1.4];

/// The class of a status.
fn class(status: Status) -> usize {
    match status {
        Status::Sourced | Status::Unsourced => 0,
        Status::Speculation => 1,
        Status::Prediction => 2,
        Status::Opinion => 3,
    }
}

/// The labelled statement that most of a stretch lies in.
pub fn labelled(label: &Labelled, span: Span) -> Option<&crate::labels::Statement> {
    let shared = |other: Span| span.end.min(other.end).saturating_sub(span.start.max(other.start));
    let best = label.statements.iter().max_by_key(|statement| shared(statement.span))?;
    (shared(best.span) * 2 > span.len()).then_some(best)
}

/// The instances of one labelled text.
pub fn of(label: &Labelled, tags: &Weights, names: &Weights) -> Vec<Instance> {
    let Read { document, tagged, entities } = Read::new(&label.text, tags, names);
    let mut out = Vec::new();
    for found in instances(&document, &entities, &tagged) {
        let Some(gold) = labelled(label, found.span) else { continue };
        let words = found.span.of(&label.text).split_whitespace().count();
        let class = self::class(gold.status);
        let weight = (words as f32 / 12.0).sqrt() * WEIGHTS[class];
        out.push(Instance { features: found.features, class, weight, rules: self::class(found.rules) });
    }
    out
}

/// Learns from instances.
pub fn train(instances: &[&Instance]) -> Weights {
    Maxent::train(instances, SETTINGS).weights()
}
