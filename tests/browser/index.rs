//! The index: everything with a name in the article.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    the_legend_leads_to_the_index,
    a_name_in_the_index_opens_its_card_beside_it,
    the_index_works_by_keyboard,
    a_count_leads_to_the_first_mention_and_back,
    the_world_is_drawn_when_the_reader_comes_near,
    where_places_lie_close_the_map_is_enlarged_and_names_them,
    a_map_that_does_not_arrive_is_asked_for_once,
    another_text_has_another_index,
    a_long_index_comes_in_parts,
);

/// Whether an element is on the screen.
const IN_SIGHT: &str = "const box = document.querySelector(arguments[0]).getClientRects()[0];
    return box.bottom > 0 && box.top < innerHeight";

async fn the_legend_leads_to_the_index(page: Page) {
    page.open().await;
    page.click("#legend a[href='#index']").await;
    page.until("the index is in sight", IN_SIGHT, &[json!("#index h2")]).await;
    let listed = "const listed = new Set([...document.querySelectorAll('#index .name')].map((name) => name.dataset.entity));
        return [...document.querySelectorAll('#article .mention')].every((mention) => listed.has(mention.dataset.entity))";
    page.until("every name of the article is in it", listed, &[]).await;
    let counted = "return [...document.querySelectorAll('#index .names li')].every((row) => {
            const mentions = `#article .mention[id][data-entity='${row.querySelector('.name').dataset.entity}']`;
            return row.querySelector('.times').textContent === String(document.querySelectorAll(mentions).length);
        })";
    assert_eq!(page.ask(counted, &[]).await, true, "the counts are right");
}

async fn a_name_in_the_index_opens_its_card_beside_it(page: Page) {
    page.open().await;
    let entity = page.entity_of("#index .name").await;
    page.click("#index .name").await;
    page.until_card_is(&entity).await;
    let (card, line) = (page.rect("[data-card]").await, page.rect("#index .name").await);
    assert!(page.screen().await.holds(card) && !card.overlaps(line), "{card:?} beside {line:?}");
    assert_eq!(page.ask(IN_SIGHT, &[json!("#index .name")]).await, true, "the reader stays where they were");
    page.click("[data-card] .next").await;
    page.until_card_is(&entity).await;
    let first = format!("#m{}-0", entity.trim_start_matches('e'));
    page.until("the first mention is in sight", IN_SIGHT, &[json!(first)]).await;
}

async fn the_index_works_by_keyboard(page: Page) {
    page.open().await;
    page.bring("#index .name", "center").await;
    page.ask("document.querySelector('#index .name').focus({ preventScroll: true })", &[]).await;
    let entity = page.entity_of("#index .name").await;
    page.press(Key::Enter).await;
    page.until_card_is(&entity).await;
    let inside = "return document.querySelector('[data-card]').contains(document.activeElement)";
    page.until("the focus is in the card", inside, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    let back = "return document.querySelector('#index .name') === document.activeElement";
    page.until("the focus is back", back, &[]).await;
}

async fn a_count_leads_to_the_first_mention_and_back(page: Page) {
    page.open().await;
    let entity = page.entity_of("#index .name").await;
    let first = format!("#m{}-0", entity.trim_start_matches('e'));
    page.click("#index .times").await;
    page.until("the first mention is in sight", IN_SIGHT, &[json!(first)]).await;
    page.until("the address says so", "return location.hash === arguments[0]", &[json!(first)]).await;
    page.settled("the page has scrolled there", "return { free: true, at: scrollY }", &[]).await;
    page.ask("history.back()", &[]).await;
    page.until("the index is in sight again", IN_SIGHT, &[json!("#index .times")]).await;
}

async fn the_world_is_drawn_when_the_reader_comes_near(page: Page) {
    page.open().await;
    let asked = "return performance.getEntriesByType('resource').some((entry) => entry.name.includes('/map-'))";
    assert_eq!(page.ask(asked, &[]).await, false, "nothing is loaded before");
    page.bring("#index h2", "start").await;
    let drawn = "return document.querySelector('#index .map a') !== null";
    page.until("the world is drawn, with places", drawn, &[]).await;
}

async fn where_places_lie_close_the_map_is_enlarged_and_names_them(page: Page) {
    page.open().await;
    let text = "She flew from Paris to Berlin, Vienna, Madrid, Rome, Warsaw and Prague, then to Lima, the bank said.";
    page.explain(text).await;
    page.until_article_is(text).await;
    page.bring("#index h2", "start").await;
    let named = "const names = [...document.querySelectorAll('#index .map text')].map((name) => name.textContent);
        return names.includes('Madrid') && names.includes('Warsaw') && !names.includes('Lima') || names.join()";
    page.until("the dots of Europe have names", named, &[]).await;
    assert_eq!(page.count("#index .map .part").await, 1, "the map of the world has a frame around them");
    assert_eq!(page.count("#index .map").await, 2);
}

async fn a_map_that_does_not_arrive_is_asked_for_once(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_map.address()).await;
    page.until_awake().await;
    page.bring("#index h2", "start").await;
    let told = "return document.querySelector('#index .map')?.textContent === 'The map did not arrive.'";
    page.until("the index says so", told, &[]).await;
    let once =
        "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/map-')).length < 2";
    page.remains("nobody asks again", once, &[]).await;
}

async fn another_text_has_another_index(page: Page) {
    page.open().await;
    let text = "Mayor Ines Duarte told the Harbour Times that Olaf Lind had left. Duarte wept.";
    page.explain(text).await;
    page.until_article_is(text).await;
    let names = "const names = [...document.querySelectorAll('#index .name')].map((name) => name.textContent);
        return names.includes('Ines Duarte') && !names.includes('North Korea')";
    page.until("the index lists its names", names, &[]).await;
}

async fn a_long_index_comes_in_parts(page: Page) {
    page.open().await;
    let letters = |n: usize| ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r"][n % 10];
    let vowels = |n: usize| ["a", "e", "i", "o", "u"][n % 5];
    let name = |n: usize| format!("{}{}{}{}ka", letters(n / 10).to_uppercase(), vowels(n), letters(n), vowels(n / 7));
    let text = (0..90).map(|n| format!("Anna {} said so. ", name(n))).collect::<String>();
    page.explain(&text).await;
    page.until_article_is(&text).await;
    let few = "return document.querySelectorAll('#index .name').length < 60 && document.querySelector('#index .more') !== null";
    page.until("the index shows a part", few, &[]).await;
    let offered = "return document.querySelector('#index .more').textContent";
    assert_eq!(page.text(offered, &[]).await, "Show 40 more of 90 names");
    page.click("#index .more").await;
    let more = "return document.querySelectorAll('#index .name').length > 60";
    page.until("the index shows more", more, &[]).await;
}
