//! How the page behaves in Chromium when it wakes up and when a long text is pasted.

use super::texts::long_text;
use crate::Outcome;
use crate::page_checks::script;
use crate::table::{Figure, Wanted};
use std::path::Path;
use xtask::site_server::SiteServer;

/// Layout shift on wake-up, how long the weights take, and how long 100 KB and 1 MB take from paste to marks: a second
/// after the dialog opened, as long as a reader takes at least, and 100 KB at the moment it opens too.
pub fn measure(dist: &Path) -> Outcome<Vec<Figure>> {
    let server = SiteServer::start(dist, "/");
    let (text, longer) = (long_text(100_000)?, long_text(1_000_000)?);
    let run = script("page-speed.mjs", &[server.address(), &text.to_string_lossy(), &longer.to_string_lossy()])?;
    let correcting = script("correcting-speed.mjs", &[server.address(), &text.to_string_lossy()])?;
    let value = |name: &str| run[name].as_f64().or(correcting[name].as_f64()).unwrap_or(f64::NAN);
    Ok(vec![
        Figure::hard("layout shift on wake-up (CLS)", value("cls"), Wanted::AtMost(0.0)),
        Figure::soft("from start to ready, ms", value("ready_ms"), Wanted::Any),
        Figure::soft("weights: from bytes to ready, ms", value("weights_ms"), Wanted::AtMost(25.0)),
        Figure::soft("a card: from its delay to being drawn, ms", value("card_ms"), Wanted::AtMost(50.0)),
        Figure::soft(
            "100 KB: a card with its shard loaded, the same, ms",
            value("known_card_ms"),
            Wanted::AtMost(50.0),
        ),
        Figure::soft("100 KB: from paste to first marks, ms", value("begun_ms"), Wanted::AtMost(200.0)),
        Figure::soft("100 KB: from paste to marked, ms", value("marked_ms"), Wanted::AtMost(300.0)),
        Figure::soft("100 KB: the same at the dialog’s opening, ms", value("cold_marked_ms"), Wanted::AtMost(300.0)),
        Figure::soft("100 KB: longest task, ms", value("longest_task_ms"), Wanted::AtMost(100.0)),
        Figure::soft("100 KB: ÷ showing it without marks", value("times_plain"), Wanted::Any),
        Figure::soft("100 KB: a letter typed on a card (INP), ms", value("typing_ms"), Wanted::AtMost(100.0)),
        Figure::soft("100 KB: a mark changed (INP), ms", value("changing_ms"), Wanted::AtMost(100.0)),
        Figure::soft("1 MB: from paste to first marks, ms", value("long_begun_ms"), Wanted::AtMost(200.0)),
        Figure::soft("1 MB: from paste to all marks, ms", value("long_marked_ms"), Wanted::Any),
        Figure::soft("1 MB: longest task, ms", value("long_longest_task_ms"), Wanted::AtMost(50.0)),
    ])
}
