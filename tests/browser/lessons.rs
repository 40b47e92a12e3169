//! Lessons: a teacher builds one, pupils mark, hand in and compare, the teacher collects.

use crate::behaviour::behaviours;
use crate::intake::file;
use crate::layout::FITS;
use crate::page::Page;
use crate::saving::CATCH;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

behaviours!(Plain:
    a_lesson_is_built_marked_handed_in_and_collected,
    answers_and_undo_survive_a_reload,
    two_tabs_with_one_lesson_do_not_overwrite_each_other in Chromium Firefox,
    a_lesson_comes_by_a_link_and_a_cut_one_is_said,
    what_is_no_lesson_or_hand_in_is_named,
    the_key_is_corrected_and_statements_are_left_out,
    a_worksheet_and_the_key_are_printed,
);

const TEXT: &str = "# The ferry\n\nThe ferry may sink, Ines Duarte said. It is a shameful wreck. The council will sell it on Monday.\n";

/// What pupils mark, statement by statement: keys of the keyboard.
const CLASS: [(&str, [char; 3]); 3] = [("Ada", ['3', '5', '4']), ("Ben", ['3', '5', '1']), ("Cem", ['1', '5', '4'])];

/// The statuses by the keys that mark them.
const STATUSES: [&str; 5] = ["sourced", "unsourced", "speculation", "prediction", "opinion"];

impl Page {
    /// Opens the page of lessons, in which nothing was done before.
    pub async fn open_lessons(&self, hash: &str) {
        self.open_lessons_at(self.sites.whole.address(), hash).await;
    }

    /// The same on another server.
    async fn open_lessons_at(&self, address: &str, hash: &str) {
        self.resize(1280, 800).await;
        self.open_asleep(&format!("{address}lessons/{hash}")).await;
        self.until_awake().await;
        self.ask(CATCH, &[]).await;
    }

    /// Forgets all that this browser keeps of lessons.
    pub async fn forget_lessons(&self) {
        let forget = "localStorage.clear(); sessionStorage.clear();
            const request = indexedDB.deleteDatabase('whosays-lessons');
            return await new Promise((done) => (request.onsuccess = request.onerror = () => done(true)))";
        self.ask_later(forget, &[]).await;
    }

    pub async fn until_there_is(&self, selector: &str) {
        self.until(
            &format!("there is {selector}"),
            "return document.querySelector(arguments[0]) !== null",
            &[json!(selector)],
        )
        .await;
    }

    pub async fn until_lesson_says(&self, words: &str) {
        let said = "const said = document.querySelector('.told')?.textContent ?? ''; return said.includes(arguments[0]) || said";
        self.until(&format!("the page says {words:?}"), said, &[json!(words)]).await;
    }

    /// Waits until the window is called something that begins so.
    async fn until_named(&self, beginning: &str) {
        let named = "return document.title.startsWith(arguments[0]) || document.title";
        self.until(&format!("the window is called {beginning:?}"), named, &[json!(beginning)]).await;
    }

    /// Makes a lesson of a text and gives its file.
    pub async fn build_lesson(&self) -> String {
        self.open().await;
        self.forget_lessons().await;
        self.drop_file("ferry.md", TEXT.as_bytes()).await;
        self.until_heading_has("The ferry").await;
        self.open_sharing_of_all().await;
        self.press_in_sharing("Make a lesson").await;
        self.until_there_is("#save-lesson").await;
        self.ask(CATCH, &[]).await;
        self.lesson().await
    }

    /// Notes what is saved instead of saving it.
    pub async fn catch_saved(&self) {
        self.ask(CATCH, &[]).await;
    }

    /// What is saved by this button.
    pub async fn saved_by(&self, selector: &str) -> String {
        self.ask("window.saved = []", &[]).await;
        self.click(selector).await;
        self.until("it is saved", "return window.saved.length === 2", &[]).await;
        self.ask_later("return await window.saved[0].text()", &[]).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn lesson(&self) -> String {
        self.saved_by("#save-lesson").await
    }

    /// Chooses one of a list.
    pub async fn choose_in(&self, selector: &str, value: &str) {
        let choose = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        self.ask(choose, &[json!(selector), json!(value)]).await;
    }

    /// Chooses a file in a field.
    pub async fn give(&self, selector: &str, name: &str, content: &str) {
        let field = self.client.find(Locator::Css(selector)).await;
        let field = field.unwrap_or_else(|error| panic!("{selector} takes files: {error}"));
        let path = file(name, content.as_bytes());
        field.send_keys(&path.to_string_lossy()).await.unwrap_or_else(|error| panic!("{name} can be chosen: {error}"));
    }

    /// Begins a lesson as somebody who has not seen it.
    pub async fn begin_lesson(&self, lesson: &str, name: &str) {
        self.begin_lesson_at(self.sites.whole.address(), lesson, name).await;
    }

    /// The same on another server.
    async fn begin_lesson_at(&self, address: &str, lesson: &str, name: &str) {
        self.open_lessons_at(address, "").await;
        self.forget_lessons().await;
        self.give("#open-lesson", "ferry.lesson.json", lesson).await;
        self.until_there_is("#begin").await;
        self.click("#pupil-name").await;
        self.type_text(name).await;
        self.click("#begin").await;
        self.until_there_is("#panel").await;
    }

    /// Waits until the article shows these statuses, statement by statement.
    pub async fn until_shown(&self, marks: Value) {
        let same =
            "const now = [...document.querySelectorAll('#lesson-text .task')].map((own) => own.dataset.status ?? null);
            return JSON.stringify(now) === JSON.stringify(arguments[0]) || now";
        self.until("the marks are those", same, &[marks]).await;
    }
}

/// The statuses of the key in a lesson's file, `None` where it has none.
fn key(lesson: &str) -> Vec<String> {
    let lesson: Value = serde_json::from_str(lesson).unwrap();
    let items = lesson["first"]["items"].as_array().unwrap().clone();
    let tasks = items.iter().filter(|own| own["motivation"] == "assessing");
    tasks.map(|own| own["body"][0]["value"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn a_lesson_is_built_marked_handed_in_and_collected(page: Page) {
    let lesson = page.build_lesson().await;
    let key = key(&lesson);
    assert_eq!(key, ["speculation", "opinion", "prediction"]);
    let mut hand_ins = Vec::new();
    for (number, (name, marks)) in CLASS.into_iter().enumerate() {
        // The last one has no network any more.
        page.sites.gone.store(false, Ordering::Relaxed);
        let at = if number == 2 { page.sites.going.address() } else { page.sites.whole.address() };
        page.begin_lesson_at(at, &lesson, name).await;
        page.sites.gone.store(number == 2, Ordering::Relaxed);
        if number == 1 {
            page.resize(390, 844).await;
        }
        for mark in marks {
            match number {
                // One by keyboard, one on a phone's size.
                0 => page.type_text(&mark.to_string()).await,
                _ => page.click(&format!("#panel .pick[data-status={}]", STATUSES[mark as usize - '1' as usize])).await,
            }
            if page.count("#next:enabled").await > 0 {
                match number {
                    0 => page.press(Key::Right).await,
                    _ => page.click("#next").await,
                }
            }
        }
        let wanted: Vec<&str> = marks.iter().map(|mark| STATUSES[*mark as usize - '1' as usize]).collect();
        page.until_shown(json!(wanted)).await;
        if number == 1 {
            // Who says so, by a button.
            page.press(Key::Left).await;
            page.press(Key::Left).await;
            page.until(
                "it is the first",
                "return document.querySelector('#panel h2').textContent.startsWith('Statement 1 ')",
                &[],
            )
            .await;
            page.until_focus_is_on("#panel h2").await;
            page.click("#panel fieldset:nth-of-type(2) button:nth-of-type(2)").await;
            page.until(
                "it is said",
                "return document.querySelector('#t0 .chip').dataset.label.includes('Ines Duarte')",
                &[],
            )
            .await;
        }
        page.click("#finish").await;
        page.until_there_is("#save-hand-in").await;
        assert_eq!(page.count("#show-key:enabled").await, 0, "first hand in, then compare");
        let hand_in = page.saved_by("#save-hand-in").await;
        assert!(!hand_in.contains("shameful"), "no word of the article: {hand_in}");
        page.until_named("The ferry – Hand in – ").await;
        page.click("#show-key").await;
        page.until_there_is("#comparing").await;
        page.until_focus_is_on("#comparing h2").await;
        let agreed = wanted.iter().zip(&key).filter(|(own, key)| own == key).count();
        let told = page.text("return document.querySelector('#comparing p').textContent", &[]).await;
        assert!(told.contains(&format!("You agree on {agreed} of 3 statements")), "{told}");
        hand_ins.push(hand_in);
    }
    page.sites.gone.store(false, Ordering::Relaxed);
    page.open_lessons("").await;
    page.give("#open-class", "ferry.lesson.json", &lesson).await;
    page.until_there_is("#hand-ins").await;
    for (number, hand_in) in hand_ins.iter().chain([&hand_ins[0]]).enumerate() {
        page.give("#hand-ins", &format!("{number}.hand-in.json"), hand_in).await;
        let came = "return document.querySelector('#pile').textContent.startsWith(arguments[0]) || document.querySelector('#aside') !== null";
        page.until("it came", came, &[json!((number + 1).to_string())]).await;
    }
    let aside = page.text("return document.querySelector('#aside li').textContent", &[]).await;
    assert_eq!(aside, "3.hand-in.json: Ada handed in the same before; it counts once.");
    // Of three pairs of pupils one agrees on the first and on the third statement, all on the second.
    let chips =
        page.ask("return [...document.querySelectorAll('#heat .chip')].map((own) => own.dataset.label)", &[]).await;
    assert_eq!(chips, json!(["33 %", "100 %", "33 %"]));
    // Krippendorff's α: observed agreement 5/9; by chance (2·1 + 2·1 + 3·2 + 2·1)/(9·8) = 12/72 of the pairs.
    let alpha = (5.0 / 9.0 - 12.0 / 72.0) / (1.0 - 12.0 / 72.0);
    let figures = page.text("return document.querySelector('#figures p').textContent", &[]).await;
    assert!(figures.contains(&format!("of the class is {alpha:.2}")), "{figures}");
    let pupils = page.ask("return [...document.querySelectorAll('#pupils tbody tr')].map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent))", &[]).await;
    assert_eq!(pupils, json!([["Ada", "3 of 3", "3 of 3"], ["Ben", "3 of 3", "2 of 3"], ["Cem", "3 of 3", "2 of 3"]]));
    page.click("#hide-names").await;
    let first = "return document.querySelector('#pupils tbody th').textContent";
    page.until("names are hidden", &format!("{first} === 'Pupil 1'"), &[]).await;
    let table = page.saved_by("#save-csv").await;
    assert!(table.contains("Ben,mark,1,"), "{table}");
    assert_eq!(table.matches("\r\n").count(), 10, "{table}");
    page.open_in_frame_asleep(&format!("{}lessons/#class", page.sites.whole.address()), 320, 700).await;
    page.until_there_is("#pupils tbody tr").await;
    page.until("the figures fit into 320 pixels", FITS, &[]).await;
}

async fn answers_and_undo_survive_a_reload(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.type_text("3").await;
    page.press(Key::Right).await;
    page.type_text("1").await;
    page.until_shown(json!(["speculation", "sourced", null])).await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!(["speculation", "sourced", null])).await;
    page.click("#undo").await;
    page.until_shown(json!(["speculation", null, null])).await;
    page.click("#redo").await;
    page.until_shown(json!(["speculation", "sourced", null])).await;
    page.press_with_control('z').await;
    page.until_shown(json!(["speculation", null, null])).await;
    page.until_named("The ferry – Marks – ").await;
    page.client.back().await.unwrap();
    page.until_there_is("#begin").await;
    page.until_named("The ferry – Lessons – ").await;
    let name = page.text("return document.querySelector('#pupil-name').value", &[]).await;
    assert_eq!(name, "Ada");
}

/// WebKit is left out: under its driver a second tab with this page never ends loading, for a reason that was not found.
async fn two_tabs_with_one_lesson_do_not_overwrite_each_other(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    let first = page.client.window().await.expect("the tab");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open_lessons("#marking").await;
    page.until_there_is("#panel").await;
    page.type_text("5").await;
    page.until_shown(json!(["opinion", null, null])).await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(first).await.expect("the first is still there");
    page.until_shown(json!(["opinion", null, null])).await;
    page.press(Key::Right).await;
    page.type_text("4").await;
    page.until_shown(json!(["opinion", "prediction", null])).await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!(["opinion", "prediction", null])).await;
}

async fn a_lesson_comes_by_a_link_and_a_cut_one_is_said(page: Page) {
    page.build_lesson().await;
    page.click("#link-lesson").await;
    page.until("there is a link", "return document.querySelector('#lesson-link').value !== ''", &[]).await;
    let link = page.text("return document.querySelector('#lesson-link').value", &[]).await;
    let hash = format!("#{}", link.split('#').nth(1).unwrap());
    page.open_lessons(&hash).await;
    page.until_there_is("#begin").await;
    let title = page.text("return document.querySelector('h1').textContent", &[]).await;
    assert_eq!(title, "The ferry");
    page.open_lessons(&hash[..hash.len() - 40]).await;
    page.until_lesson_says("This link did not arrive whole").await;
}

async fn what_is_no_lesson_or_hand_in_is_named(page: Page) {
    let lesson = page.build_lesson().await;
    page.open_lessons("").await;
    page.give("#open-lesson", "cut.json", &lesson[..lesson.len() / 2]).await;
    page.until_lesson_says("damaged or cut short").await;
    page.give("#open-lesson", "other.json", "{\"whosays\": 1, \"edits\": []}").await;
    page.until_lesson_says("no lesson of Whosays").await;
    page.give("#open-lesson", "newer.json", &lesson.replace("\"whosays\":1", "\"whosays\":7")).await;
    page.until_lesson_says("version 7").await;
    page.give("#open-class", "ferry.lesson.json", &lesson).await;
    page.until_there_is("#hand-ins").await;
    page.give("#hand-ins", "<b>x<b>.json", "no JSON at all").await;
    page.until_there_is("#aside").await;
    let aside = page.text("return document.querySelector('#aside li').textContent", &[]).await;
    assert_eq!(aside, "<b>x<b>.json: It is no hand-in of a lesson.");
}

async fn the_key_is_corrected_and_statements_are_left_out(page: Page) {
    page.build_lesson().await;
    page.choose_in("#key-1", "unsourced").await;
    page.until(
        "it says that a teacher looked at it",
        "return document.querySelectorAll('#tasks .key input:checked').length === 1",
        &[],
    )
    .await;
    page.choose_in("#also-1", "opinion").await;
    page.choose_in("#source-0", "").await;
    page.click("#tasks li:nth-child(4) input[type=checkbox]").await;
    let lesson = page.lesson().await;
    assert_eq!(key(&lesson), ["speculation", "unsourced"]);
    assert_eq!(lesson.matches("\"checked\":true").count(), 2, "{lesson}");
    assert!(lesson.contains("\"also\":[\"opinion\"]"), "{lesson}");
    assert!(!lesson.contains("\"purpose\":\"identifying\""), "the first was the only one with a source: {lesson}");
    page.client.refresh().await.unwrap();
    page.until_there_is("#save-lesson").await;
    page.ask(CATCH, &[]).await;
    assert_eq!(page.lesson().await, lesson, "what was built is kept");
    page.click("#preview").await;
    page.until_there_is("#begin").await;
    page.client.back().await.unwrap();
    page.until_there_is("#save-lesson").await;
}

async fn a_worksheet_and_the_key_are_printed(page: Page) {
    page.build_lesson().await;
    page.ask("document.querySelector('details').open = true", &[]).await;
    page.click("#lesson-discussion").await;
    page.type_text("Who could know?").await;
    let print = "window.printed = []; window.print = () => {
        window.printed.push(document.querySelector('.sheet').textContent);
        setTimeout(() => dispatchEvent(new Event('afterprint')));
    }";
    page.ask(print, &[]).await;
    for (number, button) in [(1, "#print-worksheet"), (2, "#print-key")] {
        page.click(button).await;
        page.until("it is printed", "return window.printed.length === arguments[0]", &[json!(number)]).await;
        page.until("the sheet is gone", "return document.querySelector('.sheet') === null", &[]).await;
    }
    let printed = page.ask("return window.printed", &[]).await;
    let told = |at: usize| printed[at].as_str().unwrap_or_default().to_owned();
    let (worksheet, key) = (told(0), told(1));
    assert!(worksheet.contains("It is a shameful wreck.") && worksheet.contains("Name: "), "{worksheet}");
    assert!(!worksheet.contains("1Speculation") && !worksheet.contains("Who could know?"), "{worksheet}");
    assert!(key.contains("1SpeculationInes Duarte") && key.contains("2Opinionthe article itself"), "{key}");
    assert!(key.contains("Who could know?") && !key.contains("Name: "), "{key}");
}
