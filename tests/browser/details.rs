//! What is told of an opened article, and its reader's mending of that.

use crate::behaviour::behaviours;
use crate::page::Page;
use crate::sites::UNKEPT;
use fantoccini::key::Key;
use serde_json::json;
use xtask::site_server::Fault;

behaviours!(Plain:
    details_are_read_from_a_byline_and_a_date_line,
    details_are_mended_and_kept,
    // WebKitGTK's driver waits for ever for a second window.
    details_that_two_tabs_mend_are_all_kept in Chromium Firefox,
    a_day_is_read_in_english_and_in_the_readers_language,
    the_date_of_writing_is_told_to_predictions_at_once,
    what_cannot_be_saved_is_said_and_nothing_is_lost,
    the_form_can_be_used_by_keyboard_and_gives_the_focus_back,
    another_title_leaves_the_text_as_it_is,
    the_site_s_own_article_has_no_form,
    a_form_that_does_not_arrive_is_told_of_and_asked_for_again,
);

const TEXT: &str = "The ferry will sink within five years, Ines Duarte said. It may be sold. The council of Port Alder did not vote.\n";

const FIELD: &str = "document.querySelector(`#details [name=${arguments[0]}]`)";

impl Page {
    /// Opens a text, and the form with its details.
    async fn edit_details_of(&self, text: &str) {
        self.show_text(text).await;
        self.edit_details().await;
    }

    async fn edit_details(&self) {
        self.click("#edit-details").await;
        self.until("the form is open", "return document.querySelector('#details')?.open ?? false", &[]).await;
    }

    async fn fill(&self, field: &str, value: &str) {
        self.ask(&format!("{FIELD}.value = arguments[1]"), &[json!(field), json!(value)]).await;
    }

    async fn value(&self, field: &str) -> String {
        self.text(&format!("return {FIELD}.value"), &[json!(field)]).await
    }

    async fn save_details(&self) {
        self.click("#details [type=submit]").await;
        self.until("the form is closed", "return document.querySelector('#details') === null", &[]).await;
    }

    async fn until_details_are(&self, words: &[&str]) {
        let has = "const heading = document.querySelector('#heading').textContent;
            return arguments[0].every((words) => heading.includes(words)) || heading";
        self.until(&format!("the heading has {words:?}"), has, &[json!(words)]).await;
    }

    /// Goes to the page anew and opens the first of the recent articles.
    pub async fn open_latest_again(&self, text: &str) {
        self.open().await;
        self.open_dialog().await;
        self.until("it is listed", "return document.querySelector('#recent .kept') !== null", &[]).await;
        self.click("#recent .kept").await;
        self.until_dialog_is_closed().await;
        self.until_article_is(text).await;
    }
}

async fn details_are_read_from_a_byline_and_a_date_line(page: Page) {
    page.open().await;
    let text = "The last ferry\n\nBy Ines Duarte\n\n3 May 2021\n\nThe ferry may sink, the owner said.\n";
    page.show_text(text).await;
    page.until_details_are(&["Ines Duarte", "3 May 2021"]).await;
}

async fn details_are_mended_and_kept(page: Page) {
    page.open().await;
    page.edit_details_of(TEXT).await;
    assert_eq!(page.value("title").await, "", "what stands for a title is none");
    for (field, value) in [
        ("title", "What <b>sank</b>"),
        ("author", " Olaf \t Lind "),
        ("date", "May 3rd, 2021"),
        ("publication", "Harbour Times"),
        ("address", "example.org/ferry?a=1&b=2"),
    ] {
        page.fill(field, value).await;
    }
    page.save_details().await;
    let told = ["What <b>sank</b>", "Olaf Lind", "3 May 2021", "Harbour Times", "example.org"];
    page.until_details_are(&told).await;
    assert_eq!(page.count("#heading b").await, 0, "words are no markup");
    let link = "return document.querySelector('#heading .byline a').href";
    assert_eq!(page.text(link, &[]).await, "https://example.org/ferry?a=1&b=2");
    assert_eq!(page.text("return document.title", &[]).await, "What <b>sank</b> – Whosays");
    page.open_latest_again(TEXT).await;
    page.until_details_are(&told).await;
    // What the reader takes away stays away, and opening the text once more from where it is shows all of it again.
    page.edit_details().await;
    assert_eq!(page.value("date").await, "2021-05-03");
    page.fill("author", "").await;
    page.save_details().await;
    page.open().await;
    page.show_text(TEXT).await;
    page.until_details_are(&["What <b>sank</b>", "3 May 2021"]).await;
    assert_eq!(page.text("return document.title", &[]).await, "What <b>sank</b> – Whosays");
    let heading = page.text("return document.querySelector('#heading').textContent", &[]).await;
    assert!(!heading.contains("Olaf Lind"), "{heading}");
    page.open_latest_again(TEXT).await;
    page.until_details_are(&["What <b>sank</b>", "3 May 2021"]).await;
}

async fn details_that_two_tabs_mend_are_all_kept(page: Page) {
    page.open_with_kept(TEXT).await;
    page.edit_details().await;
    page.fill("date", "2021-05-03").await;
    page.save_details().await;
    page.edit_details().await;
    let first = page.client.window().await.expect("this tab has a name");
    let second = page.client.new_window(true).await.expect("another tab opens").handle;
    page.client.switch_to_window(second).await.expect("it can be gone to");
    page.open_latest_again(TEXT).await;
    page.until_details_are(&["3 May 2021"]).await;
    page.edit_details().await;
    page.fill("author", "Olaf Lind").await;
    page.fill("date", "").await;
    page.save_details().await;
    page.until_details_are(&["Olaf Lind"]).await;
    page.until_kept(1).await;
    page.client.close_window().await.expect("it closes");
    page.client.switch_to_window(first).await.expect("the first is still there");
    // The form was open before the other tab changed anything.
    page.fill("publication", "Harbour Times").await;
    page.save_details().await;
    page.until_details_are(&["Olaf Lind", "Harbour Times"]).await;
    page.open_latest_again(TEXT).await;
    page.until_details_are(&["Olaf Lind", "Harbour Times"]).await;
    let heading = page.text("return document.querySelector('#heading').textContent", &[]).await;
    assert!(!heading.contains("2021"), "what the other tab took away stays away: {heading}");
    page.forget_all().await;
}

async fn the_date_of_writing_is_told_to_predictions_at_once(page: Page) {
    page.open().await;
    page.edit_details_of(TEXT).await;
    page.fill("date", "2010-09-21").await;
    page.save_details().await;
    page.click("#article .statement[data-status=prediction] .chip").await;
    page.until_explanation_is_open().await;
    let made = "const made = document.querySelector('#surface .made')?.textContent ?? '';
        return made.includes('21 September 2010') && /\\b\\d\\d years ago/.test(made) || made";
    page.until("the explanation says how long ago", made, &[]).await;
}

async fn what_cannot_be_saved_is_said_and_nothing_is_lost(page: Page) {
    page.open().await;
    page.edit_details_of(TEXT).await;
    let long = "x".repeat(10_000);
    page.fill("author", "Olaf Lind").await;
    for (field, value, words) in [
        ("date", "31 February 2021", "There is no 31 February 2021: that month has 28 days."),
        ("date", "2021-13-01", "A year has no month 13."),
        ("date", "last week", "This is no date that Whosays can read."),
        ("date", "", ""),
        ("address", "javascript:alert(1)", "begins with https:// or http://, and this one with “javascript:”"),
        ("address", "data:text/html,x", "and this one with “data:”"),
        ("address", "nowhere", "This is no web address."),
        ("address", "", ""),
        ("title", &long, "This has 10,000 characters, and “Title” has 300 at most."),
        ("publication", &long, "This has 10,000 characters"),
    ] {
        page.fill(field, value).await;
        if words.is_empty() {
            continue;
        }
        page.click("#details [type=submit]").await;
        let said = "const said = document.querySelector(`#details-${arguments[0]}-wrong`).textContent;
            return said.includes(arguments[1]) || said";
        page.until(&format!("{value:.20} is refused"), said, &[json!(field), json!(words)]).await;
        assert_eq!(page.value(field).await, value, "it stays in its field");
        let marked = format!("return {FIELD}.getAttribute('aria-invalid') === 'true'");
        assert_eq!(page.ask(&marked, &[json!(field)]).await, true, "{field} is said to be wrong");
    }
    let focused = "return document.activeElement.name === 'title' || document.activeElement.outerHTML";
    page.until("the first field that is wrong has the focus", focused, &[]).await;
    assert_eq!(page.value("author").await, "Olaf Lind");
    page.press(Key::Escape).await;
    page.until("the form is closed", "return document.querySelector('#details') === null", &[]).await;
    let heading = page.text("return document.querySelector('#heading').textContent", &[]).await;
    assert!(!heading.contains("Olaf Lind"), "nothing is saved: {heading}");
    assert_eq!(page.article().await, TEXT, "the article stays");
}

async fn the_form_can_be_used_by_keyboard_and_gives_the_focus_back(page: Page) {
    page.open().await;
    page.show_text(TEXT).await;
    let on_button = "return document.activeElement.id === 'edit-details'";
    for save in [false, true] {
        let focused = "document.querySelector('#edit-details').focus(); return true";
        page.ask(focused, &[]).await;
        page.press(Key::Enter).await;
        let first = "return document.activeElement.name === 'title' || `${document.activeElement.outerHTML}`";
        page.until("the first field has the focus", first, &[]).await;
        page.press(Key::Tab).await;
        page.type_text("Olaf Lind").await;
        page.press(if save { Key::Enter } else { Key::Escape }).await;
        page.until("the form is closed", "return document.querySelector('#details') === null", &[]).await;
        page.until("the focus is back", on_button, &[]).await;
        let written = "const heading = document.querySelector('#heading').textContent;
            return heading.includes('Olaf Lind') === arguments[0] || heading";
        page.until("what was written is told if it was saved", written, &[json!(save)]).await;
    }
    assert_eq!(page.article().await, TEXT);
}

async fn another_title_leaves_the_text_as_it_is(page: Page) {
    page.open().await;
    let text = "The last ferry\n\nThe ferry may sink, Ines Duarte said.\n";
    page.edit_details_of(text).await;
    assert_eq!(page.value("title").await, "The last ferry");
    page.fill("title", "What sank").await;
    page.save_details().await;
    page.until_details_are(&["What sank"]).await;
    let shape = "return [...document.querySelectorAll('#main :is(h1, #article h2)')]
        .map((heading) => `${heading.localName} ${heading.textContent}`).join()";
    let both = format!("return (() => {{ {shape} }})() === 'h1 What sank,h2 The last ferry'");
    page.until("the text's own title is a heading", &both, &[]).await;
    assert_eq!(page.article().await, text);
    page.open_latest_again(text).await;
    page.until("it is so again", &both, &[]).await;
    page.edit_details().await;
    page.fill("title", "The last ferry").await;
    page.save_details().await;
    let one = format!("return (() => {{ {shape} }})() === 'h1 The last ferry'");
    page.until("the text begins with its title", &one, &[]).await;
}

async fn the_site_s_own_article_has_no_form(page: Page) {
    page.open().await;
    let hidden = "return document.querySelector('#edit-details').checkVisibility() === false";
    page.until("its details are its publisher's", hidden, &[]).await;
    page.show_text(TEXT).await;
    page.until("a reader's text has it", "return document.querySelector('#edit-details').checkVisibility()", &[]).await;
    page.press_in_dialog("Back to our article").await;
    page.until("and the way back takes it away", hidden, &[]).await;
}

async fn a_day_is_read_in_english_and_in_the_readers_language(page: Page) {
    page.open().await;
    for (language, written, told) in [
        ("fr", "1er mai 2021", "1er mai 2021"),
        ("fr", "2 févr. 2021", "2 février 2021"),
        ("es", "1 de mayo de 2021", "1 de mayo de 2021"),
        ("de", "3. März 2021", "3. März 2021"),
        ("de", "May 3rd, 2021", "3. Mai 2021"),
        ("ar", "3 مايو 2021", "3 مايو 2021"),
        ("fr", "3 mai 2021", "3 mai 2021"),
    ] {
        let choose = "localStorage.setItem('whosays-options', JSON.stringify({ language: arguments[0] }))";
        page.ask(choose, &[json!(language)]).await;
        page.open().await;
        page.edit_details_of(TEXT).await;
        page.fill("date", written).await;
        page.save_details().await;
        page.until_details_are(&[told]).await;
    }
    page.edit_details().await;
    // June begins so in French, and July.
    page.fill("date", "3 jui 2021").await;
    page.click("#details button.main").await;
    let wrong = "return document.querySelector('#details-date').getAttribute('aria-invalid') === 'true'";
    page.until("what may be one month or another is none", wrong, &[]).await;
    page.ask("localStorage.removeItem('whosays-options')", &[]).await;
}

async fn a_form_that_does_not_arrive_is_told_of_and_asked_for_again(page: Page) {
    let renewing = &page.sites.renewing;
    page.forget_site(renewing.address()).await;
    renewing.serve(false, &[UNKEPT, ("details.js", Fault::Missing)]);
    page.open_asleep(renewing.address()).await;
    page.until_awake().await;
    page.show_text(TEXT).await;
    page.click("#edit-details").await;
    let told = "const said = document.querySelector('#word').innerText; return said.includes('did not arrive') || said";
    page.until("it says that the form did not arrive", told, &[]).await;
    renewing.serve(false, &[UNKEPT]);
    page.edit_details().await;
}
