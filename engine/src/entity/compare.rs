//! Where a text's description of an entity and what is known of it differ in something that can be checked.
//!
//! Neither is called wrong: the text may be older or newer than the entry, or speak of another office. Only what both speak
//! of is compared, so that silence is no difference.

use super::knowledge::{KnowledgeBase, KnownEntity};
use super::lexicon::rows;
use crate::{Entity, EntityType, Span};
use std::sync::LazyLock;

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

/// Offices by the words for them, in the order of their table, where a longer name stands before what it ends with.
static OFFICES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| rows(table!("offices.tsv")).collect());

/// Words before a year, with the labels of the facts that have it.
const EVENTS: [(&str, &str); 5] =
    [("born", "Born"), ("died", "Died"), ("founded", "Founded"), ("established", "Founded"), ("created", "Founded")];

/// What may stand between a name and what befell it: *was founded in*, *, founded in*, *(born 1940)*.
const LEADS: [&str; 6] = [" was ", " were ", ", ", " (", " is said to have been ", " "];

/// Words that make an office a former one, of which an entry need not tell.
const FORMER: [&str; 4] = ["former", "then", "ex", "late"];

/// Words that lead from what a description calls somebody to somebody or something else.
const ENDS: [&str; 10] = ["of", "to", "for", "under", "in", "at", "from", "with", "who", "and"];

/// Words between *born* and its year.
const NEAR: usize = 5;

/// The differences between what `text` says of an entity and the entry that it is linked to, each aspect once.
/// `knowledge` tells which countries words are of.
pub fn compare(text: &str, found: &Entity, known: &KnownEntity, knowledge: &KnowledgeBase) -> Vec<Difference> {
    let mut differences: Vec<Difference> = Vec::new();
    for mention in &found.mentions {
        for (aspect, other) in [
            (Aspect::Year, year_beside(text, *mention, known)),
            (Aspect::Country, country_beside(text, *mention, known, knowledge)),
        ] {
            let is_new = differences.iter().all(|difference| difference.aspect != aspect);
            differences.extend(other.filter(|_| is_new).map(|(said, known)| Difference { aspect, said, known }));
        }
    }
    for described in &found.described {
        let words: Vec<&str> = described.span.of(text).split_whitespace().collect();
        for (aspect, other) in [
            (Aspect::Office, office(head(&words), known)),
            (Aspect::Country, country(head(&words), known, knowledge)),
            (Aspect::Year, year(&words, known).map(|(_, known)| known)),
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
    let said = head.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let is_word = |start: usize| start == 0 || said.as_bytes()[start - 1] == b' ';
    let ends = |office: &str| said.ends_with(office) && is_word(said.len() - office.len());
    let (_, class) = OFFICES.iter().find(|(office, _)| ends(office))?;
    let former = said.split([' ', '-']).any(|word| FORMER.contains(&word));
    let same = || OFFICES.iter().filter(|(_, other)| other == class).map(|(office, _)| *office);
    let holds = |words: &str| {
        let words = words.to_ascii_lowercase();
        same().any(|office| words.contains(office))
    };
    let agrees = offices.iter().any(|fact| holds(fact)) || holds(&known.description);
    (known.kind == EntityType::Person && !offices.is_empty() && !agrees && !former).then(|| offices.join("; "))
}

/// The year that a text says beside a name of what befell it, *Orlo Bank, founded in 1998*, with that of the entry, which is
/// another.
fn year_beside(text: &str, mention: Span, known: &KnownEntity) -> Option<(Span, String)> {
    let behind = LEADS.iter().find_map(|lead| {
        let rest = text[mention.end..].strip_prefix(lead)?;
        EVENTS.iter().any(|(event, _)| rest.starts_with(event)).then_some(mention.end + lead.len())
    });
    // *Founded in 1998, Orlo Bank*
    let before = || {
        let clause = text[..mention.start].strip_suffix(", ")?;
        let start = clause.rfind(['.', '\n', ',', ';', '(']).map_or(0, |at| at + 1);
        let start = start + (clause.len() - start - clause[start..].trim_start().len());
        let event = clause[start..].split(' ').next()?.to_ascii_lowercase();
        EVENTS.iter().any(|(other, _)| event == *other).then_some(start)
    };
    let start = behind.or_else(before)?;
    let end = start + text[start..].find(['\n', ';', ')', ',']).unwrap_or(text.len() - start);
    let words: Vec<&str> = text[start..end].split(' ').collect();
    let (count, other) = year(&words, known)?;
    let said: usize = words[..count].iter().map(|word| word.len() + 1).sum::<usize>() - 1;
    let said = text[start..start + said].trim_end_matches('.').len();
    Some((Span::new(start, start + said), other))
}

/// The country that a text gives a place, *Porto, Spain* or *the Spanish city of Porto*, with that of the entry, which is another.
fn country_beside(text: &str, mention: Span, known: &KnownEntity, knowledge: &KnowledgeBase) -> Option<(Span, String)> {
    if known.kind != EntityType::Place || known.country.is_empty() || !known.demonyms.is_empty() {
        return None;
    }
    let own = facts(known, "Country").next()?;
    let differs = |name: &str| {
        let lands: Vec<_> = knowledge.named(name).filter(|entry| !entry.demonyms.is_empty()).collect();
        !lands.is_empty()
            && lands.iter().all(|land| !land.country.is_empty() && land.country != known.country)
            && knowledge.named(name).all(|entry| entry.kind != EntityType::Place || !entry.demonyms.is_empty())
    };
    let behind = || {
        let rest = text[mention.end..].strip_prefix(", ")?;
        let mut ends = rest.match_indices([' ', ',', '.', ';', ')', '\n']).map(|(at, _)| at);
        let end = ends.by_ref().take(MOST_WORDS).find(|end| differs(&rest[..*end]))?;
        Some(Span::new(mention.start, mention.end + 2 + end))
    };
    let before = || {
        let rest = text[..mention.start].strip_suffix(" of ")?;
        let (rest, _) = rest.rsplit_once(' ')?;
        let word = rest.rsplit(' ').next()?;
        differs(word).then(|| Span::new(rest.len() - word.len(), mention.end))
    };
    Some((behind().or_else(before)?, own.to_owned()))
}

/// The most words of a country's name behind that of a place.
const MOST_WORDS: usize = 3;

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

/// How many of the words tell of a year that is not the entry's, and what that says.
fn year(words: &[&str], known: &KnownEntity) -> Option<(usize, String)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let (_, label) = EVENTS.into_iter().find(|(event, _)| bare(word).eq_ignore_ascii_case(event))?;
        let after = words[at + 1..].iter().take(NEAR);
        let (place, year) = after.map(|word| bare(word)).enumerate().find(|(_, word)| is_year(word))?;
        let known = facts(known, label).next()?;
        let mut years = known.split(|c: char| !c.is_ascii_digit()).filter(|digits| is_year(digits)).peekable();
        (years.peek().is_some() && years.all(|other| other != year)).then(|| (at + place + 2, known.to_owned()))
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
        assert_eq!(differences("the president of the island"), [(Aspect::Office, offices.to_owned())]);
        assert_eq!(differences("the foreign secretary"), [(Aspect::Office, offices.to_owned())]);
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
            "the former president of the island",
            "the then mayor",
            "an aide to the president",
            "President Lind's aide",
            "wife of an Erewhonian president",
            "a poet",
            "",
        ] {
            assert!(differences(agrees).is_empty(), "{agrees}: {:?}", differences(agrees));
        }
    }

    #[test]
    fn what_stands_beside_a_name_is_compared() {
        let rows = "bank\torganisation\tOrlo Bank\t\tBank\t2024\thttps://e.org\tE\tFounded=3 May 1990, as a shop\t\tUTO\t\t\t50\n\
                    orlo\tplace\tOrlo\t\tCity\t2024\thttps://e.org\tE\tCountry=Utopia\t\tUTO\t\t\t50\n\
                    blom\tperson\tAda Blom\t\tPoet\t2024\thttps://e.org\tE\tBorn=8 June 1940\t\tUTO\t\t\t50";
        let rest = ROWS.lines().take(2).collect::<Vec<_>>().join("\n");
        let base = KnowledgeBase::from_tsv(&format!("{HEADER}\n{rows}\n{rest}\n")).unwrap();
        let differences = |text: &str, name: &str| {
            let start = text.find(name).unwrap();
            let known = base.named(name).next().unwrap();
            let found = Entity {
                kind: known.kind,
                name: name.into(),
                link: Some(known.id.clone()),
                description: String::new(),
                described: Vec::new(),
                mentions: vec![Span::new(start, start + name.len())],
            };
            let all = compare(text, &found, known, &base);
            all.into_iter().map(|told| told.said.of(text).to_owned()).collect::<Vec<_>>()
        };
        for (text, name, said) in [
            ("Orlo Bank was founded in 1998.", "Orlo Bank", "founded in 1998"),
            ("They sold Orlo Bank, founded in May 1998, to Blom.", "Orlo Bank", "founded in May 1998"),
            ("Founded in 1998, Orlo Bank has grown.", "Orlo Bank", "Founded in 1998"),
            ("Ada Blom (born 1941) wrote it.", "Ada Blom", "born 1941"),
            ("They live in Orlo, Erewhon, near the sea.", "Orlo", "Orlo, Erewhon"),
            ("They love the Erewhonian town of Orlo.", "Orlo", "Erewhonian town of Orlo"),
        ] {
            assert_eq!(differences(text, name), [said], "{text}");
        }
        for (text, name) in [
            ("Orlo Bank was founded in 1990.", "Orlo Bank"),
            ("Orlo Bank closed in 1998.", "Orlo Bank"),
            ("They live in Orlo, Utopia.", "Orlo"),
            ("They love the Utopian town of Orlo, Amaurot and Erewhon.", "Orlo"),
        ] {
            assert!(differences(text, name).is_empty(), "{text}: {:?}", differences(text, name));
        }
    }
}
