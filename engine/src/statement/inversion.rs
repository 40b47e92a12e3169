//! Reports whose subject follows: *…,” said Blom*, *it was shut, said one clerk*.

use super::phrase;
use super::report::Reader;
use super::vocabulary::{Verb, VerbKind};
use crate::text::{Traits, is_finite};

/// Tokens of an aside at most: *Blom, the mayor of Oslo, said*.
const ASIDE: usize = 24;

impl Reader<'_> {
    /// *…,” said Blom*, *it was shut, said a clerk*: the subject follows.
    pub(super) fn inverted(&self, at: usize, verb: Verb) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.tokens.contains(before)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "'" | "»" | "?" | "!" | "—");
        let quote = (before.saturating_sub(1)..at).any(|at| self.scene.quotation(at).is_some())
            && self.scene.quotation(at).is_none();
        let next = at + 1;
        let opens = Traits::DETERMINER.or(Traits::PERSON).or(Traits::POSSESSIVE).or(Traits::NUMBER);
        // "said keynote speaker Ada Blom"
        let titled = || {
            let words = phrase::after(self.scene, next, self.tokens.end);
            quote && words.is_some_and(|words| words.clone().any(|at| self.scene.is_capital(at)))
        };
        let subject =
            self.scene.is_capital(next) || self.is(next, opens) || self.scene.noun(next).is_some() || titled();
        let tense = !verb.base && !self.form(at).ends_with("ing") && !self.addresses(at);
        let plain = || tense && self.form(before) == "," && verb.kind == VerbKind::Say && !self.closes_aside(before);
        let said = || quote || plain() && self.speaker_ends(next, verb);
        closed && subject && self.tokens.contains(&next) && self.form(next) != "that" && said()
    }

    /// Whether the comma at `comma` ends an aside on the subject: *Blom, who is the mayor,*, *Blom, the mayor,*.
    fn closes_aside(&self, comma: usize) -> bool {
        let own = self.tokens.start.max(comma.saturating_sub(ASIDE))..comma;
        let Some(open) = own.rev().find(|at| self.form(*at) == ",") else { return false };
        let relative = self.is(open + 1, Traits::RELATIVE.or(Traits::WH));
        let finite = (open + 1..comma).any(|at| is_finite(self.scene.document, at));
        let office = (open + 1..comma).any(|at| self.scene.noun(at).is_some());
        relative || !finite && (self.is(open + 1, Traits::DETERMINER) || office)
    }

    /// Whether who follows at `next` can speak, and ends what the verb says: *said a clerk.*, not *said the word and left*.
    fn speaker_ends(&self, next: usize, verb: Verb) -> bool {
        let Some(subject) = phrase::after(self.scene, next, self.tokens.end) else { return false };
        let after = self.form(subject.end);
        // "said two clerks hired by Blom"
        let hangs = self.is(subject.end, Traits::ED) && self.is(subject.end + 1, Traits::PREPOSITION);
        let ends = matches!(after, "" | "." | "," | ";" | ":" | "(" | "who" | "whose")
            || self.is(subject.end, Traits::PREPOSITION)
            || hangs;
        verb.takes_clause && ends && self.speaks(&subject)
    }
}
