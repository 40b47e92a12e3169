//! Families of models for status, compared clause by clause on texts that were held out.

use crate::cross::{FOLDS, folds, instances};
use crate::labels::Labelled;
use crate::maxent::{Instance, Maxent, Settings};
use crate::perceptron::Perceptron;
use crate::shuffle::Shuffle;
use crate::status::SETTINGS;
use whosays_engine::model::Weights;
use whosays_engine::statement::RULES_AHEAD;

/// Passes of the perceptron.
const PASSES: usize = 8;

/// A name and, for each held-out clause, the class that it was given.
type Row = (&'static str, Vec<usize>);

/// Prints macro F1 over put as so, speculation, prediction and opinion, and the share of right clauses.
pub fn status(labels: &[Labelled], tags: &Weights, names: &[Weights]) {
    let folds = folds(labels);
    let texts = instances(labels, tags, names);
    let mut gold = Vec::new();
    let mut rows: Vec<Row> = ["rules", "maxent", "maxent and rules", "perceptron", "perceptron and rules"]
        .map(|name| (name, Vec::new()))
        .into();
    for fold in 0..FOLDS {
        let of = |inside: bool| {
            let own = texts.iter().zip(&folds).filter(move |(_, own)| (**own == fold) == inside);
            own.flat_map(|(text, _)| text).collect::<Vec<_>>()
        };
        let (train, held) = (of(false), of(true));
        let maxent = Maxent::train(&train, SETTINGS);
        let perceptron = perceptron(&train, SETTINGS);
        for instance in held {
            gold.push(instance.class);
            let scores = [maxent.scores(&instance.features), real(&perceptron, instance)];
            let pooled = scores.clone().map(|mut scores| {
                scores[instance.rules] += RULES_AHEAD as f32 / 4.0;
                scores
            });
            let [maxent, perceptron] = scores;
            let [maxent_pooled, perceptron_pooled] = pooled;
            let given = [best(&maxent), best(&maxent_pooled), best(&perceptron), best(&perceptron_pooled)];
            rows[0].1.push(instance.rules);
            for (row, class) in rows[1..].iter_mut().zip(given) {
                row.1.push(class);
            }
        }
    }
    println!("status by clause, {} clauses held out: macro F1, share right", gold.len());
    for (name, given) in rows {
        let (f1, right) = score(&gold, &given);
        println!("  {name:22} {f1:.3}  {right:.3}");
    }
}

fn perceptron(instances: &[&Instance], settings: Settings) -> Weights {
    let mut model = Perceptron::new(settings.bits, settings.classes);
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let mut shuffle = Shuffle::default();
    for _ in 0..PASSES {
        shuffle.shuffle(&mut order);
        for &n in &order {
            model.learn(&instances[n].features, instances[n].class);
        }
    }
    model.averaged(0.05)
}

/// Scores in weights of one.
fn real(weights: &Weights, instance: &Instance) -> Vec<f32> {
    weights.scores(&instance.features).iter().map(|score| *score as f32 / f32::from(weights.scale)).collect()
}

fn best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

/// The mean F1 of the classes, and the share that is right.
fn score(gold: &[usize], given: &[usize]) -> (f64, f64) {
    let pairs = || gold.iter().zip(given);
    let count =
        |test: &dyn Fn(usize, usize) -> bool| pairs().filter(|(gold, given)| test(**gold, **given)).count() as f64;
    let f1 = |class: usize| {
        let both = count(&|gold, given| gold == class && given == class);
        2.0 * both / (count(&|gold, _| gold == class) + count(&|_, given| given == class)).max(1.0)
    };
    let classes = SETTINGS.classes;
    ((0..classes).map(f1).sum::<f64>() / classes as f64, count(&|gold, given| gold == given) / gold.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn classes_count_alike() {
        let (f1, right) = score(&[0, 0, 0, 1], &[0, 0, 0, 0]);
        assert!((right - 0.75).abs() < 1e-9);
        assert!((f1 - (6.0 / 7.0) / 4.0).abs() < 1e-9);
    }
}
