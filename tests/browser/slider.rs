//! The legend's slider: how sure a mark must be to be shown.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    the_slider_hides_marks_that_are_less_sure,
    the_slider_keeps_its_place_for_the_session,
    unsure_marks_look_and_say_so,
);

/// Whether exactly the marks that reach level `arguments[0]` are drawn with their chips, and how many are not.
const SHOWN: &str = "
    const level = arguments[0];
    const drawn = (piece) => !/^(transparent|rgba\\(.*, 0\\)|color\\(.* \\/ 0\\))$/.test(getComputedStyle(piece).textDecorationColor);
    const pieces = [...document.querySelectorAll('#article .statement')];
    const right = pieces.every((piece) => {
        const sure = Number(piece.dataset.sure) >= level;
        const chip = piece.querySelector('.chip');
        return drawn(piece) === sure && (!chip || (getComputedStyle(chip).visibility === 'visible') === sure);
    });
    const hidden = new Set(pieces.filter((piece) => Number(piece.dataset.sure) < level).map((p) => p.dataset.statement)).size;
    const told = document.querySelector('.sureness output').textContent;
    const counted = hidden === 0 ? told.startsWith('No mark') : told.startsWith(`${hidden} mark`);
    return right && counted || [right, hidden, told];";

impl Page {
    async fn until_shown_from(&self, level: usize) {
        self.until(&format!("marks are shown from level {level}"), SHOWN, &[json!(level)]).await;
    }
}

async fn the_slider_hides_marks_that_are_less_sure(page: Page) {
    page.open().await;
    page.until_shown_from(0).await;
    let text = page.article().await;
    let places = "return [...document.querySelectorAll('#article > *, #legend > *, #sources')]
        .map((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; })";
    let before = page.ask(places, &[]).await;
    page.ask("document.querySelector('#sure').focus({ preventScroll: true })", &[]).await;
    let mut words = Vec::new();
    for level in 1..=5 {
        page.press(Key::Right).await;
        page.until_shown_from(level).await;
        words.push(page.text("return document.querySelector('#sure').getAttribute('aria-valuetext')", &[]).await);
    }
    words.dedup();
    assert_eq!(words.len(), 5, "each value has its words: {words:?}");
    let hidden = "return [...document.querySelectorAll('#article .statement')].some((piece) => piece.dataset.sure < 5)";
    assert_eq!(page.ask(hidden, &[]).await, true, "some marks are less sure, or this tries nothing");
    assert_eq!(page.article().await, text, "the text stays");
    assert_eq!(page.ask(places, &[]).await, before, "nothing moves");
    page.press(Key::Home).await;
    page.until_shown_from(0).await;
}

async fn the_slider_keeps_its_place_for_the_session(page: Page) {
    page.open().await;
    page.ask("document.querySelector('#sure').focus({ preventScroll: true })", &[]).await;
    page.press(Key::End).await;
    page.until_shown_from(5).await;
    page.show_text(REPORT).await;
    page.until_shown_from(5).await;
    page.client.refresh().await.expect("the page can be loaded again");
    page.until_awake().await;
    page.until_shown_from(5).await;
    assert_eq!(page.text("return document.querySelector('#sure').value", &[]).await, "5");
    // For the behaviours that are tried after this one in the same session.
    page.ask("sessionStorage.clear()", &[]).await;
}

async fn unsure_marks_look_and_say_so(page: Page) {
    page.open().await;
    // Our own article has some, whatever the weights.
    let found = "const unsure = document.querySelector('#article .statement.unsure .chip');
        if (!unsure) return null;
        unsure.setAttribute('data-test', '');
        return [getComputedStyle(unsure, '::before').content, unsure.getAttribute('aria-label')]";
    let unsure = page.ask(found, &[]).await;
    assert!(unsure[0].as_str().is_some_and(|label| label.contains("? ")), "{unsure}");
    assert!(unsure[1].as_str().is_some_and(|label| label.contains("not sure")), "{unsure}");
    page.click("[data-test]").await;
    page.until_explanation_is_open().await;
    let says = page.text("return document.querySelector('#surface .confidence').textContent", &[]).await;
    assert!(says.contains("Not sure"), "{says}");
}
