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
);

impl Page {
    /// Shares a form's fields with the site, once that is kept, as a system's menu does with the installed app; files are pairs of a
    /// name and what they hold.
    async fn share(&self, fields: Value, files: Value) {
        self.open().await;
        self.until_site_is_kept().await;
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

    async fn nothing_is_left(&self) {
        assert_eq!(
            self.ask_later("return await caches.has('whosays-shared')", &[]).await,
            false,
            "what was shared is taken once"
        );
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
    page.nothing_is_left().await;
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
    page.nothing_is_left().await;
}

async fn a_shared_address_is_fetched_or_said_why_not(page: Page) {
    let elsewhere = crate::web::elsewhere();
    let open = format!("{}open/ferry", elsewhere.address());
    page.share(json!({ "title": "The ferry ends", "text": open }), json!([])).await;
    page.until_heading_has("Nils Berg").await;
    let closed = format!("{}closed", elsewhere.address());
    page.share(json!({ "title": "The ferry ends", "text": "The ferry ends", "url": closed }), json!([])).await;
    page.refusal("does not let other pages read it").await;
    page.nothing_is_left().await;
}

async fn what_was_shared_and_did_not_arrive_is_said(page: Page) {
    page.open_beside_site().await;
    page.open_asleep(&format!("{}#shared", page.sites.whole.address())).await;
    page.until_awake().await;
    page.refusal("did not arrive").await;
}
