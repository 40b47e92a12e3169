//! Annotations as Hypothesis takes them.

use super::*;

const TEXT: &str = "\u{1F600} She rose, she said. Ann Lee left. \u{1F600} She rose, she said. The Annual fell.";

fn read(tags: &str, selector: &str) -> Option<(Status, String, Option<String>)> {
    let file = format!(r#"{{"annotations":[{{"tags":{tags},"target":[{{"selector":{selector}}}]}}]}}"#);
    let export = serde_json::from_str(&file).unwrap();
    let Noted { edits, left, .. } = marks(TEXT, &export, &[]);
    assert_eq!(edits.len() + left.len(), 1);
    let Some(Edit::Mark { mark: Some(mark), .. }) = edits.first() else { return None };
    let source = mark.source.map(|(span, kind)| format!("{} {} {}", span.start, kind.name(), span.of(TEXT)));
    Some((mark.status, mark.span.of(TEXT).to_owned(), source))
}

#[test]
fn what_people_tag_in_hypothesis_is_a_mark() {
    let quote = r#"[{"type":"RangeSelector","startContainer":"/p[1]","startOffset":3,"endContainer":"/p[1]","endOffset":17},
        {"type":"TextPositionSelector","start":903,"end":917},{"type":"TextQuoteSelector","exact":"The Annual\n fell.","prefix":"she said. ","suffix":"Advertisement"}]"#;
    let (status, words, source) = read(r#"["mine"," Opinion "]"#, quote).unwrap();
    assert_eq!((status, words.as_str(), source), (Status::Opinion, "The Annual fell.", None));
    let (.., source) = read(r#"["sourced","Vague source","source: Ann"]"#, quote).unwrap();
    assert_eq!(source.as_deref(), Some("25 vague Ann"), "a whole word, the nearest before");
    assert_eq!(read(r#"["sourced","source: Nobody"]"#, quote).unwrap().2, None);
    assert_eq!(read(r#"["mine"]"#, quote), None);
    assert_eq!(read("[]", quote), None);
    assert_eq!(read(r#"["opinion"]"#, "[]"), None, "a note on the page");
    let time = r#"[{"type":"MediaTimeSelector","start":1.5,"end":2.5}]"#;
    assert_eq!(read(r#"["opinion"]"#, time), None, "words of a film");
    let position = r#"[{"type":"TextPositionSelector","start":3,"end":9}]"#;
    assert_eq!(read(r#"["opinion"]"#, position), None, "a position is that of a page");
}

#[test]
fn a_status_by_itself_leaves_the_source_and_several_places_are_several_marks() {
    let statements = whosays_engine::analyze(TEXT).statements;
    let source = statements[0].source.expect("she says so").span;
    let quoting = |exact: &str| format!(r#"{{"selector":[{{"type":"TextQuoteSelector","exact":"{exact}"}}]}}"#);
    let marked = |tags: &str| -> Vec<(String, Option<Span>)> {
        let all = [quoting("She rose, she said. Ann"), quoting("The Annual fell.")].join(",");
        let file = format!(r#"{{"annotations":[{{"tags":[{tags}],"target":[{all}]}}]}}"#);
        let export: Export = serde_json::from_str(&file).unwrap();
        assert_eq!(export.len(), 2);
        let edits = marks(TEXT, &export, &statements).edits;
        let mark = |edit| if let Edit::Mark { mark: Some(mark), .. } = edit { mark } else { panic!("it is a mark") };
        edits.into_iter().map(mark).map(|own| (own.span.of(TEXT).to_owned(), own.source.map(|of| of.0))).collect()
    };
    let both = |source| [("She rose, she said. Ann".to_owned(), source), ("The Annual fell.".to_owned(), None)];
    assert_eq!(marked(r#""opinion""#), both(Some(source)));
    assert_eq!(marked(r#""opinion","no source""#), both(None));
    assert_eq!(marked(r#""unsourced""#), both(None));
}

#[test]
fn positions_are_units_of_utf16() {
    let place = |start: usize, end: usize| {
        let selector = format!(
            r#"[{{"type":"TextPositionSelector","start":{start},"end":{end}}},{{"type":"TextQuoteSelector","exact":"She rose, she said."}}]"#
        );
        read(r#"["sourced","named source","source: she"]"#, &selector).and_then(|(.., source)| source)
    };
    assert_eq!(place(3, 22).as_deref(), Some("15 named she"));
    assert_eq!(place(40, 59).as_deref(), Some("54 named she"));
    assert_eq!(place(2, 21), None, "code points: there are two, and no guess");
}

#[test]
fn no_character_of_a_name_is_markdown() {
    assert_eq!(plain("a \n b"), "a b");
    let hostile = "<img src=x>**_`[a](javascript:b)\\(x\\)$$y$$ &lt; # {math:1} https://e.org";
    let shown = plain(hostile);
    assert!(!shown.contains(['<', '>', '*', '_', '`', '[', ']', '\\', '$', '{', '}', ':']), "{shown}");
    let decoded = shown.split("&#").enumerate().fold(String::new(), |out, (number, part)| match part.split_once(';') {
        Some((code, rest)) if number > 0 => out + &char::from(code.parse::<u8>().unwrap()).to_string() + rest,
        _ => out + part,
    });
    assert_eq!(decoded, hostile);
}
