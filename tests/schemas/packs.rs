//! Packs: those that ship, and one with a change of each kind.

use crate::altered::altered;
use crate::{json, listed, root, schema, valid};
use serde_json::{Value, json as value};
use std::fs;
use whosays_engine::layer::{Edit, Mark, Pack, PackedChoice};
use whosays_engine::{EntityType, SourceKind, Span, Status};

const TEXT: &str = "The port is shut, Ines Duarte said. “It may open in May.”";

/// A pack with a change of each kind.
fn made() -> Value {
    let span = |words: &str| {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let (over, source) = (span("“It may open in May.”"), Some((span("Ines Duarte"), SourceKind::Named)));
    let edits = [
        Edit::Mark { over, mark: Some(Mark { span: over, status: Status::Prediction, source }) },
        Edit::Mark { over, mark: Some(Mark { span: over, status: Status::Opinion, source: None }) },
        Edit::Mark { over: span("The port is shut"), mark: None },
        Edit::Restore { over },
        Edit::Name { span: span("The port"), name: "The port".into(), kind: EntityType::Place },
        Edit::Unname { span: span("Ines Duarte") },
        Edit::Forget { name: "Nobody".into() },
        Edit::Describe { name: "Ines Duarte".into(), words: String::new() },
    ];
    let choice = |link: Option<&str>| PackedChoice { name: "Duarte".into(), link: link.map(str::to_owned) };
    let pack = Pack::new(TEXT, "The port", &edits, vec![choice(None), choice(Some("Q42"))]);
    assert_eq!(pack.edits.len(), edits.len());
    serde_json::to_value(pack).unwrap()
}

#[test]
fn every_pack_is_valid() {
    let schema = schema("pack");
    valid(&schema, &made(), "the pack of this test");
    let empty = Pack::new("", "", &[], Vec::new());
    valid(&schema, &serde_json::to_value(empty).unwrap(), "an empty pack");
    let shipped: Vec<String> = ["packs", "articles"]
        .into_iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap().map(move |entry| (folder, entry.unwrap())))
        .map(|(folder, entry)| format!("{folder}/{}", entry.file_name().display()))
        .filter(|name| name.ends_with(".layer.json"))
        .collect();
    assert!(!shipped.is_empty());
    for name in shipped {
        valid(&schema, &json(&name), &name);
    }
}

#[test]
fn an_altered_pack_is_not_valid() {
    let (schema, made) = (schema("pack"), made());
    for (what, other) in altered(&made) {
        assert!(!schema.is_valid(&other), "{what}");
    }
    for (pointer, other) in [
        ("/whosays", value!(2)),
        ("/text", value!("F3953F9D8E3403FF")),
        ("/words/0", value!(256)),
        ("/words/0", value!(-1)),
        ("/title", value!("a".repeat(4001))),
        ("/edits/0/edit", value!("erase")),
        ("/edits/0/mark/status", value!("false")),
        ("/edits/0/mark/source/kind", value!("author")),
        ("/edits/0/over/lead", value!(17)),
        ("/edits/4/type", value!("robot")),
        ("/choices/0/link", value!(42)),
    ] {
        let mut altered = made.clone();
        *altered.pointer_mut(pointer).unwrap() = other.clone();
        assert!(!schema.is_valid(&altered), "{other} at {pointer}");
    }
}

#[test]
fn the_schema_lists_what_the_engine_has() {
    let schema = json("schema/pack.schema.json");
    assert_eq!(listed(&schema, "/$defs/status/enum"), Status::ALL.map(Status::name));
    assert_eq!(listed(&schema, "/$defs/edit/oneOf/2/properties/type/enum"), EntityType::ALL.map(EntityType::name));
}
