//! Opening what was shared: packs, annotations and what is neither.

use super::*;
use crate::Shared;
use whosays_article::Article;
use whosays_engine::Status;
use whosays_engine::layer::{PackedChoice, compose};
use whosays_engine::profile::Profile;
use whosays_engine::text::Document;
use whosays_engine::{EntityType, Span, analyze, packed};

const TEXT: &str =
    "The port is shut, Ines Duarte said. “It may open in May.” Duarte was proud of the town that she led.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn pack() -> Pack {
    let over = span("“It may open in May.”");
    let edits = [
        Edit::Mark { over, mark: Some(Mark { span: over, status: Status::Prediction, source: None }) },
        Edit::Name { span: span("The port"), name: "The port".into(), kind: EntityType::Place },
    ];
    Pack::new(TEXT, "The port", &edits, vec![PackedChoice { name: "Duarte".into(), link: None }])
}

fn json() -> String {
    serde_json::to_string(&pack()).unwrap()
}

fn sentences(list: &[ToSee]) -> Vec<&str> {
    list.iter().map(|own| own.told.as_str()).collect()
}

#[test]
fn a_pack_is_put_over_its_article() {
    let Found::Placed { layer, count, choices, told, list } = open(&json(), TEXT, &[]) else {
        panic!("it is its article")
    };
    assert_eq!((count, layer.lines().count()), (2, 3));
    assert_eq!(choices, r#"{"choices":[{"name":"Duarte","link":null}]}"#);
    assert_eq!((told.as_str(), list.len()), ("2 changes of the pack were put over this article.", 0));
}

#[test]
fn what_stands_on_other_words_or_nowhere_is_listed() {
    let text = TEXT.replace("in May", "in June").replace("The port", "Everything here");
    let Found::Placed { told, list, .. } = open(&json(), &text, &[]) else { panic!("it is its article") };
    assert_eq!(
        told,
        "1 change of the pack was put over this article. 1 stands on words that are others here: look at them. \
         1 has no place here and was left out."
    );
    assert_eq!(
        sentences(&list),
        [
            "On changed words. Marked as prediction: “‘It may open in June.’”.",
            "No place. Named “The port”: 2 words from word 1 of 21 on."
        ]
    );
    let places: Vec<_> = list.iter().map(|own| own.at.map(|at| at.of(&text))).collect();
    assert_eq!(places, [Some("“It may open in June.”"), Some("Everything here is")], "the second would be near there");
}

#[test]
fn a_pack_of_another_article_is_named() {
    let other = "Nothing of the kind was ever written by anybody who lives there.";
    assert_eq!(open(&json(), other, &[]), Found::Other("This pack belongs to another article: “The port”.".into()));
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let newer = json().replace("\"whosays\":1", "\"whosays\":7");
    let large = format!("{}{}", json(), " ".repeat(10)) + &"x".repeat(MOST);
    let deep = ["{\"items\":", &"[".repeat(100_000), &"]".repeat(100_000), "}"].concat();
    let inner = deep.replace("items\":", "annotations\":[{\"target\":[{\"selector\":[{\"start\":") + "]}]}]}";
    let many = format!("{{\"annotations\":[{}{{}}]}}", "{},".repeat(MOST_ANNOTATIONS));
    for (bytes, told) in [
        (&json()[..60], "cut short"),
        ("", "cut short"),
        ("hello", "no JSON"),
        ("{}", "neither a pack"),
        ("{\"a\":1}", "neither a pack"),
        ("{\"whosays\":\"one\"}", "damaged"),
        ("{\"whosays\":1}", "damaged"),
        ("7", "damaged"),
        (&newer, "a newer Whosays"),
        ("{\"whosays\":0}", "version 0 are not known"),
        (&large, "larger than any article needs"),
        (&deep, "nested deeper"),
        (&inner, "nested deeper"),
        ("{\"annotations\":[{\"tags\":[\"opinion\"],\"target\":[{\"selec", "cut short"),
        ("{\"annotations\":{}}", "damaged"),
        ("{\"annotations\":[7]}", "damaged"),
        ("{\"annotations\":[{\"tags\":\"opinion\"}]}", "damaged"),
        ("{\"annotations\":[{\"target\":[{\"selector\":[{\"exact\":7}]}]}]}", "damaged"),
        (&many, "more annotations than"),
        (
            &format!("[{}", &many[16..many.len() - 1]).replace("{}", "{\"target\":{\"selector\":[]}}"),
            "more annotations than",
        ),
        (&"[".repeat(100_000), "nested deeper"),
    ] {
        let refused = refusal(bytes).unwrap_or_default();
        assert!(refused.contains(told), "{bytes:.40}: {refused}");
        assert_eq!(open(bytes, TEXT, &[]), Found::Refused(refused));
    }
}

#[test]
fn annotations_are_put_over_the_words_that_they_quote() {
    let annotation = |value: &str, exact: &str| {
        format!(
            r#"{{"type":"Annotation","body":{{"type":"TextualBody","purpose":"tagging","value":"{value}"}},"target":{{"selector":{{"type":"TextQuoteSelector","exact":"{exact}"}}}}}}"#
        )
    };
    let both = format!("[{},{}]", annotation("opinion", "Duarte was proud"), annotation("opinion", "<b>Nobody</b>"));
    let Found::Placed { told, list, count, .. } = open(&both, TEXT, &[]) else { panic!("one has a place") };
    assert_eq!(count, 1);
    assert_eq!(
        told,
        "1 annotation was put over this article. 1 quotes words that have no plain place here and was left out."
    );
    assert_eq!(list, [ToSee { told: "No place: “<b>Nobody</b>”.".into(), at: None }]);
    let collection =
        |first: &str| format!(r#"{{"type":["BasicContainer","AnnotationCollection"],"total":2,"first":{first}}}"#);
    let page = format!(r#"{{"type":"AnnotationPage","startIndex":0,"items":{both}}}"#);
    assert_eq!(open(&collection(&page), TEXT, &[]), open(&both, TEXT, &[]), "its first page is in it");
    let more = page.replace("\"startIndex\":0", "\"next\":\"https://e.org/2\"");
    for whole in [collection(&more), more] {
        let Found::Placed { told, .. } = open(&whole, TEXT, &[]) else { panic!("one has a place") };
        assert!(told.ends_with("More of them are on a page that this file only names: open that too."), "{told}");
    }
    let addresses = r#"{"type":"AnnotationPage","items":["https://e.org/1","https://e.org/2"]}"#;
    for elsewhere in [collection("\"https://e.org/p1\""), collection(addresses), addresses.into(), collection("null")] {
        let refused = refusal(&elsewhere).unwrap_or_default();
        assert!(refused.starts_with("This file has only the addresses of annotations"), "{elsewhere}: {refused}");
    }
    for other in
        [r#"{"first":"Ada","last":"Lovelace"}"#, r#"{"first":7}"#, r#"{"first":{"name":"Ada"},"type":"Person"}"#]
    {
        assert!(refusal(other).unwrap_or_default().contains("neither a pack"), "{other}");
    }
    assert!(refusal(r#"{"first":{"items":[7]}}"#).unwrap_or_default().contains("damaged"));
    // What is said elsewhere, by its address only, cannot be shown; beside a tag it takes nothing away.
    let tag = r#"{"type":"TextualBody","purpose":"tagging","value":"opinion"}"#;
    for (body, told) in [
        ("\"https://e.org/comment\"".to_owned(), "1 is a comment or something else that is no mark and was left out."),
        (format!("[\"https://e.org/comment\",{tag}]"), "2 annotations were put over this article."),
    ] {
        let with_address = annotation("opinion", "Ines").replacen(tag, &body, 1);
        let all = format!("[{with_address},{}]", annotation("opinion", "Duarte was proud"));
        let Found::Placed { told: found, .. } = open(&all, TEXT, &[]) else { panic!("one is a mark") };
        assert!(found.contains(told), "{found}");
    }
    let comment = annotation("I doubt it", "Duarte was proud");
    let Found::Refused(told) = open(&format!("[{comment}]"), TEXT, &[]) else { panic!("none is a mark") };
    assert!(told.starts_with("None of these annotations is a mark: "), "{told}");
    let Found::Placed { told, list, .. } = open(&both.replace("[{", &format!("[{comment},{{")), TEXT, &[]) else {
        panic!("one has a place")
    };
    assert!(told.contains("1 is a comment or something else that is no mark and was left out. 1 quotes"), "{told}");
    assert_eq!(sentences(&list), ["No mark: “Duarte was proud”.", "No place: “<b>Nobody</b>”."]);
    assert_eq!(list[0].at.map(|at| at.of(TEXT)), Some("Duarte was proud"));
}

/// What is exported and opened again changes what people had changed, and nothing else.
#[test]
fn marks_of_the_engine_are_nobodys_changes() {
    let analysis = analyze(TEXT);
    let over = span("“It may open in May.”");
    let own = Edit::Mark { over, mark: Some(Mark { span: over, status: Status::Prediction, source: None }) };
    let composed = compose(TEXT, &analysis, std::slice::from_ref(&own)).analysis;
    let said = packed::pack(&composed, &Profile::new(&Document::plain(TEXT), &composed).words);
    let layer = History::new(vec![own]).to_lines();
    let shared = Shared::read(&Article::from_plain(TEXT).packed(), &said, &layer, "").unwrap();
    for json in [shared.annotations(), shared.hypothesis()] {
        let Found::Placed { layer: again, count, told, .. } = open(&json, TEXT, &analysis.statements) else {
            panic!("they are of this article")
        };
        assert_eq!((count, &again), (1, &layer), "{json}");
        assert!(told.contains("of Whosays’s own that it makes here too"), "{told}");
        // Where the engine says something else, it is a change.
        assert!(matches!(open(&json, TEXT, &[]), Found::Placed { count, .. } if count == composed.statements.len()));
    }
}

#[test]
fn annotations_of_hypothesis_are_put_over_the_words_that_they_quote() {
    let annotation = |tag: &str, exact: &str| {
        format!(
            r#"{{"id":"x","user":"acct:a@b","text":"","tags":["{tag}"],"document":{{"title":["T"]}},"target":[{{"source":"https://e.org","selector":[{{"type":"TextQuoteSelector","exact":"{exact}"}}]}}]}}"#
        )
    };
    let file = |all: &[String]| format!(r#"{{"export_date":"2026-01-01","annotations":[{}]}}"#, all.join(","));
    let reply = r#"{"tags":[],"target":[{"source":"https://e.org"}],"references":["x"]}"#.to_owned();
    let all = [annotation("opinion", "Duarte was proud"), annotation("mine", "<b>It may</b>"), reply];
    let Found::Placed { told, list, count, .. } = open(&file(&all), TEXT, &[]) else { panic!("one has a place") };
    assert_eq!(count, 1);
    assert_eq!(
        told,
        "1 annotation was put over this article. 2 are comments or something else that is no mark and were left out."
    );
    assert_eq!(sentences(&list), ["No mark: “<b>It may</b>”.", "No mark: an annotation without words."]);
    assert!(matches!(open(&file(&all[1..]), TEXT, &[]), Found::Refused(_)));
    assert!(matches!(open(&file(&[annotation("opinion", "the port")]), TEXT, &[]), Found::Other(_)));
    assert_eq!(open(&file(&[]), TEXT, &[]), Found::Refused("This file holds no annotations.".into()));
    let rows = |total: usize| format!(r#"{{"total":{total},"rows":[{}]}}"#, all.join(","));
    let Found::Placed { told, count, .. } = open(&rows(3), TEXT, &[]) else { panic!("one has a place") };
    assert!(count == 1 && !told.contains("More of them"), "{told}");
    let Found::Placed { told, .. } = open(&rows(412), TEXT, &[]) else { panic!("one has a place") };
    assert!(told.ends_with("More of them are on a page that this file only names: open that too."), "{told}");
    assert!(refusal(r#"{"total":1,"rows":[{"tags":7}]}"#).unwrap_or_default().contains("damaged"));
}
