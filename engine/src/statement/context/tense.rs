//! *Will* and *would*: futures, futures of the past, habits and what is only supposed.

use super::Around;
use crate::statement::vocabulary::{self, VerbKind};
use crate::text::Traits;

impl Around<'_> {
    pub(super) fn is_future(&self) -> bool {
        if self.form(self.at) == "would" {
            return self.is_reported_future();
        }
        let noun = self.before(Traits::DETERMINER.or(Traits::POSSESSIVE))
            && self.form(self.at) == "will"
            && !self.is(self.at - 1, Traits::PRONOUN);
        self.verb_follows() && !noun && !self.is_name_of_person() && !self.is_general()
    }

    /// *Will Smith*: a name follows a capital.
    fn is_name_of_person(&self) -> bool {
        self.is_capital(self.at)
            && self.is_capital(self.end)
            && self.document.tokens[self.at].span.of(self.document.text) == "Will"
            && !self.is(self.end, Traits::PRONOUN)
    }

    /// A future seen from the past: *said that it would close*.
    fn is_reported_future(&self) -> bool {
        let mut reach = self.tokens.start.max(self.at.saturating_sub(25))..self.at;
        let likely = reach
            .clone()
            .any(|at| matches!(self.form(at), "likely" | "unlikely" | "probable") && self.form(at + 1) == "that");
        let reported = reach.any(|at| self.is_past_report(at)) || likely;
        // "probably would close" foretells as "will probably close" does
        let expected = [self.at.wrapping_sub(1), self.end].into_iter().any(|at| {
            matches!(self.form(at), "probably" | "likely" | "surely" | "certainly" | "inevitably") && !self.is_perfect()
        });
        (reported || expected || self.is_narrated() && !self.is_habit())
            && !self.next_is(&["have", "like", "rather"])
            && self.verb_follows()
    }

    /// *said*, *argued*, *feared*: what is reported with it lies before the report.
    fn is_past_report(&self, at: usize) -> bool {
        let past = self.is(at, Traits::ED) || self.is(at, Traits::FINITE) && !self.is(at, Traits::PRESENT);
        let own = at > self.tokens.start && !self.is(at - 1, Traits::BE);
        past && own
            && vocabulary::verb(self.form(at)).is_some_and(|verb| match verb.kind {
                VerbKind::Judge | VerbKind::Demand => false,
                VerbKind::Think => !self.is(at - 1, Traits::FIRST),
                _ => verb.takes_clause,
            })
    }

    /// *would have closed*, *would probably have closed*.
    fn is_perfect(&self) -> bool {
        (self.end..self.end + 3).any(|at| matches!(self.form(at), "have" | "'ve"))
    }

    /// A plan as the report of it tells: nobody speaks for himself, and nothing is supposed.
    fn is_narrated(&self) -> bool {
        let supposing =
            ["if", "unless", "were", "without", "otherwise", "could", "might", "perhaps", "probably", "unlikely", "?"];
        let span = self.document.tokens[self.at].span;
        let quotations = &self.document.quotations;
        let near = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let quoted = quotations.get(near).is_some_and(|quotation| quotation.span.holds(span.start));
        let personal = Traits::FIRST.or(Traits::SECOND);
        let from = self.tokens.start.max(self.at.saturating_sub(40))..self.tokens.end.min(self.at + 40);
        !quoted
            && self.is_past()
            && !from.into_iter().any(|at| self.is(at, personal) || supposing.contains(&self.form(at)))
    }

    /// Whether another verb of the sentence is in the past: without one, *would* supposes.
    fn is_past(&self) -> bool {
        self.tokens.clone().any(|at| {
            let traits = self.document.traits[at];
            at != self.at
                && (traits.any(Traits::ED) || traits.any(Traits::FINITE) && !traits.any(Traits::PRESENT))
                && !traits.any(Traits::MODAL)
                && !matches!(self.form(at), "is" | "are" | "am" | "has" | "does" | "says" | "'s" | "'re")
        })
    }

    /// A habit of the past: *he would often come late*, *ordinarily they would sail*.
    fn is_habit(&self) -> bool {
        let habits = [
            "often",
            "usually",
            "ordinarily",
            "normally",
            "sometimes",
            "always",
            "frequently",
            "occasionally",
            "whenever",
        ];
        let supposes = |at: usize| matches!(self.form(at), "if" | "unless" | "were");
        self.tokens.clone().any(|at| habits.contains(&self.form(at))) && !self.tokens.clone().any(supposes)
    }

    /// A law of nature or habit (*if a child has no iodine, it will not grow*), not a future.
    pub(super) fn is_general(&self) -> bool {
        let from = self.tokens.start.max(self.at.saturating_sub(30))..self.tokens.end.min(self.at + 30);
        let anyone = ["a", "an", "you"];
        from.into_iter().any(|at| {
            matches!(self.form(at), "if" | "when" | "whenever" | "without") && anyone.contains(&self.form(at + 1))
        })
    }

    pub(super) fn is_counterfactual(&self) -> bool {
        let past =
            self.is(self.end, Traits::ED) || (self.is(self.end, Traits::FINITE) && !self.is(self.end, Traits::PRESENT));
        if self.form(self.at) == "'d" && (past || self.next_is(&["been", "better"])) {
            return false;
        }
        // "I thought I'd write" tells what is done
        let thought = self.at > self.tokens.start + 1 && self.form(self.at - 2) == "thought";
        let otherwise = thought || self.is_reported_future() || self.is_habit();
        self.verb_follows() && !otherwise
    }

    /// Whether a day, month or year of a plan stands within a few words.
    pub(super) fn is_dated(&self) -> bool {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "next"];
        let months = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let past = |at: usize| self.is(at, Traits::ED);
        let near = self.end - 1..self.tokens.end.min(self.end + 3);
        near.clone().any(|at| days.contains(&self.form(at)) || months.contains(&self.form(at)) && self.is_capital(at))
            && !near.into_iter().any(past)
    }
}
