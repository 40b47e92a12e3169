//! The verbs that carry a clause, with their subject.

use super::scene::Scene;
use super::segment::Draft;
use crate::EntityType;
use crate::text::Traits;
use crate::text::tag::{Tag, Tagged};
use std::ops::Range;

/// The verbs of a clause and what they are said of.
pub(super) struct Chain {
    /// From the finite verb to the last one: *may have been shut*; empty where there is none.
    pub tokens: Range<usize>,
    /// The modal that it starts with.
    pub modal: Option<usize>,
    /// Whether a negation stands among them.
    pub negated: bool,
    /// A number for tense, aspect and voice; 0 without a verb.
    pub shape: u32,
    /// The last noun or pronoun before them.
    pub subject: Option<usize>,
    /// A number for what sort of thing that is.
    pub subject_kind: u32,
}

impl Chain {
    /// The verbs that carry the clause: *may have been shut*.
    pub fn of(scene: &Scene, tagged: &Tagged, draft: &Draft) -> Self {
        let tokens = draft.clause.tokens.clone();
        let tag = |at: usize| tagged.tags.get(at).copied().unwrap_or(Tag::Mark);
        let mut chain = Self { tokens: 0..0, modal: None, negated: false, shape: 0, subject: None, subject_kind: 0 };
        let Some(first) = draft.facts.verb else { return chain };
        let mut last = first;
        for at in first + 1..tokens.end.min(first + 7) {
            if scene.is(at, Traits::NEGATION) {
                chain.negated = true;
            } else if tag(at).is_verb() {
                last = at;
            } else if !matches!(tag(at), Tag::Adverb | Tag::Compared) {
                break;
            }
        }
        chain.tokens = first..last + 1;
        chain.modal = (tag(first) == Tag::Modal).then_some(first);
        let aux = |traits| u32::from((first..last).any(|at| scene.is(at, traits)));
        let finite = tag(first) as u32;
        let copula = u32::from(scene.is(last, Traits::BE));
        chain.shape =
            1 + finite + 32 * (tag(last) as u32) + 1024 * (aux(Traits::HAVE) + 2 * aux(Traits::BE) + 4 * copula);
        chain.subject = (tokens.start..first).rev().find(|at| {
            let own = tag(*at);
            own.is_noun() || own == Tag::Pronoun || matches!(scene.form(*at), "this" | "that" | "who" | "which")
        });
        chain.subject_kind = match chain.subject {
            None => 1,
            Some(at) if scene.is(at, Traits::FIRST) => 2,
            Some(at) if scene.is(at, Traits::SECOND) => 3,
            Some(at) if tag(at) == Tag::Pronoun => 10 + tagged.words[at] % 997,
            Some(at) => scene.kind(at).map_or(4, |kind| 5 + u32::from(kind == EntityType::Person)),
        };
        chain
    }
}
