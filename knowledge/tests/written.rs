//! What is written by us, and the tables that were made of the sources, row by row.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use whosays_engine::entity::{HEADER, KnowledgeBase, KnownEntity, write_table};

/// Longer descriptions would not be one line of a card.
const LONGEST_DESCRIPTION: usize = 100;

/// The tables of a folder; those that are written have the first ten columns only.
fn tables(folder: &str) -> BTreeMap<String, KnowledgeBase> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let rows = text.lines().skip(1).filter(|line| !line.starts_with('#'));
        let missing = |row: &str| if row.matches('\t').count() == 9 { "\t\t\t\t0" } else { "" };
        let rows: Vec<String> = rows.map(|row| format!("{row}{}", missing(row))).collect();
        let base = KnowledgeBase::from_tsv(&format!("{HEADER}\n{}", rows.join("\n")));
        (path.file_stem().unwrap().to_string_lossy().into_owned(), base.unwrap_or_else(|why| panic!("{path:?}: {why}")))
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap().path())).collect()
}

fn every(mut what: impl FnMut(&str, &KnownEntity)) {
    for (table, base) in tables("written/entities").iter().chain(&tables("tables")) {
        base.entries().iter().for_each(|entry| what(table, entry));
    }
}

#[test]
fn there_are_enough_entities_and_no_id_stands_twice() {
    let mut ids = BTreeSet::new();
    every(|table, entry| assert!(ids.insert(entry.id.clone()), "{table}: {} stands twice", entry.id));
    let written: usize = tables("written/entities").values().map(|base| base.entries().len()).sum();
    assert!(ids.len() >= 15_000 && written >= 600, "{} entities, {written} of them written", ids.len());
}

#[test]
fn descriptions_are_one_line_and_no_sentence() {
    every(|table, entry| {
        let text = &entry.description;
        let ends = text.ends_with('.') && !["etc.", "Inc.", "D.C.", "U.S."].iter().any(|end| text.ends_with(end));
        assert!(text.chars().count() <= LONGEST_DESCRIPTION && !ends, "{table}, {}: {text}", entry.id);
    });
}

#[test]
fn facts_have_labels_that_are_listed() {
    let list = include_str!("../written/fact-labels.tsv");
    let labels: BTreeSet<&str> = list.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    for (table, base) in tables("written/entities") {
        for (entry, fact) in base.entries().iter().flat_map(|entry| entry.facts.iter().map(move |fact| (entry, fact))) {
            assert!(labels.contains(fact.label.as_str()), "{table}, {}: {}", entry.id, fact.label);
        }
    }
}

#[test]
fn well_known_places_are_what_they_are() {
    let tables = tables("tables");
    let description = |table: &str, id: &str| tables[table].get(id).map(|entry| entry.description.clone());
    assert_eq!(description("countries", "france").as_deref(), Some("Country in Western Europe; capital Paris"));
    assert_eq!(description("cities", "seoul-kr").as_deref(), Some("Capital of South Korea"));
    assert_eq!(description("cities", "paris-tx-us"), None, "it is too small");
    let told = description("cities", "jerusalem-il").unwrap();
    assert!(told.contains("Israel") && told.contains("Palestinians"), "{told}");
}

#[test]
fn all_entries_together_extend_the_core() {
    let all = whosays_knowledge::beside_core(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut base = KnowledgeBase::core().clone();
    assert_eq!(base.add(&write_table(&all)), Ok(all.len()), "no entry of the core stands in a table");
    assert!(all.len() > 20_000);
    let country = |id: &str| base.get(id).unwrap_or_else(|| panic!("{id}")).country.as_str();
    assert_eq!([country("angela-merkel"), country("texas"), country("france")], ["DEU", "USA", "FRA"]);
}
