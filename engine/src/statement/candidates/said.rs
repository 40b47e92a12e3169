//! What the model of attribution hears of a candidate.

use crate::model::{Feature, Memo, Weights, mix};

/// What is said of one candidate: its features, or what the weights have for them. Most features depend on a few small
/// numbers and come again and again: what they weigh together is remembered.
pub(super) struct Said<'a> {
    pub features: Vec<Feature>,
    pub score: i32,
    /// How the candidate was found.
    pub ways: u32,
    weights: Option<&'a Weights>,
    memo: Memo<i32, REMEMBERED>,
    /// The part that is said now, and the score before it.
    part: (u64, i32),
}

/// How many scores of parts are remembered.
const REMEMBERED: usize = 1 << 11;

impl<'a> Said<'a> {
    pub fn new(weights: Option<&'a Weights>) -> Self {
        Self { features: Vec::new(), score: 0, ways: 0, weights, memo: Memo::new(), part: (0, 0) }
    }

    /// A feature.
    pub fn push(&mut self, is: u32, one: u32, other: u32) {
        let feature = mix(500 + is, self.ways, one.wrapping_mul(1009).wrapping_add(other));
        match self.weights {
            Some(weights) => self.score += i32::from(weights.row_in::<1>(weights.slot(feature))[0]),
            None => self.features.push(feature),
        }
    }

    /// Whether it is remembered what the features of a part weigh, of which `first` is the first and which depend on these
    /// numbers below 2^7 alone, and on what is the same for the whole text; then it is said. Else they are to be said, and
    /// [`learn`](Self::learn)ed.
    #[inline]
    pub fn knows<const COUNT: usize>(&mut self, first: u32, numbers: [u32; COUNT]) -> bool {
        if self.weights.is_none() {
            return false;
        }
        let key = numbers
            .into_iter()
            .fold(u64::from(first) << 9 | u64::from(self.ways), |key, number| key << 7 | u64::from(number));
        if let Some(score) = self.memo.get(key) {
            self.score += score;
            return true;
        }
        self.part = (key, self.score);
        false
    }

    /// Remembers what the part weighs that was said.
    pub fn learn(&mut self) {
        if self.weights.is_some() {
            let (key, before) = self.part;
            self.memo.set(key, self.score - before);
        }
    }
}
