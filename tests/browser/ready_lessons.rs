//! Ready-made lessons: a teacher opens and changes one, a pupil tries one, under a base path too.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use crate::saving::CATCH;
use crate::sites::BASE;
use fantoccini::key::Key;
use serde_json::{Value, json};

behaviours!(Plain:
    a_teacher_takes_one_and_changes_it,
    a_pupil_tries_one_and_compares,
    what_has_the_focus_is_not_behind_the_panel_of_a_phone,
    one_is_opened_by_its_address_under_a_base_path,
    an_article_leads_to_its_lesson,
    the_list_and_a_note_fit_on_a_phone,
    statements_are_practised_in_rounds_and_what_is_missed_comes_again,
);

impl Page {
    async fn open_ready(&self, address: &str) {
        self.resize(1280, 800).await;
        self.open_asleep(address).await;
        self.until_awake().await;
        self.ask("localStorage.clear(); sessionStorage.clear()", &[]).await;
        self.ask(CATCH, &[]).await;
    }

    /// Opens the first view and chooses one of the lessons.
    async fn choose_ready(&self, name: &str, how: &str) {
        self.open_ready(&format!("{}lessons/", self.sites.whole.address())).await;
        self.until_list_is(true).await;
        self.click(&format!("#ready-made [data-lesson={name}] a[href^='#{how}']")).await;
    }

    async fn until_list_is(&self, shown: bool) {
        let is = "return document.querySelector('#ready-made').checkVisibility() === arguments[0]";
        self.until("the list is shown or hidden", is, &[json!(shown)]).await;
    }
}

async fn a_teacher_takes_one_and_changes_it(page: Page) {
    page.choose_ready("fact-or-forecast", "teach").await;
    page.until_there_is("#save-lesson").await;
    page.until_list_is(false).await;
    page.until_lesson_says("This is your own copy").await;
    let title = "return document.querySelector('#lesson-title').value";
    assert_eq!(page.text(title, &[]).await, "Fact or forecast?");
    page.click("#lesson-title").await;
    page.type_text("!").await;
    page.client.refresh().await.unwrap();
    page.until_there_is("#save-lesson").await;
    let changed = page.text(title, &[]).await;
    assert!(
        changed.len() == "Fact or forecast?!".len() && changed.contains('!'),
        "what was changed is kept: {changed}"
    );
    page.ask(CATCH, &[]).await;
    let lesson: Value = serde_json::from_str(&page.saved_by("#save-lesson").await).unwrap();
    assert_eq!(lesson["label"], changed.as_str());
    let items = lesson["first"]["items"].as_array().unwrap();
    let tasks: Vec<&Value> = items.iter().filter(|own| own["motivation"] == "assessing").collect();
    assert!(tasks.len() >= 12 && tasks.iter().all(|task| task["checked"] == true), "{tasks:?}");
    let says = |task: &Value, purpose: &str| {
        task["body"].as_array().unwrap().iter().any(|body| body["purpose"] == purpose && body["value"] != "")
    };
    assert!(tasks.iter().all(|task| says(task, "tagging") && says(task, "describing")), "each has a key and a reason");
    page.client.back().await.unwrap();
    page.until_list_is(true).await;
    // Taking it once more does not take the copy away.
    page.until_there_is("#go-on-building").await;
    page.click("#ready-made [data-lesson=fact-or-forecast] a[href^='#teach']").await;
    page.until_there_is("#begin-anew").await;
    assert_eq!(page.text(title, &[]).await, changed);
    page.click("#begin-anew").await;
    page.until("it begins anew", &format!("{title} === 'Fact or forecast?'"), &[]).await;
}

async fn a_pupil_tries_one_and_compares(page: Page) {
    page.choose_ready("anonymous-sources", "try").await;
    page.until_there_is("#begin").await;
    page.until_list_is(false).await;
    page.click("#pupil-name").await;
    page.type_text("7").await;
    page.click("#begin").await;
    page.until_there_is("#panel").await;
    page.type_text("1").await;
    page.until("it is marked", "return document.querySelector('#t0').dataset.status === 'sourced'", &[]).await;
    // Who says so is among what pupils choose from, by the key or by the engine.
    let names = "return [...document.querySelectorAll('#t0 .name')].map((own) => own.textContent)";
    let names = page.ask(names, &[]).await;
    assert!(names.as_array().unwrap().contains(&json!("a new United Nations report")), "{names}");
    page.client.refresh().await.unwrap();
    page.until_there_is("#panel").await;
    page.until("it is still marked", "return document.querySelector('#t0').dataset.status === 'sourced'", &[]).await;
    page.ask(CATCH, &[]).await;
    page.click("#finish").await;
    page.until_there_is("#save-hand-in").await;
    page.saved_by("#save-hand-in").await;
    page.click("#show-key").await;
    page.until_there_is("#comparing").await;
    let told = page.text("return document.querySelector('#comparing').textContent", &[]).await;
    assert!(told.contains("You agree on 1 of 1 statements") && told.contains("your teacher’s marks"), "{told}");
    assert!(told.contains("A document that a reader could look for"), "the reasons are told: {told}");
}

async fn what_has_the_focus_is_not_behind_the_panel_of_a_phone(page: Page) {
    page.choose_ready("fact-or-forecast", "try").await;
    page.until_there_is("#begin").await;
    page.click("#pupil-name").await;
    page.type_text("7").await;
    page.resize(390, 844).await;
    page.click("#begin").await;
    page.until_focus_is_on("#lesson").await;
    let place = "return document.activeElement.closest('#lesson-text, #panel')?.id ?? document.activeElement.outerHTML.slice(0, 90)";
    let in_sight = "const own = document.activeElement;
        const { left, right, top, bottom } = own.getClientRects()[0];
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return own.contains(there) || `${own.outerHTML.slice(0, 90)} is behind ${there?.outerHTML.slice(0, 90)}`";
    let mut stops = 0;
    loop {
        page.press(Key::Tab).await;
        match page.text(place, &[]).await.as_str() {
            "lesson-text" => stops += 1,
            "panel" => break,
            other => panic!("Tab goes from the article to {other}"),
        }
        page.until("what has the focus is in sight", in_sight, &[]).await;
    }
    assert!(stops > 10, "{stops} places in the article take the focus");
}

async fn one_is_opened_by_its_address_under_a_base_path(page: Page) {
    let address = page.sites.under_base.address();
    page.open_ready(&format!("{address}lessons/#try=they-say")).await;
    page.until_there_is("#begin").await;
    let title = page.text("return document.querySelector('h1').textContent", &[]).await;
    assert_eq!(title, "They say … but who are they?");
    page.open_asleep(&format!("{address}lessons/they-say/")).await;
    let own =
        "return [document.querySelector('h1').textContent, document.querySelector('.hint a').getAttribute('href')]";
    assert_eq!(page.ask(own, &[]).await, json!([title, format!("{BASE}articles/four-minute-mile/")]));
    page.click("a[href='../#teach=they-say']").await;
    page.until_there_is("#save-lesson").await;
    page.open_ready(&format!("{address}lessons/#try=gone")).await;
    page.until_lesson_says("There is no such lesson here any more").await;
    page.until_list_is(true).await;
}

async fn an_article_leads_to_its_lesson(page: Page) {
    page.open_ready(&format!("{}articles/leap-second/", page.sites.whole.address())).await;
    let shown = "return document.querySelector(\"#onward a[href*='/lessons/']\").checkVisibility() === arguments[0]";
    page.until("its article has it", shown, &[json!(true)]).await;
    // It is about no other text.
    page.show_text(REPORT).await;
    page.until("a text that is brought has none", shown, &[json!(false)]).await;
    page.press_in_dialog("Back to our article").await;
    page.until("the article has it again", shown, &[json!(true)]).await;
    page.click("#onward a[href*='/lessons/']").await;
    page.until("its note is there", "return document.querySelector('h1')?.textContent === 'Fact or forecast?'", &[])
        .await;
}

async fn the_list_and_a_note_fit_on_a_phone(page: Page) {
    for way in ["lessons/", "lessons/anonymous-sources/"] {
        page.open_asleep(&format!("{}{way}", page.sites.whole.address())).await;
        page.resize(390, 844).await;
        let fits = "return document.documentElement.scrollWidth <= innerWidth || document.documentElement.scrollWidth";
        page.until("nothing is cut off", fits, &[]).await;
        let small = "return [...document.querySelectorAll('#ready-made .actions a, .note .actions a')]
            .filter((own) => own.getBoundingClientRect().height < 44).length";
        assert_eq!(page.ask(small, &[]).await, json!(0), "a finger hits each");
    }
}

async fn statements_are_practised_in_rounds_and_what_is_missed_comes_again(page: Page) {
    page.open_lessons("").await;
    page.forget_lessons().await;
    page.open_lessons("").await;
    page.click("#practise").await;
    let lit_up = "return document.querySelector('#practice .context mark').textContent";
    let (mut agreed, mut missed) = (0, Vec::new());
    for number in 1..=8 {
        let shown =
            format!("return document.querySelector('#practice .progress')?.textContent === 'Statement {number} of 8'");
        page.until("the next statement is asked", &shown, &[]).await;
        assert_eq!(page.count("#practice .at-once").await, 0, "the key is not told before");
        let statement = page.text(lit_up, &[]).await;
        page.type_text("2").await;
        page.until_there_is("#go-on-practising").await;
        let told = page.text("return document.querySelector('#practice .at-once').dataset.agreed", &[]).await;
        match told.as_str() {
            "true" => agreed += 1,
            _ => missed.push(statement),
        }
        let focused = "return document.activeElement.id === 'go-on-practising'";
        page.until("the way on has the focus", focused, &[]).await;
        page.press(Key::Enter).await;
        // A round that is left goes on.
        if number == 3 {
            page.client.refresh().await.unwrap();
        }
    }
    page.until_there_is("#another-round").await;
    let told = page.text("return document.querySelector('#practice h2').textContent", &[]).await;
    assert_eq!(told, format!("You agree with the key on {agreed} of 8 statements"));
    assert!(!missed.is_empty() && agreed < 8, "not all statements are put as so by nobody");
    page.client.refresh().await.unwrap();
    let mut again = Vec::new();
    for number in 1..=missed.len().min(6) {
        let shown =
            format!("return document.querySelector('#practice .progress')?.textContent === 'Statement {number} of 8'");
        page.until("the next statement is asked", &shown, &[]).await;
        again.push(page.text(lit_up, &[]).await);
        page.type_text("2").await;
        page.until_there_is("#go-on-practising").await;
        page.click("#go-on-practising").await;
    }
    assert!(again.iter().all(|statement| missed.contains(statement)), "{again:?} of {missed:?}");
}
