//! The strip: the article's statuses in order, each statement as long as its words; a click goes there.

use super::Reading;
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
    let bars: Vec<_> = reading
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
            view! {
                <a href=format!("#s{index}") tabindex="-1">
                    <rect x="0" width=LENGTH y=from height=to - from data-status=statement.status.name()>
                        <title>{title}</title>
                    </rect>
                </a>
            }
        })
        .collect();
    view! {
        <svg viewBox=format!("0 0 {LENGTH} {LENGTH}") preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <g>{bars}</g>
        </svg>
    }
}
