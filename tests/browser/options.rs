//! The reading options: how pages look and in which language they speak.

use crate::behaviour::behaviours;
use crate::layout::FITS;
use crate::page::Page;
use crate::sites::UNKEPT;
use fantoccini::key::Key;
use serde_json::json;
use xtask::site_server::Fault;

behaviours!(Plain:
    what_is_chosen_is_seen_at_once_on_every_page_and_taken_back,
    what_is_chosen_is_there_with_the_first_paint,
    junk_that_is_kept_changes_nothing,
    who_keeps_nothing_chooses_for_this_visit_and_is_told_so,
    options_can_be_chosen_by_keyboard_alone,
    the_place_in_the_text_stays_while_its_size_changes,
    options_fit_into_small_screens_and_so_does_what_they_make,
    the_longest_heading_of_options_breaks_within_no_word,
    another_language_loads_the_page_again_and_loses_no_text,
    options_that_do_not_arrive_are_told_of_and_asked_for_again,
);

const TEXT: &str = "The ferry may sink, Ines Duarte said. The council of Port Alder did not vote.\n";

/// The size of letters, the ground, and the colour that the browser's frame gets.
const LOOKS: &str = "const root = getComputedStyle(document.documentElement);
    // WebKit computes 20.799999px.
    return [Number(parseFloat(root.fontSize).toFixed(2)), root.backgroundColor, document.querySelector('#chosen-tint')?.content ?? ''].join(' ')";
const FIRST: &str = "16 rgb(251, 250, 247) ";
const CHOSEN: &str = "20.8 rgb(22, 24, 28) rgb(22, 24, 28)";

const IS_CLOSED: &str = "return document.querySelector('#reading-options') === null";

impl Page {
    /// Opens the site as somebody who has chosen nothing.
    async fn open_unchosen(&self) {
        self.open().await;
        self.ask("localStorage.removeItem('whosays-options')", &[]).await;
        self.open().await;
    }

    async fn open_options(&self) {
        self.click("#options").await;
        self.until_options_are_open().await;
    }

    async fn until_options_are_open(&self) {
        let is_open = "return document.querySelector('#reading-options')?.open ?? false";
        self.until("the options are open", is_open, &[]).await;
    }

    async fn choose_option(&self, option: &str, value: &str) {
        let choose =
            "document.querySelector(`[name=chosen-${arguments[0]}][value='${arguments[1]}']`).click(); return true";
        self.ask(choose, &[json!(option), json!(value)]).await;
    }

    async fn until_looks_are(&self, what: &str, looks: &str) {
        let script = format!("const looks = (() => {{ {LOOKS} }})(); return looks === arguments[0] || looks");
        self.until(what, &script, &[json!(looks)]).await;
    }

    async fn forget_options(&self) {
        self.ask("localStorage.removeItem('whosays-options')", &[]).await;
    }
}

async fn what_is_chosen_is_seen_at_once_on_every_page_and_taken_back(page: Page) {
    page.open_unchosen().await;
    page.until_looks_are("nothing is chosen", FIRST).await;
    page.open_options().await;
    page.choose_option("size", "larger").await;
    page.choose_option("theme", "dark").await;
    page.until_looks_are("it is seen at once", CHOSEN).await;
    page.press(Key::Escape).await;
    page.until("they are closed", IS_CLOSED, &[]).await;
    for way in ["", "articles/", "guide/readers/", "lessons/", "lessons/anonymous-sources/", "sources.html"] {
        page.open_asleep(&format!("{}{way}", page.sites.whole.address())).await;
        page.until_looks_are(&format!("{way} looks so"), CHOSEN).await;
    }
    // The page of sources has no other script.
    page.open_options().await;
    let checked = "return [...document.querySelectorAll('#reading-options :checked')].map((own) => own.value).join()";
    assert_eq!(page.text(checked, &[]).await, "larger,,,,dark,");
    page.click("#reading-options .actions button").await;
    page.until_looks_are("all is as it was", FIRST).await;
    assert_eq!(page.ask("return localStorage.getItem('whosays-options')", &[]).await, json!(null));
    page.open().await;
    page.until_looks_are("and stays so", FIRST).await;
}

async fn what_is_chosen_is_there_with_the_first_paint(page: Page) {
    page.open_unchosen().await;
    let sheets =
        "return performance.getEntriesByType('resource').filter((own) => own.name.includes('chosen.css')).length";
    assert_eq!(page.ask(sheets, &[]).await, 0, "who chose nothing waits for nothing");
    page.ask("localStorage.setItem('whosays-options', '{\"theme\":\"sepia\"}')", &[]).await;
    page.open().await;
    assert_eq!(page.ask(sheets, &[]).await, 1);
    let order = "const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
        const sheet = performance.getEntriesByType('resource').find((own) => own.name.includes('chosen.css'));
        return first === undefined || first >= sheet.responseEnd || `${first} ${sheet.responseEnd}`";
    assert_eq!(page.ask(order, &[]).await, true, "no page is painted before it looks as it was chosen");
    page.forget_options().await;
}

async fn junk_that_is_kept_changes_nothing(page: Page) {
    page.open_unchosen().await;
    let language = "return document.documentElement.dataset.language";
    let own = page.text(language, &[]).await;
    for junk in [
        "{",
        "null",
        "5",
        "\"size\"",
        "[[]]",
        "{\"size\":{\"toString\":1}}",
        "{\"size\":\"huge\",\"theme\":7,\"state\":\"failed\",\"language\":\"xx\"}",
        "{\"theme\":\"<script>window.junk = 1</script>\"}",
    ] {
        page.ask("localStorage.setItem('whosays-options', arguments[0])", &[json!(junk)]).await;
        page.open().await;
        page.until_looks_are(&format!("{junk} is nothing"), FIRST).await;
        assert_eq!(page.text(language, &[]).await, own, "{junk}");
        page.open_options().await;
        page.choose_option("size", "larger").await;
        let kept = "return localStorage.getItem('whosays-options')";
        assert_eq!(page.text(kept, &[]).await, "{\"size\":\"larger\"}", "{junk} goes");
    }
    page.forget_options().await;
}

async fn who_keeps_nothing_chooses_for_this_visit_and_is_told_so(page: Page) {
    page.open_unchosen().await;
    let told = "return document.querySelector('#reading-options [role=status]').textContent";
    page.open_options().await;
    page.choose_option("size", "larger").await;
    assert_eq!(page.text(told, &[]).await, "", "where it is kept nothing is said");
    page.choose_option("size", "").await;
    page.press(Key::Escape).await;
    page.until("they are closed", IS_CLOSED, &[]).await;
    let refuse = "Storage.prototype.setItem = Storage.prototype.removeItem = () => { throw new DOMException('', 'SecurityError') }";
    page.ask(refuse, &[]).await;
    page.open_options().await;
    page.choose_option("size", "larger").await;
    page.choose_option("theme", "dark").await;
    page.until_looks_are("it is seen all the same", CHOSEN).await;
    let said = page.text(told, &[]).await;
    assert!(said.contains("until you leave the page"), "{said}");
    assert_eq!(page.ask("return document.querySelector('#chosen-language').disabled", &[]).await, true);
    page.open().await;
    page.until_looks_are("the next visit begins anew", FIRST).await;
}

async fn options_can_be_chosen_by_keyboard_alone(page: Page) {
    page.open_unchosen().await;
    page.ask("document.querySelector('#options').focus()", &[]).await;
    page.press(Key::Enter).await;
    page.until_options_are_open().await;
    let focused = "return document.activeElement.name === 'chosen-size' && document.activeElement.value === ''";
    page.until("what is chosen has the focus", focused, &[]).await;
    page.press(Key::Right).await;
    page.press(Key::Right).await;
    let size = "return getComputedStyle(document.documentElement).fontSize.startsWith('20.')";
    page.until("an arrow chooses the next", size, &[]).await;
    page.press(Key::Tab).await;
    let next = "return document.activeElement.name === 'chosen-spacing'";
    page.until("the next question has the focus", next, &[]).await;
    page.press(Key::Escape).await;
    page.until("Escape closes it", IS_CLOSED, &[]).await;
    page.until("the focus is back", "return document.activeElement.id === 'options'", &[]).await;
    page.forget_options().await;
}

async fn the_place_in_the_text_stays_while_its_size_changes(page: Page) {
    page.open_unchosen().await;
    page.open_options().await;
    // The beginning of the article is far above.
    let scroll = "const part = document.querySelectorAll('#article p')[6];
        scrollBy({ top: part.getBoundingClientRect().top + 5, behavior: 'instant' });
        return scrollY > 500";
    assert_eq!(page.ask(scroll, &[]).await, true);
    let top = "return document.querySelectorAll('#article p')[6].getBoundingClientRect().top";
    let before = page.ask(top, &[]).await.as_f64().unwrap();
    for (option, value) in [("size", "largest"), ("spacing", "most"), ("width", "narrow"), ("font", "plain")] {
        page.choose_option(option, value).await;
        let after = page.ask(top, &[]).await.as_f64().unwrap();
        assert!((after - before).abs() < 3.0, "{option}: {before} becomes {after}");
    }
    page.forget_options().await;
}

async fn options_fit_into_small_screens_and_so_does_what_they_make(page: Page) {
    page.open_unchosen().await;
    // The third is a laptop's window at 200 %.
    for (width, height) in [(320, 480), (390, 844), (640, 400)] {
        page.open_in_frame(width, height).await;
        page.open_options().await;
        for (option, value) in [("size", "largest"), ("spacing", "most"), ("font", "plain"), ("theme", "contrast")] {
            page.choose_option(option, value).await;
        }
        let dialog = page.rect("#reading-options").await;
        assert!(page.screen().await.holds(dialog), "the dialog leaves {width} × {height} pixels: {dialog:?}");
        let reachable = "const dialog = document.querySelector('#reading-options');
            return dialog.scrollWidth <= dialog.clientWidth && [...dialog.querySelectorAll('input, button, select')].every((own) => {
                own.scrollIntoView({ block: 'nearest', behavior: 'instant' });
                const [{ top, bottom }, frame] = [own.getBoundingClientRect(), dialog.getBoundingClientRect()];
                return top > frame.top - 1 && bottom < frame.bottom + 1;
            })";
        page.until("all that can be chosen can be seen", reachable, &[]).await;
        page.press(Key::Escape).await;
        page.until("they are closed", IS_CLOSED, &[]).await;
        page.until(&format!("the page fits into {width} pixels"), FITS, &[]).await;
        page.forget_options().await;
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
    }
}

async fn the_longest_heading_of_options_breaks_within_no_word(page: Page) {
    page.open_unchosen().await;
    page.ask(r#"localStorage.setItem('whosays-options', '{"size":"largest","language":"de"}')"#, &[]).await;
    page.open_in_frame(320, 640).await;
    page.open_options().await;
    let lines = "const words = document.createRange();
        words.selectNodeContents(document.querySelector('#reading-options h2'));
        return words.toString() === 'Leseeinstellungen' && words.getClientRects().length === 1 || `${words}: ${words.getClientRects().length}`";
    page.until("its one word is on one line", lines, &[]).await;
    page.forget_options().await;
    page.client.clone().enter_parent_frame().await.expect("the frame can be left");
}

async fn another_language_loads_the_page_again_and_loses_no_text(page: Page) {
    page.open_unchosen().await;
    page.drop_text(TEXT).await;
    page.until_article_is(TEXT).await;
    page.until("it is kept", "return typeof history.state === 'string'", &[]).await;
    page.open_options().await;
    let choose = "const select = document.querySelector('#chosen-language');
        select.value = 'fr';
        select.dispatchEvent(new Event('change'));
        window.isBefore = true;
        return document.documentElement.dataset.language";
    assert_eq!(page.text(choose, &[]).await, "en", "going through the list changes nothing");
    page.click("#chosen-language + button").await;
    let loaded = "return !window.isBefore && document.documentElement?.dataset.language === 'fr'";
    page.until("the page is there in the language", loaded, &[]).await;
    page.until_awake().await;
    page.until_article_is(TEXT).await;
    page.forget_options().await;
}

async fn options_that_do_not_arrive_are_told_of_and_asked_for_again(page: Page) {
    let renewing = &page.sites.renewing;
    for (kept, words) in [("{}", "did not arrive"), ("{\"language\":\"fr\"}", "n’a pas pu être chargée")] {
        page.forget_site(renewing.address()).await;
        renewing.serve(false, &[UNKEPT, ("options.js", Fault::Missing)]);
        page.ask("localStorage.setItem('whosays-options', arguments[0])", &[json!(kept)]).await;
        page.open_asleep(&format!("{}articles/", renewing.address())).await;
        // Who speaks another language is told in that.
        let root = "return document.documentElement.lang === document.documentElement.dataset.language";
        page.until("the page speaks", root, &[]).await;
        page.click("#options").await;
        let told = "return document.querySelector('.site + [role=alert]')?.textContent.includes(arguments[0]) ?? false";
        page.until("it says that they did not arrive", told, &[json!(words)]).await;
        renewing.serve(false, &[UNKEPT]);
        page.open_options().await;
        assert_eq!(page.count(".site + [role=alert]").await, 0, "and no more once they are here");
    }
    page.forget_options().await;
}
