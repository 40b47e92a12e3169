//! Cross-validation: every labelled text is analysed by weights that were trained without it.

use crate::Outcome;
use crate::labels::Labelled;
use crate::maxent::Instance;
use crate::status;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use whosays_engine::analyze_document;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::model::{Models, Weights};
use whosays_engine::text::Document;
use whosays_engine::wire::{Unit, WireAnalysis};

/// Into how many parts the texts are divided.
pub const FOLDS: usize = 10;

/// The part that each text belongs to; those of one document to the same.
pub fn folds(labels: &[Labelled]) -> Vec<usize> {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels {
        let next = groups.len();
        groups.entry(&label.group).or_insert(next);
    }
    labels.iter().map(|label| groups[label.group.as_str()] % FOLDS).collect()
}

/// Analyses every text and writes it to `out`; texts go to `out/texts`, analyses by rules to `out/rules`.
pub fn cross(labels: &[Labelled], tags: &Weights, out: &Path) -> Outcome {
    for folder in ["texts", "rules", "models"] {
        fs::create_dir_all(out.join(folder))?;
    }
    let folds = folds(labels);
    let instances: Vec<Vec<Instance>> = labels.iter().map(|label| status::of(label, tags)).collect();
    for fold in 0..FOLDS {
        let train: Vec<&Instance> =
            (0..labels.len()).filter(|n| folds[*n] != fold).flat_map(|n| &instances[n]).collect();
        let none = Weights::new(4, 1, 16);
        let models = Models::new([tags.clone(), none.clone(), none.clone(), none, status::train(&train)]);
        for (label, _) in labels.iter().zip(&folds).filter(|(_, own)| **own == fold) {
            fs::write(out.join(format!("texts/{}.txt", label.id)), &label.text)?;
            let document = Document::plain(&label.text);
            for (folder, models) in [("rules", None), ("models", Some(&models))] {
                let analysis = analyze_document(&document, KnowledgeBase::core(), models);
                let json = serde_json::to_string(&WireAnalysis::new(&label.text, &analysis, Unit::CodePoint))?;
                fs::write(out.join(format!("{folder}/{}.json", label.id)), json)?;
            }
        }
    }
    Ok(())
}
