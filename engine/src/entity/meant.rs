//! The entries that a name may mean, and what its surroundings leave of them.

use super::beside::{
    fact, in_region, is_city, is_language, is_region, is_town, joined_before, wider, word_before, word_behind,
};
use super::field::{Namesake, goes_by_place, is_club, is_language_entry, is_team};
use super::fold::folded;
use super::knowledge::KnownEntity;
use super::lexicon::{Use, lexicon};
use super::link::agrees;
use super::rank::{LEAST, Linker};
use super::variants::{namesakes, office_holders, parted, titled_names, written_otherwise};
use crate::{Entity, EntityType, Span};

/// What stands between the names of a list; the longer before what they end with.
pub(super) const PARTING: [&str; 5] = [", and ", ", or ", ", ", " and ", " or "];

impl<'k> Linker<'_, 'k> {
    /// The entry of a longer name of which an entity's are the beginning or the end, *University of California* before
    /// *Berkeley* or *Olympics* behind *2004*, where the first mention is so and no other longer name is.
    pub(super) fn wider(&self, at: usize) -> Option<&'k KnownEntity> {
        let entity = &self.entities[at];
        if matches!(entity.kind, EntityType::Person | EntityType::Group) {
            return None;
        }
        let joined = entity.mentions.iter().all(|span| joined_before(self.text, *span).is_some());
        let whole = |span: &Span| {
            let before = if joined { joined_before(self.text, *span) } else { None };
            let names = wider(self.text, *span).chain(before);
            let entries = names.flat_map(|name| self.knowledge.named(name));
            let places = entity.kind == EntityType::Place;
            let alike =
                entries.filter(|entry| alike(entry.kind, entity.kind) && places == (entry.kind == EntityType::Place));
            alike.max_by_key(|entry| entry.weight)
        };
        let first = whole(entity.mentions.first()?)?;
        entity.mentions.iter().filter_map(whole).all(|other| other.id == first.id).then_some(first)
    }

    /// Whether the name of a place is a part of a longer one at half of its mentions or more: *Northern Utopia*, *Spanish
    /// Netherlands*, *Air Utopia*, *Chad Michael Blom*.
    pub(super) fn is_part(&self, entity: &Entity) -> bool {
        let part = |span: &&Span| is_part(self.text, **span);
        entity.kind == EntityType::Place && 2 * entity.mentions.iter().filter(part).count() >= entity.mentions.len()
    }

    /// The entries that an entity may be.
    pub(super) fn fitting(&self, at: usize, form: &str) -> Vec<&'k KnownEntity> {
        let entity = &self.entities[at];
        let kind = entity.kind;
        let named = |name: &str| -> Vec<&KnownEntity> {
            self.knowledge.named(name).filter(|entry| agrees(entry, kind, form)).collect()
        };
        if let Some(outlets) = self.articled(entity, form) {
            return outlets;
        }
        // most names are nobody's that is held: what stands around them is not even looked at
        let is_held = self.knowledge.named(form).next().is_some();
        let companies = if is_held { self.companies(entity, form) } else { Vec::new() };
        if !companies.is_empty() {
            return companies;
        }
        let mut fitting = if is_held { named(form) } else { Vec::new() };
        if fitting.is_empty() {
            fitting = match kind {
                EntityType::Person => match without_middle(form) {
                    Some(short) => named(&short),
                    None if is_held && self.stands_as_place(entity, form) => self.knowledge.named(form).collect(),
                    None => Vec::new(),
                },
                EntityType::Group => form.strip_suffix('s').map(named).unwrap_or_default(),
                _ => self.by_longer_name(form, kind),
            };
        }
        if fitting.is_empty() {
            fitting = written_otherwise(form, kind, self.knowledge);
        }
        if is_held && fitting.iter().all(|entry| i32::from(entry.weight) < LEAST) {
            fitting.extend(self.of_another_type(entity, form));
        }
        if fitting.is_empty() && kind == EntityType::Person {
            let named = |name: String| self.knowledge.named(&name).collect::<Vec<_>>();
            fitting = self.lands(entity).map(|land| [form, " of ", land].concat()).flat_map(named).collect();
        }
        if fitting.is_empty() && kind == EntityType::Person {
            let named = |name: String| self.knowledge.named(&name).collect::<Vec<_>>();
            fitting = titled_names(self.text, entity).flat_map(named).collect();
            fitting.retain(|entry| entry.kind == EntityType::Person);
            // Each mention may have its title.
            fitting.sort_by(|one, other| one.id.cmp(&other.id));
            fitting.dedup_by(|one, other| one.id == other.id);
        }
        if fitting.is_empty() && kind == EntityType::Person {
            fitting = office_holders(self.text, entity, self.knowledge);
        }
        if fitting.is_empty() {
            fitting = namesakes(self.text, entity, self.knowledge);
        }
        // a country and its city of the same name, *Singapore*, are one thing to most who speak of them
        if let Some(country) =
            fitting.iter().find(|entry| is_region(entry) && fact(entry, "Country").is_none()).copied()
        {
            fitting.retain(|entry| !(is_city(entry) && entry.country == country.country));
        }
        if !fitting.is_empty() && self.is_short_for_place(entity, form) {
            fitting.retain(|entry| entry.kind == EntityType::Place);
        }
        if fitting.iter().any(|entry| is_team(entry)) && self.fields().teams().is_none() {
            fitting.retain(|entry| !is_team(entry));
        }
        fitting
    }

    /// The lands that a person's mentions are *of*: *King Abdullah of Jordan*.
    fn lands(&self, entity: &'_ Entity) -> impl Iterator<Item = &str> {
        let land = |span: &Span| {
            let land = self.text[span.end..].starts_with(" of ").then(|| self.beginning(span.end + " of ".len()))??;
            Some(land.name.as_str())
        };
        entity.mentions.iter().filter_map(land)
    }

    /// What a name of several words means that is of another type than the text takes it for; else what it is without the
    /// word that only says its kind, as the entry does too: *Socotra Island*, *City of Cleveland*.
    fn by_longer_name(&self, form: &str, kind: EntityType) -> Vec<&'k KnownEntity> {
        let Some((before, last)) = form.rsplit_once(' ') else { return Vec::new() };
        let all = self.knowledge.named(form);
        let whole: Vec<_> = all.filter(|entry| alike(entry.kind, kind) && !is_town(entry)).collect();
        if !whole.is_empty() {
            return whole;
        }
        let first = parted(form, " of ").filter(|(first, _)| !first.contains(' '));
        let parts = [(last, before)].into_iter().chain(first);
        let is = |entry: &KnownEntity, word: &str| {
            let head = lexicon().parts(&word.to_lowercase()).head;
            head == Some(entry.kind)
                && entry.description.split(|c: char| !c.is_alphanumeric()).any(|other| other.eq_ignore_ascii_case(word))
        };
        parts
            .flat_map(|(word, name)| self.knowledge.named(name).filter(move |entry| is(entry, word)))
            .filter(|entry| agrees(entry, kind, form))
            .collect()
    }

    /// Whether what the text takes for a person is a place: it stands *in* it, says nothing of who it is, and knows no such name.
    fn stands_as_place(&self, entity: &Entity, form: &str) -> bool {
        let first = form.split(' ').next().unwrap_or(form);
        let within =
            |span: &Span| ["in", "on", "via", "near", "across"].contains(&word_before(&self.text[..span.start]));
        let who = |span: &Span| self.text[span.end..].starts_with(", who");
        entity.described.is_empty()
            && (form.contains(' ') || !lexicon().is_given(first))
            && entity.mentions.iter().any(within)
            && !entity.mentions.iter().any(who)
            && self.knowledge.named(form).all(|entry| entry.kind == EntityType::Place)
    }

    /// Leaves of the entries of a people's name its language where some word tells that it is spoken, and else only
    /// others.
    pub(super) fn keep_languages(&self, at: usize, fitting: &mut Vec<&'k KnownEntity>) {
        let entity = &self.entities[at];
        let is_country = |entry: &&KnownEntity| entry.kind == EntityType::Place;
        let holds_language = fitting.iter().any(|entry| is_language_entry(entry));
        if entity.kind != EntityType::Group || !(holds_language || fitting.iter().any(is_country)) {
            return;
        }
        let spoken = is_language(self.text, entity);
        let told = || entity.mentions.iter().any(|span| self.fields().tell_language(self.text, *span));
        let language = spoken && holds_language && told();
        fitting.retain(|entry| match (is_language_entry(entry), entry.kind) {
            (true, _) => language,
            (_, EntityType::Place) => !spoken,
            _ => true,
        });
    }

    /// Keeps of the entries of a place's name what it names where it stands: the place, or a body there. A team or a
    /// university that is the only one meant needs no more points than that.
    pub(super) fn of_its_field(&self, at: usize, fitting: &mut Vec<&'k KnownEntity>) -> Option<&'k KnownEntity> {
        let entity = &self.entities[at];
        let plays = |entry: &KnownEntity| is_team(entry) || is_club(entry);
        let holds_teams = || *self.holds_teams.get_or_init(|| self.knowledge.entries().iter().any(plays));
        let bodies = fitting.iter().any(|entry| goes_by_place(entry));
        if entity.kind != EntityType::Place && !bodies || fitting.is_empty() || !holds_teams() {
            return None;
        }
        // a club's own name is no place's
        if fitting.iter().all(|entry| is_club(entry) && folded(&entry.name) == folded(&entity.name)) {
            return None;
        }
        let in_city = |span: Span| {
            let city = self.text[..span.start].ends_with(", ").then(|| self.ending(span.start - 2)).flatten();
            let mut cities = city.into_iter().flat_map(|city| self.knowledge.named(&city.name));
            cities.any(|city| is_city(city) && fitting.iter().any(|entry| entry.country == city.country))
        };
        let in_region = |entry: &&KnownEntity| in_region(self.text, entity, entry, self.knowledge) == Some(true);
        let namesake = match entity.kind {
            EntityType::Place if fitting.iter().any(in_region) => Namesake::Place,
            EntityType::Place => self.fields().namesake(self.text, entity, fitting, self.is_of_sport(), in_city),
            _ => Namesake::Team,
        };
        let lands: Vec<_> = fitting.iter().filter(|entry| !entry.demonyms.is_empty()).copied().collect();
        fitting.retain(|entry| self.fields().admit(entry, namesake) || is_club(entry) && self.plays(entity, namesake));
        if fitting.is_empty() {
            // a side that is not held plays for its country
            *fitting = lands;
        }
        match fitting[..] {
            [body] if goes_by_place(body) => Some(body),
            _ => None,
        }
    }

    /// Whether an entity's name is a club's where its names mean bodies, in a text about its game.
    fn plays(&self, entity: &Entity, namesake: Namesake) -> bool {
        (namesake == Namesake::Team || entity.kind != EntityType::Place) && self.is_of_sport() && self.names_clubs()
    }

    /// Whether a place's name stands in a list beside that of another of its sort: *Georgia, Armenia and Azerbaijan*,
    /// *Georgia and Alabama*, *Basel and Heidelberg*.
    pub(super) fn is_among_peers(&self, entity: &Entity, entry: &KnownEntity) -> bool {
        let is_peer = |other: &Entity| {
            let all = self.knowledge.named(&other.name).filter(|known| agrees(known, other.kind, &other.name));
            let best = all.max_by_key(|known| known.weight);
            let country = |known: &KnownEntity| fact(known, "Country").map(str::to_owned);
            let is_like = |best: &KnownEntity| match is_region(entry) {
                true => is_region(best) && country(best) == country(entry),
                false => is_city(best),
            };
            best.is_some_and(|best| best.id != entry.id && is_like(best))
        };
        entity.mentions.iter().any(|span| {
            let before = PARTING.iter().find(|parting| self.text[..span.start].ends_with(**parting));
            let before = before.and_then(|parting| self.ending(span.start - parting.len()));
            let after = PARTING.iter().find(|parting| self.text[span.end..].starts_with(**parting));
            let after = after.and_then(|parting| self.beginning(span.end + parting.len()));
            before.into_iter().chain(after).any(is_peer)
        })
    }
}

/// Whether the name of a place is a part of a longer one where it stands.
pub(super) fn is_part(text: &str, span: Span) -> bool {
    let (word, next) = (word_before(&text[..span.start]), word_behind(&text[span.end..]));
    let side = word.starts_with(char::is_uppercase)
        && (lexicon().has(Use::Direction, &word.to_lowercase()) || lexicon().is_demonym(word))
        || ["Downtown", "Uptown", "Midtown", "Old"].contains(&word);
    let given = lexicon().is_given(next) && lexicon().is_given(span.of(text));
    side || given || word == "Air" || ["Airlines", "Airways"].contains(&next)
}

/// Whether an entry may be what a text takes for another type, if the name leaves no doubt: anything but persons and groups.
fn alike(known: EntityType, kind: EntityType) -> bool {
    known == kind || ![known, kind].iter().any(|kind| matches!(kind, EntityType::Person | EntityType::Group))
}

/// A person's name without what stands in its middle: *Zaha Hadid* for *Zaha Mohammad Hadid*.
fn without_middle(form: &str) -> Option<String> {
    let (first, rest) = form.split_once(' ')?;
    let (_, last) = rest.rsplit_once(' ')?;
    Some([first, last].join(" "))
}
