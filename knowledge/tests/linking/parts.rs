//! People by their last names, names of institutions that many countries have, and mentions that mean another thing than the
//! rest of their entity.

use crate::{ALL, all_link, link};
use whosays_engine::analyze_text;

#[test]
fn a_last_name_needs_a_title_or_fame() {
    all_link(&[
        ("They thanked Vice President Harris for the boats.", "Harris", Some("kamala-harris")),
        ("They read what Justice Thomas wrote.", "Thomas", Some("clarence-thomas")),
        ("They thanked Harris for the boats.", "Harris", None),
        ("They thanked Mayor Harris for the boats.", "Harris", None),
        ("It was Einstein who said so.", "Einstein", Some("albert-einstein")),
        ("Anna Einstein left the harbour. Einstein was tired.", "Anna Einstein", None),
    ]);
}

#[test]
fn an_institution_is_that_of_the_country_of_which_the_text_speaks() {
    for (text, wanted) in [
        ("The Supreme Court ruled on boats. India will appeal in Delhi and Mumbai.", Some("supreme-court-of-india")),
        (
            "The Supreme Court ruled on boats. Congress in Washington, D.C., and Boston, Massachusetts, waited.",
            Some("us-supreme-court"),
        ),
        ("The Supreme Court ruled on boats.", None),
        ("The Maldives voted in Male. The Supreme Court ruled on boats. India will appeal in Delhi and Mumbai.", None),
    ] {
        assert_eq!(link(text, "Supreme Court").as_deref(), wanted, "{text}");
    }
}

#[test]
fn names_are_found_as_they_are_written_otherwise() {
    all_link(&[
        ("They live in Guinea Bissau and in Senegal.", "Guinea Bissau", Some("guinea-bissau")),
        (
            "The General Assembly of the United Nations met.",
            "General Assembly of the United Nations",
            Some("un-general-assembly"),
        ),
        ("She thanked the gentleman from New York for his words.", "New York", Some("new-york-state")),
        ("They saw Basel, Heidelberg, and Strasbourg from the boat.", "Strasbourg", Some("strasbourg-fr")),
    ]);
}

#[test]
fn a_mention_that_means_another_thing_is_an_entity_of_its_own() {
    for (text, name, wanted) in [
        (
            "They lived in the Netherlands. The Spanish Netherlands were at war. Later the Netherlands were at peace.",
            "Netherlands",
            vec![Some("netherlands"), None],
        ),
        (
            "The French minister saw the boat (French: le bateau). The French sailors left.",
            "French",
            vec![Some("france"), Some("french-language")],
        ),
        (
            "The Polish minister left. He said it in Polish. The Polish sailors left.",
            "Polish",
            vec![Some("poland"), Some("polish-language")],
        ),
        (
            "He spoke Polish, and she wrote in Polish. The Polish sailors left.",
            "Polish",
            vec![Some("polish-language"), Some("poland")],
        ),
    ] {
        let analysis = analyze_text(text, &ALL, None);
        let named = analysis.entities.iter().filter(|entity| entity.name == name);
        assert_eq!(named.map(|entity| entity.link.as_deref()).collect::<Vec<_>>(), wanted, "{text}");
        let starts: Vec<usize> = analysis.entities.iter().map(|entity| entity.mentions[0].start).collect();
        assert!(starts.is_sorted(), "entities stand in the order of their first mentions");
    }
}
