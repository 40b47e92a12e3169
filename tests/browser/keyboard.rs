//! Everything without a pointer.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    tab_reaches_mentions_and_focus_opens_their_card,
    the_focus_in_passing_opens_nothing,
    enter_goes_into_the_card_and_escape_back,
    enter_on_a_chip_opens_its_explanation,
    enter_opens_what_the_page_still_scrolls_to,
    a_card_left_behind_gives_the_focus_back,
    the_dialog_works_by_keyboard,
    what_is_offered_for_selected_words_is_next_and_closed_by_escape,
);

/// More presses than lie between the page's beginning and its first mention.
const MOST_TABS: usize = 60;

/// Whether the focus is inside of what is open.
const INSIDE: &str = "return document.querySelector(':popover-open')?.contains(document.activeElement) ?? false";

/// Whether the focus is on the first element that a selector finds.
const FOCUSED: &str = "return document.querySelector(arguments[0]) === document.activeElement";

impl Page {
    /// Presses Tab until the focus is on an element that `selector` matches, and checks that it can be seen there.
    pub async fn tab_to(&self, selector: &str) {
        for _ in 0..MOST_TABS {
            self.ask("window.focused = document.activeElement", &[]).await;
            self.press(Key::Tab).await;
            let moved = "return document.activeElement !== window.focused";
            self.until("Tab moves the focus", moved, &[]).await;
            let there = "return document.activeElement.matches(arguments[0])";
            if self.ask(there, &[json!(selector)]).await == true {
                let seen = "const style = getComputedStyle(document.activeElement);
                    return document.activeElement.matches(':focus-visible') && style.outlineStyle !== 'none'";
                assert_eq!(self.ask(seen, &[]).await, true, "{selector} shows that it has the focus");
                return;
            }
        }
        panic!("{MOST_TABS} presses of Tab reach no {selector}");
    }
}

async fn tab_reaches_mentions_and_focus_opens_their_card(page: Page) {
    page.open().await;
    page.tab_to("#article .mention").await;
    let entity = page.text("return document.activeElement.dataset.entity", &[]).await;
    page.until_card_is(&entity).await;
    page.remains("the focus stays on the mention", "return document.activeElement.matches('.mention')", &[]).await;
    page.tab_to("#article .mention").await;
    let next = page.text("return document.activeElement.dataset.entity", &[]).await;
    assert_ne!(entity, next);
    page.until_card_is(&next).await;
    page.tab_to("#article .chip").await;
    page.until_nothing_is_open().await;
}

async fn the_focus_in_passing_opens_nothing(page: Page) {
    page.open().await;
    page.tab_to("#article .mention").await;
    let stops = "const stops = [...document.querySelectorAll('#article :is(.mention, .chip)')];
        return stops.slice(stops.indexOf(document.activeElement)).findIndex((stop) => stop.matches('.chip'))";
    let presses = page.ask(stops, &[]).await.as_u64().expect("a chip comes after the first mention");
    page.press_in_a_row(Key::Tab, presses).await;
    page.until("the focus is on a chip", "return document.activeElement.matches('.chip')", &[]).await;
    page.until_nothing_is_open().await;
    page.remains_closed().await;
}

async fn enter_goes_into_the_card_and_escape_back(page: Page) {
    page.open().await;
    page.tab_to("#article .mention").await;
    page.until_card_is_open().await;
    page.press(Key::Enter).await;
    page.until("the focus is inside of the card", INSIDE, &[]).await;
    page.press(Key::Tab).await;
    page.until("Tab goes on inside of the card", INSIDE, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.until("the focus is back", FOCUSED, &[json!("#article .mention")]).await;
    page.remains_closed().await;
}

async fn enter_on_a_chip_opens_its_explanation(page: Page) {
    page.open().await;
    page.tab_to("#article .chip").await;
    page.press(Key::Enter).await;
    page.until_explanation_is_open().await;
    page.until("the focus is inside of the explanation", INSIDE, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.until("the focus is back", FOCUSED, &[json!("#article .chip")]).await;
}

async fn enter_opens_what_the_page_still_scrolls_to(page: Page) {
    page.open_in_frame(390, 700).await;
    // As by Tab from a chip to the next, but further: the way there takes the browser half a second.
    let chips = "window.chips = document.querySelectorAll('#article .chip'); return window.chips.length";
    let last = page.ask(chips, &[]).await.as_u64().expect("a count") - 1;
    for far in [last / 2, last, 0] {
        page.ask("window.chips[arguments[0]].focus({ focusVisible: true })", &[json!(far)]).await;
        page.press(Key::Enter).await;
        page.until_explanation_is_open().await;
        let whose = "return window.chips[arguments[0]].closest('.statement').dataset.statement ===
            document.querySelector('#surface').dataset.why";
        page.remains("it is the chip's", whose, &[json!(far)]).await;
        page.until("the focus is inside of the explanation", INSIDE, &[]).await;
        page.press(Key::Escape).await;
        page.until_nothing_is_open().await;
        page.until("the focus is back", "return document.activeElement === window.chips[arguments[0]]", &[json!(far)])
            .await;
    }
}

async fn a_card_left_behind_gives_the_focus_back(page: Page) {
    page.open().await;
    page.tab_to("#article .chip").await;
    page.press(Key::Enter).await;
    page.until("the focus is inside of the explanation", INSIDE, &[]).await;
    page.ask("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })", &[]).await;
    page.until_nothing_is_open().await;
    page.until("the focus is back", FOCUSED, &[json!("#article .chip")]).await;
    page.remains("the reader stays where they went", "return scrollY > innerHeight", &[]).await;
}

async fn the_dialog_works_by_keyboard(page: Page) {
    page.open().await;
    page.tab_to("#open").await;
    page.press(Key::Enter).await;
    page.until_dialog_is_open().await;
    page.press(Key::Escape).await;
    page.until_dialog_is_closed().await;
    page.until("the focus is back", FOCUSED, &[json!("#open")]).await;
    page.press(Key::Enter).await;
    page.until_dialog_is_open().await;
    let inside = "return document.querySelector('dialog').contains(document.activeElement)";
    page.until("the focus is inside of the dialog", inside, &[]).await;
    if page.ask("return document.activeElement.matches('textarea')", &[]).await != true {
        page.tab_to("dialog textarea").await;
    }
    page.type_text("The ferry sank in June, the owner said.").await;
    page.tab_to("dialog #explain").await;
    page.press(Key::Enter).await;
    page.until_dialog_is_closed().await;
    page.until_article_is("The ferry sank in June, the owner said.").await;
}

async fn what_is_offered_for_selected_words_is_next_and_closed_by_escape(page: Page) {
    page.open_correcting().await;
    page.click("#correct").await;
    page.until_focus_is_on("#correct").await;
    page.select_words("is old").await;
    for (key, goal) in [(Key::Tab, "#selected-words .pick"), (Key::Escape, "#correct")] {
        page.press(key).await;
        page.until_focus_is_on(goal).await;
    }
    page.until("it is gone", "return document.querySelector('#selected-words') === null", &[]).await;
    assert_eq!(page.text("return getSelection().toString()", &[]).await, "");
    // Nor does it take the focus twice, or hold it.
    page.select_words("is old").await;
    page.press(Key::Tab).await;
    page.until_focus_is_on("#selected-words .pick").await;
    page.ask("document.querySelector('#correct').focus()", &[]).await;
    page.press(Key::Tab).await;
    page.until_focus_is_on(":not(#selected-words *, #correct)").await;
    // What is told stands beside it, and goes with the next change.
    page.correct_mark(1).await;
    page.press_on_surface("#remove-mark").await;
    page.until("it is said", "return document.querySelector('#word').textContent.includes('was removed')", &[]).await;
    page.select_words("did not vote").await;
    let apart = "const [told, offered] = ['#word', '#selected-words'].map((part) => document.querySelector(part).getBoundingClientRect());
        return told.bottom <= offered.top && offered.bottom <= innerHeight || `${told.bottom} ${offered.top} ${offered.bottom}`";
    page.until("neither lies over the other", apart, &[]).await;
    page.press_on_surface("#selected-words .pick[data-status=opinion]").await;
    page.until("it is said no more", "return document.querySelector('#word').textContent === ''", &[]).await;
}
