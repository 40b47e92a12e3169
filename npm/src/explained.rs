//! An analysis with the words that explain it, as JSON.

use crate::source::{Laid, Source};
use serde::Serialize;
use whosays::still::Reading;
use whosays::telling::{CardWords, Tells, Why, card, why};
use whosays_engine::EntityId;
use whosays_engine::entity::{Fact, KnownEntity};
use whosays_engine::wire::{Unit, WireAnalysis, WireEntity, WireSpan, WireStatement};

/// An analysis, with an explanation to each statement and a card to each entity.
#[derive(Serialize)]
pub struct Explained {
    sentences: Vec<WireSpan>,
    statements: Vec<Statement>,
    entities: Vec<Entity>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    laid: Option<Laid>,
}

#[derive(Serialize)]
struct Statement {
    #[serde(flatten)]
    wire: WireStatement,
    why: WireWhy,
}

#[derive(Serialize)]
struct Entity {
    #[serde(flatten)]
    wire: WireEntity,
    card: WireCard,
}

#[derive(Serialize)]
struct WireTells {
    words: Option<String>,
    tells: &'static str,
}

/// [`Why`] as JSON.
#[derive(Serialize)]
struct WireWhy {
    status: &'static str,
    meaning: &'static str,
    made: Option<String>,
    source: Option<String>,
    source_words: Option<String>,
    source_kind: &'static str,
    cues: Vec<WireTells>,
    beside_cues: Option<&'static str>,
    counted: Vec<WireTells>,
    sure: Option<String>,
    otherwise: Option<String>,
    by_hand: Option<String>,
}

/// [`CardWords`] as JSON.
#[derive(Serialize)]
struct WireCard {
    kind: &'static str,
    title: String,
    written: Option<String>,
    facts: Vec<WireFact>,
    as_of: Option<String>,
    checked_at: Option<WireSource>,
    origin: Option<String>,
    introductions: Vec<String>,
    said: Vec<usize>,
}

#[derive(Serialize)]
struct WireFact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct WireSource {
    name: String,
    url: String,
}

impl Explained {
    /// Explains a source, under a pack where there is one.
    ///
    /// # Errors
    /// Why the pack is not laid over it.
    pub fn of(source: Source, pack: Option<&str>) -> Result<Self, String> {
        let (reading, laid) = source.read(pack)?;
        let WireAnalysis { sentences, statements, entities } =
            WireAnalysis::new(&reading.article.text, &reading.analysis, Unit::Utf16);
        let statements = statements.into_iter().enumerate();
        let entities = entities.into_iter().enumerate();
        Ok(Self {
            sentences,
            statements: statements.map(|(n, wire)| Statement { wire, why: why_of(&reading, n) }).collect(),
            entities: entities.map(|(n, wire)| Entity { wire, card: card_of(&reading, EntityId(n)) }).collect(),
            laid,
        })
    }
}

fn tells(all: Vec<Tells>) -> Vec<WireTells> {
    all.into_iter().map(|own| WireTells { words: own.words.map(str::to_owned), tells: own.tells }).collect()
}

fn why_of(reading: &Reading, index: usize) -> WireWhy {
    let own: Why = why(reading, index);
    WireWhy {
        status: own.status,
        meaning: own.meaning,
        made: own.made,
        source: own.source.map(str::to_owned),
        source_words: own.source_words.map(str::to_owned),
        source_kind: own.source_kind,
        cues: tells(own.cues),
        beside_cues: own.beside_cues,
        counted: tells(own.counted),
        sure: own.sure,
        otherwise: own.otherwise,
        by_hand: own.by_hand,
    }
}

fn card_of(reading: &Reading, entity: EntityId) -> WireCard {
    let CardWords { kind, title, written, known, origin, introductions, said } = card(reading, entity);
    let fact = |Fact { label, value }: &Fact| WireFact { label: label.clone(), value: value.clone() };
    WireCard {
        kind,
        title: title.to_owned(),
        written: written.map(str::to_owned),
        facts: known.map(|known: &KnownEntity| known.facts.iter().map(fact).collect()).unwrap_or_default(),
        as_of: known.map(|known| known.as_of.clone()),
        checked_at: known.map(|known| WireSource { name: known.source_name.clone(), url: known.source_url.clone() }),
        origin,
        introductions,
        said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn explained(text: &str, pack: Option<&str>) -> Value {
        let source = Source::new(text, "text").unwrap();
        serde_json::to_value(Explained::of(source, pack).expect("it is explained")).unwrap()
    }

    #[test]
    fn each_mark_has_its_reasons_and_each_name_its_card() {
        let all = explained("The ferry may sink in Iran, Ines Duarte said.", None);
        let why = &all["statements"][0]["why"];
        assert_eq!(why["status"], "Speculation");
        assert!(why["cues"].as_array().unwrap().iter().any(|cue| cue["words"] == "may"), "{why}");
        assert!(why["sure"].as_str().unwrap().contains("Of 100 statements"));
        assert_eq!((&why["source"], &why["by_hand"]), (&"Ines Duarte".into(), &Value::Null));
        let card = |name: &str| {
            all["entities"].as_array().unwrap().iter().find(|own| own["name"] == name).unwrap()["card"].clone()
        };
        assert!(card("Iran")["checked_at"]["url"].as_str().unwrap().starts_with("https://"));
        assert!(card("Ines Duarte")["origin"].as_str().unwrap().contains("no entry of this name"));
        assert!(all.get("told").is_none());
    }

    #[test]
    fn the_analysis_is_the_one_of_analyze() {
        let text = "\u{FEFF}Storm\r\n\r\nIt may rain 🎉, Ada Blom said.\r\nIt is a shame.\0 “No,” she said.";
        let plain: Value = serde_json::from_str(&crate::analyze(text)).unwrap();
        let mut all = explained(text, None);
        for statement in all["statements"].as_array_mut().unwrap() {
            statement.as_object_mut().unwrap().remove("why");
        }
        for entity in all["entities"].as_array_mut().unwrap() {
            entity.as_object_mut().unwrap().remove("card");
        }
        assert_eq!(all, plain);
    }

    #[test]
    fn what_a_pack_says_is_told_as_a_persons() {
        let text = "It rained in Oslo on Monday. It was cold.";
        let changes = r#"[{"change": "mark", "start": 0, "end": 27, "status": "opinion"},
            {"change": "name", "start": 13, "end": 17, "name": "Oslo", "type": "place"}, {"change": "describe", "name": "Oslo", "words": "a town in a song"}]"#;
        let pack = crate::json(&crate::changes::pack(text, "Rain", changes).unwrap());
        let all = explained(text, Some(&pack));
        let first = &all["statements"][0];
        assert_eq!(first["status"], "opinion");
        assert!(first["why"]["by_hand"].as_str().unwrap().contains("A person"), "{first}");
        let oslo = all["entities"].as_array().unwrap().iter().find(|own| own["name"] == "Oslo").unwrap();
        assert_eq!((&oslo["card"]["written"], &oslo["card"]["origin"]), (&"a town in a song".into(), &Value::Null));
        assert!(!all["told"].as_str().unwrap().is_empty());
        assert_eq!(all["left"], Value::Array(Vec::new()));
    }
}
