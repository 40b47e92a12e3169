//! *Will* and *would*: futures, futures of the past, habits and what is only supposed.

use super::Around;
use crate::statement::vocabulary::{self, VerbKind};
use crate::statement::word_sets::{Set, is_in};
use crate::text::Traits;

impl Around<'_> {
    pub(super) fn is_future(&self) -> bool {
        if self.form(self.at) == "would" {
            return self.is_reported_future();
        }
        let noun = self.before(Traits::DETERMINER.or(Traits::POSSESSIVE))
            && self.form(self.at) == "will"
            && !self.is(self.at - 1, Traits::PRONOUN)
            || self.form(self.at) == "will" && self.next_is(&["is", "was", "has", "had", "are", "were"]);
        self.verb_follows()
            && !noun
            && !self.is_name_of_person()
            && !self.is_general()
            && !self.is_truth()
            && !self.is_by_now()
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
        (reported || expected || self.is_narrated() && !self.is_habit() && !self.is_done())
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
        self.tokens.clone().any(|at| at != self.at && self.is_past_at(at))
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
        let habit = |at: usize| habits.contains(&self.form(at)) || self.is_repeated_time(at);
        self.tokens.clone().any(habit) && !self.tokens.clone().any(supposes)
    }

    /// *Every Sunday*, *most mornings*, *in those days*.
    fn is_repeated_time(&self, at: usize) -> bool {
        let next = self.form(at + 1);
        let time = next.ends_with("day")
            || next.ends_with("days")
            || matches!(next.trim_end_matches('s'), "morning" | "evening" | "night" | "afternoon" | "week" | "weekend")
            || matches!(
                next.trim_end_matches('s'),
                "month" | "spring" | "summer" | "autumn" | "winter" | "year" | "time"
            );
        match self.form(at) {
            "every" | "each" | "most" => time,
            "those" => next == "days",
            "on" | "at" => next.ends_with("days") && next != "days" || matches!(next, "weekends" | "nights"),
            _ => false,
        }
    }

    /// What is told as done: *she would later sail*, *she would stay for ten years*, *the door would not open*.
    fn is_done(&self) -> bool {
        let supposing = ["if", "unless", "were", "otherwise", "perhaps", "probably", "likely", "?"];
        let personal = Traits::FIRST.or(Traits::SECOND);
        if self.tokens.clone().any(|at| self.is(at, personal) || supposing.contains(&self.form(at)))
            || self.is_perfect()
        {
            return false;
        }
        if (self.tokens.start..self.at).any(|at| self.is_past_report(at)) {
            return false;
        }
        let later = self.next_is(&["later", "eventually", "ultimately", "subsequently"])
            || self.next_is(&["go"]) && self.form(self.end + 1) == "on"
            || self.next_is(&["come", "prove"]) && self.form(self.end + 1) == "to";
        let years = |at: usize| {
            self.form(at) == "for" && (at + 2..at + 5).any(|at| matches!(self.form(at), "years" | "decades" | "months"))
        };
        let stayed = self.before(Traits::PERSON) && (self.end..self.tokens.end.min(self.end + 8)).any(years);
        later || stayed || self.is_refused()
    }

    /// *The door would not open*, *he would not say*: another verb of the past tells what came of it.
    fn is_refused(&self) -> bool {
        self.is(self.end, Traits::NEGATION) && is_in(self.form(self.end + 1), Set::Refused)
    }

    /// A law of nature or habit (*if a child has no iodine, it will not grow*), not a future.
    fn is_general(&self) -> bool {
        // "if you elect me, I will mend it" promises
        if self.before(Traits::FIRST) {
            return false;
        }
        let from = self.tokens.start.max(self.at.saturating_sub(30))..self.tokens.end.min(self.at + 30);
        let anyone = ["a", "an", "you"];
        from.into_iter().any(|at| {
            // "a child without a shell will not …" is of any child, "they will sail without a map" is not
            let given = matches!(self.form(at), "if" | "when" | "whenever");
            (given || self.form(at) == "without" && at < self.at) && anyone.contains(&self.form(at + 1))
        })
    }

    /// What is so of any such thing (*a cat will sleep ten hours a day*, *they will often hide*), and no future.
    fn is_truth(&self) -> bool {
        let tends = ["often", "usually", "typically", "normally", "generally", "sometimes", "frequently", "commonly"];
        let tending = [self.at.wrapping_sub(1), self.end].into_iter().any(|at| tends.contains(&self.form(at)));
        let own = (self.tokens.start..self.at).any(|at| self.is(at, Traits::FIRST.or(Traits::SECOND)));
        let start = (self.tokens.start..self.at)
            .find(|at| !matches!(self.form(*at), "\"" | "“" | "‘" | "'"))
            .unwrap_or(self.tokens.start);
        let any = matches!(self.form(start), "a" | "an") && self.at - start < 5;
        let rate = |at: usize| {
            matches!(self.form(at), "a" | "an" | "per")
                && matches!(self.form(at + 1), "day" | "week" | "month" | "year" | "hour" | "night")
                && self.form(at - 1).ends_with('s')
        };
        let given = |at: usize| {
            matches!(self.form(at), "when" | "if" | "whenever") && !(at..at + 6).any(|at| self.is_past_at(at))
        };
        let mut after = self.end..self.tokens.end;
        tending && !own || any && after.any(|at| rate(at) || given(at))
    }

    pub(super) fn is_counterfactual(&self) -> bool {
        let past =
            self.is(self.end, Traits::ED) || (self.is(self.end, Traits::FINITE) && !self.is(self.end, Traits::PRESENT));
        if self.form(self.at) == "'d" && (past || self.next_is(&["been", "better"])) {
            return false;
        }
        // "I thought I'd write" tells what is done
        let thought = self.at > self.tokens.start + 1 && self.form(self.at - 2) == "thought";
        let otherwise = thought || self.is_reported_future() || self.is_habit() || self.is_done();
        self.verb_follows() && !otherwise
    }
}
