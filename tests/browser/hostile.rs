//! Foreign markup in every way in: what it tries does not happen, and nothing complains.

use crate::behaviour::behaviours;
use crate::engine::Engine;
use crate::packing::{book, document};
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain: hostile_pages_that_are_pasted, hostile_pages_as_files, hostile_documents, hostile_books);

/// One thing that is tried a row, and how.
const VECTORS: &str = include_str!("vectors.tsv");

/// How many are opened in one go, because a script may not take as long as all.
const BATCH: usize = 5;

/// The vectors, each with what it tries.
fn vectors() -> Vec<(&'static str, String)> {
    let signs = [("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r"), ("\\0", "\0")];
    let row = |line: &'static str| {
        let (tries, html) = line.split_once('\t').unwrap_or_else(|| panic!("{line:?} has two cells"));
        (tries, signs.iter().fold(html.to_owned(), |html, (written, meant)| html.replace(written, meant)))
    };
    let rows: Vec<_> = VECTORS.lines().filter(|line| !line.starts_with('#')).map(row).collect();
    assert!(rows.len() >= 60, "{} vectors", rows.len());
    rows
}

/// Opens each of some hostile things and waits for its first words; says what came of them all: which did not open, what ran, which
/// elements and addresses got in, what the policy was broken by, and what was asked for.
const OPEN: &str = "const [way, cases] = arguments;
    const told = { unopened: [], ran: [], elements: [], violations: [], asked: [] };
    window.alert = () => { window.ran = 'alert'; };
    window.broken ??= [];
    if (!window.heeding) document.addEventListener('securitypolicyviolation', (event) => window.broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
    window.heeding = true;
    const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    const article = document.querySelector('#article');
    for (const { tries, name, content, words } of cases) {
        const held = { 'text/html': content, 'text/plain': words };
        // WebKit reads what is put into a DataTransfer by a page of its own, which does not survive every one of these.
        const data = way === 'paste from a stand-in' ? { getData: (form) => held[form] ?? '' } : new DataTransfer();
        if (way === 'paste from a stand-in') {
            document.querySelector('#open').click();
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
            Object.defineProperty(event, 'clipboardData', { value: data });
            document.querySelector('dialog textarea').dispatchEvent(event);
        } else if (way === 'paste') {
            document.querySelector('#open').click();
            data.setData('text/html', content);
            data.setData('text/plain', words);
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
            if (!event.clipboardData?.getData('text/html')) Object.defineProperty(event, 'clipboardData', { value: data });
            document.querySelector('dialog textarea').dispatchEvent(event);
        } else {
            data.items.add(new File([bytesOf(content)], name));
            article.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        }
        const until = performance.now() + 8000;
        while (!article.textContent.includes(words) && performance.now() < until) await new Promise((next) => setTimeout(next, 10));
        if (!article.textContent.includes(words)) told.unopened.push(`${tries}: ${document.querySelector('#intake .refusal').textContent}`);
        // What corrects marks is the page's own, below the heading.
        for (const element of document.querySelectorAll('#article *, #heading :not(#corrections, #corrections *)')) {
            const allowed = 'h1 h2 h3 p li ul ol blockquote pre em strong code a span button time'.split(' ').includes(element.localName);
            const handlers = element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc');
            const address = element.localName === 'a' && !/^(https?|mailto):/.test(element.href);
            if (!allowed || handlers.length > 0 || address) told.elements.push(`${tries}: ${element.outerHTML.slice(0, 200)}`);
        }
        if (window.ran !== undefined) told.ran.push(`${tries}: ${window.ran}`);
        delete window.ran;
    }
    // What is late has time to come.
    await new Promise((next) => setTimeout(next, 300));
    if (window.ran !== undefined) told.ran.push(`one of the last ${cases.length}`);
    told.violations = window.broken.splice(0);
    told.asked = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin));
    return told;";

/// Opens every vector in one way; `content` makes what is opened of its markup and the words before it, as text or in hexadecimal.
async fn nothing_happens(page: &Page, way: &str, name: &str, content: impl Fn(&str, &str) -> String) {
    page.open().await;
    page.console().await;
    let cases: Vec<Value> = vectors()
        .iter()
        .enumerate()
        .map(|(number, (tries, html))| {
            let words = format!("Ferry {number} sank, the owner said.");
            json!({"tries": tries, "name": name, "content": content(&words, html), "words": words})
        })
        .collect();
    for batch in cases.chunks(BATCH) {
        let told = page.ask_later(OPEN, &[json!(way), json!(batch)]).await;
        let nothing = json!({"unopened": [], "ran": [], "elements": [], "violations": [], "asked": []});
        assert_eq!(told, nothing, "{way} {name}");
    }
    let said = page.console().await.unwrap_or_default();
    assert!(said.is_empty(), "the console is quiet: {said:#?}");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn hostile_pages_that_are_pasted(page: Page) {
    let way = if page.engine == Engine::WebKit { "paste from a stand-in" } else { "paste" };
    nothing_happens(&page, way, "", |words, html| format!("<p>{words}</p>{html}<p>It will not sail again.</p>")).await;
}

async fn hostile_pages_as_files(page: Page) {
    nothing_happens(&page, "file", "page.html", |words, html| {
        hex(format!(
            "<!doctype html><html><head></head><body><p>{words}</p>{html}<p>It will not sail again.</p></body></html>"
        )
        .as_bytes())
    })
    .await;
}

async fn hostile_documents(page: Page) {
    nothing_happens(&page, "file", "report.docx", |words, html| {
        let address = html.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(address, _)| address);
        let address = address.unwrap_or("javascript:window.ran = 1").replace("&#1;", "");
        hex(&document(&format!("{words} {html}"), &address, &[]))
    })
    .await;
}

async fn hostile_books(page: Page) {
    nothing_happens(&page, "file", "book.epub", |words, html| {
        let chapter = format!(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><p>{words}</p>{html}<p>It ends.</p></body></html>"
        );
        hex(&book(&chapter, &[]))
    })
    .await;
}
