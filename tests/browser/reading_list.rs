//! Several files at once: a list of them above the article.

use crate::behaviour::behaviours;
use crate::importing::{WHOLE, made};
use crate::opening::REPORT;
use crate::page::{OFTEN, Page, SOON};
use serde_json::{Value, json};
use std::time::Instant;

behaviours!(Plain:
    several_files_are_a_reading_list,
    files_that_were_not_opened_open_after_a_reload,
    files_that_are_not_kept_are_still_named_after_a_reload,
    a_file_that_is_too_large_to_be_kept_says_so,
);

/// Bytes as two digits each.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Drops several files at once.
const DROP_SEVERAL: &str = "const data = new DataTransfer();
    const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    for (const [name, hex] of arguments[0]) data.items.add(new File([bytesOf(hex)], name));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));";

async fn several_files_are_a_reading_list(page: Page) {
    page.open().await;
    let files = [
        ("ferry.txt", REPORT.as_bytes().to_vec()),
        ("chromium.html", made("chromium.html")),
        ("scanned.pdf", made("scanned.pdf")),
    ];
    let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, hex(bytes)])).collect();
    page.ask(DROP_SEVERAL, &[json!(files)]).await;
    page.until_article_is(REPORT).await;
    let lists = "const items = [...document.querySelectorAll('#reading-list li')].map((item) => item.innerText.trim());
        return JSON.stringify(items) === JSON.stringify(arguments[0]) || items";
    let list = |states: [&str; 3]| json!(states);
    page.until(
        "the first is open",
        lists,
        &[list(["ferry.txt open", "chromium.html not opened yet", "scanned.pdf not opened yet"])],
    )
    .await;
    page.click("#reading-list li:nth-child(2) button").await;
    page.until_article_has(WHOLE).await;
    let titled = "Ferry between the islands to end open";
    page.until("the second is open", lists, &[list(["ferry.txt opened before", titled, "scanned.pdf not opened yet"])])
        .await;
    let before = page.article().await;
    page.click("#reading-list li:nth-child(3) button").await;
    page.refusal("pictures of pages").await;
    page.press_escape_from_dialog().await;
    page.until(
        "the third is refused",
        lists,
        &[list(["ferry.txt opened before", titled, "scanned.pdf could not be opened"])],
    )
    .await;
    assert_eq!(page.article().await, before);
    page.click("#reading-list li:nth-child(1) button").await;
    page.until_article_is(REPORT).await;
    // It outlasts a reload, with what was opened.
    page.reload().await;
    let states =
        ["ferry.txt open", "Ferry between the islands to end opened before", "scanned.pdf could not be opened"];
    page.until("the list is there again", lists, &[list(states)]).await;
    page.until_article_is(REPORT).await;
    page.click("#reading-list li:nth-child(2) button").await;
    page.until_article_has(WHOLE).await;
    page.until(
        "the second is open",
        lists,
        &[list(["ferry.txt opened before", titled, "scanned.pdf could not be opened"])],
    )
    .await;
    page.click("#reading-list .away").await;
    let away = "return document.querySelector('#reading-list') === null";
    page.until("the list is put away", away, &[]).await;
    page.reload().await;
    page.until_article_has(WHOLE).await;
    page.remains("and stays away", away, &[]).await;
}

/// The files that are held for later.
const HELD: &str = "return new Promise((done, fail) => {
    const opening = indexedDB.open('whosays');
    opening.onerror = fail;
    opening.onsuccess = ({ target: { result: store } }) => {
        const counted = store.transaction('files').objectStore('files').count();
        counted.onsuccess = () => done(store.close() ?? counted.result);
    };
})";

impl Page {
    /// Waits until so many files are held for later.
    async fn until_held(&self, number: usize) {
        let started = Instant::now();
        while self.ask_later(HELD, &[]).await.as_u64() != Some(number as u64) {
            assert!(started.elapsed() < SOON, "{number} are held");
            tokio::time::sleep(OFTEN).await;
        }
    }

    async fn until_state_is(&self, number: usize, state: &str) {
        let is = "const state = document.querySelector(`#reading-list li:nth-child(${arguments[0]})`)?.dataset.state;
            return state === arguments[1] || `${state}`";
        self.until(&format!("file {number} is {state}"), is, &[json!(number), json!(state)]).await;
    }
}

async fn files_that_were_not_opened_open_after_a_reload(page: Page) {
    page.open_with_nothing_kept().await;
    let other = "The bridge will open in May.\n";
    let files = json!([
        ["ferry.txt", hex(REPORT.as_bytes())],
        ["chromium.html", hex(&made("chromium.html"))],
        ["bridge.txt", hex(other.as_bytes())],
        ["scanned.pdf", hex(&made("scanned.pdf"))]
    ]);
    page.ask(DROP_SEVERAL, &[files]).await;
    page.until_article_is(REPORT).await;
    page.until_kept(1).await;
    // The first is among the recent articles.
    page.until_held(3).await;
    for (number, state) in [(2, "waiting"), (3, "waiting")] {
        page.reload().await;
        page.until_state_is(number, state).await;
        page.click(&format!("#reading-list li:nth-child({number}) button")).await;
        match number {
            2 => page.until_article_has(WHOLE).await,
            _ => page.until_article_is(other).await,
        }
        page.until_state_is(number, "open").await;
        page.until_kept(number).await;
        page.until_held(4 - number).await;
    }
    page.reload().await;
    page.until_state_is(4, "waiting").await;
    page.click("#reading-list li:nth-child(1) button").await;
    page.until_article_is(REPORT).await;
    // Nothing stays of a list that is put away.
    page.click("#reading-list .away").await;
    page.until_held(0).await;
}

async fn a_file_that_is_too_large_to_be_kept_says_so(page: Page) {
    page.open_with_nothing_kept().await;
    let large = "const { get } = Object.getOwnPropertyDescriptor(Blob.prototype, 'size');
        Object.defineProperty(Blob.prototype, 'size', { get() { return this.name === 'large.txt' ? 3e8 : get.call(this); } })";
    page.ask(large, &[]).await;
    let text = hex(REPORT.as_bytes());
    let files = json!([["ferry.txt", text], ["a.txt", text], ["large.txt", text], ["b.txt", text]]);
    page.ask(DROP_SEVERAL, &[files]).await;
    page.until_article_is(REPORT).await;
    let told =
        "const told = [...document.querySelectorAll('#reading-list .state')].map(({ textContent }) => textContent);
        return told[1] === 'not opened yet' && told[2].includes('too large to be kept') && told[3] === told[1] || told";
    page.until("the large one says so", told, &[]).await;
    page.until_kept(1).await;
    page.until_held(2).await;
    page.click("#reading-list .away").await;
    page.until_held(0).await;
}

async fn files_that_are_not_kept_are_still_named_after_a_reload(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    let files = json!([["ferry.txt", hex(REPORT.as_bytes())], ["chromium.html", hex(&made("chromium.html"))]]);
    page.ask(DROP_SEVERAL, &[files]).await;
    page.until_article_is(REPORT).await;
    page.until_noticed("on this page only").await;
    page.reload().await;
    let told = "return document.querySelector('#reading-list li:nth-child(2)')?.innerText ?? ''";
    page.until("it is named", &format!("{{ {told} }}").replace("?? ''", "?.includes('choose it once more')"), &[])
        .await;
    page.click("#reading-list li:nth-child(2) button").await;
    page.until_dialog_is_open().await;
    page.press_escape_from_dialog().await;
    page.drop_file("chromium.html", &made("chromium.html")).await;
    page.until_article_has(WHOLE).await;
    let open = "return document.querySelector('#reading-list li:nth-child(2)').dataset.state === 'open' && document.querySelectorAll('#reading-list li').length === 2";
    page.until("it has its place in the list", open, &[]).await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}
