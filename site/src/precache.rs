//! What the service worker has to know of a site, to keep it on a reader's device: its files, each with a hash of what it holds.

use crate::parts::{self, collect};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use xxhash_rust::xxh64::xxh64;

/// The worker's file.
const WORKER: &str = "service-worker.js";

/// How the line of it begins that gets what is told.
const LINE: &str = "const SITE = ";

/// How many articles are kept, the newest: a library without end would fill a phone. The older ones are fetched when they are asked for.
pub const MOST_ARTICLES: usize = 100;

/// What the worker is told.
#[derive(Serialize)]
struct Told<'a> {
    /// A hash over all files: browsers look for a new version by the bytes of the worker alone.
    version: String,
    /// The version of what pages load by need.
    parts: &'a str,
    /// What the first page names, and the one for when there is no network: who saves data gets no more at once.
    first: Vec<&'a str>,
    /// Files by the paths that they are asked for under, each with what it is checked by.
    files: BTreeMap<&'a str, String>,
}

/// Tells the worker in `out` of the files there, but for the pages whose paths are in `without`. The site stands under `base`, and
/// its pages load their parts in the version `parts`.
///
/// # Errors
/// Says which file cannot be read or written, or that there is no worker to tell.
pub fn tell(out: &Path, base: &str, parts: &str, without: &BTreeSet<String>) -> Result<(), String> {
    let mut found = BTreeMap::new();
    collect(out, "", &mut found).map_err(|error| format!("{} cannot be read: {error}", out.display()))?;
    let worker = found.remove(WORKER).and_then(|bytes| String::from_utf8(bytes).ok());
    let worker = worker.ok_or("the site's parts have no service worker")?;
    let line = worker.lines().find(|line| line.starts_with(LINE));
    let line = line.ok_or("the service worker has no line for the site's files")?;
    let pages = [parts::ARTICLE, parts::OFFLINE].map(|name| found.get(name).map(Vec::as_slice).unwrap_or_default());
    let pages = String::from_utf8_lossy(&pages.concat()).into_owned();
    // Some are named with their version, lest a browser keeps the one of another build.
    let is_named = |name: &str| ["\"", "?v="].iter().any(|end| pages.contains(&format!("\"{base}{name}{end}")));
    let files: BTreeMap<&str, String> = found
        .iter()
        .map(|(name, bytes)| (path(name), integrity(bytes)))
        .filter(|(path, _)| !without.contains(*path))
        .collect();
    // Other pages are links there, and what stands in folders comes by need.
    let is_beside = |path: &str| !path.contains('/') && !path.ends_with(".html");
    let is_first = |path: &str| path == parts::OFFLINE || (is_beside(path) && is_named(path));
    let first = files.keys().copied().filter(|path| path.is_empty() || is_first(path)).collect();
    let told = json(&files).and_then(|all| {
        let version = format!("{:016x}", xxh64(all.as_bytes(), 0));
        json(&Told { version, parts, first, files })
    })?;
    let file = out.join(WORKER);
    let written = fs::write(&file, worker.replacen(line, &format!("{LINE}{told};"), 1));
    written.map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

/// The path that a file is asked for under: that of a folder's page is the folder's.
fn path(name: &str) -> &str {
    let folder = name.strip_suffix(parts::ARTICLE);
    folder.filter(|way| way.is_empty() || way.ends_with('/')).unwrap_or(name)
}

/// What a browser checks a file by.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::{env, process};

    const PAGE: &str = "<link href=\"/repo/style.css\"><script src=\"/repo/chosen.js?v=7\"></script><a href=\"/repo/articles/\"></a><a href=\"/repo/sources.html\"></a>";

    fn told(name: &str, files: &[(&str, &str)], without: &[&str]) -> Result<Value, String> {
        let out = env::temp_dir().join(format!("whosays-precache-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&out);
        for (name, text) in files {
            let file = out.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let done = tell(&out, "/repo/", "7", &without.iter().map(ToString::to_string).collect());
        let worker = fs::read_to_string(out.join(WORKER)).unwrap_or_default();
        fs::remove_dir_all(out).unwrap();
        done?;
        let line = worker.lines().find_map(|line| line.strip_prefix(LINE)?.strip_suffix(';')).unwrap();
        assert!(worker.ends_with("\nrest\n"), "{worker}");
        Ok(serde_json::from_str(line).unwrap())
    }

    const FILES: [(&str, &str); 9] = [
        ("service-worker.js", "// a worker\nconst SITE = {};\nrest\n"),
        ("index.html", PAGE),
        ("style.css", "abc"),
        ("chosen.js", ""),
        ("sources.html", ""),
        ("offline.html", "<link href=\"/repo/library.css?v=7\">"),
        ("library.css", "b"),
        ("articles/index.html", ""),
        ("articles/tides/index.html", ""),
    ];

    #[test]
    fn the_worker_is_told_of_every_file_but_itself() {
        let told = told("every", &FILES, &["articles/tides/"]).unwrap();
        let paths: Vec<&String> = told["files"].as_object().unwrap().keys().collect();
        assert_eq!(paths, ["", "articles/", "chosen.js", "library.css", "offline.html", "sources.html", "style.css"]);
        assert_eq!(told["first"], serde_json::json!(["", "chosen.js", "library.css", "offline.html", "style.css"]));
        // FIPS 180-2 has this hash of these three letters.
        assert_eq!(told["files"]["style.css"], "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(told["parts"], "7");
    }

    #[test]
    fn another_file_is_another_version() {
        let version = |files: &[(&str, &str)]| told("another", files, &[]).unwrap()["version"].clone();
        let mut files = FILES;
        let before = version(&files);
        assert_eq!(before, version(&files), "the same files are the same version");
        files[2].1 = "abd";
        assert_ne!(before, version(&files));
    }

    #[test]
    fn without_a_worker_nothing_is_told() {
        assert!(told("none", &FILES[1..], &[]).unwrap_err().contains("no service worker"));
        assert!(told("none", &[("service-worker.js", "rest\n")], &[]).unwrap_err().contains("no line"));
    }
}
