//! Whom both articles speak of, and who is a source in one only.

use super::Side;
use crate::profile::SourceGroup;
use crate::{Entity, EntityId, EntityType, SourceKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Pairs of entities that are the same: by their entry in the knowledge base, where both have one; else by a name.
pub(super) fn shared([first, second]: [Side; 2]) -> Vec<[EntityId; 2]> {
    let called = names(second, spoken);
    let families = names(second, family);
    let linked: FxHashMap<&str, usize> =
        second.analysis.entities.iter().enumerate().filter_map(|(at, own)| Some((own.link.as_deref()?, at))).collect();
    let mut taken = FxHashSet::default();
    let mut pairs = Vec::new();
    for (at, own) in first.analysis.entities.iter().enumerate() {
        let by_link = own.link.as_deref().and_then(|link| linked.get(link).copied());
        let fits = |other: &usize| {
            let other = &second.analysis.entities[*other];
            other.kind == own.kind && (own.link.is_none() || other.link.is_none())
        };
        let by_name = || {
            let own_names = spoken(own, first.text);
            let found = |name: &String| called.get(name).or_else(|| families.get(name)).copied().filter(fits);
            let known = own_names.iter().find_map(found);
            known.or_else(|| family(own, first.text).iter().find_map(|name| called.get(name).copied().filter(fits)))
        };
        if let Some(other) = by_link.or_else(by_name).filter(|other| taken.insert(*other)) {
            pairs.push([EntityId(at), EntityId(other)]);
        }
    }
    pairs
}

/// Pairs of entities, each thing once: a country, and not its people too, by the name that both have.
pub(super) fn once(sides: [Side; 2], shared: &[[EntityId; 2]]) -> Vec<[EntityId; 2]> {
    let own = |pair: &[EntityId; 2]| [0, 1].map(|at| &sides[at].analysis.entities[pair[at].0]);
    let is_of = |people: &[EntityId; 2], place: &[EntityId; 2]| {
        let ([people, _], [place, _]) = (own(people), own(place));
        let same = people.link.is_some() && people.link == place.link;
        place.kind == EntityType::Place
            && people.kind != EntityType::Place
            && (same || names_people(&people.name, &place.name))
    };
    shared.iter().filter(|pair| !shared.iter().any(|other| is_of(pair, other))).copied().collect()
}

/// Whether a name is that of the people of a place: *North Koreans*, *Israeli*.
fn names_people(people: &str, place: &str) -> bool {
    const ENDINGS: [&str; 6] = ["n", "an", "ian", "i", "ese", "ish"];
    let rest = people.strip_prefix(place).map(|rest| rest.strip_suffix('s').unwrap_or(rest));
    rest.is_some_and(|rest| ENDINGS.contains(&rest))
}

/// The entities of an article by their names of some sort.
fn names(side: Side, sort: fn(&Entity, &str) -> Vec<String>) -> FxHashMap<String, usize> {
    let mut named = FxHashMap::default();
    for (at, own) in side.analysis.entities.iter().enumerate() {
        for name in sort(own, side.text) {
            named.entry(name).or_insert(at);
        }
    }
    named
}

/// The family name of a person whose whole name is told: another article may call them by that alone.
fn family(entity: &Entity, _: &str) -> Vec<String> {
    let last = entity.name.rsplit_once(' ').filter(|_| entity.kind == EntityType::Person).map(|(_, last)| plain(last));
    last.into_iter().collect()
}

/// What an entity is called in a text, the fullest name first.
fn spoken(entity: &Entity, text: &str) -> Vec<String> {
    let mentions = entity.mentions.iter().map(|mention| mention.of(text));
    let mut names: Vec<String> = std::iter::once(entity.name.as_str()).chain(mentions).map(plain).collect();
    names.dedup();
    names
}

/// Words without case, article and the kind of white space.
fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words).to_owned()
}

/// The words of a source's name that say which one it is: one article has *the ministry*, another *the Ministry of Health*. Names of people
/// are not compared so, because families share them.
fn content(name: &str) -> Vec<String> {
    let own = plain(name);
    let words = own.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
    words.map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
}

/// Sources of one article that are none of the other; `shared` are the entities of both.
pub(super) fn only(own: Side, other: Side, shared: &[[EntityId; 2]]) -> Vec<usize> {
    let sources = &other.profile.sources;
    let theirs: FxHashSet<String> = sources.iter().filter_map(|group| group.name.as_deref()).map(plain).collect();
    let is_person = |side: Side, group: &SourceGroup| {
        group.entity.and_then(|id| side.analysis.entities.get(id.0)).is_some_and(|own| own.kind == EntityType::Person)
    };
    let described = |side: Side, group: &SourceGroup| {
        group.name.as_deref().filter(|_| !is_person(side, group)).map(content).filter(|words| !words.is_empty())
    };
    let descriptions: Vec<Vec<String>> = sources.iter().filter_map(|group| described(other, group)).collect();
    let known = |group: &SourceGroup| {
        let Some(name) = group.name.as_deref().map(plain) else { return true };
        let same = shared.iter().find(|pair| Some(pair[0]) == group.entity);
        let within = |one: &[String], other: &[String]| one.iter().all(|word| other.contains(word));
        let alike = described(own, group)
            .is_some_and(|words| descriptions.iter().any(|theirs| within(&words, theirs) || within(theirs, &words)));
        alike
            || theirs.contains(&name)
            || same.is_some_and(|pair| sources.iter().any(|group| group.entity == Some(pair[1])))
    };
    let sources = own.profile.sources.iter().enumerate();
    sources.filter(|(_, group)| group.kind != SourceKind::Author && !known(group)).map(|(at, _)| at).collect()
}
