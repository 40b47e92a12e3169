//! What the first visit transfers.

use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use xtask::site_server::{SiteServer, gzip};

/// Kilobytes of gzip by kind, of all that Chromium asks for until the page is awake and idle.
///
/// What `index.html` names counts as well, whether this browser asked for it or not, such as an icon.
pub fn first_visit(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let visit = script("first-visit.mjs", &[server.address()])?;
    let requested = visit["paths"].as_array().into_iter().flatten().filter_map(|path| path.as_str());
    let mut files: BTreeSet<String> = named_files(dist)?;
    files.extend(requested.map(|path| if path.is_empty() { "index.html".to_owned() } else { path.to_owned() }));
    figures(dist, &files)
}

fn figures(dist: &Path, files: &BTreeSet<String>) -> Outcome<Vec<Measured>> {
    let mut kinds = [("HTML", 0.0), ("CSS", 0.0), ("JavaScript", 0.0), ("WASM", 0.0), ("other", 0.0)];
    for file in files {
        let kind = match file.rsplit('.').next() {
            Some("html") => 0,
            Some("css") => 1,
            Some("js" | "mjs") => 2,
            Some("wasm") => 3,
            _ => 4,
        };
        let bytes = fs::read(dist.join(file)).map_err(|error| format!("the page asks for {file}: {error}"))?;
        kinds[kind].1 += gzip(&bytes).len() as f64 / 1000.0;
    }
    let total = kinds.iter().map(|(_, size)| size).sum();
    let mut figures: Vec<Measured> = kinds.iter().map(|(kind, size)| (format!("{kind}, KB gzip"), *size)).collect();
    figures.push(("first visit, KB gzip".to_owned(), total));
    Ok(figures)
}

/// The files beside `index.html` whose names stand in it; a link to another page is not loading it.
fn named_files(dist: &Path) -> Outcome<BTreeSet<String>> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let files = fs::read_dir(dist)?.flatten().filter(|entry| entry.path().is_file());
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names.filter(|name| !name.ends_with(".html") && html.contains(name.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_file_once_and_no_linked_page() {
        let dir = std::env::temp_dir().join(format!("whosays-size-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let page = "<link href=/style-1.css><script src=/boot.js></script><a href=/other.html>other</a>";
        for (name, text) in [("index.html", page), ("other.html", "x"), ("style-1.css", "x"), ("boot.js", "x")] {
            fs::write(dir.join(name), text).unwrap();
        }
        let named = named_files(&dir).unwrap();
        let figures = figures(&dir, &named).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(named.into_iter().collect::<Vec<_>>(), ["boot.js", "style-1.css"]);
        let expected = 2.0 * gzip(b"x").len() as f64 / 1000.0;
        assert!((figures.last().unwrap().1 - expected).abs() < 1e-9);
    }
}
