//! Cues: the words that propose a status or a source. The table proposes, [`super::context`] decides.

use super::context::{self, Context};
use super::inflect::forms;
use super::scene::Scene;
use crate::order::sort_by_key;
use crate::text::{Document, Traits, rows};
use crate::{CueKind, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const CUES: &str = table!("cues.tsv");

/// Words that judge wherever they stand: a table of its own, for there are thousands.
pub(super) const JUDGEMENTS: &str = table!("judgements.tsv");

/// A row of the table of cues.
struct Row {
    /// The words after the first, each with its alternatives, by number.
    rest: Vec<Vec<u16>>,
    kind: CueKind,
    strength: u8,
    context: Context,
}

/// The words of all cues, by number, and the rows that start with each.
#[derive(Default)]
pub(crate) struct Table {
    numbers: FxHashMap<String, u16>,
    /// By the number of each form of their first word, longest first.
    rows: Vec<Vec<Row>>,
    /// For each of these rows the marks of the word after the first, see [`mark`]; all where there is none. Apart from
    /// the rows, since most are left out by them.
    next: Vec<Vec<u64>>,
    /// All marks of these rows together; nothing where a word opens no row.
    any: Vec<u64>,
    /// The [`mark`] of each number.
    marks: Vec<u64>,
}

impl Table {
    /// How many words open a cue.
    pub fn openings(&self) -> usize {
        self.rows.iter().filter(|rows| !rows.is_empty()).count()
    }

    /// The number of a word; a new one where it has none.
    fn number(&mut self, form: String) -> u16 {
        if self.rows.is_empty() {
            self.rows.push(Vec::new()); // of the words that no cue holds
        }
        *self.numbers.entry(form).or_insert_with(|| {
            self.rows.push(Vec::new());
            (self.rows.len() - 1).try_into().unwrap_or_default()
        })
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| table(CUES, JUDGEMENTS));

pub(crate) fn table(cues: &str, judgements: &str) -> Table {
    let mut table = Table::default();
    let cues = rows::<5>(cues).map(|[form, kind, strength, context, _]| [form, kind, strength, context]);
    let judgements = rows::<2>(judgements).map(|[form, _]| [form, "judgement", "3", "-"]);
    for [form, kind, strength, context] in cues.chain(judgements) {
        let mut elements = form.split(' ').map(forms);
        let (Some(kind), Some(first)) = (kind_named(kind), elements.next()) else { continue };
        let mut numbers = |forms: Vec<String>| forms.into_iter().map(|form| table.number(form)).collect::<Vec<u16>>();
        let (first, rest) = (numbers(first), elements.map(&mut numbers).collect::<Vec<_>>());
        for number in first {
            let strength = strength.parse().unwrap_or(0);
            let row = Row { rest: rest.clone(), kind, strength, context: Context::named(context) };
            table.rows[usize::from(number)].push(row);
        }
    }
    for rows in &mut table.rows {
        sort_by_key(rows, |row| (usize::MAX - row.rest.len(), 0));
    }
    let next = |row: &Row| row.rest.first().map_or(ANY, |next| next.iter().fold(0, |all, number| all | mark(*number)));
    table.next = table.rows.iter().map(|rows| rows.iter().map(next).collect()).collect();
    table.any = table.next.iter().map(|next: &Vec<u64>| next.iter().fold(0, |all, mark| all | mark)).collect();
    table.marks = (0..table.rows.len()).map(|number| mark(number as u16)).collect();
    table
}

/// One of 63 marks, the same for some words: most rows that cannot fit are left out by a look at their marks.
fn mark(number: u16) -> u64 {
    if number == 0 { 0 } else { 1 << (number % 63) }
}

/// The mark that is near every word.
const ANY: u64 = 1 << 63;

/// The words of all cues.
pub(super) fn all_forms() -> impl Iterator<Item = &'static str> {
    TABLE.numbers.keys().map(String::as_str)
}

/// The number of a word among those of all cues; 0 where no cue holds it.
pub(super) fn number(form: &str) -> u16 {
    TABLE.numbers.get(form).copied().unwrap_or_default()
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
pub(super) fn find(scene: &Scene, tokens: Range<usize>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let table = &*TABLE;
    for at in tokens.clone() {
        let number = usize::from(scene.cue_word(at));
        if number == 0 || table.any[number] == 0 {
            continue;
        }
        let mark = |at: usize| {
            if at < tokens.end { table.marks.get(usize::from(scene.cue_word(at))).copied().unwrap_or(0) } else { 0 }
        };
        let near = ANY | mark(at + 1) | mark(at + 2) | mark(at + 3);
        if table.any[number] & near == 0 {
            continue;
        }
        for (row, _) in table.rows[number].iter().zip(&table.next[number]).filter(|(_, next)| **next & near != 0) {
            let Some(end) = matches(scene, row, at, tokens.end) else { continue };
            if !context::agrees(row.context, scene.document, &tokens, at..end) {
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
#[inline]
fn matches(scene: &Scene, row: &Row, at: usize, limit: usize) -> Option<usize> {
    let mut next = at + 1;
    for element in &row.rest {
        let mut near = next..limit.min(next + 3);
        next = loop {
            let at = near.next()?;
            let word = scene.cue_word(at);
            if element.contains(&word) {
                break at + 1;
            }
            if !scene.is(at, Traits::ADVERB.or(Traits::NEGATION)) {
                return None;
            }
        };
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
            if !is_found(kind, example) {
                missed.push((form, example));
            }
        }
        for line in JUDGEMENTS.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let (form, example) = line.split_once('\t').unwrap_or_else(|| panic!("{line:?}"));
            if !is_found(CueKind::Judgement, example) {
                missed.push((form, example));
            }
        }
        assert!(missed.is_empty(), "not found in their examples: {missed:#?}");
    }

    fn is_found(kind: CueKind, example: &str) -> bool {
        let document = Document::plain(example);
        let found = find(&Scene::new(&document, &[], None), 0..document.tokens.len());
        found.iter().any(|cue| cue.kind == kind)
    }
}
