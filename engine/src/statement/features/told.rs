//! What is told of a clause: features by what they are about, or the weights that they have.

use super::{Ground, Is};
use crate::Span;
use crate::model::{Feature, Memo, Weights, mix};

/// The weights of some features, by class.
pub(in crate::statement) type Sum = [i16; 4];

/// What some features tell, and the words that they are about.
#[derive(Clone, Copy, Debug)]
pub(in crate::statement) struct Topic {
    /// What the weights have for its features, where weights decide.
    pub sum: Sum,
    pub ground: Ground,
    /// Whether no other topic of the clause can tell the same of the same words.
    pub alone: bool,
    /// Where its words start and how long they are; nothing where it is not about words.
    words: (u32, u32),
}

impl Topic {
    fn new(ground: Ground, alone: bool, words: Option<Span>) -> Self {
        let words = words.map_or((0, 0), |words| (words.start as u32, words.len() as u32));
        Self { sum: [0; 4], ground, alone, words }
    }

    #[inline]
    fn add(&mut self, sum: &Sum) {
        self.sum.iter_mut().zip(sum).for_each(|(all, one)| *all += one);
    }

    /// Its words, if it is about words.
    pub fn words(&self) -> Option<Span> {
        let (start, length) = (self.words.0 as usize, self.words.1 as usize);
        (length > 0).then(|| Span::new(start, start + length))
    }

    /// The same number for topics that tell the same of the same words, which are less than a hundred megabytes.
    pub fn key(&self) -> u64 {
        u64::from(self.words.0) << 32 | u64::from(self.words.1) << 4 | self.ground as u64
    }
}

/// How many sums are remembered, as a power of two: sixteen kilobytes.
const REMEMBERED: u32 = 10;

/// What is told of one clause after the other. Without weights the features are kept. With weights only their sums are,
/// and most need not be added up: the features of a part depend on a few small numbers, and come again and again.
pub(in crate::statement) struct Told<'a> {
    pub features: Vec<Feature>,
    pub topics: Vec<Topic>,
    weights: Option<&'a Weights>,
    memo: Memo<Sum>,
}

impl<'a> Told<'a> {
    pub fn new(weights: Option<&'a Weights>) -> Self {
        Self { features: Vec::new(), topics: Vec::new(), weights, memo: Memo::new(REMEMBERED) }
    }

    pub(super) fn clear(&mut self) {
        self.features.clear();
        self.topics.clear();
    }

    /// Starts a topic: what is told from here on tells this, and is about these words.
    #[inline]
    pub(super) fn about(&mut self, ground: Ground, words: Option<Span>) {
        self.topics.push(Topic::new(ground, false, words));
    }

    /// A feature of the topic.
    pub(super) fn push(&mut self, is: Is, one: u32, other: u32) {
        let feature = mix(is as u32, one, other);
        match (self.weights, self.topics.last_mut()) {
            (Some(weights), Some(topic)) => topic.add(&weights.row_in::<4>(weights.slot(feature)).map(i16::from)),
            _ => self.features.push(feature),
        }
    }

    /// A topic of one feature about words; `alone`: no other topic can tell the same of them.
    #[inline]
    pub(super) fn word(&mut self, ground: Ground, words: Span, alone: bool, [is, one, other]: [u32; 3]) {
        let feature = mix(is, one, other);
        let mut topic = Topic::new(ground, alone, Some(words));
        match self.weights {
            Some(weights) => topic.sum = weights.row_in::<4>(weights.slot(feature)).map(i16::from),
            None => self.features.push(feature),
        }
        self.topics.push(topic);
    }

    /// A feature of the topic that comes again and again, since `one` and `other` are of few kinds and less than 2^28.
    pub(super) fn often(&mut self, is: Is, one: u32, other: u32) {
        let key = u64::from(one) << 28 | u64::from(other);
        self.part(is, key, |own| own.push(is, one, other));
    }

    /// Features of the topic that depend on `key`, less than 2^56, alone. `first` is the first of them.
    #[inline]
    pub(super) fn part(&mut self, first: Is, key: u64, tell: impl FnOnce(&mut Self)) {
        if self.weights.is_none() {
            return tell(self);
        }
        let key = (first as u64) << 56 | key;
        let Some(topic) = self.topics.last_mut() else { return };
        if let Some(sum) = self.memo.get(key) {
            topic.add(&sum);
            return;
        }
        let before = std::mem::take(&mut topic.sum);
        tell(self);
        let Some(topic) = self.topics.last_mut() else { return };
        self.memo.set(key, topic.sum);
        topic.add(&before);
    }
}
