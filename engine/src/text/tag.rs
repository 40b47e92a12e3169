//! Parts of speech: an averaged perceptron over hashed features, left to right.
//!
//! After Collins 2002 and Honnibal's averaged perceptron tagger; trained on GUM (training/SOURCES.md). The tags are
//! those of the Penn Treebank as far as later stages tell them apart.

use super::Document;
use super::word_type::{OPENS, WordType};
use crate::model::{Feature, Weights, add_sums, mix, width};
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
    let beside = |template: u32, word: u32| {
        let mut sums = [0; WIDTH];
        weights.add_wide(mix(template, word, 0), &mut sums);
        sums
    };
    let known = |word: u32, own: [i16; WIDTH], shaped: [i16; WIDTH], alone: Option<Tag>| Known {
        alone,
        own,
        shaped,
        beside: [beside(11, word), beside(6, word), beside(7, word), beside(10, word)],
    };
    let edge = known(EDGE, [0; WIDTH], [0; WIDTH], None);
    let mut bias = [0; WIDTH];
    bias.iter_mut().zip(&weights.bias).for_each(|(sum, bias)| *sum = (*bias).clamp(-MOST_BIAS, MOST_BIAS) as i16);
    let of_type = |word: &WordType| {
        let mut own = bias;
        weights.add_wide(mix(0, word.number, 0), &mut own);
        weights.add_wide(mix(2, word.endings[0], 0), &mut own);
        let mut shaped = own;
        weights.add_wide(mix(3, word.endings[1], word.shape), &mut shaped);
        known(word.number, own, shaped, alone(word, weights))
    };
    let types: Vec<Known> = document.types.iter().map(of_type).collect();
    // what two tags say of the next one, wherever they stand; see `code`
    let pairs: Vec<usize> = (0..CODES * CODES).map(|codes| weights.slot(pair(codes / CODES, codes % CODES))).collect();
    for sentence in sentences(document) {
        let reader = Reader { document, words: &words, sentence: sentence.clone() };
        for at in sentence {
            let own = &types[document.type_of[at] as usize];
            tags.push(own.alone.unwrap_or_else(|| {
                let opens = at == reader.sentence.start;
                let mut sums = if opens { own.own } else { own.shaped };
                for (beside, at) in [at.wrapping_sub(2), at.wrapping_sub(1), at + 1, at + 2].into_iter().enumerate() {
                    let inside = reader.sentence.contains(&at);
                    let word = if inside { &types[document.type_of[at] as usize] } else { &edge };
                    add_sums(&mut sums, &word.beside[beside]);
                }
                if opens {
                    weights.add_wide(reader.shaped(at), &mut sums);
                }
                for feature in reader.with_tags(at, &tags) {
                    weights.add_wide(feature, &mut sums);
                }
                let code = |back| code(reader.tag(at, back, &tags));
                weights.add_slot(pairs[code(1) * CODES + code(2)], &mut sums);
                let best = sums[..Tag::ALL.len()].iter().fold(i16::MIN, |best, sum| best.max(*sum));
                Tag::ALL[sums.iter().position(|sum| *sum == best).unwrap_or(0)]
            }));
        }
    }
    tags.resize(words.len(), Tag::Mark);
    Tagged { tags, words }
}

/// How many tags there are, and [`EDGE`].
const CODES: usize = Tag::ALL.len() + 1;

/// A tag's number, which is the last where there is none.
fn code(tag: u32) -> usize {
    (tag as usize).min(CODES - 1)
}

/// The feature of two tags before a word, by their [`code`].
fn pair(one: usize, two: usize) -> Feature {
    let tag = |code: usize| if code + 1 == CODES { EDGE } else { code as u32 };
    mix(5, tag(one), tag(two))
}

/// The most that a tag can have ahead before anything is seen: sums of sixteen bits hold it and all that is seen.
const MOST_BIAS: i32 = 20_000;

/// The sums of the weights for all tags, with room for what a processor adds at once.
const WIDTH: usize = width(Tag::ALL.len());

/// What the weights say of a word type, wherever it stands.
struct Known {
    /// Its tag where its own weights are sure of it.
    alone: Option<Tag>,
    /// By the word and its ending, with what every word gets.
    own: [i16; WIDTH],
    /// The same and by what it looks like, where it does not open a sentence.
    shaped: [i16; WIDTH],
    /// As the second word before another, the word before, the word after and the second word after.
    beside: [[i16; WIDTH]; 4],
}

/// The tag of a word whose own weights are sure of it.
fn alone(own: &WordType, weights: &Weights) -> Option<Tag> {
    let mut scores = weights.bias.as_slice().try_into().unwrap_or([0; Tag::ALL.len()]);
    weights.add_to(mix(0, own.number, 0), &mut scores);
    let (best, lead) = top(&scores);
    (lead >= SURE * i32::from(weights.scale)).then(|| Tag::ALL[best])
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
    document.type_of.iter().map(|own| document.types[*own as usize].number).collect()
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

    /// The last three letters of a word.
    fn ending(&self, at: usize) -> u32 {
        if self.sentence.contains(&at) { self.own(at).endings[0] } else { EDGE }
    }

    fn own(&self, at: usize) -> &WordType<'_> {
        &self.document.types[self.document.type_of[at] as usize]
    }

    /// The features of the token at `at`, whose word comes first; `tags` are those of all tokens before it.
    pub fn features(&self, at: usize, tags: &[Tag], out: &mut Vec<Feature>) {
        let [one, four, eight, nine, twelve, thirteen] = self.with_tags(at, tags);
        let before = |back| code(self.tag(at, back, tags));
        let (three, five) = (self.shaped(at), pair(before(1), before(2)));
        let (word, tail) = (self.word(at), self.own(at).endings[0]);
        out.extend([
            mix(0, word, 0),
            one,
            mix(2, tail, 0),
            three,
            four,
            five,
            mix(6, self.word(at.wrapping_sub(1)), 0),
            mix(7, self.word(at + 1), 0),
            eight,
            nine,
            mix(10, self.word(at + 2), 0),
            mix(11, self.word(at.wrapping_sub(2)), 0),
            twelve,
            thirteen,
        ]);
    }

    /// The tag of the token `back` before the one at `at`.
    fn tag(&self, at: usize, back: usize, tags: &[Tag]) -> u32 {
        match at.checked_sub(back) {
            Some(before) if before >= self.sentence.start => tags[before] as u32,
            _ => EDGE,
        }
    }

    fn shape(&self, at: usize) -> u32 {
        self.own(at).shape | if at == self.sentence.start { OPENS } else { 0 }
    }

    /// The feature of how a word ends and what it looks like.
    fn shaped(&self, at: usize) -> Feature {
        mix(3, self.own(at).endings[1], self.shape(at))
    }

    /// The features that look at the tag before, or at two words.
    fn with_tags(&self, at: usize, tags: &[Tag]) -> [Feature; 6] {
        let one = self.tag(at, 1, tags);
        let (word, next) = (self.word(at), self.word(at + 1));
        [
            mix(1, word, one),
            mix(4, self.shape(at), one),
            mix(8, self.ending(at + 1), one),
            mix(9, word, next),
            mix(12, self.own(at).endings[0], one),
            mix(13, next, one),
        ]
    }
}
