//! Makes the pages of the site that Trunk has just built, so that its articles read before and without WebAssembly, and
//! puts the engine's weights and the shards of the knowledge base beside them.
//!
//! The last part of Trunk's post_build hook: the folder of the unfinished site is in `TRUNK_STAGING_DIR`, the path that it
//! will be served under in `TRUNK_PUBLIC_URL`; perhaps its origin in `WHOSAYS_ORIGIN`, and in `WHOSAYS_PARTS` the file
//! that gets all that is not of these articles, for the command line.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};
use whosays::document;
use whosays_engine::model::Stage;
use whosays_knowledge::shards::shards;
use whosays_site::{Folder, Parts, Place, folder, pages, parts};

fn main() -> ExitCode {
    match finish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentences) => {
            eprintln!("{sentences}");
            ExitCode::FAILURE
        }
    }
}

fn finish() -> Result<(), String> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("run this through `trunk build`")?;
    let staging = Path::new(&staging);
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    let origin = env::var("WHOSAYS_ORIGIN").ok().filter(|origin| !origin.is_empty());
    // Before the rest, which takes longer.
    let folder = articles(Path::new("articles"))?;
    let place = Place::new(&base, origin.or_else(|| folder.settings.origin.clone()));
    let parts = gather(staging, &base).map_err(|error| error.to_string())?;
    pages(&folder, &parts, &place, staging)?;
    if let Some(file) = env::var_os("WHOSAYS_PARTS") {
        let packed = parts.pack().and_then(|packed| fs::write(&file, packed));
        packed.map_err(|error| format!("{} cannot be written: {error}", Path::new(&file).display()))?;
    }
    Ok(())
}

/// The articles of the repository; all that is wrong with them, one sentence a line.
fn articles(path: &Path) -> Result<Folder, String> {
    let folder = folder::read(path).map_err(|problems| {
        let sentences: Vec<String> = problems.iter().map(ToString::to_string).collect();
        sentences.join("\n")
    })?;
    for other in &folder.others {
        eprintln!("{} is no article and is left out.", other.display());
    }
    Ok(folder)
}

/// Completes the unfinished site, and gives its parts.
fn gather(staging: &Path, base: &str) -> io::Result<Parts> {
    let models = staging.join("models");
    fs::create_dir_all(&models)?;
    for (stage, bytes) in Stage::ALL.into_iter().zip(whosays_models::FILES) {
        fs::write(models.join(format!("{}.model", stage.name())), bytes)?;
    }
    let knowledge = staging.join("knowledge");
    fs::create_dir_all(&knowledge)?;
    for file in fs::read_dir("knowledge/shipped")? {
        let file = file?;
        fs::copy(file.path(), knowledge.join(file.file_name()))?;
    }
    let known = whosays_knowledge::beside_core(Path::new("knowledge"));
    for file in shards(known.map_err(|error| io::Error::other(error.to_string()))?) {
        fs::write(knowledge.join(file.name), file.bytes)?;
    }
    let mut parts = Parts::in_folder(staging)?;
    // Trunk has put the path into the addresses of what it names.
    let page = fs::read_to_string(staging.join("index.html"))?.replace(&format!("=\"{base}"), "=\"{{root}}");
    let (template, version) = (parts::without_note(&fs::read_to_string("document.html")?), parts.version());
    for document in document::all() {
        let html = document.page(&template, &page, &version, |file| fs::read_to_string(file));
        parts.add_document(document.file(), html.map_err(io::Error::other)?);
    }
    parts.add_template(parts::LESSONS, &fs::read_to_string("lessons.html")?);
    parts.add_template(parts::NOTE, &fs::read_to_string("lesson-note.html")?);
    parts.add_template(parts::LIST, &fs::read_to_string("library.html")?);
    parts.add_template(parts::OFFLINE, &fs::read_to_string("offline.html")?);
    parts.add_template(parts::ARTICLE, &page);
    Ok(parts)
}
