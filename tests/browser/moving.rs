//! The site under a base path, as a project's page on GitHub has one.

use crate::behaviour::behaviours;
use crate::page::Page;
use crate::sites::BASE;
use serde_json::{Value, json};

behaviours!(Plain: the_whole_page_works_under_a_base_path);

/// Asks for everything again that the page asked for, and says what each address is answered with.
const ASK_AGAIN: &str = "
    const names = performance.getEntriesByType('resource').map((entry) => entry.name);
    const status = async (name) => (await fetch(name)).status;
    return Promise.all([...new Set(names)].map(async (name) => [new URL(name).pathname, await status(name)]));";

async fn the_whole_page_works_under_a_base_path(page: Page) {
    page.resize(1280, 800).await;
    page.console().await;
    page.open_asleep(page.sites.under_base.address()).await;
    page.until_awake().await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
    page.away().await;
    page.until_nothing_is_open().await;
    // A worker loads the engine and the reader of Markdown for this, which tells that their addresses are right.
    page.drop_file("crossing.md", b"# Crossings\n\nThe ferry *may* not sail again.\n").await;
    page.until_article_is("Crossings\n\nThe ferry may not sail again.").await;
    let answers = page.ask_later(ASK_AGAIN, &[]).await;
    let answers: Vec<(&str, u64)> = answers
        .as_array()
        .into_iter()
        .flatten()
        .map(|answer| (answer[0].as_str().unwrap_or_default(), answer[1].as_u64().unwrap_or_default()))
        .collect();
    for kind in ["boot.js", ".css", "_bg.wasm", "worker.js"] {
        assert!(answers.iter().any(|(path, _)| path.ends_with(kind)), "{kind} was asked for: {answers:?}");
    }
    for (path, status) in &answers {
        assert!(path.starts_with(BASE) && *status == 200, "{path} is answered with {status}");
    }
    let links = "return [...document.querySelectorAll('[href], [src]')].map((element) =>
        new URL(element.getAttribute('href') ?? element.getAttribute('src'), location.href))
        .filter((address) => address.origin === location.origin).map((address) => address.pathname)";
    let links = page.ask(links, &[]).await;
    let outside = |path: &&Value| !path.as_str().is_some_and(|path| path.starts_with(BASE));
    assert_eq!(links.as_array().into_iter().flatten().find(outside), None);
    if let Some(log) = page.console().await {
        let errors: Vec<&String> = log.iter().filter(|line| line.starts_with("SEVERE")).collect();
        assert_eq!(json!(errors), json!([]));
    }
}
