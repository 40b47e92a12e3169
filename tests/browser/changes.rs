//! What the reader changed: listed, taken back, made again, kept.

use crate::behaviour::behaviours;
use crate::correcting::{AT_FIRST, OPINION};
use crate::page::Page;
use fantoccini::key::Key;

behaviours!(Plain:
    changes_are_listed_and_marks_given_back,
    nothing_is_taken_back_behind_a_dialog,
    what_a_browser_does_not_keep_lasts_as_long_as_the_page,
    another_tab_s_changes_are_shown,
    a_deleted_article_takes_its_changes_along,
);

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
