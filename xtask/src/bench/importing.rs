//! What a reader waits for after choosing a PDF or a book, in Chromium, and what memory a longer book takes.

use super::texts::long_text;
use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;
use std::path::Path;
use xtask::site_server::SiteServer;

/// Bytes of text that fill more than the forty pages of the PDF.
const REPORT: usize = 300_000;

/// Bytes of a hundred thousand words.
const BOOK: usize = 600_000;

/// From choosing the file to its marks, medians of five; and how many bytes each further byte of text takes.
pub fn measure(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let texts = [long_text(REPORT)?, long_text(BOOK)?, long_text(2 * BOOK)?].map(|text| text.display().to_string());
    let [report, book, longer] = &texts;
    let run = script("importing-speed.mjs", &[server.address(), report, book, longer])?;
    let figure = |name: &str, value: &str| (name.to_owned(), run[value].as_f64().unwrap_or(f64::NAN));
    Ok(vec![
        figure("PDF of 40 pages: from choosing it to marked, ms", "pdf_ms"),
        figure("PDF of 40 pages: longest task, ms", "pdf_longest_task_ms"),
        figure("EPUB of 100,000 words: to first marks, ms", "book_begun_ms"),
        figure("EPUB of 100,000 words: to all marks, ms", "book_ms"),
        figure("EPUB of 100,000 words: longest task, ms", "book_longest_task_ms"),
        figure("bytes held for each further byte of a book, elements apart", "held"),
        figure("the same: elements, their styles and characters", "held_elements"),
        figure("the same after scrolling through all of it", "held_elements_after"),
        figure("a book, scrolled through half a screen a frame: longest task, ms", "scrolling_longest_task_ms"),
    ])
}
