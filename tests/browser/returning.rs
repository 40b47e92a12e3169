//! A page that is loaded again, or come back to, shows what it showed.

use crate::behaviour::behaviours;
use crate::correcting::{AT_FIRST, OPINION, TEXT};
use crate::opening::REPORT;
use crate::page::{OFTEN, Page, SOON};
use crate::waking::article_text;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Instant;

behaviours!(Plain:
    a_text_and_its_changes_outlast_a_reload,
    a_file_outlasts_a_reload,
    a_text_that_comes_back_waits_for_the_dialog,
    a_link_outlasts_a_reload,
    a_book_outlasts_a_reload_before_it_is_marked,
    the_way_back_leads_from_text_to_text,
    a_text_that_a_link_brought_takes_no_entry,
    the_way_back_leads_to_the_text,
    // WebKitGTK's driver waits for ever for a second window.
    each_tab_shows_its_own_again in Chromium Firefox,
    a_text_that_another_tab_deletes_is_kept_no_more in Chromium Firefox,
    a_text_that_was_deleted_is_said_to_be_gone,
    what_is_not_kept_does_not_come_back,
);

/// What a link holds.
const LINKED: &str = "The ferry may sink. It is old.";

impl Page {
    /// Makes a link to a text of which a mark was changed, and opens it.
    pub async fn open_linked(&self) {
        let link = "const { address } = await import(new URL('sharing.js', document.baseURI).href);
            const article = `block\\t0\\t30\\tp\\n\\n${arguments[0]}`;
            const lines = 'whosays-layer\\t1\\t1\\nmark\\t20\\t30\\t20\\t30\\topinion';
            return await address(JSON.stringify({ whosays: 1, article, layer: lines }), new URL('.', document.baseURI).href)";
        let link = self.ask_later(link, &[json!(LINKED)]).await.as_str().unwrap_or_default().to_owned();
        assert!(link.contains("#article="), "{link}");
        self.open_asleep("about:blank").await;
        self.open_asleep(&link).await;
        self.until_awake().await;
        self.until_linked().await;
    }

    /// Waits until what a link brought is there, with its marks.
    pub async fn until_linked(&self) {
        self.until_article_is(LINKED).await;
        let marked = "return document.querySelector('#s1')?.dataset.status === 'opinion' && location.hash === ''";
        self.until("it has the marks of the link", marked, &[]).await;
    }

    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page can be loaded again");
        self.until_awake().await;
    }

    /// Waits until the entry in the history has a text, or none.
    async fn until_noted(&self, is_noted: bool) {
        let noted = format!("return (typeof history.state === 'string') === {is_noted}");
        self.until("the text is noted", &noted, &[]).await;
    }

    /// Opens the page with one text kept, which it shows.
    pub async fn open_with_kept(&self, text: &str) {
        self.open_with_nothing_kept().await;
        self.show_text(text).await;
        self.until_kept(1).await;
    }

    /// Deletes the only text of the list, in the dialog that is opened for it.
    async fn delete_the_kept(&self) {
        self.open_dialog().await;
        self.until("it is listed", "return document.querySelector('#recent .kept') !== null", &[]).await;
        self.ask("document.querySelector('#recent li .close').click()", &[]).await;
        self.until_kept(0).await;
    }

    pub async fn until_kept(&self, number: usize) {
        // Asking for a store makes one.
        let kept = "if (!(await indexedDB.databases()).some(({ version }) => version === 3)) return null;
        return new Promise((done, fail) => {
            const opening = indexedDB.open('whosays');
            opening.onerror = fail;
            opening.onsuccess = ({ target: { result: store } }) => {
                const counted = store.transaction('texts').objectStore('texts').count();
                counted.onsuccess = () => done(store.close() ?? counted.result);
            };
        })";
        let started = Instant::now();
        while self.ask_later(kept, &[]).await.as_u64() != Some(number as u64) {
            assert!(started.elapsed() < SOON, "{number} are kept");
            tokio::time::sleep(OFTEN).await;
        }
    }
}

async fn a_text_and_its_changes_outlast_a_reload(page: Page) {
    page.open_correcting().await;
    page.until_kept(1).await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    page.reload().await;
    page.until_article_is(TEXT).await;
    page.until_marks_are(&OPINION).await;
    // A place in the text has an address of its own, with an entry of its own.
    page.click("#correct").await;
    page.click(".changes a").await;
    page.until_focus_is_on("#s1 .chip").await;
    page.until_noted(true).await;
    page.reload().await;
    page.until_article_is(TEXT).await;
    page.until_marks_are(&OPINION).await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
    // What the list calls it stays.
    page.open_dialog().await;
    let title = "return document.querySelector('#recent .title')?.textContent.startsWith('The ferry may sink, Ines')";
    page.until("it has its title", title, &[]).await;
}

async fn a_file_outlasts_a_reload(page: Page) {
    page.open_with_nothing_kept().await;
    page.drop_file("crossing.md", b"# The *last* crossing\n\n- The ferry may not sail.\n").await;
    page.until_article_has("The last crossing").await;
    page.until_kept(1).await;
    page.reload().await;
    page.until_article_has("The last crossing").await;
    let structured = "return document.querySelector('#article h1 em, #article ul li') !== null";
    page.until("its structure is there", structured, &[]).await;
}

async fn a_text_that_comes_back_waits_for_the_dialog(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.slow.address()).await;
    page.until_awake().await;
    page.forget_all().await;
    page.drop_file("crossing.md", b"# The *last* crossing\n\n- The ferry may not sail.\n").await;
    page.until_article_has("The last crossing").await;
    page.until_kept(1).await;
    page.reload().await;
    page.open_dialog().await;
    page.remains("the dialog is open", "return document.querySelector('#intake').open", &[]).await;
    page.press_escape_from_dialog().await;
    page.until_article_has("The last crossing").await;
}

async fn a_link_outlasts_a_reload(page: Page) {
    page.open_with_nothing_kept().await;
    page.open_linked().await;
    page.until_kept(1).await;
    page.reload().await;
    page.until_linked().await;
}

/// While `window.holds`, no worker says that it has explained a whole text.
pub const UNFINISHED: &str = "const Known = window.Worker;
    window.Worker = class extends Known {
        addEventListener(kind, hear) {
            super.addEventListener(kind, (event) => window.holds && event.data?.[0] === 'whole' || hear(event));
        }
    };";

async fn a_book_outlasts_a_reload_before_it_is_marked(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask(UNFINISHED, &[]).await;
    page.ask("window.holds = true", &[]).await;
    page.ask(crate::books::DROP, &[]).await;
    page.until_article_has("Thelma Brandvold").await;
    page.until_noticed("recent articles").await;
    page.until_kept(1).await;
    page.until_noted(true).await;
    assert!(page.article().await.len() < 100_000, "no more than its beginning is there");
    page.reload().await;
    let there = "const text = document.querySelector('#article').textContent;
        return text.length > 300000 && document.querySelector('#article').dataset.complete === '' || text.length";
    page.until("all of it is there", there, &[]).await;
    page.open_dialog().await;
    let listed = "return document.querySelectorAll('#recent .kept').length === 1 &&
        / \\d\\d,\\d{3} words/.test(document.querySelector('#recent .about').textContent) || document.querySelector('#recent').innerText";
    page.until("it is listed once", listed, &[]).await;
}

pub const BRIDGE: &str = "The bridge will open in May.\n";

async fn the_way_back_leads_from_text_to_text(page: Page) {
    page.open_correcting().await;
    page.until_kept(1).await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    page.show_text(BRIDGE).await;
    page.until_kept(2).await;
    page.client.back().await.expect("there is a way back");
    page.until_article_is(TEXT).await;
    page.until_marks_are(&OPINION).await;
    page.reload().await;
    page.until_article_is(TEXT).await;
    page.client.back().await.expect("there is a way back");
    page.until_article_is(&article_text()).await;
    page.client.forward().await.expect("there is a way on");
    page.until_article_is(TEXT).await;
    page.client.forward().await.expect("there is a way on");
    page.until_article_is(BRIDGE).await;
    // The same text is no other entry.
    let length = page.ask("return history.length", &[]).await;
    page.show_text(BRIDGE).await;
    page.until_noted(true).await;
    assert_eq!(page.ask("return history.length", &[]).await, length);
}

async fn a_text_that_a_link_brought_takes_no_entry(page: Page) {
    page.open_with_nothing_kept().await;
    let link = "const { address } = await import(new URL('sharing.js', document.baseURI).href);
        return await address(JSON.stringify({ whosays: 1, article: 'block\\t0\\t30\\tp\\n\\nThe ferry may sink. It is old.' }), new URL('.', document.baseURI).href)";
    let link = page.ask_later(link, &[]).await.as_str().unwrap_or_default().to_owned();
    page.open_asleep("about:blank").await;
    page.open_asleep(&link).await;
    page.until_awake().await;
    page.until_article_is("The ferry may sink. It is old.").await;
    page.client.back().await.expect("there is a way back");
    page.until("it leads to where the link was", "return location.href === 'about:blank'", &[]).await;
}

async fn the_way_back_leads_to_the_text(page: Page) {
    page.open_with_kept(REPORT).await;
    // Another page of the site, in the same tab, has an article of its own.
    let other = format!("{}articles/", page.sites.whole.address());
    // As by a link: what the history holds of the text stays.
    page.client.goto(&other).await.expect("the list opens");
    let link = "const link = [...document.querySelectorAll('main a[href]')].find((link) => link.pathname.split('/').length > 3);
        return link.href";
    let address = page.text(link, &[]).await;
    page.client.goto(&address).await.expect("the article opens");
    page.until_awake().await;
    page.until_noted(false).await;
    let own = page.article().await;
    page.remains(
        "it shows its own",
        &format!("return document.querySelector('#article').textContent.length === {}", own.encode_utf16().count()),
        &[],
    )
    .await;
    page.client.back().await.expect("there is a way back");
    page.client.back().await.expect("there is a way back");
    page.until_awake().await;
    page.until_article_is(REPORT).await;
}

async fn each_tab_shows_its_own_again(page: Page) {
    page.open_with_kept(REPORT).await;
    let first = page.client.window().await.expect("this tab has a name");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open().await;
    page.until_noted(false).await;
    let text = "The bridge will open in May.\n";
    page.show_text(text).await;
    page.until_kept(2).await;
    page.reload().await;
    page.until_article_is(text).await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(first).await.expect("the first is still there");
    page.reload().await;
    page.until_article_is(REPORT).await;
}

async fn a_text_that_another_tab_deletes_is_kept_no_more(page: Page) {
    page.open_with_kept(REPORT).await;
    page.until_noticed("keeps it among").await;
    let first = page.client.window().await.expect("this tab has a name");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open().await;
    page.delete_the_kept().await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(first).await.expect("the first is still there");
    page.until_noticed("on this page only").await;
}

async fn a_text_that_was_deleted_is_said_to_be_gone(page: Page) {
    page.open_with_kept(REPORT).await;
    page.delete_the_kept().await;
    page.press_escape_from_dialog().await;
    page.until_noticed("on this page only").await;
    page.reload().await;
    let said = "return document.querySelector('#word').textContent.includes('no longer kept')";
    page.until("it is said", said, &[]).await;
    page.until_noted(false).await;
    page.until_article_is(&article_text()).await;
    page.reload().await;
    page.remains("it is said once", &said.replace("return ", "return !"), &[]).await;
}

async fn what_is_not_kept_does_not_come_back(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    page.drop_text(REPORT).await;
    page.until_noticed("on this page only").await;
    page.until_noted(false).await;
    page.reload().await;
    page.until_article_is(&article_text()).await;
    let said = "return document.querySelector('#word').textContent.includes('was not kept')";
    page.until("it is said to be gone", said, &[]).await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}
