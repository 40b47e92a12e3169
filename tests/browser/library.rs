//! The library: a page an article, their list, and what programs read of it, in a fork under a base path.

use crate::behaviour::behaviours;
use crate::fork::{ADDED, BASE, MARKED, ORIGIN, SOURCE, TITLE};
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use whosays_article::Article;

behaviours!(Plain:
    a_file_that_was_added_is_a_page_that_works,
    a_layer_beside_a_file_is_put_over_its_marks,
    the_list_tells_what_each_article_is_like,
    every_article_leads_to_the_next_and_to_the_list,
    programs_find_every_page,
    pages_share_what_they_load,
    the_list_fits_on_a_phone,
    another_text_opens_from_an_articles_own_page,
);

/// How many articles the fork has.
fn count() -> usize {
    written("articles") + 1
}

/// How many Markdown files stand in a folder of the library.
fn written(folder: &str) -> usize {
    let files =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)).expect("the library is there");
    files.flatten().filter(|file| file.path().extension().is_some_and(|end| end == "md")).count()
}

impl Page {
    /// The address of a part of the fork.
    pub fn in_fork(&self, way: &str) -> String {
        let fork =
            self.sites.fork.as_ref().expect("WHOSAYS_CLI names the program; `cargo xtask test browsers` builds it");
        format!("{}{way}", fork.address())
    }

    /// The address of the page of the article that the fork has of its own.
    pub fn added(&self) -> String {
        self.in_fork(&format!("articles/{ADDED}/"))
    }
}

async fn a_file_that_was_added_is_a_page_that_works(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.added()).await;
    page.until_awake().await;
    assert_eq!(page.article().await, Article::from_markdown(SOURCE).text);
    page.until_marked(&["sourced", "unsourced", "speculation", "prediction", "opinion"]).await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
    let head = "const at = (selector, name) => document.querySelector(selector)?.getAttribute(name);
        const data = JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent);
        return [document.title, at('link[rel=canonical]', 'href'), at('meta[property=\"og:title\"]', 'content'),
            at('meta[property=\"og:url\"]', 'content'), at('link[type=\"application/atom+xml\"]', 'href'),
            data['@type'], data.headline, data.author.name, data.datePublished, data.citation, data.url]";
    let own = format!("{ORIGIN}{BASE}articles/{ADDED}/");
    let wanted = json!([
        format!("{TITLE} – Whosays"),
        own,
        TITLE,
        own,
        format!("{BASE}feed.xml"),
        "Article",
        TITLE,
        "Ines Duarte",
        "2031-04-02",
        ["https://example.org/plans"],
        own
    ]);
    assert_eq!(page.ask(head, &[]).await, wanted);
}

async fn a_layer_beside_a_file_is_put_over_its_marks(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.added()).await;
    page.until_awake().await;
    let chip = "const all = [...document.querySelectorAll('#article .statement')];
        const own = all.find((statement) => statement.textContent === arguments[0]);
        own.querySelector('.chip').click(); return own.dataset.status";
    assert_eq!(page.ask(chip, &[MARKED.into()]).await, "opinion");
    page.until_explanation_is_open().await;
    let said = page.text("return document.querySelector('#surface').innerText", &[]).await;
    assert!(said.contains("set it by hand") && !said.contains("How sure"), "{said}");
}

async fn the_list_tells_what_each_article_is_like(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.in_fork("articles/")).await;
    let rows = "return [...document.querySelectorAll('.library > li')].map((row) => ({
            title: row.querySelector('h2').textContent,
            href: row.querySelector('h2 a').getAttribute('href'),
            byline: row.querySelector('.byline').innerText,
            date: row.querySelector('time').dateTime,
            bars: [...row.querySelectorAll('.profile-bar rect')].map((bar) => [
                bar.getBoundingClientRect().width, bar.dataset.status, getComputedStyle(bar).fill]),
            shares: [...row.querySelectorAll('.shares li')].map((share) => share.innerText),
        }))";
    let rows = page.ask(rows, &[]).await;
    let rows = rows.as_array().expect("there are rows");
    assert_eq!(rows.len(), count());
    assert_eq!(rows[0]["title"], TITLE, "the newest comes first");
    assert_eq!(rows[0]["href"], json!(format!("{BASE}articles/{ADDED}/")));
    let byline = rows[0]["byline"].as_str().unwrap_or_default();
    assert!(["Report", "Ines Duarte", "2 April 2031", "1 min"].iter().all(|part| byline.contains(part)), "{byline}");
    let dates: Vec<&str> = rows.iter().filter_map(|row| row["date"].as_str()).collect();
    assert!(dates.is_sorted_by(|one, next| one >= next), "{dates:?}");
    for row in rows {
        let (bars, shares) = (row["bars"].as_array().unwrap(), row["shares"].as_array().unwrap());
        assert_eq!(bars.len(), shares.len(), "the words say what the bar shows: {row}");
        let colours: BTreeSet<String> = bars.iter().map(|bar| bar[2].to_string()).collect();
        assert_eq!(colours.len(), bars.len(), "each status has a colour: {row}");
        let percent = |share: &Value| share.as_str().unwrap_or_default().split(' ').rev().nth(1)?.parse::<f64>().ok();
        let total: f64 = shares.iter().filter_map(percent).sum();
        assert!((95.0..=105.0).contains(&total), "{total} in {row}");
    }
}

async fn every_article_leads_to_the_next_and_to_the_list(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.in_fork("")).await;
    let mut seen = BTreeSet::new();
    for _ in 0..count() {
        page.until("there is a next article", "return document.querySelector('.next-article a') !== null", &[]).await;
        let before = page.text("return location.pathname", &[]).await;
        page.ask("document.querySelector('.next-article a').click()", &[]).await;
        page.until("it opens", "return location.pathname !== arguments[0]", &[json!(before)]).await;
        seen.insert(page.text("return location.pathname", &[]).await);
    }
    assert_eq!(seen.len(), count(), "every article comes along: {seen:?}");
    page.until_awake().await;
    page.click(".site .to-library").await;
    let listed = "return location.pathname === arguments[0] && document.querySelectorAll('.library > li').length > 0";
    page.until("the list is open", listed, &[json!(format!("{BASE}articles/"))]).await;
    page.click(".wordmark a").await;
    page.until("the front page is open", "return location.pathname === arguments[0]", &[json!(BASE)]).await;
    let heading = "return document.querySelector('h1')?.textContent === 'What North Korea Could Sell, and to Whom'";
    page.until("it opens with the article that the settings name", heading, &[]).await;
}

async fn programs_find_every_page(page: Page) {
    page.open_asleep(&page.in_fork("articles/")).await;
    let here = page.in_fork("");
    let read = "const [here, whole] = arguments;
        const read = async (name, type) => {
            const answer = await fetch(here + name);
            const parsed = new DOMParser().parseFromString(await answer.text(), 'application/xml');
            return parsed.querySelector('parsererror') ? null : parsed;
        };
        const [feed, map] = [await read('feed.xml'), await read('sitemap.xml')];
        const all = [...map.querySelectorAll('loc')].map((loc) => loc.textContent);
        const entries = [...feed.querySelectorAll('entry')].map((entry) => entry.querySelector('id').textContent);
        const found = await Promise.all(all.map(async (address) =>
            address.startsWith(whole) && (await fetch(here + address.slice(whole.length))).ok));
        const robots = await (await fetch(here + 'robots.txt')).text();
        return {
            all: all.length, found: found.every(Boolean), entries: entries.length,
            listed: entries.every((entry) => all.includes(entry)),
            newest: feed.querySelector('entry > title').textContent, updated: feed.querySelector('updated').textContent,
            robots: robots.includes(`Sitemap: ${whole}sitemap.xml`),
        };";
    // From beside the site, whose pages may not ask for anything but their own parts.
    page.open_asleep(&page.in_fork("nothing-is-here")).await;
    let seen = page.ask_later(read, &[json!(here), json!(format!("{ORIGIN}{BASE}"))]).await;
    // Each article, each lesson, each page of the guide and the list of them, and the lists of articles and lessons.
    let all = count() + written("articles/lessons") + written("docs/guide") + 2;
    let wanted = json!({
        "all": all, "found": true, "entries": count(), "listed": true, "newest": TITLE,
        "updated": "2031-04-02T00:00:00Z", "robots": true,
    });
    assert_eq!(seen, wanted);
}

async fn pages_share_what_they_load(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.added()).await;
    page.until_awake().await;
    let loaded = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)";
    let loaded = page.ask(loaded, &[]).await;
    let loaded: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(loaded.iter().any(|path| path.ends_with(".wasm")) && loaded.iter().any(|path| path.ends_with(".css")));
    let own = format!("{BASE}articles/");
    assert!(loaded.iter().all(|path| path.starts_with(BASE) && !path.starts_with(&own)), "{loaded:?}");
}

async fn the_list_fits_on_a_phone(page: Page) {
    for (way, width) in [("articles/", 390), ("articles/", 320), (&format!("articles/{ADDED}/"), 390)] {
        page.open_in_frame_asleep(&page.in_fork(way), width, 700).await;
        let fits = "return document.scrollingElement.scrollWidth <= document.documentElement.clientWidth";
        page.until(&format!("{way} fits into {width} pixels"), fits, &[]).await;
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
    }
}

async fn another_text_opens_from_an_articles_own_page(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.added()).await;
    page.until_awake().await;
    let text = "The ferry may sink, Mayor Ines Duarte told the Harbour Times in Lisbon.";
    page.explain(text).await;
    page.until_article_is(text).await;
    page.click("#article .mention").await;
    page.until_card_is_open().await;
}
