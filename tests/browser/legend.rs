//! The legend counts and hides, the strip leads into the article.

use crate::behaviour::behaviours;
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain:
    unchecking_a_status_hides_its_marks_and_no_others,
    all_marks_can_be_hidden,
    the_legend_counts_the_statements,
    a_click_on_the_strip_goes_there,
    the_numbers_of_a_book_stand_in_one_line,
);

pub const STATUSES: [&str; 5] = ["sourced", "unsourced", "speculation", "prediction", "opinion"];

/// Whether the marks of the statuses in `arguments[1]` are drawn, with their chips, and those of the others are not.
const MARKED: &str = "
    const drawn = (piece) => {
        const colour = getComputedStyle(piece).textDecorationColor;
        return colour !== 'transparent' && !/^rgba\\(.*, 0\\)$/.test(colour);
    };
    const seen = (chip) => getComputedStyle(chip).visibility === 'visible' && chip.getClientRects().length > 0;
    const [all, shown] = arguments;
    const wrong = all.map((status) => {
        const pieces = [...document.querySelectorAll(`#article .statement[data-status=${status}]`)];
        const chips = pieces.flatMap((piece) => [...piece.querySelectorAll('.chip')]);
        const right = (list, test) => list.length > 0 && list.every((one) => test(one) === shown.includes(status));
        return right(pieces, drawn) && right(chips, seen) ? '' : status;
    }).join('');
    return wrong === '' || wrong;";

impl Page {
    /// Waits until exactly these statuses are marked.
    pub async fn until_marked(&self, shown: &[&str]) {
        self.until(&format!("only these are marked: {shown:?}"), MARKED, &[json!(STATUSES), json!(shown)]).await;
    }
}

async fn unchecking_a_status_hides_its_marks_and_no_others(page: Page) {
    page.open().await;
    page.until_marked(&STATUSES).await;
    for status in STATUSES {
        let switch = format!("#legend label[data-status={status}]");
        let others: Vec<&str> = STATUSES.into_iter().filter(|other| *other != status).collect();
        page.click(&switch).await;
        page.until_marked(&others).await;
        page.click(&switch).await;
        page.until_marked(&STATUSES).await;
    }
}

async fn all_marks_can_be_hidden(page: Page) {
    page.open().await;
    page.click("#show-marks").await;
    page.until_marked(&[]).await;
    page.click("#show-marks").await;
    page.until_marked(&STATUSES).await;
}

async fn the_legend_counts_the_statements(page: Page) {
    page.open().await;
    let compare = "const number = (status) => new Set([...document.querySelectorAll(
            `#article .statement[data-status=${status}]`)].map((piece) => piece.dataset.statement)).size;
        return arguments[0].map((status) =>
            [status, number(status), Number(document.querySelector(`#legend [data-status=${status}] .count`).textContent)]);";
    let counts = page.ask(compare, &[json!(STATUSES)]).await;
    for row in counts.as_array().expect("a row for each status") {
        assert!(row[1].as_u64() > Some(0), "the article has each status: {row}");
        assert_eq!(row[1], row[2], "in the article and in the legend: {row}");
    }
    let total: u64 = counts.as_array().into_iter().flatten().filter_map(|row| row[1].as_u64()).sum();
    let says = page.text("return document.querySelector('#legend').textContent", &[]).await;
    assert!(says.contains(&format!("{total} statements")), "{says}");
}

async fn a_click_on_the_strip_goes_there(page: Page) {
    page.open().await;
    let in_sight = "const box = document.querySelector(arguments[0]).getClientRects()[0];
        return box.top > 0 && box.bottom < innerHeight";
    let goals =
        page.ask("return [...document.querySelectorAll('#strip a')].map((a) => a.getAttribute('href'))", &[]).await;
    let goals: Vec<&str> = goals.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(goals.len() > 20, "{goals:?}");
    for goal in [goals[goals.len() - 1], goals[0], goals[goals.len() / 2]] {
        page.click(&format!("#strip a[href=\"{goal}\"] rect")).await;
        page.until(&format!("{goal} is in sight"), in_sight, &[json!(goal)]).await;
    }
}

async fn the_numbers_of_a_book_stand_in_one_line(page: Page) {
    page.open().await;
    // With the wide fonts of some systems they reach into the gap beside the article.
    let high = "const rows = [...document.querySelectorAll('#legend li label')];
        const before = rows.map((row) => row.clientHeight);
        for (const row of rows) [row.querySelector('.count').textContent, row.querySelector('.words').textContent] = arguments;
        return rows.map((row, at) => row.clientHeight === before[at] && document.querySelector('#legend').scrollWidth <= document.querySelector('#legend').clientWidth
            && row.querySelector('.name').getBoundingClientRect().right < row.querySelector('.count').getBoundingClientRect().left)";
    for numbers in [["1,234", "12,345 words"], ["1,234", "123,456 words"]] {
        let fits = page.ask(high, &numbers.map(|number| json!(number))).await;
        assert_eq!(fits, json!([true, true, true, true, true]), "{numbers:?}");
    }
}
