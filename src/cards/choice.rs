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

/// What the reader chose in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// What was chosen for an entity of `text`: for its name, else for the words of a mention. So it is found again
    /// where a later reading of the same text counts its entities, or puts mentions together, in another way.
    pub fn of(&self, entity: &Entity, text: &str) -> Option<&Choice> {
        let named = |name: &str| self.0.iter().find(|choice| choice.name == plain(name));
        if self.0.is_empty() {
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
            self.0.push(Choice { name: plain(name), id });
        }
    }

    /// Forgets what was chosen for a name.
    pub fn undo(&mut self, name: &str) {
        let name = plain(name);
        self.0.retain(|choice| choice.name != name);
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
        self.0.iter().filter_map(|choice| Some((choice.name.as_str(), choice.id.as_deref()?)))
    }

    /// Adds what `other` says of names that have no choice here.
    pub fn add(&mut self, other: Choices) {
        for choice in other.0 {
            if self.0.iter().all(|mine| mine.name != choice.name) {
                self.0.push(choice);
            }
        }
    }

    /// Exchanges what is chosen for some names with what `others` says of them; to do so once more takes it back.
    pub fn exchange(&mut self, others: &mut [Row]) {
        for (name, other) in others {
            let own = self.0.iter().position(|choice| choice.name == *name).map(|at| self.0.remove(at));
            self.0.extend(std::mem::replace(other, own));
        }
    }

    /// All that is chosen, as rows to [`exchange`](Self::exchange).
    pub fn into_rows(self) -> Vec<Row> {
        self.0.into_iter().map(|choice| (choice.name.clone(), Some(choice))).collect()
    }

    /// As JSON: what a browser keeps of a text and a pack holds of it, `{"text": …, "choices": [{"name": …, "link": …}]}`.
    ///
    /// `text` is the text's [`fingerprint`], in hexadecimal. A name is as the text has it, in one line, and needs no
    /// position: it is found wherever the text has it. `link` is an entry's id or null for NIL, as in an analysis.
    /// By hand, because a library for it weighs more than all else that is done with choices.
    pub fn to_json(&self, text: &str) -> String {
        let row = |choice: &Choice| {
            let link = choice.id.as_deref().map_or("null".to_owned(), string);
            ["{\"name\":", &string(&choice.name), ",\"link\":", &link, "}"].concat()
        };
        let rows: Vec<String> = self.0.iter().map(row).collect();
        ["{\"text\":\"", &fingerprint(text), "\",\"choices\":[", &rows.join(","), "]}"].concat()
    }
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
        assert_eq!(kept.choices.iter().map(read).collect::<Vec<_>>(), choices.0);
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
        let mut others = choices(&[("Kay", None), ("Iran", Some("iran"))]).into_rows();
        mine.exchange(&mut others);
        assert_eq!(mine, choices(&[both[1], both[2], ("Kay", None), ("Iran", Some("iran"))]));
        mine.exchange(&mut others);
        assert_eq!(mine, choices(&[both[1], both[2], both[0]]), "taken back");
        mine.exchange(&mut others);
        assert_eq!(mine, choices(&[both[1], both[2], ("Kay", None), ("Iran", Some("iran"))]), "and made again");
    }
}
