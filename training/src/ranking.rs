//! A conditional log-linear model that chooses one of several candidates, by stochastic gradient descent.

use crate::maxent::softmax;
use crate::quantise::quantised;
use crate::shuffle::Shuffle;
use whosays_engine::model::{Feature, Weights};

/// A choice: the features of each candidate, and which are right.
pub struct Choice {
    /// The features of each candidate.
    pub candidates: Vec<Vec<Feature>>,
    /// Which are right; at least one is.
    pub right: Vec<bool>,
    /// How much it counts.
    pub weight: f32,
}

const RATE: f32 = 0.05;

/// Learns the weights; `penalty` is the strength of the L2 penalty.
pub fn train(choices: &[&Choice], bits: u8, passes: usize, penalty: f32, least: f32) -> Weights {
    let mut cells = vec![0.0f32; 1 << bits];
    let row = |feature: Feature| (feature >> (32 - u32::from(bits))) as usize;
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut shuffle = Shuffle::default();
    for pass in 0..passes {
        let rate = RATE / (1.0 + 19.0 * pass as f32 / passes as f32);
        let shrink = (1.0 - rate * penalty).max(0.0);
        cells.iter_mut().for_each(|cell| *cell *= shrink);
        shuffle.shuffle(&mut order);
        for &n in &order {
            let choice = choices[n];
            let score = |features: &Vec<Feature>| features.iter().map(|feature| cells[row(*feature)]).sum();
            let mut shares: Vec<f32> = choice.candidates.iter().map(score).collect();
            softmax(&mut shares);
            let good: f32 = shares.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(share, _)| share).sum();
            for ((features, share), right) in choice.candidates.iter().zip(&shares).zip(&choice.right) {
                // the right ones share what is wanted in the proportion that they have now
                let wanted = if *right { share / good.max(1e-6) } else { 0.0 };
                for feature in features {
                    cells[row(*feature)] -= rate * (share - wanted) * choice.weight;
                }
            }
        }
    }
    quantised(bits, 1, &cells, &[0.0], least)
}
