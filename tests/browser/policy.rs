//! The Content-Security-Policy in the page bites: what was never written by us does not run, even if it got in.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain: what_is_injected_does_not_run, every_request_goes_to_the_sites_own_server);

/// Puts an inline script, a handler, an inline style and two requests to another server into a page, and says what came
/// of it, once `expected` of them were refused. `other` is an address on this machine, so that a page without a policy asks nobody far away either.
const INJECT: &str = "
    const [other, expected] = arguments;
    const violations = new Set();
    document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective));
    const add = (tag, change) => {
        const element = document.createElement(tag);
        // Where strings may become no script, this is refused before it is in the page.
        try { change(element); } catch (error) { violations.add(error.name); }
        document.body.append(element);
        return element;
    };
    add('script', (script) => { script.textContent = 'window.injected = true'; });
    add('p', (p) => p.setAttribute('onclick', 'window.clicked = true')).click();
    const styled = add('p', (p) => p.setAttribute('style', 'color: rgb(1, 2, 3)'));
    const picture = new Promise((end) => add('img', (img) => {
        img.onload = img.onerror = end;
        img.src = `${other}picture.png`;
    }));
    const asked = fetch(`${other}words.txt`, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');
    await picture;
    const fetched = await asked;
    // The events are dispatched in tasks of their own.
    for (let turn = 0; turn < 20 || violations.size < expected && turn < 500; turn += 1) {
        await new Promise((next) => setTimeout(next, 10));
    }
    return {
        ran: [window.injected ?? false, window.clicked ?? false],
        styled: getComputedStyle(styled).color === 'rgb(1, 2, 3)',
        fetched,
        violations: [...violations].sort(),
    };";

async fn what_is_injected_does_not_run(page: Page) {
    page.open_beside_site().await;
    let other = page.sites.under_base.address();
    let open = page.ask_later(INJECT, &[json!(other), json!(0)]).await;
    assert_eq!(open["ran"], json!([true, true]), "without a policy it runs, so this test would see it: {open}");
    assert_eq!((&open["styled"], &open["fetched"]), (&json!(true), &json!("answered")), "{open}");
    // Each half of the policy by itself, because one refuses what the other would.
    page.open_trusting_strings().await;
    let violated = ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"];
    let closed = page.ask_later(INJECT, &[json!(other), json!(violated.len())]).await;
    is_refused(&closed);
    assert_eq!(closed["violations"], json!(violated));
    page.sites.renewing.serve(false, &[]);
    page.open().await;
    is_refused(&page.ask_later(INJECT, &[json!(other), json!(4)]).await);
    // The app goes on beside it.
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
}

fn is_refused(told: &Value) {
    assert_eq!(told["ran"], json!([false, false]), "{told}");
    assert_eq!((&told["styled"], &told["fetched"]), (&json!(false), &json!("refused")), "{told}");
}

async fn every_request_goes_to_the_sites_own_server(page: Page) {
    page.open().await;
    let text = "The ferry sank, Mayor Ines Duarte told the Harbour Times.";
    page.explain(text).await;
    page.until_article_is(text).await;
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    let asked = page.ask("return performance.getEntriesByType('resource').map((entry) => entry.name)", &[]).await;
    let asked: Vec<&str> = asked.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(asked.iter().any(|address| address.ends_with(".wasm")), "{asked:?}");
    let own = page.sites.whole.address();
    assert!(asked.iter().all(|address| address.starts_with(own)), "{asked:?}");
}
