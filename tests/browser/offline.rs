//! The site without a network, once it was visited; and the files that a system hands to the installed app.

use crate::behaviour::behaviours;
use crate::importing::made;
use crate::opening::REPORT;
use crate::page::Page;
use crate::saving::CATCH;
use crate::sites::BASE;
use crate::waking::article_text;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

behaviours!(Plain:
    a_first_visit_is_enough_for_all_that_opens_texts,
    a_first_visit_is_enough_for_all_pages,
    under_a_base_path_it_is_the_same,
    a_fork_keeps_its_own_articles,
    who_saves_data_gets_what_is_asked_for in Chromium,
    a_page_that_is_not_there_says_so_and_leads_back,
    what_an_app_needs_is_told_and_there,
    // Only Chromium's systems hand files to web apps.
    files_that_the_system_hands_over_are_opened in Chromium,
);

/// Words that each of the files that other programs made holds.
const WORDS: &str = "the old ferry";

impl Page {
    /// Has the browser forget what it keeps of the site at this address.
    pub async fn forget_site(&self, address: &str) {
        self.sites.gone.store(false, Ordering::Relaxed);
        self.resize(1280, 800).await;
        // None of the site's own pages, which would keep it again.
        self.open_asleep(&format!("{address}nothing-is-here")).await;
        let forget = "for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
            for (const name of await caches.keys()) await caches.delete(name);
            localStorage.clear();
            sessionStorage.clear();
            return true";
        assert_eq!(self.ask_later(forget, &[]).await, true);
    }

    /// Opens a page of a site, for the first time, and waits until all of the site is kept.
    pub async fn visit(&self, address: &str, way: &str) {
        self.forget_site(address).await;
        self.open_asleep(&format!("{address}{way}")).await;
        self.until_awake().await;
        self.until_site_is_kept().await;
    }

    /// Waits until this page needs no network any more.
    pub async fn until_site_is_kept(&self) {
        self.until("the site is kept", "return Boolean(navigator.serviceWorker.controller)", &[]).await;
    }

    /// The server is not there any more.
    fn lose_network(&self) {
        self.sites.gone.store(true, Ordering::Relaxed);
    }

    /// The addresses that are kept of the site, without its own.
    pub async fn kept_paths(&self) -> Vec<String> {
        let all = "const names = (await caches.keys()).filter((name) => name.startsWith('whosays-site '));
            const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
            return keys.flat().map(({ url }) => new URL(url).pathname)";
        let all = self.ask_later(all, &[]).await;
        all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

async fn a_first_visit_is_enough_for_all_that_opens_texts(page: Page) {
    let address = page.sites.leaving[0].address();
    page.visit(address, "").await;
    page.lose_network();
    page.knows_annan(address, "Secretary-General of the United Nations").await;
    page.open_known("Lima").await;
    page.until("its map is drawn", "return document.querySelector('[data-card] .map .own') !== null", &[]).await;
    page.drop_file("ferry.md", &made("ferry.md")).await;
    page.until_article_has(WORDS).await;
    for name in ["pandoc.docx", "libreoffice.pdf", "pandoc.epub", "chromium.html"] {
        page.open_asleep(address).await;
        page.until_awake().await;
        page.drop_file(name, &made(name)).await;
        page.until_article_has(WORDS).await;
        let marked = "return document.querySelectorAll('#article .statement').length > 5";
        page.until(&format!("{name} is explained"), marked, &[]).await;
    }
    // Parts that were kept know of which version they are, or what a link holds would wait where nobody looks.
    page.open_linked().await;
    page.ask(CATCH, &[]).await;
    page.drop_file("ferry.md", &made("ferry.md")).await;
    page.until_article_has(WORDS).await;
    page.open_sharing().await;
    let (name, html) = page.saved("One HTML file").await;
    assert!(name.ends_with(".html") && html.contains(WORDS), "{name}");
}

async fn a_first_visit_is_enough_for_all_pages(page: Page) {
    let address = page.sites.leaving[0].address();
    page.visit(address, "").await;
    page.lose_network();
    page.open_asleep(address).await;
    page.until_awake().await;
    assert_eq!(page.article().await, article_text());
    page.click(".site .to-library").await;
    page.until("the list is open", "return document.querySelectorAll('.library > li').length > 3", &[]).await;
    page.click(".library > li:first-child h2 a").await;
    page.until("another article is open", "return /articles.+/.test(location.pathname)", &[]).await;
    page.until_awake().await;
    assert!(page.article().await != article_text(), "it is another one");
    let styled = "return getComputedStyle(document.querySelector('h1')).fontFamily.includes('Palatino')";
    page.until("it looks as it does", styled, &[]).await;
    page.open_asleep(&format!("{address}sources.html")).await;
    page.until("the sources are told", "return document.body.innerText.includes('GeoNames')", &[]).await;
    page.open_asleep(&format!("{address}lessons/#try=they-say")).await;
    page.until_awake().await;
    page.until_there_is("#begin").await;
    // An address without the slash at its end is led to the one with it, as the server does.
    page.open_asleep(&format!("{address}lessons/they-say")).await;
    page.until(
        "the note is open",
        "return location.pathname.endsWith('/they-say/') && document.querySelector('h1') !== null",
        &[],
    )
    .await;
}

async fn under_a_base_path_it_is_the_same(page: Page) {
    let address = page.sites.leaving[1].address();
    page.visit(address, "").await;
    let paths = page.kept_paths().await;
    assert!(paths.len() > 50 && paths.iter().all(|path| path.starts_with(BASE)), "{paths:?}");
    page.lose_network();
    page.open_asleep(&format!("{address}articles/leap-second/")).await;
    page.until_awake().await;
    page.explain(REPORT).await;
    page.until_article_is(REPORT).await;
}

async fn a_fork_keeps_its_own_articles(page: Page) {
    page.visit(&page.in_fork(""), "").await;
    let paths = page.kept_paths().await;
    let added = url::Url::parse(&page.added()).expect("an address");
    assert!(paths.iter().any(|path| path == added.path()), "{paths:?}");
    // Nobody needs what is for programs.
    assert!(!paths.iter().any(|path| path.ends_with(".xml") || path.ends_with("robots.txt")), "{paths:?}");
}

async fn who_saves_data_gets_what_is_asked_for(page: Page) {
    let sparing = &page.sites.sparing;
    page.visit(sparing.address(), "articles/leap-second/").await;
    let before = page.kept_paths().await;
    assert!(before.len() < 15, "{before:?}");
    for path in ["/", "/articles/leap-second/", "/boot.js"] {
        assert!(before.iter().any(|kept| kept == path), "{path} is among {before:?}");
    }
    page.open_asleep(sparing.address()).await;
    page.until_awake().await;
    page.explain(REPORT).await;
    page.until_article_is(REPORT).await;
    let kept = page.kept_paths().await;
    assert!(kept.iter().any(|path| path == "/worker.js") && kept.len() < 60, "{kept:?}");
}

async fn a_page_that_is_not_there_says_so_and_leads_back(page: Page) {
    let address = page.sites.leaving[0].address();
    page.visit(address, "").await;
    page.lose_network();
    page.open_asleep(&format!("{address}articles/nobody-wrote-this/")).await;
    let says = "return document.querySelector('h1')?.textContent === 'This page is not on your device'";
    page.until("it says so", says, &[]).await;
    page.click("#options").await;
    let is_open = "return document.querySelector('#reading-options')?.open ?? false";
    page.until("it looks as its reader wants", is_open, &[]).await;
    page.press(Key::Escape).await;
    page.click("main a").await;
    page.until("the list is open", "return document.querySelectorAll('.library > li').length > 3", &[]).await;
}

async fn what_an_app_needs_is_told_and_there(page: Page) {
    page.open().await;
    let manifest = "const link = document.querySelector('link[rel=manifest]');
        const { id, share_target, icons, shortcuts, file_handlers } = await (await fetch(link.href)).json();
        const there = async (way) => (await fetch(new URL(way, link.href))).ok;
        const all = [...icons.map(({ src }) => src), ...shortcuts.map(({ url }) => url), file_handlers[0].action];
        return [id, share_target.method, (await Promise.all(all.map(there))).every(Boolean),
            Object.values(file_handlers[0].accept).flat().sort()]";
    let ends = [".docx", ".epub", ".htm", ".html", ".json", ".markdown", ".md", ".pdf", ".txt"];
    assert_eq!(page.ask_later(manifest, &[]).await, json!(["./", "POST", true, ends]));
}

async fn files_that_the_system_hands_over_are_opened(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.whole.address()).await;
    // Before the page takes what a system hands over: a stand-in for that, which a driver cannot be.
    let stand_in =
        "Object.defineProperty(window, 'launchQueue', { value: { setConsumer(take) { window.take = take } } })";
    page.ask(stand_in, &[]).await;
    page.until_awake().await;
    page.until("it takes files", "return typeof window.take === 'function'", &[]).await;
    let hand = "const handle = ([name, words]) => ({ getFile: async () => new File([words], name) });
        window.take({ files: arguments[0].map(handle) })";
    let one = json!([["ferry.txt", "The ferry may sail again in May, Ines Duarte said on Monday."]]);
    page.ask(hand, &[one]).await;
    page.until_heading_has("The ferry may sail again").await;
    let two =
        json!([["bridge.md", "# A bridge\n\nIt may cost more, Ines Duarte said."], ["other.txt", "Another text."]]);
    page.ask(hand, &[two]).await;
    page.until_heading_has("A bridge").await;
    let listed = "return document.querySelector('#reading-list')?.textContent.includes('other') ?? false";
    page.until("both are listed", listed, &[]).await;
}
