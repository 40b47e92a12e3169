//! What each part of the site weighs that is code, looks, weights, knowledge or a language, whether a first visit loads it or a later need does.

use crate::Outcome;
use crate::budgets::Measured;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use xtask::site_server::gzip;

/// The folders of the site that hold such parts; the others hold articles and what belongs to them.
const FOLDERS: [&str; 5] = ["", "importers", "knowledge", "languages", "models"];

/// Kilobytes of each part: of gzip where hosts compress it, as served where it is compact already.
///
/// A name is without the hash that changes with each version. Parts that differ in their hash alone, such as those into which a bundler
/// cuts the importers, are one figure.
pub fn assets(dist: &Path) -> Outcome<Vec<Measured>> {
    let mut sizes: BTreeMap<String, f64> = BTreeMap::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(dist.join(folder))?.flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let Some((_, end)) = file.rsplit_once('.') else { continue };
            let (bytes, unit) = match end {
                "js" | "css" | "wasm" | "tsv" => (gzip(&fs::read(entry.path())?).len(), "KB gzip"),
                "model" | "bin" => (fs::read(entry.path())?.len(), "KB"),
                _ => continue,
            };
            let path = Path::new(folder).join(without_hash(&file));
            *sizes.entry(format!("{}, {unit}", path.to_string_lossy())).or_default() += bytes as f64 / 1000.0;
        }
    }
    Ok(sizes.into_iter().collect())
}

/// A file's name without Trunk's hash or ours (16 hexadecimal digits) or the bundler's (eight digits and capitals).
fn without_hash(file: &str) -> String {
    let is_hash = |piece: &str| match piece.len() {
        8 => piece.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()),
        // Trunk writes no zero in front.
        13..=16 => piece.bytes().all(|byte| byte.is_ascii_hexdigit()),
        _ => false,
    };
    let kept: Vec<String> = file.split('-').fold(Vec::new(), |mut kept, piece| {
        let length = piece.find(['.', '_']).unwrap_or(piece.len());
        let (first, rest) = piece.split_at(length);
        match kept.last_mut() {
            Some(last) if is_hash(first) => last.push_str(rest),
            _ => kept.push(piece.to_owned()),
        }
        kept
    });
    kept.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hash_and_nothing_else() {
        for (file, name) in [
            ("whosays-web-83ce43ef39294494_bg.wasm", "whosays-web_bg.wasm"),
            ("style-eadd656373127754.css", "style.css"),
            ("part-4TS7E5U3.js", "part.js"),
            ("reading-list.css", "reading-list.css"),
            ("service-worker.js", "service-worker.js"),
        ] {
            assert_eq!(without_hash(file), name);
        }
    }

    #[test]
    fn parts_of_one_name_are_added_up_and_articles_are_none() {
        let dir = std::env::temp_dir().join(format!("whosays-assets-{}", std::process::id()));
        for folder in FOLDERS {
            fs::create_dir_all(dir.join(folder)).unwrap();
        }
        for file in
            ["book.js", "index.html", "importers/part-AAAAAAAA.js", "importers/part-BBBBBBB2.js", "models/a.model"]
        {
            fs::write(dir.join(file), "x").unwrap();
        }
        let measured = assets(&dir).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        let one = gzip(b"x").len() as f64 / 1000.0;
        let expected =
            [("book.js, KB gzip", one), ("importers/part.js, KB gzip", 2.0 * one), ("models/a.model, KB", 0.001)];
        assert_eq!(measured, expected.map(|(name, size)| (name.to_owned(), size)));
    }
}
