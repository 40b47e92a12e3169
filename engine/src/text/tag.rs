//! Parts of speech: an averaged perceptron over hashed features, left to right.
//!
//! After Collins 2002 and Honnibal's averaged perceptron tagger; trained on GUM (training/SOURCES.md). The tags are
//! those of the Penn Treebank as far as later stages tell them apart.

use super::Document;
use super::word_type::{OPENS, SHAPES, WordType};
use crate::model::{Feature, Weights, add_rows, mix, width};
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

/// The classes of the model: the tags, and the number, from 1, of the tag that a word always has, in the word's own row.
pub const CLASSES: usize = Tag::ALL.len() + 1;

/// The code of a tag before a sentence's first token.
const NONE: usize = Tag::ALL.len();

/// How many codes of tags there are.
const CODES: usize = NONE + 1;

/// A word before a sentence's first token, or after its last.
const EDGE: u32 = 99;

/// The sums of the weights for all tags, with room for what a processor adds at once.
const WIDTH: usize = width(CLASSES);

/// The most that a tag can have ahead before anything is seen: sums of sixteen bits hold it and all that is seen.
const MOST_BIAS: i32 = 20_000;

/// Tags all tokens.
pub fn tag(document: &Document, weights: &Weights) -> Tagged {
    let row = |feature| weights.row_in::<WIDTH>(weights.slot(feature));
    let beside = |word| [before(word), after(word), second_after(word)].map(row);
    let mut bias = [0; WIDTH];
    bias.iter_mut().zip(&weights.bias).for_each(|(sum, bias)| *sum = (*bias).clamp(-MOST_BIAS, MOST_BIAS) as i16);
    let by_itself = |own: &WordType, opens: bool| {
        let mut sums = bias;
        add_rows(&mut sums, &by_itself(own, opens).map(row));
        sums
    };
    let of_type = |own: &WordType| {
        let always = Tag::ALL.get((row(of_word(own.number))[NONE] as usize).wrapping_sub(1)).copied();
        let sums = if always.is_some() { bias } else { by_itself(own, false) };
        Known { always, shape: shape(own, false), sums, beside: beside(own.number) }
    };
    let types: Vec<Known> = document.types.iter().map(of_type).collect();
    let edge = Known { always: None, shape: 0, sums: bias, beside: beside(EDGE) };
    // what can be seen beside any word is looked up once
    let pairs: Vec<_> = (0..CODES * CODES).map(|codes| row(pair(codes / CODES, codes % CODES))).collect();
    let shapes: Vec<_> = (0..SHAPES * CODES).map(|codes| row(shaped(codes / CODES, codes % CODES))).collect();
    let mut tags = Vec::with_capacity(document.tokens.len());
    let mut line: Vec<&Known> = Vec::new();
    for sentence in sentences(document) {
        let first = &document.types[document.type_of[sentence.start] as usize];
        line.clear();
        line.push(&edge);
        line.extend(document.type_of[sentence].iter().map(|own| &types[*own as usize]));
        line.extend([&edge, &edge]);
        let (mut one, mut two) = (NONE, NONE);
        for (at, near) in line.windows(4).enumerate() {
            let &[before, own, after, second_after] = near else { break };
            let tag = own.always.unwrap_or_else(|| {
                let (sums, shape) = match at {
                    0 => (&by_itself(first, true), shape(first, true)),
                    _ => (&own.sums, own.shape),
                };
                let words = [before.beside[0], after.beside[1], second_after.beside[2]];
                highest(sums, words, [shapes[shape % SHAPES * CODES + one], pairs[one * CODES + two]])
            });
            (one, two) = (tag as usize, one);
            tags.push(tag);
        }
    }
    tags.resize(document.tokens.len(), Tag::Mark);
    Tagged { tags, words: words(document) }
}

/// The tag with the highest sum, the first among equals: sums and tags are compared as one number, without a branch that
/// nobody foresees. What the words beside say is added first, because a processor knows it before it has the tag before.
#[inline(never)]
fn highest(sums: &[i16; WIDTH], words: [&[i8; WIDTH]; 3], tags: [&[i8; WIDTH]; 2]) -> Tag {
    let mut all = [0; WIDTH];
    for at in 0..WIDTH {
        let by_words = words.iter().fold(sums[at], |sum, row| sum + i16::from(row[at]));
        all[at] = by_words + (i16::from(tags[0][at]) + i16::from(tags[1][at]));
    }
    let all = all.iter().zip((0..Tag::ALL.len() as i32).rev());
    let best = all.fold(i32::MIN, |best, (sum, after)| best.max(i32::from(*sum) << 5 | after));
    Tag::ALL[Tag::ALL.len() - 1 - (best & 31) as usize]
}

/// What the weights say of a word type.
struct Known<'w> {
    /// The tag that it always has.
    always: Option<Tag>,
    shape: usize,
    /// By itself, where it has several and does not open a sentence, with what every word gets.
    sums: [i16; WIDTH],
    /// Of a word that stands behind it, before it, and before it with another between.
    beside: [&'w [i8; WIDTH]; 3],
}

/// The feature of a word, in whose row the tag stands that it always has.
pub fn of_word(word: u32) -> Feature {
    mix(0, word, 0)
}

/// The features of a word by itself: its form, how it ends, and how it ends and what it looks like.
fn by_itself(own: &WordType, opens: bool) -> [Feature; 3] {
    [of_word(own.number), mix(2, own.endings[0], 0), mix(3, own.endings[1], shape(own, opens) as u32)]
}

/// What a word looks like, and whether it opens its sentence.
fn shape(own: &WordType, opens: bool) -> usize {
    (own.shape | if opens { OPENS } else { 0 }) as usize
}

/// The feature of the word before.
fn before(word: u32) -> Feature {
    mix(6, word, 0)
}

/// The feature of the word after.
fn after(word: u32) -> Feature {
    mix(7, word, 0)
}

/// The feature of the second word after.
fn second_after(word: u32) -> Feature {
    mix(10, word, 0)
}

/// The feature of what a word looks like with the tag before it.
fn shaped(shape: usize, one: usize) -> Feature {
    mix(4, shape as u32, one as u32)
}

/// The feature of the two tags before a word.
fn pair(one: usize, two: usize) -> Feature {
    mix(5, one as u32, two as u32)
}

/// A number for each token's word.
fn words(document: &Document) -> Vec<u32> {
    let numbers: Vec<u32> = document.types.iter().map(|own| own.number).collect();
    document.type_of.iter().map(|own| numbers[*own as usize]).collect()
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

/// The features of the token at `at` in its `sentence`; `tags` are those of all tokens before it.
pub fn features(document: &Document, sentence: &Range<usize>, at: usize, tags: &[Tag]) -> [Feature; 8] {
    let own = &document.types[document.type_of[at] as usize];
    let word = |at: usize| document.word_type(at).filter(|_| sentence.contains(&at)).map_or(EDGE, |own| own.number);
    let tag = |back: usize| if at - sentence.start < back { NONE } else { tags[at - back] as usize };
    let opens = at == sentence.start;
    let [form, ending, looks] = by_itself(own, opens);
    [
        form,
        ending,
        looks,
        before(word(at.wrapping_sub(1))),
        after(word(at + 1)),
        second_after(word(at + 2)),
        shaped(shape(own, opens), tag(1)),
        pair(tag(1), tag(2)),
    ]
}
