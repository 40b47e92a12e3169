//! A card by hovering: it opens soon, can be reached, goes when the pointer goes, and covers nothing that it is about.

use crate::behaviour::behaviours;
use crate::gestures::CORNER;
use crate::page::Page;
use serde_json::json;
use std::time::{Duration, Instant};

behaviours!(Plain:
    a_card_opens_within_a_second_and_closes_when_left,
    the_pointer_can_move_onto_the_card,
    passing_over_a_mention_opens_nothing,
    a_mention_that_comes_under_a_resting_mouse_opens_nothing,
    a_card_that_grows_stays_on_its_side,
    one_card_is_open_at_a_time,
    cards_keep_clear_of_their_mentions_on_a_laptop,
    cards_keep_clear_of_their_mentions_on_a_phone,
);

async fn a_card_opens_within_a_second_and_closes_when_left(page: Page) {
    page.open().await;
    let entity = page.entity_of("#article .mention").await;
    let mut took = Vec::new();
    // A busy machine may hold up one card, but the page's own delay is in each.
    while took.len() < TRIES && took.last().is_none_or(|took| *took >= Duration::from_secs(1)) {
        page.hover("#article .mention").await;
        let started = Instant::now();
        page.until_card_is(&entity).await;
        took.push(started.elapsed());
        page.away().await;
        page.until_nothing_is_open().await;
    }
    assert!(took.last() < Some(&Duration::from_secs(1)), "the card took {took:?}");
}

/// How often something is tried that a busy machine may spoil.
const TRIES: usize = 8;

/// Milliseconds within which the page does not act yet on what the mouse has come over.
const SWIFT: f64 = 250.0;

/// Records when the mouse comes over what, in `window.came`.
const RECORD: &str = "
    if (!window.came) window.addEventListener('pointerover', ({ target }) =>
        window.came.push({ at: performance.now(), target }), true);
    window.came = [];";

/// The longest time in milliseconds between two things that the mouse came over.
const LONGEST_STAY: &str = "
    return Math.max(0, ...window.came.slice(1).map(({ at }, n) => at - window.came[n].at))";

impl Page {
    /// Moves the mouse in one movement until it is over what `goal` matches. False where the machine was so busy that
    /// the page may rightly have acted on what the mouse only passed.
    async fn moves_swiftly(&self, points: &[(f64, f64)], goal: &str) -> bool {
        self.ask(RECORD, &[]).await;
        self.wander(points).await;
        let there = "return window.came.at(-1)?.target.matches(arguments[0]) ?? false";
        self.until(&format!("the mouse is over {goal}"), there, &[json!(goal)]).await;
        self.ask(LONGEST_STAY, &[]).await.as_f64().is_some_and(|stay| stay < SWIFT)
    }
}

async fn the_pointer_can_move_onto_the_card(page: Page) {
    page.open().await;
    let mut tries = 0;
    let card = loop {
        page.hover("#article .mention").await;
        page.until_card_is_open().await;
        let card = page.rect("[data-card]").await;
        if page.moves_swiftly(&[card.middle()], "#surface, #surface *").await {
            break card;
        }
        tries += 1;
        assert!(tries < TRIES, "the machine is too busy to move a mouse");
        page.away().await;
        page.until_nothing_is_open().await;
    };
    page.remains_open().await;
    page.point_at((card.left + 12.0, card.bottom - 12.0)).await;
    page.remains_open().await;
    page.away().await;
    page.until_nothing_is_open().await;
}

async fn passing_over_a_mention_opens_nothing(page: Page) {
    page.open().await;
    let mention = page.bring("#article .mention", "center").await;
    let mut tries = 0;
    while !page.moves_swiftly(&[mention, CORNER], ":not(#article, #article *)").await {
        tries += 1;
        assert!(tries < TRIES, "the machine is too busy to move a mouse");
        page.until_nothing_is_open().await;
    }
    page.remains_closed().await;
}

async fn a_mention_that_comes_under_a_resting_mouse_opens_nothing(page: Page) {
    page.open().await;
    let mention = page.bring("#article .mention", "center").await;
    // The mouse rests where the mention will be.
    page.ask("scrollBy({ top: 200, behavior: 'instant' })", &[]).await;
    page.point_at(mention).await;
    page.press(fantoccini::key::Key::Escape).await;
    page.until_nothing_is_open().await;
    page.ask("scrollBy({ top: -200, behavior: 'instant' })", &[]).await;
    page.remains_closed().await;
    page.away().await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
}

async fn a_card_that_grows_stays_on_its_side(page: Page) {
    page.open().await;
    page.resize(1280, 800).await;
    let mention = page.bring("#article .mention", "center").await;
    page.click_at(mention).await;
    page.until_card_is_open().await;
    let anchor = page.rect("#article .mention").await;
    let above = page.rect("[data-card]").await.bottom <= anchor.top;
    // Something in it unfolds that is higher than the window.
    let grow = "const part = document.createElement('details');
        const box = document.createElement('div');
        box.style.blockSize = '1500px';
        part.append(box);
        document.querySelector('#surface .content').append(part);
        part.open = true;";
    page.ask(grow, &[]).await;
    let grown = "return document.querySelector('#surface').scrollHeight > 1500";
    page.until("it has grown", grown, &[]).await;
    let still = "return new Promise((done) => setTimeout(done, 300))";
    page.ask(still, &[]).await;
    let (card, anchor) = (page.rect("[data-card]").await, page.rect("#article .mention").await);
    assert_eq!(card.bottom <= anchor.top, above, "{card:?} of {anchor:?}");
    assert!(page.screen().await.holds(card) && !card.overlaps(anchor), "{card:?} of {anchor:?}");
}

async fn one_card_is_open_at_a_time(page: Page) {
    page.open().await;
    let first = page.entity_of("#article .mention").await;
    let other = format!("#article .mention:not([data-entity=\"{first}\"])");
    page.hover("#article .mention").await;
    page.until_card_is(&first).await;
    page.hover(&other).await;
    let second = page.entity_of(&other).await;
    page.until_card_is(&second).await;
    assert_eq!(page.count("[data-card]").await, 1);
    assert_eq!(page.count(":popover-open").await, 1);
}

async fn cards_keep_clear_of_their_mentions_on_a_laptop(page: Page) {
    page.open().await;
    keep_clear(&page).await;
}

async fn cards_keep_clear_of_their_mentions_on_a_phone(page: Page) {
    page.open_in_frame(390, 700).await;
    keep_clear(&page).await;
}

/// Numbers mentions, so that each can be named; picks the outermost ones of the article and some between them.
const PICK: &str = "
    const all = [...document.querySelectorAll('#article .mention')];
    all.forEach((mention, n) => mention.setAttribute('data-test', n));
    const by = (side) => [...all].sort((a, b) => side(a.getBoundingClientRect()) - side(b.getBoundingClientRect()))[0];
    const outer = [by((box) => box.left), by((box) => -box.right)];
    const wrapped = all.filter((mention) => mention.getClientRects().length > 1).slice(0, 1);
    const some = [0, 0.35, 0.7, 1].map((part) => all[Math.floor(part * (all.length - 1))]);
    return [...new Set([...outer, ...wrapped, ...some])].map((mention) => Number(mention.dataset.test));";

async fn keep_clear(page: &Page) {
    let numbers = page.ask(PICK, &[]).await;
    let numbers = numbers.as_array().expect("a list of mentions");
    assert!(numbers.len() >= 5, "{numbers:?}");
    for (turn, number) in numbers.iter().enumerate() {
        let mention = format!("[data-test=\"{number}\"]");
        // In the middle, and as near to the upper and lower edge of the screen as scrolling brings it.
        let block = ["center", "start", "end"][turn % 3];
        page.ask("document.querySelector(arguments[0]).style.scrollMarginBlock = '3px'", &[json!(mention)]).await;
        let middle = page.bring(&mention, block).await;
        page.point_at(middle).await;
        let entity = page.entity_of(&mention).await;
        page.until_card_is(&entity).await;
        let card = page.rect("[data-card]").await;
        let screen = page.screen().await;
        assert!(screen.holds(card), "the card of {mention} at the {block} leaves the screen: {card:?} in {screen:?}");
        for line in page.lines(&mention).await {
            assert!(!card.overlaps(line), "the card of {mention} at the {block} covers it: {card:?} over {line:?}");
        }
        page.away().await;
        page.until_nothing_is_open().await;
    }
}
