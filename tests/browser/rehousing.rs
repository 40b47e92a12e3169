//! What other people's pages do with their `<who-says>`: two of them, moved, taken out, put back, handed to another document.

use crate::behaviour::behaviours;
use crate::hosts::{ARTICLE, Host};
use crate::page::Page;
use serde_json::json;

behaviours!(Plain:
    two_elements_of_a_page_do_not_meet,
    what_is_moved_is_marked_and_what_is_taken_out_says_nothing,
    another_documents_element_has_its_looks,
    it_leaves_nothing_in_the_page,
);

async fn two_elements_of_a_page_do_not_meet(page: Page) {
    let before = format!("<who-says>{ARTICLE}</who-says><p>Between.</p>");
    page.open_host(&Host { before: &before, ..Host::default() }).await;
    let both = "return [...document.querySelectorAll('who-says')].every(({ shadowRoot }) => shadowRoot?.querySelector('.statement'))";
    page.until("both are marked", both, &[]).await;
    let second =
        "const [first, second] = [...document.querySelectorAll('who-says')].map(({ shadowRoot }) => shadowRoot);
        second.querySelectorAll('.mention')[1].click();
        return [first.querySelector(':popover-open') === null, second.querySelector(':popover-open').id,
            first.querySelector('.key') === null, second.querySelector('.key') !== null]";
    let card = page.ask(second, &[]).await;
    assert!(card[1].as_str().is_some_and(|id| id.starts_with("card-")), "{card}");
    assert_eq!(json!([card[0], card[2], card[3]]), json!([true, true, true]));
}

/// Has the events of the element in `heard` from now on, as they come.
const HEAR: &str = "window.heard = [];
    for (const type of ['whosays-ready', 'whosays-failed']) host.addEventListener(type, () => window.heard.push(type));";

async fn what_is_moved_is_marked_and_what_is_taken_out_says_nothing(page: Page) {
    page.open_host(&Host::default()).await;
    page.within(HEAR).await;
    page.within("document.body.prepend(host)").await;
    page.until("it is marked once more", "return heard.join() === 'whosays-ready'", &[]).await;
    // Taken out in the middle of its work.
    let taken = "window.kept = host;
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (...given) {
            Worker.prototype.postMessage = postMessage;
            postMessage.apply(this, given);
            kept.remove();
        };
        host.pack = null";
    page.within(taken).await;
    page.until("it is gone", "return document.querySelector('who-says') === null", &[]).await;
    page.remains("it says nothing", "return heard.length === 1", &[]).await;
    page.ask(
        "kept.innerHTML = '<p>It may rain in Oslo, Ada Blom said.</p>'; document.querySelector('main').append(kept)",
        &[],
    )
    .await;
    page.until("it is marked where it is put back", "return heard.length === 2 && heard[1] === 'whosays-ready'", &[])
        .await;
    let seen = "return [root.querySelectorAll('.cards').length, root.querySelector('article').textContent.trim()]";
    assert_eq!(page.within(seen).await, json!([1, "It may rain in Oslo, Ada Blom said."]));
    page.within("host.querySelector('p').firstChild.data = 'It may snow in Bergen, Ada Blom said.'").await;
    page.until_within(
        "what it says now is marked",
        "return root.querySelector('article').textContent.includes('Bergen')",
    )
    .await;
}

async fn another_documents_element_has_its_looks(page: Page) {
    page.open_host(&Host::default()).await;
    let moved = "const frame = document.createElement('iframe');
        document.body.append(frame);
        frame.contentDocument.body.append(host);
        const looks = () => getComputedStyle(root.querySelector('.statement')).textDecorationLine;
        const there = looks();
        document.querySelector('main').append(host);
        return [there, looks()]";
    assert_eq!(page.within(moved).await, json!(["underline", "underline"]));
}

/// What a page has beside its element, `told()`: names, style sheets, attributes, elements, looks and listeners.
const COUNT: &str = "const host = document.querySelector('who-says');
    const listeners = [];
    const isPages = (target) => !(target instanceof Node) ? !target || target === window : target.isConnected && target.getRootNode() === document;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const called = (target, type) => `${type} at ${target?.nodeName ?? 'the window'}`;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (isPages(this)) listeners.push(called(this, type));
        return add.call(this, type, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (type, ...rest) {
        const at = listeners.indexOf(called(this, type));
        if (isPages(this) && at >= 0) listeners.splice(at, 1);
        return remove.call(this, type, ...rest);
    };
    Object.assign(window, { kept: host, before: null });
    window.told = () => ({
        // The driver of Chromium keeps a name of its own there.
        names: Object.getOwnPropertyNames(window).filter((name) => name !== 'ret_nodes'),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        attributes: [document.documentElement, document.body].flatMap((element) => element.getAttributeNames()).join(),
        elements: document.querySelectorAll(':not(who-says, who-says *)').length,
        article: kept.innerHTML.replace(' slot=\"whosays-0\"', ''),
        looks: Object.values(getComputedStyle(document.querySelector('#other'))).join(),
        listeners: [...listeners],
    });
    window.before = window.told();";

/// What of that is new, or other than it was.
const DIFFERS: &str = "const after = told();
    const added = (key) => Array.isArray(after[key]) ? after[key].filter((one) => !before[key].includes(one)) : after[key];
    const differs = (key) => Array.isArray(after[key]) ? added(key).length > 0 : after[key] !== before[key];
    return Object.keys(after).filter(differs).map((key) => [key, added(key)])";

async fn it_leaves_nothing_in_the_page(page: Page) {
    page.open_host_unmarked(&Host { before: "<p id=other>Other words.</p>", loads: false, ..Host::default() }).await;
    page.ask(COUNT, &[]).await;
    page.ask_later("await import('./node_modules/whosays/element.js')", &[]).await;
    page.until_host_is_marked().await;
    page.within("root.querySelector('.mention').click()").await;
    assert_eq!(page.ask(DIFFERS, &[]).await, json!([]), "while it is there");
    page.ask("kept.remove()", &[]).await;
    assert_eq!(page.ask(DIFFERS, &[]).await, json!([]), "once it is gone");
}
