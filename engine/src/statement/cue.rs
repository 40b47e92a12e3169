//! Cues: the words that propose a status or a source. The [table](super::cue_table) proposes, [`super::context`] decides.

use super::context;
use super::cue_table::{Next, Table, pair};
use super::forms::Signs;
use super::scene::Scene;
use crate::order::sort_by_key;
use crate::text::{Document, Traits};
use crate::{CueKind, Span};
use std::ops::Range;

/// What may stand between the words of a cue.
pub(super) const SKIPPED: Traits = Traits::ADVERB.or(Traits::NEGATION);

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

/// Adds the cues among `tokens` to `out`, in text order. Of the rows that fit at a word, the longest of each kind counts.
pub(super) fn find(scene: &Scene, tokens: Range<usize>, out: &mut Vec<Found>) {
    let table = Table::shipped();
    let before = out.len();
    for at in scene.with(Signs::CUE, tokens.clone()) {
        let first = scene.cue_word(at);
        let own = table.openings[usize::from(first)];
        let mut fitting = Fitting::default();
        let mut third = None;
        for next in at + 1..tokens.end.min(at + 4) {
            let word = scene.cue_word(next);
            if own.follow & table.mark(0, word) != 0 {
                let rows = table.pairs.get(pair(first, word));
                if !rows.is_empty() {
                    third.get_or_insert_with(|| self::third(table, scene, at, tokens.end));
                    fitting.add(rows);
                }
            }
            if !scene.is(next, SKIPPED) {
                break;
            }
        }
        let third = third.unwrap_or_default();
        let fits = |next: &&Next| next.third == u64::MAX || next.third & third != 0;
        let several = fitting.rows().iter().filter(fits).map(|next| &table.rows[own.begin + usize::from(next.row)]);
        for row in several.chain(&table.rows[own.alone..own.end]) {
            let Some(end) = matches(scene, table.words_of(row), at, tokens.end) else { continue };
            if !context::agrees(row.context, scene.document, &tokens, at..end) {
                continue;
            }
            let found = Found { tokens: at..end, kind: row.kind, strength: row.strength };
            let known =
                out[before..].iter().rev().take(4).any(|other| other.kind == row.kind && other.tokens.end >= end);
            if !known {
                out.push(found);
            }
        }
    }
}

/// The marks of the words that can be the third of a cue at `at`.
fn third(table: &Table, scene: &Scene, at: usize, limit: usize) -> u64 {
    let (mut marks, mut words) = (0, 0);
    for next in at + 1..limit.min(at + 7) {
        marks |= if next > at + 1 { table.mark(1, scene.cue_word(next)) } else { 0 };
        words += u32::from(!scene.is(next, SKIPPED));
        if words > 1 {
            break;
        }
    }
    marks
}

/// Which rows of a word can fit where it stands, in their order.
#[derive(Default)]
struct Fitting<'a> {
    one: &'a [Next],
    /// All, where there are those of several pairs.
    all: Vec<Next>,
}

impl<'a> Fitting<'a> {
    fn add(&mut self, rows: &'a [Next]) {
        if self.one.is_empty() {
            self.one = rows;
        } else {
            let before: &[Next] = if self.all.is_empty() { self.one } else { &[] };
            self.all.extend(before.iter().chain(rows));
            sort_by_key(&mut self.all, |next| (next.row.into(), 0));
        }
    }

    fn rows(&self) -> &[Next] {
        if self.all.is_empty() { self.one } else { &self.all }
    }
}

/// Where a row with these `rest` of its words ends that starts at `at`. One adverb or negation may stand before each further word.
#[inline]
fn matches<'a>(scene: &Scene, rest: impl Iterator<Item = &'a [u16]>, at: usize, limit: usize) -> Option<usize> {
    let mut next = at + 1;
    for element in rest {
        let mut near = next..limit.min(next + 3);
        next = loop {
            let at = near.next()?;
            let word = scene.cue_word(at);
            if element.contains(&word) {
                break at + 1;
            }
            if !scene.is(at, SKIPPED) {
                return None;
            }
        };
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::context::Context;
    use crate::statement::cue_table::{CUES, JUDGEMENTS, kind_named};

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
        let mut found = Vec::new();
        find(&Scene::new(&document, &[], None), 0..document.tokens.len(), &mut found);
        found.iter().any(|cue| cue.kind == kind)
    }
}
