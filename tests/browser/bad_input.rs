//! Texts that are none, or other than texts usually are: a correct page or a clear sentence, and nothing lost.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};
use whosays_article::Article;

behaviours!(Plain:
    a_refusal_says_why_and_loses_nothing,
    too_many_megabytes_are_refused_in_a_sentence,
    every_encoding_is_read,
    texts_that_are_not_english_say_so_and_read_right,
    odd_characters_stay_where_they_are,
    markup_in_a_text_is_text,
    markup_in_markdown_runs_nothing,
    a_name_of_a_file_is_text,
    thousands_of_names_and_a_very_long_one_have_cards,
);

/// The smallest PNG there is: one pixel.
const PNG: [u8; 67] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// The article's text and whether its first mention is still the element that was marked.
const KEPT: &str = "return [document.querySelector('#article').textContent,
    document.querySelector('#article .mention').hasAttribute('data-kept')]";

impl Page {
    async fn keep(&self) -> String {
        self.ask("document.querySelector('#article .mention').setAttribute('data-kept', '')", &[]).await;
        self.article().await
    }

    /// Checks that a refusal holds `words` and that the article is as it was; closes the dialog.
    async fn refuses(&self, words: &str, before: &str) {
        let refusal = self.refusal(words).await;
        assert!(refusal.trim_end().ends_with('.'), "{refusal:?} is a sentence");
        assert_eq!(self.ask(KEPT, &[]).await, json!([before, true]), "the article is as it was");
    }

    /// Checks that nothing in a text has run: no script, no handler.
    async fn nothing_ran(&self) {
        self.remains("nothing in the text runs", "return window.ran === undefined", &[]).await;
        let elements =
            "script, img, svg, iframe, object, style, link, [onerror], [onclick], [onload], [href^=javascript]";
        let elements: Vec<String> = elements.split(", ").map(|element| format!("#article {element}")).collect();
        assert_eq!(self.count(&elements.join(", ")).await, 0, "the text brings no such elements");
    }
}

async fn a_refusal_says_why_and_loses_nothing(page: Page) {
    page.open().await;
    let before = page.keep().await;
    page.open_dialog().await;
    for empty in ["", " \n\t \n", "\u{200B}\u{FEFF}\n"] {
        page.ask("document.querySelector('dialog textarea').value = arguments[0]", &[json!(empty)]).await;
        page.click("#explain").await;
        page.refuses("no words", &before).await;
    }
    page.client.refresh().await.expect("the page can be loaded again");
    page.until_awake().await;
    page.keep().await;
    page.drop_file("picture.txt", &PNG).await;
    page.refuses("not a text file", &before).await;
    page.drop_file("empty.txt", b"").await;
    page.refuses("is empty", &before).await;
    // And after a refusal, all goes on: the dialog closes, and the next text is explained.
    page.press_escape_from_dialog().await;
    page.drop_text("The ferry sank, she said.").await;
    page.until_article_is("The ferry sank, she said.").await;
}

async fn too_many_megabytes_are_refused_in_a_sentence(page: Page) {
    page.open().await;
    let before = page.keep().await;
    // As a browser hands a paste over: taken from the clipboard, it need not go through the field.
    let paste = "const clipboardData = new DataTransfer();
        const [dataType, data] = ['text/plain', 'The ferry may sink. '.repeat(625000)];
        clipboardData.setData(dataType, data);
        // Firefox takes the data as it did before there was a standard.
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData, dataType, data });
        return document.querySelector('dialog textarea').dispatchEvent(event)";
    page.open_dialog().await;
    assert_eq!(page.ask(paste, &[]).await, false, "the field is spared the text");
    page.refuses("12.5 MB", &before).await;
    let drop = "const data = new DataTransfer();
        data.items.add(new File(['The ferry may sink. '.repeat(625000)], 'long.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));";
    page.press_escape_from_dialog().await;
    page.ask(drop, &[]).await;
    page.refuses("12.5 MB", &before).await;
}

async fn every_encoding_is_read(page: Page) {
    page.open().await;
    let text = |name: &str| format!("The {name} “harbour” café may close, Mayor Ines Duarte said.\n");
    let units = |name: &str| text(name).encode_utf16().collect::<Vec<_>>();
    let little = |name: &str| units(name).iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<_>>();
    let big = |name: &str| units(name).iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<_>>();
    let windows = |name: &str| {
        let byte = |c: char| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(c).expect("a letter of Windows-1252"),
        };
        text(name).chars().map(byte).collect::<Vec<_>>()
    };
    for (name, bytes) in [
        ("plain", text("plain").into_bytes()),
        ("marked", [&[0xEF, 0xBB, 0xBF], text("marked").as_bytes()].concat()),
        ("little", little("little")),
        ("little marked", [vec![0xFF, 0xFE], little("little marked")].concat()),
        ("big", big("big")),
        ("big marked", [vec![0xFE, 0xFF], big("big marked")].concat()),
        ("Western", windows("Western")),
    ] {
        page.drop_file("harbour.txt", &bytes).await;
        page.until_article_is(&text(name)).await;
    }
}

async fn texts_that_are_not_english_say_so_and_read_right(page: Page) {
    page.open().await;
    for (text, direction, language) in [
        ("Die Fähre zur Insel ist am Montag nicht gefahren, und der Hafen bleibt zu.", "ltr", "German"),
        ("قال رئيس البلدية إن العبارة القديمة قد لا تبحر مرة أخرى. سيصوت المجلس في مايو.", "rtl", "another language"),
        ("市长周一表示，旧渡轮可能不会再次启航。委员会将在五月投票。", "ltr", "another language"),
    ] {
        page.show_text(text).await;
        page.until_noticed(&format!("reads like {language}, and Whosays is made for English")).await;
        let found = "return getComputedStyle(document.querySelector('#article > *')).direction";
        assert_eq!(page.text(found, &[]).await, direction, "{text}");
    }
    // A sentence of names is too little to tell a language from.
    let names =
        "Jordan, Lebanon, Egypt, Qatar, Kuwait, Bahrain, Oman, Yemen, Iraq and Syria met Turkey, Cyprus, Malta.";
    page.show_text(names).await;
    let told = "const told = document.querySelector('#notice').textContent;
        return told !== '' && !told.includes('English') || told";
    page.until("nothing is said of the language", told, &[]).await;
    let figures = "12 / 7\n* * *\n3.50 | 4.25\n";
    page.show_text(figures).await;
    assert_eq!(page.count("#article .statement").await, 0, "figures alone state nothing");
    let told = "return /may be missing|no sentence/.test(document.querySelector('#notice').textContent)";
    page.until("the page notes that nothing is marked", told, &[]).await;
}

async fn odd_characters_stay_where_they_are(page: Page) {
    page.open().await;
    for text in [
        "The may\u{AD}or\u{200B} re\u{2060}signed\u{7}, \u{FEFF}she said.\u{202E} It was 👩‍🔧 late\u{301}.",
        "\u{FEFF}A line ended\r\nas others do\rand \u{85}others\u{2028}do not. NUL is \0 here.",
        "“The ferry sank, she said. ‘And the dock',\" he added. \"It will not be rebuilt.",
        "  The ferry   sank.\n\n\n\n   Nobody\tdrowned.  \n \n",
    ] {
        page.drop_text(text).await;
        // Line breaks are brought into one form, and what no page can hold is replaced.
        page.until_article_is(&Article::from_plain(text).text).await;
        assert!(page.count("#article .statement").await > 0, "{text:?}");
    }
}

/// A text that tries to run something in every way that a page knows.
const ATTACK: &str = "The mayor <script>window.ran = 'script'</script> may <b onclick=\"window.ran = 'click'\">resign</b>, \
    said <img src=x onerror=\"window.ran = 'image'\"> Ines Duarte &amp; &lt;Olaf Lind&gt;. \
    <svg onload=\"window.ran = 'svg'\"></svg> <a href=\"javascript:window.ran = 'link'\">It</a> will --> sink ]]> \
    </article></span><style>* { display: none }</style>\n";

async fn markup_in_a_text_is_text(page: Page) {
    page.open().await;
    page.explain(ATTACK).await;
    page.until_article_is(ATTACK).await;
    page.nothing_ran().await;
    // Into the cards, the explanations and the sources, too.
    for control in ["mention", "chip"] {
        for number in 0..page.count(&format!("#article .{control}")).await {
            let mark = "document.querySelectorAll(arguments[0])[arguments[1]].setAttribute('data-test', arguments[2])";
            let name = format!("{control}-{number}");
            page.ask(mark, &[json!(format!("#article .{control}")), json!(number), json!(name)]).await;
            page.click(&format!("[data-test={name}]")).await;
            let open = "return document.querySelector(':popover-open') !== null";
            page.until("it opens", open, &[]).await;
            page.press(fantoccini::key::Key::Escape).await;
            page.until_nothing_is_open().await;
        }
    }
    page.nothing_ran().await;
    let foreign = "#surface img, #surface script, #sources img, #sources script, #strip img, #strip script";
    assert_eq!(page.count(foreign).await, 0);
}

async fn markup_in_markdown_runs_nothing(page: Page) {
    page.open().await;
    let link = "[the minutes](javascript:window.ran='md') and [the notice](https://example.org/notice) say so.\n";
    page.drop_file("attack.md", format!("{ATTACK}\n{link}").as_bytes()).await;
    let opened = "return document.querySelector('#article').textContent.includes('the minutes')";
    page.until("the text is on the page", opened, &[]).await;
    page.nothing_ran().await;
    assert_eq!(page.count("#article a[href=\"https://example.org/notice\"]").await, 1, "a harmless link is one");
    let words = page.article().await;
    assert!(words.contains("resign") && !words.contains("window.ran"), "of markup the words stay: {words}");
}

async fn a_name_of_a_file_is_text(page: Page) {
    page.open().await;
    let name = "<img src=x onerror=\"window.ran = 'name'\">";
    page.drop_file(&format!("{name}.txt"), b"The ferry sank, she said.\n").await;
    page.until_article_is("The ferry sank, she said.\n").await;
    let heading = "const heading = document.querySelector('#heading').textContent;
        return heading.includes(arguments[0]) || heading";
    page.until("the heading is the file's name", heading, &[json!(name)]).await;
    page.nothing_ran().await;
    assert_eq!(page.count("#heading img").await, 0);
    page.drop_file(&format!("{name}.txt"), &PNG).await;
    page.refusal(name).await;
    assert_eq!(page.count("dialog img").await, 0);
    assert_eq!(page.ask("return window.ran ?? null", &[]).await, Value::Null);
}

async fn thousands_of_names_and_a_very_long_one_have_cards(page: Page) {
    let long = ["Blomberg"; 34].join(" ");
    let syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru"];
    let name = |n: usize| [1_000, 100, 10, 1].map(|place| syllables[n / place % 10]).concat();
    let sentence = |n: usize| format!("Anna B{} spoke in Georgia. ", name(n));
    let text = format!("{long} spoke. {}", (0..2_000).map(sentence).collect::<String>());
    page.open().await;
    page.explain(text.trim_end()).await;
    page.until_article_is(text.trim_end()).await;
    let many =
        "return new Set([...document.querySelectorAll('#article .mention')].map((m) => m.dataset.entity)).size > 1990";
    page.until("every name is an entity", many, &[]).await;
    assert!(long.len() > 300);
    for mention in ["#m0-0", "#article .mention[data-entity]:last-of-type"] {
        page.click(mention).await;
        let entity = page.entity_of(mention).await;
        page.until_card_is(&entity).await;
        let card = page.rect("[data-card]").await;
        assert!(page.screen().await.holds(card), "{card:?}");
        page.click_nowhere().await;
        page.until_nothing_is_open().await;
    }
}
