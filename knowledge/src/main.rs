//! Sources of facts in, the tables of the knowledge base out.
//!
//! usage: whosays-knowledge [SOURCES]          writes knowledge/tables
//!        whosays-knowledge check [SOURCES]    builds them anew and compares
//!
//! SOURCES is the folder of open sources, `../shared/kb` unless given; runs at the root of the repository.

use std::path::{Path, PathBuf};
use std::{env, fs};
use whosays_knowledge::{Outcome, WRITTEN, build};

const OURS: &str = "knowledge/written";
const TABLES: &str = "knowledge/tables";
/// What the site takes over as it is, file names with a hash of what is in them.
const SHIPPED: &str = "knowledge/shipped";
/// How the name of the map's file begins.
const MAP: &str = "map-";

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let usual = "../shared/kb";
    match words[..] {
        ["check"] => check(usual),
        ["check", sources] => check(sources),
        [] => put(usual),
        [sources] => put(sources),
        _ => Err("usage: whosays-knowledge [check] [SOURCES]".into()),
    }
}

fn put(sources: &str) -> Outcome {
    let tables = build(Path::new(sources), Path::new(OURS))?;
    fs::create_dir_all(TABLES)?;
    for table in &tables {
        if table.name != WRITTEN {
            fs::write(Path::new(TABLES).join(table.file()), &table.text)?;
        }
        println!("{:>7} {}", table.entries, table.name);
    }
    for old in shipped_maps()? {
        fs::remove_file(old)?;
    }
    let (name, map) = whosays_knowledge::map(Path::new(sources))?;
    fs::create_dir_all(SHIPPED)?;
    fs::write(Path::new(SHIPPED).join(name), &map)?;
    println!("{:>7} bytes of map", map.len());
    println!("{:>7} entities", tables.iter().map(|table| table.entries).sum::<usize>());
    Ok(())
}

fn check(sources: &str) -> Outcome {
    for table in build(Path::new(sources), Path::new(OURS))?.iter().filter(|table| table.name != WRITTEN) {
        let file = Path::new(TABLES).join(table.file());
        if fs::read_to_string(&file).ok().as_ref() != Some(&table.text) {
            return Err(format!("{} is not what its sources give; run `cargo xtask knowledge`", file.display()).into());
        }
    }
    let (name, map) = whosays_knowledge::map(Path::new(sources))?;
    let shipped = shipped_maps()?;
    if shipped != [Path::new(SHIPPED).join(name)] || fs::read(&shipped[0])? != map {
        return Err(format!("the map in {SHIPPED} is not what its source gives; run `cargo xtask knowledge`").into());
    }
    println!("the tables are what their sources give");
    Ok(())
}

/// The maps that ship; one, unless its source has changed.
fn shipped_maps() -> Outcome<Vec<PathBuf>> {
    let Ok(files) = fs::read_dir(SHIPPED) else { return Ok(Vec::new()) };
    let mut maps = Vec::new();
    for file in files {
        let path = file?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(MAP)) {
            maps.push(path);
        }
    }
    Ok(maps)
}
