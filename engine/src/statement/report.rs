//! Reporting verbs in their sentence: is it a verb here, and who is its subject?

use super::attribution::Attribution;
use super::complement::Complement;
use super::phrase;
use super::scene::Scene;
use super::source::Memory;
use super::vocabulary::{Verb, VerbKind};
use crate::text::tag::Tag;
use crate::text::{Traits, is_finite};
use crate::{CueKind, EntityType};
use std::cell::Cell;
use std::ops::Range;

/// Tokens of a sentence that are searched for its first verb.
const OPENING: usize = 60;

/// Reads one sentence.
pub(super) struct Reader<'a> {
    pub scene: &'a Scene<'a>,
    pub memory: &'a Memory,
    pub tokens: Range<usize>,
    /// The subject that was looked for last, and the verb before which it was.
    pub last: Cell<(usize, Option<(usize, usize)>)>,
}

impl Reader<'_> {
    pub(super) fn is(&self, at: usize, traits: Traits) -> bool {
        self.tokens.contains(&at) && self.scene.is(at, traits)
    }

    pub(super) fn form(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.scene.form(at) } else { "" }
    }

    /// The subject before the verb or auxiliary at `verb`, for which several rules ask.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Range<usize>> {
        let (last, found) = self.last.get();
        if last == verb {
            return found.map(|(start, end)| start..end);
        }
        let found = phrase::before(self.scene, self.tokens.start, verb);
        self.last.set((verb, found.clone().map(|found| (found.start, found.end))));
        found
    }

    pub(super) fn asks(&self, at: usize) -> bool {
        matches!(self.form(at), "ask" | "asks" | "asked" | "asking")
    }

    /// The attribution by the reporting verb at `at`; `last` is the one before it in the sentence.
    pub fn report(&self, at: usize, verb: Verb, last: Option<&Attribution>) -> Option<Attribution> {
        // "it sank, state news agency Nordpost reported"
        let noun = |at: usize| self.scene.tag(at).is_some_and(|tag| tag.is_noun());
        if verb.base && noun(at) && noun(at + 1) && at > self.tokens.start && self.form(at - 1) == "," {
            return None;
        }
        let raised = self.raising(at);
        let first = self.first_auxiliary(raised.unwrap_or(at));
        if raised.is_none() && self.is_noun(at, first) {
            return None;
        }
        let participle = self.scene.form(at).ends_with("ing");
        let article = |at: usize| self.is(at, Traits::DETERMINER.or(Traits::POSSESSIVE));
        if participle
            && first == at
            && at >= self.tokens.start + 2
            && article(at - 2)
            && self.scene.tag(at - 1).is_some_and(|tag| !tag.is_noun())
        {
            return None; // "a blunt warning"
        }
        let auxiliary = |traits| (first..at).any(|at| self.is(at, traits));
        let negated = auxiliary(Traits::NEGATION);
        if auxiliary(Traits::BE) && !participle && raised.is_none() {
            return if negated { None } else { self.passive(at, verb) };
        }
        if self.form(at) == "saying"
            && let Some(quoted) = self.quoted(at)
        {
            return self.quoted_as_saying(quoted, at, verb);
        }
        // "would not say that" says nothing, "would only say that" does
        let only = (first..at).any(|at| self.form(at) == "only");
        let unsaid = negated || auxiliary(Traits::MODAL) && !only;
        if unsaid && matches!(verb.kind, VerbKind::Say | VerbKind::Show) {
            return None;
        }
        // "some may praise it": nobody is said to have done so
        let open = (first..at).any(|at| matches!(self.form(at), "may" | "might" | "could"));
        if open && verb.kind == VerbKind::Judge {
            return None;
        }
        if verb.of_documents && !self.is_of_document(first) {
            return None;
        }
        let inverted = self.inverted(at, verb);
        let complement = if inverted { Complement::Before } else { self.complement(at, first, verb)? };
        let object = matches!(complement, Complement::Object | Complement::Infinitive);
        let only = || complement == Complement::Infinitive && self.is_only_verb(at, first);
        if object && self.is_tagged_noun(at) && !only() {
            return None;
        }
        let described = |at: usize| matches!(self.scene.tag(at), Some(Tag::Adjective | Tag::Compared));
        let noun = self.scene.tag(at).is_some_and(|tag| tag.is_noun());
        let titles = self.form(at + 1) == ":" && at > self.tokens.start;
        if titles && noun && described(at - 1) && self.scene.mention(at - 1).is_none() {
            return None; // "some of the better comments:"
        }
        let kind = self.kind(at, verb, complement);
        if complement == Complement::Object && self.asks(at) && kind != VerbKind::Demand {
            return None;
        }
        let subject = self.subject(at, first, inverted, participle, last)?;
        // "the smell suggests that": nobody says so but the author
        let sign = verb.kind == VerbKind::Show && self.scene.tag(subject.end - 1) != Some(Tag::Plural);
        let named = |at: usize| self.scene.is_capital(at) && (at > subject.start || subject.len() == 1);
        let told = |at: usize| named(at) || self.is(at, Traits::PRONOUN);
        if sign && !self.speaks(&subject) && !subject.clone().any(told) || self.form(subject.start) == "few" {
            return None;
        }
        // "there are strong hints that": a noun
        let there = subject.start.saturating_sub(2);
        if self.form(there) == "there" && self.is(there + 1, Traits::BE) {
            return None;
        }
        let before = first.checked_sub(1).filter(|before| self.tokens.contains(before));
        let relative = before.is_some_and(|at| self.is(at, Traits::RELATIVE) || self.form(at) == "that");
        let shared = before.is_some_and(|at| self.is(at, Traits::COORDINATOR)) || participle && first == at;
        let tagged = |at: usize| matches!(self.scene.tag(at), Some(Tag::Past | Tag::Present | Tag::Modal));
        // "a clerk walks into": a verb that the tables do not know
        let opens = Traits::DETERMINER.or(Traits::PREPOSITION).or(Traits::POSSESSIVE);
        let tagged = |at: usize| tagged(at) && self.is(at + 1, opens);
        let own = subject.start + 1..subject.end;
        if !relative && own.into_iter().any(|at| tagged(at) && self.scene.mention(at).is_none()) {
            return None;
        }
        // "boats they want to sell": it is about the boats
        let boats = subject.start.checked_sub(1).and_then(|at| self.scene.tag(at)).is_some_and(|tag| tag.is_noun());
        let boats = boats && !matches!(self.form(subject.start - 1), "today" | "tomorrow" | "yesterday");
        if boats && subject.len() == 1 && self.is(subject.start, Traits::PERSON) && complement == Complement::Infinitive
        {
            return None;
        }
        let singular = verb.base && first == at && !inverted && !shared && !self.is_plural(&subject);
        // "envoys often smuggle banned goods": an adverb inside of a subject tells of a verb that no table knows
        let inner_verb =
            subject.clone().skip(1).any(|at| self.is(at, Traits::ADVERB) && self.scene.mention(at).is_none());
        let adjective = inner_verb && first == at && self.is(at, Traits::ED) && complement == Complement::Object;
        if singular || adjective || relative && complement == Complement::Infinitive {
            return None;
        }
        if subject.clone().any(|token| self.scene.quotation(token) != self.scene.quotation(at)) {
            return None;
        }
        // "if Blom wants to sell it", "what they plan to do": nobody says that they do
        let open = |at| matches!(self.form(at), "if" | "unless" | "whether" | "what");
        let supposed =
            matches!(kind, VerbKind::Demand | VerbKind::Promise) && subject.start.checked_sub(1).is_some_and(open);
        if supposed {
            return None;
        }
        let after = complement == Complement::Before;
        let mut source = self.memory.source(self.scene, subject.clone())?;
        let quoted = subject.start > self.tokens.start + 1
            && (subject.start - 2..subject.start).any(|at| self.scene.quotation(at).is_some());
        if after && quoted {
            source = self.memory.named(self.scene, source);
        }
        let clause = matches!(complement, Complement::Clause | Complement::Before);
        let from = if relative || shared { first - 1 } else { subject.start };
        Some(Attribution { cue: at..at + 1, kind: CueKind::Report, verb: kind, source, subject, from, after, clause })
    }

    /// Whether a subject can stand before an infinitive form: *critics call*, not *a call*.
    #[inline(never)]
    fn is_plural(&self, subject: &Range<usize>) -> bool {
        let last = subject.end - 1;
        let form = self.form(last);
        let plural =
            |form: &str| form.ends_with('s') && !form.ends_with("ss") && !matches!(form, "'s" | "this" | "was" | "is");
        plural(form)
            || matches!(
                form,
                "we" | "they"
                    | "you"
                    | "i"
                    | "many"
                    | "some"
                    | "most"
                    | "people"
                    | "police"
                    | "media"
                    | "data"
                    | "few"
                    | "all"
            )
            || self.is(last, Traits::RELATIVE)
            || matches!(self.form(subject.start), "many" | "some" | "most" | "few" | "both" | "several" | "all")
            || self.scene.kind(last) == Some(EntityType::Organisation)
            || self.form(last).bytes().all(|b| b.is_ascii_uppercase())
            || subject.clone().any(|at| matches!(self.form(at), "and" | "people") || plural(self.form(at)))
    }

    /// *Blom was quoted as saying*, *a paper quoted Blom as saying*.
    #[inline(never)]
    fn quoted_as_saying(&self, quoted: usize, at: usize, verb: Verb) -> Option<Attribution> {
        let first = self.first_auxiliary(quoted);
        if first == quoted || !(first..quoted).any(|at| self.is(at, Traits::BE)) {
            let subject = phrase::after(self.scene, quoted + 1, at - usize::from(self.form(at - 1) == "as"))?;
            let (source, from, cue) = (self.memory.source(self.scene, subject.clone())?, first, quoted..at + 1);
            let (kind, verb, after) = (CueKind::Report, verb.kind, false);
            return Some(Attribution { cue, kind, verb, source, subject, from, after, clause: true });
        }
        let subject = self.subject_before(first)?;
        let source = self.memory.source(self.scene, subject.clone())?;
        let after = subject.start > self.tokens.start && self.scene.quotation(subject.start - 1).is_some();
        let source = if after { self.memory.named(self.scene, source) } else { source };
        let (from, cue) = (subject.start, first..at + 1);
        Some(Attribution { cue, kind: CueKind::Report, verb: verb.kind, source, subject, from, after, clause: true })
    }

    /// Some verbs change with what they take: *called for*, *suggested that* of persons, *told him to*.
    #[inline(never)]
    fn kind(&self, at: usize, verb: Verb, complement: Complement) -> VerbKind {
        let demands = matches!(self.form(at), "called" | "calls" | "call" | "calling") && self.calls_for(at);
        let asks =
            matches!(self.form(at), "asked" | "asks" | "asking" | "told" | "tells" | "warned" | "warns" | "reminded")
                && complement != Complement::Before
                && (at + 1..at + 14)
                    .take_while(|at| self.form(*at) != "that")
                    .any(|at| self.form(at) == "to" && !self.is(at + 1, Traits::DETERMINER));
        // "cautioned them against selling"
        let dissuades = verb.kind == VerbKind::Think
            && complement != Complement::Clause
            && (at + 1..at + 8).any(|at| self.form(at) == "against" && self.form(at + 1).ends_with("ing"));
        // "warned of what happens when it rains": what is a question of nothing but which it is, is so
        let settled = verb.kind == VerbKind::Think
            && complement == Complement::Object
            && self.is(at + 1, Traits::PREPOSITION)
            && matches!(self.form(at + 2), "what" | "how");
        match verb.kind {
            _ if demands || asks || dissuades => VerbKind::Demand,
            _ if settled => VerbKind::Say,
            VerbKind::Think if self.warns_of_fact(at, complement) => VerbKind::Say,
            kind => kind,
        }
    }

    /// *warned that water was short*, *water was short, they warned*, not *warned of a storm* or *warned that it may rain*.
    fn warns_of_fact(&self, at: usize, complement: Complement) -> bool {
        let said = match complement {
            Complement::Clause => at + 1..self.tokens.end,
            Complement::Before => self.tokens.start..at,
            Complement::Object | Complement::Infinitive => return false,
        };
        self.form(at).starts_with("warn") && !said.into_iter().any(|at| self.is(at, Traits::MODAL))
    }

    /// *called for*, *called in a letter for*.
    pub(super) fn calls_for(&self, at: usize) -> bool {
        let on = |at: usize| matches!(self.form(at), "for" | "on" | "upon");
        let aside = matches!(self.form(at + 1), "in" | "again" | "yesterday" | "today" | "repeatedly" | "also");
        on(at + 1) || aside && (at + 2..at + 7).any(|at| self.form(at) == "for")
    }

    #[inline(never)]
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
            let hangs = before
                .is_none_or(|at| self.form(at) == "," || self.is(at, Traits::COORDINATOR.or(Traits::SUBORDINATOR)));
            if hangs {
                // "it was shut, Blom said, adding that it would stay so"
                let said = last.filter(|last| last.after && last.kind == CueKind::Report && last.cue.end <= at);
                return said.map(|last| last.subject.clone()).or_else(|| self.shared(at, last));
            }
            // "with experts predicting rain"
            let inner = |at: &usize| self.scene.is_word(*at) && !is_finite(self.scene.document, *at);
            let from = self.tokens.start.max(first.saturating_sub(8));
            let with = (from..first).rev().take_while(inner).find(|at| self.form(*at) == "with")?;
            return Some(with + 1..first).filter(|subject| !subject.is_empty());
        }
        if before.is_some_and(|at| self.is(at, Traits::COORDINATOR)) {
            return self.shared(at, last);
        }
        self.subject_before(first)
    }

    /// The subject of the report before, else of the sentence's first verb.
    fn shared(&self, at: usize, last: Option<&Attribution>) -> Option<Range<usize>> {
        match last {
            Some(last) if !last.after && last.kind == CueKind::Report => Some(last.subject.clone()),
            _ => {
                let verb = (self.tokens.start..at).take(OPENING).find(|at| is_finite(self.scene.document, *at))?;
                // "those who lie and want": whose verb it is, is open
                if self.form(at - 1) != "," && (verb + 1..at).any(|at| matches!(self.form(at), "who" | "which")) {
                    return None;
                }
                self.subject_before(verb)
            }
        }
    }

    /// The first of the auxiliaries and adverbs before a verb.
    pub(super) fn first_auxiliary(&self, at: usize) -> usize {
        let chain = Traits::HAVE.or(Traits::BE).or(Traits::DO).or(Traits::MODAL).or(Traits::NEGATION);
        let mut first = at;
        for probe in (self.tokens.start..at).rev().take(6) {
            if self.is(probe, chain) && !self.is(probe, Traits::PRONOUN.or(Traits::DETERMINER)) {
                first = probe;
            } else if !self.is(probe, Traits::ADVERB)
                && self.scene.tag(probe) != Some(Tag::Adverb)
                && !matches!(self.form(probe), "long" | "twice" | "once")
            {
                break;
            }
        }
        first
    }

    /// Whether a phrase names somebody or something that speaks, by its name, by a noun of the tables, or by a pronoun.
    pub(super) fn speaks(&self, phrase: &Range<usize>) -> bool {
        let body = |at: usize| match self.scene.kind(at) {
            Some(EntityType::Person | EntityType::Organisation | EntityType::Group | EntityType::Place) => true,
            Some(_) => false,
            None => self.scene.noun(at).is_some() || self.is(at, Traits::PERSON.or(Traits::OBJECTIVE)),
        };
        phrase.clone().any(body)
    }

    /// *was condemned by Blom*.
    #[inline(never)]
    fn passive(&self, at: usize, verb: Verb) -> Option<Attribution> {
        let deed = verb.of_documents || matches!(self.form(at), "confirmed" | "opposed" | "supported" | "asked");
        let speaks = verb.takes_object && !deed && !matches!(verb.kind, VerbKind::Promise | VerbKind::Forecast);
        let told = matches!(verb.kind, VerbKind::Say | VerbKind::Show | VerbKind::Think)
            && (!verb.of_documents || verb.takes_clause)
            && self.form(at + 1) == "by"
            && !self.asks(at);
        if !speaks && !told {
            return None;
        }
        let own = (at + 1..self.tokens.end.min(at + 8)).take_while(|at| self.form(*at) != ",");
        let by = own.into_iter().find(|at| self.form(*at) == "by")?;
        let subject = phrase::after(self.scene, by + 1, self.tokens.end)?;
        if self.scene.form(subject.start).ends_with("ing")
            || !self.speaks(&subject) && !self.scene.is_capital(subject.end - 1)
        {
            return None;
        }
        let source = self.memory.source(self.scene, subject.clone())?;
        let (from, cue, kind) = (at, at..by + 1, CueKind::Report);
        // "he is said by a clerk to sell boats", "we are told by the mayor that it rains"
        let aside = self.form(subject.end) == "," && self.form(subject.end + 1) == "who";
        let late = || (subject.end..self.tokens.end.min(subject.end + 16)).any(|at| self.form(at) == "that");
        let clause = told && (matches!(self.form(subject.end), "that" | "to") || aside && late());
        Some(Attribution { cue, kind, verb: verb.kind, source, subject, from, after: !clause, clause })
    }
}
