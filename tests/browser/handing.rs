//! Lessons and hand-ins without files and without a network: by codes and links, and after a reload on a device that is offline.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

behaviours!(Plain:
    a_lesson_that_is_too_long_for_one_code_comes_by_several,
    a_hand_in_comes_by_a_code_and_stays,
    a_hand_in_comes_by_a_link_and_finds_its_lesson,
    what_is_no_code_of_a_lesson_is_said,
    a_lesson_goes_on_without_a_network,
    steps_that_were_lost_come_back,
    where_the_browser_keeps_nothing_it_says_so_and_goes_on,
);

/// Gives pictures of codes to the field for them; each is one that the page shows now.
const SEEN: &str = "
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(document.querySelector('.code svg').outerHTML)}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 900 });
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, 900, 900);
    brush.drawImage(picture, 0, 0, 900, 900);
    return canvas.toDataURL();";

/// Gives a picture to the field for codes, as if somebody had chosen it.
const SHOW: &str = "
    const given = new DataTransfer();
    const bytes = await (await new Promise((done) => {
        const letters = atob(arguments[0].split(',')[1]);
        done(new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
    }));
    given.items.add(new File([bytes], 'code.png', { type: 'image/png' }));
    const field = document.querySelector('#code-picture');
    field.files = given.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));";

impl Page {
    /// A picture of each code that the page shows, one after another.
    async fn codes(&self) -> Vec<Value> {
        self.until("a code is drawn", "return document.querySelector('.code svg') !== null", &[]).await;
        let label = "return document.querySelector('.code').getAttribute('aria-label')";
        let of = self.text(label, &[]).await;
        let count: usize = of.rsplit(' ').next().unwrap_or_default().parse().expect("how many codes there are");
        let mut pictures = vec![self.ask_later(SEEN, &[]).await];
        while pictures.len() < count {
            let before = self.ask("return document.querySelector('.code').innerHTML", &[]).await;
            self.click("#next-code").await;
            self.until(
                "it is another code",
                "return document.querySelector('.code').innerHTML !== arguments[0]",
                &[before],
            )
            .await;
            pictures.push(self.ask_later(SEEN, &[]).await);
        }
        pictures
    }

    /// Opens the page of lessons as somebody who has not seen it, at what a lesson's file opens here.
    async fn open_lesson_anew(&self, field: &str, lesson: &str) {
        self.open_lessons("").await;
        self.forget_lessons().await;
        self.give(field, "ferry.lesson.json", lesson).await;
    }

    async fn until_pile_says(&self, words: &str) {
        let said = "const said = document.querySelector('#pile')?.textContent ?? ''; return said.includes(arguments[0]) || said";
        self.until(&format!("the pile says {words:?}"), said, &[json!(words)]).await;
    }

    /// Marks the first two statements.
    pub async fn mark_two(&self) {
        self.type_text("3").await;
        self.press(Key::Right).await;
        self.type_text("5").await;
        self.until_shown(json!(["speculation", "opinion", null])).await;
    }
}

async fn a_lesson_that_is_too_long_for_one_code_comes_by_several(page: Page) {
    page.build_lesson().await;
    // Words that do not get shorter by compression.
    let note: String = (0..700u64).map(|n| format!("{:x} ", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    page.ask("document.querySelector('details').open = true", &[]).await;
    let write = "const field = document.querySelector('#lesson-note');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.ask(write, &[json!(note[..6000])]).await;
    page.click("#code-lesson").await;
    page.until_lesson_says("are too many for one code, so there are").await;
    let mut pictures = page.codes().await;
    assert!(pictures.len() > 2, "{} codes", pictures.len());
    page.open_lessons("").await;
    page.forget_lessons().await;
    let last = pictures.remove(1);
    for (number, picture) in pictures.iter().enumerate() {
        page.ask_later(SHOW, std::slice::from_ref(picture)).await;
        page.until_lesson_says(&format!("{} of {} codes are here.", number + 1, pictures.len() + 1)).await;
    }
    page.ask_later(SHOW, &[last]).await;
    page.until_there_is("#begin").await;
    assert_eq!(page.text("return document.querySelector('h1').textContent", &[]).await, "The ferry");
}

async fn a_hand_in_comes_by_a_code_and_stays(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.mark_two().await;
    page.click("#finish").await;
    page.until_there_is("#code-hand-in").await;
    page.click("#code-hand-in").await;
    let pictures = page.codes().await;
    page.click("#hide-codes").await;
    page.until_focus_is_on("#code-hand-in").await;
    page.open_lesson_anew("#open-class", &lesson).await;
    page.until_there_is("#code-picture").await;
    page.until_pile_says("Nothing is here yet.").await;
    for picture in pictures {
        page.ask_later(SHOW, &[picture]).await;
    }
    page.until_pile_says("1 hand-in").await;
    let pupil =
        "return [...document.querySelectorAll('#pupils tbody tr *')].slice(0, 2).map((cell) => cell.textContent)";
    page.until_there_is("#pupils").await;
    assert_eq!(page.ask(pupil, &[]).await, json!(["Ada", "2 of 3"]));
    page.client.refresh().await.unwrap();
    page.until_pile_says("1 hand-in").await;
    page.click("#forget summary").await;
    page.click("#forget button").await;
    page.until_focus_is_on("#hand-ins").await;
    page.until_pile_says("Nothing is here yet.").await;
    page.client.refresh().await.unwrap();
    page.until_pile_says("Nothing is here yet.").await;
}

async fn a_hand_in_comes_by_a_link_and_finds_its_lesson(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ben").await;
    page.mark_two().await;
    page.click("#finish").await;
    page.until_there_is("#link-hand-in").await;
    page.click("#link-hand-in").await;
    page.until("there is a link", "return document.querySelector('#hand-in-link').value !== ''", &[]).await;
    let link = page.text("return document.querySelector('#hand-in-link').value", &[]).await;
    let hash = format!("#{}", link.split('#').nth(1).unwrap());
    assert!(!link.contains("Ben"), "{link}");
    // A device that has not the lesson keeps it until the lesson is there.
    page.open_lessons("").await;
    page.forget_lessons().await;
    page.open_lessons(&hash).await;
    page.until_lesson_says("this device has not").await;
    page.open_lessons("").await;
    page.give("#open-class", "ferry.lesson.json", &lesson).await;
    page.until_pile_says("1 hand-in").await;
    // And one that has it opens it.
    page.open_lessons(&hash).await;
    page.until_there_is("#aside").await;
    let aside = page.text("return document.querySelector('#aside li').textContent", &[]).await;
    assert_eq!(aside, "a code or link: Ben handed in the same before; it counts once.");
}

async fn what_is_no_code_of_a_lesson_is_said(page: Page) {
    page.open_lessons("").await;
    let blank = "const canvas = Object.assign(document.createElement('canvas'), { width: 90, height: 90 });
        canvas.getContext('2d').fillRect(0, 0, 90, 90);
        return canvas.toDataURL()";
    let blank = page.ask(blank, &[]).await;
    page.ask_later(SHOW, &[blank]).await;
    page.until_lesson_says("There is no code in this picture").await;
    let other = "const drawn = await window.whosays.code('https://example.org/elsewhere');
        const place = Object.assign(document.createElement('div'), { className: 'code', innerHTML: drawn });
        document.body.append(place);";
    page.ask_later(other, &[]).await;
    let picture = page.ask_later(SEEN, &[]).await;
    page.ask_later(SHOW, &[picture]).await;
    page.until_lesson_says("This code is of something else").await;
    page.open_lessons("#part=abcdef.1.2.x").await;
    page.until_lesson_says("1 of 2 codes are here.").await;
    page.open_lessons("#hand-in=AAAA").await;
    page.until_lesson_says("did not arrive whole").await;
}

async fn a_lesson_goes_on_without_a_network(page: Page) {
    let lesson = page.build_lesson().await;
    page.sites.gone.store(false, Ordering::Relaxed);
    page.visit(page.sites.leaving[0].address(), "lessons/").await;
    page.forget_lessons().await;
    page.give("#open-lesson", "ferry.lesson.json", &lesson).await;
    page.until_there_is("#begin").await;
    page.sites.gone.store(true, Ordering::Relaxed);
    page.click("#pupil-name").await;
    page.type_text("Ada").await;
    page.click("#begin").await;
    page.until_there_is("#panel").await;
    page.mark_two().await;
    // Firefox's driver waits for what the network still owes.
    page.ask("window.isBefore = true; location.reload()", &[]).await;
    page.until("it is loaded anew", "return !window.isBefore && document.querySelector('#panel') !== null", &[]).await;
    page.until_shown(json!(["speculation", "opinion", null])).await;
    page.click("#finish").await;
    page.until_there_is("#code-hand-in").await;
    page.click("#code-hand-in").await;
    assert_eq!(page.codes().await.len(), 1);
    page.click("#show-key").await;
    page.until_there_is("#comparing").await;
    page.sites.gone.store(false, Ordering::Relaxed);
}

async fn steps_that_were_lost_come_back(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.mark_two().await;
    let written = "const id = Object.keys(localStorage).find((name) => name.startsWith('whosays-lesson-urn'));
        const open = indexedDB.open('whosays-lessons');
        const store = await new Promise((done) => (open.onsuccess = () => done(open.result)));
        const read = store.transaction('steps').objectStore('steps').get(id.slice('whosays-lesson-'.length));
        const kept = await new Promise((done) => (read.onsuccess = () => done(read.result)));
        store.close();
        return kept === localStorage[id]";
    let mut tries = 0;
    while page.ask_later(written, &[]).await != true {
        tries += 1;
        assert!(tries < 100, "the steps are on the disk");
    }
    // As a browser that was killed before it wrote localStorage to the disk.
    page.ask("for (const name of Object.keys(localStorage)) if (name.startsWith('whosays-lesson-urn')) localStorage.removeItem(name)", &[])
        .await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!(["speculation", "opinion", null])).await;
}

async fn where_the_browser_keeps_nothing_it_says_so_and_goes_on(page: Page) {
    let lesson = page.build_lesson().await;
    page.open_lessons("").await;
    page.forget_lessons().await;
    let refuse = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') };
        IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError') }";
    page.ask(refuse, &[]).await;
    page.give("#open-lesson", "ferry.lesson.json", &lesson).await;
    page.until_there_is("#begin").await;
    page.until_lesson_says("This browser keeps nothing from this page").await;
    page.click("#pupil-name").await;
    page.type_text("Ada").await;
    page.click("#begin").await;
    page.until_there_is("#panel").await;
    page.mark_two().await;
    page.until_lesson_says("Leave this page open until you have handed in.").await;
    page.click("#finish").await;
    page.until_there_is("#save-hand-in").await;
    let hand_in = page.saved_by("#save-hand-in").await;
    assert_eq!(hand_in.matches("\"tagging\"").count(), 2, "{hand_in}");
    page.open_lessons("").await;
    page.ask(refuse, &[]).await;
    page.give("#open-class", "ferry.lesson.json", &lesson).await;
    page.until_there_is("#hand-ins").await;
    page.give("#hand-ins", "ada.json", &hand_in).await;
    page.until_pile_says("1 hand-in").await;
    page.until_lesson_says("Leave this page open, and keep the files.").await;
}
