//! A new version of the site: told, used when its reader wants it, and whole or not at all.

use crate::behaviour::behaviours;
use crate::ending::Mortal;
use crate::engine::Engine;
use crate::opening::REPORT;
use crate::page::{OFTEN, Page, SOON};
use crate::renewal::{MARK, NEWER, OLDER};
use crate::saving::CATCH;
use crate::sites::NEVER;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use xtask::site_server::Fault;

behaviours!(Plain:
    a_new_version_is_told_and_used_when_its_reader_wants,
    a_new_version_can_wait,
    half_of_a_new_version_changes_nothing,
    // WebKitGTK keeps nothing of an installation that failed, so there it begins anew.
    a_first_visit_that_was_cut_off_is_gone_on_with in Chromium Firefox,
    // Of the others, no driver takes up a browser that somebody else started.
    a_browser_that_is_killed_meanwhile_keeps_the_site_whole in Chromium,
    a_lesson_is_not_disturbed,
    a_text_that_is_not_kept_is_spoken_of,
    // WebKitGTK's driver waits for ever for a second window.
    another_tab_goes_on_in_its_own_version in Chromium Firefox,
);

/// The words in which a new version is told.
const TOLD: &str = "A new version of Whosays is here.";

impl Page {
    /// Opens the older version for the first time, and publishes the newer one, with these faults.
    async fn read_the_older(&self, way: &str) {
        let renewing = &self.sites.renewing;
        renewing.serve(false, &[]);
        self.visit(renewing.address(), way).await;
    }

    /// Has the browser look for a new version, and waits until there is nothing more that it is doing about it.
    async fn look_for_newer(&self) {
        let look = "const registration = await navigator.serviceWorker.getRegistration();
            await registration.update().catch(() => {});
            while (registration.installing) await new Promise((done) => setTimeout(done, 50));
            return registration.waiting !== null";
        self.ask_later(look, &[]).await;
    }

    /// Whether a new version is here and waits.
    async fn is_newer_here(&self) -> bool {
        let waiting = "return (await navigator.serviceWorker.getRegistration()).waiting !== null";
        self.ask_later(waiting, &[]).await == true
    }

    async fn until_update_says(&self, words: &str) {
        let said = "const said = document.querySelector('#update')?.textContent ?? ''; return said.includes(arguments[0]) || said";
        self.until(&format!("the page tells {words:?}"), said, &[json!(words)]).await;
    }

    async fn press_update(&self, words: &str) {
        let press =
            "[...document.querySelectorAll('#update button')].find((own) => own.textContent === arguments[0]).click()";
        self.ask(press, &[json!(words)]).await;
    }

    /// Waits until the page is of this version.
    async fn until_version_is(&self, words: &str) {
        let is = "return document.querySelector('.skip')?.textContent === arguments[0]
            && document.documentElement.dataset.state === 'ready'";
        self.until(&format!("the page says {words:?}"), is, &[json!(words)]).await;
    }

    /// Waits until so many versions are kept.
    async fn until_versions_are(&self, count: usize) {
        let count_them = "return (await caches.keys()).filter((name) => name.startsWith('whosays-site ')).length";
        let started = Instant::now();
        while self.ask_later(count_them, &[]).await.as_u64() != Some(count as u64) {
            assert!(started.elapsed() < SOON, "{count} versions are kept");
            tokio::time::sleep(OFTEN).await;
        }
    }
}

async fn a_new_version_is_told_and_used_when_its_reader_wants(page: Page) {
    page.read_the_older("").await;
    let renewing = &page.sites.renewing;
    renewing.serve(true, &[]);
    page.look_for_newer().await;
    let asked = renewing.asked();
    assert!(asked.iter().any(|path| path == "worker.js"), "{asked:?}");
    assert!(!asked.iter().any(|path| path.ends_with(".model")), "what has not changed is not fetched: {asked:?}");
    page.until_update_says(TOLD).await;
    // Whoever goes on reading goes on in the older one, on every page.
    for way in ["", "articles/leap-second/"] {
        page.open_asleep(&format!("{}{way}", renewing.address())).await;
        page.until_version_is(OLDER).await;
    }
    page.explain(REPORT).await;
    page.until_article_is(REPORT).await;
    page.until_kept(1).await;
    page.until_update_says(TOLD).await;
    page.press_update("Use it now").await;
    page.until_version_is(NEWER).await;
    page.until_article_is(REPORT).await;
    page.remains("nothing is told any more", "return !document.querySelector('#update')?.textContent", &[]).await;
    page.open_asleep(renewing.address()).await;
    page.until_version_is(NEWER).await;
    page.until_versions_are(1).await;
}

async fn a_new_version_can_wait(page: Page) {
    page.read_the_older("").await;
    page.sites.renewing.serve(true, &[]);
    page.look_for_newer().await;
    page.until_update_says(TOLD).await;
    page.press_update("Later").await;
    page.until("nothing is told", "return document.querySelector('#update').textContent === ''", &[]).await;
    page.ask("window.isBefore = true; location.reload()", &[]).await;
    page.until("it is loaded anew", "return !window.isBefore", &[]).await;
    page.until_version_is(OLDER).await;
    let loaded = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/offline.js'))";
    page.until("what tells is here", loaded, &[]).await;
    page.remains("nothing is told", "return document.querySelector('#update') === null", &[]).await;
}

async fn half_of_a_new_version_changes_nothing(page: Page) {
    page.read_the_older("").await;
    let renewing = &page.sites.renewing;
    let older = renewing.asked();
    assert!(older.iter().any(|path| path.ends_with(".model")), "all of it came: {older:?}");
    let other = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../boot.js"));
    for fault in [Fault::Missing, Fault::CutShort, Fault::Instead(other), Fault::Gone] {
        renewing.serve(true, &[("worker.js", fault.clone())]);
        page.look_for_newer().await;
        assert!(renewing.asked().iter().any(|path| path == "worker.js"), "it was tried: {fault:?}");
        assert!(!page.is_newer_here().await, "{fault:?}");
        page.open_asleep(renewing.address()).await;
        page.until_version_is(OLDER).await;
        page.explain(REPORT).await;
        page.until_article_is(REPORT).await;
        page.open_asleep(renewing.address()).await;
        page.until_version_is(OLDER).await;
    }
    renewing.serve(true, &[]);
    page.look_for_newer().await;
    page.until_update_says(TOLD).await;
    let asked = renewing.asked();
    assert!(asked.iter().any(|path| path == "worker.js"), "{asked:?}");
    let again = asked.iter().any(|path| path == "articles/leap-second/");
    assert!(page.engine == Engine::WebKit || !again, "what had come needs not come again: {asked:?}");
}

async fn a_first_visit_that_was_cut_off_is_gone_on_with(page: Page) {
    let renewing = &page.sites.renewing;
    renewing.serve(false, &[("models/names.model", Fault::Gone)]);
    page.forget_site(renewing.address()).await;
    page.open_asleep(renewing.address()).await;
    page.until_version_is(OLDER).await;
    let given_up = "return (await navigator.serviceWorker.getRegistrations()).length === 0";
    let started = Instant::now();
    while !renewing.asked().iter().any(|path| path == "models/names.model")
        || page.ask_later(given_up, &[]).await != true
    {
        assert!(started.elapsed() < SOON, "it is tried and given up");
        tokio::time::sleep(OFTEN).await;
    }
    assert!(page.kept_paths().await.iter().any(|path| path == "/worker.js"), "some of it came");
    renewing.serve(false, &[]);
    page.open_asleep(renewing.address()).await;
    page.until_version_is(OLDER).await;
    page.until_site_is_kept().await;
    let asked = renewing.asked();
    assert!(asked.iter().any(|path| path == "models/names.model"), "{asked:?}");
    assert!(!asked.iter().any(|path| path == "worker.js"), "what had come is here: {asked:?}");
}

async fn a_browser_that_is_killed_meanwhile_keeps_the_site_whole(page: Page) {
    let renewing = &page.sites.renewing;
    let profile = std::env::temp_dir().join(format!("whosays-killed-keeping-{}", std::process::id()));
    fs::remove_dir_all(&profile).ok();
    // At a first visit, and while a newer version comes.
    for (is_newer, late) in [(false, "models/names.model"), (true, "worker.js")] {
        renewing.serve(is_newer, &[(late, Fault::Late(NEVER))]);
        let browser = Mortal::start(profile.clone());
        let (driver, before) = browser.page(&page).await;
        before.open_asleep(renewing.address()).await;
        before.until_version_is(OLDER).await;
        let started = Instant::now();
        while !renewing.asked().iter().any(|path| path == late) {
            assert!(started.elapsed() < SOON, "it has begun");
            tokio::time::sleep(OFTEN).await;
        }
        let browser = Mortal::start(browser.kill());
        driver.stop().await;
        renewing.serve(is_newer, &[]);
        let (driver, after) = browser.page(&page).await;
        after.open_asleep(renewing.address()).await;
        after.until_version_is(OLDER).await;
        after.until_site_is_kept().await;
        if is_newer {
            after.look_for_newer().await;
            after.until_update_says(TOLD).await;
            after.press_update("Use it now").await;
            after.until_version_is(NEWER).await;
        }
        after.explain(REPORT).await;
        after.until_article_is(REPORT).await;
        driver.stop().await;
        browser.kill();
    }
    fs::remove_dir_all(profile).ok();
}

async fn a_lesson_is_not_disturbed(page: Page) {
    page.read_the_older("lessons/#try=they-say").await;
    page.until_there_is("#begin").await;
    page.click("#pupil-name").await;
    page.type_text("Ada").await;
    page.click("#begin").await;
    page.until_there_is("#panel").await;
    page.sites.renewing.serve(true, &[]);
    page.look_for_newer().await;
    assert!(page.is_newer_here().await);
    // Longer than it takes to tell.
    for _ in 0..4 {
        page.remains("nothing is told", "return !document.querySelector('#update')?.textContent", &[]).await;
    }
    page.type_text("1").await;
    page.until("it is marked", "return document.querySelector('#t0').dataset.status === 'sourced'", &[]).await;
    page.click("#finish").await;
    page.until_there_is("#show-key").await;
    page.until_update_says(TOLD).await;
    page.press_update("Use it now").await;
    page.until("it is loaded anew", "return document.querySelector('#update') === null", &[]).await;
    page.until_there_is("#save-hand-in").await;
    page.ask(CATCH, &[]).await;
    page.saved_by("#save-hand-in").await;
    page.click("#show-key").await;
    page.until_there_is("#comparing").await;
    let told = page.text("return document.querySelector('#comparing p').textContent", &[]).await;
    assert!(told.contains("of 1 statement"), "what was marked is here: {told}");
}

async fn a_text_that_is_not_kept_is_spoken_of(page: Page) {
    page.read_the_older("").await;
    page.sites.renewing.serve(true, &[]);
    page.look_for_newer().await;
    page.until_update_says(TOLD).await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    page.explain(REPORT).await;
    page.until_article_is(REPORT).await;
    page.until_update_says("Your text is not kept").await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}

async fn another_tab_goes_on_in_its_own_version(page: Page) {
    page.read_the_older("").await;
    let renewing = &page.sites.renewing;
    let first = page.client.window().await.expect("the tab");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open_asleep(renewing.address()).await;
    page.until_version_is(OLDER).await;
    renewing.serve(true, &[]);
    page.look_for_newer().await;
    page.until_update_says(TOLD).await;
    page.press_update("Use it now").await;
    page.until_version_is(NEWER).await;
    let second = page.client.window().await.expect("the tab");
    page.client.switch_to_window(first.clone()).await.expect("the first is still there");
    page.until_update_says("Another tab uses a new version").await;
    page.until_version_is(OLDER).await;
    let part = "const { parts, version } = document.querySelector('script[data-wasm]').dataset;
        return (await fetch(`${parts}worker.js?v=${version}`)).text()";
    let older = page.ask_later(part, &[]).await;
    assert!(!older.as_str().unwrap_or_default().contains(MARK), "its parts are of its own version");
    page.explain(REPORT).await;
    page.until_article_is(REPORT).await;
    page.until_versions_are(2).await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(second).await.expect("the second is still there");
    let newer = page.ask_later(part, &[]).await;
    assert!(newer.as_str().unwrap_or_default().contains(MARK), "{newer:.80}");
    page.open_asleep(renewing.address()).await;
    page.until_version_is(NEWER).await;
    page.until_versions_are(1).await;
}
