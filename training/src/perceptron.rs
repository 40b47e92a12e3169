//! The averaged perceptron (Freund and Schapire 1999; Collins 2002), over a hashed table.

use crate::quantise::quantised;
use whosays_engine::model::{Feature, Weights};

/// Weights while they are learned, with what is needed for their average.
pub struct Perceptron {
    bits: u8,
    classes: usize,
    now: Vec<f32>,
    /// Sums of each weight over time, up to date until `seen`.
    sums: Vec<f64>,
    seen: Vec<u32>,
    time: u32,
}

impl Perceptron {
    /// A table of 2^`bits` rows, all zero.
    pub fn new(bits: u8, classes: usize) -> Self {
        let cells = classes << bits;
        Self { bits, classes, now: vec![0.0; cells], sums: vec![0.0; cells], seen: vec![0; cells], time: 0 }
    }

    fn row(&self, feature: Feature) -> usize {
        (feature >> (32 - u32::from(self.bits))) as usize * self.classes
    }

    /// The scores of all classes.
    pub fn scores(&self, features: &[Feature]) -> Vec<f32> {
        let mut scores = vec![0.0; self.classes];
        for feature in features {
            let row = self.row(*feature);
            for (score, weight) in scores.iter_mut().zip(&self.now[row..row + self.classes]) {
                *score += weight;
            }
        }
        scores
    }

    /// Lets time pass: call once an instance.
    pub fn tick(&mut self) {
        self.time += 1;
    }

    /// Adds `by` to the weight that each feature has for a class.
    pub fn update(&mut self, features: &[Feature], class: usize, by: f32) {
        for feature in features {
            let cell = self.row(*feature) + class;
            self.sums[cell] += f64::from(self.now[cell]) * f64::from(self.time - self.seen[cell]);
            self.seen[cell] = self.time;
            self.now[cell] += by;
        }
    }

    /// Learns one instance; says whether it was right before.
    pub fn learn(&mut self, features: &[Feature], class: usize) -> bool {
        self.tick();
        let scores = self.scores(features);
        let best = (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
        if best != class {
            self.update(features, class, 1.0);
            self.update(features, best, -1.0);
        }
        best == class
    }

    /// The averaged weights, those below `least` dropped, in whole numbers.
    pub fn averaged(&self, least: f32) -> Weights {
        let cells = self.now.iter().zip(&self.sums).zip(&self.seen);
        let mean = cells.map(|((now, sum), seen)| {
            ((sum + f64::from(*now) * f64::from(self.time - seen)) / f64::from(self.time.max(1))) as f32
        });
        quantised(self.bits, self.classes, &mean.collect::<Vec<f32>>(), &vec![0.0; self.classes], least)
    }
}
