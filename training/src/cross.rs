//! Cross-validation: every labelled text is analysed by weights that were trained without it.

use crate::Outcome;
use crate::calibrate::{self, Seen};
use crate::labels::Labelled;
use crate::maxent::Instance;
use crate::status;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::model::{Models, Weights};
use whosays_engine::text::Document;
use whosays_engine::wire::{Unit, WireAnalysis};
use whosays_engine::{Analysis, analyze_document};

/// Into how many parts the texts are divided.
pub const FOLDS: usize = 10;

/// How many times a statement of an article counts when leads are measured: readers open articles, while the other texts
/// are slices without paragraphs and titles.
const ARTICLES: usize = 2;

/// The part that each text belongs to; those of one document to the same.
pub fn folds(labels: &[Labelled]) -> Vec<usize> {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels {
        let next = groups.len();
        groups.entry(&label.group).or_insert(next);
    }
    labels.iter().map(|label| groups[label.group.as_str()] % FOLDS).collect()
}

/// What cross-validation gives.
pub struct Crossed {
    /// The analysis of each text by weights that were trained without it.
    pub analyses: Vec<Analysis>,
    /// What became of each statement.
    pub seen: Vec<Seen>,
    /// What leads are worth: see [`calibrate::shares`].
    pub shares: Vec<u16>,
    /// What became of each statement, with confidences that were calibrated without its text.
    pub claimed: Vec<Seen>,
}

/// Analyses every text by weights that were trained without it.
///
/// Weights of status are trained and measured with names as they are found in texts that the weights of names have not
/// seen, one of which `names` has for each fold.
pub fn cross(labels: &[Labelled], tags: &Weights, names: &[Weights]) -> Crossed {
    let folds = folds(labels);
    let instances = instances(labels, tags, names);
    let mut analyses = vec![Analysis::default(); labels.len()];
    for (fold, names) in names.iter().enumerate() {
        let others = || (0..labels.len()).filter(|n| folds[*n] != fold);
        let status = status::train(&others().flat_map(|n| &instances[n]).collect::<Vec<_>>());
        let models = Models::new([tags.clone(), names.clone(), status]);
        for n in (0..labels.len()).filter(|n| folds[*n] == fold) {
            let document = Document::plain(&labels[n].text);
            analyses[n] = analyze_document(&document, KnowledgeBase::core(), Some(&models));
        }
    }
    let by_text: Vec<Vec<Seen>> =
        labels.iter().zip(&analyses).map(|(label, own)| calibrate::seen(label, own)).collect();
    let of = |(label, seen): (&Labelled, Vec<Seen>)| if label.is_article() { seen.repeat(ARTICLES) } else { seen };
    let by_text: Vec<Vec<Seen>> = labels.iter().zip(by_text).map(of).collect();
    let seen: Vec<Seen> = by_text.iter().flatten().copied().collect();
    let mut claimed = Vec::new();
    for fold in 0..FOLDS {
        let own = |inside: bool| {
            let texts = by_text.iter().zip(&folds).filter(move |(_, own)| (**own == fold) == inside);
            texts.flat_map(|(seen, _)| seen).copied()
        };
        let shares = calibrate::shares(&own(false).collect::<Vec<_>>());
        claimed.extend(own(true).map(|seen| {
            let share = shares[seen.place];
            Seen { claimed: f32::from(share) / 1000.0, ..seen }
        }));
    }
    Crossed { analyses, shares: calibrate::shares(&seen), seen, claimed }
}

/// What each text teaches the model of status.
pub fn instances(labels: &[Labelled], tags: &Weights, names: &[Weights]) -> Vec<Vec<Instance>> {
    labels.iter().zip(folds(labels)).map(|(label, fold)| status::of(label, tags, &names[fold])).collect()
}

/// Writes texts and analyses, by rules and by held-out weights, as the scorer reads them.
pub fn write(labels: &[Labelled], crossed: &Crossed, out: &Path) -> Outcome {
    for folder in ["texts", "rules", "models"] {
        fs::create_dir_all(out.join(folder))?;
    }
    for (label, analysis) in labels.iter().zip(&crossed.analyses) {
        fs::write(out.join(format!("texts/{}.txt", label.id)), &label.text)?;
        let rules = analyze_document(&Document::plain(&label.text), KnowledgeBase::core(), None);
        for (folder, analysis) in [("rules", &rules), ("models", analysis)] {
            let json = serde_json::to_string(&WireAnalysis::new(&label.text, analysis, Unit::CodePoint))?;
            fs::write(out.join(format!("{folder}/{}.json", label.id)), json)?;
        }
    }
    Ok(())
}
