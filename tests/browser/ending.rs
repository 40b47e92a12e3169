//! What a browser that ends at once takes along of what the reader changed: nothing.

use crate::behaviour::behaviours;
use crate::correcting::{AT_FIRST, OPINION};
use crate::driver::Driver;
use crate::engine::{CHROMIUM, Engine, chromium_program};
use crate::page::{OFTEN, Page, SOON};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

behaviours!(Plain:
    // Of the others, no driver takes up a browser that somebody else started.
    a_browser_that_is_killed_loses_no_change in Chromium,
    what_a_browser_lost_is_brought_back,
    the_page_s_own_article_gets_its_changes_back,
    an_older_copy_changes_nothing,
    changes_are_kept_where_there_is_no_copy,
);

/// What the reader needs to believe that a change is kept, and much less than browsers take to write down what a page keeps.
const A_MOMENT: Duration = Duration::from_millis(300);

/// The key of the text at hand in localStorage, and the copy of what stands there.
const BOTH: &str = "const key = Object.keys(localStorage).find((key) => key.startsWith('whosays-layer-'));
    // Asking for a store makes one.
    if (!key || !(await indexedDB.databases()).some(({ version }) => version === 3)) return false;
    const copy = await new Promise((done, fail) => {
        const opening = indexedDB.open('whosays');
        opening.onerror = fail;
        opening.onsuccess = ({ target: { result: store } }) => {
            const asked = store.transaction('layers').objectStore('layers').get(key);
            asked.onsuccess = () => done(store.close() ?? asked.result);
            asked.onerror = fail;
        };
    });";

/// Chromium with a profile that outlasts it, in a group of processes of its own.
pub struct Mortal {
    profile: PathBuf,
    browser: Child,
}

impl Mortal {
    /// Starts it with this profile, which may have been another's.
    pub fn start(profile: PathBuf) -> Self {
        let mut command = Command::new(chromium_program().expect("Chromium is on PATH"));
        command.args(CHROMIUM).arg("--remote-debugging-port=0").arg(format!("--user-data-dir={}", profile.display()));
        command.arg("about:blank").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let browser = command.process_group(0).spawn().expect("Chromium starts");
        Self { profile, browser }
    }

    /// A page in it, with what drives that.
    pub async fn page(&self, like: &Page) -> (Driver, Page) {
        let (file, started) = (self.profile.join("DevToolsActivePort"), Instant::now());
        let port = loop {
            let told = fs::read_to_string(&file).unwrap_or_default();
            match told.split_once('\n') {
                Some((port, _)) => break port.to_owned(),
                None => assert!(started.elapsed() < SOON, "Chromium tells its port"),
            }
            tokio::time::sleep(OFTEN).await;
        };
        let Value::Object(capabilities) = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {"debuggerAddress": format!("127.0.0.1:{port}")},
        }) else {
            unreachable!("capabilities are an object")
        };
        let driver = Driver::start_with(Engine::Chromium, capabilities).await.expect("it is driven");
        let page = Page::new(driver.client.clone(), Engine::Chromium, Arc::clone(&like.sites));
        (driver, page)
    }

    /// Ends it without asking it; gives its profile.
    pub fn kill(self) -> PathBuf {
        let profile = self.profile.clone();
        drop(self);
        fs::remove_file(profile.join("DevToolsActivePort")).expect("it has told its port");
        profile
    }
}

impl Drop for Mortal {
    /// Ends all of its processes, none of which is asked.
    fn drop(&mut self) {
        let group = format!("-{}", self.browser.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.browser.wait();
    }
}

async fn a_browser_that_is_killed_loses_no_change(page: Page) {
    let profile = std::env::temp_dir().join(format!("whosays-killed-{}", std::process::id()));
    fs::remove_dir_all(&profile).ok();
    let browser = Mortal::start(profile);
    let (driver, before) = browser.page(&page).await;
    before.open_correcting().await;
    before.correct_mark(1).await;
    before.press_on_surface("#surface .pick[data-status=opinion]").await;
    before.until_marks_are(&OPINION).await;
    tokio::time::sleep(A_MOMENT).await;
    let browser = Mortal::start(browser.kill());
    driver.stop().await;
    let (driver, after) = browser.page(&page).await;
    after.open().await;
    after.explain_again().await;
    after.until_marks_are(&OPINION).await;
    after.press_with_control('z').await;
    after.until_marks_are(&AT_FIRST).await;
    driver.stop().await;
    fs::remove_dir_all(browser.kill()).ok();
}

impl Page {
    /// Changes a mark of a text and waits until that is copied.
    async fn change_and_copy(&self) {
        self.open_correcting().await;
        self.correct_mark(1).await;
        self.press_on_surface("#surface .pick[data-status=opinion]").await;
        self.until_marks_are(&OPINION).await;
        self.until_copied().await;
    }

    async fn until_copied(&self) {
        let started = Instant::now();
        let both = format!(
            "{BOTH} return copy !== undefined && copy.lines === localStorage[key] && `${{copy.when}}` === localStorage[`when-${{key}}`]"
        );
        while self.ask_later(&both, &[]).await != true {
            assert!(started.elapsed() < SOON, "it is copied");
            tokio::time::sleep(OFTEN).await;
        }
    }
}

async fn what_a_browser_lost_is_brought_back(page: Page) {
    page.change_and_copy().await;
    page.press(Key::Escape).await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
    page.press_with_control('y').await;
    page.until_marks_are(&OPINION).await;
    page.until_copied().await;
    // As if the browser had ended before it wrote this down.
    page.ask("localStorage.clear()", &[]).await;
    page.open().await;
    page.explain_again().await;
    page.until_marks_are(&OPINION).await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
    page.until_copied().await;
}

async fn the_page_s_own_article_gets_its_changes_back(page: Page) {
    page.open_with_nothing_kept().await;
    page.open().await;
    let count = page.count("#article .statement").await;
    page.correct_mark(1).await;
    page.press_on_surface("#remove-mark").await;
    page.until_nothing_is_open().await;
    let fewer = "return document.querySelectorAll('#article .statement').length < arguments[0]";
    page.until("it is removed", fewer, &[json!(count)]).await;
    page.until_copied().await;
    page.ask("localStorage.clear()", &[]).await;
    page.open().await;
    page.until("it is removed again", fewer, &[json!(count)]).await;
    page.press_with_control('z').await;
    let all = "return document.querySelectorAll('#article .statement').length === arguments[0]";
    page.until("it is back", all, &[json!(count)]).await;
}

async fn an_older_copy_changes_nothing(page: Page) {
    page.change_and_copy().await;
    // As if the copy of the last change had come too late.
    let older = format!(
        "{BOTH} localStorage[key] = copy.lines.replace(/^whosays-layer\\t1\\t1/, 'whosays-layer\\t1\\t0');
        localStorage[`when-${{key}}`] = copy.when + 1; return true"
    );
    assert_eq!(page.ask_later(&older, &[]).await, true);
    page.open().await;
    page.explain_again().await;
    page.until_marks_are(&AT_FIRST).await;
    page.remains("it stays so", "return document.querySelector('#s1').dataset.status === 'unsourced'", &[]).await;
}

async fn changes_are_kept_where_there_is_no_copy(page: Page) {
    page.open_correcting().await;
    let full = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    page.ask(full, &[]).await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.open().await;
    let refused = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
        IDBFactory.prototype.databases = IDBFactory.prototype.open";
    page.ask(refused, &[]).await;
    page.explain_again().await;
    page.until_marks_are(&OPINION).await;
}
