//! The strip: the article's statuses in order, each statement as long as its words; a click goes there.

use super::Reading;
use super::escape::escape;
use super::sureness::level;
use crate::words;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use whosays_engine::Status;
use whosays_texts::{counted_with, told};

/// Length of the strip in its own units.
const LENGTH: usize = 10_000;

/// Of more statements than this, neighbours share a bar: each bar is three elements, all of which a browser styles in one
/// task.
const MOST_BARS: usize = 150;

/// Some statements that follow each other.
struct Bar {
    /// The status of most of their words.
    status: Status,
    words: usize,
    title: String,
    /// The level of the surest.
    sure: usize,
}

impl Bar {
    fn new(reading: &Reading, statements: Range<usize>) -> Self {
        let words = |status: Option<Status>| {
            let counted =
                statements.clone().filter(|n| status.is_none_or(|s| reading.analysis.statements[*n].status == s));
            counted.map(|n| reading.profile.words[n]).sum::<usize>()
        };
        let first = reading.analysis.statements[statements.start].status;
        let most = Status::ALL.into_iter().max_by_key(|status| words(Some(*status))).unwrap_or(first);
        let status = if statements.len() == 1 { first } else { most };
        let name = words::status(status);
        let title = match statements.len() {
            1 => told("{status}: {source}", &[("status", name.name), ("source", reading.chip(statements.start))]),
            many => counted_with(
                many,
                "{n} statement, mostly {status}|{n} statements, mostly {status}",
                &[("status", name.within)],
            ),
        };
        let levels = statements.clone().map(|n| level(reading.analysis.statements[n].confidence));
        Self { status, words: words(None), title, sure: levels.max().unwrap_or(0) }
    }
}

/// The strip of one reading. It adds nothing to what the marks say to a keyboard or a screen reader, so it is hidden
/// from both; the style sheet turns it on its side on narrow screens.
#[component]
pub fn Strip(reading: Arc<Reading>) -> impl IntoView {
    let total = reading.profile.total().words.max(1);
    let count = reading.analysis.statements.len();
    let step = count.div_ceil(MOST_BARS).max(1);
    let mut before = 0;
    let mut bars = String::new();
    for first in (0..count).step_by(step) {
        let bar = Bar::new(&reading, first..count.min(first + step));
        let from = before * LENGTH / total;
        before += bar.words;
        let to = before * LENGTH / total;
        let mut safe = String::new();
        escape(&bar.title, &mut safe);
        bars.push_str(&format!(
            "<a href=\"#s{first}\" tabindex=\"-1\"><rect width=\"{LENGTH}\" y=\"{from}\" height=\"{}\" \
             data-status=\"{}\" data-sure=\"{}\"><title>{safe}</title></rect></a>",
            to - from,
            bar.status.name(),
            bar.sure
        ));
    }
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
