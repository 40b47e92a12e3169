//! What the reader says that names stand for, as a layer over the analysis, which stays as it is.

use whosays_engine::Entity;
#[cfg(feature = "still")]
use whosays_engine::entity::{KnowledgeBase, introductions};
use whosays_engine::layer::fingerprint;

/// What the reader chose for one name of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name, as the text has it: an entity's, or the words of one of its mentions.
    pub name: String,
    /// The id of an entry of the knowledge base; `None` for none of them (NIL).
    pub id: Option<String>,
}

/// A name, and what is chosen for it, if anything is.
pub type Row = (String, Option<Choice>);

/// What the reader chose in one text, and what came along with changes, as in a pack, which goes and comes back with the step that these are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    all: Vec<Choice>,
    /// For each such step how many changes stood before it, and the rows which take its choices back or make them again.
    laid: Vec<(usize, Vec<Row>)>,
}

impl Choices {
    /// What was chosen for an entity of `text`: for its name, else for the words of a mention. So it is found again
    /// where a later reading of the same text counts its entities, or puts mentions together, in another way.
    pub fn of(&self, entity: &Entity, text: &str) -> Option<&Choice> {
        let named = |name: &str| self.all.iter().find(|choice| choice.name == plain(name));
        if self.all.is_empty() {
            return None;
        }
        named(&entity.name).or_else(|| entity.mentions.iter().find_map(|mention| named(mention.of(text))))
    }

    /// The entry of the knowledge base that an entity is: the reader's choice, else the engine's.
    pub fn link<'a>(&'a self, entity: &'a Entity, text: &str) -> Option<&'a str> {
        self.of(entity, text).map_or(entity.link.as_deref(), |choice| choice.id.as_deref())
    }

    /// Takes a choice down, in place of one for the same name.
    pub fn choose(&mut self, name: &str, id: Option<String>) {
        self.undo(name);
        if !plain(name).is_empty() {
            self.all.push(Choice { name: plain(name), id });
        }
    }

    /// Forgets what was chosen for a name.
    pub fn undo(&mut self, name: &str) {
        let name = plain(name);
        self.all.retain(|choice| choice.name != name);
    }

    /// Whether nothing is chosen, nor would be by making a step again.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.laid.is_empty()
    }

    /// Links entities as was chosen; one whose entry the knowledge base does not hold stays as it was.
    #[cfg(feature = "still")]
    pub fn put_into(&self, entities: &mut [Entity], text: &str, knowledge: &KnowledgeBase) {
        let introduced = |entity: &Entity, all: &[Entity]| {
            introductions(text, all, entity).first().copied().unwrap_or_default().to_owned()
        };
        for at in 0..entities.len() {
            let Some(choice) = self.of(&entities[at], text) else { continue };
            let entry = choice.id.as_deref().map(|id| knowledge.get(id));
            let description = match entry {
                Some(None) => continue,
                Some(Some(entry)) => entry.description.clone(),
                None => introduced(&entities[at], entities),
            };
            entities[at].link.clone_from(&choice.id);
            entities[at].description = description;
        }
    }

    /// The names that an entry was chosen for, each with the entry's id.
    #[cfg(feature = "ssr")]
    pub fn chosen(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().filter_map(|choice| Some((choice.name.as_str(), choice.id.as_deref()?)))
    }

    /// Adds what `other` says of names that have no choice here.
    pub fn add(&mut self, other: Choices) {
        if self.laid.is_empty() {
            self.laid = other.laid;
        }
        for choice in other.all {
            if self.all.iter().all(|mine| mine.name != choice.name) {
                self.all.push(choice);
            }
        }
    }

    /// Chooses what came along with the step before which so many changes stood; without a step that cannot be taken back.
    pub fn lay(&mut self, others: Choices, standing: Option<usize>) {
        let mut rows: Vec<Row> = others.all.into_iter().map(|choice| (choice.name.clone(), Some(choice))).collect();
        exchange(&mut self.all, &mut rows);
        if let Some(standing) = standing.filter(|_| !rows.is_empty()) {
            self.lay_again(standing, rows);
        }
    }

    /// Knows a step again that was laid before.
    pub fn lay_again(&mut self, standing: usize, rows: Vec<Row>) {
        self.laid.push((standing, rows));
    }

    /// Takes back, or makes again, what came along with the steps between so many changes that stood and those that stand now; whether any did.
    pub fn step(&mut self, was: usize, now: usize) -> bool {
        let mut crossed: Vec<_> =
            self.laid.iter_mut().filter(|(before, _)| (*before < was) != (*before < now)).collect();
        if now < was {
            crossed.reverse();
        }
        let any = !crossed.is_empty();
        crossed.into_iter().for_each(|(_, rows)| exchange(&mut self.all, rows));
        any
    }

    /// Forgets the steps before which so many changes stood, or more: they were taken back, and cannot be made again. Whether there were any.
    pub fn forget_from(&mut self, standing: usize) -> bool {
        let all = self.laid.len();
        self.laid.retain(|(before, _)| *before < standing);
        self.laid.len() < all
    }

    /// As JSON: what a browser keeps of a text and a pack holds of it, `{"text": …, "choices": [{"name": …, "link": …}]}`.
    ///
    /// `text` is the text's [`fingerprint`], in hexadecimal. A name is as the text has it, in one line, and needs no
    /// position: it is found wherever the text has it. `link` is an entry's id or null for NIL, as in an analysis.
    /// What came along with changes is `laid`: `{"before": how many, "choices": …}`, where a name without a link has no choice.
    /// By hand, because a library for it weighs more than all else that is done with choices.
    pub fn to_json(&self, text: &str) -> String {
        let all = json(self.all.iter().map(|choice| (&choice.name, Some(choice))));
        let mut laid = String::new();
        for (before, rows) in &self.laid {
            let comma = if laid.is_empty() { ",\"laid\":[" } else { "," };
            let rows = json(rows.iter().map(|(name, choice)| (name, choice.as_ref())));
            laid += &[comma, "{\"before\":", &before.to_string(), ",", &rows, "}"].concat();
        }
        let end = if laid.is_empty() { "}" } else { "]}" };
        ["{\"text\":\"", &fingerprint(text), "\",", &all, &laid, end].concat()
    }
}

/// Exchanges what is chosen for some names with what `others` says of them; to do so once more takes it back.
fn exchange(all: &mut Vec<Choice>, others: &mut [Row]) {
    for (name, other) in others {
        let own = all.iter().position(|choice| choice.name == *name).map(|at| all.remove(at));
        all.extend(std::mem::replace(other, own));
    }
}

/// Rows as a field of JSON.
fn json<'a>(rows: impl Iterator<Item = (&'a String, Option<&'a Choice>)>) -> String {
    let row = |(name, choice): (&String, Option<&Choice>)| {
        let link = choice.map(|choice| choice.id.as_deref().map_or("null".to_owned(), string));
        let link = link.map_or_else(String::new, |link| [",\"link\":", &link].concat());
        ["{\"name\":", &string(name), &link, "}"].concat()
    };
    ["\"choices\":[", &rows.map(row).collect::<Vec<_>>().join(","), "]"].concat()
}

/// A string of JSON (RFC 8259, section 7) of words that have no control characters in them.
fn string(words: &str) -> String {
    let mut json = String::from("\"");
    for c in words.chars() {
        if matches!(c, '"' | '\\') {
            json.push('\\');
        }
        json.push(c);
    }
    json + "\""
}

/// A name in one line, whatever white space and control characters the text has in it.
fn plain(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::reading::Reading;
    use serde::{Deserialize, Serialize};
    use whosays_article::Article;

    const TEXT: &str = "Georgia won, Mayor Ines Duarte said. Duarte thanked Georgia.";

    #[test]
    fn a_choice_stands_in_place_of_the_engines_and_is_undone() {
        let reading = Reading::new(Article::from_plain(TEXT), None);
        let text = &reading.article.text;
        let mut entity = reading.analysis.entities[0].clone();
        entity.link = Some("georgia".into());
        let mut choices = Choices::default();
        assert_eq!(choices.link(&entity, text), Some("georgia"));
        choices.choose(&entity.name, Some("georgia-us".into()));
        assert_eq!(choices.link(&entity, text), Some("georgia-us"));
        choices.choose(&entity.name, None);
        assert_eq!(choices.link(&entity, text), None);
        choices.undo(&entity.name);
        assert_eq!((choices.link(&entity, text), choices.is_empty()), (Some("georgia"), true));
    }

    #[test]
    fn a_choice_is_found_by_the_words_of_a_mention() {
        let reading = Reading::new(Article::from_plain(TEXT), None);
        let duarte = reading.analysis.entities.iter().find(|entity| entity.name.contains("Duarte")).unwrap();
        let mut choices = Choices::default();
        choices.choose("Duarte", Some("duarte".into()));
        assert_eq!(choices.link(duarte, &reading.article.text), Some("duarte"));
        assert_eq!(choices.of(&reading.analysis.entities[0], &reading.article.text), None);
    }

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Kept {
        text: String,
        choices: Vec<Row>,
    }

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Row {
        name: String,
        link: Option<String>,
    }

    #[test]
    fn what_is_kept_is_json_of_the_shape_that_is_told() {
        let mut choices = Choices::default();
        choices.choose("New\n York", Some("new-york-us".into()));
        choices.choose("Kay", None);
        choices.choose("The “Old” \"N\\o\u{1}rth\" é😀", Some("x".into()));
        let json = choices.to_json("The ferry sank.");
        assert!(json.starts_with(
            r#"{"text":"f3953f9d8e3403ff","choices":[{"name":"New York","link":"new-york-us"},{"name":"Kay","link":null},"#
        ), "{json}");
        let kept: Kept = serde_json::from_str(&json).unwrap();
        let read = |row: &Row| Choice { name: row.name.clone(), id: row.link.clone() };
        assert_eq!(kept.choices.iter().map(read).collect::<Vec<_>>(), choices.all);
        assert_eq!(serde_json::to_string(&kept).unwrap(), json, "as any writer of JSON has it");
        let none: Kept = serde_json::from_str(&Choices::default().to_json("")).unwrap();
        assert!(none.choices.is_empty());
    }

    #[test]
    fn what_is_added_leaves_what_is_there() {
        let choices = |rows: &[(&str, Option<&str>)]| {
            let mut choices = Choices::default();
            rows.iter().for_each(|(name, id)| choices.choose(name, id.map(str::to_owned)));
            choices
        };
        let mut mine = choices(&[("Kay", Some("david-kay")), ("Port Alder", None)]);
        mine.add(choices(&[("New York", Some("new-york-us")), ("Kay", None)]));
        let both = [("Kay", Some("david-kay")), ("Port Alder", None), ("New York", Some("new-york-us"))];
        assert_eq!(mine, choices(&both));
        mine.choose("", None);
        assert_eq!(mine, choices(&both), "a name has letters");
    }

    #[test]
    fn what_came_along_with_changes_goes_and_comes_back_with_them() {
        let choices = |rows: &[(&str, Option<&str>)]| {
            let mut choices = Choices::default();
            rows.iter().for_each(|(name, id)| choices.choose(name, id.map(str::to_owned)));
            choices
        };
        let both = [("Kay", Some("david-kay")), ("Port Alder", None), ("New York", Some("new-york-us"))];
        let mut mine = choices(&both);
        let after = choices(&[both[1], both[2], ("Kay", None), ("Iran", Some("iran"))]).all;
        mine.lay(choices(&[("Kay", None), ("Iran", Some("iran"))]), Some(3));
        assert_eq!(mine.all, after);
        let json = mine.to_json("");
        assert!(
            json.ends_with(r#","laid":[{"before":3,"choices":[{"name":"Kay","link":"david-kay"},{"name":"Iran"}]}]}"#),
            "{json}"
        );
        assert!(!mine.step(9, 4) && mine.step(9, 3));
        assert_eq!(mine.all, choices(&[both[1], both[2], both[0]]).all, "taken back");
        assert!(mine.step(3, 9) && mine.all == after, "and made again");
        assert!(!mine.forget_from(4) && mine.forget_from(3) && !mine.step(9, 0));
        mine.lay(choices(&[("Kay", Some("x"))]), None);
        assert!(!mine.step(9, 0), "it came with no step");
    }
}
