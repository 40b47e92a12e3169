//! Source: the shortest words that name who says so, and what kind of source they name.

use super::{all, one};
use crate::{SourceKind, analyze};

#[test]
fn a_source_stands_before_between_or_after_its_words() {
    one("Ada Blom said that the port was shut.", "sourced", "Ada Blom");
    one("The port, Ada Blom said, was shut.", "sourced", "Ada Blom");
    one("“The port is shut,” Ada Blom said.", "sourced", "Ada Blom");
    one("“The port is shut,” said Ada Blom, the mayor of Oslo.", "sourced", "Ada Blom");
    one("\"The port is shut,\" she said, \"and the ferry waits.\"", "sourced", "she");
}

#[test]
fn offices_and_appositions_are_left_out() {
    one("Harbour spokeswoman Ada Blom said the port was shut.", "sourced", "Ada Blom");
    one("Ada Blom, the mayor of Oslo, said the port was shut.", "sourced", "Ada Blom");
    one("The mayor of Oslo, Ada Blom, said the port was shut.", "sourced", "Ada Blom");
}

#[test]
fn according_to_and_as_somebody_put_it() {
    one("According to Ada Blom, the port is shut.", "sourced", "Ada Blom");
    one("The port is shut, according to the harbour office.", "sourced", "the harbour office");
    one("As Ada Blom explained, “the port is shut.”", "sourced", "Ada Blom");
    one("The port is shut, as the article notes.", "sourced", "the article");
    one("As one expert put it, “the port is shut.”", "sourced", "one expert");
}

#[test]
fn passive_reports_name_their_source_after_by() {
    one("The plan was condemned by the union.", "opinion", "the union");
    one("“The port is shut,” Ada Blom was quoted as saying.", "sourced", "Ada Blom");
}

#[test]
fn impersonal_frames_are_their_own_source() {
    one("It is estimated that 40 boats sank.", "sourced", "It is estimated");
    one("Forty boats reportedly sank.", "sourced", "reportedly");
    one("It is thought that 40 boats sank.", "speculation", "It is thought");
}

#[test]
fn the_innermost_speaker_is_the_source() {
    one("According to the Herald, Ada Blom said the port was shut.", "sourced", "Ada Blom");
    one("Ada Blom said she believes the port should close.", "opinion", "Ada Blom");
}

#[test]
fn a_quotation_keeps_its_speaker_over_sentences_and_paragraphs() {
    all(
        "“The port is shut. The ferry waits,” Ada Blom said.",
        &["sourced | Ada Blom | “The port is shut.", "sourced | Ada Blom | The ferry waits,” Ada Blom said."],
    );
    all(
        "Ada Blom said: “The port is shut.\n\n“The ferry waits.”",
        &["sourced | Ada Blom | Ada Blom said: “The port is shut.", "sourced | Ada Blom | “The ferry waits.”"],
    );
}

#[test]
fn a_source_does_not_carry_on_for_want_of_another() {
    all(
        "Ada Blom said the port was shut. The ferry waits in the bay.",
        &["sourced | Ada Blom | Ada Blom said the port was shut.", "unsourced | - | The ferry waits in the bay."],
    );
}

#[test]
fn pronouns_refer_to_the_entity_that_they_stand_for() {
    let text = "Ada Blom runs the port. She said it was shut.";
    let analysis = analyze(text);
    let source = analysis.statements[1].source.unwrap();
    assert_eq!(source.span.of(text), "She");
    assert_eq!(analysis.entities[source.entity.unwrap().0].name, "Ada Blom");
}

#[test]
fn named_and_vague_sources_are_told_apart() {
    for (text, kind) in [
        ("Officials said the port was shut.", SourceKind::Vague),
        ("One expert said the port was shut.", SourceKind::Vague),
        ("A Norwegian think tank said the port was shut.", SourceKind::Vague),
        ("The report said the port was shut.", SourceKind::Named),
        ("A new U.N. report said the port was shut.", SourceKind::Named),
        ("The minister said the port was shut.", SourceKind::Named),
        ("The port was shut.", SourceKind::Author),
    ] {
        assert_eq!(analyze(text).statements[0].source_kind(), kind, "{text}");
    }
}

#[test]
fn a_pronoun_is_as_vague_as_whom_it_stands_for() {
    let kinds = |text: &str| -> Vec<SourceKind> {
        analyze(text).statements.iter().filter_map(|at| at.source.map(|source| source.kind)).collect()
    };
    assert_eq!(kinds("Ada Blom left. A driver said it was shut. He said no ship left."), [SourceKind::Vague; 2]);
    assert_eq!(kinds("They said it was shut."), [SourceKind::Vague]);
    assert_eq!(kinds("A website said it was shut."), [SourceKind::Vague]);
    assert_eq!(kinds("A 1970 evaluation said it was shut."), [SourceKind::Named]);
}

#[test]
fn nouns_that_look_like_verbs_name_nobody() {
    for text in [
        "The report calls were short.",
        "In order to sail they paid.",
        "America's support of the port ended.",
        "A group called the Reds left.",
        "The claims of the crew were false.",
        "WHO staff left the port.",
        "What it adds only says who came.",
        "They buy old boats that nobody wants on the quay.",
    ] {
        assert_eq!(analyze(text).statements[0].source, None, "{text}");
    }
}

#[test]
fn somebodys_deputy_is_another_person() {
    let entity = |text: &str| analyze(text).statements[1].source.expect("somebody says so").entity;
    assert!(entity("Ada Blom, the mayor, left the port. The mayor said it was shut.").is_some());
    assert!(entity("Ada Blom left the port. Her deputy said it was shut.").is_none());
}

/// The name of the entity that the last statement's source is.
fn last_speaker(text: &str) -> Option<String> {
    let analysis = analyze(text);
    let id = analysis.statements.last()?.source?.entity?;
    Some(analysis.entities[id.0].name.clone())
}

#[test]
fn a_pronoun_is_first_of_all_the_person_of_its_own_sentence() {
    let who = last_speaker("Ada Orlo runs the port. When Ben Lind was asked about it, he said that fees had risen.");
    assert_eq!(who.as_deref(), Some("Ben Lind"));
    let who = last_speaker("Ben Lind runs the port. At Ada Orlo’s request, he said that fees had risen.");
    assert_eq!(who.as_deref(), Some("Ben Lind"));
}

#[test]
fn an_office_is_nobody_whom_the_text_does_not_give_it_to() {
    assert_eq!(last_speaker("Ben Lind came by boat. The minister said that fees had risen."), None);
    let who = last_speaker("Ada Orlo, the minister for ports, came by boat. The minister said that fees had risen.");
    assert_eq!(who.as_deref(), Some("Ada Orlo"));
}

#[test]
fn a_report_may_be_introduced_by_another_verb_or_stand_in_the_passive() {
    one("Orlo was able to show that the port was shut.", "sourced", "Orlo");
    one("One clerk was quoted saying, \"The port was shut.\"", "sourced", "One clerk");
    one("The Herald quoted a clerk as saying that the port was shut.", "sourced", "a clerk");
    one("Blom is said by one clerk to own two boats.", "sourced", "one clerk");
    one("A recent poll found few people wanted the port.", "sourced", "A recent poll");
}

#[test]
fn a_subject_is_read_past_what_hangs_on_it() {
    one("An official estimate issued in 2003 says there are ten boats.", "sourced", "An official estimate");
    one("Sailors who came to see the port say it was shut.", "sourced", "Sailors");
}

#[test]
fn nouns_and_adjectives_report() {
    one("The mayor’s claim that the port was shut is on page two.", "sourced", "The mayor");
    one("Blom issued a statement confirming the loss.", "sourced", "Blom");
    one("The paper printed a rumour by one official that the port was shut.", "sourced", "one official");
    one("There are strong hints that the port was shut.", "speculation", "There are strong hints");
    one("Reports are circulating in Oslo that the port was shut.", "sourced", "Reports");
}

#[test]
fn reports_may_tell_their_time_or_hearer() {
    one("The port was shut, the mayor announced this week.", "sourced", "the mayor");
    one("The port was shut, the mayor has told the crew.", "sourced", "the mayor");
    one("It rained all week, with some clerks claiming that the port was shut.", "sourced", "some clerks");
}

#[test]
fn plans_and_wishes_have_an_owner() {
    one("The union is keen to close the port.", "opinion", "The union");
    one("The union would like to close the port.", "opinion", "The union");
    one("The union plans on closing the port.", "prediction", "The union");
    one("Blom refers to the port as a ruin.", "opinion", "Blom");
    one("The crew is calling for a new port.", "opinion", "The crew");
    one("The union is seeking a new port.", "prediction", "The union");
    one("The union is not willing to pay for it.", "prediction", "The union");
    one("The union told us about the new port.", "sourced", "The union");
    assert_eq!(analyze("If the union wants to close the port, it is free.").statements[0].source, None);
}

#[test]
fn an_office_can_be_looked_up_and_an_occupation_cannot() {
    let kind = |text: &str| analyze(text).statements.last().map(|at| at.source_kind());
    assert_eq!(kind("The mayor said the port was shut."), Some(SourceKind::Named));
    assert_eq!(kind("The lawyer said the port was shut."), Some(SourceKind::Vague));
    assert_eq!(kind("Ada Blom, the lawyer, left. The lawyer said the port was shut."), Some(SourceKind::Named));
    assert_eq!(kind("The boat's makers said the port was shut."), Some(SourceKind::Vague));
}

#[test]
fn frames_name_a_paper_or_nobody() {
    one("As noted in the letter, the port was shut.", "sourced", "the letter");
    one("The loss was reported in the newspaper on Monday.", "sourced", "the newspaper");
    assert_eq!(analyze("The ship was reported in Oslo.").statements[0].source.map(|own| own.kind), None);
    one("It is widely acknowledged that the port was shut.", "sourced", "It is widely acknowledged");
    one("It emerged that the port was shut.", "sourced", "It emerged");
    one("The sale was widely seen as a theft.", "speculation", "was widely seen");
    one("The hope was that the port was shut.", "opinion", "The hope was");
}

#[test]
fn a_report_is_whose_who_issued_it() {
    one("According to a report issued by the Harbour Union, the port was shut.", "sourced", "the Harbour Union");
    one("“The port was shut,” said Oslo Mayor Ada Blom.", "sourced", "Ada Blom");
    one("Blom noted a “very strong wind.”", "sourced", "Blom");
}

#[test]
fn who_may_praise_has_not_done_so() {
    assert_eq!(analyze("Some may praise the port.").statements[0].source, None);
}
