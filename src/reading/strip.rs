//! The strip: the article's statuses in order, each statement as long as its words; a click goes there.

use super::Reading;
use super::escape::escape;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

/// Length of the strip in its own units.
const LENGTH: usize = 10_000;

/// The strip of one reading. It adds nothing to what the marks say to a keyboard or a screen reader, so it is hidden
/// from both; the style sheet turns it on its side on narrow screens.
#[component]
pub fn Strip(reading: Arc<Reading>) -> impl IntoView {
    let total = reading.profile.total().words.max(1);
    let mut before = 0;
    let bars: String = reading
        .analysis
        .statements
        .iter()
        .zip(&reading.profile.words)
        .enumerate()
        .map(|(index, (statement, words))| {
            let from = before * LENGTH / total;
            before += words;
            let to = before * LENGTH / total;
            let title = format!("{}: {}", words::status(statement.status).name, reading.chip(index));
            let mut safe = String::new();
            escape(&title, &mut safe);
            format!(
                "<a href=\"#s{index}\" tabindex=\"-1\"><rect width=\"{LENGTH}\" y=\"{from}\" height=\"{}\" \
                 data-status=\"{}\"><title>{safe}</title></rect></a>",
                to - from,
                statement.status.name()
            )
        })
        .collect();
    // Links and titles inside SVG have HTML namesakes, which a view would make instead; a string is parsed right.
    view! {
        <svg
            viewBox=format!("0 0 {LENGTH} {LENGTH}")
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
            inner_html=format!("<g>{bars}</g>")
        ></svg>
    }
}
