//! "Not the one?": what else a name may stand for, to choose from.

use super::choice::Choices;
use crate::reading::Reading;
use crate::reading::escape::escaped;
use whosays_engine::Entity;
use whosays_engine::entity::KnownEntity;
use whosays_texts::say;

/// Candidates that a card lists.
const MOST: usize = 12;

/// The entries of the knowledge base that have one of an entity's names, in the order in which the engine ranks them,
/// which is that of the reading's knowledge ([`excerpt`](whosays_engine::entity::excerpt)).
pub fn candidates<'a>(reading: &'a Reading, entity: &Entity) -> Vec<&'a KnownEntity> {
    let mut names = vec![entity.name.as_str()];
    for mention in &entity.mentions {
        let words = mention.of(&reading.article.text);
        if !names.contains(&words) {
            names.push(words);
        }
    }
    let ids: Vec<&str> =
        names.into_iter().flat_map(|name| reading.knowledge.named(name)).map(|known| known.id.as_str()).collect();
    reading.knowledge.entries().iter().filter(|known| ids.contains(&known.id.as_str())).take(MOST).collect()
}

/// The part of a card that lists what else its name may stand for, as HTML. What is pressed in it says in `data-do` what
/// to do, in `data-to` with what.
pub fn html(found: &Entity, reading: &Reading, choices: &Choices) -> String {
    let mut html = String::new();
    if let Some(choice) = choices.of(found, &reading.article.text) {
        let chose = match choice.id {
            Some(_) => say("You chose this for this text."),
            None => say("You chose none of those that Whosays knows."),
        };
        let parts = [
            "<p class=\"chosen-by-you\">",
            chose,
            " <button type=\"button\" class=\"quiet\" data-do=\"undo\" data-to=\"",
            &escaped(&choice.name),
            "\">",
            say("Undo"),
            "</button></p>",
        ];
        html += &parts.concat();
    }
    let shown = choices.link(found, &reading.article.text);
    let mut others = candidates(reading, found);
    others.retain(|known| Some(known.id.as_str()) != shown);
    if shown.is_none() && others.is_empty() {
        return html;
    }
    html += "<details><summary>";
    html += if shown.is_some() { say("Not the one?") } else { say("Is it one of these?") };
    html += "</summary><ul>";
    for known in &others {
        let (id, name, description) = (escaped(&known.id), escaped(&known.name), escaped(&known.description));
        let parts = [CHOOSE, " data-to=\"", &id, "\"><strong>", &name, "</strong> ", &description, "</button></li>"];
        html += &parts.concat();
    }
    if shown.is_some() {
        let words = if others.is_empty() { say("Not this one") } else { say("None of these") };
        html += &[CHOOSE, ">", words, "</button></li>"].concat();
    }
    html + "</ul></details>"
}

/// How a row begins.
const CHOOSE: &str = "<li><button type=\"button\" data-do=\"choose\"";
