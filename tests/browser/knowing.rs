//! What is known of the names in an opened text: shards of the knowledge base that are loaded by need, and what the page
//! does when they are missing.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::sync::atomic::Ordering;

behaviours!(Plain:
    what_text_and_entry_say_differently_stands_side_by_side,
    a_name_of_several_things_is_not_called_unknown,
    a_text_loads_the_few_shards_that_its_names_want,
    without_shards_cards_are_made_from_the_text_and_say_so,
    damaged_shards_are_as_good_as_missing,
    without_a_directory_cards_are_made_from_the_text,
    shards_that_never_come_are_not_waited_for_without_end,
    a_directory_that_never_comes_is_not_waited_for_without_end,
    cards_open_when_the_network_has_gone,
    a_card_has_its_shard_loaded_where_the_text_did_not,
    a_card_whose_shard_does_not_come_says_so,
    a_card_whose_shard_is_on_the_way_says_so,
    a_name_of_several_things_shows_the_likeliest,
);

/// A short text with more names than shards are loaded for; those that are loaded tell nothing of Lahore.
const MANY: &str = include_str!("../../knowledge/tests/cities.txt");

const TEXT: &str = "Kofi Annan spoke in Lima, the newspaper said. Mayor Ines Duarte met him at the airport.";

/// The words on the card that is open.
const WORDS: &str = "return document.querySelector('[data-card]:popover-open .content')?.innerText ?? ''";

impl Page {
    /// Has [`TEXT`] explained on a site, and opens the card of Kofi Annan once its words hold `expected`.
    pub async fn knows_annan(&self, address: &str, expected: &str) {
        self.resize(1280, 800).await;
        self.open_asleep(address).await;
        self.until_awake().await;
        self.explain(TEXT).await;
        self.until_article_is(TEXT).await;
        let find = "return [...document.querySelectorAll('#article .mention')]
            .find((mention) => mention.textContent === 'Kofi Annan')?.id ?? ''";
        let id = self.text(find, &[]).await;
        self.click(&format!("#{id}")).await;
        self.until_card_is_open().await;
        let holds = format!("return (() => {{ {WORDS} }})().includes(arguments[0])");
        self.until("the card says what it should", &holds, &[json!(expected)]).await;
    }

    /// Closes what is open and opens the card of the first mention with this name in it.
    pub async fn open_known(&self, name: &str) {
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
        let find = "([...document.querySelectorAll('#article .mention')]
            .find((mention) => mention.textContent.includes(arguments[0]))?.id ?? '')";
        // Names are marked a moment after the text is there.
        self.until(&format!("{name:?} is marked"), &format!("return {find} !== ''"), &[json!(name)]).await;
        let id = self.text(&format!("return {find}"), &[json!(name)]).await;
        self.click(&format!("#{id}")).await;
        self.until_card_is_open().await;
    }

    /// Checks that the page has told that something did not arrive.
    async fn told_of_names(&self) {
        let told =
            "return document.querySelector('#word p')?.textContent.includes('knows of names did not arrive') ?? false";
        self.until("the page tells", told, &[]).await;
    }
}

async fn a_text_loads_the_few_shards_that_its_names_want(page: Page) {
    page.knows_annan(page.sites.whole.address(), "Secretary-General of the United Nations").await;
    page.remains("nothing is said of it", "return document.querySelector('#word p') === null", &[]).await;
}

async fn without_shards_cards_are_made_from_the_text_and_say_so(page: Page) {
    page.knows_annan(page.sites.without_shards.address(), "did not arrive").await;
    page.told_of_names().await;
}

async fn damaged_shards_are_as_good_as_missing(page: Page) {
    page.knows_annan(page.sites.with_damaged_shards.address(), "did not arrive").await;
    page.told_of_names().await;
}

async fn without_a_directory_cards_are_made_from_the_text(page: Page) {
    page.knows_annan(page.sites.without_directory.address(), "did not arrive").await;
    page.told_of_names().await;
}

async fn shards_that_never_come_are_not_waited_for_without_end(page: Page) {
    page.knows_annan(page.sites.with_silent_shards.address(), "did not arrive").await;
    page.told_of_names().await;
}

async fn a_directory_that_never_comes_is_not_waited_for_without_end(page: Page) {
    page.knows_annan(page.sites.with_silent_directory.address(), "did not arrive").await;
    page.told_of_names().await;
}

async fn what_text_and_entry_say_differently_stands_side_by_side(page: Page) {
    let text = "David Kay, a weapons expert born in 1950, left Iraq. The World Health Organization spoke.";
    page.open().await;
    page.explain(text).await;
    page.until_article_is(text).await;
    page.click("#m0-0").await;
    let rows = "return [...document.querySelectorAll('[data-card] .compare tbody tr')]
            .map((row) => [...row.cells].map((cell) => cell.textContent).join(' | ')).join()";
    let both = format!("return (() => {{ {rows} }})() === 'Year | a weapons expert born in 1950 | 8 June 1940'");
    page.until("both sides are shown", &both, &[]).await;
    let box_of = |n: usize| format!("[data-card] .compare tbody td:nth-of-type({n})");
    let (ours, known) = (page.rect(&box_of(1)).await, page.rect(&box_of(2)).await);
    assert!(ours.right <= known.left + 1.0 && (ours.top - known.top).abs() < 2.0, "{ours:?} beside {known:?}");
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.click("#m2-0").await;
    page.until_card_is_open().await;
    assert_eq!(page.count("[data-card] .compare").await, 0, "what agrees is not compared");
}

async fn a_name_of_several_things_is_not_called_unknown(page: Page) {
    let text = "They drove through Georgia.";
    page.open().await;
    page.explain(text).await;
    page.until_article_is(text).await;
    page.click("#m0-0").await;
    let told =
        "return document.querySelector('[data-card] .origin')?.textContent.includes('not sure that one of them')";
    page.until("the card says so", told, &[]).await;
    let before = page.rect("[data-card]").await;
    page.click("[data-card] .choice summary").await;
    let last = "const [card, row] = ['[data-card]', '[data-card] .choice li:last-child'].map((selector) =>
            document.querySelector(selector).getBoundingClientRect());
        return row.height > 0 && row.bottom <= card.bottom";
    page.until("the card grows with what unfolds in it", last, &[]).await;
    let after = page.rect("[data-card]").await;
    assert!(after.bottom - after.top > before.bottom - before.top, "{before:?}, then {after:?}");
}

async fn cards_open_when_the_network_has_gone(page: Page) {
    page.sites.gone.store(false, Ordering::Relaxed);
    page.knows_annan(page.sites.going.address(), "Secretary-General of the United Nations").await;
    // The first card of a place brings the map of the world.
    let drawn = "return document.querySelector('[data-card] .map .own') !== null";
    page.open_known("Lima").await;
    page.until("the map is drawn", drawn, &[]).await;
    page.sites.gone.store(true, Ordering::Relaxed);
    let says = format!("return (() => {{ {WORDS} }})().includes(arguments[0])");
    for (name, words) in [
        ("Kofi Annan", "Secretary-General of the United Nations"),
        ("Ines Duarte", "Made from this text alone"),
        ("Lima", "Capital of Peru"),
    ] {
        page.open_known(name).await;
        page.until("the card says what it should", &says, &[json!(words)]).await;
    }
    page.until("the map is drawn", drawn, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.sites.gone.store(false, Ordering::Relaxed);
}

impl Page {
    /// Has [`MANY`] explained, and waits until what is known of its names is there.
    async fn explain_many(&self) {
        self.resize(1280, 800).await;
        self.open_asleep(self.sites.going.address()).await;
        self.until_awake().await;
        self.explain(MANY).await;
        self.until_article_is(MANY).await;
        let marked = "return document.querySelector('#article .mention') !== null";
        self.until("names are marked", marked, &[]).await;
        self.open_known("Guayaquil").await;
        let says = format!("return (() => {{ {WORDS} }})().includes(arguments[0])");
        self.until("the shards of the text are here", &says, &[json!("City in Ecuador")]).await;
    }
}

async fn a_card_has_its_shard_loaded_where_the_text_did_not(page: Page) {
    page.sites.gone.store(false, Ordering::Relaxed);
    page.explain_many().await;
    let place = "const mention = [...document.querySelectorAll('#article .mention')]
        .find((mention) => mention.textContent === 'Lahore').getBoundingClientRect();
        return [mention.x, mention.y + scrollY].join()";
    let before = page.text(place, &[]).await;
    page.open_known("Lahore").await;
    let says = format!("return (() => {{ {WORDS} }})().includes(arguments[0])");
    page.until("the card is completed", &says, &[json!("City in Pakistan")]).await;
    assert_eq!(page.text(place, &[]).await, before, "nothing moves");
}

async fn a_card_whose_shard_does_not_come_says_so(page: Page) {
    page.sites.gone.store(false, Ordering::Relaxed);
    page.explain_many().await;
    page.sites.gone.store(true, Ordering::Relaxed);
    page.open_known("Lahore").await;
    let says = format!("return (() => {{ {WORDS} }})().includes(arguments[0])");
    page.until("the card says so", &says, &[json!("A part of what Whosays knows of names did not arrive")]).await;
    page.open_known("Guayaquil").await;
    page.until("what was there stays", &says, &[json!("City in Ecuador")]).await;
    page.sites.gone.store(false, Ordering::Relaxed);
}

async fn a_card_whose_shard_is_on_the_way_says_so(page: Page) {
    // Its shards never come: until that is sure they may.
    page.knows_annan(page.sites.with_silent_shards.address(), "still loading").await;
    let says = format!("return (() => {{ {WORDS} }})().includes('did not arrive')");
    page.until("then the card says that they did not", &says, &[]).await;
}

async fn a_name_of_several_things_shows_the_likeliest(page: Page) {
    let text = "They drove through Georgia.";
    page.open().await;
    page.explain(text).await;
    page.until_article_is(text).await;
    page.click("#m0-0").await;
    let told = "return document.querySelector('[data-card] .perhaps')?.textContent ?? ''";
    page.until("the card says so", &format!("return (() => {{ {told} }})() !== ''"), &[]).await;
    let perhaps = page.text(told, &[]).await;
    assert!(perhaps.starts_with("Perhaps: Georgia – ") && perhaps.len() > 30, "{perhaps}");
}
