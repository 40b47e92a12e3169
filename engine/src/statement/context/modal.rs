//! *May*, *could*, *should* and *must*: what is possible, against what was able, allowed or due.

use super::Around;
use crate::text::{TokenKind, Traits};

impl Around<'_> {
    /// *Should it rain, …*, *had it rained, they would …*
    pub(super) fn supposes(&self) -> bool {
        let quoted = |at: usize| matches!(self.form(at), "\"" | "“" | "‘" | "’" | "'" | "''");
        let opens = (self.tokens.start..self.at).all(quoted)
            && self.form(self.tokens.end.saturating_sub(1)) != "?"
            && !self.is(self.end, Traits::NEGATION);
        let subject = Traits::PRONOUN.or(Traits::DETERMINER).or(Traits::POSSESSIVE);
        let would = || self.tokens.clone().any(|at| matches!(self.form(at), "would" | "could" | "might" | "'d"));
        opens
            && (self.form(self.at) == "should" || (self.is(self.end, subject) || self.is_capital(self.end)) && would())
    }

    /// *could not*, *could only*, *could see*: an ability in the past.
    pub(super) fn past_ability(&self) -> bool {
        let negated = self.next_is(&[
            "not", "n't", "only", "see", "hear", "feel", "no", "barely", "hardly", "tell", "afford", "never",
        ]) || self.is_word(self.end)
            && matches!(self.form(self.end + 1), "no" | "little" | "neither" | "nothing" | "few");
        // "they left so that they could sail", "before it could sink"
        let purpose = (self.tokens.start..self.at).rev().take(6).any(|at| matches!(self.form(at), "so" | "before"));
        let negated_subject =
            (self.tokens.start..self.at).rev().take(3).any(|at| matches!(self.form(at), "nobody" | "neither" | "none"));
        // "in hopes that I could help"
        let hoped = (self.tokens.start..self.at).rev().take(5).any(|at| matches!(self.form(at), "hopes" | "order"));
        // "where guests could sail", "how he could leave": told of the past, and no guess
        let told =
            (self.tokens.start..self.at).rev().take(4).find(|at| self.is(*at, Traits::WH)).is_some_and(|at| {
                at + 1 < self.at && matches!(self.form(at), "where" | "how" | "what" | "which" | "when")
            });
        self.is_of_age()
            || negated
            || negated_subject
            || purpose
            || hoped
            || told
            || (self.before(Traits::WH) && self.next_is(&["do"]))
    }

    /// *By the age of six she could read*, *as a boy he could swim*: an ability of that time.
    fn is_of_age(&self) -> bool {
        let years = |at: usize| self.is(at, Traits::NUMBER) || self.document.tokens[at].kind == TokenKind::Number;
        let time = |at: usize| match self.form(at) {
            // "At nine she could read"
            _ if at == self.tokens.start + 1 && self.form(at - 1) == "at" => {
                years(at) && (self.is(at + 1, Traits::PERSON) || self.form(at + 1) == ",")
            }
            "age" => self.is(at - 1, Traits::DETERMINER.or(Traits::PREPOSITION)),
            "child" | "boy" | "girl" | "student" | "teenager" => at > 1 && self.form(at - 2) == "as",
            "once" | "already" => at == self.end,
            form if form.len() == 4 && form.starts_with('1') => form.bytes().all(|byte| byte.is_ascii_digit()),
            "days" | "time" | "times" => at > 1 && self.form(at - 1) == "those" || self.form(at - 1) == "that",
            _ => false,
        };
        (self.tokens.start + 1..self.tokens.end).any(time)
    }

    /// *No member may vote twice*, *they may only sail by day*, and *the might of the fleet*.
    pub(super) fn is_permission(&self) -> bool {
        if self.form(self.at) == "might" {
            return self.before(Traits::DETERMINER.or(Traits::POSSESSIVE)) && !self.before(Traits::PRONOUN);
        }
        let from = self.tokens.start.max(self.at.saturating_sub(4));
        let before = |words: &[&str]| (from..self.at).any(|at| words.contains(&self.form(at)));
        let be = self.is(self.end, Traits::BE.or(Traits::HAVE));
        self.is_right()
            || self.next_is(&["only", "legally", "lawfully", "freely"]) && !self.is(self.end + 1, Traits::BE)
            || before(&["no", "nobody", "only"]) && !be && self.form(self.at.wrapping_sub(1)) != "only"
    }

    /// *Members may borrow two boats*, *crews under age may not vote*: what all of a kind are free to do, or not.
    fn is_right(&self) -> bool {
        let start = self.tokens.start;
        let kind =
            self.form(start).ends_with('s') || matches!(self.form(start), "children" | "women" | "men" | "anyone");
        let closed = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::PRONOUN);
        let any = kind && (!self.is(start, closed) || self.form(start) == "anyone") && self.at - start < 6;
        let act = self.end + usize::from(self.is(self.end, Traits::NEGATION));
        let acts = [
            "borrow", "bring", "carry", "apply", "enter", "park", "camp", "fish", "hunt", "vote", "own", "marry",
            "smoke", "inherit", "claim", "register", "enrol", "attend", "bathe", "wear",
        ];
        any && acts.contains(&self.form(act)) && self.is(self.at, Traits::MODAL) && self.form(self.at) == "may"
    }

    /// *will have left by now*, *should have sailed already*.
    pub(super) fn is_by_now(&self) -> bool {
        let perfect = self.form(self.at + 1) == "have" || self.form(self.at + 2) == "have";
        let now = |at: usize| self.form(at) == "now" && self.form(at - 1) == "by" || self.form(at) == "already";
        perfect && (self.at + 1..self.tokens.end.min(self.at + 16)).any(now)
    }

    /// *should be running by Monday*, *should be ready next week*: what can be expected at that time.
    pub(super) fn is_expectation(&self) -> bool {
        let next = (self.at + 1..self.at + 4).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(self.end);
        let state = next + 1;
        let word = (state..state + 2).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(state);
        let reached =
            ["ready", "available", "back", "over", "complete", "finished", "open", "able", "out", "known", "up"];
        let becomes = ["arrive", "reach", "land", "return", "resume", "know", "see", "begin", "start"];
        self.form(self.at) == "should"
            && (self.form(next) == "be" && (self.is(word, Traits::ING) || reached.contains(&self.form(word)))
                || becomes.contains(&self.form(next)))
            && self.foretells(state)
    }

    /// *must be sleeping*: what is going on as far as one can tell, not *we must be doing more*.
    pub(super) fn is_going_on(&self) -> bool {
        let next = (self.at + 2..self.at + 4).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(self.at + 2);
        let urged = matches!(self.form(self.at.wrapping_sub(1)), "we" | "you");
        self.form(self.at) == "must"
            && self.form(self.at + 1) == "be"
            && (self.is(next, Traits::ING) && !urged || matches!(self.form(next), "joking" | "kidding"))
    }

    /// *cannot have sailed*, *must have been*.
    pub(super) fn has_participle(&self) -> bool {
        let next =
            (self.end..self.end + 3).find(|at| !self.is(*at, Traits::ADVERB.or(Traits::NEGATION))).unwrap_or(self.end);
        let form = self.form(next);
        self.is(next, Traits::ED)
            || self.is(next, Traits::FINITE) && !self.is(next, Traits::PRESENT)
            || matches!(form, "been" | "had" | "done" | "gone" | "come" | "become" | "run" | "won" | "begun" | "sung")
            || form.len() > 4 && (form.ends_with("en") || form.ends_with("wn") || form.ends_with("ught"))
    }

    /// *was about to sail when it sank*, *had been due to sail*: it did not come to that.
    pub(super) fn is_thwarted(&self) -> bool {
        let start = self.at - usize::from(self.at > self.tokens.start && self.is(self.at - 1, Traits::BE));
        let past = matches!(self.form(start), "was" | "were" | "been");
        let had = (self.tokens.start.max(start.saturating_sub(3))..start).any(|at| self.form(at) == "had");
        let turn = |at: usize| {
            matches!(self.form(at), "when" | "but") && (at + 1..self.tokens.end).any(|at| self.is_past_at(at))
        };
        past && (self.form(start) == "been" && had || (self.end..self.tokens.end).any(turn))
    }
}
