//! What sort of thing a mention names: evidence from its own words and from the words around it.

use super::lexicon::Use;
use super::mention::Mention;
use super::shape::title_case;
use super::tagger::Tagger;
use super::word::Word;
use crate::EntityType::{self, *};
use crate::text::{Look, TokenKind};

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

    /// The points of the type with this number.
    pub(super) fn points(&self, kind: usize) -> i32 {
        self.0[kind]
    }

    /// The type with most points; at equal points the one that names most often are.
    pub(super) fn best(&self) -> EntityType {
        let rest = [Person, Place, Other, Group, Work, Event];
        rest.into_iter().fold(Organisation, |best, kind| if self.of(kind) > self.of(best) { kind } else { best })
    }
}

/// A name in lower case; in most names all letters are a byte.
fn lower_case(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.to_lowercase() }
}

impl Tagger<'_> {
    /// What a mention's own words say of its type. The same for every mention of that name.
    pub(super) fn evidence_inside(&self, mention: &Mention) -> Evidence {
        *mention.told.inside.get_or_init(|| self.weigh_inside(mention))
    }

    fn weigh_inside(&self, mention: &Mention) -> Evidence {
        let (first, last) = (mention.first, mention.last);
        let mut out = Evidence::default();
        let name = self.name_of(mention);
        if mention.is_work {
            out.add(Work, 8);
            return out;
        }
        let shouted = || self.word(first).all_caps.then(|| self.known_name(&title_case(name))).flatten();
        if let Some(kind) = self.known_as(mention).or_else(shouted) {
            let also_given = first == last && self.lexicon.is_given(name);
            out.add(kind, if also_given { 5 } else { 8 });
        }
        if first == last {
            self.single_word(self.word(first), &mut out);
        } else {
            self.several_words(first, last, &mut out);
        }
        out
    }

    /// The type of a mention's name, if the tables know it.
    pub(super) fn known_as(&self, mention: &Mention) -> Option<EntityType> {
        let word = self.word(mention.first);
        let long = mention.first < mention.last;
        let known =
            || if long && self.is_no_long_name(mention.first) { None } else { self.known_name(self.name_of(mention)) };
        // what is not shouted is looked up as it stands
        *if mention.span == word.span { &word.known[0] } else { &mention.told.known }.get_or_init(known)
    }

    /// The name as the tables hold it.
    pub(super) fn name_of<'m>(&'m self, mention: &'m Mention) -> &'m str {
        let word = self.word(mention.first);
        if mention.span == word.span {
            return &word.folded;
        }
        mention.told.name.get_or_init(|| {
            let whole = self.words.span(mention.first, mention.last);
            if whole == mention.span {
                return self.words.joined(mention.first, mention.last).into_owned();
            }
            let from = mention.span.start - word.span.start;
            super::fold::folded(&word.text[from..from + mention.span.len()]).into_owned()
        })
    }

    /// What is the same for all mentions that are written alike: the name in lower case, a people in the singular.
    pub(super) fn key_of<'m>(&'m self, mention: &'m Mention) -> &'m str {
        let singular = || {
            let name = self.name_of(mention);
            name.strip_suffix('s').filter(|_| self.lexicon.is_demonym(name)).unwrap_or(name)
        };
        let key = || lower_case(singular());
        let word = self.word(mention.first);
        if mention.span == word.span {
            // most need not be made to be compared
            let is_lower = || word.lower.is_ascii() && singular().eq_ignore_ascii_case(&word.lower);
            let own = || if is_lower() { None } else { Some(key()).filter(|key| *key != word.lower) };
            return word.key.get_or_init(own).as_deref().unwrap_or(&word.lower);
        }
        mention.told.key.get_or_init(key)
    }

    fn single_word(&self, word: &Word, out: &mut Evidence) {
        if word.is_given() {
            out.add(Person, 4);
        } else if word.look.any(Look::STOP) && !word.text.ends_with('.') && word.lower.len() > 4 {
            out.add(Organisation, 4);
        } else if word.look.any(Look::DIGIT) {
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
        if let Some(kind) = word.head() {
            out.add(kind, 1);
        }
    }

    fn several_words(&self, first: usize, last: usize, out: &mut Evidence) {
        let words = &self.words.list[first..=last];
        let (start, end) = (&words[0], &words[words.len() - 1]);
        if words.iter().all(|word| self.lexicon.is_demonym(&word.folded)) {
            out.add(Group, 8);
        }
        if (first + 1..=last).any(|from| self.known(from, last) == Some(Person)) {
            out.add(Person, 4);
        }
        if start.lower_has(Use::Direction) && self.known(first + 1, last) == Some(Place) {
            out.add(Place, 8);
        }
        if let Some(kind) = start.first_word() {
            out.add(kind, 6);
        }
        let head = self.heads(first, last);
        let given = start.is_given();
        let surname = end.lower_has(Use::Surname) && given && words.len() <= 3;
        match head {
            Some(kind) if !surname => out.add(kind, 6),
            _ => {}
        }
        if end.kind == TokenKind::Number {
            out.add(Other, 3);
        }
        let initials = words[..words.len() - 1].iter().filter(|word| word.letters == 1).count() > 0;
        let run_together = words.len() == 2 && start.all_caps && start.lower.len() == 2 && !end.is_common();
        if run_together && head.is_none() && !end.all_caps {
            out.add(Person, 3);
        }
        let particles = words.iter().any(|word| word.has(Use::PersonalParticle));
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
}
