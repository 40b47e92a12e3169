//! "Look it up": an encyclopedia is asked when the reader says so, about that name, and never otherwise.

use crate::behaviour::behaviours;
use crate::encyclopedia::Manner;
use crate::page::{OFTEN, Page, SOON};
use fantoccini::key::Key;
use serde_json::json;
use std::time::{Duration, Instant};

behaviours!(Plain:
    hovering_over_ten_names_asks_nobody_and_leaves_no_stale_card,
    what_is_sent_is_shown_before_it_is_sent,
    an_answer_is_kept_and_the_next_question_needs_one_press,
    what_is_missing_or_of_several_is_said,
    trouble_is_told_and_can_be_tried_again,
    an_answer_that_takes_too_long_is_not_waited_for,
    nothing_hostile_in_an_answer_comes_to_life,
    an_answer_after_a_later_question_is_dropped,
    the_readers_language_is_asked_first,
    asking_works_by_keyboard,
);

/// The part of the open card that asks.
const PART: &str = "[data-card]:popover-open .look-up";

/// Mentions of entities that are all different, by number.
const PICK: &str = "
    const first = new Map();
    for (const mention of document.querySelectorAll('#article .mention')) {
        if (!first.has(mention.dataset.entity)) first.set(mention.dataset.entity, mention);
    }
    [...first.values()].forEach((mention, n) => mention.setAttribute('data-test', n));
    return first.size";

impl Page {
    /// Opens the site that asks our own encyclopedia, which answers in this way, and numbers its names.
    async fn open_asking(&self, manner: Manner) {
        self.sites.encyclopedia.answers(manner);
        self.resize(1280, 800).await;
        self.open_asleep(self.sites.with_encyclopedia.address()).await;
        self.until_awake().await;
        assert!(self.ask(PICK, &[]).await.as_u64() >= Some(10), "the article has names enough");
    }

    /// Opens the card of a name by its number.
    async fn open_card(&self, number: usize) {
        let mention = format!("[data-test=\"{number}\"]");
        self.click(&mention).await;
        let entity = self.entity_of(&mention).await;
        self.until_card_is(&entity).await;
    }

    /// Presses the button with these words in the part that asks.
    async fn press_asking(&self, words: &str) {
        let find = "const part = document.querySelector(arguments[0]);
            const button = [...part.querySelectorAll('button')].find((b) => b.textContent.includes(arguments[1]));
            button?.setAttribute('data-pressed', '');
            return button !== undefined || part.textContent";
        self.until(&format!("there is a button {words:?}"), find, &[json!(PART), json!(words)]).await;
        self.click_in_card("[data-pressed]").await;
    }

    /// Clicks something in the open card, which scrolls for itself.
    async fn click_in_card(&self, selector: &str) {
        let show = "document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest' })";
        self.ask(show, &[json!(selector)]).await;
        self.click_in_place(selector).await;
    }

    /// Opens a name's card and asks about it.
    async fn look_up(&self, number: usize) {
        self.open_card(number).await;
        self.press_asking("Look").await;
        if self.count(&format!("{PART} .offer")).await > 0 {
            self.press_asking("Ask").await;
        }
    }

    /// Waits until the part that asks says this.
    async fn until_told(&self, words: &str) {
        let told = "const told = document.querySelector(arguments[0])?.textContent;
            return told?.includes(arguments[1]) || `${told}`";
        self.until(&format!("the card says {words:?}"), told, &[json!(PART), json!(words)]).await;
    }

    /// Waits until the encyclopedia has been asked so often.
    async fn until_asked(&self, times: usize) {
        let started = Instant::now();
        while self.sites.encyclopedia.titles().len() < times {
            assert!(started.elapsed() < SOON, "waited {SOON:?} until the encyclopedia is asked");
            tokio::time::sleep(OFTEN).await;
        }
    }

    async fn told(&self) -> String {
        self.text("return document.querySelector(arguments[0]).textContent", &[json!(PART)]).await
    }

    /// What the offer names as sent.
    async fn offered(&self) -> String {
        self.text("return document.querySelector(`${arguments[0]} .offer em`).textContent", &[json!(PART)]).await
    }
}

async fn hovering_over_ten_names_asks_nobody_and_leaves_no_stale_card(page: Page) {
    page.open_asking(Manner::Found).await;
    page.bring("[data-test=\"4\"]", "center").await;
    let places = "return [...document.querySelectorAll('#article .mention')].map((mention) => {
            const box = mention.getClientRects()[0];
            return [box.left + box.width / 2, box.top + box.height / 2];
        }).filter(([, y]) => y > 40 && y < innerHeight - 40).slice(0, 10)";
    let places = page.ask(places, &[]).await;
    let side = |point: &serde_json::Value, at: usize| point[at].as_f64().unwrap_or_default();
    let points: Vec<_> = places.as_array().into_iter().flatten().map(|p| (side(p, 0), side(p, 1))).collect();
    assert!(points.len() >= 8, "{points:?}");
    // 60 ms from each to the next, then back over all of them, and on to the last again.
    let there_and_back: Vec<_> = points.iter().chain(points.iter().rev()).chain(&points).copied().collect();
    page.wander(&there_and_back).await;
    let last = "const point = arguments[0];
        const mention = document.elementFromPoint(...point)?.closest('.mention');
        return document.querySelector('[data-card]:popover-open')?.dataset.card === mention?.dataset.entity";
    let last_point = points.last().map(|(x, y)| json!([x, y])).unwrap_or_default();
    page.until("the card of the last name is open", last, &[last_point]).await;
    assert_eq!(page.count(":popover-open").await, 1);
    page.away().await;
    page.until_nothing_is_open().await;
    assert!(page.sites.encyclopedia.asked().is_empty(), "{:?}", page.sites.encyclopedia.asked());
}

async fn what_is_sent_is_shown_before_it_is_sent(page: Page) {
    page.open_asking(Manner::Found).await;
    page.open_card(0).await;
    page.press_asking("Look it up").await;
    page.until_told("Nothing else of your text is sent").await;
    let told = page.told().await;
    let host = page.sites.encyclopedia.host();
    assert!(told.contains(&format!("{host}/en")) && told.contains(&format!("picture comes from {host}")), "{told}");
    page.press_asking("Not now").await;
    page.until_told("Look it up").await;
    assert!(page.sites.encyclopedia.asked().is_empty(), "to decline sends nothing");
    page.press_asking("Look it up").await;
    page.until_told("Nothing else of your text is sent").await;
    let title = page.offered().await;
    assert!(page.sites.encyclopedia.asked().is_empty(), "to be shown it sends nothing");
    page.press_asking("Ask").await;
    page.until_told("is told of here, in en").await;
    assert_eq!(page.sites.encyclopedia.titles(), [format!("en {}", title.replace(' ', "_"))]);
    let shown = "const picture = document.querySelector(`${arguments[0]} img`);
        return picture?.complete && picture.naturalWidth > 0";
    page.until("the picture is shown", shown, &[json!(PART)]).await;
    let links = "return [...document.querySelectorAll(`${arguments[0]} a`)].map((a) => `${a.href} ${a.rel}`)";
    let links = page.ask(links, &[json!(PART)]).await.to_string();
    for part in ["/en/wiki/", "creativecommons.org/licenses/by-sa/4.0/", "/en/wiki/File:Dot.svg", "noopener"] {
        assert!(links.contains(part), "{part} is among {links}");
    }
    assert!(page.told().await.contains("CC BY-SA 4.0"));
    for head in page.sites.encyclopedia.asked() {
        let head = head.to_ascii_lowercase();
        assert!(!head.contains("\ncookie:") && !head.contains("\nreferer:"), "no cookie, no referrer: {head}");
    }
}

async fn an_answer_is_kept_and_the_next_question_needs_one_press(page: Page) {
    page.open_asking(Manner::Found).await;
    page.look_up(0).await;
    page.until_told("is told of here").await;
    page.open_card(1).await;
    page.until_told("Look up “").await;
    assert_eq!(page.sites.encyclopedia.titles().len(), 1, "opening a card asks nobody, agreed or not");
    page.press_asking("Look up “").await;
    page.until_told("is told of here").await;
    page.open_card(0).await;
    page.until_told("is told of here").await;
    assert_eq!(page.sites.encyclopedia.titles().len(), 2, "what was answered is not asked again");
    let kept = "return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])";
    assert!(!page.text(kept, &[]).await.contains("told of here"), "the browser stores no answer");
    page.open_asking(Manner::Found).await;
    page.open_card(0).await;
    page.until_told("Look it up").await;
}

async fn what_is_missing_or_of_several_is_said(page: Page) {
    page.open_asking(Manner::Missing).await;
    page.look_up(0).await;
    page.until_told("Wikipedia has no page called").await;
    page.sites.encyclopedia.answers(Manner::Several);
    page.look_up(1).await;
    page.until_told("names several things").await;
    let link = page.text("return document.querySelector(`${arguments[0]} .answer a`).href", &[json!(PART)]).await;
    assert!(link.contains("/en/wiki/"), "{link}");
    assert_eq!(page.count(&format!("{PART} img")).await, 0);
}

async fn trouble_is_told_and_can_be_tried_again(page: Page) {
    page.open_asking(Manner::Failing).await;
    page.look_up(0).await;
    page.until_told("something is wrong there (503)").await;
    for (manner, words) in [
        (Manner::Broken, "cannot read"),
        (Manner::Strange, "cannot read"),
        (Manner::Unreachable, "could not be reached"),
    ] {
        page.sites.encyclopedia.answers(manner);
        page.press_asking("Try again").await;
        page.until_told(words).await;
    }
    let unplug = "Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })";
    page.ask(unplug, &[]).await;
    page.press_asking("Try again").await;
    page.until_told("Your browser is offline").await;
    page.sites.encyclopedia.answers(Manner::Found);
    page.press_asking("Try again").await;
    page.until_told("is told of here").await;
}

async fn an_answer_that_takes_too_long_is_not_waited_for(page: Page) {
    page.open_asking(Manner::Slow).await;
    page.look_up(0).await;
    page.until_told("Asking ").await;
    page.until_told("did not answer within five seconds").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(page.told().await.contains("five seconds"), "what comes later changes nothing");
}

async fn nothing_hostile_in_an_answer_comes_to_life(page: Page) {
    page.open_asking(Manner::Hostile).await;
    page.look_up(0).await;
    page.until_told("<script>window.injected = true</script><b>Bold</b>").await;
    assert_eq!(page.count(&format!("{PART} :is(script, b, img, style, iframe)")).await, 0);
    let links = "return [...document.querySelectorAll(`${arguments[0]} a`)].every((a) => /^https?:/.test(a.href))";
    assert_eq!(page.ask(links, &[json!(PART)]).await, true);
    page.remains("nothing of it runs", "return window.injected === undefined", &[]).await;
}

async fn an_answer_after_a_later_question_is_dropped(page: Page) {
    page.open_asking(Manner::Slow).await;
    page.look_up(0).await;
    page.until_told("Asking ").await;
    page.until_asked(1).await;
    page.sites.encyclopedia.answers(Manner::Found);
    page.look_up(1).await;
    page.until_told("is told of here").await;
    let told = page.told().await;
    tokio::time::sleep(Duration::from_secs(7)).await;
    assert_eq!(page.told().await, told, "the earlier answer changes nothing on another card");
    page.open_card(0).await;
    page.until_told("Look up “").await;
}

async fn the_readers_language_is_asked_first(page: Page) {
    page.open_asking(Manner::FoundInEnglish).await;
    let speak = "Object.defineProperty(navigator, 'language', { value: 'de-AT', configurable: true })";
    page.ask(speak, &[]).await;
    page.open_card(0).await;
    page.press_asking("Look it up").await;
    let host = page.sites.encyclopedia.host();
    page.until_told(&format!("asks {host}/de, and where that has nothing, {host}/en")).await;
    page.press_asking("Ask").await;
    page.until_told("is told of here, in en").await;
    let asked = page.sites.encyclopedia.titles();
    assert!(asked.len() == 2 && asked[0].starts_with("de ") && asked[1].starts_with("en "), "{asked:?}");
    let language = page.text("return document.querySelector(`${arguments[0]} [lang]`).lang", &[json!(PART)]).await;
    assert_eq!(language, "en");
}

async fn asking_works_by_keyboard(page: Page) {
    page.open_asking(Manner::Found).await;
    page.tab_to("#article .mention").await;
    page.until_card_is_open().await;
    page.press(Key::Enter).await;
    page.tab_to(".look-up button").await;
    page.press(Key::Enter).await;
    page.until_told("Nothing else of your text is sent").await;
    page.tab_to(".look-up .main").await;
    page.press(Key::Enter).await;
    page.until_told("is told of here").await;
    let inside = "return document.querySelector(arguments[0]).contains(document.activeElement)";
    assert_eq!(page.ask(inside, &[json!(PART)]).await, true, "the focus goes on to the answer");
    page.press(Key::Tab).await;
    page.until("Tab goes on inside of the answer", inside, &[json!(PART)]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
}
