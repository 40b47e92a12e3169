//! Of which field of life a text speaks where it has a name: bodies go by the names of places, a national team by its
//! country's in a report of a match, a university by its town's beside a professor.

use super::beside::{fact, heads_a_word, is_region, is_town, word_before};
use super::knowledge::KnownEntity;
use super::lexicon::rows;
use crate::{Entity, EntityType, Span};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLE: &str = table!("fields.tsv");

/// What a word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// Football, and no other game.
    Football,
    /// Another sport.
    OtherSport,
    /// Contests.
    Sport,
    /// Contests, and much else.
    Play,
    /// That women play.
    Women,
    /// Universities.
    Learning,
    /// What is spoken.
    Language,
    /// Companies and their shares.
    Business,
}

const NAMES: [(&str, Field); 8] = [
    ("football", Field::Football),
    ("other-sport", Field::OtherSport),
    ("sport", Field::Sport),
    ("play", Field::Play),
    ("women", Field::Women),
    ("learning", Field::Learning),
    ("language", Field::Language),
    ("business", Field::Business),
];

static WORDS: LazyLock<FxHashMap<&'static str, Field>> = LazyLock::new(|| words(TABLE).collect());

/// The words of a table of fields.
fn words(table: &str) -> impl Iterator<Item = (&str, Field)> {
    rows(table).filter_map(|(word, name)| Some((word, NAMES.iter().find(|(other, _)| *other == name)?.1)))
}

/// How many rows of a table of fields the engine would use.
pub(super) fn rows_used(table: &str) -> usize {
    words(table).count()
}

/// What a name of a place names in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namesake {
    /// The place, as almost always.
    Place,
    /// A team that plays for it.
    Team,
    /// A university there.
    University,
    /// One of these, and the text does not tell which.
    Unclear,
}

/// Kinds of bodies, as the fact *Kind* names them, that go by their places' names.
const MENS_TEAM: &str = "Men's national football team";
const WOMENS_TEAM: &str = "Women's national football team";
const UNIVERSITY: &str = "University";
const CLUB: &str = "Football club";

/// How the kind of any other club ends: *Basketball team*.
const SIDE: &str = " team";

/// What the fact *Kind* says of a language.
const LANGUAGE: &str = "Language";

/// Words of contests and no other thing that make a text one about sport, and one in how many words they have to be.
const STRONG: usize = 3;
const ONE_IN: usize = 100;

/// Words of [`Field::Women`] that tell that women play.
const WOMEN: usize = 2;

/// Words of [`Field::Business`] that make a text one about companies too.
const TRADE: usize = 2;

/// How near to a name a word of a field tells something of it, in bytes.
const NEAR: usize = 40;

/// The same of what is spoken, as languages stand in lists: *taught himself some Icelandic, Italian, and Spanish*.
const NEAR_IN_LIST: usize = 60;

/// Prepositions before a name that is a place's; not *to*, as one loses *to* a team.
const WITHIN: [&str; 9] = ["in", "across", "throughout", "near", "into", "outside", "within", "around", "northern"];

/// What a text says of fields.
pub(super) struct Fields {
    /// Where the words of fields begin.
    words: Vec<(usize, Field)>,
    /// The text is about a sport.
    pub sport: bool,
    /// The text is about companies, whatever else it is about.
    pub business: bool,
    /// That sport is football, and who plays it: what *Kind* says of the teams meant.
    teams: Option<&'static str>,
}

/// Whether an entry is a language.
pub(super) fn is_language_entry(entry: &KnownEntity) -> bool {
    entry.kind == EntityType::Other && fact(entry, "Kind") == Some(LANGUAGE)
}

/// Whether a word in lower case speaks of languages: *pronunciation*.
pub(super) fn is_of_language(word: &str) -> bool {
    WORDS.get(word).or_else(|| WORDS.get(word.strip_suffix('s')?)) == Some(&Field::Language)
}

/// Whether a name says where a report was written: *ULLIN, May 19 — …*.
fn is_dateline(text: &str, span: Span) -> bool {
    let shouted = span.of(text).chars().all(|c| !c.is_lowercase());
    let begins = text[..span.start].is_empty() || text[..span.start].ends_with('\n');
    shouted && begins && [", ", " (", " —", " –", ": "].iter().any(|mark| text[span.end..].starts_with(mark))
}

/// Whether the last word but one of a phrase has a capital: *California at*.
fn named(phrase: &str) -> bool {
    phrase.rsplit(char::is_whitespace).nth(1).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether an entry is a national team.
pub(super) fn is_team(entry: &KnownEntity) -> bool {
    is_body(entry, MENS_TEAM) || is_body(entry, WOMENS_TEAM)
}

fn is_body(entry: &KnownEntity, kind: &str) -> bool {
    entry.kind == EntityType::Organisation && fact(entry, "Kind") == Some(kind)
}

/// Whether an entry is a body that may go by the name of a place.
pub(super) fn goes_by_place(entry: &KnownEntity) -> bool {
    is_team(entry) || is_club(entry) || is_body(entry, UNIVERSITY)
}

/// Whether an entry is a football club, which may go by its town's name: *Liverpool*.
pub(super) fn is_club(entry: &KnownEntity) -> bool {
    is_body(entry, CLUB)
}

/// Whether an entry is a club of any game, which goes by a nickname among those who follow it: *the Lions*.
pub(super) fn is_side(entry: &KnownEntity) -> bool {
    let side = || fact(entry, "Kind").is_some_and(|kind| kind.ends_with(SIDE));
    entry.kind == EntityType::Organisation && !is_team(entry) && (is_club(entry) || side())
}

impl Fields {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let (mut count, mut at, mut words) = (0, 0, Vec::new());
        for word in text.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let start = at;
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            count += usize::from(!word.is_empty());
            let lower = word.to_ascii_lowercase();
            let found = WORDS.get(lower.as_str()).or_else(|| WORDS.get(lower.strip_suffix('s')?));
            words.extend(found.map(|field| (start, *field)));
        }
        let number = |field| words.iter().filter(|(_, other)| *other == field).count();
        let (football, other) = (number(Field::Football), number(Field::OtherSport));
        let strong = football + other + number(Field::Sport);
        let sport = strong >= STRONG && strong * ONE_IN >= count;
        let kind = if number(Field::Women) >= WOMEN { WOMENS_TEAM } else { MENS_TEAM };
        let business = number(Field::Business) >= TRADE;
        Self { words, sport, business, teams: (sport && football > other).then_some(kind) }
    }

    /// What *Kind* says of the national teams that the text speaks of, if it does.
    pub fn teams(&self) -> Option<&'static str> {
        self.teams
    }

    /// What an entity's name names that is a place's among these entries, in a text about `sport` or not; `in_city` tells whether a city of theirs stands
    /// before a mention: *Munich, Germany*.
    pub fn namesake(
        &self,
        text: &str,
        entity: &Entity,
        entries: &[&KnownEntity],
        sport: bool,
        in_city: impl Fn(Span) -> bool,
    ) -> Namesake {
        let (namesake, field) = if sport {
            (Namesake::Team, Field::Play)
        } else if entries.iter().any(|entry| is_body(entry, UNIVERSITY)) {
            (Namesake::University, Field::Learning)
        } else {
            return Namesake::Place;
        };
        let (mut body, mut place) = (0, 0);
        for span in &entity.mentions {
            let before = text[..span.start].trim_end_matches([' ', '(']);
            let word = before.strip_suffix(" the").unwrap_or(before).rsplit(char::is_whitespace).next();
            let scores = sport && text[span.end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
            // the town in *University of California, Berkeley* is a part of that name
            let town = || !sport && (before.ends_with(',') || text[..span.start].ends_with(" at ") && named(before));
            let within = || word.is_some_and(|word| WITHIN.contains(&word)) || is_dateline(text, *span);
            if (within() || in_city(*span) || town()) && !scores {
                place += 1;
            } else if scores || self.speaks_beside(text, *span, field) {
                body += 1;
            }
        }
        match (body, place) {
            _ if body >= 2 * place && body > 0 => namesake,
            _ if place >= 2 * body && place > 0 || !sport => Namesake::Place,
            _ => Namesake::Unclear,
        }
    }

    /// Whether a word of a field stands near a name, in the same sentence.
    fn speaks_beside(&self, text: &str, span: Span, field: Field) -> bool {
        let reach = if field == Field::Language { NEAR_IN_LIST } else { NEAR };
        let from = self.words.partition_point(|(at, _)| at + reach < span.start);
        let near = self.words[from..].iter().take_while(|(at, _)| *at < span.end + reach);
        let told = |other: &Field| match field {
            Field::Learning => *other == field,
            // languages are taught
            Field::Language => matches!(other, Field::Learning | Field::Language),
            _ => !matches!(other, Field::Learning | Field::Language | Field::Women | Field::Business),
        };
        near.filter(|(_, other)| told(other)).any(|(at, _)| {
            let between = if *at < span.start { &text[*at..span.start] } else { text.get(span.end..*at).unwrap_or("") };
            !between.contains(['\n', ';', '!', '?']) && !between.contains(". ")
        })
    }

    /// Whether a word beside a people's name tells that it is its language's: *spoke French, the French word*, *in French*.
    pub fn tell_language(&self, text: &str, span: Span) -> bool {
        ["in", "into"].contains(&word_before(&text[..span.start]))
            || heads_a_word(text, span)
            || self.speaks_beside(text, span, Field::Language)
    }

    /// Whether an entry may be what a name stands for that names a `namesake`.
    pub fn admit(&self, entry: &KnownEntity, namesake: Namesake) -> bool {
        match namesake {
            _ if is_team(entry) => namesake == Namesake::Team && self.teams.is_some_and(|kind| is_body(entry, kind)),
            _ if is_club(entry) => namesake == Namesake::Team && self.teams.is_some(),
            Namesake::Place => !(is_body(entry, UNIVERSITY)),
            Namesake::University => is_body(entry, UNIVERSITY),
            Namesake::Team | Namesake::Unclear => !(is_town(entry) || is_region(entry)),
        }
    }
}
