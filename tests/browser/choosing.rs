//! "Not the one?": the reader says what a name stands for, in this text, until that is taken back.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

behaviours!(Plain:
    a_reader_can_say_that_it_is_none_of_them_and_take_it_back,
    a_choice_is_kept_for_its_text_and_for_no_other,
    a_browser_that_keeps_nothing_keeps_the_choice_for_the_session,
    a_choice_that_a_browser_lost_is_brought_back,
    choosing_works_by_keyboard,
    a_choice_between_namesakes_survives_a_reload_and_what_comes_late,
);

/// A text with a name that the knowledge base holds.
const TEXT: &str = "North Korea sold the boats, Mayor Ines Duarte said. North Korea may sell more.";

const CARD: &str = "[data-card]:popover-open";

impl Page {
    /// Opens the site without what was chosen before, and explains a text.
    async fn open_choosing(&self, text: &str) {
        self.open_with_nothing_kept().await;
        self.open().await;
        self.explain(text).await;
        self.until_dialog_is_closed().await;
        self.until_article_is(text).await;
    }

    /// Opens the card of the first mention with these words.
    async fn open_named(&self, words: &str) {
        let find = "return [...document.querySelectorAll('#article .mention')]
            .find((mention) => mention.textContent === arguments[0])?.id ?? ''";
        let id = self.text(find, &[json!(words)]).await;
        assert!(!id.is_empty(), "{words} is a mention");
        self.click(&format!("#{id}")).await;
    }

    async fn until_card_says(&self, words: &str) {
        let says = "const card = document.querySelector(arguments[0])?.textContent;
            return card?.includes(arguments[1]) || `${card}`";
        self.until(&format!("the card says {words:?}"), says, &[json!(CARD), json!(words)]).await;
    }

    /// Opens the list of candidates and presses the button with these words in it.
    async fn choose_entity(&self, words: &str) {
        let unfold = "document.querySelector(`${arguments[0]} .choice details`).open = true";
        self.ask(unfold, &[json!(CARD)]).await;
        self.press_in_card(words).await;
    }

    /// Presses the button of the open card with these words in it.
    pub async fn press_in_card(&self, words: &str) {
        let find = "const buttons = [...document.querySelectorAll(`${arguments[0]} button`)];
            const button = buttons.find((button) => button.textContent.includes(arguments[1]));
            button?.setAttribute('data-pressed', '');
            button?.scrollIntoView({ block: 'nearest' });
            return button !== undefined";
        self.until(&format!("there is a button {words:?}"), find, &[json!(CARD), json!(words)]).await;
        self.click_in_place("[data-pressed]").await;
    }

    /// What is kept as chosen in one text.
    async fn kept_choices(&self) -> Value {
        let script = "const key = Object.keys(localStorage).find((key) => key.startsWith('whosays-choices-'));
            const { text, choices } = JSON.parse(localStorage[key]);
            return key === `whosays-choices-${text}` ? choices : text";
        self.ask(script, &[]).await
    }

    /// What the browser keeps.
    async fn kept(&self) -> String {
        self.text("return JSON.stringify(Object.entries(localStorage))", &[]).await
    }
}

async fn a_reader_can_say_that_it_is_none_of_them_and_take_it_back(page: Page) {
    page.open_choosing(TEXT).await;
    page.click("#article .mention").await;
    page.until_card_says("Population").await;
    page.choose_entity("Not this one").await;
    page.until_card_says("You chose none").await;
    let card = page.text("return document.querySelector(arguments[0]).textContent", &[json!(CARD)]).await;
    assert!(!card.contains("Population"), "the card is the text's own: {card}");
    page.choose_entity("North Korea").await;
    page.until_card_says("You chose this").await;
    page.until_card_says("Population").await;
    page.press_in_card("Undo").await;
    let undone = "return document.querySelector(`${arguments[0]} .chosen-by-you`) === null";
    page.until("nothing is chosen", undone, &[json!(CARD)]).await;
    assert!(!page.kept().await.contains("North Korea"), "nothing is kept of it");
}

async fn a_choice_is_kept_for_its_text_and_for_no_other(page: Page) {
    page.open_choosing(TEXT).await;
    page.click("#article .mention").await;
    page.choose_entity("Not this one").await;
    page.until_card_says("You chose none").await;
    let kept = page.kept_choices().await;
    assert_eq!(kept, json!([{ "name": "North Korea", "link": null }]), "a name and nothing");
    assert!(!page.kept().await.contains("Duarte"), "of the text nothing is kept but the name");
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
    // The other mention of the same name.
    page.click("#m0-1").await;
    page.until_card_says("You chose none").await;
    // Weights that came late may have made other entities of the same names; a page that is opened anew reads it anew.
    page.open().await;
    page.explain(TEXT).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(TEXT).await;
    page.click("#article .mention").await;
    page.until_card_says("You chose none").await;
    let other = format!("{TEXT} It will.");
    page.explain(&other).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(&other).await;
    page.click("#article .mention").await;
    page.until_card_says("Population").await;
    page.ask("localStorage.clear()", &[]).await;
}

async fn a_browser_that_keeps_nothing_keeps_the_choice_for_the_session(page: Page) {
    page.open_choosing(TEXT).await;
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    page.ask(full, &[]).await;
    page.click("#article .mention").await;
    page.choose_entity("Not this one").await;
    page.until_card_says("You chose none").await;
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
    page.click("#m0-1").await;
    page.until_card_says("You chose none").await;
    assert!(!page.kept().await.contains("North Korea"));
    // The page goes on.
    page.explain(REPORT).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(REPORT).await;
}

async fn a_choice_that_a_browser_lost_is_brought_back(page: Page) {
    page.open_choosing(TEXT).await;
    let copied = "const held = Object.keys(localStorage).find((key) => key.startsWith('whosays-choices-'));
        if (!held) return false;
        const copy = await new Promise((done, fail) => {
            const opening = indexedDB.open('whosays');
            opening.onerror = fail;
            opening.onsuccess = ({ target: { result: store } }) => {
                const asked = store.transaction('layers').objectStore('layers').get(held);
                asked.onsuccess = () => done(store.close() ?? asked.result);
                asked.onerror = fail;
            };
        });
        return copy?.lines === localStorage[held]";
    for (choice, says) in [("Not this one", "You chose none"), ("North Korea", "You chose this")] {
        page.click("#article .mention").await;
        page.choose_entity(choice).await;
        page.until_card_says(says).await;
        let started = std::time::Instant::now();
        while page.ask_later(copied, &[]).await != true {
            assert!(started.elapsed() < crate::page::SOON, "it is copied");
            tokio::time::sleep(crate::page::OFTEN).await;
        }
        // As if the browser had ended before it wrote this down.
        page.ask("localStorage.clear()", &[]).await;
        page.open().await;
        page.explain(TEXT).await;
        page.until_dialog_is_closed().await;
        page.until_article_is(TEXT).await;
        page.until(
            "it is back",
            "return Object.keys(localStorage).some((key) => key.startsWith('whosays-choices-'))",
            &[],
        )
        .await;
        page.click("#article .mention").await;
        page.until_card_says(says).await;
        page.press(Key::Escape).await;
        page.until_nothing_is_open().await;
    }
    page.forget_all().await;
    page.open().await;
    page.explain(TEXT).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(TEXT).await;
    page.click("#article .mention").await;
    page.until_card_says("Population").await;
}

async fn choosing_works_by_keyboard(page: Page) {
    page.open_choosing(TEXT).await;
    page.tab_to("#article .mention").await;
    page.press(Key::Enter).await;
    page.tab_to(".choice summary").await;
    page.press(Key::Enter).await;
    page.tab_to(".choice li button").await;
    let focused = page.text("return document.activeElement.textContent", &[]).await;
    assert!(focused.contains("Not this one"), "North Korea has no namesake: {focused}");
    page.press(Key::Enter).await;
    page.until_card_says("You chose none").await;
    let inside = "return document.querySelector(arguments[0]).contains(document.activeElement)";
    page.until("the focus stays in the card", inside, &[json!(CARD)]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.ask("localStorage.clear()", &[]).await;
}

/// Two things that have the same name, and nothing that tells which is meant.
const NAMESAKES: &str = "They drove through Georgia. North Korea sold the boats, Mayor Ines Duarte said.";

async fn a_choice_between_namesakes_survives_a_reload_and_what_comes_late(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.slow.address()).await;
    page.until_awake().await;
    page.ask("localStorage.clear()", &[]).await;
    page.explain(NAMESAKES).await;
    page.until_article_is(NAMESAKES).await;
    // Chosen before what is known of names is here.
    page.open_named("North Korea").await;
    page.until_card_says("Population").await;
    page.choose_entity("Not this one").await;
    page.until_card_says("You chose none").await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.open_named("Georgia").await;
    // And when it has come, the card that is open has what there is to choose from, the likelier first.
    page.until_card_says("Is it one of these?").await;
    let rows = "return [...document.querySelectorAll(`${arguments[0]} .choice li`)].map((row) => row.textContent)";
    let rows = page.ask(rows, &[json!(CARD)]).await;
    assert!(rows[0].as_str().is_some_and(|row| row.contains("Country")), "{rows}");
    page.choose_entity("State in").await;
    page.until_card_says("Atlanta").await;
    let kept = json!([{ "name": "North Korea", "link": null }, { "name": "Georgia", "link": "georgia-us-state" }]);
    assert_eq!(page.kept_choices().await, kept);
    page.client.refresh().await.expect("the page can be loaded again");
    page.until_awake().await;
    page.explain(NAMESAKES).await;
    page.until_article_is(NAMESAKES).await;
    page.open_named("Georgia").await;
    page.until_card_says("You chose this").await;
    page.until_card_says("Atlanta").await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.open_named("North Korea").await;
    page.until_card_says("You chose none").await;
    assert_eq!(page.kept_choices().await, kept);
}
