//! What the words of a clause have in common, found out once for all rules and features that ask.

use super::forms::Signs;
use super::scene::Scene;
use crate::text::Traits;
use crate::text::tag::Tag;
use std::ops::Range;

/// What the words of a clause have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    /// Everything that they can be.
    pub traits: Traits,
    /// Everything that those outside quotations can be.
    pub own: Traits,
    /// All their signs.
    pub signs: Signs,
    /// How many lie in quotations.
    pub quoted: usize,
    /// The first that is a word, else the first token.
    pub opening: usize,
    /// The first verb that carries tense, where there are parts of speech.
    pub verb: Option<usize>,
    /// How many verbs are in the past, and in the present.
    pub past: usize,
    pub present: usize,
}

/// By tag, what a word adds to the count of verbs that carry tense (see [`Tag::is_finite`]): three counts in one number.
const VERBS: [u64; Tag::ALL.len()] = {
    let mut counts = [0; Tag::ALL.len()];
    counts[Tag::Past as usize] = 1;
    counts[Tag::Present as usize] = 1 << BITS;
    counts[Tag::Modal as usize] = 1 << (2 * BITS);
    counts
};

/// The bits of one of the counts.
const BITS: u32 = 21;

impl Facts {
    /// Those of `tokens`, of which some are `quoted` or none.
    pub fn of(scene: &Scene, tokens: Range<usize>, quoted: bool) -> Self {
        let opening = tokens.clone().find(|at| scene.is_word(*at)).unwrap_or(tokens.start);
        let mut facts = Self { opening, ..Self::default() };
        for (traits, signs) in scene.words(tokens.clone()) {
            facts.traits = facts.traits.or(traits);
            facts.signs = facts.signs.or(signs);
        }
        facts.own = facts.traits;
        if quoted {
            (facts.own, facts.quoted) = (Traits::default(), tokens.len());
            for traits in scene.unquoted(tokens.clone()) {
                facts.own = facts.own.or(traits);
                facts.quoted -= 1;
            }
        }
        let tags = scene.tags.get(tokens.clone()).unwrap_or_default();
        // how many stand before the first verb; counted, because nobody can foresee where it is
        let (mut before, mut verbs) = (0, 0u64);
        for tag in tags {
            verbs += VERBS[*tag as usize];
            before += usize::from(verbs == 0);
        }
        let count = |place: u32| (verbs >> (place * BITS) & ((1 << BITS) - 1)) as usize;
        (facts.past, facts.present) = (count(0), count(1));
        facts.verb = (verbs != 0).then_some(tokens.start + before);
        facts
    }
}
