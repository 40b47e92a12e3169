//! "Not the one?": what the reader says a name stands for, as a layer over the analysis, which stays as it is.

use crate::reading::Reading;
use crate::reading::escape::escaped;
use whosays_engine::Entity;
use whosays_engine::entity::KnownEntity;

/// Candidates that a card lists.
const MOST: usize = 12;

/// What the reader chose for one name of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name, as the text has it: an entity's, or the words of one of its mentions.
    pub name: String,
    /// The id of an entry of the knowledge base; `None` for none of them (NIL).
    pub id: Option<String>,
}

/// What the reader chose in one text.
///
/// As a text, in which the browser keeps it and a pack may carry it: a line for each name, which is the name, a tab and
/// the id, or nothing after the tab for NIL.
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
        self.0.push(Choice { name: plain(name), id });
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

    /// Adds what `other` says of names that have no choice here.
    pub fn add(&mut self, other: Choices) {
        for choice in other.0 {
            if self.0.iter().all(|mine| mine.name != choice.name) {
                self.0.push(choice);
            }
        }
    }

    /// As lines.
    pub fn to_lines(&self) -> String {
        self.0.iter().map(|choice| format!("{}\t{}\n", choice.name, choice.id.as_deref().unwrap_or_default())).collect()
    }

    /// From lines; what is none of ours is left out.
    pub fn from_lines(lines: &str) -> Self {
        let mut choices = Self::default();
        for (name, id) in lines.lines().filter_map(|line| line.split_once('\t')).filter(|(name, _)| !name.is_empty()) {
            choices.choose(name, Some(id.to_owned()).filter(|id| !id.is_empty()));
        }
        choices
    }
}

/// A name in one line, whatever white space the text has in it.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entries of the knowledge base that have one of an entity's names, the better known first.
pub fn candidates<'a>(reading: &'a Reading, entity: &Entity) -> Vec<&'a KnownEntity> {
    let mut names = vec![entity.name.as_str()];
    for mention in &entity.mentions {
        let words = mention.of(&reading.article.text);
        if !names.contains(&words) {
            names.push(words);
        }
    }
    let mut found: Vec<&KnownEntity> = Vec::new();
    for known in names.into_iter().flat_map(|name| reading.knowledge.named(name)) {
        if found.iter().all(|other| other.id != known.id) {
            // There are few, and a sort is a heavy thing to ship.
            let place = found.iter().position(|other| other.weight < known.weight).unwrap_or(found.len());
            found.insert(place, known);
        }
    }
    found.truncate(MOST);
    found
}

/// The part of a card that lists what else its name may stand for, as HTML. What is pressed in it says in `data-do` what
/// to do, in `data-to` with what.
pub fn html(found: &Entity, reading: &Reading, choices: &Choices) -> String {
    let mut html = String::new();
    if let Some(choice) = choices.of(found, &reading.article.text) {
        html += match choice.id {
            Some(_) => "<p class=\"chosen-by-you\">You chose this for this text. ",
            None => "<p class=\"chosen-by-you\">You chose none of those that Whosays knows. ",
        };
        let name = escaped(&choice.name);
        html += &["<button type=\"button\" class=\"quiet\" data-do=\"undo\" data-to=\"", &name, "\">Undo</button></p>"]
            .concat();
    }
    let shown = choices.link(found, &reading.article.text);
    let mut others = candidates(reading, found);
    others.retain(|known| Some(known.id.as_str()) != shown);
    if shown.is_none() && others.is_empty() {
        return html;
    }
    html += "<details><summary>";
    html += if shown.is_some() { "Not the one?" } else { "Is it one of these?" };
    html += "</summary><ul>";
    for known in &others {
        let (id, name, description) = (escaped(&known.id), escaped(&known.name), escaped(&known.description));
        let parts = [CHOOSE, " data-to=\"", &id, "\"><strong>", &name, "</strong> ", &description, "</button></li>"];
        html += &parts.concat();
    }
    if shown.is_some() {
        let words = if others.is_empty() { "Not this one" } else { "None of these" };
        html += &[CHOOSE, ">", words, "</button></li>"].concat();
    }
    html + "</ul></details>"
}

/// How a row begins.
const CHOOSE: &str = "<li><button type=\"button\" data-do=\"choose\"";

/// A number for a text that another text hardly has, the same in every version of this page: what is kept is found
/// again by it.
pub fn fingerprint(text: &str) -> u64 {
    let mut sum = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let word = chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        // As FNV-1a mixes, by words of eight bytes; the rotation brings high bits down.
        sum = (sum ^ word).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(29);
    }
    sum
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
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

    #[test]
    fn choices_come_back_from_lines() {
        let mut choices = Choices::default();
        choices.choose("New\n York", Some("new-york".into()));
        choices.choose("Kay", None);
        assert_eq!(choices.to_lines(), "New York\tnew-york\nKay\t\n");
        assert_eq!(Choices::from_lines(&choices.to_lines()), choices);
        assert!(Choices::from_lines("no tab\n\tno-name\n\0").is_empty());
        let mut others = Choices::from_lines("Kay\tdavid-kay\nPort Alder\t\n");
        others.add(choices);
        assert_eq!(others.to_lines(), "Kay\tdavid-kay\nPort Alder\t\nNew York\tnew-york\n");
    }

    #[test]
    fn texts_have_numbers_of_their_own() {
        let long = "The ferry sank. ".repeat(99);
        let texts = ["", "a", "b", "ab", "ba", "a\0", &long, &long[1..], &long.replace("sank", "SANK")];
        let mut numbers = texts.map(fingerprint).to_vec();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), texts.len());
        // What browsers keep is found again.
        assert_eq!(fingerprint("The ferry sank."), fingerprint(&long[..15]));
    }
}
