//! Trains the part-of-speech tagger.

use crate::gum::Gum;
use crate::perceptron::Perceptron;
use crate::shuffle::Shuffle;
use whosays_engine::model::{Feature, Weights};
use whosays_engine::text::Document;
use whosays_engine::text::tag::{Reader, Tag, sentences, tag};

/// Passes over the corpus.
const PASSES: usize = 6;

/// Rows of the table, as a power of two.
const BITS: u8 = 16;

/// Weights below this are dropped.
const LEAST: f32 = 1.0;

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

/// Learns the weights from some documents.
pub fn train(corpus: &[&Gum]) -> Weights {
    let documents: Vec<Document> = corpus.iter().map(|gum| Document::plain(&gum.text)).collect();
    let gold: Vec<_> = corpus.iter().zip(&documents).map(|(gum, document)| gold(gum, document)).collect();
    let mut model = Perceptron::new(BITS, Tag::ALL.len());
    let mut order: Vec<usize> = (0..corpus.len()).collect();
    let mut shuffle = Shuffle::default();
    let mut features: Vec<Feature> = Vec::new();
    for _ in 0..PASSES {
        shuffle.shuffle(&mut order);
        for &n in &order {
            // the tags before a token are those that the model gives, as they will be in use
            let mut tags: Vec<Tag> = Vec::new();
            for sentence in sentences(&documents[n]) {
                let reader = Reader { document: &documents[n], sentence: sentence.clone() };
                for at in sentence {
                    features.clear();
                    reader.features(at, &tags, &mut features);
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
    model.averaged(LEAST)
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
