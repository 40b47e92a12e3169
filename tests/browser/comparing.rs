//! Two articles side by side.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    two_articles_are_compared_and_either_can_be_shown,
    each_of_two_articles_keeps_its_language,
    a_comparison_that_is_given_up_leaves_the_article,
    the_same_text_is_not_compared_with_itself,
    a_later_reading_leaves_a_comparison_as_it_is,
    comparing_works_by_keyboard_and_on_a_phone,
    a_statement_at_the_end_of_a_book_is_gone_to,
);

const ONE: &str = "The harbour ferry of Port Alder could sink within a year, Mayor Ines Duarte said on Monday. Officials confirmed that \
    240 passengers use the boat each day. Olaf Lind sold his bakery in spring.\n";
const OTHER: &str = "Within a year the harbour ferry of Port Alder will sink. Each day 240 passengers use the old boat, officials \
    confirmed. “Nobody <b>inspected</b> it,” the engineer Maria Silva said.\n";

impl Page {
    async fn explain_whole(&self, text: &str) {
        self.explain(text).await;
        self.until_dialog_is_closed().await;
        self.until_article_is(text).await;
        self.until("it can be compared", "return document.querySelector('#compare')?.hidden === false", &[]).await;
    }

    /// Explains two texts, the second to compare the first with.
    async fn compare(&self) {
        self.forget_all().await;
        self.explain_whole(ONE).await;
        self.click("#compare").await;
        self.until_dialog_is_open().await;
        let told = "return document.querySelector('#to-compare').textContent";
        assert_eq!(
            self.text(told, &[]).await,
            "It will be compared with “The harbour ferry of Port Alder could sink …”."
        );
        self.explain_second(OTHER).await;
        self.until_compared("1 claim is put in another way").await;
    }

    /// Explains the second text in the dialog, which is open.
    async fn explain_second(&self, text: &str) {
        self.ask("document.querySelector('#intake-text').value = arguments[0]", &[json!(text)]).await;
        self.click("#explain").await;
        self.until_dialog_is_closed().await;
        self.until_article_is(text).await;
    }

    async fn until_compared(&self, words: &str) {
        let has = "const told = document.querySelector('#comparison').textContent; return told.includes(arguments[0]) || told";
        self.until(&format!("the comparison says {words:?}"), has, &[json!(words)]).await;
    }
}

async fn two_articles_are_compared_and_either_can_be_shown(page: Page) {
    page.open().await;
    page.compare().await;
    let rows = "return [...document.querySelectorAll('#comparison > ol li > div')].map((cell) =>
        [cell.querySelector('.sample').textContent, cell.querySelector('q').textContent.slice(0, 30)])";
    let rows = page.ask(rows, &[]).await;
    assert_eq!(
        rows,
        json!([["Speculation", "The harbour ferry of Port Alde"], ["Prediction", "Within a year the harbour ferr"]])
    );
    page.until_compared("Ines Duarte, 1 statement").await;
    page.until_compared("Maria Silva, 1 statement").await;
    assert_eq!(page.count("#comparison b").await, 0, "words are no markup");
    // A link of the article that is shown leads there.
    page.click("#comparison > ol a").await;
    let focused = "return document.activeElement.closest('#s0') !== null || document.activeElement.outerHTML";
    page.until("the focus is on its statement", focused, &[]).await;
    page.click("#swap").await;
    page.until_article_is(ONE).await;
    let first = "return document.querySelector('#comparison > ol li > div .sample').textContent === 'Prediction'";
    page.until("they have changed places", first, &[]).await;
    page.client.back().await.expect("there is a way back");
    page.until_article_is(OTHER).await;
    page.until("they have changed back", &first.replace("Prediction", "Speculation"), &[]).await;
    page.client.forward().await.expect("there is a way on");
    page.until_article_is(ONE).await;
    page.until("they have changed places again", first, &[]).await;
    page.click("#end-comparison").await;
    page.until("it is gone", "return document.querySelector('#comparison').textContent === ''", &[]).await;
    assert_eq!(page.article().await, ONE);
}

async fn each_of_two_articles_keeps_its_language(page: Page) {
    let german = "Der Hafen wird am Montag geschlossen, sagte die Bürgermeisterin Ines Duarte. Die Fähre ist alt und soll im Mai \
        verkauft werden, und das Boot fährt nicht mehr.\n";
    page.open().await;
    page.forget_all().await;
    page.explain_whole(german).await;
    page.click("#compare").await;
    page.until_dialog_is_open().await;
    page.explain_second(OTHER).await;
    let told = "const told = document.querySelector('#comparison .title > span')?.getAttribute('lang'); return told === '' || String(told)";
    page.until("of words of either no language is told", told, &[]).await;
    let lang = "const { lang } = document.querySelector('#article'); return lang === arguments[0] || lang";
    page.until("what is shown is English", lang, &[json!("en")]).await;
    page.click("#swap").await;
    page.until_article_is(german).await;
    page.until("the other one is not", lang, &[json!("")]).await;
    page.client.back().await.expect("there is a way back");
    page.until_article_is(OTHER).await;
    page.until("this one is again", lang, &[json!("en")]).await;
}

async fn a_comparison_that_is_given_up_leaves_the_article(page: Page) {
    page.open().await;
    page.explain_whole(ONE).await;
    page.click("#compare").await;
    page.until_dialog_is_open().await;
    page.press(Key::Escape).await;
    page.until_dialog_is_closed().await;
    page.explain_whole(OTHER).await;
    assert_eq!(page.count("#comparison > *").await, 0, "nobody wants it any more");
}

async fn a_statement_at_the_end_of_a_book_is_gone_to(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask(crate::books::DROP, &[json!(OTHER)]).await;
    page.until("the whole book is there", crate::books::COMPLETE, &[]).await;
    page.click("#compare").await;
    page.until_dialog_is_open().await;
    page.ask("document.querySelector('#intake-text').value = arguments[0]", &[json!(ONE)]).await;
    page.click("#explain").await;
    page.until_article_is(ONE).await;
    page.until_compared("put in another way").await;
    let go = "const to = [...document.querySelectorAll('#comparison > ol [data-to]')].find((control) => Number(control.dataset.to) > 500);
        to?.click(); return to?.dataset.to ?? document.querySelector('#comparison').innerHTML.slice(0, 3000)";
    let to = page.text(go, &[]).await;
    // While what is near it is laid out for the first time it may be out of sight for a frame.
    let at_rest = "const before = window.placeBefore;
        window.placeBefore = document.querySelector(arguments[0])?.getClientRects()[0]?.top;
        return before > 0 && before < innerHeight && before === window.placeBefore";
    page.until("its statement is in sight", at_rest, &[json!(format!("#s{to}"))]).await;
    page.remains("it stays there", crate::books::IN_SIGHT, &[json!(format!("#s{to}"))]).await;
}

async fn the_same_text_is_not_compared_with_itself(page: Page) {
    page.open().await;
    page.explain_whole(ONE).await;
    page.click("#compare").await;
    page.until_dialog_is_open().await;
    page.ask("document.querySelector('#intake-text').value = arguments[0]", &[json!(ONE)]).await;
    page.click("#explain").await;
    let said = "return document.querySelector('#word').textContent.includes('the same text')";
    page.until("it is said", said, &[]).await;
    page.explain_whole(OTHER).await;
    assert_eq!(page.text("return document.querySelector('#comparison').textContent", &[]).await, "");
}

async fn a_later_reading_leaves_a_comparison_as_it_is(page: Page) {
    page.open().await;
    page.compare().await;
    page.ask("document.querySelector('#comparison details').open = true; document.querySelector('#comparison summary').focus()", &[]).await;
    // A mark of the article that is shown is another: the comparison is drawn anew, and a claim is put alike.
    page.ask("document.querySelector('#s0 .chip').click()", &[]).await;
    page.until_explanation_is_open().await;
    page.unfold_form().await;
    page.ask("document.querySelector('#surface .pick[data-status=speculation]').click()", &[]).await;
    page.until_compared("Both put what they share in the same way").await;
    let open = "return document.querySelector('#comparison details').open";
    page.until("what was unfolded stays so", open, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.ask("document.querySelector('#comparison summary').focus()", &[]).await;
    page.press_with_control('z').await;
    page.until_compared("1 claim is put in another way").await;
    page.until_focus_is_on("#comparison summary").await;
}

async fn comparing_works_by_keyboard_and_on_a_phone(page: Page) {
    page.open_in_frame(390, 844).await;
    page.compare().await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    page.until("nothing is wider than the window", fits, &[]).await;
    page.tab_to("#comparison summary").await;
    page.press(Key::Enter).await;
    let open = "return document.querySelector('#comparison details').open";
    page.until("the claims that are put alike are there", open, &[]).await;
    page.tab_to("#end-comparison").await;
    page.press(Key::Enter).await;
    page.until("it is gone", "return document.querySelector('#comparison').textContent === ''", &[]).await;
}
