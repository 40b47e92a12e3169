//! Packs and annotations that a reader opens: put over their article, or said why not.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::fs;
use std::path::Path;
use whosays_engine::layer::{Edit, Mark, Pack, PackedChoice};
use whosays_engine::{Span, Status};

behaviours!(Plain:
    a_pack_is_put_over_its_article_and_can_be_taken_back,
    a_pack_says_what_it_covers_and_undo_brings_that_back,
    what_is_told_and_chosen_goes_with_a_pack_that_is_taken_back,
    the_same_pack_is_put_over_an_article_once,
    another_edition_gets_what_has_a_place_and_the_rest_is_listed,
    a_pack_of_another_article_is_named_and_waits_for_it,
    a_pack_and_its_article_are_opened_together,
    annotations_are_put_over_the_words_that_they_quote,
    packs_that_cannot_be_read_are_refused_in_words,
    no_markup_of_a_pack_becomes_the_pages,
    a_link_brings_changes_along,
    the_sites_pack_is_offered_for_its_article_and_no_other,
);

const TEXT: &str = "The port is shut, Ines Duarte said on Monday in Georgia. It may open in May. Duarte was proud of the town that she led.";

fn mark(words: &str, status: Status) -> Edit {
    let start = TEXT.find(words).unwrap_or_default();
    let span = Span::new(start, start + words.len());
    Edit::Mark { over: span, mark: Some(Mark { span, status, source: None }) }
}

/// A pack of two marks and a choice.
fn pack() -> Pack {
    let edits = [
        mark("It may open in May.", Status::Prediction),
        mark("Duarte was proud of the town that she led.", Status::Sourced),
        Edit::Describe {
            name: "Ines Duarte".into(),
            words: "the <img src=x onerror=\"window.injected = true\"> mayor".into(),
        },
    ];
    Pack::new(TEXT, "The <b>port</b>", &edits, vec![PackedChoice { name: "Georgia".into(), link: None }])
}

fn json_of(pack: &Pack) -> String {
    serde_json::to_string(pack).expect("a pack is JSON")
}

const DROP: &str = "const data = new DataTransfer();
    for (const [name, words] of arguments[0]) data.items.add(new File([words], name));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.querySelector('#article').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }";

impl Page {
    async fn open_text(&self, text: &str) {
        self.open_with_nothing_kept().await;
        self.open().await;
        self.show_text(text).await;
    }

    async fn drop_pack(&self, json: &str) {
        self.drop_file("port.layer.json", json.as_bytes()).await;
    }

    /// Waits until it is told above the article what came of a pack.
    async fn until_laid(&self, words: &str) {
        let said = "const said = document.querySelector('#laid')?.textContent ?? 'nothing';
            return said.includes(arguments[0]) || said";
        self.until(&format!("it is told that {words:?}"), said, &[json!(words)]).await;
    }

    /// Waits until the mark on these words has a status.
    async fn until_status(&self, words: &str, status: &str) {
        let script = "const marks = [...document.querySelectorAll('#article .statement')];
            const found = marks.find((mark) => mark.textContent.includes(arguments[0]));
            return found?.dataset.status === arguments[1] || `${found?.outerHTML}`";
        self.until(&format!("{words:?} is {status}"), script, &[json!(words), json!(status)]).await;
    }
}

async fn a_pack_is_put_over_its_article_and_can_be_taken_back(page: Page) {
    page.open_text(TEXT).await;
    page.until_status("It may open", "speculation").await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_laid("3 changes of the pack were put over this article.").await;
    page.until_status("It may open", "prediction").await;
    page.until_status("Duarte was proud", "sourced").await;
    let chosen = "return Object.entries(localStorage).some(([key, value]) => key.startsWith('whosays-choices-') && value.includes('Georgia'))";
    page.until("what was chosen for a name is kept", chosen, &[]).await;
    assert_eq!(page.article().await, TEXT);
    // Kept like a reader's own, and taken back like these.
    page.open().await;
    page.show_text(TEXT).await;
    page.until_status("It may open", "prediction").await;
    page.press_with_control('z').await;
    page.until_status("It may open", "speculation").await;
}

async fn a_pack_says_what_it_covers_and_undo_brings_that_back(page: Page) {
    page.open_text(TEXT).await;
    let find = "return [...document.querySelectorAll('#article .statement')].find((mark) => mark.textContent.includes('It may open')).dataset.statement";
    let number = page.text(find, &[]).await.parse().expect("a statement has a number");
    page.correct_mark(number).await;
    page.press_on_surface("#surface .pick[data-status=opinion]").await;
    page.until_status("It may open", "opinion").await;
    page.press(Key::Escape).await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_laid("3 changes of the pack were put over this article.").await;
    page.until_laid("This lies over your own changes: 1 mark of yours is covered. Undo takes it back").await;
    page.until_status("It may open", "prediction").await;
    page.press_with_control('z').await;
    page.until_status("It may open", "opinion").await;
    // The names that it chose go, and come back, with it.
    let chosen = "return Object.entries(localStorage).some(([key, value]) => key.startsWith('whosays-choices-') && JSON.parse(value).choices.length > 0) === arguments[0]";
    page.until("nothing is chosen", chosen, &[json!(false)]).await;
    page.press_with_control('y').await;
    page.until_status("It may open", "prediction").await;
    page.until("it is chosen again", chosen, &[json!(true)]).await;
    page.press_with_control('z').await;
    page.until("nothing is chosen once more", chosen, &[json!(false)]).await;
}

async fn what_is_told_and_chosen_goes_with_a_pack_that_is_taken_back(page: Page) {
    page.open_text(TEXT).await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_laid("3 changes of the pack were put over this article.").await;
    page.ask("document.querySelector('#laid button').focus()", &[]).await;
    let chosen = "return Object.entries(localStorage).some(([key, value]) => key.startsWith('whosays-choices-') && JSON.parse(value).choices.length > 0) === arguments[0]";
    page.press_with_control('z').await;
    page.until_status("It may open", "speculation").await;
    page.until("nothing is told of it", "return document.querySelector('#laid') === null", &[]).await;
    page.until_focus_is_on("#main").await;
    page.until("nothing is chosen", chosen, &[json!(false)]).await;
    // What was chosen with it goes and comes back after a reload too.
    for (key, status, is_chosen) in [('y', "prediction", true), ('z', "speculation", false), ('y', "prediction", true)]
    {
        page.open().await;
        page.show_text(TEXT).await;
        page.press_with_control(key).await;
        page.until_status("It may open", status).await;
        page.until(&format!("chosen: {is_chosen}"), chosen, &[json!(is_chosen)]).await;
    }
    assert_eq!(page.count("#laid").await, 0);
}

async fn the_same_pack_is_put_over_an_article_once(page: Page) {
    page.open_text(TEXT).await;
    let changes = "return document.querySelector('#correct').textContent === 'Corrections (3)'";
    for told in
        ["3 changes of the pack were put over this article.", "All of this stands here already, so nothing changed."]
    {
        page.drop_pack(&json_of(&pack())).await;
        page.until_laid(told).await;
        page.until("there are three changes", changes, &[]).await;
    }
    page.press_with_control('z').await;
    page.until_status("It may open", "speculation").await;
}

async fn another_edition_gets_what_has_a_place_and_the_rest_is_listed(page: Page) {
    let text = TEXT
        .replace(" on Monday", ",\non Monday")
        .replace("in May", "in June")
        .replace("was proud of the town that she led", "left");
    page.open_text(&text).await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_laid("1 stands on words that are others here: look at them.").await;
    page.until_laid("1 has no place here and was left out.").await;
    page.until_laid("On changed words. Marked as prediction: “It may open in June.”.").await;
    page.until_laid("No place. Marked as sourced: 9 words from word").await;
    page.until_status("It may open", "prediction").await;
    page.click("#laid summary").await;
    for (number, words) in [(1, "It may open in June."), (2, "in June. Duarte left")] {
        page.click(&format!("#laid li:nth-child({number}) button")).await;
        let shown = "const words = getSelection().toString(); return words === arguments[0] || words";
        page.until(&format!("{words:?} is shown"), shown, &[json!(words)]).await;
    }
}

async fn a_pack_of_another_article_is_named_and_waits_for_it(page: Page) {
    let other = "Nothing of the kind was ever written by anybody who lives there, the mayor said.";
    page.open_text(other).await;
    page.drop_pack(&json_of(&pack())).await;
    let said = page.refusal("This pack belongs to another article: “The <b>port</b>”.").await;
    assert!(said.contains("It waits: open that article in this tab"), "{said}");
    page.press_escape_from_dialog().await;
    assert_eq!(page.article().await, other, "the article stays");
    page.show_text(TEXT).await;
    page.until_laid("3 changes of the pack were put over this article.").await;
    page.until_status("It may open", "prediction").await;
    // It waits no longer.
    page.show_text(other).await;
    page.until("nothing is told of it", "return document.querySelector('#laid') === null", &[]).await;
}

async fn a_pack_and_its_article_are_opened_together(page: Page) {
    for files in [
        json!([["port.layer.json", json_of(&pack())], ["port.txt", TEXT]]),
        json!([["port.txt", TEXT], ["p.json", json_of(&pack())]]),
    ] {
        page.open_with_nothing_kept().await;
        page.open().await;
        page.ask(DROP, &[files]).await;
        page.until_article_is(TEXT).await;
        page.until_laid("3 changes of the pack were put over this article.").await;
        page.until_status("It may open", "prediction").await;
        assert_eq!(page.count("#reading-list").await, 0, "a pack is nothing to read");
    }
}

async fn annotations_are_put_over_the_words_that_they_quote(page: Page) {
    page.open_text(TEXT).await;
    let annotation = json!([
        { "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": [{ "type": "TextualBody", "purpose": "tagging", "value": "opinion" }],
          "target": { "selector": { "type": "TextQuoteSelector", "exact": "It may open in May." } } },
        { "type": "Annotation", "body": [], "target": { "selector": { "type": "TextQuoteSelector", "exact": "<i>Nowhere</i>" } } },
    ]);
    page.drop_file("other-tool.json", annotation.to_string().as_bytes()).await;
    page.until_laid("1 annotation was put over this article.").await;
    page.until_laid("No mark: “<i>Nowhere</i>”.").await;
    page.until_status("It may open", "opinion").await;
    let exported = json!({ "export_date": "2026-01-01T00:00:00.000Z", "client_version": "1.1766.0", "annotations": [
        { "tags": ["sourced"], "target": [{ "selector": [{ "type": "TextPositionSelector", "start": 900, "end": 920 },
            { "type": "TextQuoteSelector", "exact": "It may\n  open in May.", "prefix": "“", "suffix": "”" }] }] },
        { "tags": ["<i>mine</i>"], "target": [{ "selector": [{ "type": "TextQuoteSelector", "exact": "<i>Nobody</i>" }] }] },
    ] });
    page.drop_file("annotations.json", exported.to_string().as_bytes()).await;
    page.until_laid("1 annotation was put over this article.").await;
    page.until_laid("No mark: “<i>Nobody</i>”.").await;
    page.until_status("It may open", "sourced").await;
}

async fn packs_that_cannot_be_read_are_refused_in_words(page: Page) {
    page.open_text(TEXT).await;
    let whole = json_of(&pack());
    let deep = format!("{{\"whosays\":1,\"edits\":{}", "[".repeat(200_000));
    for (bytes, words) in [
        (&whole[..whole.len() / 2], "This file is cut short."),
        (&whole.replace("\"whosays\":1", "\"whosays\":9"), "This pack was made by a newer Whosays"),
        (&whole.replace("\"words\"", "\"wrods\""), "This file is damaged"),
        ("<p>no pack</p>", "This file is no JSON"),
        ("", "This file is cut short."),
        (&deep, "This file is"),
        ("{\"__proto__\":{\"whosays\":1},\"constructor\":{}}", "neither a pack"),
    ] {
        page.drop_pack(bytes).await;
        page.refusal(words).await;
        page.press_escape_from_dialog().await;
        assert_eq!(page.article().await, TEXT);
    }
    let large = "const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(13_000_000).fill(32)], 'x.layer.json'));
        document.querySelector('#article').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));";
    page.ask(large, &[]).await;
    page.refusal("“x.layer.json” has 13 MB").await;
    page.until_status("It may open", "speculation").await;
}

async fn no_markup_of_a_pack_becomes_the_pages(page: Page) {
    page.open_text(TEXT).await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_laid("3 changes of the pack were put over this article.").await;
    let find = "const all = [...document.querySelectorAll('#article .mention')];
        return all.find((own) => own.textContent === 'Ines Duarte')?.id ?? ''";
    let mention = page.text(find, &[]).await;
    page.click(&format!("#{mention}")).await;
    let says = "return document.querySelector('[data-card]:popover-open')?.textContent.includes('the <img src=x onerror=') ?? false";
    page.until("the card says the pack's words", says, &[]).await;
    assert_eq!(
        page.ask("return [document.querySelectorAll('img[src=x]').length, window.injected ?? false]", &[]).await,
        json!([0, false])
    );
}

async fn a_link_brings_changes_along(page: Page) {
    page.open_text(TEXT).await;
    page.drop_pack(&json_of(&pack())).await;
    page.until_status("It may open", "prediction").await;
    page.remains("nothing is being read any more", "return document.querySelector('#desk').textContent === ''", &[])
        .await;
    page.ask("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => { window.copied = words; } } })", &[]).await;
    // A trial on the way is the reader's own.
    page.correct_mark(1).await;
    for status in ["opinion", "unsourced", "prediction"] {
        page.press_on_surface(&format!("#surface .pick[data-status={status}]")).await;
        page.until_status("It may open", status).await;
    }
    page.press(Key::Escape).await;
    page.until("there are six", "return document.querySelector('#correct').textContent === 'Corrections (6)'", &[])
        .await;
    page.open_sharing().await;
    page.until("the link is made", "return document.querySelector('#share .ways button') !== null", &[]).await;
    page.click("#share .ways button").await;
    page.until("it is copied", "return window.copied !== undefined", &[]).await;
    let link = page.text("return window.copied", &[]).await;
    page.forget_all().await;
    page.open_asleep("about:blank").await;
    page.open_asleep(&link).await;
    page.until_awake().await;
    page.until_article_is(TEXT).await;
    page.until_laid("This article came together with what somebody changed in it.").await;
    page.until_status("It may open", "prediction").await;
    page.until_status("Duarte was proud", "sourced").await;
    let stand = "return document.querySelector('#correct').textContent === 'Corrections (3)'";
    page.until("what stands came along", stand, &[]).await;
}

async fn the_sites_pack_is_offered_for_its_article_and_no_other(page: Page) {
    page.open().await;
    let same = "const { runs } = await import(new URL('packs.js', document.baseURI).href);
        return [...runs('It may\\nopen — “in May”.')]";
    let run = "it may open in";
    let hash = |words: &str| {
        words.encode_utf16().fold(0x811c_9dc5_u32, |sum, unit| (sum ^ u32::from(unit)).wrapping_mul(0x0100_0193))
    };
    assert_eq!(page.ask_later(same, &[]).await, json!([hash(run), hash("may open in may")]));
    page.show_text(TEXT).await;
    page.remains("no pack is offered", "return document.querySelector('#laid') === null", &[]).await;
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/articles/buying-destruction.txt");
    let Ok(text) = fs::read_to_string(shared) else {
        return println!("      SKIPPED: there is no ../shared with the article that the site has a pack for");
    };
    let edition = text.replace(", ", " ").replace("\n\n", "\n\n\n").replacen("report", "study", 1);
    for text in [text, edition] {
        page.open_with_nothing_kept().await;
        page.open().await;
        page.drop_text(&text).await;
        page.until_laid("There are checked marks for this article, “Buying Destruction”.").await;
        let by_hand = "return document.querySelectorAll('#article .statement[id][data-by=person]').length";
        assert_eq!(page.ask(by_hand, &[]).await, 0, "they are not forced on anybody");
        page.click("#laid button").await;
        page.until_laid("of the pack were put over this article").await;
        page.until("the marks are there", &format!("return (() => {{ {by_hand} }})() > 40"), &[]).await;
    }
}
