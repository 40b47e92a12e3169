//! Multinomial logistic regression over hashed features, by stochastic gradient descent with a falling rate and an
//! L2 penalty (Bottou 2012, Stochastic gradient descent tricks).

use crate::quantise::quantised;
use crate::shuffle::Shuffle;
use std::collections::HashMap;
use whosays_engine::model::{Feature, Weights};

/// One instance: what is seen, the right class, and how much it counts.
pub struct Instance {
    /// What is seen.
    pub features: Vec<Feature>,
    /// The right class.
    pub class: usize,
    /// How much it counts.
    pub weight: f32,
    /// The class that the rules choose.
    pub rules: usize,
}

/// How the weights are learned.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Rows of the table, as a power of two.
    pub bits: u8,
    /// The number of classes.
    pub classes: usize,
    /// Passes over the instances.
    pub passes: usize,
    /// Strength of the penalty on each weight.
    pub penalty: f32,
    /// Weights below this are dropped.
    pub least: f32,
    /// Features seen less often are left out.
    pub seen: u32,
}

/// The rate of the first pass; it falls to a twentieth of it.
const RATE: f32 = 0.03;

/// Learned weights, still real numbers.
pub struct Maxent {
    settings: Settings,
    cells: Vec<f32>,
    bias: Vec<f32>,
}

/// Turns scores into probabilities.
pub fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        // the same on every machine, which a system's own routine need not be
        *score = libm::expf(*score - most);
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

impl Maxent {
    /// Learns from instances.
    pub fn train(instances: &[&Instance], settings: Settings) -> Self {
        let classes = settings.classes;
        let cells = classes << settings.bits;
        let mut model = Self { settings, cells: vec![0.0; cells], bias: vec![0.0; classes] };
        let mut order: Vec<usize> = (0..instances.len()).collect();
        let mut shuffle = Shuffle::default();
        let mut counts: HashMap<Feature, u32> = HashMap::new();
        for feature in instances.iter().flat_map(|instance| &instance.features) {
            *counts.entry(*feature).or_default() += 1;
        }
        let kept = |instance: &&Instance| -> Vec<Feature> {
            instance.features.iter().copied().filter(|feature| counts[feature] >= settings.seen).collect()
        };
        let kept: Vec<Vec<Feature>> = instances.iter().map(kept).collect();
        for pass in 0..settings.passes {
            let rate = RATE / (1.0 + 19.0 * pass as f32 / settings.passes as f32);
            let shrink = (1.0 - rate * settings.penalty).max(0.0);
            model.cells.iter_mut().for_each(|cell| *cell *= shrink);
            shuffle.shuffle(&mut order);
            for &n in &order {
                let instance = instances[n];
                let mut shares = model.scores(&kept[n]);
                softmax(&mut shares);
                for (class, share) in shares.iter().enumerate() {
                    let slope = (share - f32::from(u8::from(class == instance.class))) * instance.weight;
                    for feature in &kept[n] {
                        let cell = model.row(*feature) + class;
                        model.cells[cell] -= rate * slope;
                    }
                    model.bias[class] -= rate * slope;
                }
            }
        }
        model
    }

    fn row(&self, feature: Feature) -> usize {
        (feature >> (32 - u32::from(self.settings.bits))) as usize * self.settings.classes
    }

    /// The scores of all classes.
    pub fn scores(&self, features: &[Feature]) -> Vec<f32> {
        let mut scores = self.bias.clone();
        for feature in features {
            let row = self.row(*feature);
            for (score, weight) in scores.iter_mut().zip(&self.cells[row..row + self.settings.classes]) {
                *score += weight;
            }
        }
        scores
    }

    /// The weights in whole numbers.
    pub fn weights(&self) -> Weights {
        let settings = self.settings;
        quantised(settings.bits, settings.classes, &self.cells, &self.bias, settings.least)
    }
}
