//! Labelled articles: statements with status and source, and names, in bytes of their text.

use crate::Outcome;
use crate::texts::{Texts, listed};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use whosays_engine::{EntityType, SourceKind, Span, Status};

/// A labelled statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its words.
    pub span: Span,
    /// How the text presents it.
    pub status: Status,
    /// The words that name its source.
    pub source: Option<Span>,
    /// What kind of source that is.
    pub kind: SourceKind,
}

/// A text and what people said of it.
pub struct Labelled {
    /// The stem of its file.
    pub id: String,
    /// The document that it is a part of.
    pub group: String,
    /// The text.
    pub text: String,
    /// In text order.
    pub statements: Vec<Statement>,
    /// Mentions in text order.
    pub names: Vec<(Span, EntityType)>,
}

impl Labelled {
    /// Whether it is an article as it was published, not a slice of a corpus.
    pub fn is_article(&self) -> bool {
        self.group.starts_with("article:")
    }
}

#[derive(Deserialize)]
struct File {
    statements: Vec<Row>,
    #[serde(default)]
    entities: Vec<Name>,
}

#[derive(Deserialize)]
struct Row {
    start: usize,
    end: usize,
    status: Status,
    source: Option<Place>,
    source_kind: SourceKind,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Name {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: EntityType,
}

/// All training labels with their texts.
pub fn all(labels: &Path, shared: &Path) -> Outcome<Vec<Labelled>> {
    let texts = Texts::new(shared)?;
    let of = |row: &crate::texts::Listed| {
        let text = texts.text(row)?;
        one(&row.id, &row.group, text, &labels.join(format!("{}.json", row.id)))
    };
    listed(&labels.join("INDEX.tsv"))?.iter().map(of).collect()
}

/// One file of labels for a text.
pub fn one(id: &str, group: &str, text: String, file: &Path) -> Outcome<Labelled> {
    let file: File = serde_json::from_str(&fs::read_to_string(file)?).map_err(|error| format!("{id}: {error}"))?;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |start: usize, end: usize| match (bytes.get(start), bytes.get(end)) {
        (Some(start), Some(end)) if start <= end => Ok(Span::new(*start, *end)),
        _ => Err(format!("{id}: {start} to {end} is not in the text")),
    };
    let mut statements = Vec::new();
    for row in &file.statements {
        let source = row.source.as_ref().map(|place| span(place.start, place.end)).transpose()?;
        let span = span(row.start, row.end)?;
        statements.push(Statement { span, status: row.status, source, kind: row.source_kind });
    }
    statements.sort_by_key(|statement| statement.span.start);
    let mut names = Vec::new();
    for name in &file.entities {
        names.push((span(name.start, name.end)?, name.kind));
    }
    names.sort_by_key(|(span, _)| span.start);
    Ok(Labelled { id: id.to_owned(), group: group.to_owned(), text, statements, names })
}
