//! Puts the article into the page that Trunk has just built, so that it reads before and without WebAssembly, and the
//! engine's weights, the shards of the knowledge base and the page of sources beside it.
//!
//! The last part of Trunk's post_build hook, with the folder of the unfinished site in `TRUNK_STAGING_DIR`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};
use whosays_engine::entity::{KnowledgeBase, write_table};
use whosays_engine::model::Stage;
use whosays_knowledge::shards::shards;
use xxhash_rust::xxh64::Xxh64;

/// What tells of sources and licences: the name of each part in the page that shows them, and its file.
const SOURCES: [(&str, &str); 3] =
    [("knowledge", "data/SOURCES.md"), ("engine", "engine/data/SOURCES.md"), ("training", "training/SOURCES.md")];

fn main() -> io::Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| io::Error::other("run this through `trunk build`"))?;
    let source = newest(Path::new("articles"))?;
    let staging = Path::new(&staging);
    let models = staging.join("models");
    fs::create_dir_all(&models)?;
    for (stage, bytes) in Stage::ALL.into_iter().zip(whosays_models::FILES) {
        fs::write(models.join(format!("{}.model", stage.name())), bytes)?;
    }
    let known = whosays_knowledge::beside_core(Path::new("knowledge")).map_err(|error| error.to_string());
    let known = known.map_err(io::Error::other)?;
    let mut knowledge = KnowledgeBase::core().clone();
    knowledge.add(&write_table(&known)).map_err(io::Error::other)?;
    let map = ship(staging)?;
    for file in shards(known) {
        fs::write(staging.join("knowledge").join(file.name), file.bytes)?;
    }
    let page = staging.join("index.html");
    let version = version(staging)?;
    let template = fs::read_to_string(&page)?;
    let files = SOURCES.map(|(name, file)| Ok((name, fs::read_to_string(file)?)));
    let files = files.into_iter().collect::<io::Result<Vec<_>>>()?;
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let sources = whosays::sources_page::page(&fs::read_to_string("sources.html")?, &template, &version, &files);
    fs::write(staging.join("sources.html"), sources.map_err(io::Error::other)?)?;
    let html = whosays::prerender::page(&template, &source, &version, &map, &knowledge).map_err(io::Error::other)?;
    fs::write(page, html)
}

/// Takes over what the knowledge base ships; gives the address of the world's map.
fn ship(staging: &Path) -> io::Result<String> {
    let folder = staging.join("knowledge");
    fs::create_dir_all(&folder)?;
    let mut map = None;
    for file in fs::read_dir("knowledge/shipped")? {
        let file = file?;
        fs::copy(file.path(), folder.join(file.file_name()))?;
        let name = file.file_name().to_string_lossy().into_owned();
        map = map.or_else(|| name.starts_with("map-").then(|| format!("knowledge/{name}")));
    }
    map.ok_or_else(|| io::Error::other("there is no map in knowledge/shipped; run `cargo xtask knowledge`"))
}

/// A name for what the parts hold that the page loads by need, so that no browser keeps one of another build: XXH64 over
/// all of them. Shards of the knowledge base have such names of their own.
fn version(staging: &Path) -> io::Result<String> {
    let mut parts: Vec<PathBuf> = Vec::new();
    for folder in [staging.to_path_buf(), staging.join("models"), staging.join("knowledge")] {
        parts.extend(fs::read_dir(folder)?.flatten().map(|entry| entry.path()));
    }
    let ends = [Some("js"), Some("css"), Some("wasm"), Some("model"), Some("bin")];
    parts.retain(|path| ends.contains(&path.extension().and_then(|end| end.to_str())));
    parts.sort();
    let mut hash = Xxh64::new(0);
    for part in parts {
        hash.update(&fs::read(part)?);
    }
    Ok(format!("{:016x}", hash.digest()))
}

/// The source of the article with the latest date; of two of one day, the one whose file name comes last.
fn newest(folder: &Path) -> io::Result<String> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "md") {
            let source = fs::read_to_string(&path)?;
            sources.push((whosays::prerender::date(&source), path, source));
        }
    }
    let newest = sources.into_iter().max().ok_or_else(|| io::Error::other("there is no article in articles/"))?;
    Ok(newest.2)
}
