//! `<who-says>` in other people's pages: whatever their policy, looks and direction, and whatever they do with it.

use crate::behaviour::behaviours;
use crate::hosts::Host;
use crate::page::{Page, Rect};
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    marks_and_names_open_by_keyboard_alone,
    a_page_that_trusts_no_string_allows_the_element_by_name,
    what_a_policy_lacks_is_said_in_a_sentence,
    a_policy_that_allows_nothing_else_is_enough,
    light_or_dark_is_what_the_pages_words_are,
    what_the_page_does_to_letters_reaches_no_card,
    a_page_whose_rem_is_small_has_cards_that_can_be_read,
    resets_reach_no_mark_and_no_card,
    a_page_from_right_to_left_has_its_marks_beside_the_text,
);

/// More presses than lie between an example's beginning and its last mark.
const MOST_TABS: usize = 30;

/// What has the focus in the shadow tree, and what is open there.
const STATE: &str = "const focused = root.activeElement;
    return [focused?.matches('.chip') ? 'chip' : focused?.matches('.mention') ? 'mention' : '', root.querySelector(':popover-open')?.id ?? '']";

async fn marks_and_names_open_by_keyboard_alone(page: Page) {
    for example in ["plain", "wordpress-like"] {
        page.open_example(example).await;
        for (what, id) in [("chip", "why-"), ("mention", "card-")] {
            let mut tabs = 0;
            while page.within(STATE).await[0] != what {
                tabs += 1;
                assert!(tabs < MOST_TABS, "Tab reaches a {what} in {example}");
                page.press(Key::Tab).await;
            }
            let seen = "const style = getComputedStyle(root.activeElement); return style.outlineStyle !== 'none' && style.outlineWidth";
            assert_ne!(page.within(seen).await, false, "the {what} shows that it has the focus");
            page.press(Key::Enter).await;
            let open = format!("return root.querySelector(':popover-open')?.id.startsWith('{id}') ?? false");
            page.until_within("Enter opens it", &open).await;
            page.press(Key::Tab).await;
            let inside = "return root.activeElement.closest(':popover-open') !== null";
            page.until_within("Tab leads into what is open", inside).await;
            page.press(Key::Escape).await;
            page.until_within("Escape closes it", "return root.querySelector(':popover-open') === null").await;
            assert_eq!(page.within(STATE).await, json!([what, ""]), "the focus is back, in {example}");
        }
    }
}

async fn a_page_that_trusts_no_string_allows_the_element_by_name(page: Page) {
    let policy = "require-trusted-types-for 'script'; trusted-types host whosays";
    page.open_host(&Host { policy, ..Host::default() }).await;
    let policy = "require-trusted-types-for 'script'; trusted-types host";
    page.open_host_unmarked(&Host { policy, ..Host::default() }).await;
    let told = page.host_refusal().await;
    assert!(told.starts_with("This page's Content-Security-Policy asks for Trusted Types"), "{told}");
    assert!(told.contains("\"trusted-types whosays\""), "{told}");
}

async fn what_a_policy_lacks_is_said_in_a_sentence(page: Page) {
    page.open_host_without_wasm().await;
    let told = page.host_refusal().await;
    assert!(told.ends_with("its script-src has to hold 'wasm-unsafe-eval'."), "{told}");
}

async fn a_policy_that_allows_nothing_else_is_enough(page: Page) {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self';
        require-trusted-types-for 'script'; trusted-types whosays";
    page.open_host(&Host { policy, ..Host::default() }).await;
    let line = "return getComputedStyle(root.querySelector('.statement')).textDecorationLine";
    assert_eq!(page.within(line).await, "underline", "its looks are no style of the page's");
}

/// The least contrast of words that stand in the element on a ground, the page's or their own.
const CONTRAST: &str = "
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
        const [red, green, blue] = numbers(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
            const own = getComputedStyle(at).backgroundColor;
            if (own.startsWith('rgb(')) return own;
        }
        return 'rgb(255, 255, 255)';
    };
    const contrast = (element) => {
        const [less, more] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    };
    root.querySelector('.mention').click();
    const words = root.querySelectorAll('.mention, .chip, .key dt span, .key dd, article a, .native-card:popover-open :is(h2, p)');
    const least = [...words].map((element) => [contrast(element), element.className || element.localName]).sort(([a], [b]) => a - b)[0];
    return least[0] >= 4.5 || least;";

async fn light_or_dark_is_what_the_pages_words_are(page: Page) {
    // Without color-scheme, as many pages have it, with letters and a switch of their own.
    let style = "body { background: #111; color: #ddd; font: 18px monospace } .day { background: #fff; color: #222 }";
    page.open_host(&Host { style, ..Host::default() }).await;
    page.until_within("all words can be read in the dark", CONTRAST).await;
    page.within("document.body.className = 'day'").await;
    page.until_within("and in the light that follows", CONTRAST).await;
    page.within("document.body.className = ''").await;
    page.until_within("and in the dark again", CONTRAST).await;
    let style = ":root { color-scheme: dark } main { background: white; color: black }";
    page.open_host(&Host { style, ..Host::default() }).await;
    page.until_within("and on a light ground of a dark page", CONTRAST).await;
}

async fn what_the_page_does_to_letters_reaches_no_card(page: Page) {
    let style = "body { text-transform: uppercase; text-indent: 3em; text-align: justify; letter-spacing: 0.2em; word-spacing: 1em;
        text-shadow: 2px 2px red; white-space: pre-line; word-break: break-all; cursor: wait; font-variant: small-caps; line-height: 3;
        -webkit-text-fill-color: red; list-style: square }";
    page.open_host(&Host { style, ..Host::default() }).await;
    let seen = "return ['.native-card h2', '.native-card p:not(.kind)', '.key dd', '.mention'].map((selector) => {
        const style = getComputedStyle(root.querySelector(selector));
        return [style.textTransform, style.textIndent, style.letterSpacing, style.textShadow, style.whiteSpace, style.wordBreak, style.fontVariantCaps,
            style.webkitTextFillColor === style.color].join()
    })";
    let seen = page.within(seen).await;
    let plain = "none,0px,normal,none,normal,normal,normal,true";
    for at in [1, 2] {
        assert_eq!(seen[at], plain, "{seen}");
    }
    assert!(seen[0].as_str().is_some_and(|heading| heading.starts_with("none,0px,")), "{seen}");
    assert!(
        seen[3].as_str().is_some_and(|name| name.starts_with("uppercase,")),
        "a name is one of the article's words: {seen}"
    );
}

async fn a_page_whose_rem_is_small_has_cards_that_can_be_read(page: Page) {
    let sizes = "return ['.native-card', '.key', '.chip', 'article > p'].map((selector) => getComputedStyle(root.querySelector(selector)).fontSize)";
    page.open_host(&Host { style: "html { font-size: 62.5% } body { font-size: 1.8rem }", ..Host::default() }).await;
    let small = page.within(sizes).await;
    page.open_host(&Host { style: "body { font-size: 18px }", ..Host::default() }).await;
    assert_eq!(small, page.within(sizes).await);
    assert_eq!((&small[0], &small[3]), (&json!("15px"), &json!("18px")));
}

async fn resets_reach_no_mark_and_no_card(page: Page) {
    let style =
        "*, ::before, ::after { all: unset; margin: 0; padding: 0; box-sizing: content-box } head { display: none }
        button { border: 9px solid; text-transform: uppercase !important } [popover] { display: none !important }";
    page.open_host(&Host { style, ..Host::default() }).await;
    let seen = "const style = (selector) => getComputedStyle(root.querySelector(selector));
        const closed = style('.native-card').display;
        root.querySelector('.mention').click();
        const card = root.querySelector(':popover-open');
        return [closed, style(':popover-open').display, style('.mention').borderTopWidth, style('.mention').cursor, style('h1').fontWeight,
            style('.statement').textDecorationLine, card.getBoundingClientRect().width > 200]";
    assert_eq!(page.within(seen).await, json!(["none", "block", "0px", "help", "700", "underline", true]));
}

async fn a_page_from_right_to_left_has_its_marks_beside_the_text(page: Page) {
    page.open_host(&Host { attributes: "lang=ar dir=rtl", ..Host::default() }).await;
    let seen = "const chips = [...root.querySelectorAll('.chip')].map((chip) => chip.getBoundingClientRect()).filter(({ width }) => width > 0);
        const text = root.querySelector('article > p').getBoundingClientRect();
        return [chips.length > 1, chips.every(({ left }) => left >= text.right), chips.every(({ left, right }) => left >= 0 && right <= innerWidth),
            getComputedStyle(root.querySelector('article')).direction, getComputedStyle(host.querySelector('figure')).direction,
            root.querySelector('article').lang, root.querySelector('.cards').lang]";
    assert_eq!(page.within(seen).await, json!([true, true, true, "ltr", "rtl", "en", "en"]));
    for selector in [".chip", ".mention"] {
        let open = format!(
            "root.querySelector('{selector}').click(); const {{ left, top, right, bottom }} = root.querySelector(':popover-open').getBoundingClientRect();
            return {{ left, top, right, bottom }}"
        );
        let card = Rect::of(&page.within(&open).await);
        assert!(page.screen().await.holds(card), "what {selector} opens leaves the screen: {card:?}");
    }
}
