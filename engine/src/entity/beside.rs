//! What stands directly beside a name in a text and tells which thing it names: a region, a year, a number.

use super::field;
use super::fold::{folded, start_of};
use super::knowledge::{KnowledgeBase, KnownEntity};
use crate::{Entity, EntityType, Span};

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
            regions.peek().is_some().then(|| regions.map(|region| lies_in(city, region)).max().flatten())
        };
        // the longest name of a region that the words begin with
        (1..=words.len()).rev().find_map(named).flatten()
    })
}

/// The places that stand before a region's mentions: *Saratoga Springs, New York*; `before` tells the name that ends at a byte.
pub(super) fn cities_before<'t>(
    entity: &Entity,
    text: &str,
    before: impl Fn(usize) -> Option<&'t Entity>,
) -> impl Iterator<Item = &'t Entity> {
    let comma = |span: &&Span| text[..span.start].ends_with(", ");
    let cities = entity.mentions.iter().filter(comma).filter_map(move |span| before(span.start - 2));
    cities.filter(|city| city.kind == EntityType::Place)
}

/// Whether a city of this name lies in a region.
pub(super) fn holds(region: &KnownEntity, city: &str, knowledge: &KnowledgeBase) -> bool {
    knowledge.named(city).any(|city| is_city(city) && lies_in(city, region) == Some(true))
}

/// Whether somebody speaks for a region: *the Senator from New York*.
pub(super) fn is_represented(entity: &Entity, text: &str) -> bool {
    entity.mentions.iter().any(|span| REPRESENTING.iter().any(|phrase| text[..span.start].ends_with(phrase)))
}

/// What stands before the name of a state, and of no city.
const REPRESENTING: [&str; 7] = [
    "enator from ",
    "gentleman from ",
    "gentlewoman from ",
    "epresentative from ",
    "overnor of ",
    "tate of ",
    "tates of ",
];

/// Whether an entry is a place within a region: it says in which.
pub(super) fn is_city(entry: &KnownEntity) -> bool {
    entry.kind == EntityType::Place && fact(entry, "Country").is_some() && !is_region(entry)
}

/// Whether an entry is a place where people live, and no building or landscape within a region.
pub(super) fn is_town(entry: &KnownEntity) -> bool {
    is_city(entry) && fact(entry, "Kind").is_none()
}

/// Whether an entry is a country or a state: it has a capital.
pub(super) fn is_region(entry: &KnownEntity) -> bool {
    entry.kind == EntityType::Place && fact(entry, "Capital").is_some()
}

/// Whether a city lies in a region; `None` where its entry does not tell in which part of the country it does.
fn lies_in(city: &KnownEntity, region: &KnownEntity) -> Option<bool> {
    let named = |label| fact(city, label).is_some_and(|name| names(region, name));
    let told = fact(city, "State").is_some() || fact(region, "Country").is_none() || city.country != region.country;
    told.then(|| city.country == region.country && (named("State") || named("Country")))
}

fn names(entry: &KnownEntity, name: &str) -> bool {
    entry.name == name || entry.aliases.iter().any(|alias| alias == name)
}

pub(super) fn fact<'e>(entry: &'e KnownEntity, label: &str) -> Option<&'e str> {
    entry.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str())
}

/// Whether a name stands for one of several things of a series at half of its mentions or more, *the 2004 Olympics, Internet Explorer 6*,
/// where the entry is the series.
pub(super) fn is_one_of_series(text: &str, entity: &Entity, entry: &KnownEntity) -> bool {
    let series = matches!(entry.kind, EntityType::Event | EntityType::Other | EntityType::Work);
    let starts_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    // its own year makes it no other one: *the 1993 Oslo Accords*
    let tells = |word: &str| {
        let words = |phrase: &str| phrase.split(|c: char| !c.is_ascii_digit()).any(|part| part == word);
        !is_yearly(entry) && (words(&entry.description) || entry.facts.iter().any(|fact| words(&fact.value)))
    };
    let numbered = |word: &str| starts_with_digit(word) && !entry.name.contains(word) && !tells(word);
    series
        && 2 * entity
            .mentions
            .iter()
            .filter(|span| {
                let behind = word_behind(&text[span.end..]);
                numbered(word_before(&text[..span.start]))
                    || behind.bytes().all(|byte| byte.is_ascii_digit()) && numbered(behind)
            })
            .count()
            >= entity.mentions.len()
}

/// Whether there is an entry's event again and again, or its product in versions.
fn is_yearly(entry: &KnownEntity) -> bool {
    let again = |phrase: &str| ["since", "every", "yearly"].iter().any(|word| phrase.contains(word));
    again(&entry.description) || entry.facts.iter().any(|fact| again(&fact.value))
}

/// The longer names that a name may be a part of: with the number before it or behind it, *2004 Olympics, Windows 95*, and with
/// what follows *at* or a comma, *University of California, Berkeley*.
pub(super) fn wider(text: &str, span: Span) -> impl Iterator<Item = &str> {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let before = text[..span.start].strip_suffix(' ').map(|rest| rest.len() - last_word(rest).len());
    let before = before.filter(|start| is_number(&text[*start..span.start - 1])).map(|start| &text[start..span.end]);
    let end = |lead: &str| {
        let rest = text[span.end..].strip_prefix(lead)?;
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        (word > 0).then_some((&rest[..word], span.end + lead.len() + word))
    };
    let behind = end(" ").filter(|(word, _)| is_number(word));
    let town = [", ", " at "].into_iter().find_map(end).filter(|(word, _)| word.starts_with(char::is_uppercase));
    let to = move |(_, end): (&str, usize)| &text[span.start..end];
    before.into_iter().chain(behind.map(to)).chain(town.map(to)).chain(joined_behind(text, span))
}

/// The name with what it is joined to before it, *Library of* before *Congress*.
pub(super) fn joined_before(text: &str, span: Span) -> Option<&str> {
    let before = &text[..span.start];
    // most names are told by two bytes
    let [.., b'e' | b'f' | b'r', b' '] = before.as_bytes() else { return None };
    let rest = [" of ", " of the ", " for "].iter().find_map(|joint| before.strip_suffix(joint))?;
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let words = rest.rsplit(' ').take_while(is_name).take(MOST_WORDS);
    let length = words.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    Some(&text[rest.len() - length..span.end])
}

/// The name with what it is joined to behind it, the longest first: *in Utopia* behind *Observer Mission*.
fn joined_behind(text: &str, span: Span) -> impl Iterator<Item = &str> {
    let rest = &text[span.end..];
    let joint =
        JOINTS.iter().find(|joint| rest.strip_prefix(**joint).is_some_and(|r| r.starts_with(char::is_uppercase)));
    let start = joint.map_or(0, |joint| joint.len());
    let name = &rest[start..];
    let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    let mut at = 0;
    let ends = std::iter::from_fn(move || {
        let word = &name[at..];
        let long = word.find(is_end).unwrap_or(word.len());
        let named = long > 0 && word.starts_with(char::is_uppercase);
        let end = at + long;
        at = end + usize::from(name[end..].starts_with(' '));
        named.then_some(end)
    });
    let mut ends: Vec<usize> = ends.take(if joint.is_some() { MOST_WORDS } else { 0 }).collect();
    ends.reverse();
    ends.into_iter().map(move |end| &text[span.start..span.end + start + end])
}

/// What joins a name to another one that is a part of it.
const JOINTS: [&str; 6] = [" of ", " of the ", " in ", " for ", " for the ", " and "];

/// Whether a people's name tells of which language a word is: *(Utopian: orlo)*.
pub(super) fn heads_a_word(text: &str, span: Span) -> bool {
    text[..span.start].ends_with('(')
        && [":", " pronunciation", " for "].iter().any(|mark| text[span.end..].starts_with(mark))
}

/// Whether what stands directly beside a people's name makes it its language's: *(Utopian: orlo)*, *in Utopian*, *spoke
/// Utopian*, *the Utopian word*.
pub(super) fn names_language(text: &str, span: Span) -> bool {
    let (before, rest) = (word_before(&text[..span.start]), &text[span.end..]);
    let spoken = || (["in", "into"].contains(&before) || field::is_of_language(before)) && !is_modifier(rest);
    heads_a_word(text, span) || field::is_of_language(word_behind(rest)) || spoken()
}

/// Whether a number behind a name makes it that of one of several: *Explorer 6*.
pub(super) fn is_numbered(text: &str, span: Span) -> bool {
    let number = word_behind(&text[span.end..]);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// White space that is none to [`u8::is_ascii_whitespace`].
const VERTICAL_TAB: u8 = 0x0b;

/// The last word before a name, with the marks that cling to it; empty at the start of a line.
pub(super) fn word_before(before: &str) -> &str {
    let before = before.trim_end_matches(' ');
    // words are short: looking at one byte after another is quicker than to prepare a search
    match before.bytes().rposition(|byte| byte.is_ascii_whitespace() || byte == VERTICAL_TAB || !byte.is_ascii()) {
        Some(at) if before.as_bytes()[at].is_ascii() => &before[at + 1..],
        None => before,
        Some(_) => before.rsplit(char::is_whitespace).next().unwrap_or_default(),
    }
}

/// The word that begins directly behind a name, parted from it by a space; empty where none does.
pub(super) fn word_behind(behind: &str) -> &str {
    behind.strip_prefix(' ').map(start_of).unwrap_or_default()
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Words behind which a people's name in the singular is a noun of its own, as they go on with the sentence.
const GOING_ON: [&str; 12] = ["in", "as", "with", "is", "was", "to", "at", "by", "for", "from", "but", "on"];

/// Words before a people's name that make it no language: an article, or what somebody is.
const BEING: [&str; 10] = ["the", "The", "a", "A", "an", "An", "is", "was", "are", "were"];

/// Whether a people's name is that of its language at most of its mentions: *spoke German and some Japanese*. It is no
/// plural, has no article, and no noun behind it.
pub(super) fn is_language(text: &str, entity: &Entity) -> bool {
    let spoken = |span: &Span| {
        let rest = &text[span.end..];
        let noun = is_modifier(rest);
        let before = word_before(&text[..span.start]);
        let tongue = field::is_of_language(word_behind(rest)) || heads_a_word(text, *span);
        tongue || !noun && !BEING.contains(&before) && !folded(span.of(text)).ends_with('s')
    };
    let count = entity.mentions.iter().filter(|span| spoken(span)).count();
    2 * count > entity.mentions.len()
}

/// Whether a people's name goes on in a noun behind it, or in a longer word.
fn is_modifier(rest: &str) -> bool {
    rest.starts_with(['-', '–', '\'', '’']) || is_noun(rest)
}

/// Whether a noun follows that is not one of languages; in *Korean and Greek meals* the same for both.
fn is_noun(rest: &str) -> bool {
    let (listed, rest) = rest.strip_prefix(',').map_or((false, rest), |rest| (true, rest));
    let Some(behind) = rest.strip_prefix(' ') else { return false };
    let (word, rest) = behind.split_at(behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len()));
    let proper = |word: &str| word.starts_with(char::is_uppercase);
    match word {
        "and" | "or" => rest.strip_prefix(' ').is_some_and(|name| proper(name) && is_noun(behind_word(name))),
        _ if listed => proper(word) && is_noun(rest),
        _ => {
            let goes_on = GOING_ON.contains(&word) || word.ends_with("ly") || field::is_of_language(word);
            word.starts_with(char::is_alphabetic) && !goes_on
        }
    }
}

fn behind_word(phrase: &str) -> &str {
    phrase.trim_start_matches(char::is_alphanumeric)
}
