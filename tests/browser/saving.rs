//! Sharing and saving an article: links and files, and what they hold.

use crate::behaviour::behaviours;
use crate::intake::file;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

behaviours!(Plain:
    every_file_is_saved_and_holds_the_article,
    the_html_file_explains_itself_without_a_network,
    what_was_saved_is_opened_as_what_it_was,
    a_link_brings_the_article_along_with_its_structure,
    fifteen_hundred_words_fit_into_a_link,
    an_article_that_is_too_long_for_a_link_is_offered_as_a_file,
    links_that_are_cut_or_damaged_are_said_and_nothing_is_lost,
    the_dialog_can_be_used_by_keyboard_and_gives_the_focus_back,
    a_browser_that_lets_no_page_copy_shows_the_link,
    a_system_that_can_send_a_link_is_asked_to,
    parts_that_do_not_arrive_are_said,
);

/// An article with some of all that a file has to hold.
pub const TEXT: &str = "# The ferry\n\nThe ferry *may* sink, Ines Duarte said in Iran. It is old & \\<b>rusty\\</b>.\n\n- It will be sold.\n";

/// Keeps what the page saves, and copies, instead of doing so.
pub const CATCH: &str = "window.saved = []; window.copied = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push(blob); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { window.saved.push(this.download); };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (words) => { window.copied = words; } } });";

impl Page {
    /// Opens the dialog that shares the article at hand.
    pub async fn open_sharing(&self) {
        self.click("#share-article").await;
        self.until("the dialog is open", "return document.querySelector('#share')?.open ?? false", &[]).await;
    }

    /// The same once all of the article is there.
    pub async fn open_sharing_of_all(&self) {
        let offered = "return document.querySelector('#share-article')?.checkVisibility() ?? false";
        self.until("it is offered", offered, &[]).await;
        self.open_sharing().await;
    }

    /// Presses the button of the dialog with these words.
    pub async fn press_in_sharing(&self, words: &str) {
        let find = "document.querySelector('[data-pressed]')?.removeAttribute('data-pressed');
            const buttons = [...document.querySelectorAll('#share button')];
            const button = buttons.find((button) => button.textContent === arguments[0]);
            button?.setAttribute('data-pressed', '');
            return button !== undefined";
        self.until(&format!("there is a button {words:?}"), find, &[json!(words)]).await;
        self.click("[data-pressed]").await;
    }

    async fn until_sharing_says(&self, words: &str) {
        let said = "const said = document.querySelector('#share')?.textContent ?? 'no dialog';
            return said.includes(arguments[0]) || said";
        self.until(&format!("the dialog says {words:?}"), said, &[json!(words)]).await;
    }

    /// Saves a file of this kind; its name and what it holds.
    pub async fn saved(&self, label: &str) -> (String, String) {
        self.ask("window.saved = []", &[]).await;
        self.press_in_sharing(label).await;
        self.until("it is saved", "return window.saved.length === 2", &[]).await;
        let found = self.ask_later("return [window.saved[1], await window.saved[0].text()]", &[]).await;
        let cell = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
        (cell(0), cell(1))
    }

    /// The link to the article at hand.
    async fn link(&self) -> String {
        self.ask("window.copied = null", &[]).await;
        self.until("the link is made", "return [...document.querySelectorAll('#share .ways button')].length > 0", &[])
            .await;
        self.press_in_sharing("Copy link").await;
        self.until("it is copied", "return window.copied !== null", &[]).await;
        self.text("return window.copied", &[]).await
    }

    /// Opens an article and the dialog that shares it.
    pub async fn share_article(&self, markdown: &str) {
        self.open().await;
        self.ask(CATCH, &[]).await;
        self.drop_file("shared.md", markdown.as_bytes()).await;
        let begins = markdown.trim_start_matches('#').trim().lines().next().unwrap_or_default();
        self.until_heading_has(begins).await;
        self.open_sharing_of_all().await;
        let made = "return !document.querySelector('#share .link').textContent.includes('Making')";
        self.until("the link is made", made, &[]).await;
    }
}

async fn every_file_is_saved_and_holds_the_article(page: Page) {
    page.share_article(TEXT).await;
    page.until_sharing_says("Nothing was changed or chosen in this article yet").await;
    let in_sight = "const [dialog, done] = ['#share', '#share .actions button'].map((part) => document.querySelector(part).getBoundingClientRect());
        return done.bottom + 8 <= dialog.bottom || `${done.bottom} in ${dialog.bottom}`";
    page.until("what closes it is in sight", in_sight, &[]).await;
    let (name, html) = page.saved("One HTML file").await;
    assert_eq!(name, "the-ferry.html");
    assert!(html.contains("The ferry") && !html.contains("<script"), "{html:.300}");
    let (name, markdown) = page.saved("Markdown").await;
    assert_eq!(name, "the-ferry.md");
    assert!(markdown.contains("The ferry *may* sink") && markdown.contains("[^1]: **"), "{markdown}");
    assert!(markdown.contains("\\<b\\>rusty"), "{markdown}");
    let (name, table) = page.saved("Statements (CSV)").await;
    assert_eq!(name, "the-ferry-statements.csv");
    assert!(table.starts_with("\u{FEFF}number,status,statement,") || table.starts_with("number,status,"), "{table}");
    let marks = page.count("#article .statement[id]").await;
    assert_eq!(table.matches("\r\n").count(), marks + 1, "{table}");
    let (_, table) = page.saved("Sources (CSV)").await;
    assert!(table.contains("Ines Duarte,named,"), "{table}");
    let (name, annotations) = page.saved("Web Annotations").await;
    assert_eq!(name, "the-ferry.jsonld");
    let annotations: Value = serde_json::from_str(&annotations).unwrap();
    assert_eq!(annotations["items"].as_array().map(Vec::len), Some(marks));
    page.until_sharing_says("Saved as “the-ferry.jsonld”").await;
    let (name, annotations) = page.saved("For Hypothesis").await;
    assert_eq!(name, "the-ferry-hypothesis.json");
    let annotations: Value = serde_json::from_str(&annotations).unwrap();
    assert_eq!(annotations["annotations"].as_array().map(Vec::len), Some(marks));
}

async fn the_html_file_explains_itself_without_a_network(page: Page) {
    page.share_article(TEXT).await;
    let counts = "return [...document.querySelectorAll('#legend .count')].map((count) => count.textContent).join()";
    let before = page.text(counts, &[]).await;
    let (_, html) = page.saved("One HTML file").await;
    let saved = file("saved.html", html.as_bytes());
    page.open_asleep(&format!("file://{}", saved.display())).await;
    page.until_heading_has("The ferry may sink, Ines Duarte said").await;
    assert_eq!(page.text(counts, &[]).await, before, "the legend counts the same");
    let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name).join()";
    assert_eq!(page.text(asked, &[]).await, "", "it asks for nothing");
    for (press, opened) in
        [("#article .chip", "#why-0"), ("#article .mention", "#static-cards [data-card]:popover-open")]
    {
        page.click(press).await;
        let shown = "return document.querySelector(arguments[0])?.matches(':popover-open') ?? false";
        page.until(&format!("{opened} opens"), shown, &[json!(opened)]).await;
        page.press(Key::Escape).await;
    }
    let marked = "return getComputedStyle(document.querySelector('#article .statement')).textDecorationLine";
    assert_eq!(page.text(marked, &[]).await, "underline", "it brings its looks along");
    assert_eq!(page.count("#article b").await, 0, "words are no markup");
}

async fn what_was_saved_is_opened_as_what_it_was(page: Page) {
    page.share_article(TEXT).await;
    let article = page.article().await;
    page.press(Key::Escape).await;
    page.until("the dialog is closed", "return document.querySelector('#share') === null", &[]).await;
    let find = "return [...document.querySelectorAll('#article .statement')].find((mark) => mark.textContent.includes('It is old')).dataset.statement";
    page.correct_mark(page.text(find, &[]).await.parse().expect("a statement has a number")).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    let is_opinion = "return [...document.querySelectorAll('#article .statement[data-by=person]')].map((mark) => mark.dataset.status).join() === 'opinion'";
    page.until("one mark is a person's", is_opinion, &[]).await;
    page.press(Key::Escape).await;
    page.until_nothing_is_open().await;
    page.open_sharing().await;
    let mut files = Vec::new();
    for label in ["One HTML file", "Web Annotations", "For Hypothesis"] {
        files.push(page.saved(label).await);
    }
    page.press(Key::Escape).await;
    // As on another device.
    let (name, html) = files.remove(0);
    page.forget_all().await;
    page.open().await;
    page.drop_file(&name, html.as_bytes()).await;
    page.until_article_is(&article).await;
    assert_eq!(page.count("#article :is(h1, em, ul > li)").await, 3, "with its structure");
    page.until("one mark is a person's", is_opinion, &[]).await;
    page.until(
        "it is said",
        "return document.querySelector('#laid')?.textContent.includes('together with what somebody changed') ?? false",
        &[],
    )
    .await;
    // Annotations bring the same change, and none of the engine's marks.
    for (name, json) in files {
        page.press_with_control('z').await;
        page.until("nothing is changed", "return document.querySelector('#article [data-by=person]') === null", &[])
            .await;
        page.drop_file(&name, json.as_bytes()).await;
        page.until("one mark is a person's", is_opinion, &[]).await;
        page.until(
            "one change is counted",
            "return document.querySelector('#correct').textContent === 'Corrections (1)'",
            &[],
        )
        .await;
    }
}

async fn a_link_brings_the_article_along_with_its_structure(page: Page) {
    page.share_article(TEXT).await;
    let link = page.link().await;
    let address = page.sites.whole.address();
    assert!(link.starts_with(&format!("{address}#article=")) && link.len() < 1_000, "{link}");
    page.until_sharing_says(&format!("({} characters)", link.len())).await;
    let article = page.article().await;
    page.open_asleep("about:blank").await;
    page.open_asleep(&link).await;
    page.until_awake().await;
    page.until_article_is(&article).await;
    assert_eq!(page.count("#article :is(h1, em, ul > li)").await, 3);
    assert_eq!(page.text("return location.hash", &[]).await, "", "the address is the page's own again");
    // Where the page is open already, the same link is no new page.
    page.drop_text("Another text, Ines Duarte said.").await;
    page.until_article_is("Another text, Ines Duarte said.").await;
    page.ask("location.hash = arguments[0]", &[json!(link.split_once('#').map(|(_, hash)| hash))]).await;
    page.until_article_is(&article).await;
}

/// Our own articles, one after the other, of about so many words.
fn words(count: usize) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../articles");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    names.sort();
    let all: String = names
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .map(|text| text.rsplit("---\n").next().unwrap_or_default().to_owned())
        .collect();
    let mut at = 0;
    for _ in 0..count {
        at += all[at..].find(char::is_whitespace).map_or(0, |space| space + 1);
        at += all[at..].find(|c: char| !c.is_whitespace()).unwrap_or(0);
    }
    format!("# Many words\n\n{}\n", &all[..at])
}

async fn fifteen_hundred_words_fit_into_a_link(page: Page) {
    page.share_article(&words(1_500)).await;
    let link = page.link().await;
    println!("      1,500 words are a link of {} characters", link.len());
    assert!(link.len() <= 8_000, "{} characters", link.len());
}

async fn an_article_that_is_too_long_for_a_link_is_offered_as_a_file(page: Page) {
    page.share_article(&words(2_900)).await;
    page.until_sharing_says("This article is too long for a link").await;
    page.until_sharing_says("Save one HTML file and send that").await;
    assert_eq!(page.count("#share .ways").await, 0);
    assert_eq!(
        page.text("return document.querySelector('#share .files .main').textContent", &[]).await,
        "One HTML file"
    );
}

async fn links_that_are_cut_or_damaged_are_said_and_nothing_is_lost(page: Page) {
    page.share_article(TEXT).await;
    let link = page.link().await;
    let (address, packed) = link.split_once("#article=").unwrap_or_default();
    let half = &packed[..packed.len() / 2];
    let (before, after) = packed.split_at(packed.len() / 3);
    let other = if after.starts_with('A') { "B" } else { "A" };
    let altered = format!("{before}{other}{}", &after[1..]);
    // A million zeros, a thousand times: base64url of what deflate makes of that, made by the page.
    let bomb =
        "const stream = new Blob([new Uint8Array(100_000_000)]).stream().pipeThrough(new CompressionStream('deflate'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        let letters = ''; for (const byte of bytes) letters += String.fromCharCode(byte);
        return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')";
    let bomb = page.ask_later(bomb, &[]).await;
    for (spoilt, words) in [
        (half, "did not arrive whole"),
        ("", "did not arrive whole"),
        ("%%%", "did not arrive whole"),
        ("AAAA", "did not arrive whole"),
        (&altered, "did not arrive whole"),
        (bomb.as_str().unwrap_or_default(), "holds more than any article has"),
    ] {
        page.open_asleep("about:blank").await;
        page.open_asleep(&format!("{address}#article={spoilt}")).await;
        page.until_awake().await;
        page.refusal(words).await;
        assert!(page.article().await.len() > 500, "the page's article stays");
    }
}

async fn the_dialog_can_be_used_by_keyboard_and_gives_the_focus_back(page: Page) {
    page.open().await;
    page.ask("document.querySelector('#share-article').focus()", &[]).await;
    page.press(Key::Enter).await;
    page.until("the dialog is open", "return document.querySelector('#share')?.open ?? false", &[]).await;
    let inside = "return document.activeElement.closest('#share') !== null || document.activeElement.outerHTML";
    page.until("the focus is in it", inside, &[]).await;
    page.press(Key::Escape).await;
    page.until("it is closed", "return document.querySelector('#share') === null", &[]).await;
    page.until("the focus is back", "return document.activeElement.id === 'share-article'", &[]).await;
}

async fn a_browser_that_lets_no_page_copy_shows_the_link(page: Page) {
    page.share_article(TEXT).await;
    let refuse = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })";
    page.ask(refuse, &[]).await;
    page.until("the link is made", "return document.querySelector('#share .ways button') !== null", &[]).await;
    page.press_in_sharing("Copy link").await;
    page.until_sharing_says("Your browser does not let this page copy").await;
    let field = "const field = document.querySelector('#share .address');
        return field.checkVisibility() && field.value.includes('#article=') && document.activeElement === field";
    page.until("the link stands in a field", field, &[]).await;
}

async fn a_system_that_can_send_a_link_is_asked_to(page: Page) {
    // No system's own dialog opens in a test: what it is given is looked at, and what is said when it refuses.
    let system = "window.sent = []; window.refuses = 'AbortError';
        navigator.share = async (data) => {
          window.sent.push(data);
          if (window.refuses) throw new DOMException('no', window.refuses);
        }";
    page.open().await;
    page.ask(system, &[]).await;
    page.open_sharing().await;
    page.until("it can be sent", "return document.querySelectorAll('#share .ways button').length === 2", &[]).await;
    page.press_in_sharing("Send …").await;
    let sent = "return window.sent.length === 1 && /#article=[\\w-]+$/.test(window.sent[0].url) && window.sent[0].title.length > 3";
    page.until("the link is handed over with the title", sent, &[]).await;
    page.ask("window.refuses = 'NotAllowedError'", &[]).await;
    page.press_in_sharing("Send …").await;
    page.until_sharing_says("Your system could not send the link. Copy it instead.").await;
    page.press(Key::Escape).await;
}

async fn parts_that_do_not_arrive_are_said(page: Page) {
    page.open().await;
    page.ask("window.fetch = () => Promise.reject(new Error('offline'))", &[]).await;
    page.open_sharing().await;
    page.until_sharing_says("A part of Whosays did not arrive.").await;
    page.press_in_sharing("Markdown").await;
    let told = "return document.querySelector('#share .told').textContent.includes('did not arrive')";
    page.until("it is said", told, &[]).await;
}
