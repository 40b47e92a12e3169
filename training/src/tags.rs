//! Trains the part-of-speech tagger.

use crate::gum::Gum;
use crate::perceptron::Perceptron;
use crate::shuffle::Shuffle;
use whosays_engine::model::Weights;
use whosays_engine::text::Document;
use whosays_engine::text::tag::{CLASSES, Tag, features, of_word, sentences, tag};

/// Passes over the corpus.
const PASSES: usize = 8;

/// Rows of the table, as a power of two.
const BITS: u8 = 16;

/// Weights below this are dropped.
const LEAST: f32 = 0.8;

/// How often a word has to stand in the corpus before it may be taken to have one tag always.
const OFTEN: usize = 20;

/// The share of its places, in hundredths, that have to have that tag.
const ALWAYS: usize = 99;

/// The tag that the engine uses for one of the Penn Treebank.
fn of_penn(tag: &str) -> Tag {
    match tag {
        "NN" => Tag::Noun,
        "NNS" => Tag::Plural,
        "NNP" | "NNPS" => Tag::Proper,
        "JJ" => Tag::Adjective,
        "JJR" | "JJS" | "RBR" | "RBS" => Tag::Compared,
        "RB" => Tag::Adverb,
        "VB" => Tag::Base,
        "VBP" | "VBZ" => Tag::Present,
        "VBD" => Tag::Past,
        "VBN" => Tag::Participle,
        "VBG" => Tag::Gerund,
        "MD" => Tag::Modal,
        "PRP" | "PRP$" | "EX" => Tag::Pronoun,
        "WP" | "WP$" | "WRB" | "WDT" => Tag::Question,
        "DT" | "PDT" => Tag::Determiner,
        "IN" => Tag::Preposition,
        "CC" => Tag::Coordinator,
        "TO" | "RP" | "POS" => Tag::Particle,
        "CD" => Tag::Number,
        _ => Tag::Mark,
    }
}

/// The tag of each token whose limits are those of a word of the corpus.
fn gold(gum: &Gum, document: &Document) -> Vec<Option<Tag>> {
    let mut words = gum.words.iter().peekable();
    let of = |token: &whosays_engine::text::Token| {
        while words.next_if(|(span, _)| span.start < token.span.start).is_some() {}
        let (span, tag) = words.peek()?;
        (span.start == token.span.start && span.end == token.span.end).then(|| of_penn(tag))
    };
    document.tokens.iter().map(of).collect()
}

/// The row of a token's word by itself: words that share one are one word to the engine.
fn row(document: &Document, at: usize) -> usize {
    (of_word(document.types[document.type_of[at] as usize].number) >> (32 - u32::from(BITS))) as usize
}

/// The tag, by row, of words that always have the same.
fn always(documents: &[Document], gold: &[Vec<Option<Tag>>]) -> Vec<Option<Tag>> {
    let mut counts = vec![[0usize; Tag::ALL.len()]; 1 << BITS];
    for (document, gold) in documents.iter().zip(gold) {
        for (at, tag) in gold.iter().enumerate().filter_map(|(at, tag)| Some((at, (*tag)?))) {
            counts[row(document, at)][tag as usize] += 1;
        }
    }
    let usual = |counts: [usize; Tag::ALL.len()]| {
        let all: usize = counts.iter().sum();
        let same = |tag: &Tag| counts[*tag as usize] * 100 >= all * ALWAYS;
        Tag::ALL.into_iter().find(same).filter(|_| all >= OFTEN)
    };
    counts.into_iter().map(usual).collect()
}

/// Learns the weights from some documents.
pub fn train(corpus: &[&Gum]) -> Weights {
    let documents: Vec<Document> = corpus.iter().map(|gum| Document::plain(&gum.text)).collect();
    let gold: Vec<_> = corpus.iter().zip(&documents).map(|(gum, document)| gold(gum, document)).collect();
    let always = always(&documents, &gold);
    let mut model = Perceptron::new(BITS, Tag::ALL.len());
    let mut order: Vec<usize> = (0..corpus.len()).collect();
    let mut shuffle = Shuffle::default();
    for _ in 0..PASSES {
        shuffle.shuffle(&mut order);
        for &n in &order {
            // the tags before a token are those that the model gives, as they will be in use
            let mut tags: Vec<Tag> = Vec::new();
            for sentence in sentences(&documents[n]) {
                for at in sentence.clone() {
                    if let Some(tag) = always[row(&documents[n], at)] {
                        tags.push(tag);
                        continue;
                    }
                    let features = features(&documents[n], &sentence, at, &tags);
                    let scores = model.scores(&features);
                    let best = (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
                    tags.push(Tag::ALL[best]);
                    if let Some(tag) = gold[n][at] {
                        model.learn(&features, tag as usize);
                    }
                }
            }
        }
    }
    let learned = model.averaged(LEAST);
    let mut weights = Weights::new(BITS, CLASSES as u8, learned.scale);
    let table = learned.table();
    let rows = table.chunks(Tag::ALL.len()).zip(always);
    let whole = rows.flat_map(|(row, always)| row.iter().copied().chain([always.map_or(0, |tag| tag as i8 + 1)]));
    weights.set_table(&whole.collect::<Vec<i8>>());
    weights
}

/// How many tokens of some documents get the right tag, and how many there are.
pub fn measure(corpus: &[&Gum], weights: &Weights) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for gum in corpus {
        let document = Document::plain(&gum.text);
        let tagged = tag(&document, weights);
        for (found, wanted) in tagged.tags.iter().zip(gold(gum, &document)) {
            all += usize::from(wanted.is_some());
            right += usize::from(wanted == Some(*found));
        }
    }
    (right, all)
}
