//! How an opened text comes to be explained: with weights that are loaded by need, by a worker, in slices, stoppable; and
//! what the page does when a part of that is missing.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    a_first_visit_loads_nothing_that_explains,
    without_weights_the_rules_mark_and_that_is_told_once,
    damaged_weights_are_told_and_the_rules_mark,
    without_workers_the_page_explains,
    a_worker_that_dies_is_replaced_by_the_page,
    a_card_stays_open_when_weights_come_late,
    a_text_that_nothing_explains_is_kept,
    a_long_text_is_whole_and_marked_to_its_end,
    a_text_in_one_paragraph_is_whole_too,
    stopping_brings_back_what_was_there,
);

/// Drops a made-up text of about `arguments[0]` kilobytes on the page, `arguments[1]` between its paragraphs, and keeps it
/// in `window.dropped`. A paste that a script makes up has no data in every browser.
const DROP: &str = "
    const [kilobytes, between] = arguments;
    const names = ['Ines Duarte', 'Olaf Lind', 'Marta Okafor', 'Samir Haddad', 'Ruth Quist'];
    const things = ['ferry', 'bridge', 'lighthouse', 'cannery', 'market hall', 'ice plant', 'school'];
    const paragraphs = [];
    for (let n = 0, size = 0; size < kilobytes * 1000; n += 1) {
        const [name, thing] = [names[n % 5], things[n % 7]];
        paragraphs.push(`The ${thing} may close before ${2030 + (n % 9)}. “We will keep the ${thing},” Mayor ${name} said. ` +
            `It was built in ${1850 + (n % 150)}. Number ${n} is a shameful end. The council will vote in May.`);
        size += paragraphs.at(-1).length + between.length;
    }
    window.dropped = paragraphs.join(between);
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', window.dropped);
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    return window.dropped.length";

impl Page {
    /// Waits for a word at the window's edge and returns it.
    async fn word(&self) -> String {
        let said = "return document.querySelector('#word p')?.textContent ?? ''";
        self.until("the page says something", "return document.querySelector('#word p') !== null", &[]).await;
        self.text(said, &[]).await
    }

    /// Checks that [`REPORT`] is on the page with its marks.
    async fn report_is_marked(&self) {
        self.until_article_is(REPORT).await;
        let marked = "return document.querySelectorAll('#article .statement').length > 4
            && document.querySelectorAll('#article .mention').length > 2";
        self.until("it is marked", marked, &[]).await;
    }

    /// Opens a site and waits until it is awake.
    async fn open_at(&self, address: &str) {
        self.resize(1280, 800).await;
        self.open_asleep(address).await;
        self.until_awake().await;
    }
}

async fn a_first_visit_loads_nothing_that_explains(page: Page) {
    page.open().await;
    let asked = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)
        .filter((path) => /worker|explainer|markdown|model/.test(path))";
    page.remains("nothing is asked for", &format!("return (() => {{ {asked} }})().length === 0"), &[]).await;
    page.open_dialog().await;
    let worker = format!("return (() => {{ {asked} }})().some((path) => path.endsWith('worker.js'))");
    page.until("the dialog has the worker loaded", &worker, &[]).await;
}

async fn without_weights_the_rules_mark_and_that_is_told_once(page: Page) {
    page.open_at(page.sites.without_weights.address()).await;
    page.drop_text(REPORT).await;
    page.report_is_marked().await;
    let word = page.word().await;
    assert!(word.contains("did not arrive") && word.contains("Reloading"), "{word}");
    page.click("#word .close").await;
    page.drop_text("The ferry sank, she said.").await;
    page.until_article_is("The ferry sank, she said.").await;
    page.remains("it is told once", "return document.querySelector('#word p') === null", &[]).await;
}

async fn damaged_weights_are_told_and_the_rules_mark(page: Page) {
    page.open_at(page.sites.with_damaged_weights.address()).await;
    page.drop_text(REPORT).await;
    page.report_is_marked().await;
    let word = page.word().await;
    assert!(word.contains("“status”") && word.contains("Reloading"), "{word}");
}

async fn without_workers_the_page_explains(page: Page) {
    page.open().await;
    page.ask("window.Worker = class { constructor() { throw new Error('no workers here'); } }", &[]).await;
    page.drop_text(REPORT).await;
    page.report_is_marked().await;
    page.remains("nothing is said of it", "return document.querySelector('#word p') === null", &[]).await;
}

async fn a_worker_that_dies_is_replaced_by_the_page(page: Page) {
    page.open().await;
    let dying = "const Healthy = window.Worker;
        window.Worker = class extends Healthy {
            postMessage(message) {
                // Before it could answer.
                if (message.job) this.dispatchEvent(new ErrorEvent('error'));
            }
        }";
    page.ask(dying, &[]).await;
    page.drop_text(REPORT).await;
    page.report_is_marked().await;
    page.remains("nothing is said of it", "return document.querySelector('#word p') === null", &[]).await;
}

/// Holds weights back until `window.release` is called: without a worker the page fetches them itself.
pub const HOLD: &str = "window.Worker = class { constructor() { throw new Error('no workers here'); } };
    const [fetched, held] = [window.fetch, new Promise((release) => { window.release = release; })];
    window.fetch = async (...request) => {
        if (/\\.model/.test(request[0])) await held;
        return fetched(...request);
    };";

async fn a_card_stays_open_when_weights_come_late(page: Page) {
    page.open().await;
    page.ask(HOLD, &[]).await;
    let count = "window.completed = 0;
        const count = (changes) => {
            window.completed += changes.filter(({ target }) => target.hasAttribute('data-complete')).length;
        };
        new MutationObserver(count).observe(document.querySelector('#article'), { attributeFilter: ['data-complete'] });";
    page.ask(count, &[]).await;
    page.drop_text(REPORT).await;
    page.report_is_marked().await;
    page.until("the rules are done", "return window.completed > 0", &[]).await;
    let title = "return document.querySelector('[data-card]:popover-open h2')?.textContent ?? ''";
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    let name = page.text(title, &[]).await;
    page.ask("window.before = window.completed; window.release()", &[]).await;
    page.until("the weights are done", "return window.completed > window.before", &[]).await;
    page.remains_open().await;
    assert_eq!(page.text(title, &[]).await, name, "the card is still of the same name");
}

async fn a_text_that_nothing_explains_is_kept(page: Page) {
    page.open_at(page.sites.without_explainer.address()).await;
    let before = page.article().await;
    page.drop_text(REPORT).await;
    page.refusal("reload").await;
    assert_eq!(page.text("return document.querySelector('#intake-text').value", &[]).await, REPORT);
    assert_eq!(page.article().await, before, "the article is as it was");
}

/// Whether all of the dropped text is on the page with its panels.
const COMPLETE: &str = "const article = document.querySelector('#article');
    const there = [article.dataset.complete, document.querySelector('#how-far')?.value, article.textContent.length,
        article.textContent === window.dropped];
    return there[0] === '' && there[1] === undefined && there[3] || there";

async fn a_long_text_is_whole_and_marked_to_its_end(page: Page) {
    page.open().await;
    page.ask(DROP, &[json!(240), json!("\n\n")]).await;
    page.until("the whole text is there", COMPLETE, &[]).await;
    let counts =
        "const ids = new Set([...document.querySelectorAll('#article .statement')].map((s) => s.dataset.statement));
        const counts = [...document.querySelectorAll('#legend .count')].map((count) => Number(count.textContent.replace(',', '')));
        const bars = document.querySelectorAll('#strip rect').length;
        return ids.size > 3200 && counts.reduce((a, b) => a + b) === ids.size && bars > 75 && bars <= 150
            || [ids.size, counts, bars]";
    page.until("the legend counts all of it, and the strip shows it", counts, &[]).await;
    let last = "const last = document.querySelector('#article').lastElementChild;
        return last.querySelector('.statement') !== null && last.querySelector('.mention') !== null";
    assert_eq!(page.ask(last, &[]).await, true, "its last paragraph is marked");
    let chip = "const chip = [...document.querySelectorAll('#article .chip')].at(-1);
        chip.setAttribute('data-test', ''); chip.scrollIntoView({ behavior: 'instant', block: 'center' })";
    page.ask(chip, &[]).await;
    page.click("[data-test]").await;
    page.until_explanation_is_open().await;
}

async fn a_text_in_one_paragraph_is_whole_too(page: Page) {
    page.open().await;
    page.ask(DROP, &[json!(100), json!(" ")]).await;
    page.until("the whole text is there", COMPLETE, &[]).await;
    let parts = page.ask("return document.querySelector('#article').childElementCount", &[]).await;
    assert!(parts.as_u64() > Some(10), "it is drawn in parts: {parts}");
    let first = "return document.querySelectorAll('#article .statement[id]').length
        === new Set([...document.querySelectorAll('#article .statement')].map((s) => s.dataset.statement)).size";
    assert_eq!(page.ask(first, &[]).await, true, "each statement begins once");
}

async fn stopping_brings_back_what_was_there(page: Page) {
    page.open().await;
    let before = page.article().await;
    for way in ["button", "escape"] {
        page.ask("document.querySelector('#intake-text').value = ''", &[]).await;
        let length = page.ask(DROP, &[json!(3000), json!("\n\n")]).await;
        let told = "const bar = document.querySelector('#desk progress');
            return bar !== null && bar.labels[0].textContent.length > 0";
        page.until("the page tells how far it is", told, &[]).await;
        match way {
            "escape" => page.press(Key::Escape).await,
            _ => drop(page.ask("document.querySelector('#stop').click()", &[]).await),
        }
        page.until_article_is(&before).await;
        let quiet = "return document.querySelector('#desk progress') === null";
        page.until("nothing is under way", quiet, &[]).await;
        page.remains("nothing comes after", "return document.querySelector('#desk progress') === null", &[]).await;
        assert_eq!(page.article().await, before, "by {way}");
        assert!(page.word().await.contains("in the field"));
        let kept = page.ask("return document.querySelector('#intake-text').value.length", &[]).await;
        assert_eq!(kept, length, "the field keeps the text, by {way}");
    }
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
}
