//! All statements are read in words, as an alternative to marks.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    all_statements_are_read_as_a_list,
    the_list_is_of_the_text_at_hand,
    the_list_is_reached_by_keyboard_from_the_top,
);

/// Whether each statement of the article has its item, in their order, with its status, who says so and why.
const WHOLE: &str = "
    const items = [...document.querySelectorAll('#list li')];
    const marks = new Map();
    for (const piece of document.querySelectorAll('#article .statement')) {
        const words = [...piece.childNodes].map((node) => node.className === 'chip' ? '' : node.textContent).join('');
        const { statement, status } = piece.dataset;
        marks.set(statement, { status, words: (marks.get(statement)?.words ?? '') + words });
    }
    const plain = (words) => words.replace(/\\s+/g, ' ').trim();
    const wrong = [...marks.values()].find(({ status, words }, at) => {
        const [link, said] = items[at]?.querySelectorAll('p') ?? [];
        return !link || plain(link.textContent) !== plain(words) || !said.textContent.toLowerCase().startsWith(status)
            || !/Who says so: .+ (Why|How sure): /.test(plain(said.textContent));
    });
    return marks.size > 0 && items.length === marks.size && !wrong || [items.length, marks.size, wrong]";

async fn all_statements_are_read_as_a_list(page: Page) {
    page.open().await;
    page.click("#list-statements").await;
    page.until("each statement is in the list", WHOLE, &[]).await;
    let focused = "return document.activeElement.textContent";
    assert_eq!(page.text(focused, &[]).await, "All statements in words");
    let numbers = "const list = document.querySelector('#list ol'), last = list.lastElementChild;
        const { display, listStyleType, contentVisibility } = getComputedStyle(last);
        // What is contained has its number cut off, which stands beside it.
        return display === 'list-item' && listStyleType === 'decimal' && contentVisibility !== 'auto' && list.start === 1";
    assert_eq!(page.ask(numbers, &[]).await, true, "they are numbered");
    page.click("#list li:nth-child(3) a").await;
    let there =
        "const box = document.querySelector('#s2').getClientRects()[0]; return box.top > 0 && box.bottom < innerHeight";
    page.until("the third is in sight", there, &[]).await;
    page.click("#list button").await;
    assert_eq!(page.count("#list > *").await, 0);
    assert_eq!(page.text("return document.activeElement.id", &[]).await, "list-statements");
}

async fn the_list_is_of_the_text_at_hand(page: Page) {
    page.open().await;
    page.click("#list-statements").await;
    page.until("each statement is in the list", WHOLE, &[]).await;
    page.drop_text("The ferry may sink, Ines Duarte said. It is <b>old</b>.\n").await;
    page.until_article_is("The ferry may sink, Ines Duarte said. It is <b>old</b>.\n").await;
    page.until("the list is that of the new text", WHOLE, &[]).await;
    let says = page.text("return document.querySelector('#list').textContent", &[]).await;
    for part in
        ["Speculation. Who says so: Ines Duarte, a named source.", "may makes it a possibility", "It is <b>old</b>"]
    {
        assert!(says.contains(part), "{part} in {says}");
    }
}

async fn the_list_is_reached_by_keyboard_from_the_top(page: Page) {
    page.open().await;
    page.press_in_a_row(Key::Tab, 2).await;
    let at = page
        .ask("const { textContent, offsetLeft } = document.activeElement; return [textContent, offsetLeft >= 0]", &[]);
    assert_eq!(at.await, json!(["All statements in words", true]), "what has the focus is in sight");
    page.press(Key::Enter).await;
    page.until("each statement is in the list", WHOLE, &[]).await;
    page.until("the list has the focus", "return document.activeElement === document.querySelector('#list h2')", &[])
        .await;
}
