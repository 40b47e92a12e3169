//! A linear model over hashed features, in whole numbers: the same sums on every machine.

use crate::bytes::last_bytes;
use std::ops::Range;

/// A feature: the hash of its name. See [`hash`].
pub type Feature = u32;

/// Weights of hashed features for each class.
///
/// Features share a table of 2^`bits` rows (the hashing trick, Weinberger et al. 2009); each row holds one weight a
/// class in units of `1 / scale`. What is counted are whole numbers, so that sums do not depend on their order.
/// Most rows are empty after pruning, so only the others are kept, behind one of zeros that stands for all empty ones:
/// the table stays small enough for the processor's near memory, and no branch has to be foreseen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Rows of the table, as a power of two.
    pub bits: u8,
    /// How many classes there are.
    pub classes: u8,
    /// How many units make a weight of one.
    pub scale: u16,
    /// One weight a class that every instance gets.
    pub bias: Vec<i32>,
    /// What scores were worth on texts that the weights were not trained on: shares in thousandths, for equal steps of
    /// the probability that they claim. Empty where no confidence is asked for.
    pub shares: Vec<u16>,
    /// Which rows are not empty.
    places: Rows,
    /// The empty row, then those that are not empty, in their order; each of [`width`] weights.
    kept: Vec<i8>,
}

/// Weights of few classes with all rows, those that are empty too: found at once, where they are not too many for a
/// processor's near memory.
#[derive(Clone, Debug)]
pub(crate) struct WholeTable<const WIDTH: usize> {
    bits: u8,
    rows: Vec<[i8; WIDTH]>,
}

impl<const WIDTH: usize> WholeTable<WIDTH> {
    /// The rows of `weights`, of which each has room for as many weights as here; without any where they have not.
    pub fn of(weights: &Weights) -> Self {
        let slot = |row: u32| weights.slot(row << (32 - u32::from(weights.bits)));
        Self { bits: weights.bits, rows: (0..1 << weights.bits).map(|row| *weights.row_in(slot(row))).collect() }
    }

    /// The sums of the weights of some features.
    #[inline]
    pub fn sums<const COUNT: usize>(&self, features: [Feature; COUNT]) -> [i16; WIDTH] {
        let mut sums = [0; WIDTH];
        for feature in features {
            if let Some(row) = self.rows.get((feature >> (32 - u32::from(self.bits))) as usize) {
                sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
            }
        }
        sums
    }
}

/// How many weights a row has room for: a processor adds four, eight or sixteen at once.
pub const fn width(classes: usize) -> usize {
    if classes > 8 { classes.next_multiple_of(8) } else { classes.next_power_of_two() }
}

/// Where the rows that are not empty are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    /// How far a feature is shifted to the number of its row.
    shift: u32,
    /// All rows, 32 in a group.
    groups: Vec<Group>,
}

impl Rows {
    /// Which of the rows that are kept is that of a feature; 0 is the empty one.
    #[inline]
    pub fn slot(&self, feature: Feature) -> usize {
        let row = (feature >> self.shift) as usize;
        let Some(group) = self.groups.get(row / 32) else { return 0 };
        let bit = 1u32 << (row % 32);
        let slot = group.before + (group.filled & (bit - 1)).count_ones();
        (if group.filled & bit == 0 { 0 } else { slot }) as usize
    }
}

/// Thirty-two rows: a processor that cannot count bits is quicker with these than with more.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Group {
    /// One bit for each row that is not empty.
    filled: u32,
    /// How many rows before these are not empty, the one of zeros among them.
    before: u32,
}

impl Weights {
    /// A table of zeros.
    pub fn new(bits: u8, classes: u8, scale: u16) -> Self {
        let count = usize::from(classes);
        let groups = vec![Group::default(); (1usize << bits).div_ceil(32)];
        let places = Rows { shift: 32 - u32::from(bits), groups };
        Self { bits, classes, scale, bias: vec![0; count], shares: Vec::new(), places, kept: vec![0; width(count)] }
    }

    /// Takes over a table that holds one weight a class in each of its 2^`bits` rows.
    pub fn set_table(&mut self, table: &[i8]) {
        *self = Self {
            bias: std::mem::take(&mut self.bias),
            shares: std::mem::take(&mut self.shares),
            ..Self::new(self.bits, self.classes, self.scale)
        };
        for (row, weights) in table.chunks_exact(usize::from(self.classes).max(1)).enumerate() {
            self.push_row(row, |class| weights[class]);
        }
        self.count();
    }

    /// The weights of some classes, without the rows that are empty for them.
    pub(super) fn of_classes(&self, classes: Range<usize>) -> Self {
        let mut part = Self::new(self.bits, classes.len() as u8, self.scale);
        let bias = |class: usize| self.bias.get(class).copied().unwrap_or_default();
        part.bias = classes.clone().map(bias).collect();
        for (row, weights) in self.rows() {
            part.push_row(row, |class| weights.get(classes.start + class).copied().unwrap_or_default());
        }
        part.count();
        part
    }

    /// The whole table, zeros included.
    pub fn table(&self) -> Vec<i8> {
        let classes = usize::from(self.classes);
        let mut table = vec![0; classes << self.bits];
        for (row, weights) in self.rows() {
            table[row * classes..][..classes].copy_from_slice(weights);
        }
        table
    }

    /// Adds a row behind those that are there; [`count`](Self::count) is to follow the last one.
    pub(super) fn push_row(&mut self, row: usize, weight: impl FnMut(usize) -> i8) {
        let start = self.kept.len();
        let classes = usize::from(self.classes);
        self.kept.extend((0..classes).map(weight));
        self.kept.resize(start + width(classes), 0);
        match self.places.groups.get_mut(row / 32) {
            Some(group) if self.kept[start..].iter().any(|weight| *weight != 0) => group.filled |= 1 << (row % 32),
            _ => self.kept.truncate(start),
        }
    }

    /// Counts which row stands where.
    pub(super) fn count(&mut self) {
        let mut before = 1;
        for group in &mut self.places.groups {
            group.before = before;
            before += group.filled.count_ones();
        }
    }

    /// The rows that are not empty, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[i8])> {
        let filled = |row: &usize| self.places.groups[row / 32].filled >> (row % 32) & 1 == 1;
        let rows = (0..self.places.groups.len() * 32).filter(filled);
        let classes = usize::from(self.classes);
        rows.zip(self.kept.chunks_exact(width(classes).max(1)).skip(1).map(move |row| &row[..classes]))
    }

    /// Which of the rows that are kept is that of a feature; 0 is the empty one.
    #[inline]
    pub(crate) fn slot(&self, feature: Feature) -> usize {
        self.places.slot(feature)
    }

    /// Where its rows are.
    pub(super) fn places(&self) -> Rows {
        self.places.clone()
    }

    /// The row of a feature, one weight a class.
    #[inline]
    pub fn row(&self, feature: Feature) -> &[i8] {
        let classes = usize::from(self.classes);
        let at = self.slot(feature) * width(classes);
        &self.kept[at..at + classes]
    }

    /// The row in a [`slot`](Self::slot), where rows have room for as many weights; zeros where they have not.
    #[inline]
    pub(crate) fn row_in<const CLASSES: usize>(&self, slot: usize) -> &[i8; CLASSES] {
        self.kept.as_chunks().0.get(slot).unwrap_or(&[0; CLASSES])
    }

    /// Adds the weights of a feature to the scores of the classes.
    #[inline]
    pub fn add(&self, feature: Feature, scores: &mut [i32]) {
        for (score, weight) in scores.iter_mut().zip(self.row(feature)) {
            *score += i32::from(*weight);
        }
    }

    /// The same where the number of classes is known beforehand: all are added in a few instructions. Weights of
    /// another number of classes must not come here: see `Stage::classes`.
    #[inline]
    pub fn add_to<const CLASSES: usize>(&self, feature: Feature, scores: &mut [i32; CLASSES]) {
        let at = self.slot(feature) * width(CLASSES);
        if let Some(row) = self.kept.get(at..).and_then(|kept| kept.first_chunk::<CLASSES>()) {
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += i32::from(*weight));
        }
    }

    /// Adds the weights of some features, for all that a row has room for, in numbers of sixteen bits: they hold the sums
    /// of two hundred.
    #[inline]
    pub(crate) fn add_wide<const WIDTH: usize, const COUNT: usize>(
        &self,
        features: [Feature; COUNT],
        sums: &mut [i16; WIDTH],
    ) {
        add_rows(sums, &features.map(|feature| self.row_in(self.slot(feature))));
    }

    /// The scores of all classes, in units of `1 / scale`.
    pub fn scores(&self, features: &[Feature]) -> Vec<i32> {
        let mut scores = self.bias.clone();
        for feature in features {
            self.add(*feature, &mut scores);
        }
        scores
    }
}

/// Adds rows to sums. A function of its own, because compilers see only there that these share nothing with those, and
/// that eight can be added at once.
#[inline(never)]
pub(crate) fn add_rows<const WIDTH: usize, const COUNT: usize>(sums: &mut [i16; WIDTH], rows: &[&[i8; WIDTH]; COUNT]) {
    for at in 0..WIDTH {
        let mut sum = sums[at];
        for row in rows {
            sum += i16::from(row[at]);
        }
        sums[at] = sum;
    }
}

/// The feature that a template `name` makes of its `values`.
///
/// FxHash's step with a final mix, so that the highest bits, which choose the row, depend on all of the input.
#[inline]
pub fn hash(name: &str, values: &[&str]) -> Feature {
    finished(values.iter().fold(with(0, name), |state, part| with(state, part)))
}

/// The feature that a template without a name makes of one value, in less time.
#[inline]
pub(crate) fn hash_of(value: &str) -> Feature {
    // no name leaves no trace
    finished(with(0, value))
}

/// What becomes of a state by a name or value.
#[inline]
fn with(mut state: u64, part: &str) -> u64 {
    let step = |state: u64, word: u64| (state.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let mut rest = part.as_bytes();
    while let Some((chunk, more)) = rest.split_first_chunk() {
        state = step(state, u64::from_le_bytes(*chunk));
        rest = more;
    }
    step(state, last_bytes(rest) ^ ((part.len() as u64) << 56))
}

#[inline]
fn finished(state: u64) -> Feature {
    ((state ^ state >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// The feature that template `template` makes of two numbers; a Weyl step and the finaliser of MurmurHash3.
#[inline]
pub fn mix(template: u32, one: u32, other: u32) -> Feature {
    let mut state = (u64::from(template) << 32 | u64::from(one)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ u64::from(other)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^= state >> 33;
    (state.wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_differ_by_template_and_by_value() {
        assert!(
            ["", "a", "of", "ports", "harbour", "harbours", "harbour dues, all of them"].iter().all(|word| hash_of(
                word
            ) == hash(
                "",
                &[word]
            ))
        );
        let all = [hash("a", &["b"]), hash("b", &["a"]), hash("a", &["b", ""]), hash("a", &[]), hash("ab", &[])];
        for (index, one) in all.iter().enumerate() {
            assert!(!all[..index].contains(one));
        }
    }

    #[test]
    fn scores_are_sums_of_rows() {
        let mut weights = Weights::new(4, 2, 10);
        let (one, other) = (1 << 28, 2 << 28);
        let mut table = vec![0; 32];
        table[2..6].copy_from_slice(&[1, -2, 3, 4]);
        weights.set_table(&table);
        assert_eq!(weights.table(), table);
        weights.bias = vec![10, 20];
        assert_eq!(weights.scores(&[one, other, one]), [10 + 1 + 3 + 1, 20 - 2 + 4 - 2]);
    }
}
