//! What the first visit transfers.

use crate::Outcome;
use crate::table::{Figure, Wanted};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::site_server::gzip;

/// The most that HTML, CSS, JavaScript, WASM and data may weigh together, in kilobytes of gzip.
const LIMIT_KB: f64 = 350.0;

/// Kilobytes of gzip by kind, of what `index.html` loads and of what those files load in turn.
pub fn first_visit(dist: &Path) -> Outcome<Vec<Figure>> {
    let mut kinds = [("HTML", 0.0), ("CSS", 0.0), ("JavaScript", 0.0), ("WASM", 0.0), ("other", 0.0)];
    for file in loaded_files(dist)? {
        let kind = match file.extension().and_then(|extension| extension.to_str()) {
            Some("html") => 0,
            Some("css") => 1,
            Some("js" | "mjs") => 2,
            Some("wasm") => 3,
            _ => 4,
        };
        kinds[kind].1 += gzip(&fs::read(file)?).len() as f64 / 1000.0;
    }
    let total = kinds.iter().map(|(_, size)| size).sum();
    let mut figures: Vec<Figure> =
        kinds.iter().map(|(kind, size)| Figure::soft(format!("{kind}, KB gzip"), *size, Wanted::Any)).collect();
    figures.push(Figure::hard("first visit, KB gzip", total, Wanted::AtMost(LIMIT_KB)));
    Ok(figures)
}

/// `index.html` and every file of the site whose name stands in it or in a script or style that it loads. A link to
/// another page is not loading it.
fn loaded_files(dist: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let all: Vec<PathBuf> = files(dist)?;
    let mut loaded = BTreeSet::from([dist.join("index.html")]);
    let mut to_read = vec![dist.join("index.html")];
    while let Some(file) = to_read.pop() {
        let text = fs::read_to_string(&file)?;
        for other in &all {
            let name = other.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let extension = other.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            if extension == "html" || !text.contains(name) || !loaded.insert(other.clone()) {
                continue;
            }
            if matches!(extension, "js" | "mjs" | "css") {
                to_read.push(other.clone());
            }
        }
    }
    Ok(loaded)
}

fn files(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_is_loaded_and_what_that_loads_but_no_linked_page() {
        let dir = std::env::temp_dir().join(format!("whosays-size-{}", std::process::id()));
        fs::create_dir_all(dir.join("parts")).unwrap();
        for (name, text) in [
            ("index.html", "<link href=/style-1.css><script src=/boot.js></script><a href=/other.html>other</a>"),
            ("other.html", "another page"),
            ("style-1.css", "@font-face { src: url(parts/face.woff2) }"),
            ("boot.js", "import('./app.js')"),
            ("app.js", "fetch('app_bg.wasm')"),
            ("app_bg.wasm", "code"),
            ("parts/face.woff2", "font"),
            ("unused.js", "never"),
        ] {
            fs::write(dir.join(name), text).unwrap();
        }
        let loaded = loaded_files(&dir).unwrap();
        let names: Vec<String> =
            loaded.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(names, ["app.js", "app_bg.wasm", "boot.js", "index.html", "face.woff2", "style-1.css"]);
    }
}
