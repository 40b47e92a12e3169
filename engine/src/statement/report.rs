//! Reporting verbs in their sentence: is it a verb here, what does it take, and who is its subject?

use super::attribution::Attribution;
use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use super::vocabulary::{Verb, VerbKind};
use crate::CueKind;
use crate::text::{TokenKind, Traits, is_finite};
use std::ops::Range;

/// Tokens that a look ahead reads at most.
const REACH: usize = 16;

/// Reads one sentence.
pub(super) struct Reader<'a> {
    pub scene: &'a Scene<'a>,
    pub memory: &'a Memory,
    pub tokens: Range<usize>,
}

/// What belongs to a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Complement {
    /// A clause, with or without *that*, or a quotation.
    Clause,
    /// *to act*.
    Infinitive,
    /// A noun phrase.
    Object,
    /// Nothing: its words stand before it.
    Before,
}

impl Reader<'_> {
    fn is(&self, at: usize, traits: Traits) -> bool {
        self.tokens.contains(&at) && self.scene.is(at, traits)
    }

    fn form(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.scene.form(at) } else { "" }
    }

    /// The attribution by the reporting verb at `at`; `last` is the one before it in the sentence.
    pub fn report(&self, at: usize, verb: Verb, last: Option<&Attribution>) -> Option<Attribution> {
        let first = self.first_auxiliary(at);
        if self.is_noun(at, first) {
            return None;
        }
        let participle = self.scene.form(at).ends_with("ing");
        let auxiliary = |traits| (first..at).any(|at| self.is(at, traits));
        if auxiliary(Traits::BE) && !participle {
            return self.passive(at, verb);
        }
        let hedged = auxiliary(Traits::MODAL) || auxiliary(Traits::NEGATION);
        if hedged && matches!(verb.kind, VerbKind::Say | VerbKind::Show) {
            return None;
        }
        let inverted = self.inverted(at);
        let complement = if inverted { Complement::Before } else { self.complement(at, first, verb)? };
        let subject = self.subject(at, first, inverted, participle, last)?;
        if subject.clone().any(|token| self.scene.quotation(token) != self.scene.quotation(at)) {
            return None;
        }
        let after = complement == Complement::Before;
        let mut source = self.memory.source(self.scene, subject.clone())?;
        if after {
            source = self.memory.named(self.scene, source);
        }
        let kind = self.kind(at, verb, complement);
        let clause = matches!(complement, Complement::Clause | Complement::Before);
        Some(Attribution { cue: at..at + 1, kind: CueKind::Report, verb: kind, source, subject, after, clause })
    }

    /// Some verbs change with what they take: *called for*, *suggested that* of persons, *told him to*.
    fn kind(&self, at: usize, verb: Verb, complement: Complement) -> VerbKind {
        let demands = matches!(self.form(at), "called" | "calls" | "call" | "calling")
            && matches!(self.form(at + 1), "for" | "on" | "upon");
        let asks = matches!(self.form(at), "asked" | "asks" | "asking" | "told" | "tells")
            && complement != Complement::Before
            && (at + 1..at + 8)
                .take_while(|at| self.form(*at) != "that")
                .any(|at| self.form(at) == "to" && !self.is(at + 1, Traits::DETERMINER));
        if demands || asks { VerbKind::Demand } else { verb.kind }
    }

    /// Whether the word is a noun or a reduced relative here: *the report*, *a letter of support*, *a plan called*.
    fn is_noun(&self, at: usize, first: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|before| self.tokens.contains(before)) else {
            return first == at && !self.scene.form(at).ends_with("ing");
        };
        let nominal = self.is(before, Traits::DETERMINER.or(Traits::POSSESSIVE)) && !self.is(before, Traits::PRONOUN);
        let governed = self.is(before, Traits::PREPOSITION) && !self.scene.form(at).ends_with("ing");
        let name = self.scene.is_capital(at) && self.scene.quotation(at) == self.scene.quotation(before);
        let possessive =
            self.form(before) == "'s" || (self.form(before) == "’" && self.scene.quotation(before).is_none());
        nominal || governed || name || possessive || matches!(self.form(before), "to" | "-")
    }

    fn subject(
        &self,
        at: usize,
        first: usize,
        inverted: bool,
        participle: bool,
        last: Option<&Attribution>,
    ) -> Option<Range<usize>> {
        if inverted {
            return phrase::after(self.scene, at + 1, self.tokens.end);
        }
        let before = first.checked_sub(1).filter(|before| self.tokens.contains(before));
        if participle && first == at {
            let hangs = before.is_none_or(|at| {
                self.form(at) == ","
                    || self.is(at, Traits::COORDINATOR.or(Traits::SUBORDINATOR))
                    || self.form(at) == "by"
            });
            return if hangs { self.shared(at, last) } else { None };
        }
        if before.is_some_and(|at| self.is(at, Traits::COORDINATOR)) {
            return self.shared(at, last);
        }
        phrase::before(self.scene, self.tokens.start, first)
    }

    /// The subject of the report before, else of the sentence's first verb.
    fn shared(&self, at: usize, last: Option<&Attribution>) -> Option<Range<usize>> {
        match last {
            Some(last) if !last.after && last.kind == CueKind::Report => Some(last.subject.clone()),
            _ => {
                let verb = (self.tokens.start..at).find(|at| is_finite(self.scene.document, *at))?;
                phrase::before(self.scene, self.tokens.start, verb)
            }
        }
    }

    /// The first of the auxiliaries and adverbs before a verb.
    fn first_auxiliary(&self, at: usize) -> usize {
        let chain = Traits::HAVE.or(Traits::BE).or(Traits::DO).or(Traits::MODAL).or(Traits::NEGATION);
        let mut first = at;
        for probe in (self.tokens.start..at).rev().take(6) {
            if self.is(probe, chain) && !self.is(probe, Traits::PRONOUN.or(Traits::DETERMINER)) {
                first = probe;
            } else if !self.is(probe, Traits::ADVERB) {
                break;
            }
        }
        first
    }

    /// *…,” said Blom*: the subject follows.
    fn inverted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.tokens.contains(before)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "'" | "»" | "?" | "!" | "—");
        let quote = (before.saturating_sub(1)..at).any(|at| self.scene.quotation(at).is_some())
            && self.scene.quotation(at).is_none();
        let next = at + 1;
        let subject =
            self.scene.is_capital(next) || self.is(next, Traits::DETERMINER.or(Traits::PERSON).or(Traits::POSSESSIVE));
        closed && quote && subject && self.tokens.contains(&next) && self.form(next) != "that"
    }

    /// What the verb at `at`, whose first auxiliary is `first`, takes here.
    fn complement(&self, at: usize, first: usize, verb: Verb) -> Option<Complement> {
        let next = (at + 1..at + 4).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(at + 1);
        if (verb.takes_clause || verb.takes_bare) && self.stands_after(first, next) {
            return Some(Complement::Before);
        }
        let mark = matches!(self.form(next), "," | ":");
        let quoted = self.opens_quote(at, next) || (mark && self.opens_quote(at, next + 1));
        if verb.takes_clause && (quoted || self.form(next) == ":" || self.ends_open(at) || self.that_follows(at, next))
        {
            return Some(Complement::Clause);
        }
        if verb.takes_to && self.form(next) == "to" && !self.is(next + 1, Traits::DETERMINER) {
            return Some(Complement::Infinitive);
        }
        if mark || !self.tokens.contains(&next) {
            return None;
        }
        if verb.takes_bare && self.clause_follows(at, next) {
            return Some(Complement::Clause);
        }
        let object = quoted
            || self.is(next, Traits::OBJECTIVE.or(Traits::DETERMINER).or(Traits::POSSESSIVE).or(Traits::PRONOUN))
            || matches!(self.form(next), "for" | "on" | "of" | "against" | "to")
            || self.scene.is_word(next)
                && !self.is(next, Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::SUBORDINATOR));
        let named = matches!(self.form(at), "called" | "calls")
            && !matches!(self.form(next), "for" | "on" | "upon")
            && !self.judging_follows(at, next);
        let vague = verb.kind == VerbKind::Forecast
            && !self.is(next, Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::NUMBER))
            && self.scene.document.tokens[next].kind != TokenKind::Number;
        (verb.takes_object && object && !named && !vague).then_some(Complement::Object)
    }

    /// Whether what somebody is called is a judgement, put in quotation marks or after *it* or *him*.
    fn judging_follows(&self, at: usize, next: usize) -> bool {
        self.is(next, Traits::OBJECTIVE)
            || matches!(self.form(next), "it" | "this" | "that")
            || (next..next + 8).any(|token| self.opens_quote(at, token))
    }

    fn opens_quote(&self, verb: usize, at: usize) -> bool {
        self.tokens.contains(&at)
            && self.scene.quotation(at).is_some()
            && self.scene.quotation(at) != self.scene.quotation(verb)
    }

    /// Whether the sentence ends with a colon, and what somebody said follows it.
    fn ends_open(&self, verb: usize) -> bool {
        let last = self.tokens.end - 1;
        self.form(last) == ":" && last - verb < REACH && !(verb + 1..last).any(|at| matches!(self.form(at), "," | ";"))
    }

    /// *that*, *whether* or a quotation follows within the verb's own phrase.
    fn that_follows(&self, verb: usize, next: usize) -> bool {
        let own = (next..self.tokens.end.min(next + REACH)).take_while(|at| {
            !matches!(self.form(*at), ";" | "." | "?" | "which" | "who" | "because")
                && !(*at > next && is_finite(self.scene.document, *at))
        });
        let asks = matches!(self.form(verb), "ask" | "asks" | "asked" | "asking");
        let to_hearer = self.is(next, Traits::PREPOSITION.or(Traits::OBJECTIVE))
            || matches!(self.form(verb), "told" | "tells" | "telling");
        own.into_iter().any(|at| match self.form(at) {
            "that" => at == next || !self.is(at + 1, Traits::FINITE.or(Traits::MODAL)),
            "how" | "whether" | "why" => !asks,
            _ => to_hearer && self.opens_quote(verb, at),
        })
    }

    /// A subject and a verb follow, without *that*.
    fn clause_follows(&self, verb: usize, next: usize) -> bool {
        let opens =
            Traits::DETERMINER.or(Traits::PRONOUN).or(Traits::POSSESSIVE).or(Traits::NUMBER).or(Traits::SUBORDINATOR);
        let closed = Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::OBJECTIVE);
        let starts = self.is(next, opens)
            || self.scene.is_word(next) && !self.is(next, closed)
            || self.scene.document.tokens[next].kind == TokenKind::Number;
        let reach = (next + 1..self.tokens.end.min(next + REACH))
            .take_while(|at| !matches!(self.form(*at), ";" | ":" | "who" | "which"));
        // *say* hardly takes a noun phrase, so what follows is a clause even where no verb is known
        let says = matches!(self.form(verb), "said" | "says") && next + 3 < self.tokens.end;
        starts && (says || reach.into_iter().any(|at| is_finite(self.scene.document, at)))
    }

    /// Whether the words of a report stand before it: *…, Blom said.*
    fn stands_after(&self, first: usize, next: usize) -> bool {
        let Some(subject) = phrase::before(self.scene, self.tokens.start, first) else { return false };
        let Some(before) = subject.start.checked_sub(1).filter(|at| self.tokens.contains(at)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "'" | "»" | "—" | "?" | "!");
        let quote = self.scene.quotation(before).is_some()
            || self.form(before) == "," && before > self.tokens.start && self.scene.quotation(before - 1).is_some();
        let ends = matches!(self.form(next), "" | "." | "," | ";" | "!" | "?" | "”" | "\"")
            && !self.opens_quote(first, next)
            || quote
                && !matches!(self.form(next), ":" | "that")
                && !self.is(next, Traits::PRONOUN.or(Traits::DETERMINER));
        let said = (self.tokens.start..before).any(|at| is_finite(self.scene.document, at));
        closed && ends && (quote || said && before > self.tokens.start + 2)
    }

    /// *was condemned by Blom*.
    fn passive(&self, at: usize, verb: Verb) -> Option<Attribution> {
        let speaks = verb.takes_object && !matches!(verb.kind, VerbKind::Promise | VerbKind::Forecast);
        if !speaks {
            return None;
        }
        let own = (at + 1..self.tokens.end.min(at + 8)).take_while(|at| self.form(*at) != ",");
        let by = own.into_iter().find(|at| self.form(*at) == "by")?;
        let subject = phrase::after(self.scene, by + 1, self.tokens.end)?;
        if self.scene.form(subject.start).ends_with("ing") {
            return None;
        }
        let source = self.memory.source(self.scene, subject.clone())?;
        let cue = at..by + 1;
        Some(Attribution { cue, kind: CueKind::Report, verb: verb.kind, source, subject, after: true, clause: false })
    }
}
