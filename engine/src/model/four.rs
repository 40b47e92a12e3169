//! Weights of four classes side by side in one number, so that one addition adds all of them.

use super::weights::{Feature, Rows, Weights};

/// Four numbers of sixteen bits, the first in the lowest bits. What a number below zero borrows from the next one up, the
/// sum pays back: sums of such are right as long as each of the four fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Four(u64);

/// Added to all four, this makes numbers below zero positive, so that none borrows.
const HALF: u64 = 0x8000_8000_8000_8000;

impl Four {
    fn of(weights: &[i8]) -> Self {
        let number = |own: i64, (class, weight): (usize, &i8)| own.wrapping_add(i64::from(*weight) << (16 * class));
        Self(weights.iter().take(4).enumerate().fold(0, number) as u64)
    }

    #[inline]
    pub fn add(&mut self, other: Four) {
        self.0 = self.0.wrapping_add(other.0);
    }

    /// All four.
    #[inline]
    pub fn all(self) -> [i32; 4] {
        std::array::from_fn(|class| i32::from((self.0.wrapping_add(HALF) >> (16 * class)) as u16) - 0x8000)
    }

    /// By how much one of the four is more than another; the numbers of both are below four.
    #[inline]
    pub fn lead(self, [first, second]: [u32; 2]) -> i32 {
        let own = self.0.wrapping_add(HALF);
        i32::from((own >> (16 * first)) as u16) - i32::from((own >> (16 * second)) as u16)
    }
}

/// The rows of a model of four classes.
#[derive(Clone, Debug)]
pub(crate) struct Fours {
    rows: Rows,
    kept: Vec<Four>,
}

impl Fours {
    /// Those of `weights`, of which only the first four classes count.
    pub fn of(weights: &Weights) -> Self {
        let kept = std::iter::once(Four::default()).chain(weights.rows().map(|(_, row)| Four::of(row)));
        Self { kept: kept.collect(), rows: weights.places() }
    }

    /// The row of a feature.
    #[inline]
    pub fn row(&self, feature: Feature) -> Four {
        self.kept.get(self.rows.slot(feature)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_numbers_below_zero_are_right() {
        let mut sum = Four::of(&[-1, 2, -128, 127]);
        assert_eq!(sum.all(), [-1, 2, -128, 127]);
        for _ in 0..200 {
            sum.add(Four::of(&[-128, 127, -1, 0]));
        }
        assert_eq!(sum.all(), [-25601, 25402, -328, 127]);
        assert_eq!((sum.lead([1, 0]), sum.lead([2, 3])), (51003, -455));
    }
}
