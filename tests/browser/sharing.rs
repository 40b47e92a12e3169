//! What the system's share menu hands to the installed app: it gets to the page and to no server. Only Chromium's browsers share
//! with web apps.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain:
    shared_words_are_explained in Chromium,
    shared_files_are_opened in Chromium,
    a_shared_address_is_fetched_or_said_why_not in Chromium,
    what_was_shared_and_did_not_arrive_is_said,
    nobody_gets_a_service_worker_who_installs_nothing,
);

impl Page {
    /// Installs the app as far as the page notices, and shares a form's fields with it as a system's menu does, whose
    /// files are pairs of a name and what they hold.
    async fn share(&self, fields: Value, files: Value) {
        self.open().await;
        self.ask("dispatchEvent(new Event('appinstalled'))", &[]).await;
        let wait = "await navigator.serviceWorker.ready; return await new Promise((done) => {
            const look = () => navigator.serviceWorker.controller ? done(true) : setTimeout(look, 50);
            look();
        })";
        self.ask_later(wait, &[]).await;
        let post = "const form = new FormData();
            for (const [name, value] of Object.entries(arguments[0])) form.append(name, value);
            for (const [name, words] of arguments[1]) form.append('files', new File([words], name));
            return (await fetch('shared', { method: 'POST', body: form })).url";
        let Value::String(there) = self.ask_later(post, &[fields, files]).await else { panic!("the app answers") };
        assert!(there.ends_with("/#shared") || there.ends_with('/'), "{there}");
        self.open_asleep(&format!("{}#shared", self.sites.whole.address())).await;
        // The same page with another # is not loaded anew.
        self.ask("location.reload()", &[]).await;
        self.until_awake().await;
    }

    async fn install_nothing_more(&self) {
        let forget = "for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
            return (await caches.keys()).length";
        assert_eq!(self.ask_later(forget, &[]).await, 0, "what was shared is taken once");
    }
}

async fn shared_words_are_explained(page: Page) {
    let text =
        "\"The ferry <b>may</b> not sail, Ines Duarte said.\nShe leaves.\"\n https://news.example/ferry#:~:text=The";
    page.share(json!({ "title": "The ferry ends", "text": text }), json!([])).await;
    page.until_heading_has("The ferry ends").await;
    page.until_heading_has("news.example").await;
    page.until_heading_has("The ferry <b>may</b> not sail, Ines Duarte said.").await;
    let begins = page.ask("return document.querySelector('#article').textContent.trim()[0]", &[]).await;
    assert_eq!(begins, "T", "the browser's own marks are not the article's");
    assert_eq!(page.ask("return location.hash", &[]).await, "");
    page.install_nothing_more().await;
}

async fn shared_files_are_opened(page: Page) {
    page.share(json!({}), json!([["ferry.txt", "The ferry may sail again in May, Ines Duarte said on Monday."]])).await;
    page.until_heading_has("The ferry may sail again").await;
    let markdown = "# A bridge\n\nIt *may* cost more, Ines Duarte said on Monday.";
    page.share(json!({}), json!([["bridge.md", markdown], ["other.txt", "Another text."]])).await;
    page.until_heading_has("A bridge").await;
    page.until(
        "both are listed",
        "return document.querySelector('#reading-list')?.textContent.includes('other') ?? false",
        &[],
    )
    .await;
    page.install_nothing_more().await;
}

async fn a_shared_address_is_fetched_or_said_why_not(page: Page) {
    let elsewhere = crate::web::elsewhere();
    let open = format!("{}open/ferry", elsewhere.address());
    page.share(json!({ "title": "The ferry ends", "text": open }), json!([])).await;
    page.until_heading_has("Nils Berg").await;
    let closed = format!("{}closed", elsewhere.address());
    page.share(json!({ "title": "The ferry ends", "text": "The ferry ends", "url": closed }), json!([])).await;
    page.refusal("does not let other pages read it").await;
    page.install_nothing_more().await;
}

async fn what_was_shared_and_did_not_arrive_is_said(page: Page) {
    page.open_beside_site().await;
    page.open_asleep(&format!("{}#shared", page.sites.whole.address())).await;
    page.until_awake().await;
    page.refusal("did not arrive").await;
}

async fn nobody_gets_a_service_worker_who_installs_nothing(page: Page) {
    page.open().await;
    let workers = "return (await navigator.serviceWorker?.getRegistrations() ?? []).length";
    assert_eq!(page.ask_later(workers, &[]).await, 0);
    let manifest = "const link = document.querySelector('link[rel=manifest]');
        const { share_target, icons } = await (await fetch(link.href)).json();
        const there = await Promise.all(icons.map(async ({ src }) => (await fetch(new URL(src, link.href))).ok));
        return [share_target.method, there.every(Boolean)]";
    assert_eq!(page.ask_later(manifest, &[]).await, json!(["POST", true]));
}
