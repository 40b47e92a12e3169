//! Whether a word that can report is a verb where it stands: *the council plans to*, not *the plans*, *loan guarantees*.

use super::report::Reader;
use crate::text::tag::Tag;
use crate::text::{Traits, is_finite};

impl Reader<'_> {
    /// *The council plans to close it*: nothing else can be the verb of its clause, whatever the parts of speech say.
    pub(super) fn is_only_verb(&self, at: usize, first: usize) -> bool {
        let Some(subject) = self.subject_before(first) else { return false };
        let opens = subject.start == self.tokens.start || {
            let before = subject.start - 1;
            !self.scene.is_word(before)
                || self.is(before, Traits::COORDINATOR.or(Traits::SUBORDINATOR))
                || self.form(before) == "that"
                || self.scene.verb(before).is_some()
        };
        let finite = |at| is_finite(self.scene.document, at) || self.scene.tag(at).is_some_and(|tag| tag.is_finite());
        let own = |at: &usize| self.scene.is_word(*at) && !self.is(*at, Traits::SUBORDINATOR.or(Traits::WH));
        let own = (at + 3..self.tokens.end).take_while(|at| own(at) && self.form(*at) != "that");
        opens && self.form(at + 1) == "to" && !own.into_iter().any(finite)
    }

    /// Whether the parts of speech say that the word is no verb here: *loan guarantees*, *the added weight*.
    pub(super) fn is_tagged_noun(&self, at: usize) -> bool {
        let nominal = |at| self.scene.tag(at).is_some_and(|tag| tag.is_noun() || tag == Tag::Adjective);
        let name = |at| self.scene.mention(at).is_some() || self.is(at, Traits::PRONOUN);
        // "did not return calls"
        let infinitive = |at: usize| self.is(at - 1, Traits::NEGATION.or(Traits::MODAL)) || self.form(at - 1) == "to";
        let object = |at: usize| self.scene.tag(at) == Some(Tag::Base) && at > self.tokens.start && infinitive(at);
        at > self.tokens.start && nominal(at) && (nominal(at - 1) || object(at - 1)) && !name(at - 1)
    }

    /// Whether the word is a noun or a reduced relative here: *the report*, *a letter of support*, *a plan called*.
    #[inline(never)]
    pub(super) fn is_noun(&self, at: usize, first: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|before| self.tokens.contains(before)) else {
            return first == at && !self.scene.form(at).ends_with("ing");
        };
        let quantity = ["all", "many", "some", "most", "few", "both", "several", "others", "that"];
        let nominal =
            self.is(before, Traits::DETERMINER.or(Traits::POSSESSIVE)) && !quantity.contains(&self.form(before));
        let governed = self.is(before, Traits::PREPOSITION) && !self.scene.form(at).ends_with("ing");
        let name = self.scene.is_capital(at) && self.scene.quotation(at) == self.scene.quotation(before);
        let possessive =
            self.form(before) == "'s" || (self.form(before) == "’" && self.scene.quotation(before).is_none());
        nominal || governed || name || possessive || matches!(self.form(before), "to" | "-")
    }
}
