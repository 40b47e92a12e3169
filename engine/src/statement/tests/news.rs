//! What reports of news say in passing: brackets, data, pronouns behind *according to*, bodies that plan.

use super::{all, analyze, one};
use crate::SourceKind;

#[test]
fn brackets_do_not_hide_who_speaks() {
    one("The port was shut, said Ada Blom (67).", "sourced", "Ada Blom");
    one("Ada Blom (67), a retired clerk, said the port was shut.", "sourced", "Ada Blom");
    one("The Nordic Harbour Union (NHU) said the port was shut.", "sourced", "The Nordic Harbour Union");
    one("The port was shut, the Nordic Harbour Union (NHU) said.", "sourced", "the Nordic Harbour Union");
    one("The mayor (Ada Blom) said the port was shut.", "sourced", "Ada Blom");
}

#[test]
fn figures_and_documents_report() {
    one("Data show that the port was shut.", "sourced", "Data");
    one("The port was shut, figures published on Friday showed.", "sourced", "figures");
    one("The audit identified 31 boats.", "sourced", "The audit");
    one("The footage shows him leaving the port.", "sourced", "The footage");
    one("The mayor identified the boat by its mast.", "unsourced", "-");
    one("The boat was identified by its mast.", "unsourced", "-");
}

#[test]
fn according_to_a_pronoun_is_according_to_whom_it_means() {
    let text = "Ada Blom runs the port. According to her, it was shut.";
    all(text, &["unsourced | - | Ada Blom runs the port.", "sourced | her | According to her, it was shut."]);
    let analysis = analyze(text);
    let source = analysis.statements[1].source.expect("a source");
    assert_eq!(source.entity.map(|id| analysis.entities[id.0].name.as_str()), Some("Ada Blom"));
    one("They were seated according to age.", "unsourced", "-");
}

#[test]
fn it_is_the_document_or_body_of_the_sentence_before() {
    let kind = |text: &str| analyze(text).statements.last().map(|at| at.source_kind());
    assert_eq!(kind("The inquiry took two years. It found that the port was shut."), Some(SourceKind::Named));
    assert_eq!(
        kind("Neighbours say it rained. The ministry sent a boat. It says the port was shut."),
        Some(SourceKind::Named)
    );
}

#[test]
fn who_plans_owns_the_plan() {
    one("The council plans to close the port.", "prediction", "The council");
    one("Blom is planning to close the port.", "prediction", "Blom");
    one("The crew is planning a protest.", "prediction", "The crew");
    one("Plans to close the port were dropped in May.", "unsourced", "-");
    one("Blom studied town planning.", "unsourced", "-");
}

#[test]
fn who_warned_of_what_was_so_reports_it() {
    one("The port was shut, clerks have warned.", "sourced", "clerks");
    one("The port may be shut, clerks have warned.", "speculation", "clerks");
}

#[test]
fn a_dateline_with_a_date_is_no_statement_of_its_own() {
    for text in ["ORLO, 4 May 2021 – The mayor said the port was shut.", "ORLO, 4 May – The port may close."] {
        assert_eq!(analyze(text).statements.len(), 1, "{text}");
    }
}
