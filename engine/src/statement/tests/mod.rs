//! The labelling guidelines as invented sentences, in the guidelines' order. A failure names the sentence that broke.

mod borrowed;
mod cues;
mod futures;
mod genders;
mod news;
mod reports;
mod sources;
mod splits;
mod statuses;
mod texts;

use crate::{Analysis, analyze};

/// What is told of one statement: its status and the words that name its source, `-` for the author.
fn told(text: &str, analysis: &Analysis) -> Vec<String> {
    let source = |at: &crate::Statement| at.source.map_or("-", |source| source.span.of(text));
    analysis
        .statements
        .iter()
        .map(|at| format!("{} | {} | {}", at.status.name(), source(at), at.span.of(text)))
        .collect()
}

/// Checks a text of one statement.
#[track_caller]
fn one(text: &str, status: &str, source: &str) {
    let analysis = analyze(text);
    assert_eq!(told(text, &analysis), [format!("{status} | {source} | {text}")]);
}

/// Checks all statements of a text, each as `status | source | words`.
#[track_caller]
fn all(text: &str, wanted: &[&str]) {
    assert_eq!(told(text, &analyze(text)), wanted, "{text}");
}
