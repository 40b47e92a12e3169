//! A site of which a newer version is published while somebody reads the older one.

use crate::sites::copy;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use xtask::site_server::{Fault, SiteServer};

/// The words of the first link on a page of either version.
pub const OLDER: &str = "Skip to the article";
/// And in the newer one.
pub const NEWER: &str = "Skip to this article";

/// What the newer worker.js ends with.
pub const MARK: &str = "// The newer version.";

/// How the line of the service worker begins that tells of the site's files.
const LINE: &str = "const SITE = ";

/// The server, and what it serves.
pub struct Renewal {
    server: SiteServer,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    is_newer: bool,
    faults: BTreeMap<String, Fault>,
    asked: Vec<String>,
}

impl Renewal {
    /// Serves a site, and makes a newer version of it.
    ///
    /// # Errors
    /// When the site is not one that is kept on a device.
    pub fn start(site: &Path) -> Result<Self, String> {
        let newer = newer(site).map_err(|error| format!("there is no newer version: {error}"))?;
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        let server = SiteServer::start_faulty(site, "/", move |path| {
            let mut state = shared.lock().expect("nobody panics with it");
            state.asked.push(path.to_owned());
            let file = newer.join(file_of(path));
            match state.faults.get(path) {
                Some(fault) => fault.clone(),
                None if state.is_newer && file.is_file() => Fault::Instead(file),
                None => Fault::None,
            }
        });
        Ok(Self { server, state })
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        self.server.address()
    }

    /// Serves the older or the newer version from now on, with these faults by path; forgets what it was asked for.
    pub fn serve(&self, is_newer: bool, faults: &[(&str, Fault)]) {
        let faults = faults.iter().map(|(path, fault)| ((*path).to_owned(), fault.clone())).collect();
        *self.state.lock().expect("nobody panics with it") = State { is_newer, faults, asked: Vec::new() };
    }

    /// The paths that it was asked for since then.
    pub fn asked(&self) -> Vec<String> {
        self.state.lock().expect("nobody panics with it").asked.clone()
    }
}

/// The file of a path.
fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Makes a newer version of a site: other words in its pages, another worker.js, and so another version of all its parts.
fn newer(site: &Path) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("newer-site");
    let _ = fs::remove_dir_all(&target);
    copy(site, &target)?;
    let worker = fs::read_to_string(site.join("service-worker.js"))?;
    let line = worker.lines().find_map(|line| line.strip_prefix(LINE)?.strip_suffix(';')).ok_or("no line of files")?;
    let mut told: Value = serde_json::from_str(line)?;
    let parts = told["parts"].as_str().ok_or("no version")?.to_owned();
    let newer_parts: String = parts.chars().rev().collect();
    let files = told["files"].as_object_mut().ok_or("no files")?;
    for (path, hash) in files {
        let file = target.join(file_of(path));
        let mut bytes = fs::read(&file)?;
        if file.extension().is_some_and(|end| end == "html") {
            bytes = String::from_utf8(bytes)?.replace(&parts, &newer_parts).replace(OLDER, NEWER).into_bytes();
        } else if path == "worker.js" {
            bytes.extend_from_slice(format!("\n{MARK}\n").as_bytes());
        }
        fs::write(&file, &bytes)?;
        *hash = json!(format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(&bytes))));
    }
    told["parts"] = json!(newer_parts);
    told["version"] = json!("newer");
    fs::write(target.join("service-worker.js"), worker.replace(line, &told.to_string()))?;
    Ok(target)
}
