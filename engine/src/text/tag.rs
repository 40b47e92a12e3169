//! Parts of speech: an averaged perceptron over hashed features, left to right.
//!
//! After Collins 2002 and Honnibal's averaged perceptron tagger; trained on GUM (training/SOURCES.md). The tags are
//! those of the Penn Treebank as far as later stages tell them apart.

use super::{Document, TokenKind};
use crate::model::{Feature, Weights, hash, mix};
use std::ops::Range;

/// What a word is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// A common noun in the singular (NN).
    Noun,
    /// In the plural (NNS).
    Plural,
    /// A proper noun (NNP, NNPS).
    Proper,
    /// An adjective (JJ).
    Adjective,
    /// A comparative or superlative (JJR, JJS, RBR, RBS).
    Compared,
    /// An adverb (RB).
    Adverb,
    /// A verb's base form: infinitive or imperative (VB).
    Base,
    /// A present form (VBP, VBZ).
    Present,
    /// A past form (VBD).
    Past,
    /// A past participle (VBN).
    Participle,
    /// A present participle or gerund (VBG).
    Gerund,
    /// A modal (MD).
    Modal,
    /// A personal or possessive pronoun, existential *there* (PRP, PRP$, EX).
    Pronoun,
    /// A question word or relative (WP, WP$, WRB, WDT).
    Question,
    /// A determiner (DT, PDT).
    Determiner,
    /// A preposition or subordinator (IN).
    Preposition,
    /// A coordinator (CC).
    Coordinator,
    /// *to* (TO), particles (RP), the possessive ending (POS).
    Particle,
    /// A number (CD).
    Number,
    /// Marks, symbols, interjections and foreign words.
    Mark,
}

impl Tag {
    /// All tags in the order of their numbers, which are the model's classes.
    pub const ALL: [Tag; 20] = [
        Tag::Noun,
        Tag::Plural,
        Tag::Proper,
        Tag::Adjective,
        Tag::Compared,
        Tag::Adverb,
        Tag::Base,
        Tag::Present,
        Tag::Past,
        Tag::Participle,
        Tag::Gerund,
        Tag::Modal,
        Tag::Pronoun,
        Tag::Question,
        Tag::Determiner,
        Tag::Preposition,
        Tag::Coordinator,
        Tag::Particle,
        Tag::Number,
        Tag::Mark,
    ];

    /// Whether the word is a verb in some form.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Modal)
    }

    /// Whether the word carries a clause's tense.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Present | Tag::Past | Tag::Modal)
    }

    /// Whether the word is a noun or name.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Plural | Tag::Proper)
    }
}

/// The tags of a document's tokens, and numbers for their words.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    /// One tag a token.
    pub tags: Vec<Tag>,
    /// The hash of each token's form, from which later stages make features.
    pub words: Vec<u32>,
}

/// A tag before a sentence's first token.
const EDGE: u32 = 99;

/// The score by which a word alone decides, in weights: what stands around *the* or *of* does not matter.
const SURE: i32 = 10;

/// Tags all tokens.
pub fn tag(document: &Document, weights: &Weights) -> Tagged {
    let words = words(document);
    let mut tags = Vec::with_capacity(words.len());
    let mut scores = [0; Tag::ALL.len()];
    let sure = SURE * i32::from(weights.scale);
    let mut features = Vec::with_capacity(16);
    for sentence in sentences(document) {
        let reader = Reader { document, words: &words, sentence: sentence.clone() };
        for at in sentence {
            let word = weights.row(mix(0, words[at], 0));
            for (score, (bias, weight)) in scores.iter_mut().zip(weights.bias.iter().zip(word)) {
                *score = bias + i32::from(*weight);
            }
            let (mut best, margin) = top(&scores);
            if margin < sure {
                features.clear();
                reader.features(at, &tags, &mut features);
                for feature in &features[1..] {
                    weights.add_to(*feature, &mut scores);
                }
                best = top(&scores).0;
            }
            tags.push(Tag::ALL[best]);
        }
    }
    tags.resize(words.len(), Tag::Mark);
    Tagged { tags, words }
}

/// The class with the highest score, the first among equals, and its lead over the next.
fn top(scores: &[i32]) -> (usize, i32) {
    let (mut best, mut lead) = (0, i32::MAX);
    let mut first = i32::MIN;
    for (class, score) in scores.iter().enumerate() {
        if *score > first {
            lead = score.saturating_sub(first);
            (best, first) = (class, *score);
        } else {
            lead = lead.min(first - score);
        }
    }
    (best, lead)
}

/// A number for each token's word.
pub fn words(document: &Document) -> Vec<u32> {
    document.forms.iter().map(|form| hash("", &[form])).collect()
}

/// The sentences as ranges of tokens; together they hold all tokens.
pub fn sentences(document: &Document) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let count = document.tokens.len();
    let ends = document.sentences.iter().map(|sentence| sentence.end).chain([usize::MAX]);
    ends.filter_map(move |end| {
        let tokens = &document.tokens[from..count];
        let to = from + tokens.iter().take_while(|token| token.span.start < end).count();
        let range = from..to;
        from = to;
        (!range.is_empty()).then_some(range)
    })
}

/// Reads one sentence.
pub struct Reader<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// A number for each word: see [`words`].
    pub words: &'a [u32],
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> u32 {
        if self.sentence.contains(&at) { self.words[at] } else { EDGE }
    }

    fn ending(&self, at: usize, length: usize) -> u32 {
        if !self.sentence.contains(&at) {
            return EDGE;
        }
        let form = self.document.forms[at].as_bytes();
        form[form.len().saturating_sub(length)..].iter().fold(7, |state: u32, byte| mix(state, u32::from(*byte), 1))
    }

    /// What a word looks like: capital, capitals, digits, hyphen, mark; and whether it opens the sentence.
    fn shape(&self, at: usize) -> u32 {
        let token = self.document.tokens[at];
        let word = token.span.of(self.document.text).as_bytes();
        let upper = word[0].is_ascii_uppercase();
        let all = word.len() > 1 && word.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'.');
        let kind = match token.kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Mark => 2,
        };
        u32::from(upper)
            | u32::from(all) << 1
            | u32::from(word.contains(&b'-')) << 2
            | u32::from(at == self.sentence.start) << 3
            | kind << 4
    }

    /// The features of the token at `at`, whose word comes first; `tags` are those of all tokens before it.
    pub fn features(&self, at: usize, tags: &[Tag], out: &mut Vec<Feature>) {
        let tag = |back: usize| match at.checked_sub(back) {
            Some(before) if self.sentence.contains(&before) => tags[before] as u32,
            _ => EDGE,
        };
        let (one, two) = (tag(1), tag(2));
        let (word, next, last) = (self.word(at), self.word(at + 1), self.word(at.wrapping_sub(1)));
        let shape = self.shape(at);
        let tail = self.ending(at, 3);
        out.extend([
            mix(0, word, 0),
            mix(1, word, one),
            mix(2, tail, 0),
            mix(3, self.ending(at, 2), shape),
            mix(4, shape, one),
            mix(5, one, two),
            mix(6, last, 0),
            mix(7, next, 0),
            mix(8, self.ending(at + 1, 3), one),
            mix(9, word, next),
            mix(10, self.word(at + 2), 0),
            mix(11, self.word(at.wrapping_sub(2)), 0),
            mix(12, tail, one),
            mix(13, next, one),
        ]);
    }
}
