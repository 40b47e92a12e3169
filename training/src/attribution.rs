//! Trains the model of attribution.

use crate::labels::Labelled;
use crate::ranking::{self, Choice};
use crate::read::Read;
use crate::status::labelled;
use whosays_engine::Span;
use whosays_engine::model::Weights;
use whosays_engine::statement::{Candidate, choose_sources};

/// The last word of a stretch, in lower case.
fn last_word(text: &str, span: Span) -> String {
    let words = span.of(text);
    words.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

/// Whether a candidate is the labelled source: their words overlap, or end alike, as the scorer compares them.
fn is_right(text: &str, candidate: &Candidate, gold: Option<Span>) -> bool {
    match (candidate.source.map(|source| source.span), gold) {
        (None, None) => true,
        (Some(found), Some(gold)) => found.overlaps(gold) || last_word(text, found) == last_word(text, gold),
        _ => false,
    }
}

/// The choices in one labelled text. Those before a choice were made by the rules.
pub fn of(label: &Labelled, tags: &Weights, names: &Weights) -> Vec<Choice> {
    let Read { document, tagged, entities } = Read::new(&label.text, tags, names);
    let mut out = Vec::new();
    choose_sources(&document, &entities, &tagged, |clause, all| {
        let by_rules = all.iter().position(Candidate::is_of_rules).unwrap_or(0);
        let Some(gold) = labelled(label, clause) else { return by_rules };
        let right: Vec<bool> = all.iter().map(|own| is_right(&label.text, own, gold.source)).collect();
        if !right.contains(&true) {
            return by_rules;
        }
        let words = clause.of(&label.text).split_whitespace().count();
        let candidates = all.iter().map(|own| own.features.clone()).collect();
        out.push(Choice { candidates, right, weight: (words as f32 / 12.0).sqrt() });
        by_rules
    });
    out
}

/// Learns from choices.
pub fn train(choices: &[&Choice]) -> Weights {
    ranking::train(choices, 18, 20, 5.0, 0.01)
}
