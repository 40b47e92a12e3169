//! What a teacher waits for when a class has handed in, and a pupil when marking, in Chromium.

use crate::Outcome;
use crate::page_checks::script;
use crate::table::{Figure, Wanted};
use std::path::Path;
use xtask::site_server::SiteServer;

/// From the files' arrival to the figures, of a class and of a whole school; a lesson over the site's first article.
pub fn measure(dist: &Path) -> Outcome<Vec<Figure>> {
    let server = SiteServer::start(dist, "/");
    let run = script("lessons-speed.mjs", &[server.address()])?;
    let figure =
        |name: &str, value: &str, wanted: Wanted| Figure::soft(name, run[value].as_f64().unwrap_or(f64::NAN), wanted);
    Ok(vec![
        figure("statements of the lesson", "statements", Wanted::Any),
        figure("40 hand-ins: from the files to the figures, ms", "class_ms", Wanted::AtMost(200.0)),
        figure("1,000 hand-ins: the same, ms", "school_ms", Wanted::AtMost(3000.0)),
        figure("a statement marked (INP), ms", "marking_ms", Wanted::AtMost(100.0)),
    ])
}
