//! Linear chains over labels: conditional random fields (Lafferty, McCallum and Pereira 2001) by AdaGrad (Duchi, Hazan
//! and Singer 2011), and the averaged structured perceptron (Collins 2002). What is not known of the right labels is
//! left open: the gradient is that of all labellings that are allowed.

use crate::quantise::quantised;
use crate::shuffle::Shuffle;
use std::collections::HashMap;
use whosays_engine::entity::learned::{STEPS, step};
use whosays_engine::model::{Feature, Weights};

/// A run of words.
#[derive(Clone)]
pub struct Sequence {
    /// What is seen of each word.
    pub features: Vec<Vec<Feature>>,
    /// What is seen of each step.
    pub steps: Vec<[u32; STEPS]>,
    /// The labels that may be right, a bit each.
    pub allowed: Vec<u32>,
    /// How much it counts.
    pub weight: f32,
}

/// How the weights are learned.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Rows of the table, as a power of two.
    pub bits: u8,
    /// Labels: 0 outside, then for each type the first and the further words of a name.
    pub labels: usize,
    /// Passes over the sequences.
    pub passes: usize,
    /// The rate of the first pass.
    pub rate: f32,
    /// What each weight loses a pass, so that those of little use become zero.
    pub shrink: f32,
    /// Weights below this are dropped.
    pub least: f32,
    /// Features seen less often are left out.
    pub seen: u32,
}

/// Learned weights, still real numbers.
pub struct Chain {
    settings: Settings,
    cells: Vec<f32>,
}

/// Whether a label may follow another.
pub fn follows(before: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// Scores of labels and of steps between them; minus infinity where a step is not allowed.
struct Scores {
    own: Vec<f32>,
    steps: Vec<f32>,
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        most
    } else {
        most + libm::logf(values.map(|value| libm::expf(value - most)).sum::<f32>())
    }
}

impl Chain {
    fn row(&self, feature: Feature) -> usize {
        (feature >> (32 - u32::from(self.settings.bits))) as usize * self.settings.labels
    }

    fn scores(&self, sequence: &Sequence) -> Scores {
        let labels = self.settings.labels;
        let mut own = vec![0.0; sequence.features.len() * labels];
        let mut steps = vec![f32::NEG_INFINITY; sequence.features.len() * labels * labels];
        for (n, features) in sequence.features.iter().enumerate() {
            for feature in features {
                let row = self.row(*feature);
                for label in 0..labels {
                    own[n * labels + label] += self.cells[row + label];
                }
            }
            for before in (0..labels).filter(|before| n > 0 || *before == 0) {
                let rows: Vec<usize> =
                    sequence.steps[n].iter().enumerate().map(|(t, seen)| self.row(step(t, *seen, before))).collect();
                for label in (0..labels).filter(|label| follows(before, *label)) {
                    steps[(n * labels + before) * labels + label] =
                        rows.iter().map(|row| self.cells[row + label]).sum();
                }
            }
        }
        Scores { own, steps }
    }

    /// How probable each step is among the labellings that are allowed.
    fn shares(&self, scores: &Scores, allowed: impl Fn(usize, usize) -> bool) -> Vec<f32> {
        let labels = self.settings.labels;
        let length = scores.own.len() / labels;
        let own = |n: usize, label: usize| {
            if allowed(n, label) { scores.own[n * labels + label] } else { f32::NEG_INFINITY }
        };
        let step = |n: usize, before: usize, label: usize| scores.steps[(n * labels + before) * labels + label];
        let mut ahead = vec![f32::NEG_INFINITY; length * labels];
        let mut back = vec![0.0; length * labels];
        let entry = |ahead: &[f32], n: usize, before: usize| match n {
            0 if before == 0 => 0.0,
            0 => f32::NEG_INFINITY,
            _ => ahead[(n - 1) * labels + before],
        };
        for n in 0..length {
            for label in 0..labels {
                let sum = log_sum((0..labels).map(|before| entry(&ahead, n, before) + step(n, before, label)));
                ahead[n * labels + label] = sum + own(n, label);
            }
        }
        for n in (1..length).rev() {
            for before in 0..labels {
                let sum =
                    log_sum((0..labels).map(|label| step(n, before, label) + own(n, label) + back[n * labels + label]));
                back[(n - 1) * labels + before] = sum;
            }
        }
        let total = log_sum(ahead[(length - 1) * labels..].iter().copied());
        let mut shares = vec![0.0; length * labels * labels];
        if total == f32::NEG_INFINITY {
            return shares;
        }
        for n in 0..length {
            for before in 0..labels {
                for label in 0..labels {
                    let score =
                        entry(&ahead, n, before) + step(n, before, label) + own(n, label) + back[n * labels + label];
                    shares[(n * labels + before) * labels + label] = libm::expf(score - total);
                }
            }
        }
        shares
    }

    /// The best labelling among those that are allowed.
    fn best(&self, scores: &Scores, allowed: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        let labels = self.settings.labels;
        let length = scores.own.len() / labels;
        let mut best = vec![f32::NEG_INFINITY; labels];
        best[0] = 0.0;
        let mut back = vec![0; length * labels];
        for n in 0..length {
            let mut next = vec![f32::NEG_INFINITY; labels];
            for label in (0..labels).filter(|label| allowed(n, *label)) {
                for (before, reached) in best.iter().enumerate() {
                    let score =
                        reached + scores.steps[(n * labels + before) * labels + label] + scores.own[n * labels + label];
                    if score > next[label] {
                        (next[label], back[n * labels + label]) = (score, before);
                    }
                }
            }
            best = next;
        }
        let mut label = (0..labels).fold(0, |first, label| if best[label] > best[first] { label } else { first });
        let mut out = vec![0; length];
        for n in (0..length).rev() {
            out[n] = label;
            label = back[n * labels + label];
        }
        out
    }

    /// The best labelling.
    pub fn decode(&self, sequence: &Sequence) -> Vec<usize> {
        self.best(&self.scores(sequence), |_, _| true)
    }

    /// Learns a conditional random field.
    pub fn field(sequences: &[&Sequence], settings: Settings) -> Self {
        let mut model = Self { settings, cells: vec![0.0; settings.labels << settings.bits] };
        let kept = kept(sequences, settings.seen);
        let mut squares = vec![0.1f32; model.cells.len()];
        let mut order: Vec<usize> = (0..kept.len()).collect();
        let mut shuffle = Shuffle::default();
        let labels = settings.labels;
        for pass in 0..settings.passes {
            let rate = settings.rate / (1.0 + 3.0 * pass as f32 / settings.passes as f32);
            shuffle.shuffle(&mut order);
            for &at in &order {
                let sequence = &kept[at];
                let scores = model.scores(sequence);
                let all = model.shares(&scores, |_, _| true);
                let right = model.shares(&scores, |n, label| sequence.allowed[n] >> label & 1 == 1);
                if right.iter().all(|share| *share == 0.0) {
                    continue;
                }
                let mut change = |cell: usize, slope: f32| {
                    if slope.abs() > 1e-4 {
                        squares[cell] += slope * slope;
                        model.cells[cell] -= rate * slope / squares[cell].sqrt();
                    }
                };
                for (n, features) in sequence.features.iter().enumerate() {
                    let slope = |before: usize, label: usize| {
                        let at = (n * labels + before) * labels + label;
                        (all[at] - right[at]) * sequence.weight
                    };
                    let sums: Vec<f32> =
                        (0..labels).map(|label| (0..labels).map(|before| slope(before, label)).sum()).collect();
                    for feature in features {
                        let row = row(settings, *feature);
                        sums.iter().enumerate().for_each(|(label, sum)| change(row + label, *sum));
                    }
                    for before in 0..labels {
                        for (template, seen) in sequence.steps[n].iter().enumerate() {
                            let row = row(settings, step(template, *seen, before));
                            (0..labels).for_each(|label| change(row + label, slope(before, label)));
                        }
                    }
                }
            }
            for cell in &mut model.cells {
                *cell = cell.signum() * (cell.abs() - settings.shrink).max(0.0);
            }
        }
        model
    }

    /// Learns by the averaged structured perceptron.
    pub fn perceptron(sequences: &[&Sequence], settings: Settings) -> Self {
        let mut model = Self { settings, cells: vec![0.0; settings.labels << settings.bits] };
        let kept = kept(sequences, settings.seen);
        let mut sums = vec![0.0f64; model.cells.len()];
        let mut order: Vec<usize> = (0..kept.len()).collect();
        let mut shuffle = Shuffle::default();
        let mut time = 0.0f64;
        for _ in 0..settings.passes {
            shuffle.shuffle(&mut order);
            for &at in &order {
                let sequence = &kept[at];
                time += 1.0;
                let scores = model.scores(sequence);
                let guess = model.best(&scores, |_, _| true);
                if (0..guess.len()).all(|n| sequence.allowed[n] >> guess[n] & 1 == 1) {
                    continue;
                }
                let right = model.best(&scores, |n, label| sequence.allowed[n] >> label & 1 == 1);
                for (labels, by) in [(&right, sequence.weight), (&guess, -sequence.weight)] {
                    for (n, &label) in labels.iter().enumerate() {
                        let before = n.checked_sub(1).map_or(0, |n| labels[n]);
                        let steps = sequence.steps[n].iter().enumerate().map(|(t, seen)| step(t, *seen, before));
                        for feature in sequence.features[n].iter().copied().chain(steps) {
                            let cell = row(settings, feature) + label;
                            model.cells[cell] += by;
                            sums[cell] += time * f64::from(by);
                        }
                    }
                }
            }
        }
        for (cell, sum) in model.cells.iter_mut().zip(sums) {
            *cell -= (sum / time.max(1.0)) as f32;
        }
        model
    }

    /// The weights in whole numbers.
    pub fn weights(&self) -> Weights {
        let settings = self.settings;
        quantised(settings.bits, settings.labels, &self.cells, &vec![0.0; settings.labels], settings.least)
    }
}

fn row(settings: Settings, feature: Feature) -> usize {
    (feature >> (32 - u32::from(settings.bits))) as usize * settings.labels
}

/// The sequences without the features that are seen too seldom.
fn kept(sequences: &[&Sequence], least: u32) -> Vec<Sequence> {
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for feature in sequences.iter().flat_map(|sequence| sequence.features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let keep = |sequence: &&Sequence| {
        let mut sequence = (*sequence).clone();
        sequence.features.iter_mut().for_each(|features| features.retain(|feature| counts[feature] >= least));
        sequence
    };
    sequences.iter().map(keep).collect()
}
