//! What is told of a clause: features by what they are about, or the weights that they have.

use super::{Ground, Is, MOST_WORDS};
use crate::Span;
use crate::model::{Feature, Four, Fours, Memo, mix};
use crate::text::{Document, WordType};

/// What some features tell, and the words that they are about.
#[derive(Clone, Copy, Debug)]
pub(in crate::statement) struct Topic {
    /// What the weights have for its features, where weights decide.
    pub sum: Four,
    pub ground: Ground,
    /// How many rows of words stand before it.
    pub after: u32,
    /// The first topic that is about the same words on the same ground.
    pub like: u32,
    /// Where its words start and how long they are; nothing where it is not about words.
    words: (u32, u32),
}

impl Topic {
    /// Its words, if it is about words.
    pub fn words(&self) -> Option<Span> {
        let (start, length) = (self.words.0 as usize, self.words.1 as usize);
        (length > 0).then(|| Span::new(start, start + length))
    }

    fn is_like(&self, ground: Ground, words: (u32, u32)) -> bool {
        self.ground == ground && self.words == words
    }
}

/// What one feature of words tells.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::statement) struct Row {
    pub weights: Four,
    /// Twice the number of its token, one more where it is about the next token too.
    pub place: u32,
}

/// How many grounds there are.
const GROUNDS: usize = Ground::Text as usize + 1;

/// No topic yet.
const NONE: u32 = u32::MAX;

/// How many sums are remembered: sixteen kilobytes.
const REMEMBERED: usize = 1 << 10;

/// What is told of one clause after the other. Without weights the features are kept. With weights only their sums are,
/// and most need not be added up: the features of a part depend on a few small numbers, and come again and again.
pub(in crate::statement) struct Told<'a> {
    pub features: Vec<Feature>,
    pub topics: Vec<Topic>,
    /// What no topic tells, so that nothing is to be added to it: of words, and of words with the next; those that weigh
    /// nothing are left out.
    rows: Vec<Row>,
    /// How many of these tell anything.
    told: usize,
    /// The place of the next row.
    place: u32,
    /// The first token that rows are about.
    start: usize,
    /// The row of each word type by itself.
    singles: Vec<Four>,
    /// For each ground, the first topic that is not about words.
    wordless: [u32; GROUNDS],
    weights: Option<&'a Fours>,
    /// Whether topics and rows are kept, which reasons are chosen from; without them all is one sum.
    explains: bool,
    /// What was told since the last topic began, or since it was [settled](Self::settle).
    sum: Four,
    /// What was settled, by class.
    scores: [i32; 4],
    memo: Memo<Four, REMEMBERED>,
    /// The part that is told now, and what the topic weighed before it.
    part: (u64, Four),
}

impl<'a> Told<'a> {
    pub fn new(weights: Option<&'a Fours>, document: &Document) -> Self {
        let (features, topics, rows) = (Vec::new(), Vec::new(), vec![Row::default(); 2 * MOST_WORDS]);
        let (wordless, memo, part) = ([NONE; GROUNDS], Memo::new(), (0, Four::default()));
        let (explains, sum, scores) = (false, Four::default(), [0; 4]);
        let single = |weights: &Fours, own: &WordType| weights.row(mix(Is::Word as u32, own.number, 0));
        let singles = weights.map(|weights| document.types.iter().map(|own| single(weights, own)).collect());
        let singles = singles.unwrap_or_default();
        let (told, place, start) = (0, 0, 0);
        Self {
            features,
            topics,
            rows,
            told,
            place,
            start,
            singles,
            wordless,
            weights,
            explains,
            sum,
            scores,
            memo,
            part,
        }
    }

    /// Forgets what was told of the clause before; whether topics and rows are kept of the next.
    pub(super) fn clear(&mut self, explains: bool) {
        self.explains = explains;
        self.features.clear();
        self.topics.clear();
        self.told = 0;
        self.place = 0;
        self.wordless = [NONE; GROUNDS];
        (self.sum, self.scores) = (Four::default(), [0; 4]);
    }

    /// All that was told, added up by class.
    pub fn scores(&self) -> [i32; 4] {
        self.scores
    }

    /// Adds what was told to the scores. A [`Four`] holds the sums of two hundred features: what a clause has any number of
    /// is to be settled one by one.
    pub(super) fn settle(&mut self) {
        let sum = std::mem::take(&mut self.sum);
        self.scores.iter_mut().zip(sum.all()).for_each(|(score, weight)| *score += weight);
        if let Some(topic) = self.topics.last_mut() {
            topic.sum.add(sum);
        }
    }

    /// The words that the row of this place tells of.
    pub fn words_of_row(&self, place: u32, document: &Document) -> Option<Span> {
        let (token, more) = (place as usize / 2, place as usize % 2);
        let first = self.start + token;
        Some(document.span_of(first..first + 1 + more))
    }

    /// The number of the next topic.
    pub(super) fn next(&self) -> u32 {
        self.topics.len() as u32
    }

    /// Starts a topic: what is told from here on tells this, and is about these words. A topic that is about the same
    /// words as one that does not stand right before it must be told to be [`like`](Self::like) it.
    #[inline]
    pub(super) fn about(&mut self, ground: Ground, words: Option<Span>) {
        if !self.explains {
            return;
        }
        self.settle();
        let words = words.map_or((0, 0), |words| (words.start as u32, words.len() as u32));
        let next = self.next();
        let like = if words.1 == 0 {
            let first = &mut self.wordless[ground as usize];
            *first = (*first).min(next);
            *first
        } else {
            let before = self.topics.iter().rev().take_while(|topic| topic.words.0 == words.0);
            before.into_iter().find(|topic| topic.is_like(ground, words)).map_or(next, |topic| topic.like)
        };
        self.topics.push(Topic { sum: Four::default(), ground, after: self.place, like, words });
    }

    /// The same, where the topic number `other` may be about the same words.
    #[inline]
    pub(super) fn like(&mut self, other: u32, ground: Ground, words: Option<Span>) {
        self.about(ground, words);
        let other = self.topics.get(other as usize).copied();
        let (Some(other), Some(own)) = (other, self.topics.last_mut()) else { return };
        if other.is_like(own.ground, own.words) {
            own.like = other.like;
        }
    }

    /// A feature of the topic.
    pub(super) fn push(&mut self, is: Is, one: u32, other: u32) {
        let feature = mix(is as u32, one, other);
        match self.weights {
            Some(weights) => self.sum.add(weights.row(feature)),
            None => self.features.push(feature),
        }
    }

    /// Starts the rows of words, at this token.
    pub(super) fn start_words(&mut self, start: usize) {
        self.start = start;
    }

    /// All that is told from here on is told behind the rows of so many words.
    pub(super) fn after_words(&mut self, count: usize) {
        self.place = 2 * count as u32;
    }

    /// Adds up what was told last; nothing is told of the clause any more.
    pub(super) fn finish(&mut self) {
        self.settle();
        for at in 0..self.told {
            self.sum.add(self.rows[at].weights);
        }
        let words = std::mem::take(&mut self.sum);
        self.scores.iter_mut().zip(words.all()).for_each(|(score, weight)| *score += weight);
    }

    /// The rows that weigh anything.
    pub fn rows(&self) -> &[Row] {
        &self.rows[..self.told]
    }

    /// Writes a row, which stays if it weighs anything: which do, nobody can foresee.
    #[inline]
    fn row(&mut self, weights: Four, place: u32) {
        if !self.explains {
            self.sum.add(weights);
        } else if let Some(slot) = self.rows.get_mut(self.told) {
            *slot = Row { weights, place };
            self.told += usize::from(weights != Four::default());
        }
    }

    /// Adds up what words tell by themselves and with the next, where no reasons are to be chosen from it, so that one by
    /// one need not be told; tells whether it did. `alone` and `pairs` say which words count so.
    #[inline]
    pub(super) fn add_words(
        &mut self,
        types: &[u32],
        words: &[u32],
        alone: impl Fn(usize) -> bool,
        pairs: impl Fn(usize) -> bool,
    ) -> bool {
        let Some(weights) = self.weights.filter(|_| !self.explains) else { return false };
        let mut sum = self.sum;
        for (at, own) in types.iter().enumerate() {
            let single = self.singles.get(*own as usize).copied().unwrap_or_default();
            sum.add(if alone(at) { single } else { Four::default() });
        }
        for (at, near) in words.windows(2).enumerate() {
            let pair = weights.row(mix(Is::Pair as u32, near[0], near[1]));
            sum.add(if pairs(at) { pair } else { Four::default() });
        }
        self.sum = sum;
        true
    }

    /// The word of the token number `at`, if no topic tells of it; `own` is its type.
    #[inline]
    pub(super) fn single(&mut self, at: usize, own: u32, word: u32, counts: bool) {
        match self.singles.get(own as usize).copied() {
            Some(weights) => self.row(if counts { weights } else { Four::default() }, 2 * at as u32),
            None if counts => self.features.push(mix(Is::Word as u32, word, 0)),
            None => {}
        }
    }

    /// The words of the token number `at` and of the next, if they count.
    #[inline]
    pub(super) fn pair(&mut self, at: usize, word: u32, next: u32, counts: bool) {
        let feature = mix(Is::Pair as u32, word, next);
        match self.weights {
            Some(weights) => self.row(if counts { weights.row(feature) } else { Four::default() }, 2 * at as u32 + 1),
            None if counts => self.features.push(feature),
            None => {}
        }
    }

    /// A feature of the topic that comes again and again, since `one` and `other` are of few kinds and less than 2^28.
    pub(super) fn often(&mut self, is: Is, one: u32, other: u32) {
        if !self.knows(is, u64::from(one) << 28 | u64::from(other)) {
            self.push(is, one, other);
            self.learn();
        }
    }

    /// Whether it is remembered what the features of a part weigh, which depend on `key`, less than 2^56, alone; then it
    /// is told. Else they are to be told, and [`learn`](Self::learn)ed. `first` tells this part from all others.
    #[inline]
    pub(super) fn knows(&mut self, first: Is, key: u64) -> bool {
        if self.weights.is_none() {
            return false;
        }
        let key = (first as u64) << 56 | key;
        if let Some(sum) = self.memo.get(key) {
            self.sum.add(sum);
            return true;
        }
        self.part = (key, std::mem::take(&mut self.sum));
        false
    }

    /// Remembers what the part weighs that was told.
    pub(super) fn learn(&mut self) {
        if self.weights.is_some() {
            let (key, before) = self.part;
            self.memo.set(key, self.sum);
            self.sum.add(before);
        }
    }
}
