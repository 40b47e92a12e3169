//! Where a text's description of an entity and what is known of it differ in something that can be checked.
//!
//! Neither is called wrong: the text may be older or newer than the entry, or speak of another office. Only what both speak
//! of is compared, so that silence is no difference.

use super::knowledge::{KnowledgeBase, KnownEntity};
use crate::{Entity, EntityType, Span};

/// What two descriptions differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Which office somebody holds or held.
    Office,
    /// Which country somebody or something is of.
    Country,
    /// When somebody was born or died, or something was founded.
    Year,
}

/// A difference, both sides of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub aspect: Aspect,
    /// The text's words.
    pub said: Span,
    /// What the entry says instead.
    pub known: String,
}

/// Offices that one is called by. The longer name comes first, because the shorter is part of it.
const OFFICES: [&str; 8] =
    ["prime minister", "minister", "president", "chancellor", "governor", "senator", "mayor", "ambassador"];

/// Words before a year, with the label of the fact that has it.
const EVENTS: [(&str, &str); 4] =
    [("born", "Born"), ("died", "Died"), ("founded", "Founded"), ("established", "Founded")];

/// Words that lead from what a description calls somebody to somebody or something else.
const ENDS: [&str; 10] = ["of", "to", "for", "under", "in", "at", "from", "with", "who", "and"];

/// Words between *born* and its year.
const NEAR: usize = 5;

/// The differences between what `text` says of an entity and the entry that it is linked to, each aspect once.
/// `knowledge` tells which countries words are of.
pub fn compare(text: &str, found: &Entity, known: &KnownEntity, knowledge: &KnowledgeBase) -> Vec<Difference> {
    let mut differences: Vec<Difference> = Vec::new();
    for described in &found.described {
        let words: Vec<&str> = described.span.of(text).split_whitespace().collect();
        for (aspect, other) in [
            (Aspect::Office, office(head(&words), known)),
            (Aspect::Country, country(head(&words), known, knowledge)),
            (Aspect::Year, year(&words, known)),
        ] {
            let is_new = differences.iter().all(|difference| difference.aspect != aspect);
            if let Some(known) = other.filter(|_| is_new) {
                differences.push(Difference { aspect, said: described.span, known });
            }
        }
    }
    differences
}

/// What a description calls the entity itself: *the former president* of *the former president of the bank*. Nothing where
/// somebody else's name stands in it: *President Clinton's aide*.
fn head<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let end = words.iter().position(|word| ENDS.contains(word)).unwrap_or(words.len());
    let head = &words[..end];
    let head = head.iter().position(|word| word.ends_with(',')).map_or(head, |comma| &head[..=comma]);
    if head.iter().any(|word| word.ends_with("'s") || word.ends_with("’s")) { &[] } else { head }
}

fn office(head: &[&str], known: &KnownEntity) -> Option<String> {
    let offices: Vec<&str> = facts(known, "Office").collect();
    let said = head.join(" ").to_ascii_lowercase();
    let office = OFFICES.into_iter().find(|office| said.ends_with(office))?;
    let holds = |words: &str| words.to_ascii_lowercase().contains(office);
    let agrees = offices.iter().any(|fact| holds(fact)) || holds(&known.description);
    (known.kind == EntityType::Person && !offices.is_empty() && !agrees).then(|| offices.join("; "))
}

fn country(head: &[&str], known: &KnownEntity, knowledge: &KnowledgeBase) -> Option<String> {
    let fact =
        facts(known, "Country").next().filter(|_| !known.country.is_empty() && known.kind != EntityType::Place)?;
    let mut other = false;
    for word in head {
        let mut of = knowledge.named(word).filter(|entry| entry.demonyms.iter().any(|demonym| demonym == word));
        let Some(entry) = of.next() else { continue };
        let agrees = |entry: &KnownEntity| entry.country == known.country;
        // *German-born American physicist* is of both.
        if agrees(entry) || of.any(agrees) || known.description.contains(word) {
            return None;
        }
        other |= !entry.country.is_empty();
    }
    other.then(|| fact.to_owned())
}

fn year(words: &[&str], known: &KnownEntity) -> Option<String> {
    words.iter().enumerate().find_map(|(at, word)| {
        let (_, label) = EVENTS.into_iter().find(|(event, _)| bare(word) == *event)?;
        let after = words[at + 1..].iter().take(NEAR);
        let year = after.map(|word| bare(word)).find(|word| is_year(word))?;
        let known = facts(known, label).next()?;
        let mut years = known.split(|c: char| !c.is_ascii_digit()).filter(|digits| is_year(digits)).peekable();
        (years.peek().is_some() && years.all(|other| other != year)).then(|| known.to_owned())
    })
}

/// The values of the facts with this label.
fn facts<'k>(known: &'k KnownEntity, label: &str) -> impl Iterator<Item = &'k str> {
    known.facts.iter().filter(move |fact| fact.label == label).map(|fact| fact.value.as_str())
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::row::HEADER;
    use super::*;
    use crate::{Description, DescriptionKind};

    const ROWS: &str = "\
        utopia\tplace\tUtopia\t\tIsland state\t2024\thttps://e.org\tE\t\tUtopian\tUTO\t0.00\t0.00\t9\n\
        erewhon\tplace\tErewhon\t\tCountry\t2024\thttps://e.org\tE\t\tErewhonian\tERE\t0.00\t0.00\t9\n\
        blom\tperson\tAda Blom\t\tUtopian politician\t2024\thttps://e.org\tE\tBorn=8 June 1940|Country=Utopia|Office=Governor of Amaurot, 1991–1995|Office=Minister of Fish, since 1996\t\tUTO\t\t\t9";

    fn differences(description: &str) -> Vec<(Aspect, String)> {
        let base = KnowledgeBase::from_tsv(&format!("{HEADER}\n{ROWS}\n")).unwrap();
        let described = vec![Description { span: Span::new(0, description.len()), kind: DescriptionKind::Apposition }];
        let found = Entity {
            kind: EntityType::Person,
            name: "Ada Blom".into(),
            link: Some("blom".into()),
            description: String::new(),
            described,
            mentions: Vec::new(),
        };
        let found = compare(description, &found, base.get("blom").unwrap(), &base);
        found.into_iter().map(|difference| (difference.aspect, difference.known)).collect()
    }

    #[test]
    fn offices_countries_and_years_are_compared() {
        let offices = "Governor of Amaurot, 1991–1995; Minister of Fish, since 1996";
        assert_eq!(differences("the former president of the island"), [(Aspect::Office, offices.to_owned())]);
        assert_eq!(differences("Prime Minister"), [(Aspect::Office, offices.to_owned())]);
        assert_eq!(differences("an Erewhonian poet"), [(Aspect::Country, "Utopia".to_owned())]);
        assert_eq!(differences("a poet, born in May 1941"), [(Aspect::Year, "8 June 1940".to_owned())]);
    }

    #[test]
    fn what_agrees_or_is_silent_is_no_difference() {
        for agrees in [
            "the minister",
            "a former governor",
            "a Utopian politician",
            "an Erewhonian-born Utopian poet",
            "a poet, born in 1940",
            "a poet, founded in 1941",
            "an aide to the president",
            "President Lind's aide",
            "wife of an Erewhonian president",
            "a poet",
            "",
        ] {
            assert!(differences(agrees).is_empty(), "{agrees}: {:?}", differences(agrees));
        }
    }
}
