//! Which entry of a knowledge base a name of a text means: candidates by name, ranked by how often news speak of each and
//! by what the text says beside it. A wrong link misleads more than a missing one, so doubt means NIL.

use super::beside::{cities_before, fact, holds, in_region, is_city, is_one_of_series, is_region, is_represented};
use super::field::{Fields, is_club, is_side};
use super::fold::folded;
use super::knowledge::{KnowledgeBase, KnownEntity};
use super::lexicon::{Use, lexicon};
use super::link::{agrees, fits};
use crate::{Entity, EntityType};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

// Points are tenths of a power of ten, as [`KnownEntity::weight`] is; set by hand while reading the
// mistakes of the development half of GUM's links, not searched for.

/// An entry with fewer points is not linked.
pub(super) const LEAST: i32 = 36;

/// The points that the best entry must have more than the next of another thing.
const MARGIN: i32 = 8;

/// What the text must say for an entry whose name is that of many things, in points.
const SUPPORT: i32 = 8;

/// A region behind the name: *Paris, Texas* for an entry there, and against one elsewhere.
const REGION: i32 = 30;

/// A city before the name: *Saratoga Springs, New York* for the state.
const BEHIND: i32 = 20;

/// Another name of the text stands among an entry's names and facts.
const NAMED: i32 = 12;

/// Another name of the text is of the same country, for each of at most [`MOST_COMPATRIOTS`].
const COMPATRIOT: i32 = 4;
const MOST_COMPATRIOTS: usize = 3;

/// How many names of a country make a text one about it.
const LEAST_COMPATRIOTS: usize = 2;

/// How many times as many names a country must have as the one that was named last.
const BY_FAR: usize = 2;

/// Whose weight is as much, is meant where its name is a given name too: *Paris*.
const FAMOUS: i32 = 50;

/// How many clubs named in full make a text one about sport.
const LEAST_SIDES: usize = 2;

/// A city of this weight and more is meant also where a text puts it into another country.
const LARGE: i32 = 38;

/// A text's entities with what they tell of each other.
pub(super) struct Linker<'a, 'k> {
    pub(super) text: &'a str,
    pub(super) entities: &'a [Entity],
    pub(super) knowledge: &'k KnowledgeBase,
    names: OnceCell<FxHashSet<Cow<'a, str>>>,
    origins: OnceCell<Origins<'k>>,
    fields: OnceCell<Fields>,
    limits: OnceCell<Limits<'a>>,
    /// What was ranked, by entity and number of entries: fewer of them are always the same fewer.
    rankings: RefCell<FxHashMap<(usize, usize), Ranking<'k>>>,
    /// Whether the knowledge base holds bodies that go by names of places; without them no field is looked for.
    pub(super) holds_teams: OnceCell<bool>,
    sides: OnceCell<(usize, usize)>,
}

/// Entries with their points, the best first.
type Ranking<'k> = Vec<(i32, &'k KnownEntity)>;

/// The entities by the bytes at which their mentions begin and end: texts of thousands of names ask for thousands of neighbours.
#[derive(Default)]
struct Limits<'a> {
    beginning: FxHashMap<usize, &'a Entity>,
    ending: FxHashMap<usize, &'a Entity>,
}

/// The countries that a text's names belong to.
struct Origins<'k> {
    /// How many names, by country.
    count: FxHashMap<&'k str, usize>,
    /// The country of each entity, empty where its name does not tell.
    of: Vec<&'k str>,
}

impl<'a, 'k> Linker<'a, 'k> {
    pub fn new(text: &'a str, entities: &'a [Entity], knowledge: &'k KnowledgeBase) -> Self {
        Self {
            text,
            entities,
            knowledge,
            names: OnceCell::new(),
            origins: OnceCell::new(),
            fields: OnceCell::new(),
            limits: OnceCell::new(),
            rankings: RefCell::default(),
            holds_teams: OnceCell::new(),
            sides: OnceCell::new(),
        }
    }

    /// The entry that each entity is, if that is sure enough.
    pub fn links(&self) -> Vec<Option<&'k KnownEntity>> {
        (0..self.entities.len()).map(|at| self.link(at)).collect()
    }

    /// The entry that an entity is, if that is sure enough.
    pub fn link(&self, at: usize) -> Option<&'k KnownEntity> {
        let entity = &self.entities[at];
        let form = folded(&entity.name);
        if let Some(whole) = self.wider(at) {
            return Some(whole);
        }
        let mut fitting = self.fitting(at, &form);
        if fitting.is_empty() || self.is_part(entity) {
            return None;
        }
        let national = lexicon().has(Use::NationalName, &form);
        let owned = (national || fitting.len() > 1) && self.keep_owned(entity, &mut fitting);
        if national && !owned {
            fitting.retain(|entry| self.is_of_main_country(at, entry));
        }
        self.keep_languages(at, &mut fitting);
        if let Some(body) = self.of_its_field(at, &mut fitting) {
            return Some(body);
        }
        let mut ranked = self.ranked(at, &form, fitting);
        ranked.retain(|(_, entry)| {
            fits(entry, self.text, &entity.described)
                && !is_one_of_series(self.text, entity, entry)
                && !self.is_doubtful_outlet(entity, &form, entry)
        });
        let (points, best) = *ranked.first()?;
        let next = ranked.get(1).map(|(points, _)| *points);
        let sure = points >= LEAST && next.is_none_or(|next| points - next >= MARGIN);
        let told = points - i32::from(best.weight);
        let least = match best.kind {
            EntityType::Person if entity.described.is_empty() && is_last_name(&form, best) => NAMED,
            _ if is_shared(&form, best) || self.is_nickname(&form, best) => SUPPORT,
            _ if is_one_word_of_many(&form, best) => NAMED,
            _ => 0,
        };
        (sure && told >= least).then_some(best)
    }

    /// All entries that an entity may be, the best first, whether or not one of them is sure enough.
    pub fn candidates(&self, at: usize) -> Vec<&'k KnownEntity> {
        let form = folded(&self.entities[at].name);
        let fitting = self.fitting(at, &form);
        self.ranked(at, &form, fitting).into_iter().map(|(_, entry)| entry).collect()
    }

    /// Whether a club is called so among those who follow its game, and the text is not about any.
    fn is_nickname(&self, form: &str, entry: &KnownEntity) -> bool {
        is_side(entry) && folded(&entry.name) != form && !self.is_of_sport()
    }

    /// Whether the text is about a sport, by its words or by the clubs that it names in full.
    pub(super) fn is_of_sport(&self) -> bool {
        self.fields().sport || self.sides().0 >= LEAST_SIDES
    }

    /// Whether the text names football clubs in full, or is about their game.
    pub(super) fn names_clubs(&self) -> bool {
        self.fields().teams().is_some() || self.sides().1 > 0
    }

    /// How many clubs of any game, and how many football clubs, the text calls by their own names, which are no nicknames.
    fn sides(&self) -> (usize, usize) {
        *self.sides.get_or_init(|| {
            let named = |entity: &Entity| {
                let mut all = self.knowledge.named(&entity.name).filter(|entry| entry.name.contains(' '));
                all.find(|entry| is_side(entry) && folded(&entry.name) == folded(&entity.name))
            };
            let sides: Vec<_> = self.entities.iter().filter_map(named).collect();
            (sides.len(), sides.iter().filter(|entry| is_club(entry)).count())
        })
    }

    /// What the text says of fields.
    pub(super) fn fields(&self) -> &Fields {
        self.fields.get_or_init(|| Fields::of(self.text))
    }

    /// The entity with a mention that ends at a byte.
    pub(super) fn ending(&self, end: usize) -> Option<&'a Entity> {
        self.limits().ending.get(&end).copied()
    }

    /// The entity with a mention that begins at a byte.
    pub(super) fn beginning(&self, start: usize) -> Option<&'a Entity> {
        self.limits().beginning.get(&start).copied()
    }

    fn limits(&self) -> &Limits<'a> {
        self.limits.get_or_init(|| {
            let count = self.entities.iter().map(|entity| entity.mentions.len()).sum();
            let mut limits = Limits::default();
            limits.beginning.reserve(count);
            limits.ending.reserve(count);
            for (entity, span) in
                self.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |span| (entity, span)))
            {
                limits.beginning.entry(span.start).or_insert(entity);
                limits.ending.entry(span.end).or_insert(entity);
            }
            limits
        })
    }

    /// The entries that fit an entity with their points, the best first; at equal points in the order of their ids.
    fn ranked(&self, at: usize, form: &str, fitting: Vec<&'k KnownEntity>) -> Ranking<'k> {
        let key = (at, fitting.len());
        if let Some(ranking) = self.rankings.borrow().get(&key) {
            return ranking.clone();
        }
        let doubtful = |entry| {
            is_shared(form, entry) || is_last_name(form, entry) || is_side(entry) || is_one_word_of_many(form, entry)
        };
        let alone = fitting.len() == 1 && i32::from(fitting[0].weight) >= LEAST && !doubtful(fitting[0]);
        let points = |entry: &KnownEntity| {
            let told = if alone && !is_city(entry) { 0 } else { self.told(at, form, entry) };
            i32::from(entry.weight) + told
        };
        let mut ranked: Vec<_> = fitting.into_iter().map(|entry| (points(entry), entry)).collect();
        ranked.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
        // one alone is ranked at once
        if key.1 > 1 {
            self.rankings.borrow_mut().insert(key, ranked.clone());
        }
        ranked
    }

    /// Points that the text gives an entry, beside its weight.
    fn told(&self, at: usize, form: &str, entry: &KnownEntity) -> i32 {
        let region = if entry.kind == EntityType::Place { self.region(at, entry) } else { 0 };
        let named = if self.names_another(form, entry) { NAMED } else { 0 };
        region + named + COMPATRIOT * self.compatriots(at, entry).min(MOST_COMPATRIOTS) as i32
    }

    /// Points for the region that stands behind a city's name, or against it, and for a city before a region's.
    fn region(&self, at: usize, entry: &KnownEntity) -> i32 {
        let entity = &self.entities[at];
        if is_region(entry) {
            let cities = || cities_before(entity, self.text, |end| self.ending(end));
            let behind = match () {
                _ if cities().any(|city| holds(entry, &city.name, self.knowledge)) => REGION,
                _ if cities().next().is_some() || is_represented(entity, self.text) => BEHIND,
                _ => 0,
            };
            return behind + if self.is_among_peers(entity, entry) { SUPPORT } else { 0 };
        }
        match in_region(self.text, entity, entry, self.knowledge) {
            Some(true) => REGION,
            Some(false) if self.is_of_another_land(entity, entry) => 0,
            Some(false) => -REGION,
            None if is_city(entry) && self.is_among_peers(entity, entry) => SUPPORT,
            None => 0,
        }
    }

    /// Whether a text gives a large city, the only one of its name that is known, another country: an error of either, of
    /// which the card tells.
    fn is_of_another_land(&self, entity: &Entity, city: &KnownEntity) -> bool {
        let land = |end: usize| self.beginning(end + ", ".len()).map(|region| &region.name);
        let is_land = |name: &String| {
            let mut regions = self.knowledge.named(name).filter(|region| is_region(region)).peekable();
            regions.peek().is_some() && regions.all(|region| fact(region, "Country").is_none())
        };
        i32::from(city.weight) >= LARGE
            && self.knowledge.named(&entity.name).filter(|other| is_city(other)).count() == 1
            && entity.mentions.iter().filter_map(|span| land(span.end)).all(is_land)
    }

    /// Whether another name of the text stands among an entry's own names and facts: its capital, its people.
    fn names_another(&self, form: &str, entry: &KnownEntity) -> bool {
        let names = self.names.get_or_init(|| {
            let spans = self.entities.iter().flat_map(|entity| &entity.mentions);
            let mut names = FxHashSet::default();
            names.reserve(self.entities.len());
            names.extend(spans.map(|span| folded(span.of(self.text))));
            names
        });
        let own = entry.aliases.iter().chain(&entry.demonyms).chain([&entry.name]).map(String::as_str);
        let facts = entry.facts.iter().filter(|fact| !GENERAL.contains(&fact.label.as_str()));
        own.chain(facts.flat_map(|fact| fact.value.split(", "))).any(|name| {
            let name = folded(name);
            name != form && (names.contains(&name) || names.contains(&*[&name, "s"].concat()))
        })
    }

    /// How many other names of the text belong to the country of an entry.
    fn compatriots(&self, at: usize, entry: &KnownEntity) -> usize {
        let origins = self.origins.get_or_init(|| self.origins());
        let all = origins.count.get(entry.country.as_str()).copied().unwrap_or(0);
        all - usize::from(all > 0 && origins.of[at] == entry.country)
    }

    /// Whether more names of the text belong to the country of an entry than to any other, by far where the last one before it
    /// is of another: of whose *Supreme Court* a text on two countries speaks, its paragraph tells.
    fn is_of_main_country(&self, at: usize, entry: &KnownEntity) -> bool {
        let own = self.compatriots(at, entry);
        let origins = self.origins.get_or_init(|| self.origins());
        let last = self.origin_before(at, origins).filter(|last| *last != entry.country);
        own >= LEAST_COMPATRIOTS
            && origins.count.iter().all(|(country, count)| {
                let lead = if last == Some(*country) { BY_FAR } else { 1 };
                *country == entry.country || count * lead < own
            })
    }

    /// The country of the last name before the first mention of an entity.
    fn origin_before(&self, at: usize, origins: &Origins<'k>) -> Option<&'k str> {
        let first = self.entities[at].mentions.first()?.start;
        let told = self.entities.iter().zip(&origins.of).filter(|(_, country)| !country.is_empty());
        let ends = told.filter_map(|(entity, country)| {
            let before = entity.mentions.iter().rev().find(|span| span.end <= first)?;
            Some((before.end, *country))
        });
        ends.max_by_key(|(end, _)| *end).map(|(_, country)| country)
    }

    fn origins(&self) -> Origins<'k> {
        let mut count: FxHashMap<&str, usize> = FxHashMap::default();
        let origin = |entity: &Entity| {
            let form = folded(&entity.name);
            let mut all = self.knowledge.named(&form).filter(|entry| agrees(entry, entity.kind, &form));
            let first = all.next().map_or("", |entry| entry.country.as_str());
            if all.all(|entry| entry.country == first) { first } else { "" }
        };
        let of: Vec<&'k str> = self.entities.iter().map(origin).collect();
        of.iter().filter(|country| !country.is_empty()).for_each(|country| *count.entry(country).or_default() += 1);
        Origins { count, of }
    }
}

/// Facts whose values are said of many things: other names of the text say them without meaning this one.
const GENERAL: [&str; 5] = ["Country", "Language", "Languages", "Kind", "Profession"];

/// Whether somebody is called by a last name that is no name of the entry: it says who is meant to those only who know.
fn is_last_name(form: &str, entry: &KnownEntity) -> bool {
    let own = || entry.aliases.iter().any(|alias| folded(alias) == form);
    !form.contains(' ') && entry.name.contains(' ') && !own()
}

/// Whether a name is a word that a product took, *Safari*, whose entry therefore has another: then its maker tells.
fn is_one_word_of_many(form: &str, entry: &KnownEntity) -> bool {
    let own = || entry.name.split_once(" (").is_some_and(|(own, _)| folded(own) == form);
    entry.kind == EntityType::Work && !form.contains(' ') && own() && super::beside::fact(entry, "Maker").is_some()
}

/// Whether a name is that of more things than the knowledge base tells apart.
fn is_shared(form: &str, entry: &KnownEntity) -> bool {
    let lexicon = lexicon();
    let given = !form.contains(' ') && lexicon.is_given(form) && !lexicon.is_demonym(form);
    lexicon.has(Use::SharedName, form) || given && i32::from(entry.weight) < FAMOUS
}
