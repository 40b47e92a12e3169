//! Articles out of web pages, documents, books and PDFs that other programs made.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::packing::{archive, book, document};
use crate::page::Page;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

behaviours!(Plain:
    a_book_says_its_title_and_keeps_it,
    a_byline_of_a_page_is_no_statement,
    a_prediction_says_how_long_ago_it_was_made,
    a_pasted_page_keeps_its_structure,
    what_word_processors_copy_keeps_its_structure,
    files_of_other_programs_open,
    a_saved_page_is_its_article,
    a_file_is_what_is_in_it,
    what_cannot_be_opened_is_refused_in_a_sentence,
    macros_are_left_out,
    what_word_hides_is_left_out,
    // Others do not list what a script imports.
    nothing_is_loaded_before_a_file_is_opened in Chromium,
    without_the_importers_texts_still_open,
    what_is_pasted_beside_words_says_what_it_loses,
);

/// A file that another program made; made/README.md says which.
pub fn made(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/made").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Pastes into the open dialog's field, as a browser hands over what was copied.
const PASTE: &str = "const [html, text] = arguments;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
    // Firefox makes an empty clipboard of its own.
    if (!event.clipboardData?.getData('text/html')) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    document.querySelector('dialog textarea').dispatchEvent(event);";

/// The elements of the article by their names, each with its words; marks aside.
const SHAPE: &str =
    "return [...document.querySelectorAll('#article :is(h1, h2, h3, p, li, blockquote, em, strong, a, pre)')]
    .map((element) => `${element.localName}: ${element.textContent.trim()}`)";

impl Page {
    /// Pastes HTML and the same as plain text into the dialog.
    pub async fn paste(&self, html: &str, text: &str) {
        self.open_dialog().await;
        self.ask(PASTE, &[json!(html), json!(text)]).await;
    }

    /// Waits until the article holds these words.
    pub async fn until_article_has(&self, words: &str) {
        let has = "const text = document.querySelector('#article').textContent;
            return text.includes(arguments[0]) || text.slice(0, 200)";
        self.until(&format!("the article has {words:?}"), has, &[json!(words)]).await;
    }

    /// Checks that these elements are in the article in this order, as [`SHAPE`] has them.
    async fn has_shape(&self, wanted: &[&str], of: &str) {
        let shape = self.ask(SHAPE, &[]).await;
        let shape: Vec<&str> = shape.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut rest = shape.iter();
        for element in wanted {
            assert!(rest.any(|other| other.starts_with(element)), "{of} has {element:?} in its place: {shape:#?}");
        }
    }

    async fn heading(&self) -> String {
        self.text("return document.querySelector('#heading').innerText", &[]).await
    }
}

async fn a_pasted_page_keeps_its_structure(page: Page) {
    page.open().await;
    let html = "<html><body><!--StartFragment--><h2>At the pier</h2><p style=\"color: red\">The <em>old ferry</em> may sink, \
        <a href=\"https://example.org/office\">the office</a> said.<script>window.ran = 1</script></p><ul><li>It was sold.</li></ul>\
        <blockquote>“A shame.”</blockquote><!--EndFragment--></body></html>";
    page.paste(html, "At the pier The old ferry").await;
    page.until_dialog_is_closed().await;
    page.until("the window is named", "return document.title.startsWith('At the pier')", &[]).await;
    let text = "At the pier\n\nThe old ferry may sink, the office said.\n\nIt was sold.\n\n“A shame.”";
    page.until_article_is(text).await;
    page.has_shape(
        &["h1: At the pier", "p: The old", "em: old ferry", "a: the office", "li: It was", "blockquote: “A"],
        "it",
    )
    .await;
    assert_eq!(page.ask("return window.ran ?? null", &[]).await, Value::Null);
    // What is only set in colours, as an editor of code copies it, is its plain text.
    page.paste("<span style=\"color: red\">The ferry sank.</span>", "The ferry\nsank.").await;
    page.until_article_is("The ferry\nsank.").await;
}

async fn what_word_processors_copy_keeps_its_structure(page: Page) {
    page.open().await;
    let word = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- p { margin: 0 } --></style></head><body>\
        <p class=MsoTitle>Ferry to end<o:p></o:p></p><p class=MsoNormal style='margin:0'>The <b>old</b>&nbsp;ferry sank.<o:p></o:p></p>\
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·\
        <span>&nbsp;&nbsp;</span></span><![endif]>It was sold.</p></body></html>";
    let docs = "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><h1><span style=\"font-weight:400\">Ferry to end\
        </span></h1><p><span style=\"font-weight:400;white-space:pre-wrap\">The </span><span style=\"font-weight:700\">old</span><span> ferry sank.</span></p>\
        <ul><li style=\"font-weight:400\"><p>It was sold.</p></li></ul></b>";
    let office = "<html><head><meta name=\"generator\" content=\"LibreOffice\"/></head><body><h1 class=\"western\">Ferry to end</h1>\
        <p style=\"line-height:100%\"><font face=\"Serif\">The <b>old</b> ferry sank.</font></p><ul><li><p>It was sold.</p></ul></body></html>";
    for (program, html) in [("Word", word), ("Google Docs", docs), ("LibreOffice", office)] {
        page.paste(html, program).await;
        page.until_article_is("Ferry to end\n\nThe old ferry sank.\n\nIt was sold.").await;
        page.has_shape(&["h1: Ferry to end", "p: The old ferry", "strong: old", "li: It was sold."], program).await;
        assert_eq!(page.count("#article strong").await, 1, "{program}: only what is bold is strong");
        page.ask("document.querySelector('#article').textContent = ''", &[]).await;
        page.open().await;
    }
}

/// What is in each of the files, whoever made it.
const WORDS: &str = "Mayor Ines Duarte told reporters on Monday that the old ferry has lost its licence. “We have no other boat,” Duarte said.";
pub const WHOLE: &str = "some words are perhaps hyphenated at the end of a line, as typesetters have done for centuries in order to keep the \
    right margin straight; nobody in Port Alder minded";

async fn files_of_other_programs_open(page: Page) {
    let all = [
        "p: Mayor",
        "em: old ferry",
        "strong: licence",
        "h2: At the pier",
        "a: the harbour office",
        "blockquote: “It is",
        "li: The boat",
    ];
    // A book's chapters stand below its title. LibreOffice writes no headings into a book, and a PDF knows no markup at all.
    let chapter = all.map(|element| if element.starts_with("h2") { "h3: At the pier" } else { element });
    for (name, shape) in [
        ("pandoc.docx", &all[..]),
        ("pandoc.epub", &chapter),
        ("pandoc.html", &all),
        ("libreoffice.docx", &all),
        ("libreoffice.html", &all),
        ("libreoffice.epub", &["p: Mayor", "a: the harbour office"]),
        ("libreoffice.pdf", &["p: Mayor", "h2: At the pier", "li: The boat"]),
        ("chromium.pdf", &["h2: Ferry between", "h3: At the pier"]),
    ] {
        page.open().await;
        page.drop_file(name, &made(name)).await;
        page.until_article_has(WHOLE).await;
        page.until_article_has(WORDS).await;
        page.has_shape(shape, name).await;
        let marked = "return document.querySelectorAll('#article .statement').length > 5";
        page.until(&format!("{name} is explained"), marked, &[]).await;
        let title = format!("{} {}", page.heading().await, page.article().await);
        assert!(title.contains("Ferry between the islands to end"), "{name}: {title}");
        if !name.ends_with(".pdf") {
            assert!(page.heading().await.contains("Ada Blom"), "{name} tells who wrote it: {}", page.heading().await);
        }
    }
}

async fn a_book_says_its_title_and_keeps_it(page: Page) {
    page.open_with_nothing_kept().await;
    page.drop_file("tides.epub", &book("<h1>Chapter One</h1><p>The ferry may sink, Ines Duarte said.</p>", &[])).await;
    page.until_article_has("Chapter One").await;
    let title = page.text("return document.querySelector('#heading h1')?.textContent ?? ''", &[]).await;
    assert!(!title.is_empty() && !title.contains("Chapter"), "{title}");
    page.has_shape(&["h2: Chapter One"], "it").await;
    let window = page.text("return document.title", &[]).await;
    assert!(window.starts_with(&title), "{window}");
    page.until_kept(1).await;
    page.open_dialog().await;
    page.until(
        "it is listed by that",
        "return document.querySelector('#recent .title')?.textContent === arguments[0]",
        &[json!(title)],
    )
    .await;
    page.press_escape_from_dialog().await;
    page.click("#edit-details").await;
    let field = "return document.querySelector('dialog[open] input')?.value === arguments[0] || document.querySelector('dialog[open]')?.innerHTML";
    page.until("it can be edited", field, &[json!(title)]).await;
}

/// A page whose byline, date and credit are paragraphs of its article.
const CREDITED: &str = "<!doctype html><title>Ferry ends</title><article><h1>Ferry ends</h1><p>By Jane Roe</p><p>Published 3 May 2024, 10:30 BST</p>\
    <p>The old ferry may not sail again, Mayor Ines Duarte told reporters on Monday.</p><p>Photo: Olaf Lind</p><p>Updated 4 May 2024</p></article>";

async fn a_byline_of_a_page_is_no_statement(page: Page) {
    page.open().await;
    let marked = "const words = [...document.querySelectorAll('#article .statement')].map((statement) => statement.textContent).join(' ');
        return words.includes('may not sail') && !/Jane|Published|Photo|Updated/.test(words) || words";
    page.drop_file("ferry.html", CREDITED.as_bytes()).await;
    page.until_article_has("Jane Roe").await;
    page.until("only the sentence is marked", marked, &[]).await;
    page.open().await;
    page.paste(CREDITED, "Ferry ends").await;
    page.until_article_has("Jane Roe").await;
    page.until("only the sentence is marked", marked, &[]).await;
}

async fn a_saved_page_is_its_article(page: Page) {
    for (file, harbour) in
        [("chromium.html", "https://example.org/harbour"), ("firefox.html", "http://example.org/harbour")]
    {
        page.open().await;
        page.drop_file(file, &made(file)).await;
        page.until_article_has(WORDS).await;
        let text = page.article().await;
        for around in ["Home", "Most read", "mug", "rights reserved"] {
            assert!(!text.contains(around), "{file}: {around:?} stands around the article: {text}");
        }
        let heading = page.heading().await;
        for told in ["Ferry between the islands to end", "Ada Blom", "Harbour Times", "3 May 2021"] {
            assert!(heading.contains(told), "{file}: {told:?} is told of the article: {heading}");
        }
        let link = "return document.querySelector('#article a').href";
        assert_eq!(page.text(link, &[]).await, harbour, "{file}: a link is that of the page it was on");
    }
}

async fn a_file_is_what_is_in_it(page: Page) {
    for (file, name) in
        [("chromium.html", "report.pdf"), ("libreoffice.pdf", "report.txt"), ("pandoc.epub", "report.docx")]
    {
        page.open().await;
        page.drop_file(name, &made(file)).await;
        page.until_article_has(WORDS).await;
    }
    page.open().await;
    page.drop_file("report.pdf", REPORT.as_bytes()).await;
    page.until_article_is(REPORT).await;
}

async fn what_cannot_be_opened_is_refused_in_a_sentence(page: Page) {
    let lock = b"<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/></EncryptedData></encryption>";
    let bomb = document("The ferry sank.", "https://example.org/", &[("word/settings.xml", &vec![b' '; 30_000_000])]);
    let cut = |name: &str, share: f64| {
        let whole = made(name);
        whole[..(whole.len() as f64 * share) as usize].to_vec()
    };
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("locked.pdf", made("locked.pdf"), "password"),
        ("scanned.pdf", made("scanned.pdf"), "pictures of pages"),
        ("cut.pdf", b"%PDF-1.7\n%%".to_vec(), "damaged"),
        ("old.doc", made("libreoffice.doc"), "1997"),
        ("text.odt", made("pandoc.odt"), "OpenDocument"),
        ("text.rtf", made("pandoc.rtf"), "RTF"),
        ("cut.docx", cut("pandoc.docx", 0.6), "cut short"),
        ("cut.epub", cut("pandoc.epub", 0.9), "cut short"),
        ("locked.epub", book("<p>x</p>", &[("META-INF/encryption.xml", lock)]), "seller"),
        ("bomb.docx", bomb, "memory"),
        ("pictures.zip", archive(&[("holiday.jpg", b"x")]), "archive"),
        ("broken.docx", archive(&[("word/document.xml", b"<w:document")]), "damaged"),
        ("nothing.docx", Vec::new(), "is empty"),
        ("nothing.txt", b" \n".to_vec(), "is empty"),
        ("empty.html", b"<html><script>1</script></html>".to_vec(), "no words"),
    ];
    page.open().await;
    let before = page.article().await;
    for (name, bytes, words) in cases {
        page.drop_file(name, &bytes).await;
        let said = page.refusal(words).await;
        assert!(said.contains(name) && said.ends_with('.'), "{said:?} is a sentence about {name}");
        assert_eq!(page.article().await, before, "{name}: the page is as it was");
        page.press_escape_from_dialog().await;
    }
    // 300 MB of which no byte is read but the first.
    let large = "const part = new Uint8Array(1e6);
        part.set([37, 80, 68, 70, 45]);
        const data = new DataTransfer();
        data.items.add(new File(Array(300).fill(part), 'large.pdf'));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));";
    page.ask(large, &[]).await;
    page.refusal("300 MB").await;
    assert_eq!(page.article().await, before);
}

async fn macros_are_left_out(page: Page) {
    page.open().await;
    let bytes = document("The ferry sank, she said.", "https://example.org/", &[("word/vbaProject.bin", b"x")]);
    page.drop_file("report.docm", &bytes).await;
    page.until_article_is("The ferry sank, she said.\n\nA link.").await;
    page.until_noticed("macros").await;
}

async fn nothing_is_loaded_before_a_file_is_opened(page: Page) {
    page.open().await;
    let loaded =
        "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/importers/')).length";
    page.open_dialog().await;
    assert_eq!(page.ask(loaded, &[]).await, 0);
    page.press_escape_from_dialog().await;
    page.show_text(REPORT).await;
    assert_eq!(page.ask(loaded, &[]).await, 0, "a plain text needs none of it");
    page.drop_file("pandoc.docx", &made("pandoc.docx")).await;
    page.until_article_has(WHOLE).await;
    assert!(page.ask(loaded, &[]).await.as_u64() > Some(1));
}

async fn what_word_hides_is_left_out(page: Page) {
    page.open().await;
    page.drop_file("hidden.docx", &made("hidden.docx")).await;
    page.until_article_has("It is old, she said.").await;
    let words = page.article().await.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words, "The ferry may sink, the owner said. It is old, she said.");
}

async fn without_the_importers_texts_still_open(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_importers.address()).await;
    page.until_awake().await;
    page.drop_file("ferry.txt", REPORT.as_bytes()).await;
    page.until_article_is(REPORT).await;
    page.drop_file("pandoc.docx", &made("pandoc.docx")).await;
    page.refusal("not a text file").await;
    page.press_escape_from_dialog().await;
    page.paste("<p>The ferry <b>sank</b>.</p>", "The ferry sank.").await;
    page.until_article_is("The ferry sank.").await;
}

async fn a_prediction_says_how_long_ago_it_was_made(page: Page) {
    page.open().await;
    let source = "---\ntitle: Ferry\ndate: 2010-09-21\n---\nThe council will vote on a bridge in May.\n";
    page.drop_file("ferry.md", source.as_bytes()).await;
    page.until_article_has("will vote").await;
    page.click("#article [data-status=prediction] .chip").await;
    let says = "const made = document.querySelector('#surface .made, :popover-open .made')?.textContent ?? '';
        const years = new Date().getFullYear() - 2010 - (new Date() < new Date(new Date().getFullYear(), 8, 21) ? 1 : 0);
        return made.includes('21 September 2010') && made.includes(`${years} years ago`) || made";
    page.until("the explanation says when it was made", says, &[]).await;
}

async fn what_is_pasted_beside_words_says_what_it_loses(page: Page) {
    page.open().await;
    let before = page.article().await;
    page.open_dialog().await;
    page.ask("document.querySelector('#intake-text').value = 'My draft.'", &[]).await;
    let copied = [json!("<h1>The ferry</h1><p>It <em>may</em> sink.</p>"), json!("The ferry\n\nIt may sink.")];
    page.ask(PASTE, &copied).await;
    page.refusal("headings, lists and links").await;
    assert_eq!(
        page.text("return document.querySelector('#intake-text').value", &[]).await,
        "My draft.",
        "nothing is lost"
    );
    assert_eq!(page.article().await, before);
    page.ask("document.querySelector('#intake-text').value = ''", &[]).await;
    page.ask(PASTE, &copied).await;
    page.until_article_has("It may sink.").await;
    page.has_shape(&["h1: The ferry", "em: may"], "a paste into the empty field").await;
}
