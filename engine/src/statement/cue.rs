//! Cues: the words that propose a status or a source. The table proposes, [`super::context`] decides.

use super::context::{self, Context};
use super::forms::Signs;
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

/// What may stand between the words of a cue.
pub(super) const SKIPPED: Traits = Traits::ADVERB.or(Traits::NEGATION);

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
    /// By the number of each form of their first word.
    openings: Vec<Opening>,
    /// For two numbers, which rows of the first go on with the second: the rows of a common word are hundreds, and few of
    /// them go on alike.
    pairs: FxHashMap<u32, Vec<Next>>,
    /// By number, a mark of each word that is the second or the third of a cue, the same for some; nothing for others.
    marks: [Vec<u64>; 2],
}

/// A row that goes on with a second word.
#[derive(Clone, Copy)]
struct Next {
    /// Its place among the rows of its first word.
    row: u16,
    /// The marks of its third words; all where it has none.
    third: u64,
}

/// What begins with one word.
#[derive(Default)]
struct Opening {
    /// Longest first.
    rows: Vec<Row>,
    /// The first of the rows that are one word.
    alone: usize,
    /// The marks of all words that go on its rows: most pairs are not even looked up.
    follow: u64,
}

impl Table {
    /// How many words open a cue.
    pub fn openings(&self) -> usize {
        self.openings.iter().filter(|own| !own.rows.is_empty()).count()
    }

    /// The number of a word; a new one where it has none.
    fn number(&mut self, form: String) -> u16 {
        if self.openings.is_empty() {
            self.openings.push(Opening::default()); // of the words that no cue holds
        }
        *self.numbers.entry(form).or_insert_with(|| {
            self.openings.push(Opening::default());
            (self.openings.len() - 1).try_into().unwrap_or_default()
        })
    }

    /// The mark of a word as the second of a cue or, where `place` is 1, as the third.
    fn mark(&self, place: usize, number: u16) -> u64 {
        self.marks[place].get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The marks of the words that can be the third of a cue at `at`.
    fn third(&self, scene: &Scene, at: usize, limit: usize) -> u64 {
        let (mut marks, mut words) = (0, 0);
        for next in at + 1..limit.min(at + 7) {
            marks |= if next > at + 1 { self.mark(1, scene.cue_word(next)) } else { 0 };
            words += u32::from(!scene.is(next, SKIPPED));
            if words > 1 {
                break;
            }
        }
        marks
    }
}

fn pair(first: u16, next: u16) -> u32 {
    u32::from(first) << 16 | u32::from(next)
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
            table.openings[usize::from(number)].rows.push(row);
        }
    }
    table.marks = [vec![0; table.openings.len()], vec![0; table.openings.len()]];
    for (first, own) in table.openings.iter_mut().enumerate() {
        sort_by_key(&mut own.rows, |row| (usize::MAX - row.rest.len(), 0));
        own.alone = own.rows.partition_point(|row| !row.rest.is_empty());
        for (index, row) in own.rows[..own.alone].iter().enumerate() {
            let mut marks = |place: usize| {
                row.rest.get(place).map(|words| {
                    words.iter().fold(0, |all, word| {
                        let mark = 1u64 << (word % 64);
                        table.marks[place][usize::from(*word)] = mark;
                        all | mark
                    })
                })
            };
            own.follow |= marks(0).unwrap_or_default();
            let next = Next { row: index as u16, third: marks(1).unwrap_or(u64::MAX) };
            for word in &row.rest[0] {
                table.pairs.entry(pair(first as u16, *word)).or_default().push(next);
            }
        }
    }
    table
}

/// The words of all cues.
pub(super) fn all_forms() -> impl Iterator<Item = &'static str> {
    TABLE.numbers.keys().map(String::as_str)
}

/// The number of a word among those of all cues; 0 where no cue holds it.
pub(super) fn number(form: &str) -> u16 {
    TABLE.numbers.get(form).copied().unwrap_or_default()
}

/// What tells whether a cue can begin with a word where it stands: most words that can begin one begin none there.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// Its mark as the second word of a cue.
    own: u64,
    /// The marks of all words that go on what it begins; all where it can be a cue alone.
    follow: u64,
}

impl Marks {
    /// Those of the word with this number among the words of cues.
    pub fn of(number: u16) -> Self {
        let Some(opening) = TABLE.openings.get(usize::from(number)) else { return Self::default() };
        let is_alone = opening.alone < opening.rows.len();
        Self { own: TABLE.mark(0, number), follow: if is_alone { u64::MAX } else { opening.follow } }
    }

    /// Whether a cue can begin with the word; `behind` are the marks of what can be its second word.
    pub fn begins(self, behind: u64) -> bool {
        // what is a cue alone needs nothing behind it
        (self.follow & behind != 0) | (self.follow == u64::MAX)
    }

    /// The marks of what can be the second word of a cue that begins before this word, which may be passed over where it
    /// `is_skipped`; `behind` are those of the words behind it.
    pub fn with(self, is_skipped: bool, behind: u64) -> u64 {
        self.own | if is_skipped { behind } else { 0 }
    }
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

/// Adds the cues among `tokens` to `out`, in text order. Of the rows that fit at a word, the longest of each kind counts.
pub(super) fn find(scene: &Scene, tokens: Range<usize>, out: &mut Vec<Found>) {
    let table = &*TABLE;
    let before = out.len();
    for at in scene.with(Signs::CUE, tokens.clone()) {
        let first = scene.cue_word(at);
        let own = &table.openings[usize::from(first)];
        let mut fitting = Fitting::default();
        let mut third = None;
        for next in at + 1..tokens.end.min(at + 4) {
            let word = scene.cue_word(next);
            if own.follow & table.mark(0, word) != 0
                && let Some(rows) = table.pairs.get(&pair(first, word))
            {
                third.get_or_insert_with(|| table.third(scene, at, tokens.end));
                fitting.add(rows);
            }
            if !scene.is(next, SKIPPED) {
                break;
            }
        }
        let third = third.unwrap_or_default();
        let fits = |next: &&Next| next.third == u64::MAX || next.third & third != 0;
        let several = fitting.rows().iter().filter(fits).map(|next| &own.rows[usize::from(next.row)]);
        for row in several.chain(&own.rows[own.alone..]) {
            let Some(end) = matches(scene, row, at, tokens.end) else { continue };
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
