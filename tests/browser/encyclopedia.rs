//! A server that answers as Wikipedia's REST API does, in each way that it may.

use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use xtask::site_server::{Request, Response, SiteServer};

/// How it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With a summary and a picture.
    Found,
    /// With a summary in English, and with nothing in other languages.
    FoundInEnglish,
    /// There is no such page.
    Missing,
    /// The name is of several things.
    Several,
    /// With a summary, after longer than anybody waits.
    Slow,
    /// With half of an answer.
    Broken,
    /// With something that is none of ours to read.
    Strange,
    /// With a status of trouble.
    Failing,
    /// Without saying that other sites may ask, which a browser takes for no answer.
    Unreachable,
    /// With markup, scripts and addresses of other servers in all its parts.
    Hostile,
}

/// Longer than the page waits.
const LONG: Duration = Duration::from_secs(6);

/// A picture.
const DOT: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><circle r='8'/></svg>";

/// The server, and what it was asked.
pub struct Encyclopedia {
    server: SiteServer,
    manner: Arc<Mutex<Manner>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Encyclopedia {
    /// Starts it on a port of its own.
    pub fn start() -> Self {
        let manner = Arc::new(Mutex::new(Manner::Found));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (how, heard) = (Arc::clone(&manner), Arc::clone(&asked));
        let server = SiteServer::answering(move |request| {
            heard.lock().expect("nobody panics with it").push(request.head.clone());
            let how = *how.lock().expect("nobody panics with it");
            answer(request, how)
        });
        Self { server, manner, asked }
    }

    /// Where it is: *127.0.0.1:1234*.
    pub fn host(&self) -> &str {
        self.server.address().trim_start_matches("http://").trim_end_matches('/')
    }

    /// A page of the site that names this server where it named Wikipedia's, in its policy too.
    pub fn named_in(&self, page: &[u8]) -> Vec<u8> {
        let page = String::from_utf8_lossy(page);
        let (here, origin) = (self.server.address(), self.server.address().trim_end_matches('/'));
        let page = page.replace("https://{language}.wikipedia.org/", &format!("{here}{{language}}/"));
        let page = page.replace("\"https://upload.wikimedia.org/\"", &format!("\"{here}pictures/\""));
        let page = page.replace("https://*.wikipedia.org", origin).replace("https://upload.wikimedia.org", origin);
        page.into_bytes()
    }

    /// Answers in this way from now on, and forgets what it was asked before.
    pub fn answers(&self, manner: Manner) {
        *self.manner.lock().expect("nobody panics with it") = manner;
        self.asked.lock().expect("nobody panics with it").clear();
    }

    /// The heads of the requests that it got.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics with it").clone()
    }

    /// The languages and titles that it was asked about, as they stood in the address.
    pub fn titles(&self) -> Vec<String> {
        let summary = |head: &String| {
            let path = head.split(' ').nth(1)?.trim_start_matches('/').to_owned();
            path.contains("/page/summary/").then(|| path.replace("/api/rest_v1/page/summary/", " "))
        };
        self.asked().iter().filter_map(summary).collect()
    }
}

fn answer(request: &Request, manner: Manner) -> Response {
    let path = request.target.trim_start_matches('/');
    if path.starts_with("pictures/") {
        return response(200, "image/svg+xml", DOT.as_bytes());
    }
    let (language, title) = path.split_once("/api/rest_v1/page/summary/").unwrap_or_default();
    let words = title.replace('_', " ");
    let host = request.head.lines().find_map(|line| line.strip_prefix("Host: ")).unwrap_or_default();
    let picture = format!("http://{host}/pictures/wikipedia/commons/thumb/a/a8/Dot.svg/320px-Dot.svg.png");
    let found = json!({
        "type": "standard", "title": words, "extract": format!("{words} is told of here, in {language}."),
        "extract_html": format!("<p><b>{words}</b></p>"), "thumbnail": { "source": picture, "width": 320 },
    });
    match manner {
        Manner::Found => said(200, &found),
        Manner::FoundInEnglish if language == "en" => said(200, &found),
        Manner::Missing | Manner::FoundInEnglish => said(404, &json!({ "title": "Not found." })),
        Manner::Several => said(200, &json!({ "type": "disambiguation", "title": words, "extract": "May be:" })),
        Manner::Slow => {
            thread::sleep(LONG);
            said(200, &found)
        }
        Manner::Broken => response(200, "application/json", &found.to_string().as_bytes()[..40]),
        Manner::Strange => said(200, &json!([null, { "title": 7 }])),
        Manner::Failing => said(503, &json!({ "title": "Trouble" })),
        Manner::Unreachable => Response { headers: Vec::new(), ..said(200, &found) },
        Manner::Hostile => said(
            200,
            &json!({
                "type": "standard", "title": "<img src=x onerror='window.injected = true'>",
                "extract": "<script>window.injected = true</script><b>Bold</b> & \u{202E}backwards",
                "thumbnail": { "source": "https://127.0.0.1:9/elsewhere.png" },
                "content_urls": { "desktop": { "page": "javascript:window.injected = true" } },
            }),
        ),
    }
}

fn said(status: u16, value: &Value) -> Response {
    response(status, "application/json; charset=utf-8", value.to_string().as_bytes())
}

fn response(status: u16, kind: &str, body: &[u8]) -> Response {
    let headers = vec![("Content-Type", kind.to_owned()), ("Access-Control-Allow-Origin", "*".to_owned())];
    Response { status, headers, body: body.to_vec() }
}
