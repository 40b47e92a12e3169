//! The unit: a sentence is split only at a clause boundary where status or source changes.

use super::{all, one};

#[test]
fn a_relative_clause_of_another_status_is_a_statement() {
    all(
        "The report confirms that the boats left, which could cost jobs.",
        &[
            "sourced | The report | The report confirms that the boats left,",
            "speculation | - | which could cost jobs.",
        ],
    );
}

#[test]
fn coordinate_clauses_split_where_the_status_changes() {
    all(
        "The port is shut, but it may open.",
        &["unsourced | - | The port is shut,", "speculation | - | but it may open."],
    );
    one("The port is shut, and the ferry waits.", "unsourced", "-");
}

#[test]
fn coordinate_clauses_split_where_the_source_changes() {
    all(
        "Norway said the port was shut, but Sweden denied the claim.",
        &["sourced | Norway | Norway said the port was shut,", "sourced | Sweden | but Sweden denied the claim."],
    );
}

#[test]
fn a_report_inside_of_a_judgement_is_a_statement() {
    all(
        "We shouldn't be surprised that a new report finds that the port is unsafe.",
        &[
            "opinion | - | We shouldn't be surprised that",
            "sourced | a new report | a new report finds that the port is unsafe.",
        ],
    );
}

#[test]
fn clauses_that_agree_stay_together() {
    one("When it rains, the port will close.", "prediction", "-");
    one("If it rains hard, the port will close.", "prediction", "-");
    one("The port will close unless it rains.", "prediction", "-");
    one("The crew left, taking the nets.", "unsourced", "-");
    one("Ada Blom said the port was shut, and the ferry was late.", "sourced", "Ada Blom");
}

#[test]
fn what_is_granted_in_front_commits_itself() {
    all(
        "Though the port is shut, the ferry will sail.",
        &["unsourced | - | Though the port is shut,", "prediction | - | the ferry will sail."],
    );
}

#[test]
fn a_second_verb_with_a_modal_is_a_clause() {
    all(
        "The port is shut and may stay so.",
        &["unsourced | - | The port is shut", "speculation | - | and may stay so."],
    );
}
