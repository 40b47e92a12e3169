//! One run of capitals, several names: titles, peoples and places before other names.

use super::lexicon::{Use, Why};
use super::mention::Mention;
use super::tagger::Tagger;
use crate::EntityType;
use crate::text::TokenKind;

impl Tagger<'_> {
    /// What the last word, or the word before *of*, says that a name names, if not a person.
    pub(super) fn heads(&self, first: usize, last: usize) -> Option<EntityType> {
        let link = (first + 1..last).find(|&index| matches!(self.word(index).text, "of" | "for" | "on" | "against"));
        let head = |index: usize| self.word(index).head();
        link.and_then(|link| head(link - 1)).or_else(|| head(last))
    }

    /// Whether the words look like a person's name.
    pub(super) fn is_personal(&self, first: usize, last: usize) -> bool {
        let given = self.word(first).is_given();
        if first == last {
            return given && !self.word(first).is_common() && self.known(first, first).is_none();
        }
        let head = self.word(last).head();
        let has_digit = self.word(last).text.contains(|c: char| c.is_ascii_digit());
        let joined = (first..=last).any(|index| matches!(self.word(index).text, "of" | "for" | "&" | "and"));
        given && head.is_none() && !joined && last - first < 4 && !self.word(last).all_caps && !has_digit
    }

    /// Adds the names in one run of capitals.
    pub(super) fn split(&self, first: usize, last: usize, title: Option<(usize, usize)>, found: &mut Vec<Mention>) {
        if first == last || self.known(first, last).is_some() {
            if self.stands(first, last, title.is_some()) {
                found.push(self.mention(first, last, title));
            }
            return;
        }
        for p in first + 1..=last {
            let Some(end) = self.title_at(p).map(|end| end.min(last)) else { continue };
            if self.word(p).is_common() && end == last && self.heads(first, last).is_some() {
                continue;
            }
            let rest_is_body = end < last && self.heads(end + 1, last).is_some() && !self.is_personal(end + 1, last);
            if rest_is_body || (end == last && p + 1 == last + 1 && self.word(p).has(Use::HeadTitle)) {
                continue;
            }
            let modifier = p - 1 == first && self.known(first, first).is_none() && self.word(first).is_common();
            if !modifier {
                self.split(first, p - 1, None, found);
            }
            if end < last {
                self.split(end + 1, last, Some((p, end)), found);
            }
            return;
        }
        let person = (first + 1..last).find(|&p| self.is_personal(p, last) && self.word(p - 1).is_role());
        if let Some(p) = person
            && !self.word(first).is_given()
        {
            let office = (first..p).rev().take_while(|&at| self.word(at).is_common()).last().unwrap_or(p);
            if office > first {
                self.split(first, office - 1, None, found);
            }
            found.push(self.mention(p, last, (office < p).then(|| (office, p - 1))));
            return;
        }
        let modifier = self.word(first).is_common() && self.known(first, first).is_none();
        if modifier && !self.word(first).is_given() && last > first + 1 && self.is_personal(first + 1, last) {
            found.push(self.mention(first + 1, last, title));
            return;
        }
        if let Some(cut) = self.people_before(first, last) {
            found.push(self.mention(first, cut, None));
            if self.word(cut + 1).not_name() != Some(Why::Generic) || cut + 1 < last {
                self.split(cut + 1, last, title, found);
            }
            return;
        }
        found.push(self.mention(first, last, title));
    }

    /// The last word of a people or place that stands before another name, rather than in it.
    fn people_before(&self, first: usize, last: usize) -> Option<usize> {
        let cut = (first..last).rev().find(|&cut| cut - first < 3 && self.known(first, cut).is_some())?;
        if !matches!(self.known(first, cut), Some(EntityType::Group | EntityType::Place)) {
            let body = self.known(first, cut) == Some(EntityType::Organisation) && last > cut + 1;
            return (body && self.is_personal(cut + 1, last)).then_some(cut);
        }
        let next = cut + 1;
        let is_group = self.known(first, cut) == Some(EntityType::Group);
        let rest = self.known(next, last);
        if !(self.word(next).capital && self.word(next).kind == TokenKind::Word) {
            return None;
        }
        let generic = next == last && self.word(next).not_name() == Some(Why::Generic);
        let other = is_group && next == last && !self.word(next).is_common() && rest != Some(EntityType::Group);
        let known = is_group && matches!(rest, Some(EntityType::Person | EntityType::Place | EntityType::Other));
        let member = !is_group && rest == Some(EntityType::Group);
        (generic || other || known || member || self.is_personal(next, last)).then_some(cut)
    }

    /// Whether a single word (or a known name) may stand as a mention.
    fn stands(&self, first: usize, last: usize, titled: bool) -> bool {
        if titled || first != last {
            return true;
        }
        let word = self.word(first);
        let roman = word.text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let personal = word.is_given();
        match word.not_name() {
            _ if roman => false,
            Some(_) => personal && word.uses.get().lower == 0 && !word.opens,
            None => word.letters > 1,
        }
    }
}
