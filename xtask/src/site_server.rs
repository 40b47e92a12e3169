//! A small static server on 127.0.0.1 that treats a built site as GitHub Pages does: under a base path, compressed,
//! `index.html` for folders, `404.html` for what is not there.

use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// Requests answered at the same time; a page asks for a handful of files at once.
const WORKERS: usize = 4;

/// A running server. It stops when dropped.
pub struct SiteServer {
    server: Arc<Server>,
    address: String,
    workers: Vec<JoinHandle<()>>,
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
        let server = Arc::new(Server::http(("127.0.0.1", port)).map_err(io::Error::other)?);
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let site = Arc::new(Site {
            dir: dir.to_path_buf(),
            base: normal_base(base),
            blocked: blocked.iter().map(|path| (*path).to_owned()).collect(),
        });
        let address = format!("http://127.0.0.1:{port}{}", site.base);
        let worker = || {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            std::thread::spawn(move || server.incoming_requests().for_each(|request| site.answer(request)))
        };
        let workers = (0..WORKERS).map(|_| worker()).collect();
        Ok(Self { server, address, workers })
    }

    /// Where the site's first page is: `http://127.0.0.1:PORT/BASE/`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

impl Drop for SiteServer {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
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
    fn answer(&self, request: Request) {
        let path = decoded(request.url().split(['?', '#']).next().unwrap_or_default());
        // A browser that went away while it was answered is no concern of the server's.
        let _ = match request.method() {
            Method::Get | Method::Head if self.needs_slash(&path) => {
                request.respond(Response::empty(301).with_header(header("Location", &format!("{path}/"))))
            }
            Method::Get | Method::Head => match self.file(&path) {
                Some(file) => respond(request, 200, &file),
                None => respond(request, 404, &self.dir.join("404.html")),
            },
            _ => request.respond(Response::empty(405)),
        };
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

fn respond(request: Request, status: u16, file: &Path) -> io::Result<()> {
    let (body, kind) = match fs::read(file) {
        Ok(body) => (body, mime(file)),
        Err(_) => (b"Not found\n".to_vec(), "text/plain; charset=utf-8"),
    };
    let takes_gzip = request
        .headers()
        .iter()
        .any(|header| header.field.equiv("Accept-Encoding") && header.value.as_str().contains("gzip"));
    let mut headers = vec![header("Content-Type", kind), header("Cache-Control", "no-cache")];
    let body = if takes_gzip && compresses(kind) {
        headers.push(header("Content-Encoding", "gzip"));
        headers.push(header("Vary", "Accept-Encoding"));
        gzip(&body)
    } else {
        body
    };
    let length = body.len();
    request.respond(Response::new(StatusCode(status), headers, body.as_slice(), Some(length), None))
}

/// `bytes` compressed as GitHub Pages does it, in bytes of gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing into memory cannot fail")
}

fn header(name: &str, value: &str) -> Header {
    // A location decoded from the request may hold what no header may; such a request gets a harmless value.
    Header::from_bytes(name, value).unwrap_or_else(|()| Header::from_bytes(name, "/").expect("plain ASCII"))
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
