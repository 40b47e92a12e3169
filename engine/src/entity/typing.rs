//! What sort of thing a mention names: multinomial logistic regression over its own words, the words around it, and
//! what the rules weigh. The sum over all mentions of an entity decides, also
//! that it is no name at all.

use super::mention::Mention;
use super::sight::Sight;
use crate::EntityType;
use crate::model::{Feature, Weights, mix};

/// The types of names.
pub(super) const TYPES: usize = 7;

/// The types, and that it is no name at all.
pub(super) const VOTES: usize = TYPES + 1;

impl Sight<'_, '_> {
    /// Points for each type.
    #[inline(never)]
    pub(super) fn votes(&self, mention: &Mention, weights: &Weights) -> [i32; VOTES] {
        let mut features = Vec::with_capacity(64);
        let rules = self.seen(mention, &mut features);
        let mut votes: [i32; VOTES] = weights.sums(&features);
        votes.iter_mut().zip(&weights.bias).for_each(|(vote, bias)| *vote += bias);
        votes[rules as usize] += super::sequence::RULES_AHEAD * i32::from(weights.scale) / 4;
        votes
    }

    /// What is seen of a mention; the first [`super::sequence::COARSE`] tell how corpora differ.
    pub(super) fn type_features(&self, mention: &Mention) -> Vec<Feature> {
        let mut features = Vec::new();
        self.seen(mention, &mut features);
        features
    }

    /// Adds what is seen of a mention; gives the type that the rules weigh most.
    #[inline(never)]
    fn seen(&self, mention: &Mention, out: &mut Vec<Feature>) -> EntityType {
        let (first, last) = (mention.first, mention.last);
        let sentence = self.tagger.word(first).sentence;
        let at = |at: Option<usize>| self.look(at, sentence);
        let (before, two_before) = (at(first.checked_sub(1)), at(first.checked_sub(2)));
        let (after, two_after) = (at(Some(last + 1)), at(Some(last + 2)));
        let (start, end) = (at(Some(first)), at(Some(last)));
        let length = (last - first).min(4) as u32;
        let mark = self.marks[first].code();
        let inside = self.tagger.evidence_inside(mention);
        let around = self.tagger.evidence_around(mention);
        let mut both = inside;
        both.merge(&around);
        let best = |evidence: &super::kind::Evidence| {
            evidence.best() as u32 + 8 * evidence.of(evidence.best()).clamp(0, 9) as u32
        };
        let name = self.name(mention);
        let known = self.tagger.known_as(mention).map_or(0, |kind| kind as u32 + 1);
        let title = u32::from(mention.title.is_some());
        let flags = title | u32::from(mention.is_work) << 1 | u32::from(mention.is_weak) << 2;
        out.extend([
            mix(101, mark, 0),
            mix(102, best(&both), 0),
            mix(103, known, length),
            mix(129, known, best(&both)),
            mix(104, flags, known),
            mix(105, end.role, known),
            mix(106, start.listed, end.listed),
            mix(107, best(&inside), best(&around)),
            mix(108, best(&inside), mark),
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
        ]);
        for kind in 0..TYPES as u32 {
            out.push(mix(130 + kind, inside.points(kind as usize).clamp(-9, 12) as u32, 0));
            out.push(mix(140 + kind, around.points(kind as usize).clamp(-9, 12) as u32, 0));
        }
        for at in first..=last {
            out.push(mix(150, self.number(at), 0));
            out.push(mix(151, self.shape(at), length));
        }
        both.best()
    }
}
