//! What keeps a card and what closes it, and the ways from it to other places.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    a_chosen_card_stays_until_a_click_elsewhere,
    escape_closes_a_card_that_hovering_opened,
    a_pinned_card_stays_until_it_is_closed,
    the_next_and_previous_mention_are_a_click_away,
    a_double_click_on_a_link_in_a_card_leaves_a_card_open,
    a_card_leads_to_the_statements_of_its_entity,
);

/// Whether an element's first line is in the middle part of the screen, where a reader looks for it.
const IN_SIGHT: &str = "const box = document.querySelector(arguments[0]).getClientRects()[0];
    return box.top > 20 && box.bottom < innerHeight - 20";

async fn a_chosen_card_stays_until_a_click_elsewhere(page: Page) {
    page.open().await;
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    page.away().await;
    page.remains_open().await;
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
}

async fn escape_closes_a_card_that_hovering_opened(page: Page) {
    page.open().await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    // The pointer still rests on the mention.
    page.remains_closed().await;
}

async fn a_pinned_card_stays_until_it_is_closed(page: Page) {
    page.open().await;
    for close in ["escape", "button"] {
        page.click("#article .mention").await;
        page.until_card_is_open().await;
        page.click("[data-card] .pin").await;
        let pinned = "return document.querySelector('[data-card] .pin').getAttribute('aria-pressed') === 'true'";
        page.until("the card is pinned", pinned, &[]).await;
        page.click_nowhere().await;
        page.remains_open().await;
        page.ask("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })", &[]).await;
        page.remains_open().await;
        assert!(page.screen().await.holds(page.rect("[data-card]").await), "a pinned card stays on the screen");
        match close {
            "escape" => page.press(Key::Escape).await,
            _ => page.click_in_place("[data-card] .close").await,
        }
        page.until_nothing_is_open().await;
    }
}

/// The entity that is named most often, with its first two mentions marked for the test.
const OFTEN_NAMED: &str = "
    const mentions = [...document.querySelectorAll('#article .mention')];
    const of = (entity) => mentions.filter((mention) => mention.dataset.entity === entity);
    const entity = mentions.map((mention) => mention.dataset.entity).sort((a, b) => of(b).length - of(a).length)[0];
    of(entity).forEach((mention, n) => mention.setAttribute('data-test', n));
    return [entity, of(entity).length];";

async fn the_next_and_previous_mention_are_a_click_away(page: Page) {
    page.open().await;
    let named = page.ask(OFTEN_NAMED, &[]).await;
    let (entity, times) = (named[0].as_str().unwrap_or_default(), named[1].as_u64().unwrap_or_default());
    assert!(times >= 3, "{named}");
    page.click("[data-test=\"0\"]").await;
    page.until_card_is(entity).await;
    assert_eq!(page.count("[data-card] .previous").await, 0, "there is none before the first");
    for (link, mention) in [(".next", 1), (".next", 2), (".previous", 1)] {
        page.click(&format!("[data-card] {link}")).await;
        let place = format!("Mention {} of {times}", mention + 1);
        let says = "return document.querySelector('[data-card]')?.textContent.includes(arguments[0])";
        page.until(&format!("the card says {place}"), says, &[json!(place)]).await;
        page.until_card_is(entity).await;
        let mention = format!("[data-test=\"{mention}\"]");
        page.until("the mention is in sight", IN_SIGHT, &[json!(mention)]).await;
        let (card, line) = (page.rect("[data-card]").await, page.rect(&mention).await);
        assert!(!card.overlaps(line), "the card covers the mention that it came to: {card:?} over {line:?}");
    }
}

/// Opens the card of a first mention and clicks the way to the next twice. False where the machine was so busy that the
/// two clicks are none together.
async fn double_clicks_next(page: &Page) -> bool {
    page.open().await;
    page.ask(OFTEN_NAMED, &[]).await;
    page.click("[data-test=\"0\"]").await;
    page.until_card_is_open().await;
    let record = "window.clicks = [];
        window.addEventListener('click', ({ timeStamp }) => window.clicks.push(timeStamp), true)";
    page.ask(record, &[]).await;
    page.double_click("[data-card] .next").await;
    page.until("both clicks have come", "return window.clicks.length === 2", &[]).await;
    page.ask("return window.clicks[1] - window.clicks[0] < 500", &[]).await == true
}

async fn a_double_click_on_a_link_in_a_card_leaves_a_card_open(page: Page) {
    let mut tries = 0;
    while !double_clicks_next(&page).await {
        tries += 1;
        assert!(tries < 8, "the machine is too busy for a double click");
    }
    // Where the link was at the second click, other things may be.
    let on = "return /Mention [23] of/.test(document.querySelector('[data-card]')?.textContent ?? '')";
    page.until("the card is of a later mention", on, &[]).await;
    page.remains_open().await;
}

async fn a_card_leads_to_the_statements_of_its_entity(page: Page) {
    page.open().await;
    // The entity whose source is named in most chips has something to lead to.
    let pick = "const chips = [...document.querySelectorAll('#article .statement[data-source-kind=named] .chip')];
        const labels = chips.map((chip) => chip.getAttribute('aria-label'));
        const mention = [...document.querySelectorAll('#article .mention')].find((mention) =>
            labels.some((label) => label.endsWith(`Source: ${mention.textContent}.`)));
        mention.setAttribute('data-test', '');
        return mention.textContent";
    let name = page.text(pick, &[]).await;
    page.click("[data-test]").await;
    page.until_card_is_open().await;
    let first = "return document.querySelector('[data-card] a[href^=\"#s\"]')?.getAttribute('href') ?? ''";
    let goal = page.text(first, &[]).await;
    assert!(!goal.is_empty(), "the card of {name} lists what is attributed to it");
    page.click("[data-card] a[href^=\"#s\"]").await;
    page.until("the statement is in sight", IN_SIGHT, &[json!(goal)]).await;
    let chip = format!("{goal} .chip");
    let focused = "return document.querySelector(arguments[0]) === document.activeElement";
    page.until("its chip has the focus", focused, &[json!(chip)]).await;
}
