//! Marks as W3C Web Annotations (Web Annotation Data Model and Vocabulary, W3C Recommendations of 2017), both ways.
//!
//! A statement is an annotation that classifies its words; its status is a tag, who says so a second body that identifies the
//! words which name the source. A name that a person gave to words is an annotation that identifies
//! these; what a person wrote on a card is one that describes the words by which its name is first mentioned.
//! Its `creator` is who says so, software of our name or a person: the model's `generator` is what wrote an annotation down.
//!
//! Words are selected by quotation and by position, as annotation tools want them, so whoever
//! holds an export holds the text: a [`Pack`](super::Pack) is what travels without it.

use super::selector::{Places, Selector, quoted, selectors};
use super::{Edit, Left, Leftover, Mark, Noted, fingerprint};
use crate::wire::{Offsets, Unit};
use crate::{Analysis, EntityType, SourceKind, Span, Statement, Status};
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    creator: Option<Agent>,
    #[serde(default)]
    body: Several<Content>,
    target: Several<Aim>,
}

/// Who made something. Other tools have addresses and lists there, which say nothing of us.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Agent {
    Described {
        #[serde(rename = "type")]
        kind: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    #[serde(skip_serializing)]
    Other(IgnoredAny),
}

impl Agent {
    /// This engine.
    fn whosays() -> Self {
        Agent::Described { kind: "Software".into(), name: Some("Whosays".into()) }
    }

    /// Somebody, of whom the page knows nothing.
    fn person() -> Self {
        Agent::Described { kind: "Person".into(), name: None }
    }
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

/// What an annotation says; by its address alone it says nothing that could be shown here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Content {
    Here(Body),
    Elsewhere(String),
    #[serde(skip_serializing)]
    Other(IgnoredAny),
}

impl Content {
    fn here(&self) -> Option<&Body> {
        match self {
            Content::Here(body) => Some(body),
            Content::Elsewhere(_) | Content::Other(_) => None,
        }
    }
}

/// What is said.
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

/// Of what it is said: of words, or of a whole page, by its address; of anything else nothing can be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Aim {
    Words(Target),
    Page(String),
    #[serde(skip_serializing)]
    Other(IgnoredAny),
}

impl Aim {
    fn selectors(&self) -> &[Selector] {
        match self {
            Aim::Words(target) => target.selector.all(),
            Aim::Page(_) | Aim::Other(_) => &[],
        }
    }
}

/// Of which words it is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Target {
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default)]
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
    let annotation = |id: String, (motivation, creator): (&str, Agent), body: Vec<Body>, span: Span| Annotation {
        context: None,
        id: format!("{name}#{id}"),
        kind: "Annotation".into(),
        motivation: Some(motivation.into()),
        creator: Some(creator),
        body: Several::Many(body.into_iter().map(Content::Here).collect()),
        target: Several::One(Aim::Words(Target {
            kind: "SpecificResource".into(),
            source: Some(source.clone()),
            selector: select(span),
        })),
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
        let creator = if statement.is_by_hand() { Agent::person() } else { Agent::whosays() };
        annotation(format!("s{number}"), ("classifying", creator), body, statement.span)
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
        annotation(format!("c{number}"), (motivation, Agent::person()), body, span)
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
    /// Of how many things it is said, of each by itself: the model's several targets; of none that is one still.
    fn size(&self) -> usize {
        self.target.all().len().max(1)
    }
}

impl Foreign {
    /// How many annotations they are, each of one thing.
    pub fn len(&self) -> usize {
        self.all().iter().map(Annotation::size).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    fn all(&self) -> &[Annotation] {
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

/// The marks, names and words of cards among annotations of `text`, in which the engine has `statements`.
///
/// A mark is an annotation with a tag that names a status; where its words stand, [`Places::find`] says. A position
/// without a quotation counts where the annotation names this very text, by its hash. What is said of a card says of which. What is said of
/// several things is said of each.
pub fn edits<'a>(text: &str, foreign: &'a Foreign, statements: &[Statement]) -> Noted<'a> {
    let (places, name) = (Places::new(text, Unit::CodePoint), name(text));
    let mut noted = Noted::default();
    for annotation in foreign.all() {
        let by_engine = annotation.creator == Some(Agent::whosays());
        let targets = annotation.target.all();
        for target in 0..annotation.size() {
            let edit = edit(&places, &name, annotation, targets.get(target));
            // Of ours, what has no source has none.
            if by_engine || annotation.creator == Some(Agent::person()) {
                noted.take(edit, by_engine, statements);
            } else {
                noted.take_without_source(edit, statements);
            }
        }
    }
    noted
}

/// What an annotation says of one of its targets.
fn edit<'a>(
    places: &Places,
    name: &str,
    annotation: &'a Annotation,
    target: Option<&'a Aim>,
) -> Result<Edit, Leftover<'a>> {
    let bodies: Vec<&Body> = annotation.body.all().iter().filter_map(Content::here).collect();
    let is_same = matches!(target, Some(Aim::Words(target)) if target.source.as_deref() == Some(name));
    // A position by itself says nothing of the words that stood there, unless the text is known to be the same.
    let find = |own: &[Selector]| places.find(own).filter(|_| is_same || quoted(own).is_some());
    let said = |body: &Body| body.value.as_deref().map(|value| value.trim().to_lowercase());
    // A card may have such a name, or such words.
    let tags = bodies.iter().copied().filter(|body| !body.is_for("identifying") && !body.is_for("describing"));
    let status = tags.filter_map(said).find_map(|tag| Status::from_name(&tag));
    let selectors = target.map_or(&[][..], Aim::selectors);
    let (quoted, at) = (quoted(selectors), find(selectors));
    let left = |why: Left| Leftover { why, quoted, at };
    let missing = if quoted.is_some() { Left::NoPlace } else { Left::NoWords };
    let Some(status) = status else {
        // What is a comment is one wherever it stands.
        let card = card(&bodies, at.unwrap_or(Span::new(0, 0))).ok_or(left(Left::Other))?;
        return at.map(|_| card).ok_or(left(missing));
    };
    let span = at.ok_or(left(missing))?;
    let named = bodies.iter().find(|body| body.is_for("identifying"));
    let source = match named.and_then(|body| body.selector.as_ref()) {
        Some(selector) => {
            let vague = bodies.iter().any(|body| said(body).as_deref() == Some(SourceKind::Vague.name()));
            let words = find(selector.all()).ok_or(left(Left::NoSource))?;
            Some((words, if vague { SourceKind::Vague } else { SourceKind::Named }))
        }
        None => None,
    };
    Ok(Edit::Mark { over: span, mark: Some(Mark { span, status, source }) })
}

/// What is said of a card, at a mention of its name.
fn card(bodies: &[&Body], span: Span) -> Option<Edit> {
    let value = |purpose: &str| bodies.iter().find(|body| body.is_for(purpose))?.value.clone();
    let name = value("identifying").filter(|name| !name.is_empty())?;
    match value("describing") {
        Some(words) => Some(Edit::Describe { name, words }),
        None => Some(Edit::Name { span, name, kind: EntityType::from_name(&value("classifying")?)? }),
    }
}

#[cfg(test)]
#[path = "w3c_tests.rs"]
mod tests;
