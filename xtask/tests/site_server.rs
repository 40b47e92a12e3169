//! The server that `serve` and the browser tests use.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;
use xtask::site_server::{Fault, SiteServer};

/// A site of three files in a fresh folder of this name.
fn site(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(dir.join("sub folder")).unwrap();
    fs::write(dir.join("index.html"), "<p>first page</p>").unwrap();
    fs::write(dir.join("app_bg.wasm"), b"\0asm").unwrap();
    fs::write(dir.join("sub folder/index.html"), "<p>second page</p>").unwrap();
    dir
}

/// The whole answer, head and body, to a request for this path.
fn get(server: &SiteServer, path: &str, headers: &str) -> String {
    let host = server.address().strip_prefix("http://").unwrap().split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn serves_files_with_their_types_under_the_base_path_only() {
    let server = SiteServer::start(&site("types"), "some/repo");
    assert!(server.address().ends_with("/some/repo/"));
    let page = get(&server, "/some/repo/", "");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("first page") && page.contains("text/html"), "{page}");
    assert!(get(&server, "/some/repo/app_bg.wasm?x=1", "").contains("application/wasm"));
    assert!(get(&server, "/some/repo", "").contains("Location: /some/repo/\r\n"));
    assert!(get(&server, "/some/repo/sub%20folder/", "").contains("second page"));
    assert!(get(&server, "/", "").starts_with("HTTP/1.1 404"));
    assert!(get(&server, "/app_bg.wasm", "").starts_with("HTTP/1.1 404"));
}

#[test]
fn blocked_paths_are_not_found() {
    let server = SiteServer::start_with(&site("blocked"), "/", &[".wasm"]);
    assert!(get(&server, "/app_bg.wasm", "").starts_with("HTTP/1.1 404"));
    assert!(get(&server, "/", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn faults_are_those_that_were_asked_for() {
    let dir = site("faults");
    let other = dir.join("sub folder/index.html");
    let server = SiteServer::start_faulty(&dir, "/repo/", move |path| match path {
        "missing" => Fault::Missing,
        "" => Fault::CutShort,
        "app_bg.wasm" => Fault::Instead(other.clone()),
        "sub%20folder/" => Fault::Under("script-src 'self'"),
        "gone" => Fault::Gone,
        _ => Fault::None,
    });
    let gzip = "Accept-Encoding: gzip\r\n";
    assert!(get(&server, "/repo/missing", "").starts_with("HTTP/1.1 404"));
    assert!(get(&server, "/repo/", gzip).ends_with("\r\n\r\n<p>first"), "half of its bytes");
    let instead = get(&server, "/repo/app_bg.wasm?v=1", "");
    assert!(instead.contains("application/wasm") && instead.ends_with("<p>second page</p>"), "{instead}");
    let under = get(&server, "/repo/sub%20folder/", "");
    assert!(under.contains("Content-Security-Policy: script-src 'self'\r\n") && under.contains("second"), "{under}");
    assert_eq!(get(&server, "/repo/gone", ""), "");
    assert!(get(&server, "/repo/index.html", "").contains("first page"));
}

#[test]
fn never_leaves_its_folder() {
    let dir = site("inside");
    fs::write(dir.parent().unwrap().join("secret.txt"), "outside").unwrap();
    let server = SiteServer::start(&dir, "/");
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/sub%20folder/../../secret.txt", "//secret.txt", "/%"] {
        assert!(get(&server, path, "").starts_with("HTTP/1.1 404"), "{path}");
    }
}

#[test]
fn compresses_for_those_who_take_it() {
    let dir = site("gzip");
    let long = "the same words ".repeat(1000);
    fs::write(dir.join("long.txt"), &long).unwrap();
    let server = SiteServer::start(&dir, "/");
    let answer = get(&server, "/long.txt", "Accept-Encoding: gzip\r\n");
    assert!(answer.contains("Content-Encoding: gzip") && answer.len() < long.len() / 10);
    assert!(get(&server, "/long.txt", "").contains(&long));
}

#[test]
fn many_open_connections_keep_nobody_waiting() {
    let server = SiteServer::start(&site("connections"), "/");
    let host = server.address().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    let mut open: Vec<TcpStream> = (0..40).map(|_| TcpStream::connect(&host).unwrap()).collect();
    // Each is asked twice and stays open, as a browser's connections do.
    for _ in 0..2 {
        for stream in &mut open {
            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            write!(stream, "GET /app_bg.wasm HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        }
        for stream in &mut open {
            let mut answer = Vec::new();
            while !answer.ends_with(b"\r\n\r\n\0asm") {
                let mut byte = [0];
                stream.read_exact(&mut byte).expect("an answer in time");
                answer.push(byte[0]);
            }
            assert!(answer.starts_with(b"HTTP/1.1 200"));
        }
    }
}
