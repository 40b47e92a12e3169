//! How the page behaves in Chromium when it wakes up and when a long text is pasted.

use super::texts::long_text;
use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;

use std::path::Path;
use xtask::site_server::SiteServer;

/// What is told, by the scripts' names for it.
const FIGURES: [(&str, &str); 15] = [
    ("layout shift on wake-up (CLS)", "cls"),
    ("from start to ready, ms", "ready_ms"),
    ("weights: from bytes to ready, ms", "weights_ms"),
    ("a card: from its delay to being drawn, ms", "card_ms"),
    ("100 KB: a card with its shard loaded, the same, ms", "known_card_ms"),
    ("100 KB: from paste to first marks, ms", "begun_ms"),
    ("100 KB: from paste to marked, ms", "marked_ms"),
    ("100 KB: the same at the dialog’s opening, ms", "cold_marked_ms"),
    ("100 KB: longest task, ms", "longest_task_ms"),
    ("100 KB: ÷ showing it without marks", "times_plain"),
    ("100 KB: a letter typed on a card (INP), ms", "typing_ms"),
    ("100 KB: a mark changed (INP), ms", "changing_ms"),
    ("1 MB: from paste to first marks, ms", "long_begun_ms"),
    ("1 MB: from paste to all marks, ms", "long_marked_ms"),
    ("1 MB: longest task, ms", "long_longest_task_ms"),
];

/// Layout shift on wake-up, how long the weights take, and how long 100 KB and 1 MB take from paste to marks: a second
/// after the dialog opened, as long as a reader takes at least, and 100 KB at the moment it opens too.
pub fn measure(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let (text, longer) = (long_text(100_000)?, long_text(1_000_000)?);
    let run = script("page-speed.mjs", &[server.address(), &text.to_string_lossy(), &longer.to_string_lossy()])?;
    let correcting = script("correcting-speed.mjs", &[server.address(), &text.to_string_lossy()])?;
    let value = |name: &str| run[name].as_f64().or(correcting[name].as_f64()).unwrap_or(f64::NAN);
    let figures = FIGURES.iter().map(|(name, key)| ((*name).to_owned(), value(key)));
    Ok(figures.collect())
}
