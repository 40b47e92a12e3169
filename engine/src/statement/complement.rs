//! What a reporting verb takes in its sentence: a clause, a quotation, an infinitive, a noun phrase, or nothing.

use super::phrase;
use super::report::Reader;
use super::vocabulary::{NounKind, Verb, VerbKind};
use crate::EntityType;
use crate::text::tag::Tag;
use crate::text::{TokenKind, Traits, is_finite};

/// Tokens that a look ahead reads at most.
const REACH: usize = 16;

/// What belongs to a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
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
    /// What the verb at `at`, whose first auxiliary is `first`, takes here.
    #[inline(never)]
    pub(super) fn complement(&self, at: usize, first: usize, verb: Verb) -> Option<Complement> {
        let mut next = (at + 1..at + 4).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(at + 1);
        if matches!(self.form(at), "put" | "puts") {
            // "puts the loss at ten"
            let figure = |at: usize| self.form(at) == "at" && (at + 1..at + 4).any(|at| self.counts(at));
            if (next + 1..self.tokens.end.min(next + REACH)).any(figure) {
                return Some(Complement::Object);
            }
            if self.form(next) != "it" {
                return None; // "as Blom put it" reports, "put the boat" does not
            }
            next += 1;
            next += usize::from(self.is(next, Traits::ADVERB));
        }
        // "is seeking a partner" is a plan, "boats seeking a port" are none
        let aims = match self.form(at) {
            "seeking" => (first..at).any(|at| matches!(self.form(at), "is" | "are" | "'s" | "'re")),
            "planning" => (first..at).any(|at| self.is(at, Traits::BE)),
            _ => true,
        };
        if !aims {
            return None;
        }
        let likes = self.form(at) == "like";
        if likes && !(first..at).any(|at| matches!(self.form(at), "would" | "'d")) {
            return None; // "would like to" is a wish
        }
        let lost = || (next..next + 4).any(|at| matches!(self.form(at), "life" | "lives" | "victims"));
        if self.form(at).starts_with("claim") && lost() {
            return None; // the storm did not say so
        }
        if (verb.takes_clause || verb.takes_bare) && self.stands_after(first, next) {
            return Some(Complement::Before);
        }
        let mark = matches!(self.form(next), "," | ":");
        let quoted = self.opens_quote(at, next) || (mark && self.opens_quote(at, next + 1));
        let opened = quoted || self.form(next) == ":" || self.ends_open(at);
        // "noted a “strong wind”"
        let partly = verb.kind == VerbKind::Say
            && self.is(next, Traits::DETERMINER.or(Traits::POSSESSIVE))
            && self.opens_quote(at, next + 1);
        if verb.takes_clause && (opened || partly || self.that_follows(at, next)) {
            return Some(Complement::Clause);
        }
        // "plans on selling"
        let gerund = matches!(self.form(next), "on" | "upon") && self.form(next + 1).ends_with("ing");
        // "declined to comment": nothing is said of what will be
        let mute = self.form(at).starts_with("declin") || self.form(at).starts_with("refus");
        let speech = self.scene.verb(next + 1).is_some() || self.scene.act(next + 1).is_some();
        if mute
            && self.form(next) == "to"
            && (speech || matches!(self.form(next + 1), "be" | "give" | "elaborate" | "talk" | "discuss"))
        {
            return None;
        }
        if verb.takes_to && (self.form(next) == "to" || gerund) && !self.is(next + 1, Traits::DETERMINER) {
            return Some(Complement::Infinitive);
        }
        let end = !self.tokens.contains(&next) || matches!(self.form(next), "." | "!");
        if end && verb.takes_clause && self.is_parenthetical(first) {
            return Some(Complement::Before);
        }
        // "As Blom pointed out in a letter, …", "…, as Blom wrote at the time."
        let hearer = self.addresses(at) && !self.is(next, Traits::PRONOUN);
        let aside =
            (self.is(next, Traits::PREPOSITION) || hearer || matches!(self.form(next), "last" | "this" | "earlier"))
                && verb.takes_clause
                && self.is_parenthetical(first);
        if aside {
            let ends = |at: &usize| matches!(self.form(*at), "," | "." | ";" | "");
            let open = |at: &usize| !is_finite(self.scene.document, *at) && self.form(*at) != "that";
            let stop = (next..next + REACH / 2 + 1).take_while(open).find(ends);
            let front = self.subject_before(first).is_some_and(|it| it.start <= self.tokens.start + 2);
            match stop {
                Some(stop) if self.form(stop) == "," && front => return Some(Complement::Clause),
                Some(stop) if self.form(stop) != "," && !front => return Some(Complement::Before),
                _ => {}
            }
        }
        if mark || end {
            return (verb.takes_clause && self.is_parenthetical(first)).then_some(Complement::Clause);
        }
        if verb.takes_bare && (self.clause_follows(at, next) || self.clause_around(first, next)) {
            return Some(Complement::Clause);
        }
        if verb.takes_clause && !verb.takes_bare && !self.asks(at) && self.bare_follows(at, first, next, verb) {
            return Some(Complement::Clause);
        }
        let believes = self.form(next) == "in" && matches!(self.form(at), "believe" | "believes" | "believed");
        if believes && (next + 1 < self.tokens.end) {
            return Some(Complement::Object);
        }
        // "the report records ten losses", "the study found no difference"
        let listed = Traits::DETERMINER.or(Traits::NEGATION).or(Traits::OBJECTIVE);
        if verb.takes_clause && (self.is(next, listed) || self.counts(next)) && self.is_of_document(first) {
            return Some(Complement::Object);
        }
        (verb.takes_object && (quoted || self.object_follows(at, next, verb))).then_some(Complement::Object)
    }

    /// *found they had left*, *a poll found few wanted it*: a clause without *that* after a verb that seldom has one.
    fn bare_follows(&self, at: usize, first: usize, next: usize, verb: Verb) -> bool {
        let nominative = matches!(self.form(next), "he" | "she" | "they" | "we" | "it" | "there");
        let document = || self.is_of_document(first);
        let finite = |at| is_finite(self.scene.document, at);
        let body = || first > 0 && !verb.base && self.scene.kind(first - 1) == Some(EntityType::Organisation);
        (nominative && finite(next + 1) || document() || body()) && self.clause_follows(at, next)
    }

    /// Whether the subject of the verb whose first auxiliary is `first` is a document: *the report*, *the autopsy on Blom*.
    pub(super) fn is_of_document(&self, first: usize) -> bool {
        let subject = self.subject_before(first);
        let document = |at: usize| {
            self.scene.noun(at) == Some(NounKind::Document) || self.scene.kind(at) == Some(EntityType::Work)
        };
        let head = |subject: &std::ops::Range<usize>| {
            let hangs = |at: &usize| self.is(*at, Traits::PREPOSITION) && self.scene.mention(*at).is_none();
            subject.clone().skip(1).find(hangs).unwrap_or(subject.end) - 1
        };
        subject.is_some_and(|subject| document(head(&subject)))
    }

    fn object_follows(&self, at: usize, next: usize, verb: Verb) -> bool {
        let definite = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::NUMBER);
        let number = self.scene.document.tokens[next].kind == TokenKind::Number;
        if verb.kind == VerbKind::Forecast {
            let noun = self.scene.tag(next).is_some_and(|tag| tag.is_noun());
            return self.is(next, definite) || number || noun;
        }
        if matches!(verb.kind, VerbKind::Say)
            && (self.form(at).starts_with("report") || self.form(at).starts_with("note"))
        {
            let first = self.first_auxiliary(at);
            let passive = (first..at).any(|at| self.is(at, Traits::BE));
            return !passive && (number || self.is(next, Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::NUMBER)));
        }
        let on = matches!(self.form(next), "for" | "on" | "upon" | "of" | "against");
        let called = matches!(self.form(at), "called" | "calls" | "calling");
        let on = on || called && self.calls_for(at);
        if called && !on {
            // "a group called the Reds" is no judgement, "called it theft" is
            // "called the ruling an insult"
            let second = |at: usize| {
                let last = self.scene.tag(at) == Some(Tag::Adjective) && matches!(self.form(at + 1), "." | "," | "and");
                last || matches!(self.form(at), "a" | "an")
            };
            let twice = || self.is(next, Traits::DETERMINER) && (next + 2..next + 8).any(second);
            let shown =
                self.is(next, Traits::OBJECTIVE) || matches!(self.form(next), "it" | "this" | "that") || twice();
            return shown || (next..next + 8).any(|token| self.opens_quote(at, token));
        }
        let closed = Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::SUBORDINATOR);
        let to = self.form(next) == "to"
            && matches!(self.form(at), "object" | "objected" | "objects" | "appeal" | "appealed" | "agreed");
        // "told us of the sale"
        if self.form(at).starts_with("tell") || self.form(at) == "told" {
            let hearer = self.is(next, Traits::OBJECTIVE) || self.form(next) == "us";
            let asked = |at: usize| self.form(at) == "to" && self.scene.tag(at + 1) == Some(Tag::Base);
            return hearer && (next + 1..next + 6).any(|at| matches!(self.form(at), "of" | "about") || asked(at));
        }
        // "spoke of ten boats", not "spoke for an hour"
        if matches!(self.form(at), "speak" | "speaks" | "spoke") {
            return self.form(next) == "of";
        }
        // "refers to him as a thief"
        let refers = self.form(at).starts_with("refer");
        if refers {
            let end = self.tokens.end.min(next + REACH);
            return self.form(next) == "to" && (next + 2..end).any(|at| self.form(at) == "as");
        }
        on || to
            || number && verb.of_documents
            || self.is(next, definite.or(Traits::OBJECTIVE).or(Traits::PRONOUN))
            || (self.scene.is_word(next) && !self.is(next, closed))
    }

    fn opens_quote(&self, verb: usize, at: usize) -> bool {
        let quotation = self.scene.quotation(at).filter(|_| self.tokens.contains(&at));
        quotation.is_some() && quotation != self.scene.quotation(verb)
    }

    /// Whether the sentence ends with a colon, and what somebody said follows it.
    fn ends_open(&self, verb: usize) -> bool {
        let last = self.tokens.end - 1;
        self.form(last) == ":" && last - verb < REACH && !(verb + 1..last).any(|at| matches!(self.form(at), "," | ";"))
    }

    /// *that*, *whether* or a quotation follows within the verb's own phrase.
    fn that_follows(&self, verb: usize, next: usize) -> bool {
        let own = (next..self.tokens.end.min(next + REACH)).take_while(|at| {
            let ends = matches!(self.form(*at), ";" | "." | "?" | "which" | "who" | "because");
            !ends && (*at == next || !is_finite(self.scene.document, *at))
        });
        let hearer = self.is(next, Traits::PREPOSITION.or(Traits::OBJECTIVE))
            || matches!(self.form(verb), "told" | "tells" | "telling");
        own.into_iter().any(|at| match self.form(at) {
            "that" if self.asks(verb) => false,
            "that" => at == next || !self.is(at + 1, Traits::FINITE.or(Traits::MODAL)),
            "how" | "whether" | "why" => !self.asks(verb),
            _ => hearer && self.opens_quote(verb, at),
        })
    }

    /// A subject and a verb follow, without *that*.
    fn clause_follows(&self, verb: usize, next: usize) -> bool {
        let opens = Traits::DETERMINER.or(Traits::PRONOUN).or(Traits::POSSESSIVE).or(Traits::NUMBER);
        let closed = Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::OBJECTIVE);
        // "said about ten boats sank", "told him it was shut"
        let near =
            matches!(self.form(next), "about" | "around" | "nearly" | "almost" | "over" | "more" | "fewer" | "at");
        let hearer = self.addresses(verb) && self.is(next, Traits::OBJECTIVE);
        if hearer && next + 1 < self.tokens.end && !self.is(next + 1, closed) && self.form(next + 1) != "to" {
            return self.clause_follows(verb, next + 1);
        }
        let starts = near && (next + 1..next + 3).any(|at| self.counts(at))
            || self.is(next, opens.or(Traits::SUBORDINATOR))
            || self.scene.is_word(next) && !self.is(next, closed)
            || self.scene.document.tokens[next].kind == TokenKind::Number;
        // "argued all night and sold the boat": no verb of what is said
        let shares = |at: usize| self.is(at, Traits::COORDINATOR) && is_finite(self.scene.document, at + 1);
        let mut reach = (next + 1..self.tokens.end.min(next + REACH))
            .take_while(|at| !matches!(self.form(*at), ";" | ":" | "who" | "which" | "that") && !shares(*at));
        // *say* hardly takes a noun phrase, so what follows is a clause even where no verb is known
        let says = matches!(self.form(verb), "said" | "says" | "say") && next + 3 < self.tokens.end;
        let despite = says && self.is(next, Traits::PREPOSITION) && reach.clone().any(|at| self.form(at) == ",");
        (starts || despite) && (says || reach.any(|at| is_finite(self.scene.document, at)))
    }

    /// *which Blom says is shut*: the verb of the clause that the report stands inside of follows it.
    fn clause_around(&self, first: usize, next: usize) -> bool {
        let Some(subject) = self.subject_before(first) else { return false };
        let opens = subject.start > self.tokens.start
            && matches!(self.form(subject.start - 1), "which" | "who" | "that" | "what" | "whom" | "where" | "when");
        // "What he says stirs people" is no report: what he says is the subject
        let free = subject.start == self.tokens.start + 1 && self.form(self.tokens.start) == "what";
        opens && !free && self.is(next, Traits::BE.or(Traits::MODAL).or(Traits::HAVE).or(Traits::FINITE))
    }

    /// Whether a token of the sentence is a number, in figures or as a word.
    fn counts(&self, at: usize) -> bool {
        self.is(at, Traits::NUMBER)
            || self.tokens.contains(&at) && self.scene.document.tokens[at].kind == TokenKind::Number
    }

    /// Whether a verb names who hears it.
    pub(super) fn addresses(&self, at: usize) -> bool {
        matches!(
            self.form(at),
            "told" | "tells" | "assured" | "assures" | "informed" | "reminded" | "reminds" | "warned"
        )
    }

    /// *As Blom notes, …*
    fn is_parenthetical(&self, first: usize) -> bool {
        let subject = self.subject_before(first);
        subject.is_some_and(|subject| subject.start > self.tokens.start && self.form(subject.start - 1) == "as")
    }

    /// Whether the words of a report stand before it: *…, Blom said.*
    fn stands_after(&self, first: usize, next: usize) -> bool {
        let Some(subject) = self.subject_before(first) else { return false };
        let Some(before) = subject.start.checked_sub(1).filter(|at| self.tokens.contains(at)) else { return false };
        let closed = matches!(self.form(before), "," | "”" | "\"" | "’" | "'" | "»" | "—" | "?" | "!");
        let quote = self.scene.quotation(before).is_some()
            || self.form(before) == "," && before > self.tokens.start && self.scene.quotation(before - 1).is_some();
        // "…, Blom said in his reply.", "…, Blom said this week.", "…, Blom told the clerks."
        let rest = next..self.tokens.end.min(next + REACH / 2 + 1);
        let time = matches!(self.form(next), "this" | "last" | "earlier" | "yesterday" | "today" | "recently" | "late")
            || matches!(self.form(next + 1), "years" | "days" | "weeks" | "months");
        let hearer = (first..next).any(|at| self.addresses(at));
        let heard = hearer.then(|| phrase::after(self.scene, next, self.tokens.end)).flatten();
        let aside = heard.is_some_and(|heard| self.form(heard.end) == "," && self.form(before) == ",");
        let hangs = (self.is(next, Traits::PREPOSITION) || time || hearer)
            && rest.end == self.tokens.end
            && !rest.clone().any(|at| is_finite(self.scene.document, at) || self.form(at) == "that");
        let stop = hangs || aside || matches!(self.form(next), "" | "." | "," | ";" | "!" | "?" | "”" | "\"");
        let follows =
            quote && !matches!(self.form(next), ":" | "that") && !self.is(next, Traits::PRONOUN.or(Traits::DETERMINER));
        let finite =
            |at: usize| is_finite(self.scene.document, at) || self.scene.tag(at).is_some_and(|tag| tag.is_finite());
        let said = (self.tokens.start..before).rev().take(4 * REACH).any(finite);
        closed
            && (stop && !self.opens_quote(first, next) || follows)
            && (quote
                || aside
                || (said || self.form(next) == ".") && before > self.tokens.start + 2
                || self.form(next) == "," && self.form(before) == ",")
    }
}
