//! Where names begin and end: a linear chain over the words that may belong to one (Lafferty, McCallum and Pereira
//! 2001), decoded by Viterbi's algorithm in whole numbers.
//!
//! Only runs of words with capitals, with the small words between them, are looked at: all other words are outside
//! names, unless the rules found a name there.

use super::sight::{Look, Sight};
use super::spelling::Start;
use crate::model::{Feature, Names, mix, width};
use crate::text::TokenKind;
use std::ops::Range;

/// Outside names, the first word of one, a further word.
pub(crate) const LABELS: usize = 3;

/// What the labels and types that the rules choose have ahead, in quarters of a weight of one: rules and weights are two
/// experts. Chosen by cross-validation over the training labels and wikigold.
pub(super) const RULES_AHEAD: i32 = 2;

const OUT: usize = 0;
const INSIDE: usize = 2;

/// The most small words between two capitals of one run.
const MOST_BETWEEN: usize = 3;

/// The features of the words of one run, and those of each step from one label to the next.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Its words, as indices.
    pub words: Range<usize>,
    /// What is seen of each word.
    pub features: Vec<Vec<Feature>>,
    /// What is seen of each step to a word, to be mixed with the label before it by [`step`].
    pub steps: Vec<[u32; STEPS]>,
}

/// What starts where words may belong to names.
const MAY_BELONG: u8 = Start::CAPITAL | Start::NUMBER | Start::NAMED;

/// How many features a word has.
const FEATURES: usize = 27;

/// How many features a step has.
pub const STEPS: usize = 4;

/// The first features of each word are coarse: how other corpora differ from the guidelines is learned from them.
pub const COARSE: usize = 6;

/// The feature of a step from the label `before`.
pub fn step(template: usize, seen: u32, before: usize) -> Feature {
    mix(60 + template as u32, seen, before as u32)
}

/// The sums of the weights for all labels.
type Sums = [i16; width(LABELS)];

/// What weights say of each step by the label before alone, whatever the words.
pub(super) fn always(weights: &Names) -> [Sums; LABELS] {
    std::array::from_fn(|before| weights.labels.sums([step(0, 0, before)]))
}

/// Memory that one run after another is read in.
#[derive(Default)]
pub(super) struct Scratch {
    looks: Vec<Look>,
    back: Vec<[u8; LABELS]>,
}

impl Sight<'_, '_> {
    /// The runs of words that may hold names.
    #[inline(never)]
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let list = &self.tagger.words.list;
        let mut out: Vec<Range<usize>> = Vec::with_capacity(list.len() / 12);
        let mut at = 0;
        while at < list.len() {
            let from = at;
            at += 1;
            if self.starts[from] & MAY_BELONG == 0 || !self.may_belong(from) {
                continue;
            }
            loop {
                let next = (at..list.len().min(at + MOST_BETWEEN + 1))
                    .find(|&next| list[next].sentence == list[from].sentence && self.may_belong(next));
                match next {
                    Some(next) if (at..next).all(|between| self.may_join(between)) => at = next + 1,
                    _ => break,
                }
            }
            out.push(from..at);
        }
        out
    }

    fn may_belong(&self, at: usize) -> bool {
        if self.starts[at] & MAY_BELONG == 0 {
            return false;
        }
        match self.marks[at].place {
            1 | 2 => return true,
            3 => return false,
            _ => {}
        }
        let word = self.tagger.word(at);
        match word.kind {
            TokenKind::Word => {
                word.capital
                    && !word.address
                    && (!word.opens
                        || word.not_name().is_none()
                        || self.tagger.words.after(at).is_some_and(|n| n.capital))
                    && !matches!(word.text, "I" | "The" | "A" | "An")
            }
            TokenKind::Number => {
                let near = |other: Option<&super::word::Word>| other.is_some_and(|word| word.capital);
                near(self.tagger.words.before(at)) || near(self.tagger.words.after(at))
            }
            TokenKind::Mark => false,
        }
    }

    fn may_join(&self, at: usize) -> bool {
        let word = self.tagger.word(at);
        self.marks[at].place != 3
            && match word.kind {
                TokenKind::Mark => matches!(word.text, "&" | "-" | "–" | "," | "'" | "’" | "/" | ":" | "+" | "." | "!"),
                TokenKind::Word => !word.capital && word.text.len() <= 4,
                TokenKind::Number => true,
            }
    }

    /// Calls `each` with the features of each word of a run, and those of the step to it; `looks` is overwritten.
    fn each(
        &self,
        words: Range<usize>,
        looks: &mut Vec<Look>,
        mut each: impl FnMut([Feature; FEATURES], [u32; STEPS]),
    ) {
        let sentence = self.tagger.word(words.start).sentence;
        // one word more on either side, and of the next but one its form; what lies before the text is as far away as
        // what lies behind it
        let (first, last) = (words.start.wrapping_sub(2), words.end + 1);
        looks.clear();
        looks.extend((0..words.len() + 2).map(|n| self.look((words.start + n).wrapping_sub(1), sentence)));
        for (n, near) in looks.windows(3).enumerate() {
            let [before, here, after] = near else { break };
            let beyond = [n.checked_sub(1), Some(n + 3)].map(|n| looks.get(n?).map(|look| look.word));
            let two_before = beyond[0].unwrap_or_else(|| self.form(first, sentence));
            let two_after = beyond[1].unwrap_or_else(|| self.form(last, sentence));
            let marks = mix(before.mark, here.mark, 0);
            let steps = [0, marks, here.word, mix(here.listed, here.role, here.shape)];
            each(features([before, here, after], [two_before, two_after]), steps);
        }
    }

    /// The features of a run.
    pub(super) fn read(&self, words: Range<usize>) -> Run {
        let mut run = Run { words: words.clone(), ..Run::default() };
        self.each(words, &mut Vec::new(), |features, steps| {
            run.features.push(features.to_vec());
            run.steps.push(steps);
        });
        run
    }

    /// The names of a run, as ranges of its words; `always` is what [`always`] gives.
    #[inline(never)]
    pub(super) fn decode(
        &self,
        words: Range<usize>,
        weights: &Names,
        always: &[Sums; LABELS],
        Scratch { looks, back }: &mut Scratch,
        out: &mut Vec<(usize, usize)>,
    ) {
        let first = words.start;
        let mut at = first;
        let mut best = [0i32; LABELS];
        let ahead = RULES_AHEAD * i32::from(weights.scale) / 4;
        back.clear();
        self.each(words, looks, |features, steps| {
            let own = weights.labels.sums(features);
            let rules = usize::from(self.marks[at].place);
            let given = |label: usize| weights.bias[label] + if label == rules { ahead } else { 0 };
            let mut next = [i32::MIN; LABELS];
            let mut from = [0u8; LABELS];
            for (before, reached) in best.into_iter().enumerate() {
                if at == first && before != OUT {
                    break;
                }
                let [_, marks, word, look] = steps;
                let steps = weights.labels.sums([step(1, marks, before), step(2, word, before), step(3, look, before)]);
                let scores: Sums = std::array::from_fn(|label| always[before][label] + own[label] + steps[label]);
                for label in 0..LABELS {
                    let score = reached.saturating_add(given(label) + i32::from(scores[label]));
                    let allowed = label != INSIDE || before != OUT;
                    if allowed && reached > i32::MIN && score > next[label] {
                        next[label] = score;
                        from[label] = before as u8;
                    }
                }
            }
            best = next;
            back.push(from);
            at += 1;
        });
        let mut label = (0..LABELS).fold(OUT, |first, label| if best[label] > best[first] { label } else { first });
        let mut end = None;
        let start = out.len();
        for n in (0..back.len()).rev() {
            if label != OUT {
                let last = *end.get_or_insert(first + n);
                if label != INSIDE {
                    out.push((first + n, last));
                    end = None;
                }
            }
            label = back[n][label].into();
        }
        out[start..].reverse();
    }
}

/// What is seen of the word in the middle; of the next but one on either side, their forms are.
#[inline(never)]
fn features([before, here, after]: [&Look; 3], [two_before, two_after]: [u32; 2]) -> [Feature; FEATURES] {
    let marks = mix(before.mark, here.mark, after.mark);
    let mark = here.mark;
    let place = mark & 0b1100_0011;
    [
        mix(1, mark, 0),
        mix(2, marks, 0),
        mix(3, here.shape, here.listed),
        mix(4, here.listed, mark),
        mix(5, here.tag, before.tag),
        mix(6, here.role, here.listed),
        mix(7, mark, here.shape),
        mix(8, mark, here.word),
        mix(9, mark, here.uses),
        mix(10, here.word, 0),
        mix(11, before.word, place),
        mix(12, after.word, place),
        mix(13, before.word, here.word),
        mix(14, here.word, after.word),
        mix(15, here.tail, here.shape & 0x1f),
        mix(16, before.listed, here.listed),
        mix(17, here.listed, after.listed),
        mix(18, before.role, here.shape),
        mix(19, after.role, here.shape),
        mix(20, mix(before.shape, here.shape, after.shape), 0),
        mix(21, mix(before.tag, here.tag, after.tag), place),
        mix(22, here.uses, here.shape),
        mix(23, mix(here.listed, here.role, here.shape), here.uses),
        mix(24, two_before, place),
        mix(25, two_after, place),
        mix(26, mix(before.listed, before.role, before.shape), mark),
        mix(27, mix(after.listed, after.role, after.shape), mark),
    ]
}
