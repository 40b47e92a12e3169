//! Who or what an entity is: by the knowledge base, or by the text alone.

use crate::cards::choice::Choices;
use crate::cards::trail::linked;
use crate::clock::as_read;
use crate::quoted::quoted;
use crate::reading::escape::escaped;
use crate::reading::{Names, Reading};
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::entity::{Fact, KnownEntity};
use whosays_engine::{Entity, EntityType};
use whosays_texts::{say, text, told};

/// The facts that tell place and years, in the order of a line: how one begins it, and how it goes on with the fact before, where it
/// does.
const LINE: [(&str, &str, &str); 6] = [
    ("Born", text("Born {what}"), ""),
    ("Died", text("Died {what}"), text(", died {what}")),
    ("Founded", text("Founded {what}"), ""),
    ("Ended", text("Ended {what}"), text(", ended {what}")),
    ("Seat", text("Seat: {what}"), ""),
    ("Country", "{what}", ""),
];

/// Facts that are left out where the line that says what something is has told them.
const TOLD: [&str; 3] = ["Country", "Capital", "Kind"];

/// What makes HTML of words of the knowledge base, with the names in them leading to their cards.
type Linking = dyn Fn(&str) -> String;

/// What the knowledge base says, with its date and where to check it.
#[component]
pub fn Known(known: KnownEntity, reading: Arc<Reading>, choices: Choices) -> impl IntoView {
    let own = known.id;
    let linked = move |words: &str| linked(words, &own, &reading, &choices);
    let mut facts = known.facts;
    // *Country in East Asia; capital Pyongyang* has told it.
    let described = known.description.to_lowercase();
    facts.retain(|fact| !TOLD.contains(&fact.label.as_str()) || !described.contains(&fact.value.to_lowercase()));
    let (line, table) = parted(facts);
    view! {
        <p class="description" dir=quoted() inner_html=linked(&known.description)></p>
        {(!line.is_empty()).then(|| view! { <p class="when" inner_html=in_a_line(line, &linked)></p> })}
        {(!table.is_empty()).then(|| view! { <dl class="facts" dir=quoted() inner_html=rows(table, &linked)></dl> })}
        <p class="origin">
            {told("As of {day}. Check it:", &[("day", &as_read(&known.as_of))]) + " "}
            <a href=known.source_url rel="noopener noreferrer external">{known.source_name}</a>
        </p>
    }
}

/// A fact, how it begins a line, and how it goes on with one.
type InLine = (&'static str, &'static str, Fact);

/// Facts that make a line, and those that make a table.
fn parted(facts: Vec<Fact>) -> (Vec<InLine>, Vec<Fact>) {
    let (line, table): (Vec<Fact>, Vec<Fact>) =
        facts.into_iter().partition(|fact| LINE.iter().any(|(label, ..)| *label == fact.label));
    let in_order = LINE.iter().flat_map(|(label, begins, goes_on)| {
        let its = line.iter().filter(|fact| fact.label == *label);
        its.map(|fact| (*begins, *goes_on, fact.clone())).collect::<Vec<_>>()
    });
    (in_order.collect(), table)
}

/// Place and years: *Born 8 June 1940, died 13 August 2022 · United States*.
fn in_a_line(facts: Vec<InLine>, linked: &Linking) -> String {
    let part = |(place, (begins, goes_on, fact)): (usize, InLine)| {
        let (mark, words) = match (place, goes_on) {
            // *Died* of whom no birth is told.
            (0, _) => ("", begins),
            (_, "") => (" · ", begins),
            _ => ("", goes_on),
        };
        let what = ["<span", quoted().html(), ">", &linked(&fact.value), "</span>"].concat();
        [mark, &told(words, &[("what", &what)])].concat()
    };
    facts.into_iter().enumerate().map(part).collect()
}

/// The rows of the table; what has the same label stands together.
fn rows(facts: Vec<Fact>, linked: &Linking) -> String {
    let mut html = String::new();
    for alike in facts.chunk_by(|one, next| one.label == next.label) {
        html += &["<div><dt>", &escaped(&alike[0].label), "</dt>"].concat();
        alike.iter().for_each(|fact| html += &["<dd>", &linked(&fact.value), "</dd>"].concat());
        html += "</div>";
    }
    html
}

/// What the text itself says, named as such. `namesakes` are entries that have the name, of which none is sure to be meant,
/// and `names` is how much has arrived in which there may be others.
#[component]
pub fn FromText(found: Entity, namesakes: Vec<KnownEntity>, names: Names) -> impl IntoView {
    let origin = origin(&found, namesakes.len(), names);
    let described = (!found.description.is_empty()).then_some(found.description);
    // Of a town by the name of a person nothing is guessed.
    let alike = |known: &KnownEntity| known.kind == found.kind || found.kind == EntityType::Other;
    let perhaps = namesakes.into_iter().find(alike).map(|known| {
        let (name, description) = (escaped(&known.name), escaped(&known.description));
        let dir = quoted().html();
        let html =
            [say("Perhaps:"), " <span", dir, "><strong>", &name, "</strong> – ", &description, "</span>"].concat();
        view! { <p class="perhaps" inner_html=html></p> }
    });
    view! {
        {described.map(|description| view! { <p class="description" dir=quoted()>{description}</p> })}
        {perhaps}
        <p class="origin">{origin}</p>
    }
}

/// Where what the text itself says comes from, and why there is nothing else.
pub fn origin(found: &Entity, namesakes: usize, names: Names) -> String {
    let why = match (namesakes, names) {
        (0, Names::Awaited) => say("What Whosays knows of this name is still loading."),
        (0, Names::Missing) => say("A part of what Whosays knows of names did not arrive: this one may be in it."),
        (0, Names::Here) => say("Whosays has no entry of this name."),
        (1, _) => say("Whosays has one entry of this name, and is not sure that it is meant."),
        _ => say("Whosays has several entries of this name, and is not sure that one of them is meant."),
    };
    match found.description.is_empty() {
        true => [why, " ", say("Nothing in the text says who or what it is.")],
        false => [say("Made from this text alone."), " ", why],
    }
    .concat()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn facts(facts: &[(&str, &str)]) -> Vec<Fact> {
        facts.iter().map(|(label, value)| Fact { label: label.to_string(), value: value.to_string() }).collect()
    }

    #[test]
    fn place_and_years_make_a_line() {
        for (given, line) in [
            (
                &[("Died", "2022"), ("Office", "x"), ("Country", "Iran"), ("Born", "8 June 1940")][..],
                "Born 8 June 1940, died 2022 · Iran",
            ),
            (&[("Died", "2022")], "Died 2022"),
            (&[("Founded", "1945"), ("Seat", "New York")], "Founded 1945 · Seat: New York"),
        ] {
            let (parts, _) = parted(facts(given));
            let read = in_a_line(parts, &escaped).replace("<span dir=\"auto\">", "").replace("</span>", "");
            assert_eq!(read, line);
        }
    }

    #[test]
    fn what_has_the_same_label_stands_together() {
        let html = rows(facts(&[("Office", "Mayor"), ("Office", "Senator"), ("Party", "Labour")]), &escaped);
        assert_eq!((html.matches("<dt>").count(), html.matches("<dd>").count()), (2, 3), "{html}");
    }
}
