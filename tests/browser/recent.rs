//! The articles that the device keeps: listed, found, opened again, deleted; and stores that are full or refused.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    what_was_opened_is_listed_and_opens_again,
    a_list_outlasts_its_page,
    a_long_list_can_be_searched,
    a_list_of_very_many_unfolds_as_the_reader_asks,
    one_article_can_be_deleted,
    all_articles_can_be_deleted,
    // WebKitGTK's driver waits for ever for a second window.
    tabs_keep_theirs_side_by_side in Chromium Firefox,
    an_article_that_another_tab_deleted_is_said_to_be_gone,
    a_refused_store_is_said_and_the_article_stays,
    a_full_store_is_said_and_the_article_stays,
    nothing_is_kept_where_nothing_is_wanted,
);

const TITLES: &str = "return [...document.querySelectorAll('#recent .title')].map((title) => title.textContent)";

impl Page {
    /// Drops a text on the page and waits until it is kept.
    async fn have_kept(&self, text: &str) {
        self.show_text(text).await;
        let first = text.split(['\n', '.']).next().unwrap_or_default();
        self.open_dialog().await;
        self.until_listed(first).await;
        self.press_escape_from_dialog().await;
    }

    /// Waits until the list in the open dialog has an article with these words; looks anew meanwhile, as a reader would.
    async fn until_listed(&self, words: &str) {
        let script =
            "const titles = [...document.querySelectorAll('#recent .title')].map((title) => title.textContent);
            if (titles.some((title) => title.includes(arguments[0]))) return true;
            document.querySelector('#intake').close();
            document.querySelector('#open').click();
            return titles";
        self.until(&format!("{words:?} is kept"), script, &[json!(words)]).await;
    }

    async fn until_titles_are(&self, titles: &[&str]) {
        let script = format!("const now = (() => {{ {TITLES} }})(); return `${{now}}` === `${{arguments[0]}}` || now");
        self.until(&format!("the list is {titles:?}"), &script, &[json!(titles)]).await;
    }

    async fn until_list_says(&self, words: &str) {
        let script = "const said = document.querySelector('#recent [role=status]').textContent;
            return said.includes(arguments[0]) || said";
        self.until(&format!("the list says {words:?}"), script, &[json!(words)]).await;
    }
}

fn crossing(number: usize) -> String {
    format!("Crossing {number}\n\nThe ferry may not sail on day {number}, Ines Duarte said.\n")
}

async fn what_was_opened_is_listed_and_opens_again(page: Page) {
    page.open_with_nothing_kept().await;
    page.have_kept(REPORT).await;
    page.have_kept(&crossing(1)).await;
    page.open_dialog().await;
    page.until_titles_are(&["Crossing 1", "Ferry between the islands to end"]).await;
    page.click("#recent li:last-child .kept").await;
    page.until_dialog_is_closed().await;
    page.until_article_is(REPORT).await;
    assert!(page.count("#article .statement").await > 3);
    // What was opened last stands first, once.
    page.open_dialog().await;
    page.until_titles_are(&["Ferry between the islands to end", "Crossing 1"]).await;
}

async fn a_list_outlasts_its_page(page: Page) {
    page.open_with_nothing_kept().await;
    page.drop_file("crossing.md", b"# The *last* crossing\n\n- The ferry may not sail.\n").await;
    page.until_noticed("recent articles").await;
    page.open_dialog().await;
    page.until_listed("The last crossing").await;
    page.open().await;
    page.open_dialog().await;
    page.until_titles_are(&["The last crossing"]).await;
    page.click("#recent .kept").await;
    page.until(
        "its structure is kept",
        "return document.querySelector('#article h1 em, #article ul li') !== null",
        &[],
    )
    .await;
}

async fn a_long_list_can_be_searched(page: Page) {
    page.open_with_nothing_kept().await;
    for number in 1..=5 {
        page.have_kept(&crossing(number)).await;
    }
    page.open_dialog().await;
    page.click("#recent input[type=search]").await;
    page.type_text("DUARTE day 4").await;
    page.until_titles_are(&["Crossing 4"]).await;
    page.until_list_says("1 article holds these words").await;
    page.type_text("nowhere").await;
    page.until_list_says("None of them holds these words").await;
}

async fn a_list_of_very_many_unfolds_as_the_reader_asks(page: Page) {
    page.open_with_nothing_kept().await;
    let keep = "for (let n = 1; n <= 35; n++) await whosays.recent('keep', [`key ${n}`, `Crossing ${n}`, 9, new Uint8Array([n]), false]);
        return true";
    page.ask_later(keep, &[]).await;
    page.open_dialog().await;
    let rows = "return document.querySelectorAll('#recent .kept').length === arguments[0]
        || document.querySelectorAll('#recent .kept').length";
    page.until("the last ones are listed", rows, &[json!(30)]).await;
    page.click("#recent .more").await;
    page.until("all are", rows, &[json!(35)]).await;
    let goes_on = "const rows = [...document.querySelectorAll('#recent .kept')];
        return document.activeElement === rows[30] && !document.querySelector('#recent .more').checkVisibility() || document.activeElement.outerHTML";
    page.until("the focus goes on in the list", goes_on, &[]).await;
    // Who deletes one of those that they looked for goes on with the next.
    page.click("#recent input[type=search]").await;
    page.type_text("crossing 3").await;
    page.until("those with a three are listed", rows, &[json!(9)]).await;
    let delete = "const titles = [...document.querySelectorAll('#recent .title')];
        window.nextTitle = titles[3].textContent;
        document.querySelectorAll('#recent li .close')[2].click(); return true";
    page.ask(delete, &[]).await;
    page.until("one is gone, and the others are still listed", rows, &[json!(8)]).await;
    let next = "const title = document.activeElement.querySelector('.title')?.textContent;
        return title === window.nextTitle || title || document.activeElement.id";
    page.until("the focus is on the next", next, &[]).await;
    page.until_list_says("was deleted").await;
    page.click("#recent input[type=search]").await;
    page.type_text(" nowhere").await;
    page.until_list_says("None of them holds these words").await;
}

async fn one_article_can_be_deleted(page: Page) {
    page.open_with_nothing_kept().await;
    page.have_kept(&crossing(1)).await;
    page.have_kept(&crossing(2)).await;
    page.open_dialog().await;
    page.until_titles_are(&["Crossing 2", "Crossing 1"]).await;
    page.click("#recent [aria-label='Delete “Crossing 2”']").await;
    page.until_titles_are(&["Crossing 1"]).await;
    page.until_list_says("“Crossing 2” was deleted").await;
    let focused = "return document.activeElement.querySelector('.title')?.textContent === 'Crossing 1'";
    page.until("the focus is on the next one", focused, &[]).await;
    page.press_escape_from_dialog().await;
    page.until_article_is(&crossing(2)).await;
}

async fn all_articles_can_be_deleted(page: Page) {
    page.open_with_nothing_kept().await;
    page.have_kept(&crossing(1)).await;
    page.have_kept(&crossing(2)).await;
    page.open_dialog().await;
    page.until_titles_are(&["Crossing 2", "Crossing 1"]).await;
    page.click("#recent .ends button").await;
    page.until(
        "it asks once more",
        "return document.querySelector('#recent .ends button').textContent.includes('all 2')",
        &[],
    )
    .await;
    page.press(Key::Enter).await;
    page.until_titles_are(&[]).await;
    page.until_list_says("All were deleted").await;
}

async fn tabs_keep_theirs_side_by_side(page: Page) {
    page.open_with_nothing_kept().await;
    page.have_kept(&crossing(1)).await;
    let first = page.client.window().await.expect("this tab has a name");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open().await;
    page.have_kept(&crossing(2)).await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(first).await.expect("the first is still there");
    page.have_kept(&crossing(3)).await;
    page.open_dialog().await;
    page.until_titles_are(&["Crossing 3", "Crossing 2", "Crossing 1"]).await;
}

async fn an_article_that_another_tab_deleted_is_said_to_be_gone(page: Page) {
    page.open_with_nothing_kept().await;
    page.have_kept(&crossing(1)).await;
    page.show_text(REPORT).await;
    page.open_dialog().await;
    page.until_listed("Crossing 1").await;
    let deleted = "await new Promise((done) => {
        indexedDB.open('whosays').onsuccess = ({ target: { result: store } }) => {
            const both = store.transaction(['articles', 'texts'], 'readwrite');
            both.objectStore('articles').clear();
            both.objectStore('texts').clear();
            both.oncomplete = () => done(store.close());
        };
    }); return true";
    assert_eq!(page.ask_later(deleted, &[]).await, true);
    page.click("#recent .kept").await;
    page.until_list_says("no longer kept").await;
    page.until_article_is(REPORT).await;
}

async fn a_refused_store_is_said_and_the_article_stays(page: Page) {
    page.open_with_nothing_kept().await;
    // The store may be open already, for what was changed in the article.
    let refuse = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
        IDBDatabase.prototype.transaction = IDBFactory.prototype.open";
    page.ask(refuse, &[]).await;
    page.show_text(REPORT).await;
    let said = "const said = document.querySelector('#word').textContent; return said.includes('not kept') || said";
    page.until("the reader is told", said, &[]).await;
    page.until_noticed("on this page only").await;
    page.open_dialog().await;
    page.until_list_says("keeps no articles here").await;
    page.press_escape_from_dialog().await;
    page.until_article_is(REPORT).await;
}

async fn a_full_store_is_said_and_the_article_stays(page: Page) {
    page.open_with_nothing_kept().await;
    let fill = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    page.ask(fill, &[]).await;
    page.show_text(REPORT).await;
    let said = "const said = document.querySelector('#word').textContent; return said.includes('no room left') || said";
    page.until("the reader is told", said, &[]).await;
    page.until_noticed("on this page only").await;
    page.until_article_is(REPORT).await;
}

async fn nothing_is_kept_where_nothing_is_wanted(page: Page) {
    page.open_with_nothing_kept().await;
    page.open_dialog().await;
    page.click("#recent input[type=checkbox]").await;
    page.press_escape_from_dialog().await;
    page.drop_text(REPORT).await;
    page.until_noticed("on this page only").await;
    page.open_dialog().await;
    page.until_list_says("None yet").await;
    page.click("#recent input[type=checkbox]").await;
    page.press_escape_from_dialog().await;
    page.have_kept(&crossing(1)).await;
}
