//! Marks as Hypothesis's client takes them in and gives them out, both ways: an object whose `annotations` are those of its API.
//!
//! What it keeps of each when it imports them are `target`, `tags` and `text`, with the page that is open then. It lists them by
//! `user` beforehand, and asks `permissions` whether others are to see them: these are nobody's but the reader's. Whoever says
//! so has no field there: a tag has the words that name the source, which are looked for near the statement when it comes back;
//! another one says that the engine marked it, and not a person.

use crate::Shared;
use crate::shared::json;
use serde::{Deserialize, Serialize};
use whosays_engine::layer::selector::{Places, Selector, quoted, selectors};
use whosays_engine::layer::{Edit, Left, Leftover, Mark, Noted};
use whosays_engine::wire::{Offsets, Unit};
use whosays_engine::{SourceKind, Span, Statement, Status};

/// In whose name annotations stand that were made here, as Hypothesis writes accounts.
const USER: &str = "acct:Whosays@whosays";

/// What the tags begin with that have the words which name a source.
const SOURCE: &str = "source: ";

/// The tag of a mark of ours that has no source: of others' marks without one, nothing is said about who says so.
const NO_SOURCE: &str = "no source";

/// The tag of what the engine marked.
const BY_ENGINE: &str = "marked by Whosays";

/// The tags that say of what kind a source is.
const KINDS: [(SourceKind, &str); 2] = [(SourceKind::Named, "named source"), (SourceKind::Vague, "vague source")];

/// A file of annotations: what its client saves, or an answer of its API, in which they are `rows`.
#[derive(Debug, Deserialize, Serialize)]
pub struct Export {
    /// The annotations.
    #[serde(alias = "rows")]
    pub annotations: Vec<Annotation>,
}

/// One annotation. Of what others write, only tags and targets are read.
#[derive(Debug, Deserialize, Serialize)]
pub struct Annotation {
    #[serde(skip_deserializing)]
    user: &'static str,
    #[serde(skip_deserializing)]
    permissions: Permissions,
    #[serde(skip_deserializing)]
    uri: String,
    #[serde(skip_deserializing)]
    document: Document,
    #[serde(skip_deserializing)]
    text: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    target: Vec<Target>,
}

/// Who may read an annotation.
#[derive(Debug, Default, Serialize)]
struct Permissions {
    read: [&'static str; 1],
}

/// What Hypothesis knows of a page.
#[derive(Clone, Debug, Default, Serialize)]
struct Document {
    title: Vec<String>,
}

/// Of which words something is said; notes on a whole page select none.
#[derive(Debug, Deserialize, Serialize)]
struct Target {
    #[serde(skip_deserializing)]
    source: String,
    #[serde(default)]
    selector: Vec<Selector>,
}

/// The statements of an article, for Hypothesis.
pub fn of(shared: &Shared) -> String {
    let text = &shared.article.text;
    let offsets = Offsets::new(text, Unit::Utf16);
    let document = Document { title: shared.article.meta.title.iter().cloned().collect() };
    let address = shared.address();
    let annotation = |own: &Statement| {
        let mut tags = vec![own.status.name().to_owned()];
        match own.source {
            Some(source) => {
                tags.extend(KINDS.iter().find(|(kind, _)| *kind == source.kind).map(|(_, tag)| (*tag).to_owned()));
                tags.push(format!("{SOURCE}{}", source.span.of(text).trim()));
            }
            None => tags.push(NO_SOURCE.into()),
        }
        if !own.is_by_hand() {
            tags.push(BY_ENGINE.into());
        }
        Annotation {
            user: USER,
            permissions: Permissions { read: [USER] },
            uri: address.clone(),
            document: document.clone(),
            text: told(shared, own),
            tags,
            target: vec![Target { source: address.clone(), selector: selectors(text, &offsets, own.span) }],
        }
    };
    json(&Export { annotations: shared.analysis.statements.iter().map(annotation).collect() })
}

/// How the article puts a statement and who says so, in Markdown.
fn told(shared: &Shared, own: &Statement) -> String {
    let (name, means) = match own.status {
        Status::Sourced => ("Sourced", "The article puts this as so and says where it comes from."),
        Status::Unsourced => ("Unsourced", "The article puts this as so and names nobody for it."),
        Status::Speculation => ("Speculation", "The article offers this as a possibility or a conclusion."),
        Status::Prediction => ("Prediction", "This is about what is still to come, as seen from the article’s date."),
        Status::Opinion => ("Opinion", "This judges or recommends. No record could settle it."),
    };
    let who = match (shared.source_name(own), own.source_kind()) {
        (Some(name), SourceKind::Vague) => format!("Who says so is not named exactly: {}.", plain(name)),
        (Some(name), _) => format!("Who says so: {}.", plain(name)),
        (None, _) => "It is put in the writer’s own voice.".into(),
    };
    let by = match own.is_by_hand() {
        true => "Marked by a person with Whosays".into(),
        false => format!("Marked by Whosays ({:.0} % sure)", own.confidence * 100.0),
    };
    format!(
        "**{name}.** {means} {who}\n\n{by}, which tells how an article presents things, never that a statement is true."
    )
}

/// Words in one line, none of whose characters Markdown, HTML or formulas would read: Hypothesis knows all three, and of the
/// backslashes that Markdown has for this only some.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '&' | '<' | '>' | '*' | '_' | '`' | '~' | '[' | ']' | '{' | '}' | '\\' | '$' | '|' | '#' | ':' => {
                    out.push_str(&format!("&#{};", c as u32));
                }
                _ => out.push(c),
            }
        }
    }
    out
}

/// The words that name a statement's source: the first in it, else those that stand nearest before it, else the first behind it.
fn named(text: &str, statement: Span, words: &str) -> Option<Span> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| {
        let end = at + words.len();
        !(letter(words.chars().next()) && letter(text[..*at].chars().next_back())
            || letter(words.chars().next_back()) && letter(text[end..].chars().next()))
    };
    let within = |from: usize, to: usize| text[from..to].match_indices(words).map(move |(at, _)| from + at);
    if words.is_empty() {
        return None;
    }
    let at = within(statement.start, statement.end)
        .find(whole)
        .or_else(|| text[..statement.start].rmatch_indices(words).map(|(at, _)| at).find(whole))
        .or_else(|| within(statement.end, text.len()).find(whole))?;
    Some(Span::new(at, at + words.len()))
}

impl Annotation {
    /// Of what it is said, each by itself; a note on a whole page is said of no words.
    fn aims(&self) -> impl Iterator<Item = &[Selector]> {
        let none = self.target.is_empty().then_some(&[][..]);
        self.target.iter().map(|target| &target.selector[..]).chain(none)
    }

    fn has_tag(&self, name: &str) -> bool {
        self.tags.iter().any(|tag| tag.trim().eq_ignore_ascii_case(name))
    }
}

impl Export {
    /// How many annotations they are, each of one thing.
    pub fn len(&self) -> usize {
        self.annotations.iter().map(|annotation| annotation.aims().count()).sum()
    }
}

/// The marks among annotations of `text`, in which the engine has `statements`.
///
/// A mark is an annotation with a tag that names a status. It is the quoted words that count, since positions are those of a
/// whole page. What is said of several places is said of each.
pub fn marks<'a>(text: &str, export: &'a Export, statements: &[Statement]) -> Noted<'a> {
    let places = Places::new(text, Unit::Utf16);
    let mut noted = Noted::default();
    for annotation in &export.annotations {
        let by_engine = annotation.has_tag(BY_ENGINE);
        for selectors in annotation.aims() {
            let mark = mark(text, &places, annotation, selectors);
            // Words for a source that are not here are as good as none.
            if by_engine || annotation.has_tag(NO_SOURCE) {
                noted.take(mark, by_engine, statements);
            } else {
                noted.take_without_source(mark, statements);
            }
        }
    }
    noted
}

/// What an annotation says of the words that `selectors` select.
fn mark<'a>(
    text: &str,
    places: &Places,
    annotation: &'a Annotation,
    selectors: &'a [Selector],
) -> Result<Edit, Leftover<'a>> {
    let tags = || annotation.tags.iter().map(|tag| tag.trim());
    let quoted = quoted(selectors);
    let at = quoted.and_then(|_| places.find(selectors));
    let left = |why: Left| Leftover { why, quoted, at };
    let status = tags().find_map(|tag| Status::from_name(&tag.to_lowercase())).ok_or(left(Left::Other))?;
    let span = at.ok_or(left(if quoted.is_some() { Left::NoPlace } else { Left::NoWords }))?;
    let kind = KINDS.iter().find(|(_, name)| annotation.has_tag(name));
    let kind = kind.map_or(SourceKind::Named, |(kind, _)| *kind);
    let words = tags().find_map(|tag| tag.strip_prefix(SOURCE));
    let source = words.and_then(|words| named(text, span, words.trim())).map(|source| (source, kind));
    Ok(Edit::Mark { over: span, mark: Some(Mark { span, status, source }) })
}

#[cfg(test)]
#[path = "hypothesis_tests.rs"]
mod tests;
