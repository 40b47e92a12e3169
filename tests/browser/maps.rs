//! The map on the card of a place.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    a_place_has_a_map_and_a_person_has_none,
    nothing_on_a_card_moves_when_its_map_comes,
    a_card_says_that_its_map_did_not_arrive,
    a_map_shows_what_is_around_its_place,
);

const TEXT: &str = "Leaders met in Pyongyang, the BBC said. Saddam Hussein left Iran.";

/// Whether the open card's map is drawn.
const DRAWN: &str = "return document.querySelector('[data-card] .map .land')?.getBoundingClientRect().width > 0";

impl Page {
    /// Opens a text of two places and a person, and the card of what is called `name`.
    async fn open_card_of(&self, name: &str) {
        let find = "return [...document.querySelectorAll('#article .mention')]
            .find((mention) => mention.textContent === arguments[0])?.id ?? ''";
        let id = self.text(find, &[json!(name)]).await;
        assert!(!id.is_empty(), "{name} is a mention");
        // A card that is open may cover it.
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
        let entity = self.entity_of(&format!("#{id}")).await;
        self.click(&format!("#{id}")).await;
        self.until_card_is(&entity).await;
    }
}

async fn a_place_has_a_map_and_a_person_has_none(page: Page) {
    page.open().await;
    page.explain(TEXT).await;
    page.until_article_is(TEXT).await;
    page.open_card_of("Pyongyang").await;
    page.until("the map is drawn", DRAWN, &[]).await;
    assert_eq!(page.count("[data-card] .map .dot").await, 1, "a city has a dot");
    assert_eq!(page.count("[data-card] .map .own").await, 1, "its country is lit up");
    let label = page.text("return document.querySelector('[data-card] .map').getAttribute('aria-label')", &[]).await;
    assert!(label.starts_with("Map: Pyongyang"), "{label}");
    page.open_card_of("Iran").await;
    page.until("the map is drawn", DRAWN, &[]).await;
    assert_eq!(page.count("[data-card] .map .dot").await, 0, "a country has none");
    page.open_card_of("Saddam Hussein").await;
    assert_eq!(page.count("[data-card] .map").await, 0, "a person has no map");
}

/// Where the parts of the open card are.
const PARTS: &str = "return [...document.querySelector('[data-card] .content').children].map((part) =>
    Math.round(part.getBoundingClientRect().top))";

async fn nothing_on_a_card_moves_when_its_map_comes(page: Page) {
    // A long article, whose index is too far away to have loaded the shapes.
    page.open().await;
    let watch = "new MutationObserver((_, observer) => {
            if (!document.querySelector('#surface .map')) return;
            observer.disconnect();
            // The surface is placed in a microtask; this comes after it.
            requestAnimationFrame(() => {
                window.parts = [...document.querySelector('#surface .content').children]
                    .map((part) => Math.round(part.getBoundingClientRect().top));
            });
        }).observe(document.querySelector('#surface'), { childList: true, subtree: true });";
    page.ask(watch, &[]).await;
    page.open_card_of("Pyongyang").await;
    page.until("the map is drawn", DRAWN, &[]).await;
    page.until("the card was measured", "return window.parts !== undefined", &[]).await;
    let (before, after) = (page.ask("return window.parts", &[]).await, page.ask(PARTS, &[]).await);
    assert_eq!(before, after, "parts of the card moved");
}

async fn a_card_says_that_its_map_did_not_arrive(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_map.address()).await;
    page.until_awake().await;
    page.explain(TEXT).await;
    page.until_article_is(TEXT).await;
    page.open_card_of("Pyongyang").await;
    let told = "return document.querySelector('[data-card] .map')?.textContent === 'The map did not arrive.'";
    page.until("the card says so", told, &[]).await;
    assert_eq!(page.count("[data-card] .facts").await, 1, "the rest of the card is there");
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
}

async fn a_map_shows_what_is_around_its_place(page: Page) {
    let text = "Monaco and Kansas signed, the BBC said.";
    page.open().await;
    page.explain(text).await;
    page.until_article_is(text).await;
    // A share of the map's points, by what is drawn there.
    let share = "const map = document.querySelector('[data-card] .map');
        const box = map.getBoundingClientRect();
        let [own, all] = [0, 0];
        for (let x = 3; x < box.width; x += 6) for (let y = 3; y < box.height; y += 6) {
            all += 1;
            own += document.elementFromPoint(box.left + x, box.top + y)?.matches('.own') ? 1 : 0;
        }
        return own / all";
    page.open_card_of("Kansas").await;
    page.until("the map is drawn", DRAWN, &[]).await;
    page.ask("document.querySelector('[data-card] .map').scrollIntoView({ block: 'nearest' })", &[]).await;
    let own = page.ask(share, &[]).await.as_f64().unwrap_or_default();
    assert!((0.1..0.7).contains(&own), "{own} of the map is its own country");
    page.open_card_of("Monaco").await;
    page.until("the map is drawn", DRAWN, &[]).await;
    assert_eq!(page.count("[data-card] .map .dot").await, 1, "a country that nobody could see has a dot");
}
