//! Which words of one edition of a text are which of another.
//!
//! Runs of words that stand once in both editions are put beside each other, the longest chain of them in the order of
//! both is kept (patience diff, Cohen 2003), each grows as far as words agree, and what is left between two of them is
//! compared word by word where it is short (longest common subsequence). So the work grows with the words and not with
//! their square, whatever a stranger's pack holds.

use std::ops::Range;

/// Words of a run that is looked for.
const RUN: usize = 4;

/// The longest gap between two runs, in words of each side, that is compared word by word.
const GAP: usize = 96;

/// For each word of the old edition, the word of the new one that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// By word of the old edition; rising where known.
    to: Vec<Option<u32>>,
    /// How many words the new edition has.
    new: usize,
}

impl Alignment {
    /// Puts the hashes of two editions' words beside each other.
    pub fn new(old: &[u8], new: &[u8]) -> Self {
        let mut own = Alignment { to: vec![None; old.len()], new: new.len() };
        let (mut from, mut to) = (0, 0);
        for (one, other) in chain(old, new).into_iter().chain([(old.len(), new.len())]) {
            // what grew out of the run before may have taken this one in
            if one < from || other < to {
                continue;
            }
            own.between(old, new, from..one, to..other);
            (from, to) = (one, other);
            while from < old.len() && to < new.len() && old[from] == new[to] {
                own.to[from] = Some(to as u32);
                (from, to) = (from + 1, to + 1);
            }
        }
        own
    }

    /// The word of the new edition that word `old` is.
    pub fn of(&self, old: usize) -> Option<usize> {
        self.to.get(old).copied().flatten().map(|new| new as usize)
    }

    /// The share of the old edition's words that are found again; 1 where it has none.
    pub fn share(&self) -> f64 {
        let found = self.to.iter().flatten().count();
        if self.to.is_empty() { 1.0 } else { found as f64 / self.to.len() as f64 }
    }

    /// The words of the new edition that stand where `range` stood in the old, where both of its limits are plain: a limit
    /// is a word that is found again, or lies in a gap that was left out, or among as many words that changed as there were.
    pub fn range(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.is_empty() || range.end > self.to.len() {
            return None;
        }
        let (start, _) = self.limits(range.start)?;
        let (_, end) = self.limits(range.end - 1)?;
        (start < end).then_some(start..end)
    }

    /// Where the word `old` of the old edition begins and ends in the new one, by word; the same place twice where it was
    /// left out.
    fn limits(&self, old: usize) -> Option<(usize, usize)> {
        if let Some(new) = self.of(old) {
            return Some((new, new + 1));
        }
        let mut lower = (old.saturating_sub(GAP)..old).rev().map(|at| (at + 1, self.of(at).map(|new| new + 1)));
        let before = lower.find(|(_, new)| new.is_some()).or((old <= GAP).then_some((0, Some(0))))?;
        let len = self.to.len();
        let mut upper = (old + 1..len.min(old + GAP)).map(|at| (at, self.of(at)));
        let after = upper.find(|(_, new)| new.is_some()).or((old + GAP >= len).then_some((len, Some(self.new))))?;
        let (first, end) = (before.1?, after.1?);
        let there = first + (old - before.0);
        match end.checked_sub(first)? {
            0 => Some((first, first)),
            count if count == after.0 - before.0 => Some((there, there + 1)),
            _ => None,
        }
    }

    /// The words of the new edition among which a `range` of the old would stand, whether or not it has a place there: from the last word
    /// before it that is found again to the first behind it, each with the new edition's end in its stead where there is none.
    pub fn around(&self, range: Range<usize>) -> Range<usize> {
        let before = (0..range.start.min(self.to.len())).rev().find_map(|at| self.of(at)).unwrap_or(0);
        let behind =
            (range.end.max(range.start)..self.to.len()).find_map(|at| self.of(at)).map_or(self.new, |at| at + 1);
        before..behind.max(before)
    }

    /// How many words of `old` are found again within `new`.
    pub fn kept(&self, old: Range<usize>, new: Range<usize>) -> usize {
        old.filter(|at| self.of(*at).is_some_and(|at| new.contains(&at))).count()
    }

    /// Compares what lies between two runs: what agrees before the second run first, the rest word by word.
    fn between(&mut self, old: &[u8], new: &[u8], mut left: Range<usize>, mut right: Range<usize>) {
        while !left.is_empty() && !right.is_empty() && old[left.end - 1] == new[right.end - 1] {
            (left.end, right.end) = (left.end - 1, right.end - 1);
            self.to[left.end] = Some(right.end as u32);
        }
        if left.is_empty() || right.is_empty() || left.len() > GAP || right.len() > GAP {
            return;
        }
        let (rows, columns) = (left.len(), right.len());
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let mut longest = vec![0u8; (rows + 1) * (columns + 1)];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let same = old[left.start + row] == new[right.start + column];
                longest[at(row, column)] = if same {
                    longest[at(row + 1, column + 1)] + 1
                } else {
                    longest[at(row + 1, column)].max(longest[at(row, column + 1)])
                };
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            if old[left.start + row] == new[right.start + column] {
                self.to[left.start + row] = Some((right.start + column) as u32);
                (row, column) = (row + 1, column + 1);
            } else if longest[at(row + 1, column)] >= longest[at(row, column + 1)] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
}

/// Runs that stand once in both editions, as places in each: the longest chain that has them in the order of both.
fn chain(old: &[u8], new: &[u8]) -> Vec<(usize, usize)> {
    let runs = |words: &[u8], edition: bool| {
        let run =
            |(at, run): (usize, &[u8])| (run.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)), edition, at);
        words.windows(RUN).enumerate().map(run).collect::<Vec<_>>()
    };
    let mut all = [runs(old, false), runs(new, true)].concat();
    all.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same in all.chunk_by(|one, other| one.0 == other.0) {
        if let [(_, false, one), (_, true, other)] = same {
            pairs.push((*one, *other));
        }
    }
    pairs.sort_unstable();
    // the last pair of the best chain of each length, and what stands before each pair
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut out: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |index| before[*index]).map(|index| pairs[index]).collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::Words;

    fn aligned(old: &str, new: &str) -> Alignment {
        Alignment::new(&Words::of(old).hashes, &Words::of(new).hashes)
    }

    const OLD: &str = "one two three four five six seven eight nine ten eleven twelve";

    #[test]
    fn the_same_text_is_itself() {
        let own = aligned(OLD, OLD);
        assert_eq!(own.share(), 1.0);
        assert_eq!(own.range(2..5), Some(2..5));
        assert_eq!(own.range(3..3), None);
    }

    #[test]
    fn words_move_with_what_is_put_in_or_left_out_before_them() {
        let own = aligned(OLD, "zero one two three four six seven eight nine new words ten eleven twelve");
        assert_eq!(own.of(0), Some(1));
        assert_eq!(own.of(4), None);
        assert_eq!(own.range(5..9), Some(5..9));
        assert_eq!(own.range(9..12), Some(11..14));
    }

    #[test]
    fn a_changed_word_keeps_its_place_and_a_doubtful_limit_has_none() {
        let own = aligned(OLD, "one two three four fifth six seven eight nine ten eleven twelve");
        assert_eq!(own.range(4..7), Some(4..7), "one word for one");
        let own = aligned(OLD, "one two three four a few words more six seven eight nine ten eleven twelve");
        assert_eq!(own.range(4..7), None, "where the first word went is open");
        assert_eq!(own.range(3..7), Some(3..10), "both limits stand");
        assert_eq!(own.kept(3..7, 3..10), 3);
    }

    #[test]
    fn another_text_shares_next_to_nothing() {
        let other: String = (0..400).map(|n| format!("w{n} ")).collect();
        let text: String = (400..800).map(|n| format!("w{n} ")).collect();
        assert!(aligned(&text, &other).share() < 0.3);
        assert_eq!(Alignment::new(&[], &[]).range(0..0), None);
    }

    #[test]
    fn passages_that_changed_places_are_found_once_at_most() {
        let [one, two] = ["a b c d e f g h i j k l", "m n o p q r s t u v w x y z"];
        let own = aligned(&format!("{one} {two}"), &format!("{two} {one}"));
        let found: Vec<_> = (0..26).filter_map(|at| own.of(at)).collect();
        assert!(found.is_sorted() && found.len() >= 14);
    }
}
