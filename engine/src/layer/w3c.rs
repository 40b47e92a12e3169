//! Marks as W3C Web Annotations (Web Annotation Data Model and Vocabulary, W3C Recommendations of 2017), both ways.
//!
//! A statement is an annotation that classifies its words; its status is a tag, who says so a second body that identifies the
//! words which name the source. Words are selected by quotation and by position, as annotation tools want them, so whoever
//! holds an export holds the text: a [`Pack`](super::Pack) is what travels without it.

use super::selector::{Places, Selector, quoted, selectors};
use super::{Edit, Mark, fingerprint};
use crate::wire::{Offsets, Unit};
use crate::{Analysis, SourceKind, Status};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// The context that says what the keys mean.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Annotations as JSON-LD: a page of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnotationPage {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Annotation>,
}

/// One annotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    #[serde(rename = "@context", default, skip_serializing_if = "Option::is_none")]
    context: Option<String>,
    #[serde(default)]
    id: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    motivation: Option<String>,
    #[serde(default)]
    body: Several<Body>,
    target: Target,
}

/// One thing, or a list of them: JSON-LD takes either.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Several<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> Default for Several<T> {
    fn default() -> Self {
        Several::Many(Vec::new())
    }
}

impl<T> Several<T> {
    fn all(&self) -> &[T] {
        match self {
            Several::Many(all) => all,
            Several::One(one) => std::slice::from_ref(one),
        }
    }
}

/// What an annotation says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Body {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    selector: Option<Several<Selector>>,
}

/// Of which words it is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Target {
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    selector: Several<Selector>,
}

/// The IRI of a text that stands nowhere.
pub fn name(text: &str) -> String {
    format!("urn:xxh64:{}", fingerprint(text))
}

/// The statements of an analysis as annotations; `address` is where the text stands, if anywhere.
pub fn annotations(text: &str, analysis: &Analysis, address: Option<&str>) -> AnnotationPage {
    let name = name(text);
    let source = address.map_or_else(|| name.clone(), str::to_owned);
    let offsets = Offsets::new(text, Unit::CodePoint);
    let of = |kind: &str| Body { kind: kind.to_owned(), ..Body::default() };
    let items = analysis.statements.iter().enumerate().map(|(number, statement)| {
        let status = statement.status.name().to_owned();
        let mut body = vec![Body { purpose: Some("tagging".into()), value: Some(status), ..of("TextualBody") }];
        if let Some(own) = statement.source {
            let kind = Some(own.kind.name().to_owned());
            body.push(Body { purpose: Some("classifying".into()), value: kind, ..of("TextualBody") });
            body.push(Body {
                purpose: Some("identifying".into()),
                source: Some(source.clone()),
                selector: Some(Several::Many(selectors(text, &offsets, own.span))),
                ..of("SpecificResource")
            });
        }
        Annotation {
            context: None,
            id: format!("{name}#s{number}"),
            kind: "Annotation".into(),
            motivation: Some("classifying".into()),
            body: Several::Many(body),
            target: Target {
                kind: "SpecificResource".into(),
                source: Some(source.clone()),
                selector: Several::Many(selectors(text, &offsets, statement.span)),
            },
        }
    });
    AnnotationPage { context: CONTEXT, id: name.clone(), kind: "AnnotationPage", items: items.collect() }
}

/// Annotations that other tools wrote, as they come: a page, a collection with its first page in it, a list, or one.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Foreign {
    /// A page.
    Page(Page),
    /// A collection.
    Collection {
        /// Its first page.
        first: Page,
    },
    /// A list, as Recogito and Annotorious give it.
    List(Vec<Annotation>),
    /// One annotation.
    One(Box<Annotation>),
}

/// A page of annotations.
#[derive(Clone, Debug, Deserialize)]
pub struct Page {
    items: Vec<Annotation>,
    #[serde(default)]
    next: Option<IgnoredAny>,
}

impl Annotation {
    /// The words that it quotes; `None` where it quotes none.
    pub fn quoted(&self) -> Option<&str> {
        quoted(self.target.selector.all())
    }
}

impl Foreign {
    /// The annotations.
    pub fn all(&self) -> &[Annotation] {
        match self {
            Foreign::Page(page) | Foreign::Collection { first: page } => &page.items,
            Foreign::List(all) => all,
            Foreign::One(one) => std::slice::from_ref(&**one),
        }
    }

    /// Whether more of them are on a page that follows, which is not here.
    pub fn goes_on(&self) -> bool {
        matches!(self, Foreign::Page(page) | Foreign::Collection { first: page } if page.next.is_some())
    }
}

/// The marks among annotations, and the annotations that are none or have no place in `text`.
///
/// A mark is an annotation with a tag that names a status; where its words stand, [`Places::find`] says. A position
/// without a quotation counts where the annotation names this very text, by its hash.
pub fn marks<'a>(text: &str, foreign: &'a Foreign) -> (Vec<Edit>, Vec<&'a Annotation>) {
    let (places, name) = (Places::new(text, Unit::CodePoint), name(text));
    let (mut edits, mut others) = (Vec::new(), Vec::new());
    for annotation in foreign.all() {
        match mark(&places, &name, annotation) {
            Some(edit) => edits.push(edit),
            None => others.push(annotation),
        }
    }
    (edits, others)
}

fn mark(places: &Places, name: &str, annotation: &Annotation) -> Option<Edit> {
    let bodies = annotation.body.all();
    let said = |body: &Body| body.value.as_deref().map(|value| value.trim().to_lowercase());
    let status = bodies.iter().find_map(|body| Status::from_name(&said(body)?))?;
    let is_same = annotation.target.source.as_deref() == Some(name);
    // A position by itself says nothing of the words that stood there, unless the text is known to be the same.
    let find = |own: &[Selector]| places.find(own).filter(|_| is_same || quoted(own).is_some());
    let span = find(annotation.target.selector.all())?;
    let named = bodies.iter().find(|body| body.purpose.as_deref() == Some("identifying"));
    let source = match named.and_then(|body| body.selector.as_ref()) {
        Some(selector) => {
            let vague = bodies.iter().any(|body| said(body).as_deref() == Some(SourceKind::Vague.name()));
            Some((find(selector.all())?, if vague { SourceKind::Vague } else { SourceKind::Named }))
        }
        None => None,
    };
    Some(Edit::Mark { over: span, mark: Some(Mark { span, status, source }) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;
    use crate::layer::compose;

    const TEXT: &str = "“It may open in May,” Ines Duarte said. Öl is old. It is a shameful end. Öl is old.";

    #[test]
    fn what_is_exported_is_imported_the_same() {
        let analysis = analyze(TEXT);
        let json = serde_json::to_string(&annotations(TEXT, &analysis, Some("https://e.org/a"))).unwrap();
        let foreign = serde_json::from_str(&json).unwrap();
        let (edits, others) = marks(TEXT, &foreign);
        assert_eq!((edits.len(), others.len()), (analysis.statements.len(), 0));
        let composed = compose(TEXT, &Analysis::default(), &edits).analysis;
        let told = |analysis: &Analysis| {
            let of = |own: &crate::Statement| (own.span, own.status, own.source.map(|own| (own.span, own.kind)));
            analysis.statements.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(told(&composed), told(&analysis));
    }

    #[test]
    fn the_json_is_of_the_model() {
        let page = serde_json::to_value(annotations(TEXT, &analyze(TEXT), None)).unwrap();
        assert_eq!(page["@context"], CONTEXT);
        assert_eq!(page["type"], "AnnotationPage");
        let first = &page["items"][0];
        assert_eq!((first["type"].as_str(), first["motivation"].as_str()), (Some("Annotation"), Some("classifying")));
        let selectors = &first["target"]["selector"];
        assert_eq!(
            (selectors[0]["type"].as_str(), selectors[1]["start"].as_u64()),
            (Some("TextQuoteSelector"), Some(0))
        );
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
            let (edits, _) = marks(TEXT, &foreign);
            edits.first().map(|edit| match edit {
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
        let own =
            annotation(position).replace("{\"selector\"", &format!("{{\"source\":\"{}\",\"selector\"", name(TEXT)));
        assert_eq!(marks(TEXT, &serde_json::from_str(&own).unwrap()).0.len(), 1);
        assert_eq!(read(r#"{"type":"TextPositionSelector","start":40,"end":5000}"#), None);
        assert_eq!(read(r#"{"type":"FragmentSelector","value":"xywh=0,0,1,1"}"#), None);
        let one = annotation(quote);
        assert_eq!(marks(TEXT, &serde_json::from_str(&one).unwrap()).0.len(), 1);
        let comment = r#"[{"body":[],"target":{"selector":[]}}]"#;
        let foreign = serde_json::from_str(comment).unwrap();
        let (edits, others) = marks(TEXT, &foreign);
        assert_eq!((edits.len(), others.len(), others[0].quoted()), (0, 1, None));
    }
}
