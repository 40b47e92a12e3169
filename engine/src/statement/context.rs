//! The context in which a word is a cue: *may* the month, *could* the past ability, *will* the noun are none.

mod date;
mod modal;
mod tense;

use super::word_sets::{Set, is_in};
use crate::text::{Document, TokenKind, Traits};
use std::ops::Range;

/// How many words may stand between *whether* and the verb that it asks about.
const REACH_OF_WHETHER: usize = 10;

/// The rule that has to agree before a word of the table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// No rule: the words are a cue wherever they stand.
    None,
    /// A verb follows, and the word is no month, and the clause grants nothing.
    May,
    /// A possibility, not an ability in the past.
    Could,
    /// A verb follows, and the word is no noun.
    Future,
    /// Somebody's plan, not a plain report of something done.
    Plan,
    /// A condition, not an indirect question.
    If,
    /// A future of the past or a counterfactual, not a habit of the past.
    Would,
    /// A duty, not an inference.
    Must,
    /// Before an interpretation, not before a figure.
    Suggest,
    /// At the start of a sentence or after a mark, without a subject.
    Imperative,
    /// A participle follows: *must have left*, not *must have money*.
    Perfect,
    /// An infinitive follows: *going to close*, not *going to Oslo* or *due to rains*.
    Verb,
    /// At the start of a sentence.
    Opening,
    /// *is to close*, not *the goal is to close*.
    Scheduled,
    /// What somebody has to do or needs, not *has nothing to do with*, *in need of*.
    Need,
    /// Of a whole clause, not of one phrase in it: *and possibly other drugs*.
    Clausal,
    /// Of a clause, not of one word in it: *an apparently empty port*.
    Loose,
    /// Not behind a preposition: *gaps that put the port at risk of closure* tells of gaps.
    Free,
    /// What somebody expects or doubts, not what it is to expect, and not *no doubt*.
    Expect,
    /// Before a verb: *it likely sank*, not *the likely winner*.
    Adverb,
    /// Before what something is like: *it appears unchanged*, not *it appeared in May*.
    Seeming,
    /// Before what somebody holds: *I think it sank*, not *I think of it*, *I feel cold*.
    Thought,
    /// A verb in the present before a day that is to come: *the trial begins on Monday*.
    Dated,
    /// A day that is to come behind a present form of *be*: *they are leaving tomorrow*.
    Appointed,
    /// What was ahead and is not told to have come to nothing: not *was about to sail when it sank*.
    Ahead,
    /// *should be open by noon*: a state to be reached by a time, not a duty.
    Expected,
    /// *will have left by now*: what is so by this time, as far as one can tell.
    ByNow,
    /// *must be sleeping*: an inference, not a duty.
    GoingOn,
    /// A participle follows: *cannot have sailed*, not *cannot have money*.
    Participle,
    /// Not of a person: *the trail points to a fire*.
    Trace,
    /// *Should it rain, …*: in front of its subject, and nothing is asked.
    Inverted,
    /// Of what is to come: *is likely to sink*, not *is likely to have sunk*.
    Onward,
}

impl Context {
    /// The rule with this name in the table.
    pub fn named(name: &str) -> Self {
        match name {
            "may" => Context::May,
            "could" => Context::Could,
            "future" => Context::Future,
            "plan" => Context::Plan,
            "if" => Context::If,
            "would" => Context::Would,
            "must" => Context::Must,
            "suggest" => Context::Suggest,
            "imperative" => Context::Imperative,
            "perfect" => Context::Perfect,
            "verb" => Context::Verb,
            "opening" => Context::Opening,
            "scheduled" => Context::Scheduled,
            "need" => Context::Need,
            "clausal" => Context::Clausal,
            "loose" => Context::Loose,
            "free" => Context::Free,
            "expect" => Context::Expect,
            "adverb" => Context::Adverb,
            "seeming" => Context::Seeming,
            "thought" => Context::Thought,
            "dated" => Context::Dated,
            "appointed" => Context::Appointed,
            "ahead" => Context::Ahead,
            "expected" => Context::Expected,
            "by_now" => Context::ByNow,
            "going_on" => Context::GoingOn,
            "participle" => Context::Participle,
            "trace" => Context::Trace,
            "inverted" => Context::Inverted,
            "onward" => Context::Onward,
            _ => Context::None,
        }
    }
}

/// Whether `rule` agrees that `cue`, in a clause or sentence of `tokens`, is a cue.
pub(super) fn agrees(rule: Context, document: &Document, tokens: &Range<usize>, cue: Range<usize>) -> bool {
    let around = Around { document, tokens, at: cue.start, end: cue.end };
    match rule {
        Context::None => true,
        Context::May => {
            around.verb_follows()
                && !around.is_name()
                && !around.next_is(&["now", "is", "was", "has", "had"])
                && !around.is_permission()
        }
        Context::Could => around.verb_follows() && !around.past_ability() && !around.is_asked_about(),
        Context::Future => around.is_future() && !around.is_asked_about(),
        Context::Plan => around.is_plan(),
        Context::Expect => {
            let closed = matches!(around.form(around.at.wrapping_sub(1)), "to" | "of" | "no");
            !closed && !around.is_noun() && !around.is_compared()
        }
        Context::If => around.is_condition(),
        Context::Would => around.is_counterfactual(),
        Context::ByNow => around.is_by_now(),
        Context::GoingOn => around.is_going_on(),
        Context::Must => {
            around.verb_follows()
                && !around.is_going_on()
                && !around.next_is(&["have"])
                && !around.supposes()
                && !around.is_expectation()
        }
        // "they suggest what it means" proposes
        Context::Suggest => {
            !around.figure_follows()
                && (cue.start == 0 || around.form(cue.start - 1) != "to")
                && !around.is(around.end, Traits::WH)
        }
        Context::Imperative => around.starts_command(),
        Context::Verb => around.infinitive_follows(),
        Context::Ahead => around.infinitive_follows() && !around.is_thwarted(),
        Context::Opening => around.at == tokens.start,
        Context::Perfect => {
            around.participle_follows() && !around.is_expectation() && !around.is_going_on() && !around.is_by_now()
        }
        Context::Participle => around.has_participle(),
        Context::Expected => around.is_expectation(),
        // "is likely to have closed" is a matter of *likely*
        Context::Scheduled => {
            around.verb_follows() && !around.defines() && !matches!(around.form(cue.start + 1), "likely" | "unlikely")
        }
        Context::Need => around.is_need(),
        Context::Clausal => !around.modifies_phrase() && !around.modifies_word(),
        Context::Loose => !around.modifies_word(),
        Context::Free => !around.before(Traits::PREPOSITION),
        Context::Adverb => around.is(around.end, Traits::ED.or(Traits::FINITE)),
        Context::Seeming => around.seems(),
        Context::Thought => around.holds(),
        Context::Dated => around.is_dated(),
        Context::Appointed => around.is_appointed(),
        Context::Trace => !around.before(Traits::PERSON) && !around.is_capital(around.at.wrapping_sub(1)),
        Context::Inverted => around.supposes(),
        Context::Onward => !around.is_perfected(),
    }
}

struct Around<'a> {
    document: &'a Document<'a>,
    tokens: &'a Range<usize>,
    at: usize,
    end: usize,
}

impl Around<'_> {
    fn form(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.document.form(at) } else { "" }
    }

    fn is(&self, at: usize, traits: Traits) -> bool {
        self.tokens.contains(&at) && self.document.traits[at].any(traits)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.contains(&at)
            && self.document.tokens[at].span.of(self.document.text).starts_with(char::is_uppercase)
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.document.tokens[at].kind == TokenKind::Word
    }

    /// The start of a sentence or of what stands behind a mark, with or without *and*, but not of a list's next item.
    fn starts_command(&self) -> bool {
        let start = |at: usize| {
            at == self.tokens.start || (!self.is_word(at - 1) && !matches!(self.form(at - 1), "," | ")" | "%"))
        };
        let linked = self.at > self.tokens.start && self.is(self.at - 1, Traits::COORDINATOR);
        start(self.at) || linked && (start(self.at - 1) || self.form(self.at - 2) == ",")
    }

    /// *appears basically unchanged*: an adjective or participle follows, alone or behind an adverb.
    fn seems(&self) -> bool {
        let next = (self.end..self.end + 3).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(self.end);
        let closed = Traits::DETERMINER
            .or(Traits::PREPOSITION)
            .or(Traits::POSSESSIVE)
            .or(Traits::PRONOUN)
            .or(Traits::NUMBER)
            .or(Traits::SUBORDINATOR)
            .or(Traits::COORDINATOR)
            .or(Traits::WH);
        self.is_word(next) && !self.is_capital(next) && !self.is(next, closed) && self.form(next) != "to"
    }

    /// *I think it sank*, not *I think of it*, *I feel cold*.
    fn holds(&self) -> bool {
        let clause = Traits::PRONOUN.or(Traits::SUBORDINATOR);
        let felt = matches!(self.form(self.end - 1), "feel" | "find");
        !self.next_is(&["of", "about"]) && (!felt || self.next_is(&["that", "like"]) || self.is(self.end, clause))
    }

    /// A gerund or a noun: *of anticipating it*, *the doubt that*.
    fn is_noun(&self) -> bool {
        self.form(self.at).ends_with("ing") && !self.before(Traits::BE.or(Traits::NEGATION).or(Traits::ADVERB))
    }

    /// *Worse than we expected*, *as nobody had expected*: what came is told beside it.
    fn is_compared(&self) -> bool {
        let near = self.tokens.start.max(self.at.saturating_sub(4))..self.at;
        self.form(self.at).ends_with("ed") && near.into_iter().any(|at| matches!(self.form(at), "than" | "as"))
    }

    /// *likely to have sunk*, not *likely to have an end*.
    fn is_perfected(&self) -> bool {
        self.form(self.end) == "have"
            && Around { document: self.document, tokens: self.tokens, at: self.at, end: self.end + 1 }.has_participle()
    }

    fn participle_follows(&self) -> bool {
        let next =
            (self.end..self.end + 3).find(|at| !self.is(*at, Traits::ADVERB.or(Traits::NEGATION))).unwrap_or(self.end);
        let closed =
            Traits::DETERMINER.or(Traits::PREPOSITION).or(Traits::POSSESSIVE).or(Traits::PRONOUN).or(Traits::NUMBER);
        self.is_word(next) && !self.is(next, closed) && self.form(next) != "to"
    }

    /// *the goal is to*, *what he did was to*, *have been to*: an infinitive that says what something is.
    fn defines(&self) -> bool {
        let from = self.tokens.start.max(self.at.saturating_sub(6));
        matches!(self.form(self.at), "been" | "be" | "being")
            || (from..self.at)
                .any(|at| is_in(self.form(at), Set::Defined) || self.form(at).ends_with("ing") || self.form(at) == "to")
    }

    /// A verb with its infinitive: not *the plan to*, *they agreed to the terms*, *it was promised to us*.
    fn is_plan(&self) -> bool {
        let infinitive = self.form(self.end - 1) != "to"
            || self.verb_follows() && !self.is(self.end, Traits::OBJECTIVE.or(Traits::POSSESSIVE));
        // "they did not expect to sail", "no plans for a port"
        let never = self.before(Traits::NEGATION) && self.at > 1 && self.form(self.at - 2) == "did";
        infinitive && !never && !self.before(Traits::DETERMINER.or(Traits::POSSESSIVE)) && !self.only_made()
    }

    /// *they made plans to sail*: that there were plans is told, not the plan.
    fn only_made(&self) -> bool {
        self.form(self.at) == "plans"
            && if self.at > self.tokens.start {
                matches!(self.form(self.at - 1), "made" | "had" | "no" | "of" | "about")
            } else {
                // "Plans to sail were dropped"
                (self.end + 1..self.tokens.end).any(|at| self.is_past_at(at))
            }
    }

    fn is_need(&self) -> bool {
        let nothing = (self.at..self.end).any(|at| matches!(self.form(at), "nothing" | "no"));
        let noun = self.before(Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::PREPOSITION).or(Traits::MODAL))
            || self.next_is(&["of", "for"]);
        let about = self.next_is(&["do"]) && self.form(self.end + 1) == "with";
        !(nothing || noun || about)
    }

    /// *and possibly other drugs*, *save perhaps one*: nothing that a clause could start with follows.
    fn modifies_phrase(&self) -> bool {
        let hangs = self.before(Traits::COORDINATOR.or(Traits::PREPOSITION)) && self.at > self.tokens.start + 1;
        let clause = Traits::PRONOUN.or(Traits::FINITE).or(Traits::MODAL).or(Traits::DETERMINER).or(Traits::ED);
        hangs && !self.is(self.end, clause) || self.next_is(&["can"])
    }

    /// *an apparently empty port*, *her possibly last speech*.
    fn modifies_word(&self) -> bool {
        matches!(
            self.form(self.at.wrapping_sub(1)),
            "a" | "an" | "the" | "its" | "her" | "his" | "their" | "our" | "my" | "your"
        )
    }

    /// *a debate about whether the port will close*: that there is a question is told, and no answer.
    fn is_asked_about(&self) -> bool {
        let near = self.tokens.start.max(self.at.saturating_sub(REACH_OF_WHETHER))..self.at;
        let mut back = near.rev().take_while(|at| !matches!(self.form(*at), "," | ";" | ":"));
        back.find(|at| self.form(*at) == "whether").is_some_and(|at| {
            at > self.tokens.start && matches!(self.form(at - 1), "on" | "about" | "of" | "over" | "around" | "to")
        })
    }

    fn before(&self, traits: Traits) -> bool {
        self.at > 0 && self.is(self.at - 1, traits)
    }

    fn next_is(&self, forms: &[&str]) -> bool {
        forms.contains(&self.form(self.end))
    }

    /// Whether an infinitive could follow: no mark, number, article or preposition, adverbs and a subject aside.
    fn verb_follows(&self) -> bool {
        let skip = Traits::ADVERB.or(Traits::NEGATION).or(Traits::PERSON);
        let skips =
            |at: usize| self.is(at, skip) || matches!(self.form(at), "\"" | "“" | "‘" | "'" | "all" | "both" | "each");
        let Some(next) = (self.end..self.end + 4).find(|at| !skips(*at)) else { return true };
        let closed = Traits::DETERMINER.or(Traits::PREPOSITION).or(Traits::COORDINATOR).or(Traits::MODAL);
        let word = self.tokens.contains(&next) && self.document.tokens[next].kind == TokenKind::Word;
        word && !self.is(next, closed) || self.inverted()
    }

    /// *going to sail*, not *going to Oslo*, *due to rains*.
    fn infinitive_follows(&self) -> bool {
        let next = self.form(self.end);
        let plural = next.ends_with('s') && !next.ends_with("ss") && !matches!(next, "focus" | "was");
        let number = self.tokens.contains(&self.end) && self.document.tokens[self.end].kind == TokenKind::Number;
        self.verb_follows() && !plural && !number && !self.is_capital(self.end)
    }

    /// Whether the subject follows, as in a question.
    fn inverted(&self) -> bool {
        self.at == self.tokens.start && self.is(self.end, Traits::DETERMINER.or(Traits::POSSESSIVE))
    }

    /// Whether the cue is written as a name in the middle of its sentence.
    fn is_name(&self) -> bool {
        let span = self.document.tokens[self.at].span;
        self.at > self.tokens.start && span.of(self.document.text).starts_with(char::is_uppercase)
    }

    /// Not after *ask*, *know*, *wonder*, where *if* means *whether*.
    fn is_condition(&self) -> bool {
        let asked = [
            "asked", "ask", "asks", "asking", "wonder", "wondered", "know", "knew", "knowing", "see", "tell", "check",
            "whether", "even", "as",
        ];
        let asking = self.at > 0 && asked.contains(&self.form(self.at - 1));
        let phrase = self.next_is(&["not", "any", "you", "a", "an", "possible", "necessary", "needed"])
            || self.form(self.end) == "i" && self.form(self.end + 1) == "may";
        !asking && !phrase
    }

    /// Whether a number follows within a few words: data that give a figure.
    fn figure_follows(&self) -> bool {
        (self.end..self.tokens.end.min(self.end + 5)).any(|at| self.document.tokens[at].kind == TokenKind::Number)
    }
}
