//! Words that are somebody else's by how they are set: signed, sent, titled, labelled, cut out of another text.

use super::told;
use crate::analyze;

/// The sources of a text's statements, one a statement.
fn voices(text: &str) -> Vec<&str> {
    let analysis = analyze(text);
    analysis.statements.iter().map(|at| at.source.map_or("-", |source| source.span.of(text))).collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(voices(text), wanted, "{:#?}", told(text, &analyze(text)));
}

#[test]
fn a_quotation_is_its_signers() {
    check("\"The port was shut all of last winter. No ship left it.\" --Ada Blom", &["Ada Blom"; 2]);
    let text = "\"The port was shut all of last winter.\" Ada, Oslo, Norway \"No ship left it before the first of March.\" \
                Ben, Bergen, Norway";
    check(text, &["Ada", "Ben", "-"]);
}

#[test]
fn a_mail_is_its_senders() {
    let text =
        "The port was shut. From: Ada Blom <ada@port.example> Date: Monday Subject: Boats No ship left it. It was old.";
    check(text, &["-", "Ada Blom", "Ada Blom"]);
    let text = "The port was shut. Subject: Boats From: ada_b-x on 3 May 2004 No ship left it. It was old.";
    assert_eq!(voices(text)[2..], ["ada_b-x"]);
}

#[test]
fn a_line_parts_a_signed_letter_from_a_titled_one() {
    let text = "The port was shut. No ship left it. For the crew, Ada Blom 555-0100 ada@port.example ---------- Harbour Union \
                Declaration of the Members The port was sold. It was old.";
    check(text, &["Ada Blom", "Ada Blom", "Harbour Union", "Harbour Union"]);
}

#[test]
fn a_long_quotation_is_the_titles_above_it() {
    let text = "---------- The Old Port <<The ferry came late that night and nobody on the quay saw it, since the lamp was out, \
                and the clerk had gone home to sleep, as he did every night at nine.>>";
    check(text, &["The Old Port"]);
}

#[test]
fn a_text_may_begin_inside_of_a_quotation() {
    let text = "The port was shut. No ship left it.\" \"It was old,\" said Blom.";
    check(text, &["Blom"; 3]);
}

#[test]
fn labels_need_not_be_known_names() {
    let text = "Al-Orlo : The port was shut. It was old. Al-Orlo : No ship left it.";
    check(text, &["Al-Orlo"; 3]);
    check("ORLO: The port was shut. It was old, and Orlo was there.", &["ORLO"; 2]);
    check("Response: The port was shut. Response: It was old.", &["-"; 2]);
}

#[test]
fn a_letter_is_whose_name_stands_under_it() {
    let text = "The port was shut.\n\nNo ship left it all winter, and the crew was paid for sitting at the quay with their hands in their pockets. It was an \
                old port. Take care, my friend, Ada\n\nThe ferry waits.";
    check(text, &["-", "Ada", "Ada", "Ada", "-"]);
}

#[test]
fn excerpts_are_their_publishers() {
    let text =
        "Last year Greenpeace published a list. Here are some excerpts:\n\nThe port was shut.\n\nThe ferry waits.";
    assert_eq!(voices(text)[2..], ["Greenpeace", "-"]);
}
