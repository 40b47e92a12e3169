//! Parts of speech: an averaged perceptron over hashed features, left to right.
//!
//! After Collins 2002 and Honnibal's averaged perceptron tagger; trained on GUM (training/SOURCES.md). The tags are
//! those of the Penn Treebank as far as later stages tell them apart.

use super::Document;
use super::word_type::{OPENS, WordType};
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

/// A tag before a sentence's first token.
const EDGE: u32 = 99;

/// The score by which a word alone decides, in weights: what stands around *the* or *of* does not matter.
const SURE: i32 = 10;

/// Tags all tokens.
pub fn tag(document: &Document, weights: &Weights) -> Tagged {
    let words = words(document);
    let mut tags = Vec::with_capacity(words.len());
    let beside = |word: u32| [11, 6, 7, 10].map(|template| weights.slot(mix(template, word, 0)));
    let edge = Known { alone: None, sums: [0; WIDTH], beside: beside(EDGE), seen: Seen::NOTHING };
    let mut bias = [0; WIDTH];
    bias.iter_mut().zip(&weights.bias).for_each(|(sum, bias)| *sum = (*bias).clamp(-MOST_BIAS, MOST_BIAS) as i16);
    let by_itself = |seen: Seen, opens: bool| {
        let mut sums = bias;
        let features = [mix(0, seen.word, 0), mix(2, seen.endings[0], 0), seen.shaped(opens)];
        let rows = features.map(|feature| weights.row_in(weights.slot(feature)));
        add_rows(&mut sums, &rows);
        (alone(&bias, rows[0], weights.scale), sums)
    };
    let of_type = |own: &WordType| {
        let seen = Seen::of(own);
        let (alone, sums) = by_itself(seen, false);
        Known { alone, sums, beside: beside(seen.word), seen }
    };
    let types: Vec<Known> = document.types.iter().map(of_type).collect();
    // what two tags say of the next one, wherever they stand; see `code`
    let pairs: Vec<usize> = (0..CODES * CODES).map(|codes| weights.slot(pair(codes / CODES, codes % CODES))).collect();
    let mut line: Vec<&Known> = Vec::new();
    for sentence in sentences(document) {
        line.clear();
        line.extend([&edge, &edge]);
        line.extend(document.type_of[sentence].iter().map(|own| &types[*own as usize]));
        line.extend([&edge, &edge]);
        let (mut one, mut two) = (EDGE, EDGE);
        for (at, near) in line.windows(5).enumerate() {
            let &[two_before, before, own, after, two_after] = near else { break };
            let tag = own.alone.unwrap_or_else(|| {
                let opens = at == 0;
                let mut sums = if opens { by_itself(own.seen, true).1 } else { own.sums };
                let [one_by, four, eight, nine, twelve, thirteen] =
                    own.seen.with_tag(after.seen, opens, one).map(|feature| weights.slot(feature));
                let slots = [
                    two_before.beside[0],
                    before.beside[1],
                    after.beside[2],
                    two_after.beside[3],
                    one_by,
                    four,
                    eight,
                    nine,
                    twelve,
                    thirteen,
                    pairs[code(one) * CODES + code(two)],
                ];
                add_rows(&mut sums, &slots.map(|slot| weights.row_in(slot)));
                highest(&sums)
            });
            (one, two) = (tag as u32, one);
            tags.push(tag);
        }
    }
    tags.resize(words.len(), Tag::Mark);
    Tagged { tags, words }
}

/// The tag with the highest sum, the first among equals: sums and tags are compared as one number, without a branch that
/// nobody foresees.
fn highest(sums: &[i16; WIDTH]) -> Tag {
    let all = sums.iter().zip((0..Tag::ALL.len() as i32).rev());
    let best = all.fold(i32::MIN, |best, (sum, after)| best.max(i32::from(*sum) << 5 | after));
    Tag::ALL[Tag::ALL.len() - 1 - (best & 31) as usize]
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
    /// By itself, where it does not open a sentence, with what every word gets.
    sums: [i16; WIDTH],
    /// The rows for it as the second word before another, the word before, the word after and the second word after.
    beside: [usize; 4],
    seen: Seen,
}

/// What features are made of.
#[derive(Clone, Copy)]
struct Seen {
    word: u32,
    /// The last three letters, and the last two.
    endings: [u32; 2],
    shape: u32,
}

impl Seen {
    /// Beyond the ends of a sentence.
    const NOTHING: Seen = Seen { word: EDGE, endings: [EDGE; 2], shape: 0 };

    fn of(own: &WordType) -> Self {
        Self { word: own.number, endings: own.endings, shape: own.shape }
    }

    fn shape(self, opens: bool) -> u32 {
        self.shape | if opens { OPENS } else { 0 }
    }

    /// The feature of how a word ends and what it looks like.
    fn shaped(self, opens: bool) -> Feature {
        mix(3, self.endings[1], self.shape(opens))
    }

    /// The features that look at the tag before, or at the next word too.
    fn with_tag(self, next: Seen, opens: bool, before: u32) -> [Feature; 6] {
        [
            mix(1, self.word, before),
            mix(4, self.shape(opens), before),
            mix(8, next.endings[0], before),
            mix(9, self.word, next.word),
            mix(12, self.endings[0], before),
            mix(13, next.word, before),
        ]
    }
}

/// The tag of a word whose own weights, with what every word gets, are sure of it.
fn alone(bias: &[i16; WIDTH], own: &[i8; WIDTH], scale: u16) -> Option<Tag> {
    let scores: [i32; WIDTH] = std::array::from_fn(|at| i32::from(bias[at]) + i32::from(own[at]));
    let scores = &scores[..Tag::ALL.len()];
    let highest = scores.iter().copied().fold(i32::MIN, i32::max);
    let near = |score: &&i32| highest - **score < SURE * i32::from(scale);
    let best = || scores.iter().position(|score| *score == highest).map(|at| Tag::ALL[at]);
    if scores.iter().filter(near).count() == 1 { best() } else { None }
}

/// A number for each token's word.
fn words(document: &Document) -> Vec<u32> {
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
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
}

impl Reader<'_> {
    fn seen(&self, at: usize) -> Seen {
        let own = || Seen::of(&self.document.types[self.document.type_of[at] as usize]);
        if self.sentence.contains(&at) { own() } else { Seen::NOTHING }
    }

    /// The features of the token at `at`, whose word comes first; `tags` are those of all tokens before it.
    pub fn features(&self, at: usize, tags: &[Tag], out: &mut Vec<Feature>) {
        let tag = |back: usize| match at.checked_sub(back) {
            Some(before) if before >= self.sentence.start => tags[before] as u32,
            _ => EDGE,
        };
        let (own, opens) = (self.seen(at), at == self.sentence.start);
        let word = |at: usize| self.seen(at).word;
        let [one, four, eight, nine, twelve, thirteen] = own.with_tag(self.seen(at + 1), opens, tag(1));
        out.extend([
            mix(0, own.word, 0),
            one,
            mix(2, own.endings[0], 0),
            own.shaped(opens),
            four,
            pair(code(tag(1)), code(tag(2))),
            mix(6, word(at.wrapping_sub(1)), 0),
            mix(7, word(at + 1), 0),
            eight,
            nine,
            mix(10, word(at + 2), 0),
            mix(11, word(at.wrapping_sub(2)), 0),
            twelve,
            thirteen,
        ]);
    }
}
