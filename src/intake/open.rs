//! From a text to the page.

use super::refusal::{Refusal, check};
use crate::app::{element, focus_quietly};
use crate::reading::{Reading, panels};
use crate::session::Session;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use whosays_article::Article;

/// Explains a plain text in the place of the article at hand.
///
/// # Errors
/// Says why not; the article at hand stays.
pub fn open_text(session: Session, text: &str, name: Option<&str>) -> Result<(), Refusal> {
    check(text)?;
    open_article(session, Article::from_plain(text), name, None);
    Ok(())
}

/// Explains an article in the place of the one at hand. `name` is its title where it has none; `remark` goes before
/// what the page says of every opened text.
pub fn open_article(session: Session, mut article: Article, name: Option<&str>, remark: Option<&str>) {
    article.meta.title.get_or_insert_with(|| name.unwrap_or("Your text").to_owned());
    let reading = Reading::new(article);
    let notice = [remark, Some(&notice(&reading))].into_iter().flatten().collect::<Vec<_>>().join(" ");
    // Analysing and drawing are a task each, so that the page can answer in between.
    set_timeout(move || open_reading(session, reading, Some(notice)), Duration::ZERO);
}

/// Shows a reading from its beginning.
pub fn open_reading(session: Session, reading: Arc<Reading>, notice: Option<String>) {
    panels::show(session, reading);
    session.notice.set(notice);
    session.refusal.set(None);
    focus_quietly(&element("main"));
    let options = web_sys::ScrollToOptions::new();
    options.set_top(0.0);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// What a reader should know about an opened text before trusting its marks.
fn notice(reading: &Reading) -> String {
    let document = reading.article.document();
    let stays = "Your text is on this page only; it has not left your browser.";
    if !whosays_engine::text::looks_english(&document) {
        format!(
            "This does not read like English, and Whosays is made for English: marks and names may be missing or \
             wrong. {stays}"
        )
    } else if reading.analysis.statements.is_empty() {
        format!("Whosays found no sentence in this that states anything, so there is nothing to mark. {stays}")
    } else {
        stays.into()
    }
}
