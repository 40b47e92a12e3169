//! A small static server on 127.0.0.1 that treats a built site as GitHub Pages does: under a base path, compressed,
//! `index.html` for folders, `404.html` for what is not there.

use crate::http::{Request, Response, Server};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// A running server. It stops when dropped.
pub struct SiteServer {
    server: Server,
    address: String,
}

impl SiteServer {
    /// Serves `dir` under `base` (`/`, `/some/repo/`) on a free port. Panics when no port can be had.
    pub fn start(dir: &Path, base: &str) -> Self {
        Self::start_with(dir, base, &[])
    }

    /// Like [`SiteServer::start`], but paths that end with one of `blocked` (*.wasm*, *boot.js*) are not found.
    pub fn start_with(dir: &Path, base: &str, blocked: &[&str]) -> Self {
        Self::bind(dir, base, 0, blocked).expect("a free port on 127.0.0.1")
    }

    /// Serves on this port; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn bind(dir: &Path, base: &str, port: u16, blocked: &[&str]) -> io::Result<Self> {
        let site = Site {
            dir: dir.to_path_buf(),
            base: normal_base(base),
            blocked: blocked.iter().map(|path| (*path).to_owned()).collect(),
        };
        let base = site.base.clone();
        let server = Server::start(port, move |request| site.answer(request))?;
        let address = format!("http://{}{base}", server.address());
        Ok(Self { server, address })
    }

    /// Where the site's first page is: `http://127.0.0.1:PORT/BASE/`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends.
    pub fn wait(self) {
        self.server.wait();
    }
}

/// The base path with a slash at both ends.
pub fn normal_base(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

struct Site {
    dir: PathBuf,
    base: String,
    blocked: Vec<String>,
}

impl Site {
    fn answer(&self, request: &Request) -> Response {
        let path = decoded(request.target.split(['?', '#']).next().unwrap_or_default());
        match request.method.as_str() {
            "GET" | "HEAD" if self.needs_slash(&path) => {
                Response { status: 301, headers: vec![("Location", format!("{path}/"))], body: Vec::new() }
            }
            "GET" | "HEAD" => match self.file(&path) {
                Some(file) => respond(request, 200, &file),
                None => respond(request, 404, &self.dir.join("404.html")),
            },
            _ => Response { status: 405, headers: Vec::new(), body: Vec::new() },
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
    let (mut body, kind) = match fs::read(file) {
        Ok(body) => (body, mime(file)),
        Err(_) => (b"Not found\n".to_vec(), "text/plain; charset=utf-8"),
    };
    let mut headers = vec![("Content-Type", kind.to_owned()), ("Cache-Control", "no-cache".to_owned())];
    if request.header("Accept-Encoding").is_some_and(|takes| takes.contains("gzip")) && compresses(kind) {
        headers.push(("Content-Encoding", "gzip".to_owned()));
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        body = gzip(&body);
    }
    Response { status, headers, body }
}

/// `bytes` compressed as GitHub Pages does it, in bytes of gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing into memory cannot fail")
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
