//! What sort of thing a mention names: multinomial logistic regression over its own words, the words around it, and
//! what the rules weigh. The sum over all mentions of an entity decides, also
//! that it is no name at all.

use super::kind::Evidence;
use super::mention::Mention;
use super::sight::Sight;
use crate::EntityType;
use crate::model::{Feature, Weights, add_rows, mix, width};

/// The types of names.
pub(super) const TYPES: usize = 7;

/// The types, and that it is no name at all.
pub(super) const VOTES: usize = TYPES + 1;

/// Features that do not grow with the name.
const FIXED: usize = 29;

/// The least and most points that features tell apart.
const POINTS: std::ops::RangeInclusive<i32> = -9..=12;

/// How many points features tell apart.
const STEPS: usize = (*POINTS.end() - *POINTS.start() + 1) as usize;

/// The feature of the points that the rules give a type, by what is inside of the name or by what is around it.
fn pointed(around: bool, kind: usize, step: usize) -> Feature {
    let template = if around { 140 } else { 130 } + kind as u32;
    mix(template, (step as i32 + POINTS.start()) as u32, 0)
}

/// Which of [`STEPS`] some points are.
fn step(points: i32) -> usize {
    (points.clamp(*POINTS.start(), *POINTS.end()) - POINTS.start()) as usize
}

/// What weights say of points, by whether they are around the name, by type, and by [`step`].
pub(super) type Pointed = [[[usize; STEPS]; TYPES]; 2];

/// Looks up the rows of all points.
pub(super) fn pointed_rows(weights: &Weights) -> Pointed {
    let row = |around: usize, kind: usize, step: usize| weights.slot(pointed(around == 1, kind, step));
    std::array::from_fn(|around| std::array::from_fn(|kind| std::array::from_fn(|points| row(around, kind, points))))
}

/// What is seen of a mention but for its words and points.
struct Seen {
    features: [Feature; FIXED],
    inside: Evidence,
    around: Evidence,
    /// The type that the rules weigh most.
    rules: EntityType,
}

impl Sight<'_, '_> {
    /// Points for each type; `pointed` is what [`pointed_rows`] gives.
    #[inline(never)]
    pub(super) fn votes(&self, mention: &Mention, weights: &Weights, pointed: &Pointed) -> [i32; VOTES] {
        let seen = self.seen(mention);
        let mut sums = [0; width(VOTES)];
        weights.add_wide(seen.features, &mut sums);
        let points = [&seen.inside, &seen.around];
        let rows: [[_; TYPES]; 2] = std::array::from_fn(|side| {
            std::array::from_fn(|kind| weights.row_in(pointed[side][kind][step(points[side].points(kind))]))
        });
        rows.iter().for_each(|rows| add_rows(&mut sums, rows));
        let mut votes = sums.map(i32::from);
        for features in self.words_of(mention) {
            let mut sums = [0; width(VOTES)];
            weights.add_wide(features, &mut sums);
            votes.iter_mut().zip(sums).for_each(|(vote, sum)| *vote += i32::from(sum));
        }
        votes.iter_mut().zip(&weights.bias).for_each(|(vote, bias)| *vote += bias);
        votes[seen.rules as usize] += super::sequence::RULES_AHEAD * i32::from(weights.scale) / 4;
        votes
    }

    /// What is seen of a mention; the first [`super::sequence::COARSE`] tell how corpora differ.
    pub(super) fn type_features(&self, mention: &Mention) -> Vec<Feature> {
        let seen = self.seen(mention);
        let mut features = seen.features.to_vec();
        for kind in 0..TYPES {
            features.push(pointed(false, kind, step(seen.inside.points(kind))));
            features.push(pointed(true, kind, step(seen.around.points(kind))));
        }
        features.extend(self.words_of(mention).flatten());
        features
    }

    /// What is seen of each word of a mention.
    fn words_of(&self, mention: &Mention) -> impl Iterator<Item = [Feature; 2]> {
        let length = length(mention);
        (mention.first..=mention.last).map(move |at| [mix(150, self.number(at), 0), mix(151, self.shape(at), length)])
    }

    /// What is seen of a mention as a whole.
    #[inline(never)]
    fn seen(&self, mention: &Mention) -> Seen {
        let (first, last) = (mention.first, mention.last);
        let sentence = self.tagger.word(first).sentence;
        let at = |at: usize| self.look(at, sentence);
        let (before, two_before) = (at(first.wrapping_sub(1)), at(first.wrapping_sub(2)));
        let (after, two_after) = (at(last + 1), at(last + 2));
        let start = at(first);
        let end = if first == last { start } else { at(last) };
        let length = length(mention);
        let mark = start.mark;
        let inside = self.tagger.evidence_inside(mention);
        let around = self.tagger.evidence_around(mention);
        let mut both = inside;
        both.merge(&around);
        let best = |evidence: &Evidence| {
            let kind = evidence.best();
            (kind, kind as u32 + 8 * evidence.of(kind).clamp(0, 9) as u32)
        };
        let ((rules, best_of_both), (_, best_inside), (_, best_around)) = (best(&both), best(&inside), best(&around));
        let name = self.name(mention);
        let known = self.tagger.known_as(mention).map_or(0, |kind| kind as u32 + 1);
        let title = u32::from(mention.title.is_some());
        let flags = title | u32::from(mention.is_work) << 1 | u32::from(mention.is_weak) << 2;
        let features = [
            mix(101, mark, 0),
            mix(102, best_of_both, 0),
            mix(103, known, length),
            mix(129, known, best_of_both),
            mix(104, flags, known),
            mix(105, end.role, known),
            mix(106, start.listed, end.listed),
            mix(107, best_inside, best_around),
            mix(108, best_inside, mark),
            mix(109, name, 0),
            mix(110, end.word, 0),
            mix(111, start.word, 0),
            mix(112, end.tail, length),
            mix(113, start.tail, length),
            mix(114, before.word, 0),
            mix(115, after.word, 0),
            mix(116, before.word, two_before.word),
            mix(117, after.word, two_after.word),
            mix(118, two_before.word, 0),
            mix(119, two_after.word, 0),
            mix(120, before.role, before.listed),
            mix(121, after.role, after.listed),
            mix(122, before.tag, after.tag),
            mix(123, after.tag, two_after.tag),
            mix(124, end.role & 7, length),
            mix(125, start.shape, end.shape),
            mix(126, end.shape, length),
            mix(127, start.role >> 6, length),
            mix(128, mix(start.listed, end.listed, length), end.role & 7),
        ];
        Seen { features, inside, around, rules }
    }
}

/// How many words there are after a mention's first, as far as features tell.
fn length(mention: &Mention) -> u32 {
    (mention.last - mention.first).min(4) as u32
}
