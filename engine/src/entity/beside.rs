//! What stands directly beside a name in a text and tells which thing it names: a region, a year, a number.

use super::fold::folded;
use super::knowledge::{KnowledgeBase, KnownEntity};
use crate::{Entity, EntityType};

/// The most words of a region's name.
const MOST_WORDS: usize = 4;

/// Whether the region that stands behind one of a city's mentions, *Springfield, Illinois*, is that of an entry; `None`
/// where none does.
pub(super) fn in_region(text: &str, entity: &Entity, city: &KnownEntity, knowledge: &KnowledgeBase) -> Option<bool> {
    entity.mentions.iter().find_map(|span| {
        let rest = text[span.end..].strip_prefix(", ")?;
        let end = rest.find([',', '.', ';', ':', '(', ')', '\n', '!', '?', '"']).unwrap_or(rest.len());
        let words = rest[..end].split(' ').take_while(|word| word.starts_with(char::is_uppercase) || *word == "of");
        let words: Vec<&str> = words.take(MOST_WORDS).collect();
        let named = |count: usize| {
            let name = words[..count].join(" ");
            let mut regions = knowledge.named(&name).filter(|region| is_region(region)).peekable();
            regions.peek().is_some().then(|| regions.any(|region| lies_in(city, region)))
        };
        // the longest name of a region that the words begin with
        (1..=words.len()).rev().find_map(named)
    })
}

/// Whether the place that stands before one of a region's mentions lies in an entry: *Saratoga Springs, New York*;
/// `before` tells the name that ends at a byte.
pub(super) fn follows_city<'t>(entity: &Entity, text: &str, before: impl Fn(usize) -> Option<&'t Entity>) -> bool {
    entity.mentions.iter().any(|span| {
        let comma = text[..span.start].ends_with(", ");
        comma && before(span.start - 2).is_some_and(|city| city.kind == EntityType::Place)
    })
}

/// Whether an entry is a place within a region: it says in which.
pub(super) fn is_city(entry: &KnownEntity) -> bool {
    entry.kind == EntityType::Place && fact(entry, "Country").is_some() && !is_region(entry)
}

/// Whether an entry is a country or a state: it has a capital.
pub(super) fn is_region(entry: &KnownEntity) -> bool {
    entry.kind == EntityType::Place && fact(entry, "Capital").is_some()
}

fn lies_in(city: &KnownEntity, region: &KnownEntity) -> bool {
    let named = |label| fact(city, label).is_some_and(|name| names(region, name));
    city.country == region.country && (named("State") || named("Country"))
}

fn names(entry: &KnownEntity, name: &str) -> bool {
    entry.name == name || entry.aliases.iter().any(|alias| alias == name)
}

pub(super) fn fact<'e>(entry: &'e KnownEntity, label: &str) -> Option<&'e str> {
    entry.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str())
}

/// Whether a name stands for one of several things of a series throughout, *the 2004 Olympics, Internet Explorer 6*,
/// where the entry is the series.
pub(super) fn is_one_of_series(text: &str, entity: &Entity, entry: &KnownEntity) -> bool {
    let series = matches!(entry.kind, EntityType::Event | EntityType::Other | EntityType::Work);
    let starts_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let numbered = |word: &str| starts_with_digit(word) && !entry.name.contains(word);
    series
        && entity.mentions.iter().all(|span| {
            let before = text[..span.start].trim_end_matches(' ').rsplit(char::is_whitespace).next();
            let behind =
                text[span.end..].strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
            before.is_some_and(numbered)
                || behind.is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()) && numbered(word))
        })
}

/// Words behind which a people's name in the singular is a noun of its own, as they go on with the sentence.
const GOING_ON: [&str; 14] =
    ["and", "or", "in", "as", "with", "is", "was", "to", "at", "by", "for", "from", "but", "on"];

/// Whether a people's name is that of its language at most of its mentions: *spoke German and some Japanese*. It is no
/// plural, has no article, and no noun behind it.
pub(super) fn is_language(text: &str, entity: &Entity) -> bool {
    let spoken = |span: &crate::Span| {
        let behind = text[span.end..].strip_prefix(' ').and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let noun = behind.starts_with(char::is_alphabetic) && !GOING_ON.contains(&behind) && !behind.ends_with("ly")
            || text[span.end..].starts_with(['-', '–', '\'', '’']);
        let before = text[..span.start].trim_end_matches(' ').rsplit(char::is_whitespace).next().unwrap_or_default();
        let article = ["the", "The", "a", "A", "an", "An"].contains(&before);
        !noun && !article && !folded(span.of(text)).ends_with('s')
    };
    let count = entity.mentions.iter().filter(|span| spoken(span)).count();
    2 * count > entity.mentions.len()
}
