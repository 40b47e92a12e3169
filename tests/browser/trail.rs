//! From card to card, and the way back.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain: a_card_leads_to_another_and_back, the_trail_works_by_keyboard_and_escape_ends_it);

const CARD: &str = "[data-card]:popover-open";

/// A text of two countries of which one's card names the other's; the capital is named in cards only.
const TEXT: &str = "North Korea sold the boats, an envoy of South Korea said in Pyongyang.";

impl Page {
    async fn open_trail(&self) -> String {
        self.open().await;
        self.explain(TEXT).await;
        self.until_dialog_is_closed().await;
        self.until_article_is(TEXT).await;
        self.entity_of("#article .mention").await
    }

    async fn focus_is_in_card(&self) {
        let inside = "return document.querySelector(arguments[0])?.contains(document.activeElement) ?? false";
        self.until("the focus is in the card", inside, &[json!(CARD)]).await;
    }
}

async fn a_card_leads_to_another_and_back(page: Page) {
    let first = page.open_trail().await;
    page.click("#article .mention").await;
    page.until_card_is(&first).await;
    let place = page.rect(CARD).await;
    let to = page.text("return document.querySelector(`${arguments[0]} .to-card`).dataset.to", &[json!(CARD)]).await;
    page.click_in_place(&format!("{CARD} .to-card")).await;
    page.until_card_is(&to).await;
    assert_eq!(page.rect(CARD).await.left, place.left, "in place");
    page.focus_is_in_card().await;
    page.click_in_place(&format!("{CARD} .back:not([hidden])")).await;
    page.until_card_is(&first).await;
    assert_eq!(page.count(&format!("{CARD} .back:not([hidden])")).await, 0);
    let focused = "return document.activeElement.dataset.to === arguments[0]";
    page.until("the focus is where it left", focused, &[json!(to)]).await;
    // Another card begins another trail.
    page.click_in_place(&format!("{CARD} .to-card")).await;
    page.until_card_is(&to).await;
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
    page.click("#article .mention").await;
    page.until_card_is(&first).await;
    assert_eq!(page.count(&format!("{CARD} .back:not([hidden])")).await, 0);
}

async fn the_trail_works_by_keyboard_and_escape_ends_it(page: Page) {
    let first = page.open_trail().await;
    page.tab_to("#article .mention").await;
    page.press(Key::Enter).await;
    page.until_card_is(&first).await;
    page.tab_to(".to-card").await;
    page.press(Key::Enter).await;
    page.focus_is_in_card().await;
    page.tab_to("#surface .back").await;
    page.press(Key::Enter).await;
    page.until_card_is(&first).await;
    page.focus_is_in_card().await;
    page.press(Key::Enter).await;
    page.focus_is_in_card().await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    let back = "return document.activeElement === document.querySelector('#article .mention')";
    page.until("the focus is back in the text", back, &[]).await;
}
