//! Days to come, and presents that they make futures: *the court sits on Monday*, *they are leaving next week*.

use super::Around;
use crate::text::{TokenKind, Traits, is_finite};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 12] = [
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

/// How far a verb may stand from its date.
const REACH: usize = 9;

impl Around<'_> {
    /// Whether a day, month or year to come stands behind a present verb, and nothing says that it is so every year.
    pub(super) fn is_dated(&self) -> bool {
        let closed = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::PREPOSITION).or(Traits::NUMBER);
        let before = self.at.wrapping_sub(1);
        let first = self.form(self.at);
        // "the talks begin", "they leave": a plural subject stands right before a plural verb
        let plural = self.is(before, Traits::PERSON.or(Traits::FIRST))
            || self.form(before).len() > 3 && self.form(before).ends_with('s') && !is_finite(self.document, before);
        let own =
            first.ends_with('s') || self.is(self.at, Traits::ING.or(Traits::BE)) || first.starts_with('\'') || plural;
        let noun = self.at == self.tokens.start
            || self.is(before, closed) && self.form(before) != "one"
            || !self.is_word(before);
        let be = self.is(self.at, Traits::BE) || first.starts_with('\'');
        // "the show opens in May": what may be a noun governs nothing
        let verb = |at: usize| is_finite(self.document, at) && !self.is(at, Traits::PRESENT);
        let other = |at: usize| verb(at) || self.is(at, Traits::MODAL) || self.form(at) == "to";
        let governed = (self.tokens.start.max(self.at.saturating_sub(8))..self.at)
            .rev()
            .take_while(|at| !self.is(*at, Traits::SUBORDINATOR.or(Traits::COORDINATOR)) && self.is_word(*at))
            .any(other);
        // "the match is on Monday" is near its day, "the crew is flying home to its town on Monday" need not be
        let near =
            !be || self.is(self.end - 1, Traits::ING) || (self.end..self.end + 3).any(|at| self.is_day_to_come(at));
        own && (be || !noun && !governed) && near && !self.is_repeated() && self.foretells(self.end - 1)
    }

    /// Whether the words before a date have a present form of *be* for their verb: *they are leaving tomorrow*.
    pub(super) fn is_appointed(&self) -> bool {
        let from = self.tokens.start.max(self.at.saturating_sub(14));
        let of =
            self.at > 0 && matches!(self.form(self.at - 1), "about" | "of" | "for" | "than" | "like" | "and" | "or");
        let verb = (from..self.at).rev().take_while(|at| !self.ends(*at)).find(|at| is_finite(self.document, *at));
        // "Next week he starts school"
        let opens = self.at == self.tokens.start;
        let later = || (self.end..self.tokens.end.min(self.end + 6)).find(|at| is_finite(self.document, *at));
        let verb = verb.or_else(|| opens.then(later).flatten());
        let present = |at: usize| {
            self.form(at).ends_with('s') && !self.is_past_at(at) && !self.is(at, Traits::HAVE.or(Traits::DO))
        };
        let be = verb.is_some_and(|at| matches!(self.form(at), "are" | "am" | "'re" | "'m") || present(at));
        be && !of && !self.is_repeated() && self.form(self.end) != "'s" && !self.is(self.end, Traits::MODAL)
    }

    /// Whether a day to come is named in the words from `from` on, up to the next verb.
    pub(super) fn foretells(&self, from: usize) -> bool {
        let limit = self.tokens.end.min(from + REACH);
        let past =
            |at: usize| at > self.end && (self.is_past_at(at) || self.is(at, Traits::MODAL) && !self.is_capital(at));
        // "runs until 4 October"
        let day = |at: usize| self.form(at) == "until" && (at + 1..at + 3).any(|at| self.is_day_to_come(at));
        let stop = (from..limit).find(|at| *at >= self.end && self.ends(*at) && !day(*at) || past(*at));
        (from..stop.unwrap_or(limit)).any(|at| self.is_day_to_come(at))
    }

    fn ends(&self, at: usize) -> bool {
        let links = Traits::SUBORDINATOR.or(Traits::RELATIVE);
        matches!(self.form(at), "that" | "who" | ";" | ":" | "because" | "when") || self.is(at, links)
    }

    /// A verb of the past, or a participle.
    pub(super) fn is_past_at(&self, at: usize) -> bool {
        let present = matches!(self.form(at), "is" | "are" | "am" | "has" | "does" | "says" | "'s" | "'re");
        (self.is(at, Traits::ED) || self.is(at, Traits::FINITE) && !self.is(at, Traits::PRESENT))
            && !self.is(at, Traits::MODAL)
            && !present
    }

    fn is_day_to_come(&self, at: usize) -> bool {
        let before = if at > self.tokens.start { self.form(at - 1) } else { "" };
        let after = self.form(at + 1);
        let number = |at: usize| self.tokens.contains(&at) && self.document.tokens[at].kind == TokenKind::Number;
        let owned =
            matches!(after, "'s" | "’s") || matches!(before, "last" | "of" | "since" | "past" | "every" | "each");
        let unit = |form: &str| {
            matches!(form, "days" | "weeks" | "months" | "years" | "hours" | "minutes" | "fortnight")
                || matches!(form, "week" | "month" | "year" | "day" | "hour")
        };
        if owned {
            return false;
        }
        match self.form(at) {
            "tomorrow" => true,
            "tonight" => at > self.end,
            "next" => DAYS.contains(&after) || MONTHS.contains(&after) || unit(after) || is_season(after),
            "this" => DAYS.contains(&after) || matches!(after, "weekend" | "evening") || is_season(after),
            "later" => after == "this",
            "in" | "within" => (number(at + 1) || self.is(at + 1, Traits::NUMBER)) && unit(self.form(at + 2)),
            form if DAYS.contains(&form) => self.is_capital(at),
            form if MONTHS.contains(&form) => {
                self.is_capital(at)
                    && (matches!(
                        before,
                        "in" | "on" | "until" | "by" | "from" | "next" | "this" | "early" | "late" | "mid"
                    ) || number(at - 1)
                        || number(at + 1))
            }
            form => {
                let nth = form.ends_with("th") || form.ends_with("st") || form.ends_with("nd") || form.ends_with("rd");
                // "the 4th crew" is none
                let alone = !self.is_word(at + 1) || after == "of" && MONTHS.contains(&self.form(at + 2));
                nth && form.starts_with(|c: char| c.is_ascii_digit()) && before == "the" && alone
            }
        }
    }

    /// Whether it is said to be so every year, or the year is long past.
    fn is_repeated(&self) -> bool {
        self.tokens.clone().any(|at| {
            let form = self.form(at);
            matches!(
                form,
                "every" | "each" | "always" | "usually" | "often" | "annually" | "traditionally" | "normally"
            ) || form.len() == 4 && form.starts_with('1') && form.bytes().all(|byte| byte.is_ascii_digit())
        })
    }
}

fn is_season(form: &str) -> bool {
    matches!(form, "spring" | "summer" | "autumn" | "fall" | "winter" | "season" | "term" | "weekend")
}
