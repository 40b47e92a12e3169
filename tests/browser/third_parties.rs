//! Nobody but the site is asked for anything, by the page, its workers or what keeps it, until the reader has something looked up.

use crate::behaviour::behaviours;
use crate::driver::Driver;
use crate::engine::{CHROMIUM, Engine};
use crate::importing::made;
use crate::page::{OFTEN, Page, SOON};
use crate::saving::CATCH;
use serde_json::{Value, json};
use std::env;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use xtask::site_server::{Response, SiteServer};

behaviours!(Plain:
    // Firefox and WebKitGTK ask their makers so much of their own that the site's requests could not be told from it.
    in_a_long_session_nobody_else_is_asked in Chromium,
);

/// Whom Chromium asks by itself, with no page open. Nothing that a page could have from there: no fonts, scripts or counters.
const MAKER: [&str; 6] = [
    "accounts.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
];

/// Whoever a browser asks for anything that is not on this machine asks it, and gets nothing.
struct Bystander {
    server: SiteServer,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Bystander {
    fn start() -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let server = SiteServer::answering(move |request| {
            heard.lock().expect("nobody panics with it").push(format!("{} {}", request.method, request.target));
            Response { status: 404, headers: Vec::new(), body: Vec::new() }
        });
        Self { server, asked }
    }

    /// Chromium that goes through it.
    async fn browser(&self) -> Driver {
        let proxy = format!("--proxy-server={}", self.server.address().trim_end_matches('/'));
        let mut options = json!({"args": CHROMIUM.iter().copied().chain([proxy.as_str()]).collect::<Vec<_>>()});
        if let Some(program) = env::var_os("CHROME_PATH") {
            options["binary"] = json!(program.to_string_lossy());
        }
        let Value::Object(capabilities) = json!({"browserName": "chrome", "goog:chromeOptions": options}) else {
            unreachable!("capabilities are an object")
        };
        Driver::start_with(Engine::Chromium, capabilities).await.expect("it is driven")
    }

    /// What it was asked for that is not the browser's own.
    fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("nobody panics with it").clone();
        let host = |asked: &str| {
            let target = asked.split(' ').nth(1).unwrap_or_default();
            let target = target.split_once("://").map_or(target, |(_, rest)| rest);
            target.split(['/', ':']).next().unwrap_or_default().to_owned()
        };
        asked.into_iter().filter(|asked| !MAKER.contains(&host(asked).as_str())).collect()
    }
}

async fn in_a_long_session_nobody_else_is_asked(page: Page) {
    let bystander = Bystander::start();
    let driver = bystander.browser().await;
    let page = Page::new(driver.client.clone(), Engine::Chromium, Arc::clone(&page.sites));
    let address = page.sites.whole.address();
    page.open().await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
    page.until_site_is_kept().await;
    page.knows_annan(address, "Secretary-General of the United Nations").await;
    page.open_known("Lima").await;
    page.until("its map is drawn", "return document.querySelector('[data-card] .map .own') !== null", &[]).await;
    // Pages hold pictures and scripts of others.
    for name in ["ferry.md", "chromium.html", "firefox.html", "libreoffice.docx", "libreoffice.pdf", "pandoc.epub"] {
        page.drop_file(name, &made(name)).await;
        page.until_article_has("the old ferry").await;
    }
    page.ask(CATCH, &[]).await;
    page.open_sharing().await;
    page.saved("One HTML file").await;
    page.build_lesson().await;
    for way in ["articles/", "articles/leap-second/", "lessons/", "sources.html", "offline.html"] {
        page.open_asleep(&format!("{address}{way}")).await;
        page.until("it is here", "return document.querySelector('h1') !== null", &[]).await;
    }
    page.open().await;
    assert_eq!(bystander.asked(), Vec::<String>::new());
    // And whoever has something looked up asks one, so that a request would have been seen.
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    for words in ["Look", "Ask"] {
        let find = "const buttons = [...document.querySelectorAll('[data-card] .look-up button')];
            const button = buttons.find((own) => own.textContent.includes(arguments[0]));
            button?.click();
            return button !== undefined";
        page.until(&format!("there is a button {words:?}"), find, &[json!(words)]).await;
    }
    let started = Instant::now();
    while bystander.asked().is_empty() {
        assert!(started.elapsed() < SOON, "the encyclopedia is asked");
        tokio::time::sleep(OFTEN).await;
    }
    assert!(bystander.asked().iter().all(|asked| asked.contains("wikipedia.org:443")), "{:?}", bystander.asked());
    driver.stop().await;
}
