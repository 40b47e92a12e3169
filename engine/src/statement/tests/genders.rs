//! Whom *he* and *she* name: nobody who is known to be of the other gender.

use crate::{EntityId, SourceKind, analyze};

/// Checks to which name the last source of a text refers.
#[track_caller]
fn last(text: &str, name: Option<&str>) {
    let analysis = analyze(text);
    let source = analysis.statements.iter().rev().find_map(|own| own.source);
    let entity = source.and_then(|source| source.entity).map(|EntityId(at)| &*analysis.entities[at].name);
    assert_eq!(entity, name, "{text}");
}

#[test]
fn titles_tell_whom_a_pronoun_names() {
    last("Mr Ames met Mrs Farrow. She told reporters that the port was shut.", Some("Farrow"));
    last("Mrs. Farrow met Mr. Ames. He told reporters that the port was shut.", Some("Ames"));
    last("King Charles met Queen Mary. She said that the port was shut.", Some("Mary"));
    last("The actress Orla Blom met Olaf Dahl. She said that the port was shut.", Some("Orla Blom"));
}

#[test]
fn given_names_tell_it_too() {
    last("Mary Farrow resigned. John Ames took over. She said that the port was shut.", Some("Mary Farrow"));
    last("Mary Farrow resigned. John Ames took over. He said that the port was shut.", Some("John Ames"));
    last("John Ames met Mary Farrow. “The port is shut,” she said.", Some("Mary Farrow"));
    last("Robin Ames met Kim Farrow. She said that the port was shut.", Some("Robin Ames"));
}

#[test]
fn who_only_owns_something_is_meant_last() {
    last("Dahl's successor, Ida Moe, disagreed. She said that the port was shut.", Some("Ida Moe"));
    last("Blom's successor, Robin Dahl, disagreed. She said that the port was shut.", Some("Robin Dahl"));
}

#[test]
fn an_earlier_pronoun_tells_it() {
    let text = "Mr Dahl met Blom. She was late. Orlo left early. He said that the port was shut.";
    last(text, Some("Orlo"));
    last("Blom resigned. She was ill. Mr Dahl met Blom. She said that the port was shut.", Some("Blom"));
}

#[test]
fn a_pronoun_that_fits_nobody_names_nobody() {
    let text = "Mr Ames came with his wife. She said that the port was shut.";
    last(text, None);
    let source = analyze(text).statements.iter().rev().find_map(|own| own.source);
    assert_eq!(source.map(|source| source.kind), Some(SourceKind::Vague));
}

#[test]
fn an_answer_is_its_speakers_to_the_end() {
    let text = "Why did you leave?\n\nOrla Blom: I was tired. My boat was gone. My wife says that I was ill. I slept.";
    let analysis = analyze(text);
    let sources: Vec<_> = analysis.statements.iter().map(|own| own.source.map(|own| own.span.of(text))).collect();
    assert!(sources.iter().all(|own| own.is_some_and(|own| own != "I")), "{sources:?}");
    assert_eq!((sources.first(), sources.last()), (Some(&Some("Orla Blom")), Some(&Some("Orla Blom"))));
}
