//! What sort of thing a mention names: evidence from its own words and from the words around it.

use super::lexicon::Use;
use super::mention::Mention;
use super::tagger::{Tagger, title_case};
use super::word::Word;
use crate::EntityType::{self, *};
use crate::text::TokenKind;

/// Points for each type; the highest sum over all mentions of an entity decides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence([i32; 7]);

impl Evidence {
    /// Adds points for one type.
    pub(super) fn add(&mut self, kind: EntityType, points: i32) {
        self.0[kind as usize] += points;
    }

    /// Adds another mention's points.
    pub(super) fn merge(&mut self, other: &Evidence) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, points)| *sum += points);
    }

    /// The points of one type.
    pub(super) fn of(&self, kind: EntityType) -> i32 {
        self.0[kind as usize]
    }

    /// The type with most points; at equal points the one that names most often are.
    pub(super) fn best(&self) -> EntityType {
        [Organisation, Person, Place, Other, Group, Work, Event]
            .into_iter()
            .rev()
            .max_by_key(|kind| self.of(*kind))
            .unwrap_or(Other)
    }
}

impl Tagger<'_> {
    /// What a mention's own words say of its type. The same for every mention of that name.
    pub(super) fn evidence_inside(&self, mention: &Mention) -> Evidence {
        let (first, last) = (mention.first, mention.last);
        let mut out = Evidence::default();
        let name = self.name_of(mention);
        if mention.is_work {
            out.add(Work, 8);
            return out;
        }
        if let Some(kind) = self.known_name(&name).or_else(|| self.known_name(&title_case(&name))) {
            let also_given = first == last && self.lexicon.is_given(&name);
            out.add(kind, if also_given { 5 } else { 8 });
        }
        if first == last {
            self.single_word(self.word(first), &mut out);
        } else {
            self.several_words(first, last, &mut out);
        }
        out
    }

    /// The name as the tables hold it.
    pub(super) fn name_of(&self, mention: &Mention) -> String {
        let whole = self.words.span(mention.first, mention.last);
        if whole == mention.span {
            return self.words.joined(mention.first, mention.last);
        }
        let word = self.word(mention.first);
        let from = mention.span.start - word.span.start;
        super::knowledge::folded(&word.text[from..from + mention.span.len()])
    }

    fn single_word(&self, word: &Word, out: &mut Evidence) {
        let has_digit = word.text.contains(|c: char| c.is_ascii_digit());
        if self.lexicon.is_given(&word.folded) {
            out.add(Person, 4);
        } else if word.text.contains('.') && !word.text.ends_with('.') && word.lower.len() > 4 {
            out.add(Organisation, 4);
        } else if has_digit {
            out.add(Other, 3);
        } else if word.all_caps && !word.flat {
            out.add(Organisation, 3);
        } else if word.lower.ends_with("ism") || word.lower.ends_with("ology") {
            out.add(Other, 4);
        } else if ["stan", "burg", "ville", "shire", "grad", "abad"].iter().any(|end| word.lower.ends_with(end)) {
            out.add(Place, 3);
        } else if word.text.chars().skip(1).any(char::is_uppercase) && !word.text.contains(['-', '\'', '’']) {
            out.add(Organisation, 2);
        } else if word.is_common() {
            out.add(Other, 1);
        }
        if let Some(kind) = self.lexicon.head(&word.lower) {
            out.add(kind, 1);
        }
    }

    fn several_words(&self, first: usize, last: usize, out: &mut Evidence) {
        let words = &self.words.list[first..=last];
        let (start, end) = (&words[0], &words[words.len() - 1]);
        if words.iter().all(|word| self.lexicon.is_demonym(&word.folded)) {
            out.add(Group, 8);
        }
        if self.known(last, last) == Some(Person) {
            out.add(Person, 4);
        }
        if self.lexicon.has(Use::Direction, &start.lower) && self.known(first + 1, last) == Some(Place) {
            out.add(Place, 8);
        }
        if let Some(kind) = self.lexicon.first_word(&start.lower) {
            out.add(kind, 6);
        }
        let head = self.heads(first, last);
        let given = self.lexicon.is_given(&start.folded);
        let surname = self.lexicon.has(Use::Surname, &end.lower) && given && words.len() <= 3;
        match head {
            Some(kind) if !surname => out.add(kind, 6),
            _ => {}
        }
        if end.kind == TokenKind::Number {
            out.add(Other, 3);
        }
        let initials = words[..words.len() - 1].iter().filter(|word| word.lower.chars().count() == 1).count() > 0;
        let run_together = words.len() == 2 && start.all_caps && start.lower.len() == 2 && !end.is_common();
        if run_together && head.is_none() && !end.all_caps {
            out.add(Person, 3);
        }
        let particles = words.iter().any(|word| self.lexicon.has(Use::PersonalParticle, word.text));
        if particles && head.is_none() {
            out.add(Person, 4);
        }
        let plain = words.iter().all(|word| word.kind == TokenKind::Word && !word.is_common());
        if head.is_none() || surname {
            if given && words.len() <= 5 {
                out.add(Person, 5);
            }
            if initials && words.iter().all(|word| word.kind == TokenKind::Word) {
                out.add(Person, 4);
            }
            if plain && words.len() <= 4 && !words.iter().any(|word| word.all_caps && !word.flat) {
                out.add(Person, 2);
            } else if words.len() == 2 && !start.is_common() && end.kind == TokenKind::Word && !start.all_caps {
                out.add(Person, 1);
                out.add(Organisation, 1);
            } else if !given {
                out.add(Organisation, 2);
                out.add(Other, 1);
            }
        }
    }

    /// What the words around a mention say of its type.
    pub(super) fn evidence_around(&self, mention: &Mention) -> Evidence {
        let mut out = Evidence::default();
        if mention.title.is_some() {
            out.add(Person, 8);
        } else if let Some(before) = self.words.before(mention.first) {
            let modifies = self.words.after(mention.last).is_some_and(|after| {
                !after.capital && after.kind == TokenKind::Word && !self.is_small(after) && !after.is_possessive()
            });
            if !(modifies && matches!(before.lower.as_str(), "the" | "a" | "an")) {
                self.before(mention.first, before, &mut out);
            }
        }
        if let Some(after) = self.words.after(mention.last) {
            self.after(mention.last, after, &mut out);
        }
        out
    }

    fn before(&self, first: usize, before: &Word, out: &mut Evidence) {
        match before.lower.as_str() {
            "in" | "near" | "outside" | "across" | "throughout" | "through" | "around" | "inside" => out.add(Place, 3),
            "from" | "to" | "into" | "via" => out.add(Place, 1),
            "of" => {
                let noun = first.checked_sub(2).map(|at| self.word(at));
                if noun.is_some_and(|noun| !noun.capital && self.lexicon.role(&noun.lower) == Some(Place)) {
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
                out.add(Place, 1);
            }
            lower if !before.capital || before.opens => {
                if let Some(kind) = self.lexicon.role(lower) {
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
        if self.lexicon.has(Use::Speaking, after.text) {
            out.add(Person, 3);
            out.add(Organisation, 2);
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
                    && matches!(year.lower.as_str(), "born" | "b")
                {
                    out.add(Person, 4);
                }
            }
            lower => match self.lexicon.role(lower) {
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
        if next.kind == TokenKind::Number
            && next.text.len() == 2
            && self.words.after(at).is_some_and(|word| word.is(","))
        {
            out.add(Person, 4);
        } else if matches!(next.text, "who" | "whose") {
            out.add(Person, 4);
        } else if next.capital && self.longest_known(at, 1).is_some_and(|last| self.known(at, last) == Some(Place)) {
            out.add(Place, 3);
        } else if matches!(next.text, "a" | "an" | "the" | "former") || self.lexicon.role(&next.lower).is_some() {
            if let Some(kind) = self.role_in(at, 8) {
                out.add(kind, 4);
            }
        }
    }

    /// The type that the first role noun says within `reach` words of one phrase.
    fn role_in(&self, from: usize, reach: usize) -> Option<EntityType> {
        let determined = self.words.get(from).is_some_and(|w| matches!(w.text, "a" | "an" | "the" | "one" | "former"));
        let role_first = self.words.get(from).is_some_and(|word| self.lexicon.role(&word.lower).is_some());
        if !determined && !role_first {
            return None;
        }
        let sentence = self.words.get(from)?.sentence;
        self.words.list[from..]
            .iter()
            .take(reach)
            .take_while(|word| {
                word.sentence == sentence && word.kind == TokenKind::Word && !self.lexicon.has(Use::RoleEnd, word.text)
            })
            .filter_map(|word| self.lexicon.role(&word.lower))
            .last()
    }
}
