//! Several files at once: a list of them above the article.

use crate::behaviour::behaviours;
use crate::importing::{WHOLE, made};
use crate::opening::REPORT;
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain:
    several_files_are_a_reading_list,
    files_that_were_not_opened_are_still_named_after_a_reload,
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

async fn files_that_were_not_opened_are_still_named_after_a_reload(page: Page) {
    page.open().await;
    page.forget_all().await;
    let files = json!([["ferry.txt", hex(REPORT.as_bytes())], ["chromium.html", hex(&made("chromium.html"))]]);
    page.ask(DROP_SEVERAL, &[files]).await;
    page.until_article_is(REPORT).await;
    page.until_kept(1).await;
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
}
