//! Frames that name who says so around a clause, with no verb or noun of reporting: *per Blom, …*, *for Blom, …*,
//! *to hear Blom tell it, …*, *Blom had this to say*, *they learned from Blom that*, *is quoted in the Herald*.

use super::attribution::Attribution;
use super::phrase;
use super::report::Reader;
use super::vocabulary::VerbKind;
use crate::text::{Traits, is_finite};
use crate::{CueKind, EntityType, Source};
use std::ops::Range;

/// Tokens that a look ahead reads at most.
const REACH: usize = 12;

impl Reader<'_> {
    /// The attribution by a frame that begins at `at`.
    #[inline(never)]
    pub fn frame(&self, at: usize) -> Option<Attribution> {
        match self.form(at) {
            "per" if self.opens(at) => self.per(at),
            "to" if self.opens(at) && self.form(at + 1) == "hear" => self.to_hear(at),
            "for" | "to" if at == self.tokens.start => self.for_whom(at),
            "via" if at == self.tokens.start => self.via(at),
            "way" if at == self.tokens.start + 1 => self.to_hear(at - 1),
            ":" if at + 1 < self.tokens.end && self.scene.quotation(at + 1).is_some() => self.announced(at),
            "this" if self.form(at + 1) == "to" && self.form(at + 2) == "say" => self.had_this(at),
            "from" => self.learned_from(at),
            "quoted" | "cited" => self.is_quoted(at),
            _ => None,
        }
    }

    /// Whether a clause begins at `at`.
    fn opens(&self, at: usize) -> bool {
        at == self.tokens.start || matches!(self.form(at - 1), "," | "and" | "but")
    }

    fn framed_by(&self, cue: Range<usize>, subject: Range<usize>, verb: VerbKind, after: bool) -> Option<Attribution> {
        let source = self.memory.source(self.scene, subject.clone())?;
        let from = cue.start.min(subject.start);
        Some(Attribution { cue, kind: CueKind::According, verb, source, subject, from, after, clause: true })
    }

    /// *Per the Herald, …*
    fn per(&self, at: usize) -> Option<Attribution> {
        let subject = phrase::after(self.scene, at + 1, self.tokens.end)?;
        let named = self.speaks(&subject) || self.scene.is_capital(subject.end - 1);
        let after = at > self.tokens.start;
        let closed = matches!(self.form(subject.end), "," | "." | "");
        (named && closed).then(|| self.framed_by(at..at + 1, subject, VerbKind::Say, after)).flatten()
    }

    /// *For Blom, it is the best of harbours*: what follows is hers.
    fn for_whom(&self, at: usize) -> Option<Attribution> {
        let subject = phrase::after(self.scene, at + 1, self.tokens.end)?;
        let person = self.scene.kind(subject.end - 1) == Some(EntityType::Person) && self.form(subject.end) == ",";
        person.then(|| self.framed_by(at..at + 1, subject, VerbKind::Judge, false)).flatten()
    }

    /// *Via the Herald: …*
    fn via(&self, at: usize) -> Option<Attribution> {
        let subject = phrase::after(self.scene, at + 1, self.tokens.end)?;
        let named = self.form(subject.end) == ":" && self.scene.is_capital(subject.end - 1);
        named.then(|| self.framed_by(at..at + 1, subject, VerbKind::Say, false)).flatten()
    }

    /// *Blom was delighted: “…”*, *a reader sends this: “…”*: whoever the sentence is about, where nobody else speaks.
    fn announced(&self, at: usize) -> Option<Attribution> {
        if self.scene.quotation(at).is_some() {
            return None;
        }
        let verb = (self.tokens.start..at).find(|at| is_finite(self.scene.document, *at))?;
        let subject = self.subject_before(verb)?;
        let opens =
            (self.tokens.start..subject.start).all(|at| self.is(at, Traits::DETERMINER.or(Traits::COORDINATOR)));
        let asked = self.form(self.tokens.start) == "asked" && self.form(subject.start.saturating_sub(1)) == ",";
        if !opens && !asked {
            return None;
        }
        self.speaks(&subject).then(|| self.framed_by(at..at + 1, subject, VerbKind::Say, false)).flatten()
    }

    /// *To hear Blom tell it, …*, *the way Blom tells it, …*
    fn to_hear(&self, at: usize) -> Option<Attribution> {
        let tells = (at + 3..at + REACH).find(|at| matches!(self.form(*at), "tell" | "tells" | "describe"))?;
        if !matches!(self.form(tells + 1), "it" | "them") {
            return None;
        }
        self.framed_by(at..at + 2, at + 2..tells, VerbKind::Say, false)
    }

    /// *Blom had this to say: …*
    fn had_this(&self, at: usize) -> Option<Attribution> {
        let have = at.checked_sub(1).filter(|at| self.is(*at, Traits::HAVE))?;
        let subject = self.subject_before(have)?;
        self.framed_by(have..at + 3, subject, VerbKind::Say, false)
    }

    /// *They learned from Blom on Monday that …*
    fn learned_from(&self, at: usize) -> Option<Attribution> {
        let verb = at.checked_sub(1)?;
        if !matches!(self.form(verb), "learned" | "learnt" | "heard" | "hear" | "gather" | "gathered" | "understand") {
            return None;
        }
        let subject = phrase::after(self.scene, at + 1, self.tokens.end)?;
        let that = (subject.end..subject.end + REACH / 2).any(|at| self.form(at) == "that");
        (that && self.speaks(&subject)).then(|| self.framed_by(verb..at + 1, subject, VerbKind::Say, false)).flatten()
    }

    /// Who is cited: *Blom*, *data from Blom's office*, *two clerks*.
    pub fn cited(&self, at: usize) -> Option<Source> {
        let whole = phrase::after(self.scene, at + 1, self.tokens.end)?;
        let from = whole.clone().find(|at| matches!(self.form(*at), "from" | "by") && self.scene.is_capital(at + 2));
        let subject = from.map_or(whole.clone(), |at| at + 1..whole.end);
        let speaks = self.speaks(&subject) || self.scene.is_capital(subject.end - 1);
        speaks.then(|| self.memory.source(self.scene, subject)).flatten()
    }

    /// *Blom is quoted in the Herald: “…”*
    fn is_quoted(&self, at: usize) -> Option<Attribution> {
        let first = self.first_auxiliary(at);
        if first == at || !(first..at).any(|at| self.is(at, Traits::BE)) {
            return None;
        }
        let own = self.scene.quotation(at);
        let speech =
            |at: usize| self.form(at) == ":" || self.scene.quotation(at).is_some() && self.scene.quotation(at) != own;
        if !(at + 1..self.tokens.end.min(at + REACH)).any(speech) {
            return None;
        }
        let subject = self.subject_before(first)?;
        self.framed_by(first..at + 1, subject, VerbKind::Say, false)
    }
}
