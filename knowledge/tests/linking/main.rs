//! Names that mean several things, linked into the whole knowledge base.

mod clubs;
mod fields;
mod parts;
mod shared;
mod told;
mod words;

use std::path::Path;
use std::sync::LazyLock;
use whosays_engine::analyze_text;
use whosays_engine::entity::{KnowledgeBase, candidates};

static ALL: LazyLock<KnowledgeBase> = LazyLock::new(|| {
    let mut base = KnowledgeBase::core().clone();
    let rows = whosays_knowledge::beside_core(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    base.add(&whosays_engine::entity::write_table(&rows)).unwrap();
    base
});

/// The id of the entry that the entity with this name is linked to.
fn link(text: &str, name: &str) -> Option<String> {
    let analysis = analyze_text(text, &ALL, None);
    analysis.entities.iter().find(|entity| entity.name == name).and_then(|entity| entity.link.clone())
}

/// Checks what entities are linked to: a text, the name of one in it, and an entry's id.
fn all_link(cases: &[(&str, &str, Option<&str>)]) {
    for (text, name, wanted) in cases {
        assert_eq!(link(text, name).as_deref(), *wanted, "{text}");
    }
}

#[test]
fn names_of_several_things_are_told_apart_by_the_text() {
    all_link(&[
        ("They drove through Georgia.", "Georgia", None),
        ("They drove through Georgia to Tbilisi.", "Georgia", Some("georgia")),
        ("They drove through Georgia to Atlanta. Alabama and Florida are near.", "Georgia", Some("georgia-us-state")),
        ("They drove through Jordan to Amman.", "Jordan", Some("jordan")),
        ("Jordan Blom said so. Then Jordan left.", "Jordan Blom", None),
        ("Paris Hilton left. Paris was tired.", "Paris Hilton", Some("paris-hilton")),
        ("They met in Paris, Texas, last week.", "Paris", None),
        ("They met in Paris, France, last week.", "Paris", Some("paris-fr")),
        ("The senators flew to Washington.", "Washington", None),
        ("They flew to Washington, D.C., for talks.", "Washington, D.C.", Some("washington-dc-us")),
        ("Congress passed the bill. The White House praised the Senate.", "Congress", Some("us-congress")),
        ("Kay left.", "Kay", None),
        ("The talks in New Zealand ended.", "New Zealand", Some("new-zealand")),
        ("The talks in Singapore ended.", "Singapore", Some("singapore")),
    ]);
}

#[test]
fn who_is_missing_stays_missing_and_others_can_be_chosen() {
    let text = "They drove through Georgia.";
    let analysis = analyze_text(text, &ALL, None);
    let at = analysis.entities.iter().position(|entity| entity.name == "Georgia").unwrap();
    let ids: Vec<&str> = candidates(text, &analysis.entities, at, &ALL).iter().map(|entry| entry.id.as_str()).collect();
    assert!(ids.contains(&"georgia") && ids.contains(&"georgia-us-state"), "{ids:?}");
}

#[test]
fn mentions_do_not_depend_on_what_is_loaded() {
    let text =
        "Jordan and Washington met Andy Warhol in Socotra. The Church of Scientology and Congress met in Georgia.";
    let spans = |base: &KnowledgeBase| {
        let analysis = analyze_text(text, base, None);
        analysis.entities.into_iter().map(|entity| (entity.name, entity.mentions)).collect::<Vec<_>>()
    };
    assert_eq!(spans(KnowledgeBase::core()), spans(&ALL));
}

#[test]
fn bad_input_is_linked_to_nothing() {
    let long = format!("{} spoke.", vec!["Blomberg"; 40].join(" "));
    assert!(analyze_text(&long, &ALL, None).entities.iter().all(|entity| entity.link.is_none()));
    let many: String =
        (0..2000).map(|n| format!("Mr. Blom{} spoke. ", "abcdefghij".repeat(n % 7) + &n.to_string())).collect();
    assert!(analyze_text(&many, &ALL, None).entities.iter().all(|entity| entity.link.is_none()));
}
