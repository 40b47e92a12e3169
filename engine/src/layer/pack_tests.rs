//! What a pack keeps of a layer, and how it finds its places again in another edition.

use super::*;

const TEXT: &str =
    "The port is shut, Ines Duarte said. “It may open in May.” Duarte was proud of the town that she led.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn last(words: &str) -> Span {
    let start = TEXT.rfind(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn edits() -> Vec<Edit> {
    let over = span("“It may open in May.”");
    let source = Some((span("Ines Duarte"), SourceKind::Named));
    vec![
        Edit::Mark { over, mark: Some(Mark { span: over, status: Status::Prediction, source }) },
        Edit::Mark { over: span("Duarte was proud of the town that she led."), mark: None },
        Edit::Name { span: span("The port"), name: "The port".into(), kind: EntityType::Place },
        Edit::Unname { span: last("Duarte") },
        Edit::Restore { over },
        Edit::Forget { name: "Nobody".into() },
        Edit::Describe { name: "Ines Duarte".into(), words: "mayor, <b>of</b> the town".into() },
    ]
}

fn pack() -> Pack {
    let choices = vec![PackedChoice { name: "Duarte".into(), link: None }];
    Pack::new(TEXT, "The port", &edits(), choices)
}

#[test]
fn what_is_packed_is_opened() {
    let json = serde_json::to_string(&pack()).unwrap();
    let read: Pack = serde_json::from_str(&json).unwrap();
    assert_eq!(read, pack());
    assert_eq!(read.open(TEXT), Ok(Opened { edits: edits(), ..Opened::default() }));
    assert!(!json.contains("shut") && !json.contains("proud"), "no word of the text but names");
}

#[test]
fn another_edition_is_read_and_what_has_no_place_is_listed() {
    let text = TEXT.replace("said", "says").replace("in May", "in June").replace("The port", "Everything here");
    let opened = pack().open(&text).unwrap();
    assert_eq!((opened.edits.len(), &opened.changed[..], &opened.lost[..]), (5, &[0, 3][..], &[2, 5][..]));
    let Edit::Mark { over, .. } = opened.edits[0] else { panic!("a mark") };
    assert_eq!(over.of(&text), "“It may open in June.”");
}

#[test]
fn packs_of_other_articles_and_versions_are_refused_in_words() {
    let other = pack().open("Nothing of the kind was ever written by anybody who lives there.").unwrap_err();
    assert_eq!(other.to_string(), "This pack belongs to another article: “The port”.");
    let newer = Pack { whosays: 2, ..pack() };
    assert!(newer.open(TEXT).unwrap_err().to_string().contains("a newer Whosays"));
    let large = Pack { title: "x".repeat(5_000), ..pack() };
    assert_eq!(large.open(TEXT), Err(Refusal::TooLarge));
    let many = Pack { words: vec![0; 1_000_001], ..pack() };
    assert_eq!(many.open(TEXT), Err(Refusal::TooLarge));
}

#[test]
fn targets_that_lie_are_lost() {
    for spoil in [
        |target: &mut Target| target.first = 9_999,
        |target: &mut Target| target.past = usize::MAX,
        |target: &mut Target| (target.first, target.past) = (7, 2),
        |target: &mut Target| target.quote = "no hash".into(),
        |target: &mut Target| (target.lead, target.tail) = (usize::MAX, usize::MAX),
    ] {
        let mut pack = pack();
        let Some(PackedEdit::Mark { over, mark: Some(mark) }) = pack.edits.first_mut() else { panic!("a mark") };
        spoil(over);
        spoil(&mut mark.target);
        let opened = pack.open(TEXT).unwrap();
        assert!(opened.lost == [0] || opened.edits[0] == edits()[0], "{:?}", opened.edits[0]);
    }
}
