//! What is told of a clause: features by what they are about, or the weights that they have.

use super::{Ground, Is};
use crate::Span;
use crate::model::{Feature, Memo, Weights, mix};
use crate::text::Document;

/// The weights of some features, by class.
pub(in crate::statement) type Sum = [i16; 4];

/// The weights of one feature, by class.
pub(in crate::statement) type Row = [i8; 4];

/// What some features tell, and the words that they are about.
#[derive(Clone, Copy, Debug)]
pub(in crate::statement) struct Topic {
    /// What the weights have for its features, where weights decide.
    pub sum: Sum,
    pub ground: Ground,
    /// How many rows of words stand before it.
    pub after: u32,
    /// Where its words start and how long they are; nothing where it is not about words.
    words: (u32, u32),
}

impl Topic {
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
    /// Two for each token from `start` on: of the word, and of it with the next; zeros where a topic tells of it. What is
    /// told of these words no topic tells, so that nothing is to be added to it.
    pub rows: Vec<Row>,
    start: usize,
    weights: Option<&'a Weights>,
    memo: Memo<Sum>,
}

impl<'a> Told<'a> {
    pub fn new(weights: Option<&'a Weights>) -> Self {
        let (features, topics, rows) = (Vec::new(), Vec::new(), Vec::new());
        Self { features, topics, rows, start: 0, weights, memo: Memo::new(REMEMBERED) }
    }

    pub(super) fn clear(&mut self) {
        self.features.clear();
        self.topics.clear();
        self.rows.clear();
    }

    /// The words that a row tells of.
    pub fn words_of_row(&self, row: usize, document: &Document) -> Option<Span> {
        let first = self.start + row / 2;
        Some(document.span_of(first..first + 1 + row % 2))
    }

    /// Starts a topic: what is told from here on tells this, and is about these words.
    #[inline]
    pub(super) fn about(&mut self, ground: Ground, words: Option<Span>) {
        let words = words.map_or((0, 0), |words| (words.start as u32, words.len() as u32));
        self.topics.push(Topic { sum: [0; 4], ground, after: self.rows.len() as u32, words });
    }

    /// A feature of the topic.
    pub(super) fn push(&mut self, is: Is, one: u32, other: u32) {
        let feature = mix(is as u32, one, other);
        match (self.weights, self.topics.last_mut()) {
            (Some(weights), Some(topic)) => topic.add(&weights.row_in::<4>(weights.slot(feature)).map(i16::from)),
            _ => self.features.push(feature),
        }
    }

    /// Starts the rows of words, at this token.
    pub(super) fn start_words(&mut self, start: usize) {
        self.start = start;
    }

    /// The row of a feature of words, of which no topic tells the same.
    #[inline]
    pub(super) fn word(&mut self, is: Is, one: u32, other: u32) {
        let feature = mix(is as u32, one, other);
        match self.weights {
            Some(weights) => self.rows.push(*weights.row_in(weights.slot(feature))),
            None => self.features.push(feature),
        }
    }

    /// No row.
    #[inline]
    pub(super) fn no_word(&mut self) {
        self.rows.push([0; 4]);
    }

    /// A feature of the topic that comes again and again, since `one` and `other` are of few kinds and less than 2^28.
    pub(super) fn often(&mut self, is: Is, one: u32, other: u32) {
        let key = u64::from(one) << 28 | u64::from(other);
        self.part(is, key, |own| own.push(is, one, other));
    }

    /// Features of the topic that depend on `key`, less than 2^56, alone. `first` tells this part from all others.
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
