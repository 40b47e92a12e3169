//! Analyses, as the contract has them.

use crate::altered::altered;
use crate::{json, listed, root, schema, valid};
use serde_json::{Value, json as value};
use std::fs;
use whosays_article::Article;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::wire::{Unit, WireAnalysis};
use whosays_engine::{CueKind, EntityType, Status, analyze_document};

/// What the contract shows, written out.
const EXAMPLE: &str = "tests/schemas/contract.json";

#[test]
fn what_the_contract_shows_is_valid() {
    valid(&schema("analysis"), &json(EXAMPLE), EXAMPLE);
}

#[test]
fn every_analysis_is_valid() {
    let schema = schema("analysis");
    let mut texts = vec![("nothing".to_owned(), Article::default())];
    for folder in ["tests/golden/texts", "articles"] {
        for path in fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path()) {
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            let text = || fs::read_to_string(&path).unwrap();
            let article = match ending.as_str() {
                "md" => Article::from_markdown(&text()),
                "txt" => Article::from_plain(&text()),
                _ => continue,
            };
            texts.push((path.display().to_string(), article));
        }
    }
    assert!(texts.len() > 5);
    for (name, article) in texts {
        for models in [None, Some(whosays_models::models())] {
            let analysis = analyze_document(&article.document(), KnowledgeBase::core(), models);
            for unit in [Unit::CodePoint, Unit::Utf16] {
                let wire = WireAnalysis::new(&article.text, &analysis, unit);
                valid(&schema, &serde_json::to_value(wire).unwrap(), &name);
            }
        }
    }
}

#[test]
fn an_altered_analysis_is_not_valid() {
    let (schema, example) = (schema("analysis"), json(EXAMPLE));
    for (what, other) in altered(&example) {
        assert!(!schema.is_valid(&other), "{what}");
    }
    for (pointer, other) in [
        ("/statements/0/status", value!("true")),
        ("/statements/0/confidence", value!(1.5)),
        ("/statements/0/confidence", value!("0.8")),
        ("/statements/0/start", value!(-1)),
        ("/statements/0/start", value!(0.5)),
        ("/statements/0/source", Value::Null),
        ("/statements/0/source_kind", value!("author")),
        ("/statements/0/source_entity", value!("Q42")),
        ("/statements/1/source_kind", value!("vague")),
        ("/statements/1/source_entity", value!("e1")),
        ("/statements/0/cues/0/kind", value!("lie")),
        ("/entities/0/type", value!("robot")),
        ("/entities/0/name", value!("")),
        ("/entities/0/mentions", value!([])),
    ] {
        let mut altered = example.clone();
        *altered.pointer_mut(pointer).unwrap() = other.clone();
        assert!(!schema.is_valid(&altered), "{other} at {pointer}");
    }
}

#[test]
fn the_schema_lists_what_the_engine_has() {
    let schema = json("schema/analysis.schema.json");
    assert_eq!(listed(&schema, "/$defs/statement/properties/status/enum"), Status::ALL.map(Status::name));
    assert_eq!(listed(&schema, "/$defs/cue/properties/kind/enum"), CueKind::ALL.map(CueKind::name));
    assert_eq!(listed(&schema, "/$defs/entity/properties/type/enum"), EntityType::ALL.map(EntityType::name));
}
