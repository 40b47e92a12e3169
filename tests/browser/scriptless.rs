//! The page without scripts: it reads, it is marked, and its cards open by the platform's own means.

use crate::behaviour::behaviours;
use crate::legend::STATUSES;
use crate::page::Page;
use crate::waking::article_text;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Scriptless:
    the_article_is_there_with_marks_and_names,
    cards_and_explanations_open,
    cards_open_by_keyboard,
    the_legend_hides_marks,
    an_articles_own_page_and_the_list_work,
    ready_made_lessons_are_listed_and_their_notes_are_read,
);

async fn open(page: &Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.whole.address()).await;
    page.remains("no script of the page's runs", "return document.documentElement.dataset.state === 'static'", &[])
        .await;
}

async fn the_article_is_there_with_marks_and_names(page: Page) {
    open(&page).await;
    assert_eq!(page.article().await, article_text());
    page.until_marked(&STATUSES).await;
    assert!(page.count("#article .mention").await > 50);
    let said = page.element(".noscript").await;
    assert!(said.is_displayed().await.expect("it can be asked"), "the page says what does not work");
    let open = page.element("#open").await;
    assert!(!open.is_displayed().await.expect("it can be asked"), "a control that does nothing is hidden");
}

async fn cards_and_explanations_open(page: Page) {
    open(&page).await;
    page.opens_natively().await;
}

async fn cards_open_by_keyboard(page: Page) {
    open(&page).await;
    page.tab_to("#article .mention").await;
    let entity = page.text("return document.activeElement.dataset.entity", &[]).await;
    page.press(Key::Enter).await;
    page.until_card_is(&entity).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    let focused = "return document.activeElement.matches('#article .mention')";
    page.until("the focus is still on the mention", focused, &[]).await;
}

async fn the_legend_hides_marks(page: Page) {
    open(&page).await;
    page.click("#legend label[data-status=speculation]").await;
    page.until_marked(&["sourced", "unsourced", "prediction", "opinion"]).await;
    page.click("#legend label[data-status=speculation]").await;
    page.until_marked(&STATUSES).await;
}

async fn an_articles_own_page_and_the_list_work(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&page.in_fork("articles/")).await;
    // The first is too short: a card would cover the next name.
    page.click(".library > li:nth-child(2) h2 a").await;
    page.until("the second article of the list opens", "return document.querySelector('#article') !== null", &[]).await;
    page.opens_natively().await;
}

async fn ready_made_lessons_are_listed_and_their_notes_are_read(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(&format!("{}lessons/", page.sites.whole.address())).await;
    assert!(page.count("#ready-made li").await >= 4);
    let dead = page.element("#ready-made .needs-script").await;
    assert!(!dead.is_displayed().await.expect("it can be asked"), "a way that leads nowhere is hidden");
    page.click("#ready-made li:first-child h3 a").await;
    page.until("the note is read", "return document.querySelector('main.note')?.checkVisibility() ?? false", &[]).await;
}

impl Page {
    /// Checks that native popovers open for mentions and chips, on the screen and beside their mention, one at a time,
    /// and close.
    pub async fn opens_natively(&self) {
        let mark = "[...document.querySelectorAll('#article .mention')].forEach((mention, n) =>
            mention.setAttribute('data-test', n)); return document.querySelectorAll('#article .mention').length";
        let all = self.ask(mark, &[]).await.as_u64().unwrap_or_default();
        for number in [0, all / 2, all - 1] {
            let mention = format!("[data-test=\"{number}\"]");
            let entity = self.entity_of(&mention).await;
            self.click(&mention).await;
            self.until_card_is(&entity).await;
            assert_eq!(self.count(":popover-open").await, 1, "one card is open");
            let card = self.rect(":popover-open").await;
            assert!(self.screen().await.holds(card), "the card of {mention} leaves the screen: {card:?}");
            for line in self.lines(&mention).await {
                assert!(!card.overlaps(line), "the card of {mention} covers it: {card:?} over {line:?}");
            }
            let name = "return document.querySelector(':popover-open h2').textContent.length > 0";
            assert_eq!(self.ask(name, &[]).await, true, "the card says who or what it is");
        }
        self.click_in_place(":popover-open .close").await;
        self.until_nothing_is_open().await;
        self.click("#article .chip").await;
        self.until_explanation_is_open().await;
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
        let leftover =
            self.ask("return document.querySelectorAll(arguments[0]).length", &[json!(":popover-open")]).await;
        assert_eq!(leftover, 0);
    }
}
