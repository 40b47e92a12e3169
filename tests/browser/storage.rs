//! A browser whose storage fails, at every call or from one in the middle on: a whole session goes on, and nothing is said to be kept
//! that is not.

use crate::behaviour::behaviours;
use crate::correcting::OPINION;
use crate::intake::file;
use crate::opening::REPORT;
use crate::page::Page;
use crate::sites::UNKEPT;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::site_server::Fault;

behaviours!(Plain:
    // What a browser does where its storage fails is made up here, so it is alike; this takes minutes.
    where_storage_is_forbidden_a_session_goes_on in Chromium,
    where_storage_is_full_a_session_goes_on in Chromium,
    where_storage_never_answers_a_session_goes_on in Chromium,
    where_storage_answers_with_errors_a_session_goes_on in Chromium,
    where_there_is_no_storage_a_session_goes_on in Chromium,
    whenever_storage_begins_to_fail_a_session_goes_on in Chromium,
);

/// What has storage fail.
const REFUSING: &str = include_str!("refusing.js");

/// How often a session is tried whose storage fails from some call on, at places that are as far from each other.
const TIMES: u64 = 14;

/// What a reader writes on a card.
const WORDS: &str = "mayor of the town";

/// Notes all that the page says at the window's edge, because one word takes the other's place.
const LISTEN: &str = "window.told = [];
    const note = () => window.told.push(document.querySelector('#word')?.textContent ?? '');
    note();
    new MutationObserver(note).observe(document.querySelector('#word'), { childList: true, subtree: true, characterData: true });";

/// What is said of the text at hand and of changes, and what is so: whether the store has the text, and localStorage a change.
const PROMISED: &str = "
    const { texts, layers } = await window.reallyKept();
    return {
        saysKept: document.querySelector('#notice').textContent.includes('keeps it among'),
        isKept: texts >= 2,
        saysLost: window.told.some((words) => words.includes('does not keep this change')),
        isLasting: layers.some((lines) => lines.includes('opinion') && lines.includes(arguments[0])),
    };";

/// The site's pages with [`REFUSING`] before all else.
fn refusing() -> Vec<(&'static str, Fault)> {
    let site = env::var_os("WHOSAYS_SITE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from);
    let page = |way: &str, name: &str| {
        let html = fs::read_to_string(site.join(way).join("index.html")).expect("the site has the page");
        let first = "<script src=\"/refusing.js\"></script>";
        Fault::Instead(file(
            name,
            html.replacen("<meta name=\"viewport\"", &format!("{first}<meta name=\"viewport\""), 1).as_bytes(),
        ))
    };
    vec![
        UNKEPT,
        ("", page("", "refusing.html")),
        ("lessons/", page("lessons", "refusing-lessons.html")),
        ("refusing.js", Fault::Instead(file("refusing.js", REFUSING.as_bytes()))),
    ]
}

impl Page {
    /// Has storage fail in this way after so many calls, counted from now on; forgets what is there.
    async fn refuse_storage(&self, way: &str, after: u64) {
        let address = self.sites.renewing.address();
        self.forget_site(address).await;
        let set = "document.cookie = `failing=${arguments[0]}-${arguments[1]}; path=/`;
            document.cookie = 'calls=0; path=/';
            for (const name of ['whosays', 'whosays-lessons']) {
                const gone = indexedDB.deleteDatabase(name);
                await new Promise((done) => (gone.onsuccess = gone.onerror = gone.onblocked = done));
            }
            return true";
        assert_eq!(self.ask_later(set, &[json!(way), json!(after)]).await, true);
    }

    async fn nothing_was_uncaught(&self, when: &str) {
        let uncaught = self.ask("return window.uncaught", &[]).await;
        assert_eq!(uncaught, json!([]), "{when}");
    }

    /// Waits until the corrected text has the reader's change and words.
    async fn has_the_readers_work(&self, when: &str) {
        self.until_marks_are(&OPINION).await;
        self.click("#m0-0").await;
        self.until_card_is_open().await;
        let written = "return document.querySelector('#surface .written')?.textContent === arguments[0]";
        self.until(&format!("the card has the words, {when}"), written, &[json!(WORDS)]).await;
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
    }

    /// Reads, changes a mark, writes on a card, opens another text and comes back; loads the page again; does a lesson and hands in.
    /// `is_none` is whether storage never takes anything.
    async fn session(&self, lesson: &str, when: &str, is_none: bool) {
        let address = self.sites.renewing.address();
        self.open_asleep(address).await;
        self.until_awake().await;
        self.ask(LISTEN, &[]).await;
        self.explain_again().await;
        self.correct_mark(1).await;
        self.press_on_surface("#surface .pick[data-status=opinion]").await;
        self.until_marks_are(&OPINION).await;
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
        self.click("#m0-0").await;
        self.until_card_is_open().await;
        self.unfold_form().await;
        self.press_on_surface("#card-words").await;
        self.type_text(WORDS).await;
        self.press(Key::Escape).await;
        self.until_nothing_is_open().await;
        self.has_the_readers_work(when).await;
        self.drop_text(REPORT).await;
        self.until_article_is(REPORT).await;
        self.explain_again().await;
        self.has_the_readers_work(when).await;
        self.promises_what_is_so(when, is_none).await;
        self.nothing_was_uncaught(&format!("{when}, reading")).await;
        self.ask("window.isBefore = true; location.reload()", &[]).await;
        self.until(
            "it is loaded anew",
            "return !window.isBefore && document.documentElement.dataset.state === 'ready'",
            &[],
        )
        .await;
        self.remains("it reads", "return document.querySelector('#article').textContent !== ''", &[]).await;
        self.nothing_was_uncaught(&format!("{when}, loaded again")).await;
        self.lesson_goes_on(lesson, when, is_none).await;
    }

    /// Checks that what is said of the text and of the changes is true, or comes to be.
    async fn promises_what_is_so(&self, when: &str, is_none: bool) {
        let mut promised = Value::Null;
        for _ in 0..60 {
            promised = self.ask_later(PROMISED, &[json!(WORDS)]).await;
            let holds = |says: &str, is: &str| promised[says] == promised[is];
            let is_true = (promised["saysKept"] == false || holds("saysKept", "isKept"))
                && (promised["isLasting"] == true || promised["saysLost"] == true);
            if is_true && !(is_none && promised["saysKept"] == true) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        }
        panic!("what is promised is not so {when}: {promised}");
    }

    async fn lesson_goes_on(&self, lesson: &str, when: &str, is_none: bool) {
        self.open_asleep(&format!("{}lessons/", self.sites.renewing.address())).await;
        self.until_awake().await;
        self.catch_saved().await;
        self.give("#open-lesson", "ferry.lesson.json", lesson).await;
        self.until_there_is("#begin").await;
        self.click("#pupil-name").await;
        self.type_text("Ada").await;
        self.click("#begin").await;
        self.until_there_is("#panel").await;
        self.mark_two().await;
        if is_none {
            self.until_lesson_says("This browser keeps nothing from this page").await;
        }
        self.click("#finish").await;
        self.until_there_is("#save-hand-in").await;
        let hand_in = self.saved_by("#save-hand-in").await;
        assert_eq!(hand_in.matches("\"tagging\"").count(), 2, "{when}: {hand_in}");
        self.nothing_was_uncaught(&format!("{when}, in a lesson")).await;
    }

    /// A session in which storage fails in this way from its first call.
    async fn session_without(&self, way: &str) {
        let lesson = self.build_lesson().await;
        self.sites.renewing.serve(false, &refusing());
        self.refuse_storage(way, 0).await;
        self.session(&lesson, &format!("with {way} storage"), true).await;
        self.leave_refusing().await;
    }

    async fn leave_refusing(&self) {
        self.refuse_storage("no", 0).await;
        self.sites.renewing.serve(false, &[]);
    }
}

async fn where_storage_is_forbidden_a_session_goes_on(page: Page) {
    page.session_without("forbidden").await;
}

async fn where_storage_is_full_a_session_goes_on(page: Page) {
    page.session_without("full").await;
}

async fn where_storage_never_answers_a_session_goes_on(page: Page) {
    page.session_without("silent").await;
}

async fn where_storage_answers_with_errors_a_session_goes_on(page: Page) {
    page.session_without("wrong").await;
}

async fn where_there_is_no_storage_a_session_goes_on(page: Page) {
    page.session_without("absent").await;
}

async fn whenever_storage_begins_to_fail_a_session_goes_on(page: Page) {
    let lesson = page.build_lesson().await;
    page.sites.renewing.serve(false, &refusing());
    page.refuse_storage("no", 0).await;
    page.session(&lesson, "with sound storage", false).await;
    let calls = page.text("return /calls=(\\d+)/.exec(document.cookie)[1]", &[]).await;
    let calls: u64 = calls.parse().expect("calls were counted");
    assert!(calls > 4 * TIMES, "a session asks storage often: {calls}");
    for time in 0..TIMES {
        let (way, after) = (["forbidden", "full"][time as usize % 2], 1 + time * calls / TIMES);
        page.refuse_storage(way, after).await;
        page.session(&lesson, &format!("with {way} storage after {after} of {calls} calls"), false).await;
    }
    page.leave_refusing().await;
}
