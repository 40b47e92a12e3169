//! Reports without a verb of reporting: *Blom's claim that*, *a rumour by a clerk that*, *issued a statement saying*,
//! *there are strong hints that*, *is sure that*.

use super::attribution::Attribution;
use super::phrase;
use super::report::Reader;
use super::vocabulary::{Act, VerbKind};
use crate::text::{TokenKind, Traits, is_finite};
use crate::{CueKind, EntityType, Source, SourceKind};
use std::ops::Range;

/// Words that may stand between the parts of such a report.
const REACH: usize = 6;

impl Reader<'_> {
    /// The attribution by the noun or adjective at `at`.
    #[inline(never)]
    pub fn nominal(&self, at: usize, act: Act) -> Option<Attribution> {
        if !act.adjective && self.scene.tag(at).is_some_and(|tag| tag.is_verb()) {
            return None;
        }
        if act.adjective {
            return self.holds(at, act);
        }
        let that = self.that_after(at + 1);
        self.owned(at, act, that)
            .or_else(|| self.framed(at, act))
            .or_else(|| self.by(at, act))
            .or_else(|| self.made(at, act))
            .or_else(|| self.exists(at, act, that))
    }

    /// Whether *that* or a quotation follows, as what is reported.
    fn that_after(&self, at: usize) -> bool {
        let next = at + usize::from(self.form(at) == ",");
        self.form(at) == "that" && !self.is(at + 1, Traits::FINITE.or(Traits::MODAL))
            || self.scene.quotation(next).is_some() && self.scene.quotation(next) != self.scene.quotation(at - 1)
    }

    fn found(&self, at: usize, act: Act, subject: Range<usize>, clause: bool) -> Option<Attribution> {
        if subject.clone().any(|token| self.scene.quotation(token) != self.scene.quotation(at)) {
            return None;
        }
        let source = self.memory.source(self.scene, subject.clone())?;
        let from = subject.start.min(at);
        Some(Attribution {
            cue: at..at + 1,
            kind: CueKind::Report,
            verb: act.kind,
            source,
            subject,
            from,
            after: false,
            clause,
        })
    }

    /// *Blom is sure that the port was shut*, *they are worried the port may be shut*.
    fn holds(&self, at: usize, act: Act) -> Option<Attribution> {
        let be = (at.saturating_sub(3)..at).rev().find(|at| !self.is(*at, Traits::ADVERB.or(Traits::NEGATION)))?;
        if !self.is(be, Traits::BE)
            && !matches!(
                self.form(be),
                "feel" | "feels" | "felt" | "remain" | "remains" | "remained" | "sound" | "sounds" | "sounded"
            )
        {
            return None;
        }
        let next = at + 1;
        let opens =
            self.is(next, Traits::DETERMINER.or(Traits::PRONOUN).or(Traits::POSSESSIVE)) || self.scene.is_capital(next);
        let mut reach = (next + 1..self.tokens.end.min(next + REACH)).take_while(|at| self.scene.is_word(*at));
        let bare = opens && act.kind == VerbKind::Think && reach.any(|at| is_finite(self.scene.document, at));
        let to = matches!(act.kind, VerbKind::Promise | VerbKind::Demand) && self.form(next) == "to";
        let told = self.form(next) == ":" && act.kind == VerbKind::Say; // "Blom was blunt: it was shut"
        if !bare && !to && !told && self.form(next) != "that" {
            return None;
        }
        let first = self.first_auxiliary(be);
        if (first..at).any(|at| self.is(at, Traits::NEGATION)) && act.kind == VerbKind::Say {
            return None;
        }
        // a refusal is an intention, readiness is none
        if self.form(at) == "willing" && !(first..at).any(|at| self.is(at, Traits::NEGATION)) {
            return None;
        }
        let subject = self.subject_before(first)?;
        // "it is certain that" names nobody
        let expletive = subject.len() == 1 && matches!(self.form(subject.start), "it" | "there");
        if expletive { None } else { self.found(at, act, subject, !to) }
    }

    /// *Blom's claim that*, *their hope is that*.
    fn owned(&self, at: usize, act: Act, that: bool) -> Option<Attribution> {
        let is = self.is(at + 1, Traits::BE) && self.form(at + 2) == "that";
        // "its promise to sail", "its goal is to sail"
        let link = at + 1 + usize::from(self.is(at + 1, Traits::BE));
        let to = matches!(act.kind, VerbKind::Promise | VerbKind::Demand) && self.form(link) == "to";
        if !that && !is && !to {
            return None;
        }
        let subject = self.owner(at)?;
        self.found(at, act, subject, true)
    }

    /// Whose a noun is: *Blom's*, *their*.
    fn owner(&self, at: usize) -> Option<Range<usize>> {
        let inner = |at: &usize| self.scene.is_word(*at) && !self.is(*at, Traits::PREPOSITION.or(Traits::DETERMINER));
        let from = at.saturating_sub(REACH - 1).max(self.tokens.start);
        let owner = (from..at)
            .rev()
            .take_while(|at| self.form(*at) == "'s" || inner(at))
            .find(|at| self.form(*at) == "'s" || self.is(*at, Traits::POSSESSIVE))?;
        if self.form(owner) == "'s" {
            let whole = phrase::before(self.scene, self.tokens.start, owner)?;
            let governs = |at: &usize| {
                self.is(*at, Traits::PREPOSITION) && self.form(*at) != "of" && self.scene.mention(*at).is_none()
            };
            let start = whole.clone().rev().find(governs).map_or(whole.start, |at| at + 1);
            let article = start > self.tokens.start && self.is(start - 1, Traits::DETERMINER);
            let start = if article && !self.scene.is_capital(start) { start - 1 } else { start };
            Some(start..whole.end).filter(|own| !own.is_empty())
        } else {
            Some(owner..owner + 1)
        }
    }

    /// *In Blom's view, …*, *…, by the clerks' own account.*
    fn framed(&self, at: usize, act: Act) -> Option<Attribution> {
        let next = at + 1;
        let opens = Traits::DETERMINER.or(Traits::PERSON);
        let closed = matches!(self.form(next), "," | "." | "" | "there") || self.is(next, opens);
        if !act.frames || !closed {
            return None;
        }
        let subject = self.owner(at)?;
        let article = |at: &usize| !self.is(*at, Traits::DETERMINER);
        let start = (self.tokens.start..subject.start).rev().find(article)?;
        let governed = matches!(self.form(start), "in" | "by" | "on" | "to" | "from");
        let edge = start == self.tokens.start || matches!(self.form(start - 1), "," | "and" | "but");
        if !governed || !edge {
            return None;
        }
        let found = self.found(at, act, subject, true)?;
        let after = start > self.tokens.start + 3 && self.form(at + 1) != ",";
        Some(Attribution { from: start, after, kind: CueKind::According, ..found })
    }

    /// *a rumour by a clerk that*, *a statement from the mayor saying*, *protests from the crew*, *the fear among the
    /// crew is that*, *the firm opinion of Blom that*.
    fn by(&self, at: usize, act: Act) -> Option<Attribution> {
        let loose = matches!(self.form(at + 1), "of" | "among" | "within");
        if !loose && !matches!(self.form(at + 1), "by" | "from") {
            return None;
        }
        let subject = phrase::after(self.scene, at + 2, self.tokens.end)?;
        let be = self.is(subject.end, Traits::BE) && self.form(subject.end + 1) == "that";
        if be || loose {
            let among = self.form(at + 1) == "among";
            let named = among || self.speaks(&subject) || self.scene.is_capital(subject.end - 1);
            let that = be || self.form(subject.end) == "that";
            return (that && named).then(|| self.found(at, act, subject, true)).flatten();
        }
        let person = |at: &usize| {
            matches!(self.scene.kind(*at), Some(EntityType::Person | EntityType::Organisation | EntityType::Group))
        };
        let speaks = subject.clone().any(|at| person(&at)) || self.scene.noun(subject.end - 1).is_some();
        let end = subject.end;
        let that = self.that_after(end);
        let calls = matches!(act.kind, VerbKind::Judge | VerbKind::Demand);
        let named = that && self.scene.is_capital(subject.end - 1);
        (named || speaks && (that || calls)).then(|| self.found(at, act, subject, that)).flatten()
    }

    /// *issued a statement*, *made the claim that*, *signed a declaration saying*.
    fn made(&self, at: usize, act: Act) -> Option<Attribution> {
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let inner = |at: &usize| self.scene.is_word(*at) && !self.is(*at, Traits::PREPOSITION.or(Traits::COORDINATOR));
        let verb = (from..at).rev().take_while(inner).find(|at| {
            matches!(
                self.form(*at),
                "issued"
                    | "issues"
                    | "released"
                    | "releases"
                    | "made"
                    | "makes"
                    | "make"
                    | "published"
                    | "signed"
                    | "sent"
                    | "gave"
                    | "posted"
                    | "wrote"
                    | "circulated"
                    | "filed"
                    | "voiced"
                    | "expressed"
                    | "reached"
            )
        })?;
        let article = (verb + 1..at).any(|at| self.is(at, Traits::DETERMINER));
        let first = self.first_auxiliary(verb);
        let barred = Traits::BE.or(Traits::NEGATION).or(Traits::MODAL);
        if !article || (first..verb).any(|at| self.is(at, barred)) || self.is_noun(verb, first) {
            return None;
        }
        let mut reach =
            (at + 1..self.tokens.end.min(at + 2 * REACH)).take_while(|at| !matches!(self.form(*at), ";" | "."));
        let open = |at: usize| self.that_after(at) || self.scene.form(at).ends_with("ing") && self.form(at - 1) != ",";
        let clause = self.form(at + 1) == ":" || reach.any(open);
        // "issued a report" is something done, "issued a statement" is something said
        let said = matches!(self.form(verb), "issued" | "released" | "made" | "voiced" | "expressed")
            && !matches!(
                self.form(at),
                "report" | "reports" | "plan" | "plans" | "call" | "calls" | "comment" | "comments" | "case"
            );
        if !clause && !said {
            return None;
        }
        let subject = self.subject_before(first)?;
        self.found(at, act, subject, clause)
    }

    /// *there is an emerging consensus that*, *reports are circulating that*: whoever it is, nobody is named.
    fn exists(&self, at: usize, act: Act, that: bool) -> Option<Attribution> {
        if self.scene.quotation(at).is_some() {
            return None; // it is the speaker who says so
        }
        let about = matches!(self.form(at + 1), "about" | "of") && matches!(act.kind, VerbKind::Think);
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let inner = |at: &usize| self.scene.is_word(*at) && !self.is(*at, Traits::PREPOSITION);
        let there = (from..at).rev().take_while(inner).find(|at| self.form(*at) == "there");
        // "the hope was that it was shut", "the suspicion that it was shut"
        let held = || {
            let article = (from..at).rev().take(3).find(|at| self.is(*at, Traits::DETERMINER))?;
            let lone = article == self.tokens.start
                || self.is(article - 1, Traits::BE.or(Traits::COORDINATOR).or(Traits::SUBORDINATOR));
            let is = self.is(at + 1, Traits::BE) && self.form(at + 2) == "that";
            let end = if is { at + 2 } else { at + 1 };
            let thought = matches!(act.kind, VerbKind::Think | VerbKind::Demand);
            (self.form(article) == "the" && lone && (is || that && thought)).then_some(article..end)
        };
        let held = held();
        let words = match there {
            _ if held.is_some() => held?,
            Some(there)
                if (that || about)
                    && (there..at).any(|at| self.is(at, Traits::BE))
                    && !(there..at).any(|at| self.is(at, Traits::NEGATION) || self.form(at) == "no") =>
            {
                there..at + 1
            }
            _ => {
                let spread = self.is(at + 1, Traits::BE)
                    && matches!(
                        self.form(at + 2),
                        "circulating" | "spreading" | "emerging" | "swirling" | "mounting" | "growing"
                    );
                let own = at == self.tokens.start || !self.is(at - 1, Traits::DETERMINER.or(Traits::PREPOSITION));
                let told = (at + 3..self.tokens.end.min(at + 3 + 2 * REACH)).any(|at| self.form(at) == "that");
                (spread && own && told && self.scene.document.tokens[at].kind == TokenKind::Word)
                    .then_some(at..at + 1)?
            }
        };
        let span = self.scene.document.span_of(words.clone());
        let source = Source { span, kind: SourceKind::Vague, entity: None };
        let kind = if act.kind == VerbKind::Think { CueKind::Belief } else { CueKind::Impersonal };
        let from = words.start;
        Some(Attribution {
            cue: words.clone(),
            kind,
            verb: act.kind,
            source,
            subject: words,
            from,
            after: false,
            clause: true,
        })
    }
}
