//! What is the same for all clauses of a text, in steps that features can be made of.

use super::features::past;
use super::scene::Scene;
use super::segment::Drafts;
use crate::Status;
use crate::text::Traits;

/// What is the same for all clauses of a text.
pub(super) struct Whole {
    /// How much of it, outside quotations, is *I, we, our*.
    pub first_person: u32,
    /// How much of it is quoted.
    pub quoted: u32,
    /// How many of its clauses the rules call opinions.
    pub judged: u32,
    /// How many have a source.
    pub sourced: u32,
    /// How many of its verbs are in the past.
    pub past: u32,
    /// The logarithm of its length in sentences.
    pub length: u32,
}

/// A share in steps, finer where it is small.
pub(super) fn step(part: usize, all: usize) -> u32 {
    match part * 100 / all.max(1) {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        8..=15 => 4,
        16..=30 => 5,
        31..=60 => 6,
        _ => 7,
    }
}

impl Whole {
    pub fn new(scene: &Scene, drafts: &Drafts) -> Self {
        let words = scene.document.tokens.len();
        let first_person = scene.own(Traits::FIRST);
        let quoted = scene.quoted();
        let all = drafts.all.len();
        let of = |status| drafts.all.iter().filter(|draft| draft.decision.status == status).count();
        let sourced = drafts.all.iter().filter(|draft| draft.voice.source.is_some()).count();
        Self {
            first_person: step(first_person, words),
            quoted: step(quoted, words),
            judged: step(of(Status::Opinion), all),
            sourced: step(sourced, all),
            past: past(scene.tags),
            length: (drafts.count() as u32).min(60).ilog2_or_zero(),
        }
    }
}

/// Logarithms of counts.
pub(super) trait Log {
    /// The whole logarithm to base two; 0 of 0.
    fn ilog2_or_zero(self) -> u32;
}

impl Log for u32 {
    fn ilog2_or_zero(self) -> u32 {
        self.checked_ilog2().unwrap_or(0)
    }
}
