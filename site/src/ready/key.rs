//! The key of a lesson's file: each statement by its words, and what it is held for.

use super::place::{self, name_of};
use super::plain;
use super::sections::{Section, items};
use crate::lines;
use crate::problem::Problem;
use crate::written::Written;
use std::path::Path;
use whosays_article::unquoted;
use whosays_engine::{SourceKind, Span, Status};
use whosays_lessons::{Key, Task};

/// What is told of a statement; the first must be.
const KEYS: [&str; 6] = ["status", "also", "source", "kind", "cues", "why"];

/// A statement as it is written: its words and the lines below them.
#[derive(Default)]
struct Entry<'a> {
    line: usize,
    quote: String,
    told: Vec<(usize, &'a str)>,
}

/// Reads it, in text order.
pub fn read(file: &Path, section: &Section, article: &Written, problems: &mut Vec<Problem>) -> Vec<Task> {
    let mut entries = Vec::<Entry>::new();
    for (line, words) in section.lines.iter().filter(|(_, words)| !words.trim().is_empty()) {
        match (words.trim().strip_prefix('>'), entries.last_mut()) {
            (Some(quote), Some(entry)) if entry.told.is_empty() => {
                entry.quote.push(' ');
                entry.quote.push_str(quote.trim());
            }
            (Some(quote), _) => {
                entries.push(Entry { line: *line, quote: quote.trim().to_owned(), told: Vec::new() });
            }
            (None, Some(entry)) => entry.told.push((*line, words)),
            (None, None) => {
                let sentence = "this belongs to no statement; begin with its words, each line after a >";
                problems.push(Problem::at(file, *line, sentence));
                return Vec::new();
            }
        }
    }
    if entries.is_empty() {
        problems.push(Problem::at(file, section.line, "there is no statement; write its words, each line after a >"));
    }
    let mut tasks: Vec<(usize, Task)> = Vec::new();
    for entry in &entries {
        match task(file, entry, article) {
            Ok(task) => tasks.push((entry.line, task)),
            Err(wrong) => problems.extend(wrong),
        }
    }
    tasks.sort_by_key(|(_, task)| task.span);
    for pair in tasks.windows(2).filter(|pair| pair[0].1.span.overlaps(pair[1].1.span)) {
        let (one, other) = (pair[0].0.min(pair[1].0), pair[0].0.max(pair[1].0));
        let sentence = format!("these words share some with the statement of line {one}; keep one of the two");
        problems.push(Problem::at(file, other, sentence));
    }
    tasks.into_iter().map(|(_, task)| task).collect()
}

fn task(file: &Path, entry: &Entry, article: &Written) -> Result<Task, Vec<Problem>> {
    let text = &article.article.text;
    let mut problems = Vec::new();
    let told = items(file, &entry.told, &mut problems);
    let (lines, wrong) = lines::read_each(file, told.iter().map(|own| (own.line, own.words.as_str())), &KEYS);
    problems.extend(wrong);
    let mut fault = |line: usize, sentence: String| problems.push(Problem::at(file, line, sentence));
    // Where the statement has no place, which is told, its source is still looked for.
    let span = place::only(&plain(&entry.quote), article).unwrap_or_else(|sentence| {
        fault(entry.line, sentence);
        Span::new(0, 0)
    });
    let mut key = Key {
        status: Status::Unsourced,
        source: None,
        cues: Vec::new(),
        by_teacher: true,
        also: Vec::new(),
        why: String::new(),
    };
    let names = Status::ALL.map(Status::name);
    let mut status = None;
    let (mut source, mut kind) = (None, None);
    for (line, name, value) in lines.into_iter().filter(|(_, _, value)| !value.is_empty()) {
        match name {
            "status" => match Status::from_name(value) {
                Some(own) => status = Some(own),
                None => fault(line, lines::unknown("status", value, &names)),
            },
            "also" => {
                for name in value.split(',').map(str::trim) {
                    match Status::from_name(name) {
                        Some(own) if status != Some(own) => key.also.push(own),
                        Some(_) => fault(line, format!("“{name}” is the status already; leave it out here")),
                        None => fault(line, lines::unknown("status", name, &names)),
                    }
                }
            }
            "source" => match place::nearest(&plain(unquoted(value)), text, span) {
                Some(own) => source = Some(own),
                None => fault(
                    line,
                    format!("“{value}” does not stand in {}; copy who says so from there", name_of(article)),
                ),
            },
            "kind" => match value {
                "named" => kind = Some((line, SourceKind::Named)),
                "vague" => kind = Some((line, SourceKind::Vague)),
                _ => fault(line, format!("“{value}” is no kind of source; write named or vague")),
            },
            "cues" => {
                for cue in value.split(';').map(|cue| plain(unquoted(cue.trim()))).filter(|cue| !cue.is_empty()) {
                    match span.of(text).find(&cue) {
                        Some(at) => key.cues.push(Span::new(span.start + at, span.start + at + cue.len())),
                        // A statement that has no place has been told of.
                        None if span.is_empty() => {}
                        None => fault(line, format!("“{cue}” does not stand in the statement; copy the words from it")),
                    }
                }
            }
            _ => key.why = plain(value),
        }
    }
    match (status, kind) {
        (None, _) if !told.iter().any(|own| own.words.starts_with("status:")) => {
            fault(entry.line, format!("there is no status; add a line - status: … with one of {}", names.join(", ")));
        }
        (_, Some((line, _))) if source.is_none() => {
            fault(line, "there is no source whose kind this could be; add a line - source: …".to_owned());
        }
        _ => {}
    }
    key.status = status.unwrap_or(key.status);
    key.source = source.map(|span| (span, kind.map_or(SourceKind::Named, |(_, kind)| kind)));
    key.cues.sort();
    if problems.is_empty() { Ok(Task { span, key: Some(key) }) } else { Err(problems) }
}
