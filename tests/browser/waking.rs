//! The prerendered page comes to life and stays as it was.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use whosays_article::Article;

behaviours!(Plain:
    the_article_that_is_read_is_the_article_that_wakes, what_is_rehearsed_is_never_seen, nothing_is_logged_as_an_error,
);

/// Loads the site in a frame and watches it: its states, its text and its first mention before and after waking.
const WATCH: &str = "
    const frame = document.createElement('iframe');
    frame.style = 'width: 1200px; height: 700px';
    frame.src = arguments[0];
    document.body.append(frame);
    const states = [];
    let before;
    const turn = () => new Promise((next) => setTimeout(next));
    for (const started = performance.now(); performance.now() - started < 20000; await turn()) {
        const page = frame.contentDocument;
        const state = page?.documentElement?.dataset.state;
        if (!state) continue;
        if (states.at(-1) !== state) states.push(state);
        const article = page.querySelector('#article');
        const first = page.querySelector('#article .mention');
        if (state === 'ready') {
            return { states, before: before?.text, after: article.textContent, same: first === before?.first };
        }
        if (page.readyState !== 'loading') before ??= { first, text: article.textContent };
    }
    return { states };";

/// Loads the site in a frame and watches it until the dialog was rehearsed, which comes last: what was opened, and what of it could be seen.
const WATCH_REST: &str = "
    const frame = document.createElement('iframe');
    frame.style = 'width: 1200px; height: 700px';
    frame.src = arguments[0];
    document.body.append(frame);
    const [opened, seen] = [[], []];
    const turn = () => new Promise((next) => setTimeout(next));
    let page, closed = false;
    for (const started = performance.now(); performance.now() - started < 20000 && !closed; await turn()) {
        if (frame.contentDocument?.documentElement?.dataset.state !== 'ready' || page) continue;
        page = frame.contentDocument;
        page.querySelector('#surface').addEventListener('beforetoggle', ({ target, newState }) => newState === 'open' && opened.push(Object.keys(target.dataset)[0]));
        page.querySelector('#intake').addEventListener('close', () => closed = true);
        const look = () => {
            for (const sign of [':popover-open', 'dialog[open]', '[inert]', '[aria-expanded=true]', '.chosen'])
                if (page.querySelector(sign)) seen.push(sign);
            frame.contentWindow.requestAnimationFrame(look);
        };
        look();
    }
    const maps = frame.contentWindow.performance.getEntriesByType('resource').filter(({ name }) => name.includes('/map'));
    return { opened, closed, seen, maps: maps.length, focus: page.activeElement.tagName };";

/// The text of the article that the site opens with: `front` in its settings.
pub fn article_text() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../articles");
    let settings = fs::read_to_string(folder.join("site.yaml")).expect("the library has settings");
    let front = settings.lines().find_map(|line| line.strip_prefix("front: ")).expect("they name the first article");
    let source = fs::read_to_string(folder.join(format!("{front}.md"))).expect("the article can be read");
    Article::from_markdown(&source).text
}

async fn the_article_that_is_read_is_the_article_that_wakes(page: Page) {
    page.resize(1280, 800).await;
    let mut seen = Value::Null;
    // On a busy machine the page may be awake before it was first looked at.
    for _ in 0..3 {
        page.open_beside_site().await;
        seen = page.ask_later(WATCH, &[json!(page.sites.whole.address())]).await;
        if !seen["before"].is_null() {
            break;
        }
    }
    assert_ne!(seen["before"], Value::Null, "the article was there before the page was ready: {seen}");
    assert_eq!(seen["states"].as_array().and_then(|states| states.last()), Some(&json!("ready")), "{}", seen["states"]);
    let written = article_text();
    assert_eq!(seen["before"], json!(written), "the article as served is the article as written");
    assert_eq!(seen["after"], json!(written), "the article as woken is the article as written");
    assert_eq!(seen["same"], true, "the first mention is the same element as before");
}

async fn what_is_rehearsed_is_never_seen(page: Page) {
    page.resize(1280, 800).await;
    page.open_beside_site().await;
    let told = page.ask_later(WATCH_REST, &[json!(page.sites.whole.address())]).await;
    let wanted = json!({ "opened": ["card", "why"], "closed": true, "seen": [], "maps": 0, "focus": "BODY" });
    assert_eq!(told, wanted, "a card, an explanation and the dialog were open between two frames");
}

/// Every engine tells a script what is logged after the page is awake; only Chromium's driver also tells what was
/// logged before.
async fn nothing_is_logged_as_an_error(page: Page) {
    page.console().await;
    page.open().await;
    let listen = "window.logged = [];
        console.error = (...words) => window.logged.push(words.join(' '));
        window.addEventListener('error', (event) => window.logged.push(event.message));
        window.addEventListener('unhandledrejection', (event) => window.logged.push(String(event.reason)));";
    page.ask(listen, &[]).await;
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    page.click("#article .chip").await;
    page.until_explanation_is_open().await;
    page.click("#open").await;
    page.until("the dialog is open", "return document.querySelector('dialog').open", &[]).await;
    assert_eq!(page.ask("return window.logged", &[]).await, json!([]));
    if let Some(log) = page.console().await {
        let errors: Vec<&String> = log.iter().filter(|line| line.starts_with("SEVERE")).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}
