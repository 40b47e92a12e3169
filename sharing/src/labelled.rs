//! Articles that people have labelled, as packs: checked marks for who has the same article.

use crate::shared::json;
use serde::Deserialize;
use whosays_engine::layer::{Edit, Mark, Pack};
use whosays_engine::{SourceKind, Span, Status};

/// What is read of the labels of an article; places are code points.
#[derive(Deserialize)]
struct Labels {
    statements: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
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

/// The pack of all that is marked in a text by its labels, which take the place of every mark of the engine's. Names are left out:
/// they are words of the text.
///
/// # Errors
/// Says what is wrong with the labels.
pub fn pack(text: &str, title: &str, labels: &str) -> Result<String, String> {
    let labels: Labels = serde_json::from_str(labels).map_err(|error| error.to_string())?;
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |start: usize, end: usize| match (places.get(start), places.get(end)) {
        (Some(start), Some(end)) if start < end => Ok(Span::new(*start, *end)),
        _ => Err(format!("there is no place {start} to {end} in the text")),
    };
    let (mut edits, mut done) = (Vec::new(), 0);
    // A stretch without a mark, between blocks or within one, is cleared by itself: so it has a place of its own in another edition.
    let clear = |from: usize, to: usize, edits: &mut Vec<Edit>| {
        let mut at = from;
        for line in text[from..to].split_inclusive('\n') {
            let over = Span::new(at, at + line.len()).trimmed(text);
            at += line.len();
            if over.of(text).contains(char::is_alphanumeric) {
                edits.push(Edit::Mark { over, mark: None });
            }
        }
    };
    for own in labels.statements {
        let over = span(own.start, own.end)?;
        let source = match own.source {
            Some(place) if own.source_kind != SourceKind::Author => {
                Some((span(place.start, place.end)?, own.source_kind))
            }
            _ => None,
        };
        clear(done, over.start, &mut edits);
        edits.push(Edit::Mark { over, mark: Some(Mark { span: over, status: own.status, source }) });
        done = over.end;
    }
    clear(done, text.len(), &mut edits);
    let pack = Pack::new(text, title, &edits, Vec::new());
    if pack.edits.len() != edits.len() {
        return Err("some labels stand on no whole words".into());
    }
    Ok(json(&pack))
}
