//! The views of an article as HTML that needs no script: what a page is served with, and what a file holds that is saved.

use crate::cards::card::Card;
use crate::cards::explanation::Explanation;
use crate::cards::trail::Subject;
use crate::compare::view;
use crate::index::Index;
use crate::reading::heading::Heading;
use crate::reading::legend::Legend;
use crate::reading::sources::Sources;
use crate::reading::strip::Strip;
use crate::reading::{list, markup};
use crate::written::follow;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_article::Article;
use whosays_engine::entity::{KnowledgeBase, write_table};
use whosays_engine::layer::{Edit, History};
use whosays_engine::{Analysis, EntityId};
use whosays_texts::say;

pub use crate::cards::choice::Choices;
pub use crate::reading::Reading;
pub use crate::reading::escape::escaped;
pub use crate::reading::sureness::LEVELS;
pub use crate::words::UNTITLED;
pub use crate::written::language;

/// Views by the name of the slot that each fills.
pub type Parts = [(&'static str, String); 7];

/// The views of an article that was explained elsewhere, with what was changed in it and chosen for its names; `said` is what
/// [`pack`](whosays_engine::packed::pack) made of what the engine says, `known` the table of what is known of its names, `layer` the lines of
/// the changes; `is_english` is whether the article is in English. `None` where these are of another text. Behind the views stand the cards once more, as paper has them: there a popover
/// that is open has no place of its own.
pub fn unpacked(
    article: Article,
    said: &[u8],
    known: &str,
    layer: &str,
    choices: &Choices,
    is_english: bool,
) -> Option<(Parts, String)> {
    let edits = History::from_lines(layer)?;
    follow(is_english);
    // Put over it here, so that what a person wrote or marked is told apart from what the engine did.
    let mut reading = Arc::new(Reading::unpacked(article, said, known)?.with_layer(edits.standing()));
    let own = Arc::get_mut(&mut reading)?;
    choices.put_into(&mut Arc::make_mut(&mut own.analysis).entities, &own.article.text, &own.knowledge);
    let cards = cards(&reading);
    Some((parts_with(&reading, &cards), endnotes(&cards)))
}

/// The statements of an article as a list in words; what is given is as for [`unpacked`], without what is known of names.
pub fn listed(article: Article, said: &[u8], layer: &str, is_english: bool) -> Option<String> {
    let edits = History::from_lines(layer)?;
    follow(is_english);
    Some(list::html(&Reading::unpacked(article, said, &write_table([]))?.with_layer(edits.standing())))
}

/// What is said of an article by a knowledge base, with what was changed in it and chosen for its names, as [`unpacked`] tells it.
pub fn laid_over(
    article: Article,
    analysis: Analysis,
    knowledge: &KnowledgeBase,
    edits: &[Edit],
    choices: &Choices,
) -> Arc<Reading> {
    let mut reading = Reading::over(article, analysis, knowledge, &[], &Choices::default()).with_layer(edits);
    choices.put_into(&mut Arc::make_mut(&mut reading.analysis).entities, &reading.article.text, knowledge);
    Arc::new(reading)
}

/// The body of an article, and the popovers that its marks and names open.
pub fn embedded(reading: &Arc<Reading>) -> (String, String) {
    let popovers = Owner::new().with(|| native_popovers(reading, &cards(reading)));
    (markup::html(reading), popovers)
}

/// Two articles side by side, each as its packed article and its packed analysis; `is_english` is whether both are in English. `None` where
/// an analysis is of another text.
pub fn compared(pair: [(Article, &[u8]); 2], is_english: bool) -> Option<String> {
    let nothing = write_table([]);
    follow(is_english);
    let [first, second] = pair.map(|(article, said)| Reading::unpacked(article, said, &nothing));
    Some(view::html([&*first?, &*second?]))
}

/// The views of a reading.
pub(crate) fn parts(reading: &Arc<Reading>) -> Parts {
    parts_with(reading, &cards(reading))
}

fn parts_with(reading: &Arc<Reading>, cards: &[String]) -> Parts {
    let owner = Owner::new();
    owner.with(|| {
        [
            ("heading", view! { <Heading reading=reading.clone() /> }.to_html()),
            ("legend", view! { <Legend reading=Signal::stored(reading.clone()) least=RwSignal::new(0) /> }.to_html()),
            ("strip", view! { <Strip reading=reading.clone() /> }.to_html()),
            ("sources", view! { <Sources reading=reading.clone() /> }.to_html()),
            ("index", view! { <Index reading=reading.clone() /> }.to_html()),
            ("article", markup::html(reading)),
            ("cards", native_popovers(reading, cards)),
        ]
    })
}

/// The inside of every card.
fn cards(reading: &Arc<Reading>) -> Vec<String> {
    let card = |index| {
        view! { <Card reading=reading.clone() subject=Subject::Here(EntityId(index)) mention=Some(0) /> }.to_html()
    };
    Owner::new().with(|| (0..reading.analysis.entities.len()).map(card).collect())
}

/// Cards with the numbers of their notes, as src/printing.rs has them on paper.
fn endnotes(cards: &[String]) -> String {
    let note = |(index, card)| format!("<div class=\"content\" data-note=\"{}\">{card}</div>", index + 1);
    cards.iter().enumerate().map(note).collect()
}

/// Every card and every explanation as a native popover, which its mention or chip opens without a script.
fn native_popovers(reading: &Arc<Reading>, cards: &[String]) -> String {
    let mut html = String::new();
    for (index, card) in cards.iter().enumerate() {
        let id = EntityId(index).name();
        html.push_str(&popover(&format!("card-{id}"), &format!(" data-card=\"{id}\""), card));
    }
    for index in 0..reading.analysis.statements.len() {
        let explanation = view! { <Explanation reading=reading.clone() index=index /> }.to_html();
        html.push_str(&popover(&format!("why-{index}"), "", &explanation));
    }
    html
}

fn popover(id: &str, attributes: &str, content: &str) -> String {
    let (label, close) = (say("Explanation"), say("Close"));
    format!(
        "<div class=\"native-card\" popover id=\"{id}\"{attributes} role=\"dialog\" aria-label=\"{label}\">\
         <div class=\"controls\"><button type=\"button\" class=\"close\" popovertarget=\"{id}\" \
         popovertargetaction=\"hide\" aria-label=\"{close}\">×</button></div>\
         <div class=\"content\">{content}</div></div>"
    )
}

/// Replaces each `{{name}}` once through the template, so that no slot is filled inside another's content.
///
/// # Errors
/// Names the slot that the template lacks or `slots` does not have.
pub fn fill(template: &str, slots: &[(&str, String)]) -> Result<String, String> {
    let mut html =
        String::with_capacity(template.len() + slots.iter().map(|(_, content)| content.len()).sum::<usize>());
    let mut missing: Vec<&str> = slots.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a slot of the template is not closed")?;
        let slot = slots.iter().find(|(known, _)| *known == name);
        let (name, content) = slot.ok_or_else(|| format!("the template has an unknown slot {{{{{name}}}}}"))?;
        missing.retain(|other| other != name);
        html.push_str(before);
        html.push_str(content);
        rest = after;
    }
    html.push_str(rest);
    match missing.first() {
        Some(name) => Err(format!("the template has no slot {{{{{name}}}}}")),
        None => Ok(html),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once_and_missing_ones_are_named() {
        let slots = [("a", "x {{b}}".to_owned()), ("b", "y".to_owned())];
        assert_eq!(fill("1 {{a}} 2 {{b}} 3 {{b}}", &slots).as_deref(), Ok("1 x {{b}} 2 y 3 y"));
        assert!(fill("{{a}}", &slots).unwrap_err().contains("{{b}}"));
        assert!(fill("{{a}}{{b}}{{c}}", &slots).unwrap_err().contains("{{c}}"));
    }
}
