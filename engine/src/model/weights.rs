//! A linear model over hashed features, in whole numbers: the same sums on every machine.

/// A feature: the hash of its name. See [`hash`].
pub type Feature = u32;

/// Weights of hashed features for each class.
///
/// Features share a table of 2^`bits` rows (the hashing trick, Weinberger et al. 2009); each row holds one weight a
/// class in units of `1 / scale`. What is counted are whole numbers, so that sums do not depend on their order.
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
    /// The rows, one after another.
    pub table: Vec<i8>,
    /// What scores were worth on texts that the weights were not trained on: shares in thousandths, for equal steps of
    /// the probability that they claim. Empty where no confidence is asked for.
    pub shares: Vec<u16>,
}

impl Weights {
    /// A table of zeros.
    pub fn new(bits: u8, classes: u8, scale: u16) -> Self {
        let rows = usize::from(classes) << bits;
        Self { bits, classes, scale, bias: vec![0; usize::from(classes)], table: vec![0; rows], shares: Vec::new() }
    }

    /// The row of a feature, one weight a class.
    #[inline]
    pub fn row(&self, feature: Feature) -> &[i8] {
        let classes = usize::from(self.classes);
        let at = (feature >> (32 - u32::from(self.bits))) as usize * classes;
        &self.table[at..at + classes]
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
        let at = (feature >> (32 - u32::from(self.bits))) as usize * CLASSES;
        if let Some(row) = self.table.get(at..).and_then(|table| table.first_chunk::<CLASSES>()) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
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

/// The feature that a template `name` makes of its `values`.
///
/// FxHash's step with a final mix, so that the highest bits, which choose the row, depend on all of the input.
#[inline]
pub fn hash(name: &str, values: &[&str]) -> Feature {
    let mut state = 0u64;
    let mut step = |word: u64| state = (state.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    for part in std::iter::once(&name).chain(values) {
        let mut chunks = part.as_bytes().chunks_exact(8);
        for chunk in chunks.by_ref() {
            step(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0; 8];
        let rest = chunks.remainder();
        last[..rest.len()].copy_from_slice(rest);
        step(u64::from_le_bytes(last) ^ ((part.len() as u64) << 56));
    }
    state ^= state >> 32;
    (state.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
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
        let all = [hash("a", &["b"]), hash("b", &["a"]), hash("a", &["b", ""]), hash("a", &[]), hash("ab", &[])];
        for (index, one) in all.iter().enumerate() {
            assert!(!all[..index].contains(one));
        }
    }

    #[test]
    fn scores_are_sums_of_rows() {
        let mut weights = Weights::new(4, 2, 10);
        let (one, other) = (1 << 28, 2 << 28);
        weights.table[2..6].copy_from_slice(&[1, -2, 3, 4]);
        weights.bias = vec![10, 20];
        assert_eq!(weights.scores(&[one, other, one]), [10 + 1 + 3 + 1, 20 - 2 + 4 - 2]);
    }
}
