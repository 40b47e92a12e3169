//! A built site as GitHub Pages answers for it.

use super::http::{Request, Response};
use super::{gzip, normal_base};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A folder under a base path.
pub struct Site {
    dir: PathBuf,
    base: String,
    blocked: Vec<String>,
}

impl Site {
    /// The site in `dir` under `base`, without the paths that end with one of `blocked`.
    pub fn new(dir: &Path, base: &str, blocked: &[&str]) -> Self {
        let blocked = blocked.iter().map(|path| (*path).to_owned()).collect();
        Self { dir: dir.to_path_buf(), base: normal_base(base), blocked }
    }

    /// The path of the first page.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What it answers to a request.
    pub fn answer(&self, request: &Request) -> Response {
        let path = decoded(request.target.split(['?', '#']).next().unwrap_or_default());
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response { status: 405, headers: Vec::new(), body: Vec::new() };
        }
        if self.needs_slash(&path) {
            let location = request.target.split(['?', '#']).next().unwrap_or_default();
            return Response { status: 301, headers: vec![("Location", format!("{location}/"))], body: Vec::new() };
        }
        match self.file(&path) {
            Some(file) => respond(request, 200, &file),
            None => respond(request, 404, &self.dir.join("404.html")),
        }
    }

    /// Folders, and the base itself, are addressed with a slash at the end, or their relative links would break.
    fn needs_slash(&self, path: &str) -> bool {
        !path.ends_with('/') && (format!("{path}/") == self.base || self.inside(path).is_some_and(|file| file.is_dir()))
    }

    fn file(&self, path: &str) -> Option<PathBuf> {
        if self.blocked.iter().any(|end| path.ends_with(end.as_str())) {
            return None;
        }
        let file = self.inside(path)?;
        let file = if file.is_dir() { file.join("index.html") } else { file };
        file.is_file().then_some(file)
    }

    /// The place in the site's folder that a path names, unless it climbs out of it.
    fn inside(&self, path: &str) -> Option<PathBuf> {
        let relative = Path::new(path.strip_prefix(&self.base)?);
        let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
        plain.then(|| self.dir.join(relative))
    }
}

fn respond(request: &Request, status: u16, file: &Path) -> Response {
    let (body, kind) = match fs::read(file) {
        Ok(body) => (body, mime(file)),
        Err(_) => (b"Not found\n".to_vec(), "text/plain; charset=utf-8"),
    };
    let mut headers = vec![("Content-Type", kind.to_owned()), ("Cache-Control", "no-cache".to_owned())];
    if request.takes_gzip && compresses(kind) {
        headers.extend([("Content-Encoding", "gzip".to_owned()), ("Vary", "Accept-Encoding".to_owned())]);
        return Response { status, headers, body: gzip(&body) };
    }
    Response { status, headers, body }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" | "md" | "tsv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn compresses(kind: &str) -> bool {
    !matches!(kind, "image/png" | "image/jpeg" | "image/webp" | "font/woff2")
}

/// Undoes percent encoding; what is not valid stays as it is.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%').then(|| after.get(..2)).flatten();
        match code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
