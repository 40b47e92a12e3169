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

impl Facts {
    pub fn of(scene: &Scene, tokens: Range<usize>) -> Self {
        let opening = tokens.clone().find(|at| scene.is_word(*at)).unwrap_or(tokens.start);
        let mut facts = Self { opening, ..scene.words(tokens.clone()) };
        for (at, tag) in tokens.clone().zip(scene.tags.get(tokens).unwrap_or_default()) {
            if tag.is_finite() {
                facts.verb = facts.verb.or(Some(at));
                facts.past += usize::from(*tag == Tag::Past);
                facts.present += usize::from(*tag == Tag::Present);
            }
        }
        facts
    }
}
