//! Cues: the words that decided a status or a source, and no others.

use crate::analyze;

/// Checks the cues of a text's first statement, each as `kind: words`.
#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let found: Vec<String> = analyze(text).statements[0]
        .cues
        .iter()
        .map(|cue| format!("{}: {}", cue.kind.name(), cue.span.of(text)))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn words_that_did_not_decide_are_no_cues() {
    check("A delicate matter kept the port shut.", &[]);
    check("A man who might sail left the port.", &[]);
    check("The port may close, a serious loss.", &["possibility: may"]);
    check("It was known, Blom said, that the port was shut.", &["report: said"]);
}

#[test]
fn of_overlapping_cues_the_longest_counts() {
    check("They can be expected to sail.", &["expectation: can be expected to"]);
    check("In his opinion, the port is a disgrace.", &["judgement: In his opinion", "judgement: disgrace"]);
    check("The mayor plans to open the port.", &["plan: plans to"]);
}

#[test]
fn a_quotation_shows_by_its_opening_mark() {
    let text = "“The port is shut,” said Blom. “I have seen the empty quay.”";
    let cues = &analyze(text).statements[1].cues;
    assert_eq!(cues.iter().map(|cue| cue.span.of(text)).collect::<Vec<_>>(), ["“"]);
}
