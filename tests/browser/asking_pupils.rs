//! What pupils are asked and shown besides: the key at once, questions of all forms, words instead of statements, an article of their own.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

behaviours!(Plain:
    the_key_is_shown_after_each_mark_where_the_lesson_says_so,
    questions_are_changed_and_moved_while_a_lesson_is_built,
    questions_of_all_forms_are_asked_and_answered,
    words_of_a_statement_are_marked_by_selecting_them,
    words_of_a_statement_are_marked_by_keyboard,
    a_lesson_without_its_text_waits_for_the_article,
    marks_stay_as_they_are_once_the_key_was_seen,
);

/// Another edition of the lesson's article: a heading more, and one statement otherwise.
const EDITION: &str = "Port Alder News\n\nThe ferry may sink, Ines Duarte said. It is a fine old boat. The council will sell it on Monday.\n";

/// Selects words in the lesson's article.
const SELECT: &str = "
    const walker = document.createTreeWalker(document.querySelector('#lesson-text'), NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        const at = node.data.indexOf(arguments[0]);
        if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + arguments[0].length);
    }
    throw new Error(`${arguments[0]} is not there`);";

impl Page {
    /// Hands in what is marked, and opens it as the teacher who collects.
    async fn hand_in_and_collect(&self, lesson: &str) {
        self.click("#finish").await;
        self.until_there_is("#save-hand-in").await;
        self.ask(crate::saving::CATCH, &[]).await;
        let hand_in = self.saved_by("#save-hand-in").await;
        self.open_lessons("").await;
        self.give("#open-class", "ferry.lesson.json", lesson).await;
        self.until_there_is("#hand-ins").await;
        self.give("#hand-ins", "ada.json", &hand_in).await;
    }

    /// Writes into a field of a form, as a whole.
    async fn write_in(&self, selector: &str, words: &str) {
        let write = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }))";
        self.ask(write, &[json!(selector), json!(words)]).await;
    }

    /// Adds a question to the lesson that is built.
    async fn add_question(&self, words: &str, form: &str, options: &str, about: &str) {
        self.write_in("#question-words", words).await;
        self.choose_in("#question-form", form).await;
        self.write_in("#question-options", options).await;
        self.choose_in("#question-about", about).await;
        self.click("#add-question").await;
        let there = "return document.querySelector('#asked').textContent.includes(arguments[0])";
        self.until(&format!("{words:?} is asked"), there, &[json!(words)]).await;
    }
}

async fn the_key_is_shown_after_each_mark_where_the_lesson_says_so(page: Page) {
    page.build_lesson().await;
    page.choose_in("#key-shown", "at-once").await;
    let lesson = page.lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    assert_eq!(page.count(".at-once").await, 0, "nothing is told before a mark");
    page.type_text("1").await;
    page.until_shown(json!(["sourced", null, null])).await;
    assert_eq!(page.count(".at-once").await, 0, "who says so can be said before");
    page.type_text("3").await;
    page.until_shown(json!(["speculation", null, null])).await;
    page.click("#see-key").await;
    page.until_there_is(".at-once").await;
    let told = page.text("return document.querySelector('.at-once').textContent", &[]).await;
    assert!(told.contains("The same.") && told.contains("Speculation · Ines Duarte"), "{told}");
    // What was seen cannot be unseen: neither another mark nor undoing changes it, here and after a reload.
    page.type_text("5").await;
    page.until("it says why", "return document.querySelector('.told').textContent.includes('You have seen')", &[])
        .await;
    page.click("#undo").await;
    page.client.refresh().await.unwrap();
    page.until_shown(json!(["speculation", null, null])).await;
    page.until_there_is(".at-once").await;
    page.click("#next").await;
    page.until("the next is not told", "return document.querySelector('.at-once') === null", &[]).await;
}

async fn questions_are_changed_and_moved_while_a_lesson_is_built(page: Page) {
    page.build_lesson().await;
    page.add_question("Who would know?", "text", "", "").await;
    page.add_question("Is it a fact?", "choice", "yes\n*no", "1").await;
    page.click("#asked li:nth-child(2) button:nth-of-type(1)").await;
    let form =
        "return ['words', 'form', 'options', 'about'].map((own) => document.querySelector(`#question-${own}`).value)";
    page.until("it is in the form", "return document.querySelector('#question-words').value !== ''", &[]).await;
    assert_eq!(page.ask(form, &[]).await, json!(["Is it a fact?", "choice", "yes\n* no", "1"]));
    page.add_question("Is that a fact?", "choice", "*yes\nno", "0").await;
    page.click("#asked li:nth-child(2) button:nth-of-type(2)").await;
    let asked = "return [...document.querySelectorAll('#asked li')].map((own) => own.textContent)";
    let rows = page.text(&format!("{asked}.join('|')"), &[]).await;
    let wanted = rows.starts_with("Statement 1: Is that a fact? yes (right) / no");
    assert!(wanted && rows.contains("|Who would know?") && !rows.contains("Is it a fact?"), "{rows}");
}

async fn questions_of_all_forms_are_asked_and_answered(page: Page) {
    page.build_lesson().await;
    page.add_question("Who would know?", "text", "", "").await;
    page.add_question("Is it a fact?", "choice", "yes\n*no", "1").await;
    page.add_question("Which words tell you?", "words", "", "0").await;
    // A question stays with its statement when others are left out.
    page.click("#tasks li:nth-child(2) > label input").await;
    page.click("#tasks li:nth-child(2) > label input").await;
    let lesson = page.lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    let asked = page
        .ask(
            "return [...document.querySelectorAll('#questions :is(label[for], legend)')].map((own) => own.textContent)",
            &[],
        )
        .await;
    assert_eq!(
        asked,
        json!([
            "Who would know?",
            "Statement 2: Is it a fact?",
            "Which words tell you?",
            "or write them as they stand in the article"
        ])
    );
    page.click("#question-0").await;
    page.type_text("A diver").await;
    page.click("#questions fieldset:nth-of-type(1) label:nth-of-type(2) input").await;
    page.ask(SELECT, &[json!("may sink")]).await;
    let offered = "return document.querySelector('#questions .take-words').textContent === 'Take “may sink”'";
    page.until("the words are offered", offered, &[]).await;
    page.click("#questions .take-words").await;
    page.until("they are taken", "return document.querySelector('#questions q')?.textContent === 'may sink'", &[])
        .await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#questions q").await;
    let now = "return [document.querySelector('#question-0').value,
        [...document.querySelectorAll('#questions input[type=radio]')].map((own) => own.checked),
        document.querySelector('#questions q').textContent]";
    assert_eq!(page.ask(now, &[]).await, json!(["A diver", [false, true], "may sink"]));
    page.hand_in_and_collect(&lesson).await;
    page.until_there_is("#figures").await;
    let figures = page.text("return document.querySelector('#figures').textContent", &[]).await;
    for wanted in ["Ada: A diver", "1 × no (right)", "1 × “may sink”"] {
        assert!(figures.contains(wanted), "{wanted:?} in {figures}");
    }
}

async fn words_of_a_statement_are_marked_by_selecting_them(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.ask(SELECT, &[json!("shameful wr")]).await;
    page.until_there_is("#take-words").await;
    page.click("#take-words").await;
    let second = "return document.querySelector('#panel h2').textContent.startsWith('Statement 2 ') &&
        document.querySelector('#panel blockquote mark')?.textContent === 'shameful wreck'";
    page.until("half words are whole ones", second, &[]).await;
    page.type_text("5").await;
    page.until_shown(json!([null, "opinion", null])).await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!([null, "opinion", null])).await;
    page.click("#finish").await;
    page.until_there_is("#save-hand-in").await;
    page.ask(crate::saving::CATCH, &[]).await;
    let hand_in: Value = serde_json::from_str(&page.saved_by("#save-hand-in").await).unwrap();
    let selector = &hand_in["first"]["items"][0]["target"]["selector"][0];
    let length = selector["end"].as_u64().unwrap() - selector["start"].as_u64().unwrap();
    assert_eq!(length, "shameful wreck".len() as u64);
}

async fn words_of_a_statement_are_marked_by_keyboard(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.press(Key::Right).await;
    page.ask("document.querySelector('.part summary').focus()", &[]).await;
    page.press(Key::Enter).await;
    page.press(Key::Tab).await;
    page.type_text("SHAMEFUL  wreck").await;
    page.press(Key::Tab).await;
    let lit = "return document.querySelector('#panel blockquote mark')?.textContent === 'shameful wreck'";
    page.until("the words are lit up", lit, &[]).await;
    page.type_text("5").await;
    page.until_shown(json!([null, "opinion", null])).await;
    let kept = "return Object.entries(localStorage).find((own) => own[0].startsWith('whosays-lesson-urn'))[1]";
    let kept: Value = serde_json::from_str(&page.text(kept, &[]).await).unwrap();
    let at = kept["all"].as_array().unwrap().iter().find_map(|step| step["mark"]["at"].as_array()).unwrap();
    assert_eq!(at[1].as_u64().unwrap() - at[0].as_u64().unwrap(), "shameful wreck".len() as u64);
}

async fn a_lesson_without_its_text_waits_for_the_article(page: Page) {
    let lesson = page.build_lesson().await;
    page.click("#without-text").await;
    let closed = page.saved_by("#save-without-text").await;
    assert!(!closed.contains("shameful"), "no word of the article: {closed}");
    page.open_lessons("").await;
    page.forget_lessons().await;
    page.give("#open-lesson", "ferry.json", &closed).await;
    page.until_there_is("#take-article").await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#take-article").await;
    page.click("#take-article").await;
    page.until_lesson_says("Paste the article first.").await;
    page.write_in("#article-words", "Snow fell in the hills, and nobody came to the fair.").await;
    page.click("#take-article").await;
    page.until_lesson_says("This is another text").await;
    page.give("#article-file", "edition.txt", EDITION).await;
    page.until_there_is("#begin").await;
    page.until_lesson_says("1 statement of the lesson stands otherwise in this edition").await;
    // Who is asked for a name is reminded once.
    page.click("#begin").await;
    page.until_lesson_says("Your teacher asks who you are.").await;
    page.click("#begin").await;
    page.until_there_is("#panel").await;
    page.type_text("3").await;
    page.press(Key::Right).await;
    page.type_text("4").await;
    page.until_shown(json!(["speculation", "prediction"])).await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!(["speculation", "prediction"])).await;
    page.hand_in_and_collect(&lesson).await;
    page.until_there_is("#pupils").await;
    let row = page
        .ask(
            "return [...document.querySelectorAll('#pupils tbody tr *')].slice(1, 3).map((cell) => cell.textContent)",
            &[],
        )
        .await;
    assert_eq!(row, json!(["2 of 3", "2 of 2"]), "the third statement is told by its number");
}

async fn marks_stay_as_they_are_once_the_key_was_seen(page: Page) {
    let lesson = page.build_lesson().await;
    page.begin_lesson(&lesson, "Ada").await;
    page.type_text("1").await;
    page.until_shown(json!(["sourced", null, null])).await;
    page.click("#finish").await;
    page.until_there_is("#save-hand-in").await;
    let before = page.saved_by("#save-hand-in").await;
    page.click("#show-key").await;
    page.until_there_is("#comparing").await;
    let told = page.text("return document.querySelector('#comparing .compared strong').textContent", &[]).await;
    assert!(told.starts_with("Another mark."), "{told}");
    page.click("#back-to-marking").await;
    page.until_there_is("#panel").await;
    page.press(Key::Left).await;
    page.type_text("3").await;
    page.until_lesson_says("You have seen the key").await;
    page.press_with_control('z').await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until_shown(json!(["sourced", null, null])).await;
    page.click("#finish").await;
    page.until_there_is("#comparing").await;
    page.ask(crate::saving::CATCH, &[]).await;
    let after: Value = serde_json::from_str(&page.saved_by("#save-hand-in").await).unwrap();
    let before: Value = serde_json::from_str(&before).unwrap();
    assert_eq!(after["first"], before["first"]);
}
