//! The words of all cues and how they go on, laid out so that what begins at a word is found with few looks at memory.

use super::context::Context;
use super::inflect::forms;
use crate::CueKind;
use crate::order::sort_by_key;
use crate::text::rows;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const CUES: &str = table!("cues.tsv");

/// Words that judge wherever they stand: a table of its own, for there are thousands.
pub(super) const JUDGEMENTS: &str = table!("judgements.tsv");

/// A row of the table of cues.
pub(super) struct Row {
    /// Where its words after the first begin in [`Table::rest`].
    rest: u32,
    pub kind: CueKind,
    pub strength: u8,
    pub context: Context,
}

/// The words of all cues, by number, and the rows that start with each.
#[derive(Default)]
pub(crate) struct Table {
    numbers: FxHashMap<String, u16>,
    /// By the number of each form of their first word.
    pub(super) openings: Vec<Opening>,
    /// The rows of all openings, one after the other: those of an opening have the longest first.
    pub(super) rows: Vec<Row>,
    /// The words of rows after the first, by number: of each, how many alternatives it has, then these; a zero ends a row.
    rest: Vec<u16>,
    /// For two numbers, which rows of the first go on with the second: the rows of a common word are hundreds, and few of
    /// them go on alike.
    pub(super) pairs: Pairs,
    /// By number, a mark of each word that is the second or the third of a cue, the same for some; nothing for others.
    marks: [Vec<u64>; 2],
    /// By number, what tells whether a cue can begin with a word.
    begins: Vec<Marks>,
}

/// A row that goes on with a second word.
#[derive(Clone, Copy)]
pub(super) struct Next {
    /// Its place among the rows of its first word.
    pub row: u16,
    /// The marks of its third words; all where it has none.
    pub third: u64,
}

/// What begins with one word.
#[derive(Clone, Copy, Default)]
pub(super) struct Opening {
    /// Where its rows begin.
    pub begin: usize,
    /// Where those begin that are one word.
    pub alone: usize,
    /// Where its rows end.
    pub end: usize,
    /// The marks of all words that go on its rows: most pairs are not even looked up.
    pub follow: u64,
}

impl Table {
    /// That of the lists that come with the engine; read once, at the first call.
    pub(super) fn shipped() -> &'static Self {
        &TABLE
    }

    /// The words of a row after the first, each with its alternatives.
    #[inline]
    pub(super) fn words_of(&self, row: &Row) -> impl Iterator<Item = &[u16]> {
        words_of(&self.rest, row)
    }

    /// How many words open a cue.
    pub fn openings(&self) -> usize {
        self.openings.iter().filter(|own| own.begin < own.end).count()
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
    pub(super) fn mark(&self, place: usize, number: u16) -> u64 {
        self.marks[place].get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Two numbers as one.
pub(super) fn pair(first: u16, next: u16) -> u32 {
    u32::from(first) << 16 | u32::from(next)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| table(CUES, JUDGEMENTS));

pub(crate) fn table(cues: &str, judgements: &str) -> Table {
    let mut table = Table::default();
    // by the number of their first word, with how many further words each has
    let mut openings: Vec<Vec<(usize, Row)>> = Vec::new();
    let cues = rows::<5>(cues).map(|[form, kind, strength, context, _]| [form, kind, strength, context]);
    let judgements = rows::<2>(judgements).map(|[form, _]| [form, "judgement", "3", "-"]);
    for [form, kind, strength, context] in cues.chain(judgements) {
        let mut elements = form.split(' ').map(forms);
        let (Some(kind), Some(first)) = (kind_named(kind), elements.next()) else { continue };
        let first: Vec<u16> = first.into_iter().map(|form| table.number(form)).collect();
        let (rest, mut count) = (table.rest.len() as u32, 0);
        for words in elements {
            count += 1;
            table.rest.push(words.len() as u16);
            for form in words {
                let number = table.number(form);
                table.rest.push(number);
            }
        }
        table.rest.push(0);
        openings.resize_with(table.openings.len(), Vec::new);
        for number in first {
            let strength = strength.parse().unwrap_or(0);
            let row = Row { rest, kind, strength, context: Context::named(context) };
            openings[usize::from(number)].push((count, row));
        }
    }
    table.marks = [vec![0; openings.len()], vec![0; openings.len()]];
    let mut pairs: FxHashMap<u32, Vec<Next>> = FxHashMap::default();
    for (first, mut own) in openings.into_iter().enumerate() {
        sort_by_key(&mut own, |(count, _)| (usize::MAX - count, 0));
        let begin = table.rows.len();
        let (alone, end) = (begin + own.partition_point(|(count, _)| *count > 0), begin + own.len());
        table.rows.extend(own.into_iter().map(|(_, row)| row));
        let mut follow = 0;
        for (index, row) in table.rows[begin..alone].iter().enumerate() {
            let mut words = words_of(&table.rest, row);
            let second = words.next().unwrap_or_default();
            let mut marks = |place: usize, words: &[u16]| {
                words.iter().fold(0, |all, word| {
                    let mark = 1u64 << (word % 64);
                    table.marks[place][usize::from(*word)] = mark;
                    all | mark
                })
            };
            follow |= marks(0, second);
            let next = Next { row: index as u16, third: words.next().map_or(u64::MAX, |third| marks(1, third)) };
            second.iter().for_each(|word| pairs.entry(pair(first as u16, *word)).or_default().push(next));
        }
        table.openings[first] = Opening { begin, alone, end, follow };
    }
    table.pairs = Pairs::of(&pairs);
    let marks = |(number, own): (usize, &Opening)| {
        let is_alone = own.alone < own.end;
        Marks { own: table.mark(0, number as u16), follow: if is_alone { u64::MAX } else { own.follow } }
    };
    table.begins = table.openings.iter().enumerate().map(marks).collect();
    table
}

/// The words of a row after the first, each with its alternatives.
#[inline]
fn words_of<'a>(rest: &'a [u16], row: &Row) -> impl Iterator<Item = &'a [u16]> {
    let mut rest = rest.get(row.rest as usize..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (count, words) = rest.split_first().filter(|(count, _)| **count > 0)?;
        let element;
        (element, rest) = words.split_at_checked((*count).into())?;
        Some(element)
    })
}

/// Rows by pairs of numbers: a table without chains (Knuth 1973, 6.4).
#[derive(Default)]
pub(super) struct Pairs {
    /// A pair, 0 where there is none, and where its rows begin and end.
    slots: Vec<(u32, Range<u32>)>,
    /// The rows of all pairs.
    rows: Vec<Next>,
}

impl Pairs {
    fn of(all: &FxHashMap<u32, Vec<Next>>) -> Self {
        let mut pairs = Self { slots: vec![(0, 0..0); (2 * all.len()).next_power_of_two().max(2)], rows: Vec::new() };
        for (pair, rows) in all {
            let begin = pairs.rows.len() as u32;
            pairs.rows.extend(rows);
            let slot = pairs.slot(*pair);
            pairs.slots[slot] = (*pair, begin..pairs.rows.len() as u32);
        }
        pairs
    }

    /// Where a pair is, or would be.
    #[inline]
    fn slot(&self, pair: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (pair.wrapping_mul(0x9e37_79b9) >> 12) as usize & last;
        while self.slots[at].0 != pair && self.slots[at].0 != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// The rows of a pair.
    pub fn get(&self, pair: u32) -> &[Next] {
        let (_, rows) = &self.slots[self.slot(pair)];
        &self.rows[rows.start as usize..rows.end as usize]
    }
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
    /// Those of all words of cues, by number.
    pub fn of_all() -> &'static [Self] {
        &TABLE.begins
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
