//! What the reader corrects: marks, their limits and sources, cards.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    another_status_is_shown_kept_and_taken_back,
    the_page_s_own_article_is_corrected_in_place,
    a_source_is_chosen_or_written,
    limits_move_by_keyboard_alone,
    words_that_are_selected_get_a_mark_and_a_card,
    selected_words_become_a_source_and_limits,
    a_mark_does_not_move_over_others,
    who_cannot_select_writes_the_words,
    the_focus_stays_near_what_was_removed,
    a_card_gets_the_reader_s_words_and_goes,
    one_place_is_no_name_any_more,
    typing_goes_on_when_something_comes_late,
);

pub const TEXT: &str = "The ferry may sink, Ines Duarte said. It is old. The council of Port Alder did not vote.\n";

/// The statement that holds some words: its status, who says so as its chip has it, and whether a person set it.
const MARKS: &str = "return [...document.querySelectorAll('#article .statement')].map((mark) =>
    [mark.textContent.slice(0, 12), mark.dataset.status, mark.querySelector('.chip')?.dataset.label, mark.dataset.by ?? ''].join('|'))";

impl Page {
    /// Opens the site without what was changed before, and explains a text.
    pub async fn open_correcting(&self) {
        self.open_with_nothing_kept().await;
        self.explain_again().await;
    }

    pub async fn explain_again(&self) {
        self.explain(TEXT).await;
        self.until_dialog_is_closed().await;
        self.until_article_is(TEXT).await;
        self.until(
            "all of it is there",
            "return document.querySelector('#article').hasAttribute('data-complete')",
            &[],
        )
        .await;
        self.until("nothing more comes", "return document.querySelector('#correct')?.hidden === false", &[]).await;
    }

    pub async fn until_marks_are(&self, marks: &[&str]) {
        let are = format!(
            "const marks = (() => {{ {MARKS} }})(); return JSON.stringify(marks) === JSON.stringify(arguments[0]) || marks"
        );
        self.until(&format!("the marks are {marks:?}"), &are, &[json!(marks)]).await;
        assert_eq!(self.article().await, TEXT, "the article's text stays");
    }

    /// Opens the explanation of a statement and unfolds what corrects it.
    pub async fn correct_mark(&self, number: usize) {
        self.click(&format!("#s{number} .chip")).await;
        self.until_explanation_is_open().await;
        self.unfold_form().await;
    }

    /// Unfolds what corrects the open mark or card. It is there at once: a Tab that follows the press goes into it.
    pub async fn unfold_form(&self) {
        let unfold = "const form = document.querySelector('#surface .correct');
            if (!form.open) form.querySelector('summary').click();
            return form.querySelector('input, textarea') !== null";
        assert_eq!(self.ask(unfold, &[]).await, true, "the form is made with the press");
    }

    /// Presses a control of the surface, wherever in it that is.
    pub async fn press_on_surface(&self, selector: &str) {
        let bring = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'nearest' });
            return document.querySelector(arguments[0]) !== null";
        self.until(&format!("there is {selector}"), bring, &[json!(selector)]).await;
        self.click_in_place(selector).await;
    }

    pub async fn until_focus_is_on(&self, selector: &str) {
        let on = "return document.activeElement.matches(arguments[0]) || document.activeElement.outerHTML.slice(0, 90)";
        self.until(&format!("the focus is on {selector}"), on, &[json!(selector)]).await;
    }

    pub async fn select_words(&self, words: &str) {
        let select =
            "const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const at = node.data.indexOf(arguments[0]);
              if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + arguments[0].length);
            }";
        self.ask(select, &[json!(words)]).await;
        self.until("it is offered", "return document.querySelector('#selected-words') !== null", &[]).await;
    }

    async fn kept_lines(&self) -> String {
        let lines = "const key = Object.keys(localStorage).find((key) => key.startsWith('whosays-layer-'));
            return key ? localStorage[key] : ''";
        self.text(lines, &[]).await
    }
}

pub const AT_FIRST: [&str; 3] =
    ["The ferry ma|speculation|Ines Duarte|", "It is old.|unsourced|no source|", "The council |unsourced|no source|"];

pub const OPINION: [&str; 3] = [AT_FIRST[0], "It is old.|opinion|the writer|person", AT_FIRST[2]];

async fn another_status_is_shown_kept_and_taken_back(page: Page) {
    page.open_correcting().await;
    page.until_marks_are(&AT_FIRST).await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    let told = "const told = document.querySelector('#surface .by-hand')?.textContent;
        return told.endsWith('It was marked as unsourced before.') || `${told}`";
    page.until("the explanation says whose it is", told, &[]).await;
    page.until_focus_is_on(".pick[data-status=opinion]").await;
    // The legend counts it.
    let counted = "return document.querySelector('#legend [data-status=opinion] .count').textContent === '1'";
    page.until("it is counted", counted, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
    page.press_with_control('y').await;
    page.until_marks_are(&OPINION).await;
    page.press_with_control('z').await;
    // What was taken back can be made again after a reload too.
    page.open().await;
    page.explain_again().await;
    page.until_marks_are(&AT_FIRST).await;
    page.press_with_control('y').await;
    page.until_marks_are(&OPINION).await;
    page.open().await;
    page.explain_again().await;
    page.until_marks_are(&OPINION).await;
    let kept = page.kept_lines().await;
    assert!(!kept.contains("old"), "the article's words are not kept in it: {kept}");
}

async fn the_page_s_own_article_is_corrected_in_place(page: Page) {
    page.open_with_nothing_kept().await;
    page.open().await;
    let (text, count) = (page.article().await, page.count("#article .statement").await);
    page.ask("document.querySelector('#article .statement').dataset.untouched = ''", &[]).await;
    let last = "return Math.max(...[...document.querySelectorAll('#article .statement')].map((mark) => +mark.dataset.statement))";
    let last = page.ask(last, &[]).await.as_u64().unwrap_or_default();
    page.correct_mark(last as usize).await;
    page.press_on_surface("#remove-mark").await;
    let gone = "return new Set([...document.querySelectorAll('#article .statement')].map((mark) => mark.dataset.statement)).size";
    page.until_nothing_is_open().await;
    assert_eq!(page.article().await, text);
    let after = page.ask(gone, &[]).await;
    assert!(after.as_u64().is_some_and(|after| (after as usize) < count), "{after} of {count}");
    assert_eq!(page.count("[data-untouched]").await, 1, "what did not change stays");
    assert_eq!(page.count("#edit-details:not([hidden])").await, 0, "it is still the page's own");
    page.open().await;
    page.until(
        "it is gone again",
        &format!("{} === arguments[0]", gone.replace("return ", "return (") + ")"),
        &[after],
    )
    .await;
    page.press_with_control('z').await;
    let back = "return document.querySelector('#article').textContent === arguments[0]
        && document.querySelectorAll('#article .statement').length === arguments[1]";
    page.until("it is back", back, &[json!(text), json!(count)]).await;
}

async fn a_source_is_chosen_or_written(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    let choose = "const list = document.querySelector('#who-says');
        list.value = [...list.options].find((option) => option.textContent.includes('Duarte')).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    page.ask(choose, &[]).await;
    page.until_marks_are(&[AT_FIRST[0], "It is old.|sourced|Ines Duarte|person", AT_FIRST[2]]).await;
    page.press_on_surface("#source-vague").await;
    let vague = "return document.querySelector('#s1').dataset.sourceKind === 'vague'";
    page.until("the source is vague", vague, &[]).await;
    for (words, found) in [("the harbour master", false), ("the  COUNCIL", true)] {
        page.ask("document.querySelector('#source-words').value = arguments[0]", &[json!(words)]).await;
        page.press_on_surface(".correct .line .quiet").await;
        if !found {
            let said = "return document.querySelector('.correct .refusal').textContent.includes('do not stand in the article')";
            page.until("it is said", said, &[]).await;
        }
    }
    page.until_marks_are(&[AT_FIRST[0], "It is old.|sourced|The council|person", AT_FIRST[2]]).await;
}

async fn limits_move_by_keyboard_alone(page: Page) {
    page.open_correcting().await;
    page.tab_to("#s1 .chip").await;
    page.press(Key::Enter).await;
    page.until_explanation_is_open().await;
    page.tab_to(".correct summary").await;
    page.press(Key::Enter).await;
    page.tab_to("#start-on").await;
    page.press(Key::Enter).await;
    page.until_marks_are(&[AT_FIRST[0], "is old.|unsourced|no source|person", AT_FIRST[2]]).await;
    page.until_focus_is_on("#start-on").await;
    page.press(Key::Enter).await;
    page.until_marks_are(&[AT_FIRST[0], "old.|unsourced|no source|person", AT_FIRST[2]]).await;
    page.tab_to("#end-on").await;
    page.press(Key::Enter).await;
    // The statement behind it gives way by a word.
    page.until_marks_are(&[AT_FIRST[0], "old. The|unsourced|no source|person", "council of P|unsourced|no source|"])
        .await;
    page.until_focus_is_on("#end-on").await;
    page.ask("document.querySelector('#end-back').focus()", &[]).await;
    page.press(Key::Enter).await;
    // What it gave is given back; all steps are one change.
    page.until_marks_are(&[AT_FIRST[0], "old.|unsourced|no source|person", AT_FIRST[2]]).await;
    let label = "return document.querySelector('#correct').textContent === 'Corrections (1)'";
    page.until("it is one change", label, &[]).await;
    page.until_focus_is_on("#end-back").await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.until_focus_is_on("#s1 .chip").await;
}

async fn words_that_are_selected_get_a_mark_and_a_card(page: Page) {
    page.open_correcting().await;
    page.click("#correct").await;
    page.select_words("is old").await;
    page.press_on_surface("#selected-words .pick[data-status=opinion]").await;
    page.until_marks_are(&[AT_FIRST[0], "It|unsourced|no source|", "is old|opinion|the writer|person", AT_FIRST[2]])
        .await;
    page.until_explanation_is_open().await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.select_words("ferry").await;
    page.ask("document.querySelector('#name-kind').value = 'other'", &[]).await;
    page.press_on_surface("#name-words").await;
    page.until_card_is_open().await;
    let named = "return document.querySelector('#surface h2').textContent === 'ferry'
        && document.querySelector('#article .mention').textContent === 'ferry'";
    page.until("there is a card", named, &[]).await;
    assert_eq!(page.article().await, TEXT);
}

async fn selected_words_become_a_source_and_limits(page: Page) {
    page.open_correcting().await;
    page.click("#correct").await;
    page.select_words("council").await;
    page.correct_mark(1).await;
    page.press_on_surface("#selected-source").await;
    page.until_marks_are(&[AT_FIRST[0], "It is old.|sourced|council|person", AT_FIRST[2]]).await;
    page.press_on_surface("#selected-limits").await;
    page.until_marks_are(&[AT_FIRST[0], "council|sourced|council|person", "of Port Alde|unsourced|no source|"]).await;
    page.press(Key::Escape).await;
    page.click("#selected-words .close").await;
    page.until("it is left", "return document.querySelector('#selected-words') === null", &[]).await;
}

async fn a_mark_does_not_move_over_others(page: Page) {
    page.open_correcting().await;
    page.click("#correct").await;
    page.select_words("council").await;
    page.correct_mark(0).await;
    page.press_on_surface("#selected-limits").await;
    let said = "return document.querySelector('#word').textContent.includes('Other marks stand between')";
    page.until("it is said", said, &[]).await;
    page.until_marks_are(&AT_FIRST).await;
}

async fn who_cannot_select_writes_the_words(page: Page) {
    page.open_correcting().await;
    page.tab_to("#correct").await;
    page.press(Key::Enter).await;
    page.tab_to("#words-to-mark").await;
    page.type_text("Port Older").await;
    page.press(Key::Enter).await;
    let said =
        "return document.querySelector('#corrections .refusal').textContent.includes('do not stand in the article')";
    page.until("it is said", said, &[]).await;
    page.ask("document.querySelector('#words-to-mark').value = ''", &[]).await;
    page.type_text("did NOT vote").await;
    page.press(Key::Enter).await;
    page.until_focus_is_on("#selected-words .pick").await;
    let shown = "return getSelection().toString()";
    assert_eq!(page.text(shown, &[]).await, "did not vote", "it is shown where they stand");
    page.tab_to("#selected-words .pick[data-status=prediction]").await;
    page.press(Key::Enter).await;
    page.until_marks_are(&[
        AT_FIRST[0],
        AT_FIRST[1],
        "The council |unsourced|no source|",
        "did not vote|prediction|the writer|person",
    ])
    .await;
}

async fn the_focus_stays_near_what_was_removed(page: Page) {
    page.open_correcting().await;
    page.tab_to("#s1 .chip").await;
    page.press(Key::Enter).await;
    page.until_explanation_is_open().await;
    page.unfold_form().await;
    page.ask("document.querySelector('#remove-mark').focus()", &[]).await;
    page.press(Key::Enter).await;
    page.until_marks_are(&[AT_FIRST[0], AT_FIRST[2]]).await;
    page.until_focus_is_on("#s1 .chip").await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
    page.until_focus_is_on("#article .chip").await;
}

async fn a_card_gets_the_reader_s_words_and_goes(page: Page) {
    page.open_correcting().await;
    page.click("#m0-0").await;
    page.until_card_is_open().await;
    page.unfold_form().await;
    page.press_on_surface("#card-words").await;
    page.type_text("x").await;
    page.press(Key::Backspace).await;
    assert!(!page.kept_lines().await.contains("\ndescribe\t"), "nothing was written");
    page.type_text("mayor <b>of</b> the town").await;
    // An interrupted page loses nothing.
    assert!(page.kept_lines().await.contains("mayor <b>of</b> the town"));
    let changes = page.kept_lines().await.matches("\ndescribe\t").count();
    assert_eq!(changes, 1, "letters are one change");
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.click("#m0-0").await;
    let says = "return document.querySelector('#surface .written')?.textContent === 'mayor <b>of</b> the town'";
    page.until("the card says it", says, &[]).await;
    page.press_on_surface("#forget-card").await;
    page.until_nothing_is_open().await;
    page.until(
        "no name is left of it",
        "return ![...document.querySelectorAll('#article .mention')].some((m) => m.textContent.includes('Duarte'))",
        &[],
    )
    .await;
    page.press_with_control('z').await;
    page.until("it is back", "return document.querySelector('#m0-0')?.textContent === 'Ines Duarte'", &[]).await;
}

async fn one_place_is_no_name_any_more(page: Page) {
    let text = "Ines Duarte spoke. The ferry sank, Duarte said.\n";
    page.open().await;
    page.explain(text).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(text).await;
    page.until("it can be corrected", "return document.querySelector('#correct')?.hidden === false", &[]).await;
    let names = "return [...document.querySelectorAll('#article .mention')].map((name) => name.textContent).join('|')";
    assert_eq!(page.text(names, &[]).await, "Ines Duarte|Duarte");
    page.click("#m0-1").await;
    page.until_card_is_open().await;
    page.unfold_form().await;
    page.press_on_surface("#unname").await;
    page.until("one is left", &format!("return (() => {{ {names} }})() === 'Ines Duarte'"), &[]).await;
    page.press_with_control('z').await;
    page.until("both are names", &format!("return (() => {{ {names} }})() === 'Ines Duarte|Duarte'"), &[]).await;
    assert_eq!(page.article().await, text);
}

async fn typing_goes_on_when_something_comes_late(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.slow.address()).await;
    page.until_awake().await;
    page.forget_all().await;
    page.explain(TEXT).await;
    page.until_article_is(TEXT).await;
    page.click("#m0-0").await;
    page.until_card_is_open().await;
    page.unfold_form().await;
    page.press_on_surface("#card-words").await;
    // Each takes more than half a second, all together twice as long as what is late.
    for words in ["may", "or ", "of ", "the ", "to", "wn", " by", " sea"] {
        page.type_text(words).await;
        page.remains("the focus is in the field", "return document.activeElement.id === 'card-words'", &[]).await;
    }
    let value = "return document.querySelector('#card-words').value";
    assert_eq!(page.text(value, &[]).await, "mayor of the town by sea");
}
