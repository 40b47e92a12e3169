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

/// The tags that carry tense, as bits; see [`Tag::is_finite`].
const FINITE: u32 = 1 << Tag::Past as u32 | 1 << Tag::Present as u32 | 1 << Tag::Modal as u32;

impl Facts {
    pub fn of(scene: &Scene, tokens: Range<usize>) -> Self {
        let opening = tokens.clone().find(|at| scene.is_word(*at)).unwrap_or(tokens.start);
        let mut facts = Self { opening, ..Self::default() };
        for (traits, signs, quoted) in scene.words(tokens.clone()) {
            facts.traits = facts.traits.or(traits);
            facts.signs = facts.signs.or(signs);
            facts.quoted += usize::from(quoted);
            facts.own = facts.own.or(if quoted { Traits::default() } else { traits });
        }
        let tags = scene.tags.get(tokens.clone()).unwrap_or_default();
        // how many stand before the first verb; counted, because nobody can foresee where it is
        let (mut found, mut before) = (0, 0);
        for tag in tags {
            found |= FINITE >> *tag as u32 & 1;
            before += 1 - found as usize;
            facts.past += usize::from(*tag == Tag::Past);
            facts.present += usize::from(*tag == Tag::Present);
        }
        facts.verb = (found == 1).then_some(tokens.start + before);
        facts
    }
}
