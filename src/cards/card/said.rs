//! Who or what an entity is: by the knowledge base, or by the text alone.

use leptos::prelude::*;
use whosays_engine::entity::{Fact, KnownEntity};

/// The facts that tell place and years, in the order of a line, each with the word that stands before it there.
const LINE: [(&str, &str); 6] = [
    ("Born", "Born "),
    ("Died", "died "),
    ("Founded", "Founded "),
    ("Ended", "ended "),
    ("Seat", "Seat: "),
    ("Country", ""),
];

/// What the knowledge base says, with its date and where to check it.
#[component]
pub fn Known(known: KnownEntity) -> impl IntoView {
    let (line, table) = parted(known.facts);
    view! {
        <p class="description">{known.description}</p>
        {(!line.is_empty()).then(|| view! { <p class="when">{in_a_line(line)}</p> })}
        {(!table.is_empty()).then(|| view! { <dl class="facts">{rows(table)}</dl> })}
        <p class="origin">
            {format!("As of {}. Check it: ", known.as_of)}
            <a href=known.source_url rel="noopener noreferrer external">{known.source_name}</a>
        </p>
    }
}

/// Facts that make a line, and those that make a table.
fn parted(facts: Vec<Fact>) -> (Vec<(&'static str, Fact)>, Vec<Fact>) {
    let (line, table): (Vec<Fact>, Vec<Fact>) =
        facts.into_iter().partition(|fact| LINE.iter().any(|(label, _)| *label == fact.label));
    let in_order = LINE.iter().flat_map(|(label, before)| {
        let its = line.iter().filter(|fact| fact.label == *label);
        its.map(|fact| (*before, fact.clone())).collect::<Vec<_>>()
    });
    (in_order.collect(), table)
}

/// Place and years: *Born 8 June 1940, died 13 August 2022 · United States*.
fn in_a_line(facts: Vec<(&'static str, Fact)>) -> Vec<AnyView> {
    let part = |(place, (before, fact)): (usize, (&'static str, Fact))| {
        let goes_on = before.starts_with(|first: char| first.is_ascii_lowercase());
        let mark = if place == 0 {
            ""
        } else if goes_on {
            ", "
        } else {
            " · "
        };
        // *Died* of whom no birth is told.
        let before = if place == 0 && goes_on { sentence(before) } else { before.to_owned() };
        view! { {mark} {before} {value(&fact)} }.into_any()
    };
    facts.into_iter().enumerate().map(part).collect()
}

/// With a capital.
fn sentence(words: &str) -> String {
    words[..1].to_ascii_uppercase() + &words[1..]
}

/// The rows of the table; what has the same label stands together.
fn rows(facts: Vec<Fact>) -> Vec<AnyView> {
    let alike = facts.chunk_by(|one, next| one.label == next.label);
    alike
        .map(|facts| {
            let values: Vec<_> = facts.iter().map(|fact| view! { <dd>{value(fact)}</dd> }).collect();
            view! { <div><dt>{facts[0].label.clone()}</dt>{values}</div> }.into_any()
        })
        .collect()
}

/// What a fact says.
fn value(fact: &Fact) -> AnyView {
    fact.value.clone().into_any()
}

/// What the text itself says, named as such.
#[component]
pub fn FromText(description: String) -> impl IntoView {
    let described = !description.is_empty();
    view! {
        {described.then(|| view! { <p class="description" dir="auto">{description}</p> })}
        <p class="origin">
            {if described {
                "Made from this text alone: Whosays does not know the name."
            } else {
                "Whosays does not know this name, and found nothing in the text that says who or what it is."
            }}
        </p>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn facts(facts: &[(&str, &str)]) -> Vec<Fact> {
        facts.iter().map(|(label, value)| Fact { label: label.to_string(), value: value.to_string() }).collect()
    }

    fn words(html: String) -> String {
        let text = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect::<String>();
        text.replace("  ", " ").trim().to_owned()
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
            assert_eq!(words(in_a_line(parts).to_html()), line);
        }
    }

    #[test]
    fn what_has_the_same_label_stands_together() {
        let html = rows(facts(&[("Office", "Mayor"), ("Office", "Senator"), ("Party", "Labour")])).to_html();
        assert_eq!((html.matches("<dt>").count(), html.matches("<dd>").count()), (2, 3), "{html}");
    }
}
