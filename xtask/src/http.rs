//! HTTP/1.1 as far as browsers need it for files.
//!
//! Each connection has a thread, because a browser opens several at once and keeps them open: a server that hands
//! connections to a pool may leave one waiting for another that never ends.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// More bytes of request line and headers than any browser sends.
const LONGEST_HEAD: u64 = 64 * 1024;

/// A connection without a request for so long is closed.
const IDLE: Duration = Duration::from_secs(60);

/// What is asked for. A body is not read: files are only ever fetched.
pub struct Request {
    /// *GET*, *HEAD* or another method.
    pub method: String,
    /// The path with its query, as sent.
    pub target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        header.map(|(_, value)| value.as_str())
    }

    /// Reads one request; `None` where the other side has ended the connection or speaks something else.
    fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = stream.take(LONGEST_HEAD);
        let mut line = String::new();
        head.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(target), Some(_)) = (words.next(), words.next(), words.next()) else { return Ok(None) };
        let (method, target) = (method.to_owned(), target.to_owned());
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            head.read_line(&mut line)?;
            match line.trim_end().split_once(':') {
                Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
                None if line.trim_end().is_empty() && !line.is_empty() => break,
                None => return Ok(None),
            }
        }
        Ok(Some(Self { method, target, headers }))
    }

    fn ends_connection(&self) -> bool {
        self.header("Connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
            || self.header("Content-Length").is_some_and(|length| length != "0")
            || self.header("Transfer-Encoding").is_some()
    }
}

/// What is answered.
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Headers, but for those of the connection and the body's length.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    fn write(&self, stream: &mut impl Write, with_body: bool) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let mut answer = format!("HTTP/1.1 {} {reason}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            // A value made of a request may hold what would end the header; such a request gets a harmless one.
            let value = if value.contains(char::is_control) { "/" } else { value };
            answer.push_str(&format!("{name}: {value}\r\n"));
        }
        answer.push_str("\r\n");
        let mut answer = answer.into_bytes();
        if with_body {
            answer.extend_from_slice(&self.body);
        }
        stream.write_all(&answer)
    }
}

/// Answers requests until it is dropped; connections that are open then end with their next request.
pub struct Server {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on this port of 127.0.0.1; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(port: u16, answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let (answer, stop) = (Arc::new(answer), Arc::clone(&stopped));
        let listening = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::Acquire) {
                    return;
                }
                let (answer, stop) = (Arc::clone(&answer), Arc::clone(&stop));
                // A browser that goes away while it is answered is no concern of the server's.
                std::thread::spawn(move || drop(converse(stream, &*answer, &stop)));
            }
        });
        Ok(Self { address, stopped, listening: Some(listening) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the process ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // Wakes the thread that listens, which then sees that it is to stop.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

/// Answers the requests of one connection.
fn converse(stream: TcpStream, answer: &dyn Fn(&Request) -> Response, stop: &AtomicBool) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut output = stream.try_clone()?;
    let mut input = BufReader::new(stream);
    while let Some(request) = Request::read(&mut input)? {
        if stop.load(Ordering::Acquire) {
            break;
        }
        answer(&request).write(&mut output, request.method != "HEAD")?;
        if request.ends_connection() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_its_line_and_its_headers() {
        let request = read("GET /a?b HTTP/1.1\r\nHost: x\r\naccept-encoding:  gzip \r\n\r\n").unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a?b"));
        assert_eq!(request.header("Accept-Encoding"), Some("gzip"));
        assert!(!request.ends_connection());
        assert!(read("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n").unwrap().ends_connection());
        for other in ["", "\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nHost: x", "GET / HTTP/1.1\r\nno header\r\n\r\n"] {
            assert!(read(other).is_none(), "{other:?}");
        }
    }

    #[test]
    fn idle_connections_keep_no_other_waiting() {
        let answer = |_: &Request| Response { status: 200, headers: Vec::new(), body: b"here".to_vec() };
        let server = Server::start(0, answer).unwrap();
        let idle: Vec<TcpStream> = (0..40).map(|_| TcpStream::connect(server.address()).unwrap()).collect();
        for mut stream in idle.iter().rev() {
            for _ in 0..2 {
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
                let mut head = [0; 15];
                stream.read_exact(&mut head).unwrap();
                assert_eq!(&head, b"HTTP/1.1 200 OK");
                let mut rest = [0; 27];
                stream.read_exact(&mut rest).unwrap();
                assert!(rest.ends_with(b"\r\n\r\nhere"), "{:?}", String::from_utf8_lossy(&rest));
            }
        }
    }
}
