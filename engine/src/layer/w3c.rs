//! Marks as W3C Web Annotations (Web Annotation Data Model and Vocabulary, W3C Recommendations of 2017), both ways.
//!
//! A statement is an annotation that classifies its words; its status is a tag, who says so a second body that identifies the
//! words which name the source. A name that a person gave to words is an annotation that identifies
//! these; what a person wrote on a card is one that describes the words by which its name is first mentioned.
//!
//! Words are selected by quotation and by position, as annotation tools want them, so whoever
//! holds an export holds the text: a [`Pack`](super::Pack) is what travels without it.

use super::selector::{Places, Selector, quoted, selectors};
use super::{Edit, Mark, fingerprint};
use crate::wire::{Offsets, Unit};
use crate::{Analysis, EntityType, SourceKind, Span, Status};
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

impl Body {
    /// Words with a purpose.
    fn of(purpose: &str, value: &str) -> Self {
        let (purpose, value) = (Some(purpose.to_owned()), Some(value.to_owned()));
        Body { kind: "TextualBody".into(), purpose, value, ..Body::default() }
    }

    fn is_for(&self, purpose: &str) -> bool {
        self.purpose.as_deref() == Some(purpose)
    }
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

/// The statements of an analysis as annotations, and what people said of its cards: names and words among `edits`, which are in the
/// analysis. `address` is where the text stands, if anywhere.
pub fn annotations(text: &str, analysis: &Analysis, edits: &[Edit], address: Option<&str>) -> AnnotationPage {
    let name = name(text);
    let source = address.map_or_else(|| name.clone(), str::to_owned);
    let offsets = Offsets::new(text, Unit::CodePoint);
    let select = |span: Span| Several::Many(selectors(text, &offsets, span));
    let annotation = |id: String, motivation: &str, body: Vec<Body>, span: Span| Annotation {
        context: None,
        id: format!("{name}#{id}"),
        kind: "Annotation".into(),
        motivation: Some(motivation.into()),
        body: Several::Many(body),
        target: Target { kind: "SpecificResource".into(), source: Some(source.clone()), selector: select(span) },
    };
    let statements = analysis.statements.iter().enumerate().map(|(number, statement)| {
        let mut body = vec![Body::of("tagging", statement.status.name())];
        if let Some(own) = statement.source {
            body.push(Body::of("classifying", own.kind.name()));
            body.push(Body {
                kind: "SpecificResource".into(),
                purpose: Some("identifying".into()),
                source: Some(source.clone()),
                selector: Some(select(own.span)),
                ..Body::default()
            });
        }
        annotation(format!("s{number}"), "classifying", body, statement.span)
    });
    let cards = cards(analysis, edits).into_iter().enumerate().map(|(number, (span, said))| {
        let (motivation, body) = match said {
            Said::Words(name, words) => {
                ("describing", vec![Body::of("identifying", name), Body::of("describing", words)])
            }
            Said::Name(name, kind) => {
                ("identifying", vec![Body::of("identifying", name), Body::of("classifying", kind.name())])
            }
        };
        annotation(format!("c{number}"), motivation, body, span)
    });
    let items = statements.chain(cards).collect();
    AnnotationPage { context: CONTEXT, id: name.clone(), kind: "AnnotationPage", items }
}

/// What a person said of a card, by its name.
#[derive(PartialEq)]
enum Said<'a> {
    /// Words are a mention of it.
    Name(&'a str, EntityType),
    /// What stands on it.
    Words(&'a str, &'a str),
}

/// What people said of the cards of an analysis, each with the words of the text that it is said of: names first, because words want
/// a card on which to stand.
fn cards<'a>(analysis: &Analysis, edits: &'a [Edit]) -> Vec<(Span, Said<'a>)> {
    let mut cards = Vec::new();
    for edit in edits {
        if let Edit::Name { span, name, kind } = edit
            && analysis.entities.iter().any(|own| own.name == *name && own.mentions.contains(span))
            && !cards.contains(&(*span, Said::Name(name, *kind)))
        {
            cards.push((*span, Said::Name(name, *kind)));
        }
    }
    for own in &analysis.entities {
        let words = edits.iter().rev().find_map(|edit| match edit {
            Edit::Describe { name, words } if *name == own.name => Some((name, words)),
            _ => None,
        });
        // A card that went, and came back with its name, is without its words.
        if let Some((name, words)) = words.filter(|(_, words)| !words.is_empty() && **words == own.description) {
            cards.push((own.mentions[0], Said::Words(name, words)));
        }
    }
    cards
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

/// The marks, names and words of cards among annotations, and the annotations that are none or have no place in `text`.
///
/// A mark is an annotation with a tag that names a status; where its words stand, [`Places::find`] says. A position
/// without a quotation counts where the annotation names this very text, by its hash. What is said of a card says of which.
pub fn edits<'a>(text: &str, foreign: &'a Foreign) -> (Vec<Edit>, Vec<&'a Annotation>) {
    let (places, name) = (Places::new(text, Unit::CodePoint), name(text));
    let (mut edits, mut others) = (Vec::new(), Vec::new());
    for annotation in foreign.all() {
        match edit(&places, &name, annotation) {
            Some(edit) => edits.push(edit),
            None => others.push(annotation),
        }
    }
    (edits, others)
}

fn edit(places: &Places, name: &str, annotation: &Annotation) -> Option<Edit> {
    let bodies = annotation.body.all();
    let is_same = annotation.target.source.as_deref() == Some(name);
    // A position by itself says nothing of the words that stood there, unless the text is known to be the same.
    let find = |own: &[Selector]| places.find(own).filter(|_| is_same || quoted(own).is_some());
    let span = find(annotation.target.selector.all())?;
    let said = |body: &Body| body.value.as_deref().map(|value| value.trim().to_lowercase());
    // A card may have such a name, or such words.
    let tags = bodies.iter().filter(|body| !body.is_for("identifying") && !body.is_for("describing"));
    let Some(status) = tags.filter_map(said).find_map(|tag| Status::from_name(&tag)) else {
        return card(bodies, span);
    };
    let named = bodies.iter().find(|body| body.is_for("identifying"));
    let source = match named.and_then(|body| body.selector.as_ref()) {
        Some(selector) => {
            let vague = bodies.iter().any(|body| said(body).as_deref() == Some(SourceKind::Vague.name()));
            Some((find(selector.all())?, if vague { SourceKind::Vague } else { SourceKind::Named }))
        }
        None => None,
    };
    Some(Edit::Mark { over: span, mark: Some(Mark { span, status, source }) })
}

/// What is said of a card, at a mention of its name.
fn card(bodies: &[Body], span: Span) -> Option<Edit> {
    let value = |purpose: &str| bodies.iter().find(|body| body.is_for(purpose))?.value.clone();
    let name = value("identifying").filter(|name| !name.is_empty())?;
    match value("describing") {
        Some(words) => Some(Edit::Describe { name, words }),
        None => Some(Edit::Name { span, name, kind: EntityType::from_name(&value("classifying")?)? }),
    }
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
        let json = serde_json::to_string(&annotations(TEXT, &analysis, &[], Some("https://e.org/a"))).unwrap();
        let foreign = serde_json::from_str(&json).unwrap();
        let (found, others) = edits(TEXT, &foreign);
        assert_eq!((found.len(), others.len()), (analysis.statements.len(), 0));
        let composed = compose(TEXT, &Analysis::default(), &found).analysis;
        let told = |analysis: &Analysis| {
            let of = |own: &crate::Statement| (own.span, own.status, own.source.map(|own| (own.span, own.kind)));
            analysis.statements.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(told(&composed), told(&analysis));
    }

    #[test]
    fn the_json_is_of_the_model() {
        let page = serde_json::to_value(annotations(TEXT, &analyze(TEXT), &[], None)).unwrap();
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
            let (found, _) = edits(TEXT, &foreign);
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
        let own =
            annotation(position).replace("{\"selector\"", &format!("{{\"source\":\"{}\",\"selector\"", name(TEXT)));
        assert_eq!(edits(TEXT, &serde_json::from_str(&own).unwrap()).0.len(), 1);
        assert_eq!(read(r#"{"type":"TextPositionSelector","start":40,"end":5000}"#), None);
        assert_eq!(read(r#"{"type":"FragmentSelector","value":"xywh=0,0,1,1"}"#), None);
        let one = annotation(quote);
        assert_eq!(edits(TEXT, &serde_json::from_str(&one).unwrap()).0.len(), 1);
        let comment = r#"[{"body":[],"target":{"selector":[]}}]"#;
        let foreign = serde_json::from_str(comment).unwrap();
        let (found, others) = edits(TEXT, &foreign);
        assert_eq!((found.len(), others.len(), others[0].quoted()), (0, 1, None));
    }
}
