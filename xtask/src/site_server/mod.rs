//! A small static server on 127.0.0.1 that treats a built site as GitHub Pages does: under a base path, compressed,
//! `index.html` for folders, `404.html` for what is not there.
//!
//! A thread for each connection: a browser holds several open, and a pool of threads, such as tiny_http's, lets the
//! next one wait until another closes.

mod fault;
mod http;
mod site;

pub use fault::Fault;
use flate2::{Compression, write::GzEncoder};
pub use http::{Request, Response};
use site::Site;
use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a connection may be idle.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server says to a request; nothing where the connection breaks.
type Answer = dyn Fn(&Request) -> Option<Response> + Send + Sync;

/// A running server. It takes no new connection once dropped.
pub struct SiteServer {
    address: String,
    socket: SocketAddr,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
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

    /// Like [`SiteServer::start`], but what goes wrong with a path, from the site's root and without its query, is for `fault` to
    /// say at each request. Panics when no port can be had.
    pub fn start_faulty(dir: &Path, base: &str, fault: impl Fn(&str) -> Fault + Send + Sync + 'static) -> Self {
        let site = Site::new(dir, base, &[]);
        let base = site.base().to_owned();
        let inside = base.clone();
        let answer = move |request: &Request| {
            let path = request.target.split('?').next().unwrap_or_default();
            fault(path.strip_prefix(&inside).unwrap_or(path)).answer(request, &site)
        };
        Self::listen(0, &base, answer).expect("a free port on 127.0.0.1")
    }

    /// Serves on this port; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn bind(dir: &Path, base: &str, port: u16, blocked: &[&str]) -> io::Result<Self> {
        let site = Site::new(dir, base, blocked);
        let base = site.base().to_owned();
        Self::listen(port, &base, move |request| Some(site.answer(request)))
    }

    /// Serves whatever `answer` makes of a request, on a free port. Panics when no port can be had.
    pub fn answering(answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> Self {
        Self::listen(0, "/", move |request| Some(answer(request))).expect("a free port on 127.0.0.1")
    }

    fn listen(
        port: u16,
        base: &str,
        answer: impl Fn(&Request) -> Option<Response> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let socket = listener.local_addr()?;
        let answer: Arc<Answer> = Arc::new(answer);
        let address = format!("http://{socket}{base}");
        let stopped = Arc::new(AtomicBool::new(false));
        let accepting = thread::spawn({
            let stopped = Arc::clone(&stopped);
            move || {
                let connections = listener.incoming().take_while(|_| !stopped.load(Ordering::Relaxed));
                for connection in connections.flatten() {
                    let answer = Arc::clone(&answer);
                    // A browser that goes away while it is answered is no concern of the server's.
                    thread::spawn(move || drop(converse(&*answer, &connection)));
                }
            }
        });
        Ok(Self { address, socket, stopped, accepting: Some(accepting) })
    }

    /// Where the site's first page is: `http://127.0.0.1:PORT/BASE/`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Drop for SiteServer {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Accepting waits for a connection; this is one.
        let _ = TcpStream::connect(self.socket);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

/// Answers the requests of one connection.
fn converse(answer: &Answer, mut connection: &TcpStream) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection);
    while let Some(request) = http::read_request(&mut reader)? {
        let Some(response) = answer(&request) else { break };
        http::write_response(&mut connection, &request, &response)?;
        if !request.keeps_alive {
            break;
        }
    }
    Ok(())
}

/// The base path with a slash at both ends.
pub fn normal_base(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// `bytes` compressed as GitHub Pages does it.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing into memory cannot fail")
}
