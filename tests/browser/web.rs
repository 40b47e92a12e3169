//! Pages of the web: fetched by their address where their site allows it, handed over by the bookmark where it does not.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};
use xtask::site_server::{Response, SiteServer};

behaviours!(Plain:
    a_page_that_may_be_fetched_is_explained,
    an_address_that_is_pasted_or_dropped_is_fetched,
    a_plain_text_that_is_fetched_keeps_its_address,
    a_page_that_may_not_be_fetched_is_said_with_other_ways,
    what_is_no_address_is_said,
    a_refusal_stays_where_the_dialog_was_just_closed,
    the_bookmark_hands_a_page_over,
    the_bookmark_hands_over_what_is_selected,
    what_is_handed_over_broken_is_said,
    nothing_that_is_handed_over_comes_to_life,
);

/// An invented page with what pages have around their articles.
const PAGE: &str = "<!doctype html><html lang=en><head><title>The ferry ends | Port Alder News</title>\
    <script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"The ferry ends\", \
    \"datePublished\": \"2024-05-06\", \"author\": {\"name\": \"Nils Berg\"}}</script></head><body>\
    <nav>Home Sport Weather</nav><article><h1>The ferry ends</h1>\
    <p>The old ferry may not sail again, Mayor Ines Duarte told reporters on Monday in the harbour of Port Alder, where it was built.</p>\
    <p id=vote>The council will vote on a bridge in May, and nobody has said what that would cost the island or its people.</p>\
    <p>It is a shameful end to a proud service that carried schoolchildren, sheep and the post for a hundred years.</p>\
    </article><footer>Imprint</footer><script>window.injected = true</script></body></html>";

/// And a text.
const TEXT: &str = "The last ferry\n\nThe council will vote on a bridge in May.\n";

/// Another site: what lies below `/open` may be read by other pages.
pub fn elsewhere() -> SiteServer {
    SiteServer::answering(|request| {
        let mut headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
        if request.target.starts_with("/open") {
            headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
        }
        let status = match request.target.as_str() {
            target if target.contains("gone") => 404,
            target if target.contains("down") => 503,
            _ => 200,
        };
        let body = match request.target.as_str() {
            target if target.ends_with(".png") => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            target if target.ends_with(".txt") => TEXT.into(),
            _ => PAGE.into(),
        };
        Response { status, headers, body }
    })
}

impl Page {
    /// Opens the dialog, writes an address into its field and has it fetched.
    async fn fetch(&self, address: &str) {
        self.open_dialog().await;
        self.ask("document.querySelector('#intake-address').value = arguments[0]", &[json!(address)]).await;
        self.click(".address button").await;
    }

    pub async fn until_heading_has(&self, words: &str) {
        let script = "const now = document.querySelector('#heading').textContent + document.querySelector('#article').textContent;
            return now.includes(arguments[0]) || now.slice(0, 300)";
        self.until(&format!("the article tells of {words:?}"), script, &[json!(words)]).await;
    }

    /// The bookmark's script, as it stands in the dialog.
    async fn bookmark(&self) -> String {
        self.open().await;
        self.open_dialog().await;
        self.click(".bookmark summary").await;
        let href = "return document.querySelector('.bookmark a').href";
        self.until("the bookmark is made", &format!("{href}.startsWith('javascript:')"), &[]).await;
        self.text(&format!("{href}.slice('javascript:'.length)"), &[]).await
    }

    /// Chooses the bookmark on the page at hand; returns the address that it opens in a new tab.
    async fn choose_bookmark(&self, bookmark: &str) -> String {
        let choose = "return await new Promise((done) => {
            window.open = () => ({ opener: window, set location(address) { done(address); }, close() { done('closed'); } });
            window.alert = done;
            (0, eval)(decodeURIComponent(arguments[0]));
        })";
        self.ask_later(choose, &[json!(bookmark)]).await.as_str().unwrap_or_default().to_owned()
    }
}

async fn a_page_that_may_be_fetched_is_explained(page: Page) {
    let elsewhere = elsewhere();
    page.open().await;
    page.fetch(&format!("{}open/ferry", elsewhere.address())).await;
    for words in ["The ferry ends", "Nils Berg", "6 May 2024", "Ines Duarte"] {
        page.until_heading_has(words).await;
    }
    let around = page.ask("return /Weather|Imprint/.test(document.querySelector('#article').textContent)", &[]).await;
    assert_eq!(around, false, "menus are left out");
    page.until(
        "its marks are there",
        "return document.querySelector('#article [data-status=prediction]') !== null",
        &[],
    )
    .await;
}

async fn an_address_that_is_pasted_or_dropped_is_fetched(page: Page) {
    let site = elsewhere();
    page.open().await;
    page.drop_text(&format!("{}open/ferry", site.address())).await;
    page.until_heading_has("The ferry ends").await;
}

async fn a_plain_text_that_is_fetched_keeps_its_address(page: Page) {
    let elsewhere = elsewhere();
    let address = format!("{}open/ferry.txt", elsewhere.address());
    page.open().await;
    page.fetch(&address).await;
    page.until_article_is(TEXT).await;
    let shown = "return document.querySelector('#heading .byline a')?.href === arguments[0] ||
        document.querySelector('#heading').innerHTML";
    page.until("where it comes from stands above it", shown, &[json!(address)]).await;
    // This device keeps it with the text.
    page.open_latest_again(TEXT).await;
    page.until("and stands there again", shown, &[json!(address)]).await;
}

async fn a_page_that_may_not_be_fetched_is_said_with_other_ways(page: Page) {
    let elsewhere = elsewhere();
    page.open().await;
    let before = page.article().await;
    page.fetch(&format!("{}closed", elsewhere.address())).await;
    let said = page.refusal("does not let other pages read it").await;
    assert!(["paste", "choose the file", "bookmark"].iter().all(|way| said.contains(way)), "{said}");
    page.press_escape_from_dialog().await;
    page.fetch(&format!("{}open/gone", elsewhere.address())).await;
    page.refusal("no such page for us (404)").await;
    page.press_escape_from_dialog().await;
    page.fetch(&format!("{}open/down", elsewhere.address())).await;
    page.refusal("answered with an error (503)").await;
    page.press_escape_from_dialog().await;
    page.fetch(&format!("{}open/picture.png", elsewhere.address())).await;
    page.refusal("not a text file").await;
    assert_eq!(page.article().await, before, "the article at hand stays");
}

async fn what_is_no_address_is_said(page: Page) {
    page.open().await;
    page.fetch("").await;
    page.refusal("address first").await;
    page.press_escape_from_dialog().await;
    for words in ["a few words", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,<p>x"] {
        page.fetch(words).await;
        page.refusal("no address of a web page").await;
        page.press_escape_from_dialog().await;
    }
}

async fn a_refusal_stays_where_the_dialog_was_just_closed(page: Page) {
    page.open().await;
    page.open_dialog().await;
    // The page closes it to show how far reading is; the browser tells so a moment later than it does it.
    let refuse = "document.querySelector('#intake').close(); document.querySelector('.address button').click();
        await new Promise((done) => setTimeout(done, 200));
        return document.querySelector('dialog[open] [role=alert]').textContent";
    let Value::String(said) = page.ask_later(refuse, &[]).await else { panic!("it is said") };
    assert!(said.contains("address first"), "{said}");
}

async fn the_bookmark_hands_a_page_over(page: Page) {
    let elsewhere = elsewhere();
    let bookmark = page.bookmark().await;
    page.open_asleep(&format!("{}closed", elsewhere.address())).await;
    let address = page.choose_bookmark(&bookmark).await;
    assert!(address.starts_with(&format!("{}#page=", page.sites.whole.address())), "{address:.80}");
    page.open_asleep(&address).await;
    page.until_awake().await;
    for words in ["The ferry ends", "Nils Berg", "Ines Duarte"] {
        page.until_heading_has(words).await;
    }
    assert_eq!(page.ask("return location.hash", &[]).await, "", "the address is one that can be sent on");
}

async fn the_bookmark_hands_over_what_is_selected(page: Page) {
    let elsewhere = elsewhere();
    let bookmark = page.bookmark().await;
    page.open_asleep(&format!("{}closed", elsewhere.address())).await;
    page.ask("getSelection().selectAllChildren(document.querySelector('#vote'))", &[]).await;
    let address = page.choose_bookmark(&bookmark).await;
    page.open_asleep(&address).await;
    page.until_awake().await;
    for words in ["The council will vote", "The ferry ends", "Nils Berg", "6 May 2024"] {
        page.until_heading_has(words).await;
    }
    let others = page.ask("return document.querySelector('#article').textContent.includes('Duarte')", &[]).await;
    assert_eq!(others, false, "what was not selected stays there");
}

async fn what_is_handed_over_broken_is_said(page: Page) {
    page.open_beside_site().await;
    for broken in ["", "abc", "%00", "7VhNb9s"] {
        page.open_asleep(&format!("{}#page={broken}", page.sites.whole.address())).await;
        page.until_awake().await;
        page.refusal("did not arrive whole").await;
    }
}

async fn nothing_that_is_handed_over_comes_to_life(page: Page) {
    page.open_beside_site().await;
    let html = "<h1>Hostile</h1><img src=x onerror='window.injected = true'><p>The ferry may <a href='javascript:window.injected = true'>not \
        </a> sail.</p><script>window.injected = true</script><iframe srcdoc='<script>parent.injected = true</script>'></iframe>";
    let pack = "const handed = JSON.stringify({ html: arguments[0], title: '<b onclick=x>', address: 'javascript:1', selected: true });
        const stream = new Blob([handed]).stream().pipeThrough(new CompressionStream('deflate'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_')";
    let Value::String(words) = page.ask_later(pack, &[json!(html)]).await else { panic!("it is packed") };
    page.open_asleep(&format!("{}#page={words}", page.sites.whole.address())).await;
    page.until_awake().await;
    page.until_heading_has("The ferry may").await;
    let alive = "return [window.injected ?? null, document.querySelectorAll('#article :is(img, script, iframe, [href^=javascript])').length]";
    assert_eq!(page.ask(alive, &[]).await, json!([null, 0]));
}
