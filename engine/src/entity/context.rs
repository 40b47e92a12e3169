//! What the words around a mention say of its type.

use super::kind::Evidence;
use super::lexicon::Use;
use super::mention::Mention;
use super::tagger::Tagger;
use super::word::Word;
use crate::EntityType::{self, *};
use crate::text::{TokenKind, Traits};

/// How many words after a name the next sentence may start.
const PRONOUN_REACH: usize = 40;

impl Tagger<'_> {
    /// What the words around a mention say of its type.
    pub(super) fn evidence_around(&self, mention: &Mention) -> Evidence {
        *mention.told.around.get_or_init(|| self.weigh_around(mention))
    }

    fn weigh_around(&self, mention: &Mention) -> Evidence {
        let mut out = Evidence::default();
        if mention.title.is_some() {
            out.add(Person, 8);
        } else if let Some(before) = self.words.before(mention.first) {
            let modifies = self.words.after(mention.last).is_some_and(|after| {
                !after.capital && after.kind == TokenKind::Word && !after.is_small() && !after.is_possessive()
            });
            if !(modifies && matches!(&*before.lower, "the" | "a" | "an" | "in" | "at" | "to" | "from")) {
                self.before(mention.first, before, &mut out);
            }
        }
        if self.words.before(mention.first).is_none() && self.pronoun_follows(mention.last) {
            out.add(Person, 2);
        }
        if let Some(after) = self.words.after(mention.last) {
            self.after(mention.last, after, &mut out);
        }
        out
    }

    /// Whether the next sentence starts with *he* or *she*.
    fn pronoun_follows(&self, last: usize) -> bool {
        let sentence = self.word(last).sentence;
        let mut rest = self.words.list[last + 1..].iter().take(PRONOUN_REACH);
        rest.find(|word| word.sentence != sentence)
            .is_some_and(|word| word.sentence == sentence + 1 && matches!(&*word.lower, "he" | "she"))
    }

    fn before(&self, first: usize, before: &Word, out: &mut Evidence) {
        match &*before.lower {
            "in" | "near" | "outside" | "across" | "throughout" | "through" | "around" | "inside" => out.add(Place, 3),
            "from" | "into" | "via" => out.add(Place, 1),
            "of" => {
                let noun = first.checked_sub(2).map(|at| self.word(at));
                if noun.is_some_and(|noun| !noun.capital && noun.role() == Some(Place)) {
                    out.add(Place, 6);
                }
            }
            "by" => out.add(Person, 1),
            "the" => {
                out.add(Person, -4);
                out.add(Organisation, 1);
            }
            "a" | "an" => {
                out.add(Person, -3);
                out.add(Other, 1);
            }
            "at" => {
                out.add(Organisation, 1);
                out.add(Place, 2);
            }
            _ if !before.capital || before.opens => {
                if let Some(kind) = before.role() {
                    out.add(kind, 5);
                }
            }
            _ => {}
        }
        let listed = matches!(before.text, "," | "and" | "or");
        if listed
            && let Some(at) = first.checked_sub(2)
            && self.word(at).capital
            && let Some(kind) = self.known(at, at)
        {
            out.add(kind, 2);
        }
    }

    fn after(&self, last: usize, after: &Word, out: &mut Evidence) {
        if after.has(Use::Speaking) {
            out.add(Person, 3);
            out.add(Organisation, 2);
        }
        if !after.capital && after.traits().any(Traits::FINITE.or(Traits::ED)) {
            out.add(Person, 1);
            out.add(Organisation, 1);
        }
        match after.text {
            "who" | "whose" => out.add(Person, 4),
            "," => self.after_comma(last + 1, out),
            "is" | "was" | "are" | "were" => {
                if let Some(kind) = self.role_in(last + 2, 8) {
                    out.add(kind, 4);
                }
            }
            "(" => {
                if let Some(year) = self.words.get(last + 2)
                    && matches!(&*year.lower, "born" | "b")
                {
                    out.add(Person, 4);
                }
            }
            text => match if after.is_lower() { after.role() } else { self.lexicon.parts(text).role } {
                Some(Person) => out.add(Organisation, 1),
                Some(kind) => out.add(kind, 2),
                None => {}
            },
        }
        if matches!(after.text, "government" | "troops" | "regime" | "border" | "authorities" | "officials") {
            out.add(Place, 1);
        }
    }

    fn after_comma(&self, comma: usize, out: &mut Evidence) {
        let Some(next) = self.words.after(comma) else { return };
        let at = comma + 1;
        let aged = next.kind == TokenKind::Number
            && next.text.len() == 2
            && self.words.after(at).is_some_and(|word| word.is(","));
        if aged || matches!(next.text, "who" | "whose") {
            out.add(Person, 4);
        } else if next.capital && self.longest_known(at, 1).is_some_and(|last| self.known(at, last) == Some(Place)) {
            out.add(Place, 6);
        } else if let Some(kind) = self.role_in(at, 8) {
            out.add(kind, 4);
        }
    }

    /// The type that the first role noun says within `reach` words of one phrase.
    fn role_in(&self, from: usize, reach: usize) -> Option<EntityType> {
        let determined = self.words.get(from).is_some_and(|w| matches!(w.text, "a" | "an" | "the" | "one" | "former"));
        let role_first = self.words.get(from).is_some_and(|word| word.role().is_some());
        if !determined && !role_first {
            return None;
        }
        let sentence = self.words.get(from)?.sentence;
        self.words.list[from..]
            .iter()
            .take(reach)
            .take_while(|word| word.sentence == sentence && word.kind == TokenKind::Word && !word.has(Use::RoleEnd))
            .filter_map(|word| word.role())
            .last()
    }
}
