//! A finger: in Chromium on a phone, in the others on the page as it is.

use crate::behaviour::behaviours;
use crate::engine::Engine;
use crate::page::Page;
use serde_json::json;

behaviours!(Phone:
    a_tap_opens_and_a_tap_elsewhere_closes,
    a_tap_on_a_chip_explains_its_mark,
    a_finger_that_scrolls_opens_nothing,
    what_a_card_offers_is_large_enough_for_a_finger in Chromium,
);

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

async fn a_finger_that_scrolls_opens_nothing(page: Page) {
    open(&page).await;
    page.tap("#article .mention").await;
    page.until_card_is_open().await;
    page.tap_at(page.nowhere().await).await;
    page.until_nothing_is_open().await;
    // What browsers make of a page that scrolls under the mouse that stands for a finger: it comes over names, and rests.
    let over = "const mention = document.querySelectorAll('#article .mention')[1];
        const { x, y } = mention.getBoundingClientRect();
        const how = { pointerType: 'mouse', bubbles: true, clientX: x + 2, clientY: y + 2, screenX: x, screenY: y };
        for (const kind of arguments) mention.dispatchEvent(new PointerEvent(kind, how));";
    page.ask(over, &[json!("pointerover")]).await;
    page.remains_closed().await;
    if page.engine == Engine::Chromium {
        // Nothing hovers on a phone, even if a mouse seems to move.
        page.ask(over, &[json!("pointerover"), json!("pointermove")]).await;
        page.remains_closed().await;
    }
}

/// What can be pressed in the open card and is lower than this, with its height; where a line of text limits it, what is around it
/// counts.
const LOW: &str = "
    return [...document.querySelectorAll('#surface :is(button, summary, a[href])')]
        .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < arguments[0])
        .filter((control) => arguments[1] === '' || control.matches(arguments[1]))
        .map((control) => `${control.textContent}: ${control.getBoundingClientRect().height}`).join(', ')";

async fn what_a_card_offers_is_large_enough_for_a_finger(page: Page) {
    open(&page).await;
    let mut opened = 0;
    for n in 0..3 {
        let mark = format!("document.querySelectorAll('#article .mention')[{n} * 4]?.setAttribute('data-test', '{n}')");
        page.ask(&mark, &[]).await;
        page.tap(&format!("[data-test='{n}']")).await;
        page.until_card_is_open().await;
        let low = page.text(LOW, &[json!(24), json!("")]).await;
        assert_eq!(low, "", "too low for a finger");
        let main = "#surface :is(.pin, .close, .back, .previous, .next, summary, .choice button, .look-up > button)";
        let low = page.text(LOW, &[json!(44), json!(main)]).await;
        assert_eq!(low, "", "lower than what is comfortable");
        opened += 1;
        page.tap_at(page.nowhere().await).await;
        page.until_nothing_is_open().await;
    }
    assert_eq!(opened, 3);
}
