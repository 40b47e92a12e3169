//! Clauses: the stretches of a sentence that can each make a commitment of their own.
//!
//! Closed-class words, endings and marks propose boundaries, and a boundary stands only where both of its sides have a verb:
//! a word that looks like one, or that is tagged as one where parts of speech are known.

use super::tag::Tag;
use super::{Document, TokenKind, Traits};
use crate::Span;
use smallvec::SmallVec;
use std::ops::Range;

/// How a clause hangs on what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A main clause, the first of its sentence or after a semicolon, colon or dash.
    Main,
    /// After *and, but, or, so*.
    Coordinate,
    /// *…, which sank*: a relative clause set off by a comma, up to the sentence's end.
    Relative,
    /// *… because it sank*: an adverbial clause after its main clause.
    Adverbial,
    /// *When it sank, …*: an adverbial clause before its main clause.
    Fronted,
    /// *…, saying that it sank*.
    Participle,
    /// A clause in brackets.
    Parenthesis,
}

/// A stretch of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words; the clauses of a sentence are disjoint and together hold all of its words.
    pub span: Span,
    /// How it hangs on what stands before it.
    pub kind: ClauseKind,
    /// The indices of its tokens.
    pub tokens: Range<usize>,
}

/// Tokens that a look ahead reads at most, so that the work stays linear in the text.
const REACH: usize = 14;

/// The clauses of the sentence of `tokens`, in text order; `tags` are the parts of speech of all tokens, where they are known.
pub fn clauses(document: &Document, tags: &[Tag], tokens: Range<usize>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    add_clauses(document, tags, tokens, &mut clauses);
    clauses
}

/// Adds the same to `clauses`.
pub(crate) fn add_clauses(document: &Document, tags: &[Tag], tokens: Range<usize>, clauses: &mut Vec<Clause>) {
    let mut out: SmallVec<[(ClauseKind, usize); 8]> = SmallVec::new();
    let reader = Reader { document, tags, end: tokens.end };
    let mut has_verb = false;
    let mut fronted = reader.opens_adverbial(tokens.start);
    let mut bracket = None;
    out.push((if fronted { ClauseKind::Fronted } else { ClauseKind::Main }, tokens.start));
    for at in tokens.clone() {
        let kind = match bracket {
            Some(close) if at < close => None,
            Some(_) => {
                bracket = None;
                None
            }
            None => {
                bracket = if reader.is_mark(at, b'(') { reader.bracket(at) } else { None };
                match bracket {
                    Some(_) if has_verb => Some(ClauseKind::Parenthesis),
                    _ if fronted | (has_verb & reader.may_open(at)) => {
                        reader.boundary(at, tokens.start, has_verb, &mut fronted)
                    }
                    _ => None,
                }
            }
        };
        if let Some(kind) = kind
            && at > tokens.start
        {
            out.push((kind, at));
            has_verb = false;
        }
        has_verb |= reader.is_finite(at);
    }
    for (number, (kind, start)) in out.iter().enumerate() {
        let tokens = *start..out.get(number + 1).map_or(tokens.end, |(_, next)| *next);
        if !tokens.is_empty() {
            clauses.push(Clause { span: document.span_of(tokens.clone()), kind: *kind, tokens });
        }
    }
}

struct Reader<'a> {
    document: &'a Document<'a>,
    tags: &'a [Tag],
    end: usize,
}

impl Reader<'_> {
    fn form(&self, at: usize) -> &str {
        if at < self.end { self.document.form(at) } else { "" }
    }

    fn is_mark(&self, at: usize, mark: u8) -> bool {
        at < self.end && self.document.is_mark(at, mark)
    }

    fn is(&self, at: usize, traits: Traits) -> bool {
        at < self.end && self.document.traits[at].any(traits)
    }

    fn is_finite(&self, at: usize) -> bool {
        // both are asked, because which of them says so nobody can foresee
        is_finite(self.document, at) | self.tags.get(at).is_some_and(|tag| tag.is_finite())
    }

    /// Whether a comma stands before `at`, perhaps inside of a quotation that ends there: *“…,” which*.
    fn after_comma(&self, at: usize) -> bool {
        let comma = |back: usize| at.checked_sub(back).is_some_and(|at| self.is_mark(at, b','));
        comma(1) || comma(2) && matches!(self.form(at - 1), "”" | "\"" | "’" | "»")
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.form(at), "—" | "–" | "-") && self.form(at + 1) != "-"
    }

    /// Whether the sentence opens with an adverbial clause.
    fn opens_adverbial(&self, at: usize) -> bool {
        let at = at + usize::from(self.is(at, Traits::COORDINATOR) || self.form(at) == "even");
        (self.is(at, Traits::SUBORDINATOR) || matches!(self.form(at), "as" | "after" | "before"))
            && self.form(at) != "how"
            && self.has_verb(at + 1)
    }

    /// The kind of the clause that starts at `at`, if one does.
    #[inline(never)]
    fn boundary(&self, at: usize, start: usize, has_verb: bool, fronted: &mut bool) -> Option<ClauseKind> {
        if at == start {
            return None;
        }
        if *fronted {
            let main = has_verb && self.after_comma(at) && self.starts_clause(at) && !self.is(at, Traits::RELATIVE);
            *fronted = !main;
            return main.then_some(ClauseKind::Main);
        }
        let comma = self.after_comma(at);
        let before = |mark: u8| self.is_mark(at - 1, mark);
        if before(b';') || ((before(b':') || self.is_dash(at - 1)) && self.has_verb(at)) {
            return Some(ClauseKind::Main);
        }
        let relative = self.is(at, Traits::RELATIVE) || self.form(at) == "where";
        let pied = self.is(at, Traits::PREPOSITION) && matches!(self.form(at + 1), "which" | "whom" | "whose");
        let according = self.form(at) == "according" && self.form(at + 2) == "which";
        if comma && (relative || pied || according) && self.has_verb(at + 1) {
            return (!self.is_medial(at)).then_some(ClauseKind::Relative);
        }
        if self.is(at, Traits::COORDINATOR) {
            return self.coordinate(at, comma).then_some(ClauseKind::Coordinate);
        }
        if self.adverbial(at, comma) {
            return Some(ClauseKind::Adverbial);
        }
        let participle = comma && self.is(at, Traits::ING) && !self.is(at - 2, Traits::ING);
        (participle && self.length(at) > 3).then_some(ClauseKind::Participle)
    }

    /// Whether the token at `at` stands behind a mark or is of a kind of words that a clause can open with.
    fn may_open(&self, at: usize) -> bool {
        let opens =
            Traits::RELATIVE.or(Traits::SUBORDINATOR).or(Traits::PREPOSITION).or(Traits::COORDINATOR).or(Traits::ING);
        self.is(at, opens) | (at > 0 && self.document.tokens[at - 1].kind == TokenKind::Mark)
    }

    fn coordinate(&self, at: usize, comma: bool) -> bool {
        let after = at + 1;
        if self.form(at) == "so" && !comma && !self.is(after, Traits::PRONOUN.or(Traits::POSSESSIVE)) {
            return false; // "so as to", "so many"
        }
        let but = matches!(self.form(at), "but" | "so" | "yet");
        if comma || but {
            // "…, but in the end, they left"
            let beyond = || {
                let close = (after..self.end.min(after + REACH)).find(|at| self.is_mark(*at, b','));
                comma && self.is(after, Traits::PREPOSITION) && close.is_some_and(|close| self.has_verb(close + 1))
            };
            return self.starts_clause(after) || but && (self.has_verb(after) || beyond());
        }
        // "it is old and will sink": another verb of the same subject, which commits itself otherwise
        if self.is(after, Traits::MODAL) && self.form(after + 1) != "be" {
            return true;
        }
        let subject = self.is(after, Traits::PERSON) || matches!(self.form(after), "it" | "that" | "this" | "there");
        subject && (after + 1..after + 4).any(|at| self.is_finite(at))
    }

    fn adverbial(&self, at: usize, comma: bool) -> bool {
        let strong =
            matches!(self.form(at), "although" | "though" | "because" | "whereas" | "unless" | "while" | "lest");
        let weak = matches!(self.form(at), "as" | "since" | "when" | "after" | "before" | "until" | "if" | "where");
        let thing = self.is(at + 1, Traits::PRONOUN.or(Traits::DETERMINER).or(Traits::POSSESSIVE).or(Traits::ADVERB));
        let even = comma && self.form(at) == "even" && self.form(at + 1) == "though";
        (strong && (comma || self.form(at - 1) != "even") || weak && comma && thing) && self.has_verb(at + 1)
            || even && self.has_verb(at + 2)
    }

    /// Whether a relative clause is followed by the verb of the clause around it.
    fn is_medial(&self, at: usize) -> bool {
        let reach = self.end.min(at + 3 * REACH);
        let Some(comma) = (at + 1..reach).find(|at| self.is_mark(*at, b',')) else { return false };
        let next = (comma + 1..reach).find(|at| !self.is(*at, Traits::ADVERB)).unwrap_or(self.end);
        self.is_finite(next) && next < self.end
    }

    /// Whether a subject and verb, or a verb alone, start at `at`.
    fn starts_clause(&self, at: usize) -> bool {
        let first =
            (at..self.end).take(3).find(|at| !self.is(*at, Traits::ADVERB.or(Traits::NEGATION))).unwrap_or(self.end);
        if self.is_finite(first) || self.form(first) == "that" || self.is(first, Traits::SUBORDINATOR) {
            return first < self.end;
        }
        self.has_verb(first)
    }

    /// Whether a finite verb follows before the next comma or stop.
    fn has_verb(&self, at: usize) -> bool {
        (at..self.end.min(at + REACH))
            .take_while(|at| !self.document.is_mark_of(*at, b",;:("))
            .any(|at| self.is_finite(at))
    }

    fn length(&self, at: usize) -> usize {
        (at..self.end.min(at + REACH)).take_while(|at| !self.document.is_mark_of(*at, b",;")).count()
    }

    /// The closing mark of a bracket that opens at `at` and holds a clause.
    #[inline(never)]
    fn bracket(&self, at: usize) -> Option<usize> {
        let close = (at..self.end.min(at + 3 * REACH)).find(|at| self.is_mark(*at, b')'))?;
        let verb = (at..close).any(|at| self.is_finite(at));
        (verb && close - at > 5 && close + 2 < self.end).then_some(close)
    }
}

/// Whether the token at `at` looks like a verb that carries a clause.
#[inline]
pub(crate) fn is_finite(document: &Document, at: usize) -> bool {
    document.traits.get(at).is_some_and(|traits| traits.any(Traits::CARRIES))
}

/// Whether a word can carry a clause, wherever it stands: almost all words are told by this.
pub(super) fn can_carry(form: &str, traits: Traits) -> bool {
    traits.any(Traits::FINITE.or(Traits::MODAL).or(Traits::ED)) || form == "'s"
}

/// Whether the token at `at`, which can carry a clause, does so: [`is_finite`] before it is found out.
pub(super) fn carries(document: &Document, at: usize) -> bool {
    let traits = document.traits[at];
    let before = if at > 0 { document.traits[at - 1] } else { Traits::default() };
    let nominal = before.any(Traits::DETERMINER.or(Traits::POSSESSIVE));
    let word = document.tokens[at].span.of(document.text);
    // "4 May 2021"
    let inside = at > 0 && document.tokens[at - 1].kind != TokenKind::Mark;
    if inside && word.starts_with(char::is_uppercase) && !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return false; // a name: *Mark*, *Will*
    }
    let compound = document.form(at) == "think" && document.form(at + 1).starts_with("tank");
    if compound {
        return false;
    }
    if traits.any(Traits::FINITE.or(Traits::MODAL)) {
        let noun = traits.any(Traits::PRESENT) && (nominal || before.any(Traits::PREPOSITION));
        let infinitive = traits.any(Traits::PRESENT) && at > 0 && document.form(at - 1) == "to";
        return !(noun || infinitive || (nominal && document.form(at) == "will"));
    }
    if document.form(at) == "'s" && at > 0 {
        let next = document.traits.get(at + 1).copied().unwrap_or_default();
        return before.any(Traits::PRONOUN.or(Traits::WH))
            || next.any(Traits::DETERMINER.or(Traits::ING).or(Traits::NEGATION).or(Traits::PREPOSITION));
    }
    traits.any(Traits::ED)
        && !nominal
        && !before.any(Traits::PREPOSITION.or(Traits::BE))
        && word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &[(ClauseKind, &str)]) {
        let document = Document::plain(text);
        let found: Vec<_> = clauses(&document, &[], document.token_range(document.sentences[0]))
            .iter()
            .map(|c| (c.kind, c.span.of(text)))
            .collect();
        assert_eq!(found, wanted);
    }

    use ClauseKind::*;

    #[test]
    fn relative_clauses_at_the_end_are_clauses_of_their_own() {
        check(
            "The port is shut, which will cost jobs.",
            &[(Main, "The port is shut,"), (Relative, "which will cost jobs.")],
        );
        check("The port, which was old, is shut.", &[(Main, "The port, which was old, is shut.")]);
        check(
            "The mayor speaks of “a few weeks,” which may be long.",
            &[(Main, "The mayor speaks of “a few weeks,”"), (Relative, "which may be long.")],
        );
    }

    #[test]
    fn coordination_needs_a_verb_on_both_sides() {
        check(
            "The port is shut, and the ferry will wait.",
            &[(Main, "The port is shut,"), (Coordinate, "and the ferry will wait.")],
        );
        check("Boats, nets, and ropes were sold.", &[(Main, "Boats, nets, and ropes were sold.")]);
        check("The port is shut but may open.", &[(Main, "The port is shut"), (Coordinate, "but may open.")]);
        check(
            "The port is shut, but in a week, it may open.",
            &[(Main, "The port is shut,"), (Coordinate, "but in a week, it may open.")],
        );
    }

    #[test]
    fn adverbial_clauses_before_and_after() {
        check("When it rained, the ferry waited.", &[(Fronted, "When it rained,"), (Main, "the ferry waited.")]);
        check("The ferry waited because it rained.", &[(Main, "The ferry waited"), (Adverbial, "because it rained.")]);
        check(
            "The ferry waited, even though it rained.",
            &[(Main, "The ferry waited,"), (Adverbial, "even though it rained.")],
        );
    }

    #[test]
    fn semicolons_participles_and_brackets() {
        check("The port is shut; the ferry waits.", &[(Main, "The port is shut;"), (Main, "the ferry waits.")]);
        check(
            "They left, saying the port could close.",
            &[(Main, "They left,"), (Participle, "saying the port could close.")],
        );
    }
}
