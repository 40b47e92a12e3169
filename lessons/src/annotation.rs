//! Lessons and hand-ins as W3C Web Annotations (Web Annotation Data Model, W3C Recommendation of 2017): a collection whose first page
//! is embedded. Words are selected by position in the very text that the collection names by its hash.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use whosays_engine::Span;
use whosays_engine::layer::selector::{Places, Selector, position, units};
use whosays_engine::layer::w3c;
use whosays_engine::wire::{Offsets, Unit};

/// The version of lessons and hand-ins that this crate writes, and the only one that it reads.
pub const VERSION: u32 = 1;

/// What stands before the keys that the W3C's context has not.
const OWN: &str = "urn:whosays:lesson#";

/// The most annotations of a lesson or hand-in, and the most bytes of either.
const MOST: [usize; 2] = [2_000, 4_000_000];

/// An annotation of a lesson or a hand-in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    #[serde(rename = "type", default)]
    pub kind: String,
    #[serde(default)]
    pub motivation: String,
    #[serde(default)]
    pub body: Vec<Body>,
    #[serde(default)]
    pub target: Body,
    /// How sure a pupil is.
    #[serde(default, skip_serializing_if = "is_none")]
    pub sure: u8,
    /// What a statement may be held for as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Whether the teacher looked at a key.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
    /// What there is to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Which of them is right, or was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<usize>,
}

fn is_none(sure: &u8) -> bool {
    *sure == 0
}

/// What an annotation says, or what it is about: words by themselves, or words of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    #[serde(rename = "type", default)]
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub selector: Vec<Selector>,
}

impl Annotation {
    /// An annotation on something, for a purpose.
    pub fn new(motivation: &str, target: Body, body: Vec<Body>) -> Self {
        Annotation { kind: "Annotation".into(), motivation: motivation.into(), target, body, ..Annotation::default() }
    }

    /// The words of the first body with this purpose.
    pub fn says(&self, purpose: &str) -> Option<&str> {
        self.body.iter().find(|body| body.purpose.as_deref() == Some(purpose))?.value.as_deref()
    }

    /// The number behind the name of what it is about; see [`number`].
    pub fn about(&self, letter: char) -> Option<usize> {
        number(&self.target, letter)
    }
}

/// The number behind the name of something, as in `urn:xxh64:…#q3`.
pub fn number(named: &Body, letter: char) -> Option<usize> {
    let (_, part) = named.source.as_deref()?.rsplit_once('#')?;
    part.strip_prefix(letter)?.parse().ok()
}

impl Body {
    /// Words, and what for.
    pub fn words(purpose: &str, value: &str) -> Self {
        let (purpose, value) = (Some(purpose.to_owned()), Some(value.to_owned()));
        Body { kind: "TextualBody".into(), purpose, value, ..Body::default() }
    }

    /// Something with a name, as a whole.
    pub fn whole(source: String) -> Self {
        Body { kind: "SpecificResource".into(), source: Some(source), ..Body::default() }
    }
}

/// The places of a text: bytes here, code points there.
pub struct Text<'a> {
    /// The IRI of the text.
    pub name: String,
    offsets: Offsets<'a>,
    places: Places<'a>,
}

impl<'a> Text<'a> {
    /// The places of `text`.
    pub fn new(text: &'a str) -> Self {
        let (offsets, places) = (Offsets::new(text, Unit::CodePoint), Places::new(text, Unit::CodePoint));
        Text { name: w3c::name(text), offsets, places }
    }

    /// Words of the text.
    pub fn words(&self, span: Span) -> Body {
        Body { selector: vec![position(&self.offsets, span)], ..Body::whole(self.name.clone()) }
    }

    /// Words of the text, and what for.
    pub fn for_purpose(&self, purpose: &str, span: Span) -> Body {
        Body { purpose: Some(purpose.to_owned()), ..self.words(span) }
    }
}

/// Where words stand that an annotation selects.
pub trait Find {
    /// Where they stand; `None` where that is no place.
    fn find(&self, words: &Body) -> Option<Span>;

    /// The words that identify somebody; `Err` where they stand nowhere.
    fn identified(&self, annotation: &Annotation) -> Result<Option<Span>, ()> {
        let named = annotation.body.iter().find(|body| body.purpose.as_deref() == Some("identifying"));
        named.map(|body| self.find(body).ok_or(())).transpose()
    }
}

impl Find for Text<'_> {
    fn find(&self, words: &Body) -> Option<Span> {
        self.places.find(&words.selector)
    }
}

/// A text that is not there: its places are told in its code points as they stand.
pub struct Absent;

impl Find for Absent {
    fn find(&self, words: &Body) -> Option<Span> {
        units(&words.selector).map(|(start, end)| Span::new(start, end))
    }
}

/// A collection as JSON, with what else its head says.
pub fn collection<T: Serialize>(kind: &str, head: &T, items: &[Annotation]) -> Value {
    let mut whole = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "@vocab": OWN }],
        "type": "AnnotationCollection",
        "whosays": VERSION,
        "holds": kind,
        "total": items.len(),
        "first": { "type": "AnnotationPage", "startIndex": 0, "items": items },
    });
    let head = serde_json::to_value(head).unwrap_or_default();
    if let (Some(whole), Value::Object(head)) = (whole.as_object_mut(), head) {
        whole.extend(head);
    }
    whole
}

/// What was read of a collection.
#[derive(Deserialize)]
pub struct Read<T> {
    #[serde(flatten)]
    pub head: T,
    pub first: Page,
}

/// A page of annotations.
#[derive(Deserialize)]
pub struct Page {
    pub items: Vec<Annotation>,
}

/// Why something is not read as what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is longer than any lesson needs.
    TooLarge,
    /// It is no JSON, or no whole one.
    Damaged,
    /// It is something else.
    Other,
    /// It is of another version.
    Version(u32),
}

/// Reads a collection of this kind.
pub fn read<T: for<'a> Deserialize<'a>>(kind: &str, json: &str) -> Result<Read<T>, Unread> {
    #[derive(Deserialize)]
    struct Probe {
        whosays: Option<u32>,
        holds: Option<String>,
    }
    if json.len() > MOST[1] {
        return Err(Unread::TooLarge);
    }
    let json = json.trim_start_matches('\u{FEFF}').trim();
    if !json.is_empty() && !json.starts_with('{') {
        return Err(Unread::Other);
    }
    // A file that is whole JSON, but has other things by these names, is something else.
    let probe: Probe = serde_json::from_str(json).map_err(|error| match error.is_data() {
        true => Unread::Other,
        false => Unread::Damaged,
    })?;
    match probe {
        Probe { whosays: Some(VERSION), holds: Some(own) } if own == kind => {}
        Probe { whosays: Some(version), holds: Some(own) } if own == kind => return Err(Unread::Version(version)),
        _ => return Err(Unread::Other),
    }
    let read: Read<T> = serde_json::from_str(json).map_err(|_| Unread::Damaged)?;
    if read.first.items.len() > MOST[0] {
        return Err(Unread::TooLarge);
    }
    Ok(read)
}
