//! Clauses that ask for something by their form: *Write to your mayor*, *a wise mayor would leave it alone*.

use super::cue::Found;
use super::scene::Scene;
use super::status::{Evidence, is_judging};
use crate::text::tag::Tag;
use crate::text::{Traits, is_finite};

/// Whether a sentence opens with the verb of an order: *Write to your mayor*, by its part of speech.
pub(super) fn orders(scene: &Scene, evidence: &Evidence) -> bool {
    let first = evidence.facts.opening;
    let opens = first <= evidence.tokens.start + 1
        && (scene.opens_sentence(first) || first > 0 && !scene.is_word(first - 1) && scene.opens_sentence(first - 1));
    // "Net profit fell" has a verb of its own
    let own = |at: &usize| scene.is_word(*at) && !scene.is(*at, Traits::SUBORDINATOR.or(Traits::WH));
    let mut own = (first + 1..evidence.tokens.end).take_while(|at| own(at) && scene.form(*at) != "that");
    scene.tag(first) == Some(Tag::Base)
        && opens
        && !own.any(|at| is_finite(scene.document, at) || scene.tag(at).is_some_and(Tag::is_finite))
        && scene.mention(first).is_none()
        && !scene.is(first, Traits::MODAL.or(Traits::DO))
        // "bread costs more" begins with a noun
        && scene.is_word(first + 1)
        && !scene.tag(first + 1).is_some_and(|tag| tag.is_noun() || tag == Tag::Base)
}

/// Whether it is told what somebody good would do: *a wise mayor would leave it alone*, not *a storm would sink it*.
pub(super) fn tells_ideal(scene: &Scene, evidence: &Evidence, cues: &[&Found]) -> bool {
    let start = evidence.tokens.start;
    let judged = cues.iter().any(|cue| is_judging(cue) && cue.tokens.start == start + 1);
    judged
        && matches!(scene.form(start), "a" | "an" | "any" | "no")
        && scene.noun(start + 2).is_some()
        && scene.form(start + 3) == "would"
}
