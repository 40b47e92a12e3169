//! As much of HTTP/1.1 as a browser needs to read files: requests without a body, answers with a length.

use std::io::{self, BufRead, BufReader, Read, Write};

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// More headers than a browser sends.
const MOST_HEADERS: usize = 100;

/// What a client asks for.
#[derive(Clone)]
pub struct Request {
    /// GET, HEAD and so on.
    pub method: String,
    /// The path as sent, with its query.
    pub target: String,
    /// All that was sent, line by line.
    pub head: String,
    /// Whether the client reads gzip.
    pub takes_gzip: bool,
    /// Whether it will ask again on the same connection.
    pub keeps_alive: bool,
}

/// What it gets.
pub struct Response {
    /// Status code.
    pub status: u16,
    /// Names and values, length and connection aside.
    pub headers: Vec<(&'static str, String)>,
    /// The file.
    pub body: Vec<u8>,
}

/// The next request of a connection, or none when the client has no more.
///
/// # Errors
/// When it is no request, or too long a one.
pub fn read_request(stream: &mut BufReader<impl Read>) -> io::Result<Option<Request>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let before = head.len();
        stream.by_ref().take((LONGEST_HEAD - before) as u64).read_until(b'\n', &mut head)?;
        if head.len() == before {
            return if head.is_empty() { Ok(None) } else { Err(invalid("a head that does not end")) };
        }
    }
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    request.parse(&head).map_err(invalid)?;
    let header = |name: &str| {
        let found = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase()).unwrap_or_default()
    };
    Ok(Some(Request {
        head: String::from_utf8_lossy(&head).into_owned(),
        takes_gzip: header("accept-encoding").contains("gzip"),
        // A body would be read as the next request; none of ours has one, so the connection ends with it.
        keeps_alive: header("connection") != "close" && header("content-length").is_empty(),
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
    }))
}

/// Sends an answer; only its head when the request was for that.
pub fn write_response(stream: &mut impl Write, request: &Request, response: &Response) -> io::Result<()> {
    let reason = match response.status {
        200 => "OK",
        301 => "Moved Permanently",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Unnamed",
    };
    let mut message = format!("HTTP/1.1 {} {reason}\r\nContent-Length: {}\r\n", response.status, response.body.len());
    for (name, value) in &response.headers {
        message += &format!("{name}: {value}\r\n");
    }
    message += if request.keeps_alive { "\r\n" } else { "Connection: close\r\n\r\n" };
    let mut bytes = message.into_bytes();
    if request.method != "HEAD" {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)
}

fn invalid(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}
