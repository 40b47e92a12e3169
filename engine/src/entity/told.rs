//! What the words directly at a name tell of it, whatever its type was taken for: whose it is, what it is called, and that its
//! type was a guess.

use super::beside::{is_region, is_town, word_before, word_behind};
use super::field::{goes_by_place, is_language_entry};
use super::fold::folded;
use super::knowledge::KnownEntity;
use super::lexicon::{Use, lexicon};
use super::rank::Linker;
use crate::{Entity, EntityType};

/// The most words between an owner and what is owned: *Utopia's largest opposition Congress party*.
const MOST_BETWEEN: usize = 3;

/// Who was written for, or is as often spoken of, is meant by a name alone.
const WELL_KNOWN: u8 = 50;

/// The noun behind the name of a party that is none of other bodies of that name.
const PARTY: &str = "party";

impl<'k> Linker<'_, 'k> {
    /// Leaves of a body's entries those of the country that is said to own it, *Utopia's opposition Congress*, *the Utopian
    /// Congress*, and parties where it is called one. Tells whether an owner is named.
    pub(super) fn keep_owned(&self, entity: &Entity, fitting: &mut Vec<&'k KnownEntity>) -> bool {
        if matches!(entity.kind, EntityType::Person | EntityType::Place | EntityType::Group) {
            return false;
        }
        let called = |span: &crate::Span| word_behind(&self.text[span.end..]) == PARTY;
        if entity.mentions.iter().any(called) {
            fitting.retain(|entry| entry.description.to_ascii_lowercase().contains(PARTY));
        }
        let owner = entity.mentions.iter().find_map(|span| self.owner(&self.text[..span.start]));
        if let Some(owner) = owner {
            fitting.retain(|entry| entry.country.is_empty() || entry.country == owner);
        }
        owner.is_some()
    }

    /// The country that owns what follows.
    fn owner(&self, before: &str) -> Option<&'k str> {
        let mut rest = before.strip_suffix(' ')?;
        for _ in 0..=MOST_BETWEEN {
            let owner = ["'s", "’s"].iter().find_map(|mark| rest.strip_suffix(mark));
            let people = |end| self.ending(end).filter(|entity| entity.kind == EntityType::Group);
            let of = owner.map_or_else(|| people(rest.len()), |owner| self.ending(owner.len()));
            if let Some(entity) = of {
                let lands = self.knowledge.named(&entity.name).filter(|entry| !entry.demonyms.is_empty());
                return lands.max_by_key(|entry| entry.weight).map(|entry| entry.country.as_str());
            }
            let word = word_before(rest);
            let between = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            rest = rest[..rest.len() - word.len()].strip_suffix(' ').filter(|_| between)?;
        }
        None
    }

    /// What a name means whose type the text only guesses, as no word tells what it is: *Meta* as a person, *Instagram* as a
    /// place, *Kursk* as a person behind *in*.
    pub(super) fn of_another_type(&self, entity: &Entity, form: &str) -> Vec<&'k KnownEntity> {
        let kind = entity.kind;
        let first = form.split(' ').next().unwrap_or(form);
        let is_one = first == form;
        let titled = || {
            let word = |span: &crate::Span| folded(word_before(&self.text[..span.start])).into_owned();
            entity.mentions.iter().any(|span| lexicon().has(Use::Honorific, &word(span)))
        };
        if !entity.described.is_empty()
            || kind == EntityType::Group
            || kind == EntityType::Person && (lexicon().is_given(first) && is_one || titled())
        {
            return Vec::new();
        }
        let within = entity.mentions.iter().any(|span| {
            let word = word_before(&self.text[..span.start]);
            ["in", "near", "across", "throughout"].iter().any(|within| word.eq_ignore_ascii_case(within))
        });
        // one lands at an airport that has somebody's name
        let led = || {
            entity.mentions.iter().any(|span| {
                ["in", "near", "at", "to", "from", "on", "the", "across", "throughout"]
                    .contains(&word_before(&self.text[..span.start]))
            })
        };
        let may_be = |entry: &&KnownEntity| {
            let known = entry.weight >= WELL_KNOWN;
            match (kind, entry.kind) {
                (a, b) if a == b => false,
                (EntityType::Place, EntityType::Person) => known && !is_one && !led(),
                (_, EntityType::Person | EntityType::Group) => false,
                (EntityType::Person, EntityType::Place) if within => true,
                (_, EntityType::Place) => known && is_one && !is_town(entry) && !is_region(entry),
                _ if within || is_language_entry(entry) || goes_by_place(entry) && folded(&entry.name) != form => false,
                (_, EntityType::Work) => known && !is_one,
                (EntityType::Person | EntityType::Place, _) => known || self.fields().business,
                _ => known,
            }
        };
        self.knowledge.named(form).filter(may_be).collect()
    }

    /// Whether a name is short for that of a place of the text: *the Orlo*, where it has an *Orlo Stadium*.
    pub(super) fn is_short_for_place(&self, entity: &Entity, form: &str) -> bool {
        let the = |span: &crate::Span| word_before(&self.text[..span.start]).eq_ignore_ascii_case("the");
        let longer = |name: &str| name.strip_prefix(form).is_some_and(|rest| rest.starts_with(' '));
        !matches!(entity.kind, EntityType::Person | EntityType::Group)
            && entity.mentions.iter().all(the)
            && self.entities.iter().any(|other| other.kind == EntityType::Place && longer(&other.name))
    }
}
