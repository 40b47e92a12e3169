//! The command `analyze`: a text in, the contract's JSON out.

use crate::arguments::Request;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use whosays_engine::wire::{Unit, WireAnalysis};

/// Analyses every file of `request` and returns how many failed, each with one line on standard error.
pub fn run(request: &Request) -> usize {
    if let Some(folder) = &request.out
        && let Err(error) = fs::create_dir_all(folder)
    {
        eprintln!("whosays-cli: {}: the folder cannot be made: {error}", folder.display());
        return request.files.len();
    }
    let mut failed = 0;
    for file in &request.files {
        let done = analysis(file).and_then(|json| write(file, request.out.as_deref(), &json));
        if let Err(why) = done {
            eprintln!("whosays-cli: {}: {}", file.display(), why.replace(['\n', '\r'], " "));
            failed += 1;
        }
    }
    failed
}

/// The JSON of one file's text. A byte order mark is part of the text: without it, every offset would shift.
fn analysis(file: &Path) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|error| format!("cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        format!("is not UTF-8 text: byte {} does not belong there", error.utf8_error().valid_up_to())
    })?;
    let analysis = whosays_engine::analyze_text(
        &text,
        whosays_engine::entity::KnowledgeBase::core(),
        Some(whosays_models::models()),
    );
    let wire = WireAnalysis::new(&text, &analysis, Unit::CodePoint);
    serde_json::to_string(&wire).map_err(|error| format!("its analysis cannot be written as JSON: {error}"))
}

fn write(file: &Path, folder: Option<&Path>, json: &str) -> Result<(), String> {
    let Some(folder) = folder else {
        return writeln!(io::stdout(), "{json}").map_err(|error| format!("standard output is closed: {error}"));
    };
    let stem = file.file_stem().ok_or("has no file name")?;
    let mut name = stem.to_owned();
    name.push(".json");
    let path = folder.join(name);
    fs::write(&path, format!("{json}\n")).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
