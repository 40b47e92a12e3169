//! Ways in which a report is tied to its source: by order, asides, frames, documents; and what only looks like one.

use super::{analyze, one};

fn nobody(text: &str) {
    let analysis = analyze(text);
    assert_eq!(analysis.statements[0].source, None, "{text}");
}

#[test]
fn who_speaks_may_follow_without_a_quotation() {
    one("The port was shut for a week, said one clerk.", "sourced", "one clerk");
    one("The port was shut for a week, said the lawyer who runs it.", "sourced", "the lawyer");
    one("\"The port was shut for a week,\" said lawyer Ada Blom.", "sourced", "Ada Blom");
    one("Ada Blom, who runs the port, said the records for May were lost.", "sourced", "Ada Blom");
    one("The port was shut, Ada Blom said, adding that it had rained.", "sourced", "Ada Blom");
}

#[test]
fn asides_do_not_part_a_verb_from_its_subject() {
    one("Ada Blom – a clerk for ten years, twice mayor – told the crew that the port was shut.", "sourced", "Ada Blom");
    one("As Ada Blom pointed out in a letter last week, the port was shut.", "sourced", "Ada Blom");
    one("The port was shut for a week, as Ada Blom told the court.", "sourced", "Ada Blom");
    one("A lawyer hired by the Herald said the port was shut.", "sourced", "A lawyer");
    one("The court was told by Ada Blom, who runs the port, that it was shut.", "sourced", "Ada Blom");
}

#[test]
fn frames_name_who_says_so() {
    one("Per Ada Blom, the port was shut in May.", "sourced", "Ada Blom");
    one("In Ada Blom's view, the port was shut in May.", "speculation", "Ada Blom");
    one("By the union's own count, ten boats were lost.", "sourced", "the union");
    one("To hear Ada Blom tell it, the port was shut in May.", "sourced", "Ada Blom");
    one("The way Ada Blom tells it, the port was shut in May.", "sourced", "Ada Blom");
    one("The clerks learned from Ada Blom on Monday that the port was shut.", "sourced", "Ada Blom");
    one("It fell in May, the union said, citing Ada Blom.", "sourced", "Ada Blom");
    one("Legend has it that the port was built in a night.", "sourced", "Legend has it");
}

#[test]
fn a_noun_reports_for_whom_it_belongs_to() {
    one("The fear among the crew is that the port was shut.", "speculation", "the crew");
    one("The conclusion of the Harbour Union was that nobody had read it.", "sourced", "the Harbour Union");
    one("The reply from the Harbour Union was that it was shut in May.", "sourced", "the Harbour Union");
}

#[test]
fn a_document_records_and_finds() {
    one("The report records ten losses in May.", "sourced", "The report");
    one("The autopsy found no trace of a storm.", "sourced", "The autopsy");
}

#[test]
fn a_colon_or_a_gesture_hands_over_to_speech() {
    let speaker = |text: &'static str| analyze(text).statements.last().unwrap().source.map(|own| own.span.of(text));
    assert_eq!(speaker("Ada Blom had this to say: \"The port was shut in May.\""), Some("Ada Blom"));
    assert_eq!(speaker("Ada Blom nodded. \"The port was shut in May, and the boats sold.\""), Some("Ada Blom"));
}

#[test]
fn what_only_looks_like_a_report_is_none() {
    nobody("The boats were sorted according to age.");
    nobody("The storm claimed ten lives in May.");
    nobody("Nobody at the table mentioned the port.");
    nobody("A lawyer for the crew declined to comment.");
    nobody("I said to myself that I had plenty of time, ordered another coffee and missed the boat.");
    nobody("That means selling now adds a lot to the price.");
    nobody("The brothers argued all night and sold the boat.");
}
