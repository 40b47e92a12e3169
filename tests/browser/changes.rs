//! What the reader changed: listed, taken back, made again, kept.

use crate::behaviour::behaviours;
use crate::correcting::{AT_FIRST, OPINION};
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    sourced_asks_who_says_so,
    a_chip_says_who_was_chosen,
    a_selection_begins_on_a_name_and_a_press_on_it_stays_one,
    changes_are_listed_and_marks_given_back,
    of_many_changes_the_last_are_listed_and_more_on_demand,
    nothing_is_taken_back_behind_a_dialog,
    what_a_browser_does_not_keep_lasts_as_long_as_the_page,
    another_tab_s_changes_are_shown,
    a_deleted_article_takes_its_changes_along,
);

/// Writes words into a field for who says so, and takes them.
const WRITE: &str = "document.querySelector('#source-words').value = arguments[0]";

async fn sourced_asks_who_says_so(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    let asked = "return document.querySelector('.correct .refusal').textContent.includes('Choose who says so') === arguments[0]";
    page.press_on_surface("#surface .pick[data-status=sourced]").await;
    page.until("it is asked", asked, &[json!(true)]).await;
    page.until_focus_is_on("#who-says").await;
    page.until_marks_are(&AT_FIRST).await;
    // What was asked for is not lost, whatever the mark was.
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.until("it is not asked any more", asked, &[json!(false)]).await;
    page.press_on_surface("#surface .pick[data-status=sourced]").await;
    page.until("it is asked again", asked, &[json!(true)]).await;
    page.until_marks_are(&OPINION).await;
    page.ask(WRITE, &[json!("ines duarte")]).await;
    page.press_on_surface(".correct .line .quiet").await;
    page.until_marks_are(&[AT_FIRST[0], "It is old.|sourced|Ines Duarte|person", AT_FIRST[2]]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.click("#correct").await;
    page.select_words("did not vote").await;
    page.press_on_surface("#selected-words .pick[data-status=sourced]").await;
    let unsourced = "return document.querySelector('#s3')?.dataset.status === 'unsourced'
        && document.querySelector('#word').textContent.includes('marked as unsourced')";
    page.until("words without a source are unsourced, and it is said", unsourced, &[]).await;
}

async fn a_chip_says_who_was_chosen(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.ask(WRITE, &[json!("The council of Port Alder")]).await;
    page.press_on_surface(".correct .line .quiet").await;
    let council = "It is old.|sourced|The council of Port Alder|person";
    page.until_marks_are(&[AT_FIRST[0], council, AT_FIRST[2]]).await;
}

async fn changes_are_listed_and_marks_given_back(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press_on_surface("#restore-mark").await;
    page.until_marks_are(&AT_FIRST).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    let label = "return document.querySelector('#correct').textContent === 'Corrections (2)'";
    page.until("they are counted", label, &[]).await;
    page.click("#correct").await;
    let rows = "return [...document.querySelectorAll('.changes li')].map((row) => row.textContent.trim()).join('; ')";
    assert_eq!(
        page.text(rows, &[]).await,
        "Given back to Whosays: It is old. Show; Marked as opinion: It is old. Show"
    );
    page.click(".changes a").await;
    page.until_focus_is_on("#s1 .chip").await;
    page.click("#undo-all").await;
    page.until("nothing stands", "return document.querySelectorAll('.changes li').length === 0", &[]).await;
    page.click("#redo").await;
    page.until_marks_are(&OPINION).await;
}

async fn a_selection_begins_on_a_name_and_a_press_on_it_stays_one(page: Page) {
    page.open_correcting().await;
    page.click("#correct").await;
    let loaded = "return performance.getEntriesByType('resource').some((entry) => entry.name.includes('selecting.js') && entry.responseEnd > 0)";
    page.until("what selects is there", loaded, &[]).await;
    page.bring("#m0-0", "center").await;
    let edges = "const range = document.createRange();
        range.selectNodeContents(document.querySelector('#m0-0'));
        const name = range.getClientRects()[0];
        range.setStartAfter(document.querySelector('#m0-0'));
        range.setEndAfter(document.querySelector('#s0'));
        const rest = range.getClientRects()[0];
        return [name.left + 1, name.top + name.height / 2, rest.right - 1]";
    let edges = page.ask(edges, &[]).await;
    let [left, height, right] = [0, 1, 2].map(|at| edges[at].as_f64().expect("a number"));
    page.drag((left, height), (right, height)).await;
    let selected = "return document.querySelector('#selected-words q')?.textContent ?? getSelection().toString()";
    page.until("the name is in it", &format!("return (() => {{ {selected} }})().startsWith('Ines Duarte said')"), &[])
        .await;
    page.remains("no card opens", "return document.querySelector('#surface:popover-open') === null", &[]).await;
    page.click("#selected-words .close").await;
    page.click("#m0-0").await;
    page.until_card_is_open().await;
}

async fn of_many_changes_the_last_are_listed_and_more_on_demand(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    let more = "const key = Object.keys(localStorage).find((key) => key.startsWith('whosays-layer-'));
        const edit = localStorage[key].split('\\n')[1];
        localStorage[key] = ['whosays-layer\\t1\\t250', ...Array(250).fill(edit)].join('\\n');
        dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }))";
    page.ask(more, &[]).await;
    let label = "return document.querySelector('#correct').textContent === 'Corrections (250)'";
    page.until("they are counted", label, &[]).await;
    page.click("#correct").await;
    let rows =
        "return [...document.querySelectorAll('.changes li')].map((row) => row.value).join() === arguments[0].join()
        || document.querySelector('.changes').textContent";
    let numbers = |first: u32| json!((first..=250).rev().collect::<Vec<_>>());
    for first in [150, 50, 1] {
        page.until(&format!("those from {first} on are listed"), rows, &[numbers(first)]).await;
        if first > 1 {
            page.click("#earlier").await;
            page.until_focus_is_on(&format!(".changes li[value='{first}'] a")).await;
        }
    }
    page.click("#undo").await;
    page.until("one is taken back", "return document.querySelectorAll('.changes li').length === 249", &[]).await;
}

async fn nothing_is_taken_back_behind_a_dialog(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.open_sharing().await;
    page.press_with_control('z').await;
    let stays = "return document.querySelector('#s1').dataset.status === 'opinion'";
    page.remains("the mark stays", stays, &[]).await;
    page.press(Key::Escape).await;
    page.until("the dialog is closed", "return document.querySelector('#share') === null", &[]).await;
    page.press_with_control('z').await;
    page.until_marks_are(&AT_FIRST).await;
}

async fn what_a_browser_does_not_keep_lasts_as_long_as_the_page(page: Page) {
    page.open_correcting().await;
    page.ask("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }", &[]).await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.until(
        "it is said",
        "return document.querySelector('#word').textContent.includes('does not keep this change')",
        &[],
    )
    .await;
    page.press(Key::Escape).await;
    let other = "Something else is here. It may sink.\n";
    page.explain(other).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(other).await;
    page.explain_again().await;
    page.until_marks_are(&OPINION).await;
}

async fn another_tab_s_changes_are_shown(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    // Another tab takes it back: this page hears of it as it would then.
    let other = "const key = Object.keys(localStorage).find((key) => key.startsWith('whosays-layer-'));
        localStorage[key] = localStorage[key].replace(/^whosays-layer\\t1\\t1/, 'whosays-layer\\t1\\t0');
        dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }))";
    page.ask(other, &[]).await;
    page.until_marks_are(&AT_FIRST).await;
    page.press_with_control('y').await;
    page.until_marks_are(&OPINION).await;
}

async fn a_deleted_article_takes_its_changes_along(page: Page) {
    page.open_correcting().await;
    page.correct_mark(1).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_marks_are(&OPINION).await;
    page.press(Key::Escape).await;
    page.open_dialog().await;
    page.until("it is listed", "return document.querySelector('#recent .kept') !== null", &[]).await;
    // That a hand reaches it is tried where recent articles are.
    page.ask("document.querySelector('#recent li .close').click()", &[]).await;
    page.until(
        "its changes are gone",
        "return !Object.keys(localStorage).some((key) => key.startsWith('whosays-layer-'))",
        &[],
    )
    .await;
}
