//! Attributions: the words that hand a statement to a source, directly or indirectly.

use super::cue::Found;
use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use super::vocabulary::{VerbKind, verb};
use crate::text::{TokenKind, Traits, is_finite};
use crate::{CueKind, Source};
use std::ops::Range;

/// A verb or frame with its source.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The reporting words.
    pub cue: Range<usize>,
    /// What kind of cue they are.
    pub kind: CueKind,
    /// What the verb makes of its statement.
    pub verb: VerbKind,
    /// Who says so.
    pub source: Source,
    /// The tokens that name the source, before shortening.
    pub subject: Range<usize>,
    /// Whether it stands after its words.
    pub after: bool,
}

/// The attributions in one sentence, in text order.
pub(super) fn find(scene: &Scene, memory: &Memory, tokens: Range<usize>, cues: &[Found]) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let reader = Reader { scene, memory, tokens: tokens.clone() };
    for at in tokens {
        if let Some(kind) = verb(scene.form(at))
            && let Some(found) = reader.report(at, kind, out.last())
        {
            out.push(found);
        }
    }
    for cue in cues.iter().filter(|cue| matches!(cue.kind, CueKind::According | CueKind::Impersonal)) {
        let found = if cue.kind == CueKind::According { reader.according(cue) } else { reader.impersonal(cue) };
        let known = |other: &Attribution| other.cue.start < cue.tokens.end && cue.tokens.start < other.cue.end;
        out.extend(found.filter(|_| !out.iter().any(known)));
    }
    out.sort_by_key(|found| found.cue.start);
    out
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    memory: &'a Memory,
    tokens: Range<usize>,
}

/// What follows a reporting verb.
#[derive(Clone, Copy, PartialEq, Eq)]
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

    /// The attribution by the reporting verb at `at`.
    fn report(&self, at: usize, kind: VerbKind, last: Option<&Attribution>) -> Option<Attribution> {
        let first = self.first_auxiliary(at);
        let auxiliaries = first..at;
        if at > self.tokens.start
            && self.is(at - 1, Traits::DETERMINER.or(Traits::POSSESSIVE))
            && !self.is(at - 1, Traits::PRONOUN)
        {
            return None;
        }
        let participle = self.scene.form(at).ends_with("ing");
        let passive = auxiliaries.clone().any(|at| self.is(at, Traits::BE)) && !participle;
        if passive {
            return self.passive(at, kind);
        }
        let modal = auxiliaries.clone().any(|at| self.is(at, Traits::MODAL));
        let negated = auxiliaries.clone().any(|at| self.is(at, Traits::NEGATION));
        if (modal || negated) && matches!(kind, VerbKind::Say | VerbKind::Show)
            || (first > self.tokens.start && self.form(first - 1) == "to")
        {
            return None;
        }
        let inverted = self.inverted(at);
        let complement = if inverted { Complement::Before } else { self.complement(at, first)? };
        let allowed = match complement {
            Complement::Clause | Complement::Before => true,
            Complement::Infinitive => {
                matches!(kind, VerbKind::Promise | VerbKind::Demand)
                    || matches!(self.form(at), "claim" | "claims" | "claimed")
            }
            Complement::Object => {
                matches!(kind, VerbKind::Judge | VerbKind::Demand | VerbKind::Forecast) || takes_object(self.form(at))
            }
        };
        if !allowed {
            return None;
        }
        let subject = if inverted {
            phrase::after(self.scene, at + 1, self.tokens.end)?
        } else if participle && auxiliaries.is_empty() {
            match last {
                Some(last) => last.subject.clone(),
                None => self.main_subject(at)?,
            }
        } else if first > self.tokens.start && self.shares_subject(first - 1) {
            match last {
                Some(last) if !last.after => last.subject.clone(),
                _ => self.main_subject(at)?,
            }
        } else {
            phrase::before(self.scene, self.tokens.start, first)?
        };
        if subject.clone().any(|token| self.scene.quotation(token) != self.scene.quotation(at)) {
            return None;
        }
        let source = self.memory.source(self.scene, subject.clone())?;
        let after = complement == Complement::Before;
        Some(Attribution { cue: at..at + 1, kind: CueKind::Report, verb: kind, source, subject, after })
    }

    /// The first of the auxiliaries and adverbs before a verb.
    fn first_auxiliary(&self, at: usize) -> usize {
        let chain = Traits::HAVE.or(Traits::BE).or(Traits::DO).or(Traits::MODAL).or(Traits::NEGATION);
        let mut first = at;
        let mut probe = at;
        while probe > self.tokens.start && at - probe < 6 {
            probe -= 1;
            if self.is(probe, chain) && !self.is(probe, Traits::PRONOUN.or(Traits::DETERMINER)) {
                first = probe;
            } else if !self.is(probe, Traits::ADVERB) && self.form(probe) != "be" {
                break;
            }
        }
        first
    }

    /// *…,” said Blom*: the subject follows.
    fn inverted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.tokens.contains(before)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "»" | "?" | "!" | "—");
        let next = at + 1;
        let subject =
            self.scene.is_capital(next) || self.is(next, Traits::DETERMINER.or(Traits::PERSON).or(Traits::POSSESSIVE));
        let parenthetical =
            self.form(before) == "," && self.scene.quotation(before).is_none() && !self.quote_ends_near(before);
        closed && subject && self.tokens.contains(&next) && self.form(next) != "that" && !parenthetical
    }

    fn quote_ends_near(&self, at: usize) -> bool {
        (at.saturating_sub(2)..at).any(|before| self.scene.quotation(before).is_some())
    }

    /// What follows the verb at `at`, whose first auxiliary is `first`.
    fn complement(&self, at: usize, first: usize) -> Option<Complement> {
        let quoted = self.scene.quotation(at);
        let opens_quote = |at: usize| {
            self.tokens.contains(&at) && self.scene.quotation(at).is_some() && self.scene.quotation(at) != quoted
        };
        let mut next = at + 1;
        while self.is(next, Traits::ADVERB) {
            next += 1;
        }
        let marks = matches!(self.form(next), "," | ":");
        if self.stands_after(first, next) {
            return Some(Complement::Before);
        }
        if opens_quote(next) || (marks && opens_quote(next + 1)) || (self.form(next) == ":") {
            return Some(Complement::Clause);
        }
        if self.form(next) == "to" && !self.is(next + 1, Traits::DETERMINER) {
            return Some(Complement::Infinitive);
        }
        let reach = self.tokens.end.min(next + 14);
        let that = (next..reach)
            .take_while(|at| {
                !matches!(self.form(*at), ";" | "." | "?") && (*at == next || !is_finite(self.scene.document, *at))
            })
            .any(|at| {
                matches!(self.form(at), "that" | "how" | "whether" | "why" | "if")
                    && !self.is(at + 1, Traits::FINITE.or(Traits::MODAL))
                    || opens_quote(at)
            });
        if that {
            return Some(Complement::Clause);
        }
        if marks || !self.tokens.contains(&next) {
            return None;
        }
        let starts = self.is(
            next,
            Traits::DETERMINER.or(Traits::PRONOUN).or(Traits::POSSESSIVE).or(Traits::NUMBER).or(Traits::SUBORDINATOR),
        ) || self.scene.is_word(next)
            && !self.is(next, Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::OBJECTIVE))
            || self.scene.document.tokens[next].kind == TokenKind::Number;
        let verb = (next + 1..reach)
            .take_while(|at| !matches!(self.form(*at), ";" | ":" | "who" | "which"))
            .any(|at| is_finite(self.scene.document, at));
        if starts && verb {
            return Some(Complement::Clause);
        }
        let infinitive = (next..next + 7).any(|at| self.form(at) == "to");
        match () {
            () if self.is(next, Traits::OBJECTIVE) || starts => {
                Some(if infinitive { Complement::Object } else { Complement::Object })
            }
            () if matches!(self.form(next), "for" | "on" | "of" | "against") => Some(Complement::Object),
            () => None,
        }
    }

    /// Whether the words of a report stand before it: *…, Blom said.*
    fn stands_after(&self, first: usize, next: usize) -> bool {
        let Some(subject) = phrase::before(self.scene, self.tokens.start, first) else { return false };
        let Some(before) = subject.start.checked_sub(1).filter(|at| self.tokens.contains(at)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "'" | "»" | "—" | "?" | "!");
        let quote = self.scene.quotation(before).is_some();
        let long = before > self.tokens.start + 2 || quote;
        let ends = matches!(self.form(next), "" | "." | "," | ";" | "!" | "?" | "”" | "\"")
            || self.is(next, Traits::PREPOSITION) && quote
            || quote && !self.is(next, Traits::PRONOUN.or(Traits::DETERMINER)) && self.form(next) != ":";
        closed && long && ends && ((self.tokens.start..before).any(|at| is_finite(self.scene.document, at)) || quote)
    }

    /// *and vowed*, *but says*: the verb has the subject of the verb before it.
    fn shares_subject(&self, at: usize) -> bool {
        let at = if self.form(at) == "," && at > self.tokens.start { at } else { at };
        self.is(at, Traits::COORDINATOR)
    }

    /// The subject of the sentence's first verb.
    fn main_subject(&self, before: usize) -> Option<Range<usize>> {
        let verb = (self.tokens.start..before).find(|at| is_finite(self.scene.document, *at))?;
        phrase::before(self.scene, self.tokens.start, verb)
    }

    /// *was condemned by Blom*.
    fn passive(&self, at: usize, kind: VerbKind) -> Option<Attribution> {
        let by = (at + 1..self.tokens.end.min(at + 8))
            .take_while(|at| self.form(*at) != ",")
            .find(|at| self.form(*at) == "by")?;
        let subject = phrase::after(self.scene, by + 1, self.tokens.end)?;
        if subject.clone().any(|at| self.scene.form(at).ends_with("ing")) {
            return None;
        }
        let source = self.memory.source(self.scene, subject.clone())?;
        Some(Attribution { cue: at..by + 1, kind: CueKind::Report, verb: kind, source, subject, after: true })
    }

    fn according(&self, cue: &Found) -> Option<Attribution> {
        let subject = phrase::after(self.scene, cue.tokens.end, self.tokens.end)?;
        let source = self.memory.source(self.scene, subject.clone())?;
        let words = cue.tokens.clone().map(|at| self.scene.form(at));
        let judged =
            words.into_iter().any(|word| matches!(word, "opinion" | "view" | "eyes" | "judgement" | "judgment"));
        let verb = if judged { VerbKind::Judge } else { VerbKind::Say };
        let before = cue.tokens.start.checked_sub(1).filter(|at| self.tokens.contains(at));
        let after = before.is_some_and(|at| self.form(at) == "," || self.scene.is_word(at))
            && cue.tokens.start > self.tokens.start + 3;
        Some(Attribution { cue: cue.tokens.clone(), kind: CueKind::According, verb, source, subject, after })
    }

    fn impersonal(&self, cue: &Found) -> Option<Attribution> {
        let span = cue.span(self.scene.document);
        let source = Source { span, kind: crate::SourceKind::Vague, entity: None };
        Some(Attribution {
            cue: cue.tokens.clone(),
            kind: CueKind::Impersonal,
            verb: VerbKind::Say,
            source,
            subject: cue.tokens.clone(),
            after: false,
        })
    }
}

/// Verbs of saying whose object alone is a statement: *denied the charge*.
fn takes_object(form: &str) -> bool {
    matches!(
        form,
        "denied"
            | "denies"
            | "cited"
            | "cites"
            | "described"
            | "describes"
            | "accused"
            | "accuses"
            | "confirmed"
            | "confirms"
            | "claimed"
            | "claims"
            | "estimates"
            | "estimated"
            | "promised"
            | "pledged"
            | "threatened"
            | "vowed"
            | "guaranteed"
    )
}
