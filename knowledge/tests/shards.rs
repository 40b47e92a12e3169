//! What a site serves of the knowledge base, and what a text loads of it.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::entity::directory::Directory;
use whosays_knowledge::shards::{DIRECTORY, File, shards};

fn files() -> Vec<File> {
    shards(whosays_knowledge::beside_core(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap())
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn shards_and_their_directory_are_small_and_agree() {
    let files = files();
    assert_eq!(files[0].name, DIRECTORY);
    assert!(files[0].bytes.len() <= 60_000, "the directory has {} bytes", files[0].bytes.len());
    let directory = Directory::read(&files[0].bytes).unwrap();
    assert_eq!(directory.len(), files.len() - 1);
    let mut all = KnowledgeBase::core().clone();
    for (shard, file) in files[1..].iter().enumerate() {
        assert_eq!(file.name, directory.file(shard));
        assert!(gzip(&file.bytes) <= 30_000, "{} has {} bytes of gzip", file.name, gzip(&file.bytes));
        let table = std::str::from_utf8(&file.bytes).unwrap();
        assert_eq!(all.add(table), Ok(table.lines().count() - 1), "an entity stands in one shard only");
    }
    assert!(all.entries().len() >= 15_000);
    println!("{} shards, directory of {} bytes", directory.len(), files[0].bytes.len());
}

#[test]
fn an_article_loads_little() {
    let files = files();
    let directory = Directory::read(&files[0].bytes).unwrap();
    let article = include_str!("../../articles/north-korea-black-market.md");
    let wanted = directory.wanted(article, &whosays_engine::analyze(article));
    let bytes: usize = wanted.iter().map(|shard| gzip(&files[shard + 1].bytes)).sum();
    assert!((1..=8).contains(&wanted.len()) && bytes <= 120_000, "{wanted:?} have {bytes} bytes of gzip");
}

#[test]
fn a_short_text_with_many_names_leaves_some_for_their_cards() {
    let directory = Directory::read(&files()[0].bytes).unwrap();
    let text = include_str!("cities.txt");
    let analysis = whosays_engine::analyze(text);
    let wanted = directory.wanted(text, &analysis);
    assert_eq!(wanted.len(), 8);
    let later = |name: &str| {
        let entity = analysis.entities.iter().find(|entity| entity.name == name).unwrap();
        directory.wanted_by(text, entity).iter().any(|shard| !wanted.contains(shard))
    };
    // of which the browser's tests open the card
    assert!(later("Lahore"));
}

#[test]
fn the_map_of_the_world_is_small() {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("shipped")).unwrap();
    let mut maps = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let bytes = gzip(&maps.next().unwrap());
    assert!(bytes <= 30_000 && maps.next().is_none(), "the map has {bytes} bytes of gzip");
}
