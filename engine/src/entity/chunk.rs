//! How far a name reaches: connectors, particles, numbers, suffixes.

use super::lexicon::{Use, Why};
use super::tagger::Tagger;
use crate::EntityType;
use crate::text::TokenKind;

/// The longest name, in words and marks.
const LONGEST: usize = 16;

impl Tagger<'_> {
    /// The last word of the name that starts at `first`.
    pub(super) fn reach(&self, first: usize) -> usize {
        let mut last = self.longest_known(first, 1).unwrap_or(first);
        let mut in_phrase = false;
        while last - first < LONGEST {
            let Some(next) = self.reach_on(first, last, &mut in_phrase) else { break };
            last = next;
        }
        last
    }

    /// One step further than `last`, if the name goes on.
    fn reach_on(&self, first: usize, last: usize, in_phrase: &mut bool) -> Option<usize> {
        let next = self.words.after(last)?;
        let k = last + 1;
        if self.continues(k) {
            return Some(self.longest_known(k, 2).unwrap_or(k));
        }
        if self.word(first).flat {
            return None;
        }
        match next.text {
            "&" | "+" => return self.continues(k + 1).then_some(k + 1),
            "," => {
                let suffix = self.words.after(k)?;
                return suffix.has(Use::Suffix).then_some(k + 1);
            }
            "of" | "for" | "on" | "against" => {
                let right = if self.words.after(k)?.is("the") { k + 2 } else { k + 1 };
                let joins = self.continues(right) && self.phrase_joins(first, last, next.text, right);
                *in_phrase |= joins;
                return joins.then(|| self.longest_known(right, 2).unwrap_or(right));
            }
            "and" => return self.and_joins(first, last, *in_phrase).then_some(k + 1),
            _ => {}
        }
        if next.is_possessive() {
            return (self.continues(k + 1) && self.owner_joins(first, last)).then_some(k + 1);
        }
        if next.kind == TokenKind::Number {
            return self.number_joins(first, last, k).then_some(k);
        }
        if next.has(Use::Particle) && !self.word(last).is_common() {
            let after = (k..k + 3).find(|&at| !self.words.get(at).is_some_and(|word| word.has(Use::Particle)))?;
            return (self.word(k).sentence == self.words.get(after)?.sentence && self.continues(after))
                .then_some(after);
        }
        let determined = self.words.before(first).is_some_and(|word| word.lower == "the");
        let known = matches!(self.known(first, last), Some(kind) if kind != EntityType::Person);
        (next.has(Use::LowerHead) && !known && determined).then_some(k)
    }

    /// Whether *of, for, on, against* joins what stands on both of its sides into one name.
    fn phrase_joins(&self, first: usize, last: usize, link: &str, right: usize) -> bool {
        let word = self.word(last);
        let head = word.head();
        if self.title_at(last).is_some() || word.is_role() && head.is_none() {
            return false;
        }
        if self.known(first, last).is_some_and(|kind| matches!(kind, EntityType::Place | EntityType::Group)) {
            return false;
        }
        if word.has(Use::Suffix) || matches!(&*word.lower, "company" | "co") && last > first {
            return false;
        }
        match link {
            "of" => head.is_some() || word.is_common() && !(word.opens && last == first),
            "for" => matches!(head, Some(EntityType::Organisation)),
            "on" => word.lower_has(Use::OnHead) && self.word(right).is_common(),
            _ => head.is_some() && self.word(right).is_common(),
        }
    }

    /// Whether *and* stands inside a name: *Food and Drug Administration*, *Bill and Melinda Gates Foundation*.
    fn and_joins(&self, first: usize, last: usize, in_phrase: bool) -> bool {
        let right = last + 2;
        if !self.continues(right) || self.known(first, last).is_some() {
            return false;
        }
        let (left, start) = (self.word(last), self.word(right));
        if in_phrase {
            let plurals = left.lower.ends_with('s') && start.lower.ends_with('s') && self.known(right, right).is_none();
            return plurals || left.is_common() && start.is_common() && left.head().is_none();
        }
        let outlet = start.lower_has(Use::Outlet) && first == last && !self.continues(right + 1);
        if outlet && left.is_common() && self.words.before(first).is_some_and(|word| word.lower == "the") {
            return true;
        }
        if last != first && !(left.is_common() && left.head().is_none()) {
            return false;
        }
        let mut end = right;
        while self.words.after(end).is_some() && self.continues(end + 1) {
            end += 1;
        }
        let head = self.word(end).head();
        let body = head.is_some_and(|kind| kind != EntityType::Place) && self.known(right, end).is_none();
        let given = |index: usize| self.word(index).is_given();
        end > right && body && (left.is_common() && start.is_common() || given(last) && given(right) && first == last)
    }

    /// Whether the owner is part of the name: *People’s Republic*, *St. Mary’s Hospital*.
    fn owner_joins(&self, first: usize, last: usize) -> bool {
        let saint = matches!(self.word(first).text, "St." | "St" | "Saint");
        let word = self.word(last);
        saint || (word.lower_has(Use::Owner) && self.known(last, last).is_none())
    }

    /// Whether a number ends the name before it: *Bureau 39*, *Windows 7*.
    fn number_joins(&self, first: usize, last: usize, number: usize) -> bool {
        let text = self.word(number).text;
        if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') || text.ends_with('.') {
            return false;
        }
        let known = self.known(first, last);
        let word = self.word(last);
        if first == last && word.not_name() == Some(Why::Generic) {
            return false;
        }
        if matches!(known, Some(EntityType::Place | EntityType::Group | EntityType::Person | EntityType::Organisation))
        {
            return false;
        }
        if first == last
            && word.opens
            && !word.all_caps
            && known.is_none()
            && !self.words.after(number).is_some_and(|w| w.capital)
        {
            return false;
        }
        self.words.after(number).is_none_or(|next| {
            let counted = next.lower.ends_with('s') || next.lower_has(Use::Counted);
            let free = !self.word(last).opens && !counted;
            free || next.kind != TokenKind::Word
                || self.continues(number + 1)
                || !next.is_common()
                || next.has(Use::AfterNumber)
        })
    }

    /// The last word of a particle with which a name starts at `index`: *bin Laden*, *van Gogh*.
    pub(super) fn particle_starts(&self, index: usize) -> bool {
        let word = self.word(index);
        let next = self.words.after(index).filter(|next| next.capital);
        next.is_some()
            && word.has(Use::FirstParticle)
            && next.is_some_and(|next| {
                !next.glued && next.not_name().is_none() && !next.is_common() && self.continues(index + 1)
            })
    }
}
