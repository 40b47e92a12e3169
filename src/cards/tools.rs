//! What a reader may do about a card: ask an encyclopedia, say that it is not the one, go on to another card and back.
//! These parts are HTML beside the card's own content, and what is pressed in them says in `data-do` what to do.

use super::candidates;
use super::choice::Choices;
use super::lookup::{self, LookUps};
use super::placement::Side;
use super::trail::Subject;
use super::{Topic, keeping, surface};
use crate::app::element;
use crate::reading::Reading;
use crate::session::{Opened, Session};
use leptos::prelude::*;
use web_sys::Element;
use whosays_engine::EntityId;

/// What the reader did with cards.
#[derive(Default)]
pub struct Reader {
    /// The cards that the reader went on to from the one that is open; the last is shown.
    pub trail: Vec<Subject>,
    /// The side of its name on which the open card stands.
    pub side: Option<Side>,
    /// What was chosen in the text at hand.
    pub choices: Choices,
    /// What was asked of an encyclopedia.
    pub look_ups: LookUps,
    /// The entity of which more is being loaded.
    pub awaited: Option<EntityId>,
    /// Where the focus goes when the card is drawn anew.
    pub focus: Option<String>,
}

/// What the open card is about; `None` where none is.
pub fn subject(session: Session) -> Option<Subject> {
    let opened = session.opened.get_untracked()?;
    let first = match opened.topic {
        Topic::Entity(entity, _) | Topic::Listed(entity) => Subject::Here(entity),
        Topic::Statement(_) => return None,
    };
    Some(session.reader.with_value(|reader| reader.trail.last().cloned()).unwrap_or(first))
}

/// Draws the parts for the open card.
pub fn draw(session: Session) {
    let reading = session.reading.get_untracked();
    let (look_up, choice) = session.reader.with_value(|reader| {
        let Some(subject) = subject(session) else { return Default::default() };
        let question =
            lookup::question(subject.title(&reading, &reader.choices), subject.known(&reading, &reader.choices));
        let look_up = question
            .zip(lookup::encyclopedia())
            .map(|(question, encyclopedia)| lookup::part::html(&question, &encyclopedia, &reader.look_ups));
        let found = subject.entity().map(|entity| &reading.analysis.entities[entity.0]);
        let choice = found.map(|found| candidates::html(found, &reading, &reader.choices));
        (look_up.unwrap_or_default(), choice.unwrap_or_default())
    });
    fill(".look-up", &look_up);
    fill(".choice", &choice);
    let begins = session.reader.with_value(|reader| reader.trail.is_empty());
    if let Some(back) = part(".back") {
        back.toggle_attribute_with_force("hidden", begins).ok();
    }
}

fn part(selector: &str) -> Option<Element> {
    element("surface").query_selector(selector).ok().flatten()
}

fn fill(selector: &str, html: &str) {
    if let Some(part) = part(selector) {
        part.set_inner_html(html);
    }
}

/// Draws the parts anew, after something in them changed.
pub fn redraw(session: Session) {
    draw(session);
    surface::changed(session, ".look-up");
    if let Some(part) = part(".look-up") {
        surface::bring(&part);
    }
}

/// Does what a control in the surface is for.
pub fn act(session: Session, control: &Element) {
    let to = control.get_attribute("data-to");
    let reading = session.reading.get_untracked();
    let reader = session.reader;
    let Some(subject) = subject(session) else { return };
    session.stay();
    match control.get_attribute("data-do").unwrap_or_default().as_str() {
        "follow" => {
            let next = Subject::named(&to.unwrap_or_default(), &reading);
            reader.update_value(|reader| reader.trail.push(next));
            again(session, None);
        }
        "back" => {
            reader.update_value(|reader| drop(reader.trail.pop()));
            again(session, Some(format!("[data-to='{}']", subject.name())));
        }
        "choose" => {
            let name = subject.entity().map(|entity| &reading.analysis.entities[entity.0].name);
            reader.update_value(|reader| {
                reader.choices.choose(name.map_or("", |name| name), to);
                keeping::keep(&reading, &reader.choices);
            });
            rename(session, &subject);
            again(session, None);
        }
        "undo" => {
            reader.update_value(|reader| {
                reader.choices.undo(&to.unwrap_or_default());
                keeping::keep(&reading, &reader.choices);
            });
            rename(session, &subject);
            again(session, None);
        }
        look_up => {
            let question = reader.with_value(|reader| {
                lookup::question(subject.title(&reading, &reader.choices), subject.known(&reading, &reader.choices))
            });
            let Some(question) = question else { return };
            match (look_up, lookup::encyclopedia()) {
                ("offer", _) => reader.update_value(|reader| reader.look_ups.offer(question.title)),
                ("ask", Some(encyclopedia)) => lookup::ask(session, question, encyclopedia),
                _ => reader.update_value(|reader| reader.look_ups.decline()),
            }
            redraw(session);
        }
    }
}

/// Draws the card of an entity anew, of which more is on its way than was known when it opened.
pub fn wait_for(session: Session, entity: EntityId) {
    session.reader.update_value(|reader| reader.awaited = Some(entity));
    if subject(session) == Some(Subject::Here(entity)) {
        session.opened.notify();
    }
}

/// Gives the index the name that an entity has now.
fn rename(session: Session, subject: &Subject) {
    let (reading, choices) = (session.reading.get_untracked(), keeping::chosen(session));
    let row = subject.entity().and_then(|entity| document().get_element_by_id(&Topic::Listed(entity).anchor()));
    if let Some(row) = row {
        row.set_text_content(Some(subject.title(&reading, &choices)));
    }
}

/// Draws the card anew, of what it is about now, with the focus in it.
fn again(session: Session, focus: Option<String>) {
    session.reader.update_value(|reader| reader.focus = focus);
    if let Some(opened) = session.opened.get_untracked() {
        session.opened.set(Some(Opened { entered: true, ..opened }));
    }
}

/// Carries the trail to a later reading of the same text, as far as that has its entities.
pub fn carry(session: Session, to: &Reading) {
    let from = session.reading.get_untracked();
    let carried = |subject: &Subject| match subject {
        Subject::Here(entity) => match Topic::Listed(*entity).carried(&from, to)? {
            Topic::Listed(entity) => Some(Subject::Here(entity)),
            _ => None,
        },
        Subject::Elsewhere(_) => Some(subject.clone()),
    };
    session.reader.update_value(|reader| {
        reader.trail = reader.trail.iter().map_while(carried).collect();
    });
}
