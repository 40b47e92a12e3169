//! A finger: in Chromium on a phone, in the others on the page as it is.

use crate::behaviour::behaviours;
use crate::engine::Engine;
use crate::page::Page;
use serde_json::json;

behaviours!(Phone: a_tap_opens_and_a_tap_elsewhere_closes, a_tap_on_a_chip_explains_its_mark);

async fn open(page: &Page) {
    if page.engine != Engine::Chromium {
        return page.open().await;
    }
    page.open_asleep(page.sites.whole.address()).await;
    page.until_awake().await;
    let phone = "return [innerWidth, matchMedia('(hover: none) and (pointer: coarse)').matches]";
    assert_eq!(page.ask(phone, &[]).await, json!([390, true]), "the browser acts as a phone");
}

async fn a_tap_opens_and_a_tap_elsewhere_closes(page: Page) {
    open(&page).await;
    let entity = page.entity_of("#article .mention").await;
    page.tap("#article .mention").await;
    page.until_card_is(&entity).await;
    page.remains_open().await;
    let card = page.rect("[data-card]").await;
    assert!(page.screen().await.holds(card), "the card leaves the screen: {card:?}");
    page.tap_at(page.nowhere().await).await;
    page.until_nothing_is_open().await;
    page.remains_closed().await;
}

async fn a_tap_on_a_chip_explains_its_mark(page: Page) {
    open(&page).await;
    page.tap("#article .chip").await;
    page.until_explanation_is_open().await;
    let explanation = page.rect(":popover-open").await;
    assert!(page.screen().await.holds(explanation), "the explanation leaves the screen: {explanation:?}");
    page.tap_at(page.nowhere().await).await;
    page.until_nothing_is_open().await;
}
