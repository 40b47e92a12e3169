//! What the text says of an entity beside what is known of it, where the two differ. Which is right is not for a card to say.

use crate::clock::as_read;
use crate::quoted::quoted;
use crate::reading::Reading;
use crate::reading::escape::escaped;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::EntityId;
use whosays_engine::entity::{Aspect, KnownEntity, compare};
use whosays_texts::{say, told};

/// The differences, side by side.
#[component]
pub fn Compare(reading: Arc<Reading>, entity: EntityId, known: KnownEntity) -> impl IntoView {
    let text = &reading.article.text;
    let found = &reading.analysis.entities[entity.0];
    let differences = compare(text, found, &known, &reading.knowledge);
    let mut rows = String::new();
    for difference in &differences {
        let aspect = match difference.aspect {
            Aspect::Office => say("Office"),
            Aspect::Country => say("Country"),
            Aspect::Year => say("Year"),
        };
        let (said, dir) = (escaped(difference.said.of(text)), quoted().html());
        rows += &["<tr><th scope=\"row\">", aspect, "</th><td><q", dir, ">", &said, "</q></td><td", dir, ">"].concat();
        rows += &[&escaped(&difference.known), "</td></tr>"].concat();
    }
    let as_of = told("Known, as of {day}", &[("day", &as_read(&known.as_of))]);
    let parts = [
        "<thead><tr><td></td><th scope=\"col\">",
        say("This text"),
        "</th><th scope=\"col\">",
        &as_of,
        "</th></tr></thead><tbody>",
        &rows,
        "</tbody>",
    ];
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{say("Compare")}</h3>
            <table class="compare" inner_html=parts.concat()></table>
        }
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    #[test]
    fn both_sides_stand_beside_each_other() {
        let text = "David Kay, a weapons expert born in 1950, left Iraq. Saddam Hussein, the president, spoke.";
        let reading = Reading::new(Article::from_plain(text), None);
        let html = |id: &str| {
            let place = reading.analysis.entities.iter().position(|found| found.link.as_deref() == Some(id)).unwrap();
            let known = whosays_engine::entity::KnowledgeBase::core().get(id).unwrap().clone();
            view! { <Compare reading=reading.clone() entity=EntityId(place) known=known /> }.to_html()
        };
        let kay = html("david-kay");
        assert!(kay.contains("born in 1950") && kay.contains("8 June 1940"), "{kay}");
        assert!(!html("saddam-hussein").contains("compare"), "what agrees is not compared");
    }
}
