//! From card to card: names in what a card says that have a card of their own.

use super::choice::Choices;
use crate::reading::Reading;
use crate::reading::escape::{escape, escaped};
use whosays_engine::EntityId;
use whosays_engine::entity::KnownEntity;

/// What a card is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An entity of the article.
    Here(EntityId),
    /// An entry of the knowledge base that the article does not speak of.
    Elsewhere(String),
}

impl Subject {
    /// The entity of the article, if it is one.
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Subject::Here(entity) => Some(*entity),
            Subject::Elsewhere(_) => None,
        }
    }

    /// What the knowledge base says of it.
    pub fn known<'a>(&self, reading: &'a Reading, choices: &Choices) -> Option<&'a KnownEntity> {
        let id = match self {
            Subject::Here(entity) => choices.link(&reading.analysis.entities[entity.0], &reading.article.text)?,
            Subject::Elsewhere(id) => id,
        };
        reading.knowledge.get(id)
    }

    /// The name on its card.
    pub fn title<'a>(&'a self, reading: &'a Reading, choices: &Choices) -> &'a str {
        match (self.known(reading, choices), self) {
            (Some(known), _) => &known.name,
            (None, Subject::Here(entity)) => &reading.analysis.entities[entity.0].name,
            (None, Subject::Elsewhere(id)) => id,
        }
    }

    /// As `data-card` and `data-to` have it: the entity's id, else the entry's.
    pub fn name(&self) -> String {
        match self {
            Subject::Here(entity) => entity.name(),
            Subject::Elsewhere(id) => id.clone(),
        }
    }

    /// What [`Subject::name`] names, where it still is.
    pub fn named(name: &str, reading: &Reading) -> Self {
        let entity = name.strip_prefix('e').and_then(|number| number.parse().ok());
        match entity.filter(|entity| *entity < reading.analysis.entities.len()) {
            Some(entity) => Subject::Here(EntityId(entity)),
            None => Subject::Elsewhere(name.to_owned()),
        }
    }

    /// The entry of the knowledge base with this id, or the entity of the article that it is.
    fn of_entry(id: &str, reading: &Reading, choices: &Choices) -> Self {
        let text = &reading.article.text;
        let here = reading.analysis.entities.iter().position(|entity| choices.link(entity, text) == Some(id));
        here.map_or_else(|| Subject::Elsewhere(id.to_owned()), |entity| Subject::Here(EntityId(entity)))
    }
}

/// Words that a name has at most.
const LONGEST: usize = 6;

/// Marks that are no part of the name beside them.
const MARKS: [char; 9] = [',', '.', ';', ':', '(', ')', '“', '”', '"'];

/// A stretch of what a card says, and what it is the name of.
type Stretch<'a> = (&'a str, Option<Subject>);

/// `words` in stretches: names of entities other than `own` that have a card, and what stands between them. A name is
/// whole: of *Bank of England* with a capital beside it nothing is taken.
fn stretches<'a>(words: &'a str, own: &str, reading: &Reading, choices: &Choices) -> Vec<Stretch<'a>> {
    let tokens: Vec<(usize, &str)> =
        words.split_whitespace().map(|token| (token.as_ptr() as usize - words.as_ptr() as usize, token)).collect();
    let is_capital = |token: &str| token.trim_start_matches(MARKS).chars().next().is_some_and(char::is_uppercase);
    // Whether token `n` goes on in the next one without a mark between them.
    let goes_on =
        |n: usize| !tokens[n].1.ends_with(MARKS) && tokens.get(n + 1).is_some_and(|(_, next)| !next.starts_with(MARKS));
    let (mut out, mut at, mut n) = (Vec::new(), 0, 0);
    while n < tokens.len() {
        let begins = is_capital(tokens[n].1) && !(n > 0 && goes_on(n - 1) && is_capital(tokens[n - 1].1));
        let found = (n..tokens.len().min(n + LONGEST)).rev().filter(|_| begins).find_map(|last| {
            if goes_on(last) && is_capital(tokens[last + 1].1) {
                return None;
            }
            let (start, end) = (tokens[n].0, tokens[last].0 + tokens[last].1.len());
            let name = words[start..end].trim_end_matches(MARKS);
            let start = start + name.len() - name.trim_start_matches(MARKS).len();
            let name = name.trim_start_matches(MARKS);
            // A full stop may be part of a name: *Washington, D.C.*
            let dotted = words[start..].get(..name.len() + 1).filter(|dotted| dotted.ends_with('.'));
            let whole = dotted.into_iter().chain([name]);
            let subject = whole.into_iter().find_map(|name| Some((name, named(name, own, reading, choices)?)));
            subject.map(|(name, subject)| (last, start, name, subject))
        });
        match found {
            Some((last, start, name, subject)) => {
                if at < start {
                    out.push((&words[at..start], None));
                }
                out.push((name, Some(subject)));
                (at, n) = (start + name.len(), last + 1);
            }
            None => n += 1,
        }
    }
    if at < words.len() {
        out.push((&words[at..], None));
    }
    out
}

/// What a name stands for in a card: the one entry that has it, else the one of those that the article speaks of, else
/// an entity of the article. Nothing where that is not sure, or is the card's own entity.
fn named(name: &str, own: &str, reading: &Reading, choices: &Choices) -> Option<Subject> {
    let known: Vec<&str> = reading.knowledge.named(name).map(|known| known.id.as_str()).collect();
    if known.contains(&own) {
        return None;
    }
    if known.is_empty() {
        let here = reading.analysis.entities.iter().position(|entity| entity.name == name);
        return here.map(|entity| Subject::Here(EntityId(entity)));
    }
    let mut subjects = known.iter().map(|id| Subject::of_entry(id, reading, choices));
    if known.len() == 1 {
        return subjects.next();
    }
    let mut here = subjects.filter(is_here);
    here.next().filter(|_| here.next().is_none())
}

fn is_here(subject: &Subject) -> bool {
    matches!(subject, Subject::Here(_))
}

/// What a card says of `own` as HTML, with buttons in it that lead to the cards of others. They answer to a script only,
/// so that a prerendered card has none.
pub fn linked(words: &str, own: &str, reading: &Reading, choices: &Choices) -> String {
    if cfg!(feature = "still") {
        return escaped(words);
    }
    let mut html = String::new();
    for (words, subject) in stretches(words, own, reading, choices) {
        match subject {
            Some(subject) => {
                let name = escaped(&subject.name());
                let parts = [
                    "<button type=\"button\" class=\"to-card\" data-do=\"follow\" data-to=\"",
                    &name,
                    "\">",
                    &escaped(words),
                    "</button>",
                ];
                html += &parts.concat();
            }
            None => escape(words, &mut html),
        }
    }
    html
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    const TEXT: &str = "North Korea sold the boats, Mayor Ines Duarte said.";

    fn links(words: &str, own: &str) -> Vec<(String, String)> {
        let reading = Reading::new(Article::from_plain(TEXT), None);
        let found = stretches(words, own, &reading, &Choices::default());
        assert_eq!(found.iter().map(|(words, _)| *words).collect::<String>(), words, "nothing is lost");
        found.into_iter().filter_map(|(words, to)| Some((words.to_owned(), to?.name()))).collect()
    }

    fn pair(words: &str, to: &str) -> (String, String) {
        (words.to_owned(), to.to_owned())
    }

    #[test]
    fn names_that_have_a_card_lead_to_it() {
        let reading = Reading::new(Article::from_plain(TEXT), None);
        let number = |name: &str| reading.analysis.entities.iter().position(|e| e.name == name).unwrap();
        let (korea, duarte) = (format!("e{}", number("North Korea")), format!("e{}", number("Ines Duarte")));
        assert_eq!(links("Capital and largest city of North Korea; old", "x"), [pair("North Korea", &korea)]);
        assert_eq!(links("Pyongyang", "x"), [pair("Pyongyang", "pyongyang")]);
        let leaders = links("(Pyongyang) 1994–2011, Ines Duarte since 2011.", "x");
        assert_eq!(leaders, [pair("Pyongyang", "pyongyang"), pair("Ines Duarte", &duarte)]);
    }

    #[test]
    fn a_name_is_whole_and_another_one() {
        assert_eq!(links("the Pyongyang Times and North Korea Weekly", "x"), []);
        assert_eq!(links("Old Pyongyang", "x"), []);
        assert_eq!(links("Pyongyang, North Korea", "north-korea"), [pair("Pyongyang", "pyongyang")]);
        assert_eq!(links("Pyongyang", "pyongyang"), []);
        assert_eq!(links("", "x"), []);
        assert_eq!(links(" ( Łódź ) ,; ", "x"), []);
    }
}
