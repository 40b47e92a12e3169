//! Cues: the words that propose a status or a source. The table proposes, [`super::context`] decides.

use super::context::{self, Context};
use super::inflect::forms;
use crate::order::sort_by_key;
use crate::text::{Document, Traits, rows};
use crate::{CueKind, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const CUES: &str = table!("cues.tsv");

/// A row of the table of cues.
pub(crate) struct Row {
    /// The words after the first, each with its alternatives.
    rest: Vec<Vec<String>>,
    kind: CueKind,
    strength: u8,
    context: Context,
}

/// Rows by each form of their first word, longest first.
static TABLE: LazyLock<FxHashMap<String, Vec<Row>>> = LazyLock::new(|| table(CUES));

pub(crate) fn table(rows_of: &str) -> FxHashMap<String, Vec<Row>> {
    let mut table: FxHashMap<String, Vec<Row>> = FxHashMap::default();
    for [form, kind, strength, context, _] in rows::<5>(rows_of) {
        let mut elements = form.split(' ').map(forms);
        let (Some(kind), Some(first)) = (kind_named(kind), elements.next()) else { continue };
        let rest: Vec<_> = elements.collect();
        for form in first {
            let strength = strength.parse().unwrap_or(0);
            let row = Row { rest: rest.clone(), kind, strength, context: Context::named(context) };
            table.entry(form).or_default().push(row);
        }
    }
    for rows in table.values_mut() {
        sort_by_key(rows, |row| (usize::MAX - row.rest.len(), 0));
    }
    table
}

/// The kind with this [`CueKind::name`].
pub(super) fn kind_named(name: &str) -> Option<CueKind> {
    CueKind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// A cue that its context agrees with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The indices of its tokens.
    pub tokens: Range<usize>,
    /// What it contributes.
    pub kind: CueKind,
    /// 3 decides alone, 2 with support, 1 only supports.
    pub strength: u8,
}

impl Found {
    /// Its words.
    pub fn span(&self, document: &Document) -> Span {
        document.span_of(self.tokens.clone())
    }
}

/// The cues among `tokens`, in text order. Of the rows that fit at a word, the longest of each kind counts.
pub(super) fn find(document: &Document, tokens: Range<usize>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for at in tokens.clone() {
        let Some(rows) = TABLE.get(document.form(at)) else { continue };
        for row in rows {
            let Some(end) = matches(document, row, at, tokens.end) else { continue };
            if !context::agrees(row.context, document, &tokens, at..end) {
                continue;
            }
            let found = Found { tokens: at..end, kind: row.kind, strength: row.strength };
            let known = out.iter().rev().take(4).any(|other| other.kind == row.kind && other.tokens.end >= end);
            if !known {
                out.push(found);
            }
        }
    }
    out
}

/// Where a row that starts at `at` ends. One adverb or negation may stand before each further word.
fn matches(document: &Document, row: &Row, at: usize, limit: usize) -> Option<usize> {
    let mut next = at + 1;
    for element in &row.rest {
        let fits = |at: usize| at < limit && element.iter().any(|form| form == document.form(at));
        let skips = |at: usize| at < limit && document.traits[at].any(Traits::ADVERB.or(Traits::NEGATION));
        let found = (next..next + 3).find(|at| fits(*at) || !skips(*at)).filter(|at| fits(*at))?;
        next = found + 1;
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_found_in_its_example() {
        let mut missed = Vec::new();
        for line in CUES.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let columns: Vec<_> = line.split('\t').collect();
            let [form, kind, strength, context, example] = columns[..] else { panic!("{line:?}") };
            let kind = kind_named(kind).unwrap_or_else(|| panic!("no such kind: {line:?}"));
            assert!(matches!(strength, "1" | "2" | "3"), "{line:?}");
            assert!(context == "-" || Context::named(context) != Context::None, "no such context: {line:?}");
            let document = Document::plain(example);
            let found = find(&document, 0..document.tokens.len());
            if !found.iter().any(|cue| cue.kind == kind) {
                missed.push((form, example));
            }
        }
        assert!(missed.is_empty(), "not found in their examples: {missed:#?}");
    }
}
