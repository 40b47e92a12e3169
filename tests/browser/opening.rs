//! Texts of the reader's own: pasted, chosen, dropped; and the way back.

use crate::behaviour::behaviours;
use crate::intake::file;
use crate::page::Page;
use crate::waking::article_text;
use serde_json::json;
use std::fs;
use std::path::Path;

behaviours!(Plain:
    a_text_in_the_field_is_explained,
    a_text_from_the_clipboard_is_explained_at_once,
    a_text_file_can_be_chosen,
    a_markdown_file_can_be_chosen,
    pasted_markdown_is_known_by_its_front_matter,
    a_file_can_be_dropped,
    a_file_can_be_pasted,
    a_text_can_be_dropped,
    another_text_changes_the_legends_words_only,
    the_field_is_empty_for_the_next_text,
    paper_has_no_heading_over_no_names,
    the_way_back_leads_to_our_article,
    the_original_of_our_article_opens_like_any_file,
);

/// An invented report with every status, two speakers and a place.
pub const REPORT: &str = "Ferry between the islands to end\n\n\
    Mayor Ines Duarte told reporters on Monday that the old ferry has lost its licence. \
    “We have no other boat,” Duarte said. The harbour of Port Alder was built in 1911.\n\n\
    The crossing may stay closed for months. The council will vote on a bridge in May. \
    It is a shameful end to a proud service.\n";

impl Page {
    /// Checks that the text on the page was explained: marks, cards, legend and strip are of this text.
    async fn is_explained(&self, text: &str) {
        self.until_article_is(text).await;
        let agree = "const pieces = [...document.querySelectorAll('#article .statement')];
            const all = new Set(pieces.map((piece) => piece.dataset.statement)).size;
            const counts = [...document.querySelectorAll('#legend .count')].map((count) => Number(count.textContent));
            const bars = document.querySelectorAll('#strip rect').length;
            return (all > 0 && counts.reduce((a, b) => a + b) === all && bars === all) || [all, counts, bars];";
        self.until("legend and strip tell of this text's statements", agree, &[]).await;
    }
}

/// Checks marks and names of `text`, which is [`REPORT`] or most of it.
async fn report_is_explained(page: &Page, text: &str) {
    page.is_explained(text).await;
    let marked = "return [...document.querySelectorAll(`#article .statement[data-status=${arguments[0]}]`)]
        .map((piece) => piece.textContent).join(' ')";
    for (status, words) in [("prediction", "will vote"), ("speculation", "may stay"), ("sourced", "lost its licence")] {
        let found = page.text(marked, &[json!(status)]).await;
        assert!(found.contains(words), "{words:?} is among what is marked {status}: {found:?}");
    }
    let names = "return [...document.querySelectorAll('#article .mention')].map((mention) => mention.textContent)";
    let names = page.ask(names, &[]).await;
    assert!(names.as_array().is_some_and(|names| names.contains(&json!("Ines Duarte"))), "{names}");
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    let says = page.text("return document.querySelector('[data-card]').textContent", &[]).await;
    assert!(says.contains("text"), "a card from the text alone says so: {says}");
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
}

async fn a_text_in_the_field_is_explained(page: Page) {
    page.open().await;
    page.open_dialog().await;
    // Without line breaks, which WebKitGTK's driver does not type.
    let text = REPORT.split("\n\n").skip(1).collect::<Vec<_>>().join(" ").trim_end().to_owned();
    page.element("dialog textarea").await.send_keys(&text).await.expect("the field takes a text");
    page.click("#explain").await;
    page.until_dialog_is_closed().await;
    report_is_explained(&page, &text).await;
    assert_eq!(page.ask("return scrollY", &[]).await, 0, "the text is shown from its beginning");
    page.until_noticed("not left your browser").await;
}

async fn a_text_from_the_clipboard_is_explained_at_once(page: Page) {
    page.open().await;
    page.open_dialog().await;
    page.element("dialog textarea").await.send_keys("The ferry sank, the owner said.").await.expect("it takes a text");
    page.press_with_control('a').await;
    page.press_with_control('x').await;
    let empty = "return document.querySelector('dialog textarea').value === ''";
    page.until("the text is cut", empty, &[]).await;
    page.press_with_control('v').await;
    page.until_dialog_is_closed().await;
    page.is_explained("The ferry sank, the owner said.").await;
}

async fn a_text_file_can_be_chosen(page: Page) {
    page.open().await;
    page.choose(&file("ferry.txt", REPORT.as_bytes())).await;
    page.until_dialog_is_closed().await;
    report_is_explained(&page, REPORT).await;
}

/// Markdown with what makes it known as such.
const MARKDOWN: &str = "---\ntitle: The Last Crossing\ndate: 2021-05-03\n---\n\n## At the pier\n\nThe ferry *may* not sail \
    again, **Ines Duarte** said.\n\n- It was built in 1911.\n- It will be sold.\n";

/// Checks that [`MARKDOWN`] was read as it is meant.
async fn markdown_is_explained(page: &Page) {
    page.until_dialog_is_closed().await;
    let says = "return document.querySelector('#article').textContent.includes('The ferry may not sail')";
    page.until("the text is without its markup", says, &[]).await;
    assert!(page.text("return document.querySelector('h1').textContent", &[]).await.contains("The Last Crossing"));
    for (selector, words) in [("h2", "At the pier"), ("em", "may"), ("ul li", "It was built in 1911.")] {
        let script = "return document.querySelector(`#article ${arguments[0]}`)?.textContent";
        assert_eq!(page.text(script, &[json!(selector)]).await, words, "{selector}");
    }
}

async fn a_markdown_file_can_be_chosen(page: Page) {
    page.open().await;
    page.choose(&file("crossing.md", MARKDOWN.as_bytes())).await;
    markdown_is_explained(&page).await;
}

async fn pasted_markdown_is_known_by_its_front_matter(page: Page) {
    page.open().await;
    page.explain(MARKDOWN).await;
    markdown_is_explained(&page).await;
}

async fn a_file_can_be_dropped(page: Page) {
    page.open().await;
    page.drop_file("ferry.txt", REPORT.as_bytes()).await;
    report_is_explained(&page, REPORT).await;
    let marked = "return document.documentElement.hasAttribute('data-dropping')";
    assert_eq!(page.ask(marked, &[]).await, false, "the page waits for no drop any more");
}

async fn a_file_can_be_pasted(page: Page) {
    // Beside a file some systems put its name; beside words from a program for texts, a picture of them.
    let paste = "const [place, words, html] = arguments;
        const data = new DataTransfer();
        data.items.add(new File([words], 'ferry.txt', { type: 'text/plain' }));
        data.setData('text/plain', 'ferry.txt');
        if (html) data.setData('text/html', html);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        // Firefox makes an empty clipboard of its own.
        if (!event.clipboardData?.files.length) Object.defineProperty(event, 'clipboardData', { value: data });
        document.querySelector(place).dispatchEvent(event)";
    page.open().await;
    page.ask(paste, &[json!("body"), json!(REPORT), json!(null)]).await;
    report_is_explained(&page, REPORT).await;
    page.open_dialog().await;
    page.ask(paste, &[json!("dialog textarea"), json!("The ferry sank, she said."), json!(null)]).await;
    page.until_article_is("The ferry sank, she said.").await;
    page.open_dialog().await;
    page.ask(paste, &[json!("dialog textarea"), json!("none"), json!("<p>The ferry <b>may</b> sail.</p>")]).await;
    page.until_article_is("The ferry may sail.").await;
}

async fn a_text_can_be_dropped(page: Page) {
    page.open().await;
    page.drop_text(REPORT).await;
    report_is_explained(&page, REPORT).await;
}

/// Where an element of the legend comes or goes, a browser decides anew what `:has` finds there, for the whole page.
async fn another_text_changes_the_legends_words_only(page: Page) {
    page.open().await;
    let watch = "window.changes = 0;
        const heed = (changes) => { window.changes += changes.length; };
        new MutationObserver(heed).observe(document.querySelector('#legend'), { childList: true, subtree: true });";
    page.ask(watch, &[]).await;
    page.drop_text(REPORT).await;
    page.is_explained(REPORT).await;
    assert_eq!(page.ask("return window.changes", &[]).await, 0, "elements of the legend that came or went");
}

async fn the_field_is_empty_for_the_next_text(page: Page) {
    page.open().await;
    page.explain(REPORT).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(REPORT).await;
    page.open_dialog().await;
    let field = "return document.querySelector('dialog textarea').value";
    assert_eq!(page.text(field, &[]).await, "", "what was explained is no draft");
    // What nobody explained yet stays.
    page.ask("document.querySelector('dialog textarea').value = 'It may sink.'", &[]).await;
    page.press_escape_from_dialog().await;
    page.drop_text("The bridge will open in May.").await;
    page.until_article_is("The bridge will open in May.").await;
    page.open_dialog().await;
    assert_eq!(page.text(field, &[]).await, "It may sink.");
}

async fn paper_has_no_heading_over_no_names(page: Page) {
    page.open().await;
    for (text, has) in [(REPORT, true), ("It may rain tomorrow.\n", false)] {
        page.drop_text(text).await;
        page.is_explained(text).await;
        page.ask("dispatchEvent(new Event('beforeprint'))", &[]).await;
        assert_eq!(page.count("#endnotes").await, usize::from(has), "the names of {text:?}");
        page.ask("dispatchEvent(new Event('afterprint'))", &[]).await;
        assert_eq!(page.count("#endnotes").await, 0, "on the screen");
    }
}

async fn the_way_back_leads_to_our_article(page: Page) {
    page.open().await;
    let counts = "return [...document.querySelectorAll('#legend .count')].map((count) => count.textContent).join()";
    let before = page.text(counts, &[]).await;
    page.explain(REPORT).await;
    page.until_dialog_is_closed().await;
    page.until_article_is(REPORT).await;
    // The panels follow the article, each in a frame of its own.
    let now = counts.replacen("return ", "return arguments[0] !== ", 1);
    page.until("the counts are of the other text", &now, &[before.clone().into()]).await;
    page.press_in_dialog("our article").await;
    page.until_dialog_is_closed().await;
    page.is_explained(&article_text()).await;
    let now = counts.replacen("return ", "return arguments[0] === ", 1);
    page.until("the counts are of our article", &now, &[before.into()]).await;
    page.hover("#article .mention").await;
    page.until_card_is_open().await;
}

async fn the_original_of_our_article_opens_like_any_file(page: Page) {
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/articles/buying-destruction.txt");
    let Ok(original) = original.canonicalize() else {
        println!("          SKIPPED: there is no ../shared/articles with the original");
        return;
    };
    let text = fs::read_to_string(&original).expect("the original can be read");
    page.open().await;
    page.choose(&original).await;
    page.until_dialog_is_closed().await;
    page.is_explained(&text).await;
    let statements = "return new Set([...document.querySelectorAll('#article .statement')]
        .map((piece) => piece.dataset.statement)).size";
    let statements = page.ask(statements, &[]).await.as_u64().unwrap_or_default();
    assert!(statements >= 25, "{statements} statements");
    let names = "return [...document.querySelectorAll('#article .mention')].map((mention) => mention.textContent)";
    let names = page.ask(names, &[]).await;
    for name in ["North Korea", "Iran", "Kim Jong-Il", "David Kay", "Chang", "Iraq"] {
        let known =
            names.as_array().into_iter().flatten().any(|other| other.as_str().is_some_and(|o| o.contains(name)));
        assert!(known, "{name} is among {names}");
    }
}
