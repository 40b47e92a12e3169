//! Layers as W3C Web Annotations, and back.

use super::*;
use crate::analyze;
use crate::layer::compose;

const TEXT: &str = "“It may open in May,” Ines Duarte said. Öl is old. It is a shameful end. Öl is old.";

#[test]
fn what_is_exported_is_imported_the_same() {
    let analysis = analyze(TEXT);
    let json = serde_json::to_string(&annotations(TEXT, &analysis, &[], Some("https://e.org/a"))).unwrap();
    let foreign = serde_json::from_str(&json).unwrap();
    let Noted { edits: found, own, left } = edits(TEXT, &foreign, &[]);
    assert_eq!((found.len(), own, left.len()), (analysis.statements.len(), 0, 0));
    let composed = compose(TEXT, &Analysis::default(), &found).analysis;
    let told = |analysis: &Analysis| {
        let of = |own: &crate::Statement| (own.span, own.status, own.source.map(|own| (own.span, own.kind)));
        analysis.statements.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(told(&composed), told(&analysis));
}

#[test]
fn marks_of_the_engine_come_back_as_nobodys_change() {
    let analysis = analyze(TEXT);
    let over = analysis.statements[1].span;
    let mark = Mark { span: over, status: Status::Opinion, source: None };
    let edit = Edit::Mark { over, mark: Some(mark) };
    let composed = compose(TEXT, &analysis, std::slice::from_ref(&edit)).analysis;
    let json = serde_json::to_string(&annotations(TEXT, &composed, &[], None)).unwrap();
    let foreign = serde_json::from_str(&json).unwrap();
    let noted = edits(TEXT, &foreign, &analysis.statements);
    assert_eq!((&noted.edits[..], noted.own), (&[edit][..], analysis.statements.len() - 1));
    // What a person marked as the engine does is that person's; what another engine marked is not this one's.
    let json = json.replace("\"creator\":{\"type\":\"Software\",\"name\":\"Whosays\"}", "\"creator\":\"acct:a@b\"");
    let foreign = serde_json::from_str(&json).unwrap();
    assert_eq!(edits(TEXT, &foreign, &analysis.statements).own, 0);
}

#[test]
fn a_status_of_somebody_elses_leaves_the_source_as_it_is() {
    let statements = analyze(TEXT).statements;
    let own = &statements[0];
    let tagged = |tag: &str| {
        let foreign = format!(
            r#"[{{"body":[{{"value":"{tag}","purpose":"tagging"}}],"target":{{"selector":{{"type":"TextQuoteSelector","exact":"It may open in May,"}}}}}}]"#
        );
        let foreign = serde_json::from_str(&foreign).unwrap();
        match edits(TEXT, &foreign, &statements).edits[..] {
            [Edit::Mark { mark: Some(mark), .. }] => mark.source,
            ref other => panic!("{other:?}"),
        }
    };
    let source = own.source.map(|source| (source.span, source.kind));
    assert!(source.is_some() && tagged("prediction") == source);
    assert_eq!(tagged("unsourced"), None);
}

#[test]
fn the_json_is_of_the_model() {
    let page = serde_json::to_value(annotations(TEXT, &analyze(TEXT), &[], None)).unwrap();
    assert_eq!(page["@context"], CONTEXT);
    assert_eq!(page["type"], "AnnotationPage");
    let first = &page["items"][0];
    assert_eq!((first["type"].as_str(), first["motivation"].as_str()), (Some("Annotation"), Some("classifying")));
    let selectors = &first["target"]["selector"];
    assert_eq!((selectors[0]["type"].as_str(), selectors[1]["start"].as_u64()), (Some("TextQuoteSelector"), Some(0)));
    assert!(first["id"].as_str().is_some_and(|id| id.starts_with("urn:xxh64:") && id.ends_with("#s0")));
}

#[test]
fn what_other_tools_write_is_read_and_nothing_is_guessed() {
    let annotation = |selector: &str| {
        format!(
            r#"{{"type":"Annotation","body":{{"type":"TextualBody","purpose":"tagging","value":"Opinion"}},"target":{{"selector":{selector}}}}}"#
        )
    };
    let read = |selector: &str| {
        let list = format!("[{}]", annotation(selector));
        let foreign = serde_json::from_str(&list).unwrap();
        let found = edits(TEXT, &foreign, &[]).edits;
        found.first().map(|edit| match edit {
            Edit::Mark { over, .. } => over.of(TEXT).to_owned(),
            _ => String::new(),
        })
    };
    let quote = r#"{"type":"TextQuoteSelector","exact":"It is a shameful end."}"#;
    assert_eq!(read(quote).as_deref(), Some("It is a shameful end."));
    assert_eq!(read(r#"{"type":"TextQuoteSelector","exact":"Öl is old."}"#), None, "there are two");
    let second = r#"[{"type":"TextQuoteSelector","exact":"Öl is old.","prefix":"end. "}]"#;
    assert_eq!(read(second).as_deref(), Some("Öl is old."));
    let position = r#"{"type":"TextPositionSelector","start":40,"end":50}"#;
    assert_eq!(read(position), None, "another text may have other words there");
    let own = annotation(position).replace("{\"selector\"", &format!("{{\"source\":\"{}\",\"selector\"", name(TEXT)));
    assert_eq!(edits(TEXT, &serde_json::from_str(&own).unwrap(), &[]).edits.len(), 1);
    assert_eq!(read(r#"{"type":"TextPositionSelector","start":40,"end":5000}"#), None);
    assert_eq!(read(r#"{"type":"FragmentSelector","value":"xywh=0,0,1,1"}"#), None);
    let one = annotation(quote);
    assert_eq!(edits(TEXT, &serde_json::from_str(&one).unwrap(), &[]).edits.len(), 1);
}

#[test]
fn what_is_left_out_says_why() {
    let body = |value: &str| format!(r#""body":{{"type":"TextualBody","purpose":"tagging","value":"{value}"}}"#);
    let target = |exact: &str| format!(r#""target":{{"selector":{{"type":"TextQuoteSelector","exact":"{exact}"}}}}"#);
    let named =
        r#""body":[{"purpose":"tagging","value":"sourced"},{"purpose":"identifying","selector":{"exact":"Nobody"}}]"#;
    let list = [
        (format!("{{{},{}}}", body("I doubt it"), target("It is a shameful end.")), Left::Other, true),
        (format!("{{{},{}}}", body("I doubt it"), target("Nowhere")), Left::Other, false),
        (format!("{{{},\"target\":\"https://e.org/a\"}}", body("opinion")), Left::NoWords, false),
        (r#"{"body":[],"target":{"selector":[]}}"#.into(), Left::Other, false),
        (format!("{{{},{}}}", body("opinion"), target("Öl is old.")), Left::NoPlace, false),
        (format!("{{{named},{}}}", target("It is a shameful end.")), Left::NoSource, true),
    ];
    for (json, why, at) in list {
        let foreign = serde_json::from_str(&format!("[{json}]")).unwrap_or_else(|error| panic!("{error}: {json}"));
        let noted = edits(TEXT, &foreign, &[]);
        assert_eq!((noted.edits.len(), noted.left.len()), (0, 1), "{json}");
        let start = at.then(|| TEXT.find("It is a").unwrap());
        assert_eq!((noted.left[0].why, noted.left[0].at.map(|at| at.start)), (why, start), "{json}");
    }
}

#[test]
fn what_is_said_of_several_things_is_said_of_each() {
    let body = r#""body":{"purpose":"tagging","value":"opinion"}"#;
    let target = |exact: &str| format!(r#"{{"selector":{{"type":"TextQuoteSelector","exact":"{exact}"}}}}"#);
    let (one, other, two) = (target("It is a shameful end."), target("It may open in May,"), target("Öl is old."));
    let read = |targets: &str| {
        let foreign: Foreign =
            serde_json::from_str(&format!(r#"{{"items":[{{{body},"target":{targets}}}]}}"#)).unwrap();
        let noted = edits(TEXT, &foreign, &[]);
        assert_eq!(noted.edits.len() + noted.left.len(), foreign.len(), "{targets}");
        let marked = noted.edits.iter().map(|edit| match edit {
            Edit::Mark { over, .. } => over.of(TEXT).to_owned(),
            other => panic!("{other:?}"),
        });
        (marked.collect::<Vec<_>>(), noted.left.iter().map(|left| left.why).collect::<Vec<_>>())
    };
    let both = vec!["It is a shameful end.".to_owned(), "It may open in May,".to_owned()];
    assert_eq!(read(&format!("[{one},{other}]")), (both.clone(), vec![]));
    let with = format!(r#"[{one},{two},"https://e.org/a",7,{other},{{"type":"Composite","items":[{one}]}}]"#);
    let left = vec![Left::NoPlace, Left::NoWords, Left::NoWords, Left::NoWords];
    assert_eq!(read(&with), (both, left), "what has no place is left out by itself");
    assert_eq!(read("[]"), (vec![], vec![Left::NoWords]));
    assert_eq!(read(&format!("[{one}]")).0.len(), 1);
}
